/** The Python files that the front end is checked with: of folders, single files, and zip archives. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

export interface PythonFile {
  readonly name: string;
  readonly source: Uint8Array;
}

/** Debian's library of CPython 3.11; its tests lie in `test` when `libpython3.11-testsuite` is installed. */
export const DEBIAN_LIBRARY = '/usr/lib/python3.11';

/** What checks use when they are given no paths: pyodide's library and, where it is installed, Debian's. */
export function defaultPaths(): string[] {
  const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  return [join(pyodide, 'python_stdlib.zip'), ...(existsSync(DEBIAN_LIBRARY) ? [DEBIAN_LIBRARY] : [])];
}

/** The words of a command that are paths, or the default paths if there are none. */
export function pathsOf(words: readonly string[]): string[] {
  const paths = words.filter(word => !word.startsWith('--'));
  return paths.length > 0 ? paths : defaultPaths();
}

/** The value of `--name=value`, or null. */
export function optionOf(words: readonly string[], name: string): string | null {
  return words.find(word => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
}

/** All Python files under a path, in the order of their names. */
export function* pythonFiles(path: string): Generator<PythonFile> {
  if (path.endsWith('.zip')) yield* filesInArchive(path);
  else if (!statSync(path).isDirectory()) yield { name: path, source: readFileSync(path) };
  else {
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name);
      if (!existsSync(inner)) continue;
      if (name.endsWith('.py') || statSync(inner).isDirectory()) yield* pythonFiles(inner);
    }
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const DEFLATED = 8;

/** The Python files of a zip archive, found through the directory at its end (PKWARE's APPNOTE, 4.3). */
function* filesInArchive(path: string): Generator<PythonFile> {
  const bytes = readFileSync(path);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  let entry = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = bytes.readUInt16LE(entry + 28);
    const name = bytes.toString('utf8', entry + 46, entry + 46 + nameLength);
    if (name.endsWith('.py')) yield { name: `${path}/${name}`, source: readEntry(bytes, entry) };
    entry += 46 + nameLength + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
}

function readEntry(bytes: Buffer, entry: number): Uint8Array {
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20));
  return bytes.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : packed;
}
