/**
 * Builds tpy: derives from the RTS sources, compiles with tsc to dist/, bundles the command.
 *
 *   node scripts/build.mjs [--derive-only | --bundle-only] [--partial] [--force] [--wat] [-O0]
 *
 * --partial goes on in spite of mistakes in RTS sources and missing handlers (they are reported and trap when reached);
 * --wat writes backend-wasm/generated/interpreter.wat, too;
 * -O0 leaves the Wasm interpreter unoptimised, for reading it and for quick turns.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleCommand } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Inside node_modules, so that bundles find the packages they leave outside. */
const cache = path.join(root, 'node_modules/.cache/tpy');
const flags = new Set(process.argv.slice(2));

async function step(name, run) {
  const start = performance.now();
  const note = await run();
  console.log(`${name.padEnd(8)} ${((performance.now() - start) / 1000).toFixed(1)} s${note ? `  ${note}` : ''}`);
}
const bundle = options =>
  build({ bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning', ...options });

function readFolder(folder) {
  const names = fs.existsSync(path.join(root, folder))
    ? fs.readdirSync(path.join(root, folder), { recursive: true })
    : [];
  return names
    .filter(name => name.endsWith('.ts'))
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .map(file => ({ path: file, text: fs.readFileSync(path.join(root, file), 'utf8') }));
}

/** Python sources that are part of tpy become modules of texts: folder, generated file, name of the function that answers them. */
const PYTHON_SOURCES = [
  ['interpreter/runtime/app-level', 'interpreter/generated/app-level.ts', 'appLevelSources'],
  ['stdlib/python', 'stdlib/generated/python-sources.ts', 'pythonSources'],
];
function embedSources() {
  for (const [folder, target, name] of PYTHON_SOURCES) {
    const files = fs
      .readdirSync(path.join(root, folder))
      .filter(name => name.endsWith('.py'))
      .sort();
    const rows = files.map(file => {
      const text = fs.readFileSync(path.join(root, folder, file), 'utf8');
      return `  ${JSON.stringify(file.replace(/\.py$/, ''))}: ${JSON.stringify(text)},\n`;
    });
    const content = `/** Derived: the Python files of ${folder}, by module name. */\nexport const ${name} = (): Readonly<Record<string, string>> => ({\n${rows.join('')}});\n`;
    writeIfChanged(path.join(root, target), content);
  }
}
function writeIfChanged(file, content) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === content) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}

async function derive() {
  embedSources();
  const sourcesModule = path.join(cache, `sources-${process.pid}.mjs`);
  await bundle({ entryPoints: [path.join(root, 'interpreter/dialect/sources.ts')], outfile: sourcesModule });
  const { RTS_FOLDERS, selectSources, declarationPaths } = await import(pathToFileURL(sourcesModule).href);
  fs.rmSync(sourcesModule);
  const sources = selectSources(RTS_FOLDERS.flatMap(folder => readFolder(folder.path)));
  const declared = declarationPaths(sources).filter(file => fs.existsSync(path.join(root, file)));
  const entry = [
    `export { derive } from './scripts/derive.js';`,
    ...declared.map((file, i) => `import * as m${i} from './${file.replace(/\.ts$/, '.js')}';`),
    `export const declarations = {${declared.map((file, i) => `${JSON.stringify(file)}: m${i}`).join(', ')}};`,
  ].join('\n');
  const deriveModule = path.join(cache, `derive-${process.pid}.mjs`);
  await bundle({ stdin: { contents: entry, resolveDir: root, loader: 'ts' }, outfile: deriveModule });
  const programHash = createHash('sha256').update(fs.readFileSync(deriveModule)).digest('hex');
  const program = await import(pathToFileURL(deriveModule).href);
  fs.rmSync(deriveModule);
  return program.derive({
    root,
    sources,
    declarations: program.declarations,
    programHash,
    partial: flags.has('--partial'),
    force: flags.has('--force') || flags.has('--wat'),
    text: flags.has('--wat'),
    ...(flags.has('-O0') ? { optimizeLevel: 0 } : {}),
  });
}

function compile() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', root], {
    stdio: 'inherit',
  });
  if (status !== 0 && !flags.has('--partial')) throw new Error('tsc found mistakes');
}

/** The command's program, its parts, the Wasm interpreter, and what starts them. */
async function writeCommand() {
  const entry = 'cli/main.ts';
  if (!fs.existsSync(path.join(root, entry))) return 'skipped: there is no cli/main.ts';
  const define = { TPY_BUILD_KEY: JSON.stringify(KEY_PLACE) };
  const { program, parts } = await bundleCommand({ root, cache, entry, define });
  const wasm = fs.readFileSync(path.join(root, 'backend-wasm/generated/interpreter.wasm'));
  const hash = createHash('sha256')
    .update(program)
    .update([...parts.values()].join(''))
    .update(wasm);
  const key = hash.digest('hex').slice(0, KEY_PLACE.length);
  removeDerived('code');
  const write = (name, content) => fs.writeFileSync(path.join(root, 'dist', name), content);
  write('program.cjs', program.replace(KEY_PLACE, key));
  for (const [name, text] of parts) write(`${name}.part.cjs`, text);
  write('program.wasm', wasm);
  fs.copyFileSync(path.join(root, 'cli/start.cjs'), path.join(root, 'dist/tpy.cjs'));
  return `${Math.round(program.length / 1024)} KiB`;
}
/** Stands for the key in the bundle until the bundle's hash is known. */
const KEY_PLACE = 'key-of-this-build';

/** Compiles the interpreter, boots and runs a program, and saves what V8 and memory then hold for all later starts. */
function saveStart() {
  const image = path.join(root, 'dist/program.image');
  removeDerived('cache', 'code');
  runCommand('--write-boot-image', image);
  const code = saveMachineCode();
  runCommand('--write-code-cache', path.join(root, 'scripts/warm-up.py'));
  return `${Math.round(fs.statSync(image).size / 1024)} KiB${code ? '' : ', without machine code, which this V8 does not give away'}`;
}
/** False, and everything works but starts slowly, when this V8 does not have it or does not take it back. */
function saveMachineCode() {
  if (runs('ignore', '--write-machine-code') && runs('ignore', '--has-machine-code')) return true;
  removeDerived('code');
  return false;
}
function removeDerived(...kinds) {
  const dist = path.join(root, 'dist');
  for (const file of fs.readdirSync(dist)) {
    if (kinds.some(kind => file.endsWith(`.${kind}`))) fs.rmSync(path.join(dist, file));
  }
}
function runCommand(...words) {
  if (!runs('inherit', ...words)) throw new Error(`tpy ${words.join(' ')} failed`);
}
function runs(stderr, ...words) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'dist/tpy.cjs'), ...words], {
    stdio: ['ignore', 'ignore', stderr],
  });
  return status === 0;
}

/** `npx tpy` in a checkout finds the command where it finds those of dependencies; otherwise npm would build again at each call. */
function linkCommand() {
  const link = path.join(root, 'node_modules/.bin/tpy');
  fs.rmSync(link, { force: true });
  fs.symlinkSync(path.join('..', '..', 'cli', 'tpy.cjs'), link);
}

/** Is the command newer than everything it is made of? `npx tpy` in a checkout runs `prepare` again; it should cost nothing. */
function isBuilt() {
  const made = path.join(root, 'dist/program.image');
  if (!fs.existsSync(made)) return false;
  const folders = ['interpreter', 'tracer', 'backend-wasm', 'stdlib', 'cli', 'conformance', 'bench', 'scripts'];
  const newest = folders.flatMap(folder =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter(name => /\.(ts|js|mjs|py)$/.test(name) && !/generated/.test(name))
      .map(name => fs.statSync(path.join(root, folder, name)).mtimeMs),
  );
  return Math.max(...newest) < fs.statSync(made).mtimeMs;
}

try {
  if (flags.has('--if-stale') && isBuilt()) process.exit(0);
  linkCommand();
  if (!flags.has('--bundle-only')) await step('derive', derive);
  if (!flags.has('--derive-only')) {
    if (!flags.has('--bundle-only')) await step('tsc', compile);
    await step('bundle', writeCommand);
    await step('start', saveStart);
  }
} catch (error) {
  console.error(error.name?.endsWith('DialectError') ? error.message : error);
  process.exitCode = 1;
}
