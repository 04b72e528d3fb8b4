/**
 * Goes on after a compiled trace was left through a spilled exit: carries out the exit's image (heap/machine.ts, ExitImage), which the
 * tracer wrote when the exit was first taken.
 *
 * What always holds afterwards: `Machine.fp` and `Machine.pc` are those of the innermost frame, every register of an inlined frame holds
 * a reference or NULL, every header is complete, and the spill window is empty: it may lie among the registers of a caller
 * further out, which the collector will look at. No collection can happen in between.
 */
import {
  type i32,
  load,
  load32,
  load64,
  type Ref,
  store,
  store16,
  store32,
  store64,
  store8,
  i64Of,
} from '../dialect/rts.js';
import { allocate } from '../heap/allocator.js';
import { logObject } from '../heap/barrier.js';
import { ObjectFlags } from '../heap/layouts.js';
import {
  ACCOUNT_ITERATIONS,
  DEPTH_UNIT,
  EXIT_COUNTDOWN_BYTES,
  ExitImage,
  ExitOp,
  FrameHeader,
  MACHINE,
  Machine,
  POLL_INTERVAL,
} from '../heap/machine.js';
import { newInt } from '../objects/value.js';

/**
 * Rebuilds the frames above (and the root frame at) Machine.fp, and enters the exit into its version's account. Answers how many exits
 * that holds by now. @residual
 */
export function restoreExit(image: i32): i32 {
  const fp = load(MACHINE, Machine.fp);
  const window = (fp + load32((image + ExitImage.WINDOW) | 0)) | 0;
  const account = load32((image + ExitImage.ACCOUNT) | 0);
  const exits = (load32(account) + 1) | 0;
  store32(account, exits);
  const iterations = (POLL_INTERVAL - load32((window - EXIT_COUNTDOWN_BYTES) | 0)) | 0;
  store32((account + ACCOUNT_ITERATIONS) | 0, (load32((account + ACCOUNT_ITERATIONS) | 0) + iterations) | 0);
  let at = (image + ExitImage.OPERATIONS) | 0;
  while (load32(at) !== ExitOp.END) at = rebuild(at, fp, window);
  clearWords((window - EXIT_COUNTDOWN_BYTES) | 0, slotAt(window, load32((image + ExitImage.SLOTS) | 0)));
  store(MACHINE, Machine.fp, (fp + load32((image + ExitImage.FP) | 0)) | 0);
  store(MACHINE, Machine.pc, load32((image + ExitImage.PC) | 0));
  return exits;
}
/** The word of an operand, counted from 1. @inline */
function operand(at: i32, index: i32): i32 {
  return load32((at + (index << 2)) | 0);
}
/** @inline */
function slotAt(window: i32, slot: i32): i32 {
  return (window + (slot << 3)) | 0;
}
function clearWords(start: i32, end: i32): void {
  let at = start;
  while (at < end) {
    store32(at, 0);
    at = (at + 4) | 0;
  }
}
/** Carries out one operation; answers where the next one lies. */
function rebuild(at: i32, fp: i32, window: i32): i32 {
  const op = load32(at);
  const first = operand(at, 1);
  if (op === ExitOp.WORD) {
    store32((fp + first) | 0, load32(slotAt(window, operand(at, 2))));
    return (at + 12) | 0;
  }
  if (op === ExitOp.WORD_CONSTANT) {
    store32((fp + first) | 0, operand(at, 2));
    return (at + 12) | 0;
  }
  if (op === ExitOp.CLEAR) {
    clearWords((fp + first) | 0, (fp + operand(at, 2)) | 0);
    return (at + 12) | 0;
  }
  if (op === ExitOp.CALLER) {
    store32((fp + first) | 0, (fp + operand(at, 2) + 1) | 0);
    return (at + 12) | 0;
  }
  if (op === ExitOp.FLAGS) {
    const depth = load32((fp - FrameHeader.FLAGS) | 0) & -DEPTH_UNIT;
    store32((fp + first) | 0, (depth + operand(at, 2)) | 0);
    return (at + 12) | 0;
  }
  return makeValue(at, op, slotAt(window, first), window);
}
function makeValue(at: i32, op: i32, slot: i32, window: i32): i32 {
  if (op === ExitOp.CONSTANT32) {
    store32(slot, operand(at, 2));
    return (at + 12) | 0;
  }
  if (op === ExitOp.CONSTANT64) {
    store32(slot, operand(at, 2));
    store32((slot + 4) | 0, operand(at, 3));
    return (at + 16) | 0;
  }
  if (op === ExitOp.BOX) {
    store32(slot, newInt(load64(slotAt(window, operand(at, 2)))) as i32);
    return (at + 12) | 0;
  }
  if (op === ExitOp.ALLOCATE) {
    store32(slot, newObject(operand(at, 2)) as i32);
    return (at + 12) | 0;
  }
  if (op === ExitOp.ELEMENT) {
    const index = load32(slotAt(window, operand(at, 3)));
    const object = load32(slotAt(window, operand(at, 2)));
    store32(slot, (object + Math.imul(index, operand(at, 4))) | 0);
    return (at + 20) | 0;
  }
  return storeValue(at, op, load32(slot), window);
}
function newObject(bytes: i32): Ref {
  const object = allocate(bytes);
  const end = ((object as i32) + bytes) | 0;
  let at = object as i32;
  while (at < end) {
    store64(at, i64Of(0));
    at = (at + 8) | 0;
  }
  return object;
}
function storeValue(at: i32, op: i32, object: i32, window: i32): i32 {
  if (op === ExitOp.BARRIER) {
    if ((load32((object + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(object as Ref);
    return (at + 8) | 0;
  }
  const address = (object + operand(at, 2)) | 0;
  const value = slotAt(window, operand(at, 3));
  if (op === ExitOp.STORE_CONSTANT) store32(address, operand(at, 3));
  else if (op === ExitOp.STORE32) store32(address, load32(value));
  else if (op === ExitOp.STORE64) store64(address, load64(value));
  else if (op === ExitOp.STORE16) store16(address, load32(value));
  else store8(address, load32(value));
  return (at + 16) | 0;
}
