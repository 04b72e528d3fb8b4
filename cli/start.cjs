/**
 * What `dist/tpy.cjs` is after a build: runs the bundled program from V8's code cache, which the build has filled with the
 * functions that a start needs, so that nothing of the bundle is parsed before it is called. The tracer is a part of its own, loaded in
 * the same way when a loop is first hot.
 *
 * It is a CommonJS module, because for an ES module node starts its other loader first, which takes 7 ms.
 *
 * What always holds: without the caches, or with those of another version of Node, everything works the same but slower. Built-in
 * modules are taken from `process`, because importing them makes module facades, which touch every property.
 */
const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');
const { pathToFileURL } = process.getBuiltinModule('node:url');
const { join } = process.getBuiltinModule('node:path');

const programURL = pathToFileURL(__filename).href;

/**
 * V8's optimizing compiler waits four times as long as it would: a program of a second runs the tracer's code a few times only, and what was
 * optimised for the first of them has to be thrown away at the next. Against V8's own value six programs take 5 to 25% less processor
 * time, in V8's compiler threads for the most part (bench). Set before the caches are looked at, which are only good for the flags
 * that they were made under.
 */
process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=528000');

const isWritingCaches = process.argv[2] === '--write-code-cache';
if (isWritingCaches) process.argv.splice(2, 1);

/** Loads a part of the bundle: a function expression. */
function loadPart(name) {
  const filename = join(__dirname, `${name}.cjs`);
  const cacheFile = join(__dirname, `${name}.cache`);
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: readCache(cacheFile) });
  if (isWritingCaches) process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
  return script.runInThisContext();
}
function readCache(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Modules that the program has imported: it may require them afterwards. */
const imported = new Map();
/** Modules of the program that the tracer's part needs, by source file. */
let shared = {};
const SHARED = 'shared:';
function requireModule(name) {
  if (name.startsWith(SHARED)) return shared[name.slice(SHARED.length)];
  return imported.get(name) ?? process.getBuiltinModule(name) ?? require(name);
}
/** The tracer's module, whose part is loaded when it is first used. */
const tracer = {
  attachTracer(...args) {
    const module = { exports: {} };
    loadPart('tracer')(requireModule, programURL, importOutside, () => undefined, module);
    return module.exports.attachTracer(...args);
  },
};
async function importOutside(name) {
  if (name === '../backend-wasm/index.js') return tracer;
  const module = await import(name);
  imported.set(name, 'default' in module ? module.default : module);
  return module;
}
function provideShared(modules) {
  shared = modules;
}
loadPart('program')(requireModule, programURL, importOutside, provideShared, { exports: {} });
