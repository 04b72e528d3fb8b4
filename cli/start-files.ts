/**
 * The derived files that every start reads: the Wasm interpreter with its machine code, and the boot image. The build puts them beside the bundle.
 *
 * What always holds: a bundle that the build script did not make has no key and uses no image, so that it can never start with
 * the memory of other sources.
 */
import fs from 'node:fs';
import process from 'node:process';
import url from 'node:url';
import type { BootImage } from '../interpreter/runtime/boot-image.js';

/** Put in by scripts/build.mjs: a hash of the bundle and of the Wasm interpreter. */
declare const TPY_BUILD_KEY: string;
/** Sets one of V8's flags: cli/start.cjs has found the cheapest way, and gives it to the bundle. */
declare const setV8Flag: ((flag: string) => void) | undefined;
export const BUILD_KEY: string | null = typeof TPY_BUILD_KEY === 'string' ? TPY_BUILD_KEY : null;

const fileBeside = (relative: string): string => url.fileURLToPath(new URL(relative, import.meta.url));

/** One of V8's flags, the value that is wanted for a moment, and the one that it has. */
interface FlagChange {
  readonly wanted: string;
  readonly usual: string;
}
/** Carries out `body` under other flags, which are put back at once, since V8 refuses a code cache that was made under other flags. */
function withFlags<Result>(changes: readonly FlagChange[], body: () => Result): Result {
  const setFlagsFromString =
    typeof setV8Flag === 'function' ? setV8Flag : process.getBuiltinModule('node:v8').setFlagsFromString;
  for (const { wanted } of changes) setFlagsFromString(wanted);
  try {
    return body();
  } finally {
    for (const { usual } of changes) setFlagsFromString(usual);
  }
}

/**
 * How much of a function V8 runs before it compiles it again with its optimizing compiler: bytes of Wasm passed at jumps and
 * calls. The dispatch loop passes tens of thousands at every bytecode, so V8's own value would optimize it at once, which takes
 * longer than most short programs; this is some hundreds of bytecodes.
 */
const PATIENT_TIERING: FlagChange = {
  wanted: '--wasm-tiering-budget=15000000',
  usual: '--wasm-tiering-budget=1800000',
};
/** All functions by the optimizing compiler, at once. */
const OPTIMIZING_ONLY: readonly FlagChange[] = [
  { wanted: '--no-liftoff', usual: '--liftoff' },
  { wanted: '--no-wasm-lazy-compilation', usual: '--wasm-lazy-compilation' },
  { wanted: '--no-wasm-dynamic-tiering', usual: '--wasm-dynamic-tiering' },
];

const readInterpreter = (): Uint8Array<ArrayBuffer> =>
  fs.readFileSync(fileBeside(BUILD_KEY === null ? '../backend-wasm/generated/interpreter.wasm' : 'program.wasm'));

/** The derived Wasm interpreter: the copy that belongs to this build, or the one derived last. */
export function interpreterModule(): WebAssembly.Module {
  const bytes = readInterpreter();
  return (
    (BUILD_KEY === null ? null : optimizedModule(bytes)) ??
    withFlags([PATIENT_TIERING], () => new WebAssembly.Module(bytes))
  );
}

/**
 * The interpreter as V8's optimizing compiler leaves it, saved by the build. With it the interpreter runs at full speed from the first
 * instruction on; else V8 compiles what is called with its baseline compiler, and the dispatch loop again on a thread of its own, which a program of a
 * second hardly lives to see: the first iterations of six benchmarks take 1.5 times as long, and a process that ends meanwhile waits for it.
 *
 * Browsers and Node's embedders keep such code by themselves; to a script V8 gives it only through functions that it has for its own tests. They
 * take the code only if version, flags and processor are those that it was made with. Since the functions themselves may be others in another V8, the
 * file's name says which V8 it is for, and the build deletes it again when a start with it fails.
 */
function optimizedModule(bytes: Uint8Array): WebAssembly.Module | null {
  let code: Uint8Array;
  try {
    code = fs.readFileSync(machineCodeFile());
  } catch {
    return null;
  }
  const deserialize = ownFunction<(code: ArrayBufferLike, bytes: Uint8Array) => WebAssembly.Module | undefined>(
    'code, bytes',
    '%DeserializeWasmModule(code, bytes)',
  );
  return deserialize(code.buffer, bytes) ?? null;
}
const machineCodeFile = (): string => fileBeside(`program.${process.versions.v8}.${process.arch}.code`);
/** A function that calls one of V8's own. */
function ownFunction<Signature>(parameters: string, expression: string): Signature {
  const syntax = { wanted: '--allow-natives-syntax', usual: '--no-allow-natives-syntax' };
  return withFlags([syntax], () => new Function(parameters, `return ${expression}`) as Signature);
}
/** For the build: compiles the interpreter and saves the machine code. */
export function writeMachineCode(): void {
  const module = withFlags(OPTIMIZING_ONLY, () => new WebAssembly.Module(readInterpreter()));
  const serialize = ownFunction<(module: WebAssembly.Module) => ArrayBuffer>('module', '%SerializeWasmModule(module)');
  fs.writeFileSync(machineCodeFile(), new Uint8Array(serialize(module)));
}
/** For the build: whether V8 takes the machine code that was saved. */
export const hasMachineCode = (): boolean => optimizedModule(readInterpreter()) !== null;
/** The boot image, or null when there is none: then the program boots, which is slower. */
export function readBootImage(): BootImage | null {
  if (BUILD_KEY === null) return null;
  try {
    // Stays open: programs that are served one after the other all start from it.
    const file = fs.openSync(fileBeside('program.image'), 'r');
    const read = (target: Uint8Array, position: number): boolean =>
      fs.readSync(file, target, 0, target.length, position) === target.length;
    return { key: BUILD_KEY, read };
  } catch {
    return null;
  }
}
