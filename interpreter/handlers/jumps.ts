/** Jumps and loop headers. */
import {
  cacheHit,
  cacheWord,
  callTable,
  type i32,
  jump,
  load,
  load32,
  next,
  pc,
  register,
  setCacheWord,
  store,
  store32,
} from '../dialect/rts.js';
import { MACHINE, Machine, MemoryMap, Status } from '../heap/machine.js';
import { Known, NULL } from '../heap/well-known.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { leave, pushAppLevel1, poll } from './frames.js';
import { isTrue } from './truth.js';

export function JUMP(_a: i32, b: i32): i32 {
  return jump(b);
}
/**
 * The end of a loop's body. Cache word 0 counts towards hot; cache word 1 is the table index of the compiled trace of the
 * loop, or 0. A trace answers the number of the exit through which it was left. While the exit's counter runs, everything
 * is in place to go on; otherwise the tracer does the rest. @intrinsic
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
/** @residual */
function enterTrace(trace: i32, target: i32): i32 {
  if (load(MACHINE, Machine.interrupts) !== 0) return poll(target);
  store(MACHINE, Machine.pc, target);
  const exit = callTable(trace, load(MACHINE, Machine.fp));
  if (exit < MemoryMap.EXIT_COUNTER_WORDS && load(MACHINE, Machine.raised) === NULL) {
    const counter = (MemoryMap.EXIT_COUNTERS + (exit << 2)) | 0;
    const left = (load32(counter) - 1) | 0;
    if (left > 0) {
      store32(counter, left);
      return poll(load(MACHINE, Machine.pc));
    }
  }
  store(MACHINE, Machine.answer1, exit);
  return leave(Status.EXIT);
}
export function JUMP_BACK(_a: i32, b: i32): i32 {
  return loopBack(jump(b));
}
export function JUMP_IF_TRUE(a: i32, b: i32): i32 {
  const x = register(a);
  if (cacheHit(x === Known.TRUE)) return jump(b);
  if (cacheHit(x === Known.FALSE)) return next();
  const truth = isTrue(x);
  if (truth === 2) return pushAppLevel1(AppLevel.TRUTH, x);
  return truth === 1 ? jump(b) : next();
}
export function JUMP_IF_FALSE(a: i32, b: i32): i32 {
  const x = register(a);
  if (cacheHit(x === Known.TRUE)) return next();
  if (cacheHit(x === Known.FALSE)) return jump(b);
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
