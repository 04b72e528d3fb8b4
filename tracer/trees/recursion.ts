/**
 * Finds functions that call themselves, directly or through others, without any cost to calls: now and then the top of the VM
 * stack is looked at. Programs that recurse spend their time there, so a few looks are enough.
 */
import { Code, CodeFlags } from '../../interpreter/heap/layouts.js';
import { FrameHeader } from '../../interpreter/heap/machine.js';

/** How many frames are looked at. */
const DEPTH = 16;
/** Codes that are entered otherwise than by a call, or once. */
const EXCLUDED =
  CodeFlags.GENERATOR |
  CodeFlags.COROUTINE |
  CodeFlags.ASYNC_GENERATOR |
  CodeFlags.APP_LEVEL |
  CodeFlags.CLASS_BODY |
  CodeFlags.MODULE_BODY;

/** The codes of functions that occur more than once among the topmost frames. Generators may do so without any recursion. */
export function recursiveCodes(view: DataView, innermost: number): Set<number> {
  const seen = new Set<number>();
  const recursive = new Set<number>();
  let fp = innermost;
  for (let depth = 0; depth < DEPTH && fp !== 0; depth++) {
    const code = view.getInt32(fp - FrameHeader.CODE, true);
    if (seen.has(code) && isEnteredByCalls(view, code)) recursive.add(code);
    seen.add(code);
    fp = view.getInt32(fp - FrameHeader.CALLER, true) - 1;
  }
  return recursive;
}
/** Whether calls are how the function is entered. */
export function isEnteredByCalls(view: DataView, code: number): boolean {
  return (view.getInt32(code + Code.flags.offset, true) & EXCLUDED) === 0;
}
