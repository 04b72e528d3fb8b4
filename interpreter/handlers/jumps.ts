/** Jumps and loop headers. */
import {
  type bool,
  cacheHit,
  cacheWord,
  callTable,
  type i32,
  isSmall,
  jump,
  load,
  load32,
  next,
  pc,
  type Ref,
  register,
  setCacheWord,
  smallOf,
  store,
  store32,
} from '../dialect/rts.js';
import {
  BALANCE_PERIOD,
  MACHINE,
  Machine,
  MemoryMap,
  Status,
  TREE_MARGIN,
  TREE_STACK,
  TreeAnswer,
} from '../heap/machine.js';
import { Known, NULL } from '../heap/well-known.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { restoreExit } from './exits.js';
import { leave, leaveFrame, pushAppLevel1, poll } from './frames.js';
import { isTrue } from './truth.js';

export function JUMP(_a: i32, b: i32): i32 {
  return jump(b);
}
/**
 * The end of a loop's body, or the entry of a function that calls itself. Cache word 0 counts towards hot; cache word 1 is the
 * table index of the compiled tree, or 0. @intrinsic
 */
export function loopBack(target: i32): i32 {
  const trace = cacheWord(1);
  if (trace !== 0) return enterTrace(trace, target);
  const count = (cacheWord(0) + 1) | 0;
  setCacheWord(0, count);
  if (count === load(MACHINE, Machine.hotThreshold)) {
    store(MACHINE, Machine.hotPc, pc());
    store(MACHINE, Machine.pc, target);
    return leave(Status.HOT);
  }
  return poll(target);
}
/**
 * Runs a compiled tree on the running frame. It answers what the frame returns, or the number of the exit through which it was left:
 * of this or another frame, when it has called other trees. @residual
 */
function enterTrace(trace: i32, target: i32): i32 {
  if (load(MACHINE, Machine.interrupts) !== 0) return poll(target);
  store(MACHINE, Machine.pc, target);
  const fp = load(MACHINE, Machine.fp);
  const outerLimit = load(MACHINE, Machine.treeLimit);
  if (outerLimit === 0) store(MACHINE, Machine.treeLimit, treeLimitFor(fp));
  const answer = callTable(trace, fp);
  store(MACHINE, Machine.treeLimit, outerLimit);
  if ((answer & TreeAnswer.EXIT_MASK) !== TreeAnswer.EXIT) {
    store(MACHINE, Machine.fp, fp);
    return leaveFrame(answer as Ref);
  }
  const exit = ~(answer >> 1);
  if (exit === TreeAnswer.RETURNED_INSIDE) {
    const value = load(MACHINE, Machine.answerRef);
    store(MACHINE, Machine.answerRef, NULL);
    return leaveFrame(value);
  }
  return isServed(exit) ? poll(load(MACHINE, Machine.pc)) : exitToTracer(exit);
}
function exitToTracer(exit: i32): i32 {
  store(MACHINE, Machine.answer1, exit);
  return leave(Status.EXIT);
}
/**
 * Puts everything in place to go on after an exit, if that is known here. False: the tracer wants to hear of the exit, because its
 * counter has run out, an exception is to be raised, or the version's balance is due. @residual
 */
function isServed(exit: i32): bool {
  const counter = (MemoryMap.EXIT_COUNTERS + (exit << 2)) | 0;
  const left = (load32(counter) - 1) | 0;
  store32(counter, left);
  const image = load32((MemoryMap.EXIT_IMAGES + (exit << 2)) | 0);
  if (image !== 0 && restoreExit(image) >= BALANCE_PERIOD) return false;
  return left > 0 && load(MACHINE, Machine.raised) === NULL;
}
/** How far up the VM stack trees may call one another, the outermost one running on the frame at `fp`. @residual */
function treeLimitFor(fp: i32): i32 {
  const end = (load(MACHINE, Machine.stackLimit) - TREE_MARGIN) | 0;
  return fp < ((end - TREE_STACK) | 0) ? (fp + TREE_STACK) | 0 : end;
}
/** Calls lead here once the function was seen to call itself. In a trace a call is a frame or a call of a tree: see the recorder. */
export function ENTER(): i32 {
  if (cacheHit(true)) return loopBack(next());
  return next();
}
export function JUMP_BACK(_a: i32, b: i32): i32 {
  return loopBack(jump(b));
}
export function JUMP_IF_TRUE(a: i32, b: i32): i32 {
  const x = register(a);
  if (cacheHit(x === Known.TRUE)) return jump(b);
  if (cacheHit(x === Known.FALSE || x === Known.NONE)) return next();
  if (cacheHit(isSmall(x))) return x === smallOf(0) ? next() : jump(b);
  const truth = isTrue(x);
  if (truth === 2) return pushAppLevel1(AppLevel.TRUTH, x);
  return truth === 1 ? jump(b) : next();
}
export function JUMP_IF_FALSE(a: i32, b: i32): i32 {
  const x = register(a);
  if (cacheHit(x === Known.TRUE)) return next();
  if (cacheHit(x === Known.FALSE || x === Known.NONE)) return jump(b);
  if (cacheHit(isSmall(x))) return x === smallOf(0) ? jump(b) : next();
  const truth = isTrue(x);
  if (truth === 2) return pushAppLevel1(AppLevel.TRUTH, x);
  return truth === 1 ? next() : jump(b);
}
export function JUMP_IF_NONE(a: i32, b: i32): i32 {
  return register(a) === Known.NONE ? jump(b) : next();
}
export function JUMP_IF_NOT_NONE(a: i32, b: i32): i32 {
  return register(a) === Known.NONE ? next() : jump(b);
}
