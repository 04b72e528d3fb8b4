/**
 * Bundles the command: `program.cjs`, which every start evaluates, and parts of it that are loaded when a function of theirs is first
 * called. A start pays for each byte of source, each function in the code cache and each module that it evaluates, so what most
 * programs do without is a part: the tracer, the error messages of the parser, the texts of Python modules.
 *
 * A part is a source file of which others import functions only, with all that it alone needs. In the program its place is taken by functions that
 * load it and pass the call on. What a part shares with the program (modules have state) it gets as arguments: not by the properties of a
 * module object, each of which would be looked up, cold, at each place that uses it.
 *
 *   (function (require, programURL, importOutside, loadPart, shared0, shared1, ...) { ...; return { f, g } })
 */
import path from 'node:path';
import { build } from 'esbuild';
import { constantFolding } from './fold-constants.mjs';

/** Entry files of the parts, by the name of their bundle. */
export const PARTS = {
  tracer: 'backend-wasm/index.ts',
  library: 'stdlib/generated/python-sources.ts',
  'app-level': 'interpreter/generated/app-level.ts',
  characters: 'interpreter/frontend/character-name-table.ts',
  diagnosis: 'interpreter/frontend/diagnose.ts',
};
const PARAMETERS = ['require', 'programURL', 'importOutside', 'loadPart', 'setV8Flag'];
/** In a part: the export of that number of a module that the program has. Its calls are without effect, so only those in use remain. */
const SHARED = 'sharedValue';
const SHARED_VALUE = new RegExp(`\\b${SHARED}\\((\\d+)\\)`, 'g');

/** Bundles everything: the program, and the parts by name. `define` as esbuild has it, `cache` is a folder that may be written to. */
export async function bundleCommand({ root, cache, entry, define }) {
  const bundler = new Bundler(root, define, await constantFolding(root, cache));
  const entryExports = await bundler.exportsOf(Object.values(PARTS));
  const unknown = new Map(
    Object.entries(PARTS).map(([name, file]) => [name, { exports: entryExports.get(file), shared: [] }]),
  );
  const { inputs } = await bundler.program(entry, unknown);
  const inProgram = new Set(
    Object.keys(inputs).filter(file => !file.startsWith('builtin:') && file !== entry && !partOf(file)),
  );
  const exports = await bundler.exportsOf([...inProgram]);
  const parts = new Map();
  const owner = new Map();
  for (const [name, file] of Object.entries(PARTS)) {
    const part = await bundler.part(name, unknown, inProgram, exports);
    for (const input of Object.keys(part.inputs)) {
      if (input.startsWith('shared:')) continue;
      if (input !== file && partOf(input)) throw new Error(`the part ${name} needs the part ${partOf(input)}`);
      if (owner.has(input)) throw new Error(`${input} is in the parts ${owner.get(input)} and ${name}`);
      owner.set(input, name);
    }
    parts.set(name, { ...part, exports: entryExports.get(file) });
  }
  return {
    program: (await bundler.program(entry, parts)).text,
    parts: new Map([...parts].map(([name, { text }]) => [name, text])),
  };
}

/** The name of the part that the file is the entry of. */
const partOf = file => Object.keys(PARTS).find(name => PARTS[name] === file);

class Bundler {
  constructor(root, define, folding) {
    this.root = root;
    this.define = define;
    this.folding = folding;
  }
  /** The program with functions in the place of parts. */
  async program(entry, parts) {
    const { text, inputs } = await this.bundle(entry, 'cjs', [this.stubs(parts)]);
    return { inputs, text: wrap(text, []) };
  }
  async part(name, stubs, inProgram, exports) {
    const shared = [];
    const file = PARTS[name];
    const { text, inputs, imports } = await this.bundle(file, 'esm', [
      this.stubs(stubs, file),
      this.sharing(inProgram, exports, shared),
    ]);
    const used = [...new Set([...text.matchAll(SHARED_VALUE)].map(([, number]) => Number(number)))];
    const parameters = used.map(number => `shared${number}`);
    const body = text
      .replaceAll(SHARED_VALUE, 'shared$1')
      .replace(
        /\bexport\s*\{([^}]*)\};?\s*$/,
        (_, list) => `return {${list.replaceAll(/(\S+) as (\S+?)(,|$|\s)/g, '$2: $1$3')}};`,
      );
    if (imports.length > 0)
      throw new Error(`the part ${name} imports ${imports[0].path}: it can have what is of tpy only`);
    return { inputs, text: wrap(body, parameters), shared: used.map(number => shared[number]) };
  }
  async bundle(entry, format, plugins) {
    const { outputFiles, metafile } = await build({
      entryPoints: [path.join(this.root, entry)],
      absWorkingDir: this.root,
      outfile: path.join(this.root, 'dist/part.cjs'),
      bundle: true,
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
      format,
      write: false,
      metafile: true,
      minifySyntax: true,
      minifyWhitespace: true,
      define: { ...this.define, 'import.meta.url': 'programURL' },
      plugins: [builtins, ...plugins, this.folding],
    });
    const [{ imports }] = Object.values(metafile.outputs);
    return {
      text: outputFiles[0].text.replaceAll('await import(', 'await importOutside('),
      inputs: metafile.inputs,
      imports,
    };
  }
  /** Names that source files export. */
  async exportsOf(files) {
    const { metafile } = await build({
      entryPoints: files.map(file => path.join(this.root, file)),
      absWorkingDir: this.root,
      outbase: this.root,
      outdir: path.join(this.root, 'dist/none'),
      format: 'esm',
      write: false,
      metafile: true,
    });
    return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
  }
  /** The source file that an import means. */
  resolve({ path: relative, resolveDir }) {
    return path.relative(this.root, path.join(resolveDir, relative.replace(/\.js$/, '.ts'))).replaceAll('\\', '/');
  }
  /** Puts functions that load a part in the place of its entry. */
  stubs(parts, but = null) {
    return {
      name: 'stubs',
      setup: build => {
        build.onLoad({ filter: /\.ts$/ }, args => {
          const file = path.relative(this.root, args.path).replaceAll('\\', '/');
          const name = file === but ? undefined : partOf(file);
          if (name === undefined) return null;
          return { contents: this.stub(name, parts.get(name)), resolveDir: this.root, loader: 'js' };
        });
      },
    };
  }
  stub(name, part) {
    const imports = part.shared.map(({ file, name }, k) => `import { ${name} as shared${k} } from './${file}';`);
    const values = part.shared.map((_, k) => `shared${k}`).join(', ');
    const functions = part.exports.map(name => `export const ${name} = (...args) => part().${name}(...args);`);
    return `${imports.join('\n')}\nlet loaded;\nconst part = () => (loaded ??= loadPart('${name}', [${values}]));\n${functions.join('\n')}`;
  }
  /** Puts arguments of the part in the place of the modules that the program has; `shared` lists them. */
  sharing(inProgram, exports, shared) {
    return {
      name: 'sharing',
      setup: build => {
        build.onResolve({ filter: /^\.\.?\// }, args => {
          const file = this.resolve(args);
          return inProgram.has(file) ? { path: file, namespace: 'shared' } : null;
        });
        build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path: file }) => {
          const rows = exports.get(file).map(name => {
            shared.push({ file, name });
            return `export const ${name} = /* @__PURE__ */ ${SHARED}(${shared.length - 1});`;
          });
          return { contents: rows.join('\n'), loader: 'js' };
        });
      },
    };
  }
}
/** Node's modules by their default export: what esbuild makes of imports otherwise copies all properties of each. */
const builtins = {
  name: 'builtins',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'builtin' } : null,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `export default require('${path}');`,
    }));
  },
};
function wrap(body, shared) {
  return `(function (${[...PARAMETERS, ...shared].join(', ')}) {\n${body}})`;
}
