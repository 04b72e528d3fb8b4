/**
 * How fast source becomes bytecode: the speed when warm, the time for a library in a fresh process next to CPython's, and what
 * the front end adds to the start of a small program. Wall-clock time for the fresh processes, processor time otherwise.
 *
 * Usage: front-end [--rounds=N] [FOLDER ...]; without folders, Debian's library of CPython 3.11. Each figure is a median over the
 * rounds. Both engines compile the same files, those that CPython 3.11 and tpy accept, and write nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { compile } from '../interpreter/frontend/compile.js';
import { parseModule } from '../interpreter/frontend/parser.js';
import { readSource } from '../interpreter/frontend/source.js';
import { PySyntaxError } from '../interpreter/frontend/syntax-errors.js';
import { median } from './compare.js';
import { inProject } from './measure.js';

const PYTHON = '/usr/bin/python3';
const DEFAULT_FOLDER = '/usr/lib/python3.11';
const MEGABYTE = 1e6;
/** What the project asks of itself. */
const BARS = { megabytesPerSecond: 3, coldRatio: 3, startMilliseconds: 15 } as const;

/** Compiles what the list in argument 1 names; prints the names of what is accepted when argument 2 is there. */
const PYTHON_PROGRAM = `
import sys, warnings
warnings.simplefilter('ignore')
for name in open(sys.argv[1]).read().split('\\n'):
    with open(name, 'rb') as file:
        source = file.read()
    try:
        compile(source, name, 'exec', dont_inherit=True)
    except (SyntaxError, ValueError):
        continue
    if len(sys.argv) > 2:
        print(name)
`;

function pythonFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return path.endsWith('.py') ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap(name => pythonFiles(join(path, name)));
}

interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Processor time that this process has used, collection of garbage included: a busy machine does not change it much. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Seconds for parsing and for compiling all sources once. */
function compileAll(sources: readonly Source[]): { parse: number; compile: number } {
  let parse = 0;
  let generate = 0;
  for (const { name, bytes } of sources) {
    const start = processorSeconds();
    const { tree } = parseModule(bytes, name);
    const parsed = processorSeconds();
    compile(tree, { filename: name, mode: 'exec', source: readSource(bytes, name) });
    parse += parsed - start;
    generate += processorSeconds() - parsed;
  }
  return { parse, compile: generate };
}

function isAccepted({ name, bytes }: Source): boolean {
  try {
    compileAll([{ name, bytes }]);
    return true;
  } catch (error) {
    if (error instanceof PySyntaxError) return false;
    throw error;
  }
}

/** Wall-clock seconds of a process that must succeed. */
function time(words: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(words[0]!, words.slice(1), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')}: status ${status}\n${stderr}`);
  return (performance.now() - start) / 1000;
}

function reportWarm(sources: readonly Source[], rounds: number): void {
  const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0);
  compileAll(sources);
  const times = Array.from({ length: rounds }, () => compileAll(sources));
  const speed = (seconds: (of: (typeof times)[number]) => number) => bytes / MEGABYTE / median(times.map(seconds));
  const both = speed(of => of.parse + of.compile);
  console.log(`${sources.length} files, ${(bytes / MEGABYTE).toFixed(1)} MB`);
  console.log(
    `warm: ${both.toFixed(2)} MB/s (parse ${speed(of => of.parse).toFixed(2)}, compile ${speed(of => of.compile).toFixed(2)}); ` +
      `bar ${BARS.megabytesPerSecond}: ${both >= BARS.megabytesPerSecond ? 'met' : 'missed'}`,
  );
}

/** Bundles an entry as the command is bundled. */
async function bundle(contents: string, outfile: string, format: 'esm' | 'cjs'): Promise<void> {
  await build({
    stdin: { contents, resolveDir: inProject(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format,
    packages: 'external',
    logLevel: 'error',
    outfile,
  });
}

const FRONT_END = `
import { compile } from './interpreter/frontend/compile.js';
import { parseModule } from './interpreter/frontend/parser.js';
`;
const COMPILE_LIST = `${FRONT_END}
import { readFileSync } from 'node:fs';
for (const name of readFileSync(process.argv[2]!, 'utf8').split('\\n')) {
  const source = readFileSync(name);
  compile(parseModule(source, name).tree, { filename: name, mode: 'exec' });
}
`;
const COMPILE_HELLO = `${FRONT_END}
compile(parseModule('print("hello")\\n', 'hello.py').tree, { filename: 'hello.py', mode: 'exec' });
`;

/**
 * Runs a bundle from V8's code cache, as the command does, and prints how many milliseconds of processor time that takes. With a
 * second argument it writes the cache instead.
 */
const RUN_FROM_CACHE = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');
const [file, writes] = process.argv.slice(2);
const before = process.cpuUsage();
const text = '(function (require) {' + readFileSync(file, 'latin1') + '})';
const cachedData = existsSync(file + '.cache') ? readFileSync(file + '.cache') : undefined;
const script = new Script(text, { filename: file, cachedData });
script.runInThisContext()(require);
const { user, system } = process.cpuUsage(before);
if (writes) writeFileSync(file + '.cache', script.createCachedData());
else console.log((user + system) / 1000);
`;

async function reportCold(folder: string, names: readonly string[], rounds: number): Promise<void> {
  if (!existsSync(PYTHON)) {
    console.log(`cold: skipped, there is no ${PYTHON}`);
    return;
  }
  const list = join(folder, 'files.txt');
  const program = join(folder, 'compile-list.mjs');
  writeFileSync(list, names.join('\n'));
  await bundle(COMPILE_LIST, program, 'esm');
  const times = Array.from({ length: rounds }, () => ({
    cpython: time([PYTHON, '-c', PYTHON_PROGRAM, list]),
    tpy: time([process.execPath, program, list]),
  }));
  const ratio = median(times.map(({ tpy, cpython }) => tpy / cpython));
  const [tpy, cpython] = [median(times.map(of => of.tpy)), median(times.map(of => of.cpython))];
  console.log(
    `cold: tpy ${tpy.toFixed(2)} s, CPython 3.11 ${cpython.toFixed(2)} s, ratio ${ratio.toFixed(2)}; ` +
      `bar ${BARS.coldRatio}: ${ratio <= BARS.coldRatio ? 'met' : 'missed'}`,
  );
}

async function reportStart(folder: string, rounds: number): Promise<void> {
  const [runner, hello] = [join(folder, 'run-from-cache.cjs'), join(folder, 'hello.cjs')];
  writeFileSync(runner, RUN_FROM_CACHE);
  await bundle(COMPILE_HELLO, hello, 'cjs');
  time([process.execPath, runner, hello, 'write']);
  const milliseconds = () => Number(spawnSync(process.execPath, [runner, hello], { encoding: 'utf8' }).stdout);
  const added = median(Array.from({ length: 5 * rounds }, milliseconds));
  console.log(
    `start: loading the front end and compiling print("hello") takes ${added.toFixed(1)} ms; ` +
      `bar ${BARS.startMilliseconds}: ${added <= BARS.startMilliseconds ? 'met' : 'missed'}`,
  );
}

/** The files that CPython accepts and tpy too. */
function selectSources(folder: string, names: readonly string[]): Source[] {
  const list = join(folder, 'candidates.txt');
  writeFileSync(list, names.join('\n'));
  const python = existsSync(PYTHON)
    ? spawnSync(PYTHON, ['-c', PYTHON_PROGRAM, list, 'print'], { encoding: 'utf8' })
    : null;
  const accepted = python === null ? names : python.stdout.split('\n').filter(name => name !== '');
  return accepted.map(name => ({ name, bytes: readFileSync(name) })).filter(isAccepted);
}

async function main(words: readonly string[]): Promise<void> {
  const rounds = Number(words.find(word => word.startsWith('--rounds='))?.slice('--rounds='.length) ?? 3);
  const folders = words.filter(word => !word.startsWith('--'));
  const names = (folders.length > 0 ? folders : [DEFAULT_FOLDER]).flatMap(pythonFiles);
  const folder = mkdtempSync(join(tmpdir(), 'tpy-front-end-'));
  try {
    const sources = selectSources(folder, names);
    if (sources.length === 0) throw new Error('there are no Python files to compile');
    reportWarm(sources, rounds);
    await reportCold(
      folder,
      sources.map(source => source.name),
      rounds,
    );
    await reportStart(folder, rounds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main(process.argv.slice(2));
