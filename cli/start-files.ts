/**
 * The derived files that every start reads: the Wasm interpreter and the boot image. The build puts them beside the bundle.
 *
 * What always holds: a bundle that the build script did not make has no key and uses no image, so that it can never start with
 * the memory of other sources.
 */
import fs from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { BootImage } from '../interpreter/runtime/boot-image.js';

/** Put in by scripts/build.mjs: a hash of the bundle and of the Wasm interpreter. */
declare const TPY_BUILD_KEY: string;
export const BUILD_KEY: string | null = typeof TPY_BUILD_KEY === 'string' ? TPY_BUILD_KEY : null;

const fileBeside = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/**
 * How much of a function V8 runs before it compiles it again with its optimizing compiler: bytes of Wasm passed at jumps and
 * calls. The dispatch loop passes tens of thousands at every bytecode, so V8's own value would optimize it at once, which takes
 * longer than most short programs; this is some hundreds of bytecodes.
 */
const TIERING_BUDGET = 15_000_000;
/** V8's own value: put back at once, since V8 refuses a code cache that was made under other flags. */
const USUAL_TIERING_BUDGET = 1_800_000;

/** The derived Wasm interpreter: the copy that belongs to this build, or the one derived last. */
export function interpreterModule(): WebAssembly.Module {
  const file = BUILD_KEY === null ? '../backend-wasm/generated/interpreter.wasm' : 'program.wasm';
  const bytes = fs.readFileSync(fileBeside(file));
  const v8 = process.getBuiltinModule('node:v8');
  v8.setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    v8.setFlagsFromString(`--wasm-tiering-budget=${USUAL_TIERING_BUDGET}`);
  }
}
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
