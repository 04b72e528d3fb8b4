/**
 * What `dist/tpy.js` is after a build: runs the bundled program from V8's code cache, which the build has filled with the
 * functions that a start needs, so that nothing of the bundle is parsed before it is called.
 *
 * What always holds: without the cache, or with one of another version of Node, everything works the same but slower. Built-in
 * modules are taken from `process`, because importing them makes module facades, which touch every property.
 */
const { readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
const { Script } = process.getBuiltinModule('node:vm');
const { createRequire } = process.getBuiltinModule('node:module');
const { fileURLToPath } = process.getBuiltinModule('node:url');

const program = fileURLToPath(new URL('program.cjs', import.meta.url));
const cacheFile = fileURLToPath(new URL('program.cache', import.meta.url));

function readCache() {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}
/**
 * V8's optimizing compiler waits twice as long as it would: a program of a second runs the tracer's code a few times only, and what was optimised
 * for the first of them has to be thrown away at the next. The whole process takes 12% less time so (bench, six programs). Set before the
 * cache is looked at, which is only good for the flags that it was made under.
 */
process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=264000');
const script = new Script(readFileSync(program, 'latin1'), {
  filename: program,
  cachedData: readCache(),
});

if (process.argv[2] === '--write-code-cache') {
  process.argv.splice(2, 1);
  process.on('exit', () => writeFileSync(cacheFile, script.createCachedData()));
}
/** Modules that the program has imported: it may require them afterwards. */
const imported = new Map();
const requireBuiltin = createRequire(import.meta.url);
async function importOutside(name) {
  const module = await import(name);
  imported.set(name, 'default' in module ? module.default : module);
  return module;
}
script.runInThisContext()(name => imported.get(name) ?? requireBuiltin(name), import.meta.url, importOutside);
