/**
 * What `dist/tpy.cjs` is after a build: runs the bundled program from V8's code cache, which the build has filled with the
 * functions that a start needs, so that nothing of the bundle is parsed before it is called. Parts of it (scripts/bundle.mjs) are loaded in the same
 * way when the program first calls a function of theirs.
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
 * Sets one of V8's flags. `node:v8` can, but it loads all of Node's streams, which takes 2 ms of every start; what it is made of can be had alone
 * but for a warning. Without that in some Node, the module does it.
 */
function setV8Flag(flag) {
  flagSetter ??= ownFlagSetter() ?? process.getBuiltinModule('node:v8').setFlagsFromString;
  flagSetter(flag);
}
let flagSetter;
function ownFlagSetter() {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    return process.binding('v8').setFlagsFromString;
  } catch {
    return undefined;
  } finally {
    process.noDeprecation = noDeprecation;
  }
}
/**
 * V8's optimizing compiler waits four times as long as it would: a program of a second runs the tracer's code a few times only, and what was
 * optimised for the first of them has to be thrown away at the next. Against V8's own value six programs take 5 to 25% less processor
 * time, in V8's compiler threads for the most part (bench). Set before the caches are looked at, which are only good for the flags
 * that they were made under.
 */
setV8Flag('--interrupt-budget=528000');

const isWritingCaches = process.argv[2] === '--write-code-cache';
if (isWritingCaches) {
  process.argv.splice(2, 1);
  // Of a clock that only counts the looks at it the tracer always has time left, so that what it does, and with it what is in the
  // caches, does not depend on how busy the machine is that builds.
  let nanoseconds = 0;
  process.hrtime = () => [0, (nanoseconds += 50_000)];
}

/** Evaluates a bundle: what its function answers when it is called with what every bundle gets, and what it shares with the program. */
function loadBundle(name, shared = []) {
  const filename = join(__dirname, `${name}.cjs`);
  const cacheFile = join(__dirname, `${name}.cache`);
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: readCache(cacheFile) });
  if (isWritingCaches) process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
  return script.runInThisContext()(requireModule, programURL, importOutside, loadPart, setV8Flag, ...shared);
}
function loadPart(name, shared) {
  return loadBundle(`${name}.part`, shared);
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
function requireModule(name) {
  return imported.get(name) ?? process.getBuiltinModule(name) ?? require(name);
}
/** A script from the code cache cannot import: the module that runs it does so in its place. */
async function importOutside(name) {
  const module = await import(name);
  imported.set(name, 'default' in module ? module.default : module);
  return module;
}
loadBundle('program');
