/**
 * Derives from the RTS sources: the Wasm interpreter, the recording twins and their metadata. Run by scripts/build.mjs, which
 * bundles this file with the declaration modules that the sources name.
 *
 * Nothing is derived again while neither the sources nor this program have changed (a hash in generated/derived.json says so).
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { translate } from '../backend-wasm/translate/emit-handlers.js';
import { OPCODES } from '../interpreter/bytecode/opcodes.js';
import { checkProgram } from '../interpreter/dialect/check.js';
import { throwCollected } from '../interpreter/dialect/dialect-error.js';
import { loadProgram } from '../interpreter/dialect/load-program.js';
import type { SourceFile } from '../interpreter/dialect/typed-tree.js';
import { emitRecorder } from '../tracer/derive/emit-recorder.js';

export interface DeriveOptions {
  readonly root: string;
  readonly sources: readonly SourceFile[];
  /** Exports of the declaration modules, by path. */
  readonly declarations: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Changes when the translator or a declaration changes. */
  readonly programHash: string;
  /** Report mistakes, but derive what is right: the rest traps when it is reached. */
  readonly partial: boolean;
  readonly force: boolean;
  readonly optimizeLevel?: number;
  /** Write the module as text, too. */
  readonly text?: boolean;
}

const WASM = 'backend-wasm/generated/interpreter.wasm';
const TABLED = 'backend-wasm/generated/tabled-functions.ts';
/** What TypeScript calls of the interpreter. */
const NAMED = 'interpreter/runtime/exports.ts';
const TWINS = 'tracer/generated/twins.ts';
const METADATA = 'tracer/generated/metadata.ts';
const STAMP = 'backend-wasm/generated/derived.json';

/** Derives everything; answers a line that says what was done. */
export function derive(options: DeriveOptions): string {
  const hash = contentHash(options);
  if (!options.force && isCurrent(options.root, hash)) return 'unchanged';
  const write = (file: string, content: string | Uint8Array) => writeFile(options.root, file, content);
  const declarations = Object.entries(options.declarations).map(([file, exports]) => ({
    path: file,
    exports,
    text: fs.readFileSync(path.join(options.root, file), 'utf8'),
  }));
  const program = loadProgram(options.sources, declarations);
  checkProgram(program, OPCODES);
  if (options.partial) for (const e of program.errors) console.error(`${e.message}\n`);
  else throwCollected(program.errors);
  const wasm = translate(program, {
    opcodes: OPCODES,
    allowMissing: options.partial,
    named: namedFunctions(options.root),
    ...(options.optimizeLevel === undefined ? {} : { optimizeLevel: options.optimizeLevel }),
  });
  const recorder = emitRecorder(program, OPCODES);
  write(WASM, wasm.wasm);
  if (options.text) write(WASM.replace('.wasm', '.wat'), wasm.text());
  throwUnknown(options.root, wasm.exports);
  write(TABLED, tabledModule(wasm.tabled));
  write(TWINS, recorder.twins);
  write(METADATA, recorder.metadata);
  write(STAMP, JSON.stringify({ hash, partial: program.errors.length + wasm.missing.length > 0 }));
  if (wasm.missing.length) console.error(`opcodes without a handler: ${wasm.missing.join(' ')}`);
  return `${program.functions.size} functions, ${wasm.wasm.length} bytes of Wasm`;
}

function contentHash(options: DeriveOptions): string {
  const hash = createHash('sha256').update(options.programHash).update(String(options.optimizeLevel));
  for (const { path: file, text } of options.sources) hash.update(`\0${file}\0${text}`);
  hash.update([...namedFunctions(options.root)].join());
  return hash.digest('hex');
}
function isCurrent(root: string, hash: string): boolean {
  if (![WASM, TABLED, TWINS, METADATA, STAMP].every(file => fs.existsSync(path.join(root, file)))) return false;
  const stamp = JSON.parse(fs.readFileSync(path.join(root, STAMP), 'utf8')) as { hash: string; partial: boolean };
  return stamp.hash === hash && !stamp.partial;
}
function writeFile(root: string, file: string, content: string | Uint8Array): void {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}`;
  fs.writeFileSync(temporary, content);
  fs.renameSync(temporary, target);
}
/** The methods of the interface `InterpreterExports`. */
function namedFunctions(root: string): ReadonlySet<string> {
  const text = fs.readFileSync(path.join(root, NAMED), 'utf8');
  return new Set(Array.from(text.matchAll(/^ {2}(\w+)\(/gm), ([, name]) => name!));
}
function throwUnknown(root: string, exported: readonly string[]): void {
  const unknown = [...namedFunctions(root)].filter(name => !exported.includes(name));
  if (unknown.length) throw new Error(`${NAMED} names functions that RTS does not export: ${unknown.join(', ')}`);
}
function tabledModule(names: readonly string[]): string {
  return `/** Derived: the functions in the interpreter's table, which traces and the recorder call, in its order. */
export const TABLED_FUNCTIONS: readonly string[] = [\n${names.map(name => `  '${name}',\n`).join('')}];
`;
}
