/**
 * Generators (language reference, 6.2.9): calling makes one, resuming pushes its frame above the resumer's, yielding copies the
 * registers back into it. `resume` names the instruction to go on with: GENERATOR_START's successor at first, then the one
 * after the YIELD, whose register a gets what was sent.
 */
import {
  cacheHit,
  goTo,
  type i32,
  load,
  load32,
  malloc,
  mallocArray,
  next,
  pc,
  type Ref,
  register,
  setRegister,
  store,
  store32,
  storeAt,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import { registerFinalizable } from '../gc/weak.js';
import { logObject } from '../heap/barrier.js';
import { Code, CodeFlags, FunctionObject, Generator, GeneratorState, ObjectFlags, RefItems } from '../heap/layouts.js';
import { DEPTH_UNIT, FrameFlags, FrameHeader, MACHINE, Machine, MemoryMap, RAISE, Status } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { Message } from '../runtime/messages.js';
import { OnReturnCode } from '../runtime/opcode-table.js';
import { completeReturn, frameWord, leave, popFrame, pushGeneratorFrame, raiseError } from './frames.js';

/** A generator for a call whose arguments are bound in the registers after `base`. @unroll */
export function makeGenerator(callable: Ref, code: Ref, base: i32, bound: i32): Ref {
  const count = load(code, Code.registerCount);
  const registers = mallocArray(RefItems, MapOf.REF_ITEMS, count);
  let k: i32 = 0;
  while (k < count) {
    storeNewAt(registers, RefItems, k, k < bound ? register((base + 1 + k) | 0) : NULL);
    k = (k + 1) | 0;
  }
  const generator = malloc(Generator, MapOf.GENERATOR);
  storeNew(generator, Generator.code, code);
  storeNew(generator, Generator.function, callable);
  storeNew(generator, Generator.registers, registers);
  storeNew(generator, Generator.resume, load(code, Code.start));
  storeNew(generator, Generator.state, GeneratorState.CREATED);
  storeNew(generator, Generator.handled, NULL);
  storeNew(generator, Generator.outerHandled, NULL);
  storeNew(generator, Generator.name, load(callable, FunctionObject.name));
  storeNew(generator, Generator.qualname, load(callable, FunctionObject.qualname));
  storeNew(generator, Generator.frame, NULL);
  if (load(code, Code.exceptionTable) !== NULL) registerFinalizable(generator);
  return generator;
}
/** Resumes a generator that is not finished, sending `value` (NULL: None). Answers the pc to go on with, or RAISE. */
export function resume(generator: Ref, state: i32, value: Ref): i32 {
  if (state === GeneratorState.RUNNING) {
    raiseError(Message.GENERATOR_RUNNING, NULL, NULL);
    return RAISE;
  }
  if (state === GeneratorState.CREATED && value !== NULL && value !== Known.NONE) {
    raiseError(Message.GENERATOR_JUST_STARTED, NULL, NULL);
    return RAISE;
  }
  return deliver(generator, state, value);
}
/** @intrinsic */
export function deliver(generator: Ref, state: i32, value: Ref): i32 {
  const target = pushGeneratorFrame(generator);
  if (target !== RAISE && state === GeneratorState.SUSPENDED)
    setRegister(yieldRegister(target), value === NULL ? Known.NONE : value);
  return target;
}
/** Register a of the YIELD before the instruction at `target`. */
function yieldRegister(target: i32): i32 {
  return load32((target - 8) | 0) >>> 16;
}
export function GENERATOR_START(): i32 {
  return next();
}
/** Copies the running frame's registers into the generator and leaves with `value`. @intrinsic */
export function suspend(value: Ref, resumeAt: i32): i32 {
  const generator = frameWord(FrameHeader.EXTRA) as Ref;
  saveRegisters(generator);
  store(generator, Generator.resume, resumeAt);
  store(generator, Generator.state, GeneratorState.SUSPENDED);
  const outer = load(generator, Generator.outerHandled);
  const handled = load(MACHINE, Machine.handled);
  store(generator, Generator.handled, handled === outer ? NULL : handled);
  store(generator, Generator.outerHandled, NULL);
  store(MACHINE, Machine.handled, outer);
  if ((frameWord(FrameHeader.FLAGS) & FrameFlags.ROOT) !== 0) {
    store(MACHINE, Machine.result, value);
    return leave(Status.DONE);
  }
  return completeReturn(popFrame(), value);
}
/** @residual */
function saveRegisters(generator: Ref): void {
  const count = load(load(generator, Generator.code), Code.registerCount);
  if (load(generator, Generator.registers) === NULL)
    store(generator, Generator.registers, mallocArray(RefItems, MapOf.REF_ITEMS, count));
  const registers = load(generator, Generator.registers);
  let k: i32 = 0;
  while (k < count) {
    storeAt(registers, RefItems, k, register(k));
    k = (k + 1) | 0;
  }
}
/**
 * `resume` in place, for the interpreter: a suspended generator gets None. The array for the registers stays with the generator,
 * emptied. @inline @unroll
 */
export function resumeQuickly(generator: Ref): i32 {
  const code = load(generator, Generator.code);
  const fp = load(MACHINE, Machine.fp);
  const running = load32((fp - FrameHeader.CODE) | 0) as Ref;
  const newFp = (fp + (load(running, Code.registerCount) << 2) + FrameHeader.SIZE) | 0;
  const depth = ((load32((fp - FrameHeader.FLAGS) | 0) & ~FrameFlags.ALL) + DEPTH_UNIT) | 0;
  const end = (newFp + (load(code, Code.registerCount) << 2)) | 0;
  if (
    depth > load(MACHINE, Machine.depthLimit) ||
    end > load(MACHINE, Machine.stackLimit) ||
    (load(code, Code.flags) & CodeFlags.APP_LEVEL) !== 0
  )
    return resume(generator, GeneratorState.SUSPENDED, NULL);
  store(generator, Generator.outerHandled, load(MACHINE, Machine.handled));
  store32((fp - FrameHeader.PC) | 0, pc() | 1);
  store32((newFp - FrameHeader.FUNCTION) | 0, load(generator, Generator.function) as i32);
  store32((newFp - FrameHeader.CODE) | 0, code as i32);
  store32((newFp - FrameHeader.CALLER) | 0, fp | 1);
  store32((newFp - FrameHeader.PC) | 0, 1);
  store32((newFp - FrameHeader.EXTRA) | 0, generator as i32);
  store32((newFp - FrameHeader.FLAGS) | 0, depth | FrameFlags.GENERATOR);
  let from: i32 = ((load(generator, Generator.registers) as i32) + RefItems.element.offset) | 0;
  let to: i32 = newFp;
  while (to < end) {
    store32(to, load32(from));
    store32(from, 0);
    from = (from + 4) | 0;
    to = (to + 4) | 0;
  }
  store(generator, Generator.state, GeneratorState.RUNNING);
  const handled = load(generator, Generator.handled);
  if (handled !== NULL) store(MACHINE, Machine.handled, handled);
  const target = load(generator, Generator.resume);
  store32((newFp + ((load32((target - 8) | 0) >>> 16) << 2)) | 0, Known.NONE as i32);
  store(MACHINE, Machine.fp, newFp);
  return goTo(target);
}
/** `suspend` in place, for the interpreter: from an ordinary resumption to an instruction that stores the value. @inline @unroll */
function suspendQuickly(value: Ref, resumeAt: i32): i32 {
  const fp = load(MACHINE, Machine.fp);
  if ((load32((fp - FrameHeader.FLAGS) | 0) & FrameFlags.ALL) !== FrameFlags.GENERATOR) return suspend(value, resumeAt);
  const generator = load32((fp - FrameHeader.EXTRA) | 0) as Ref;
  const registers = load(generator, Generator.registers);
  const caller = (load32((fp - FrameHeader.CALLER) | 0) - 1) | 0;
  const at = (load32((caller - FrameHeader.PC) | 0) - 1) | 0;
  const first = load32(at);
  const entry = load32((MemoryMap.OPCODE_TABLE + ((first & 0xffff) << 2)) | 0);
  if (registers === NULL || ((entry >> 8) & 15) !== OnReturnCode.STORE) return suspend(value, resumeAt);
  if ((load32(((registers as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(registers);
  const outer = load(generator, Generator.outerHandled);
  const handled = load(MACHINE, Machine.handled);
  store(generator, Generator.handled, handled === outer ? NULL : handled);
  const end = (fp + (load(registers, RefItems.length) << 2)) | 0;
  let from: i32 = fp;
  let to: i32 = ((registers as i32) + RefItems.element.offset) | 0;
  while (from < end) {
    store32(to, load32(from));
    from = (from + 4) | 0;
    to = (to + 4) | 0;
  }
  store(generator, Generator.resume, resumeAt);
  store(generator, Generator.state, GeneratorState.SUSPENDED);
  store(generator, Generator.outerHandled, NULL);
  store(MACHINE, Machine.handled, outer);
  store(MACHINE, Machine.fp, caller);
  store32((caller + ((first >>> 16) << 2)) | 0, value as i32);
  return goTo((at + (entry & 255)) | 0);
}
export function YIELD(a: i32, _b: i32): i32 {
  if (cacheHit(true)) return suspendQuickly(register(a), next());
  return suspend(register(a), next());
}
/**
 * Resumes a generator with the exception that is in `raised`: its frame is pushed with pc at the YIELD (or at the start), so that
 * unwinding begins there. Answers RAISE. @residual @writes everything
 */
export function resumeRaising(generator: Ref): i32 {
  const state = load(generator, Generator.state);
  const exception = load(MACHINE, Machine.raised);
  const target = pushGeneratorFrame(generator);
  if (target === RAISE) return RAISE;
  store(MACHINE, Machine.raised, exception);
  store(MACHINE, Machine.pc, state === GeneratorState.SUSPENDED ? (target - 8) | 0 : target);
  return RAISE;
}
