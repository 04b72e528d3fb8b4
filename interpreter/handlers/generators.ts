/**
 * Generators (language reference, 6.2.9): calling makes one, resuming pushes its frame above the resumer's, yielding copies the
 * registers back into it. `resume` names the instruction to go on with: GENERATOR_START's successor at first, then the one
 * after the YIELD, whose register a gets what was sent.
 */
import {
  type i32,
  load,
  load32,
  malloc,
  mallocArray,
  next,
  type Ref,
  register,
  setRegister,
  store,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import { Code, FunctionObject, Generator, GeneratorState, RefItems } from '../heap/layouts.js';
import { FrameFlags, FrameHeader, MACHINE, Machine, RAISE, Status } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { Message } from '../runtime/messages.js';
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
  store(generator, Generator.registers, savedRegisters(load(load(generator, Generator.code), Code.registerCount)));
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
function savedRegisters(count: i32): Ref {
  const registers = mallocArray(RefItems, MapOf.REF_ITEMS, count);
  let k: i32 = 0;
  while (k < count) {
    storeNewAt(registers, RefItems, k, register(k));
    k = (k + 1) | 0;
  }
  return registers;
}
export function YIELD(a: i32, _b: i32): i32 {
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
