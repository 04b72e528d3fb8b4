/**
 * Frames on the VM stack: entering, leaving, completing the instruction that called. The layout is in heap/machine.ts
 * (FrameHeader) and docs/machine.md. The recorder has hand-written twins of the intrinsics here, over symbolic frames.
 */
import {
  type bool,
  goTo,
  type i32,
  load,
  load16,
  load32,
  loadAt,
  pc,
  type Ref,
  register,
  setRegister,
  store,
  store32,
  storeAt,
} from '../dialect/rts.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Code, CodeFlags, FunctionObject, Generator, GeneratorState, RefItems, Tuple } from '../heap/layouts.js';
import {
  DEPTH_UNIT,
  FrameFlags,
  FrameHeader,
  LEAVE,
  MACHINE,
  Machine,
  MemoryMap,
  RAISE,
  Status,
} from '../heap/machine.js';
import { Known, NULL } from '../heap/well-known.js';
import { Message } from '../runtime/messages.js';
import { CALL_SIZE, OnRaiseCode, OnReturnCode } from '../runtime/opcode-table.js';

/** Makes the exception of a message (runtime/messages.ts) and puts it into `raised`; answers NULL. @host @writes machine.raised */
export declare function raiseError(message: i32, a: Ref, b: Ref): Ref;
/** Raises StopIteration(value) out of a generator that returned. @host @writes machine.raised */
export declare function raiseStopIteration(value: Ref): void;

/** Leaves `run` with a status; pc and fp are where it goes on. @intrinsic @inline */
export function leave(status: i32): i32 {
  store(MACHINE, Machine.answer0, status);
  return LEAVE;
}
/** A safe point before going on at `target`: leaves `run` when the budget is spent or something wants attention. @intrinsic @inline */
export function poll(target: i32): i32 {
  const budget = (load(MACHINE, Machine.budget) - 1) | 0;
  store(MACHINE, Machine.budget, budget);
  if (budget > 0 && load(MACHINE, Machine.interrupts) === 0) return goTo(target);
  store(MACHINE, Machine.pc, target);
  return leave(Status.TURN);
}
/** The word at a byte distance below the running frame's register 0. @intrinsic */
export function frameWord(distance: i32): i32 {
  return load32((load(MACHINE, Machine.fp) - distance) | 0);
}
/** @intrinsic */
export function setFrameWord(distance: i32, word: i32): void {
  store32((load(MACHINE, Machine.fp) - distance) | 0, word);
}
/** The code that runs. */
export function currentCode(): Ref {
  return frameWord(FrameHeader.CODE) as Ref;
}
/** The function that runs. */
export function currentFunction(): Ref {
  return frameWord(FrameHeader.FUNCTION) as Ref;
}
/** Pushes a frame whose register 0 is at `newFp`, its first `argc` registers being there already. Answers its first pc, or RAISE. @residual */
function pushFrame(callable: Ref, code: Ref, newFp: i32, argc: i32, flags: i32): i32 {
  const fp = load(MACHINE, Machine.fp);
  const callerFlags = (load32((fp - FrameHeader.FLAGS) | 0) & ~FrameFlags.ALL) | 0;
  const depth = (load(code, Code.flags) & CodeFlags.APP_LEVEL) !== 0 ? callerFlags : (callerFlags + DEPTH_UNIT) | 0;
  const count = load(code, Code.registerCount);
  const end = (newFp + (count << 2)) | 0;
  if (depth > load(MACHINE, Machine.depthLimit) || end > load(MACHINE, Machine.stackLimit)) {
    raiseError(Message.RECURSION, NULL, NULL);
    return RAISE;
  }
  store32((fp - FrameHeader.PC) | 0, pc() | 1);
  store32((newFp - FrameHeader.FUNCTION) | 0, callable as i32);
  store32((newFp - FrameHeader.CODE) | 0, code as i32);
  store32((newFp - FrameHeader.CALLER) | 0, fp | 1);
  store32((newFp - FrameHeader.PC) | 0, 1);
  store32((newFp - FrameHeader.EXTRA) | 0, 0);
  store32((newFp - FrameHeader.FLAGS) | 0, depth | flags);
  let register: i32 = (newFp + (argc << 2)) | 0;
  while (register < end) {
    store32(register, 0);
    register = (register + 4) | 0;
  }
  store(MACHINE, Machine.fp, newFp);
  return load(code, Code.entry);
}
/** Enters a function whose arguments are in the registers after `base`. Answers its first pc, or RAISE. @intrinsic */
export function enterFrame(callable: Ref, code: Ref, base: i32, argc: i32): i32 {
  const target = pushFrame(callable, code, (load(MACHINE, Machine.fp) + (base << 2) + 4) | 0, argc, 0);
  return target === RAISE ? RAISE : poll(target);
}
/**
 * May a function with that code be entered over `argc` arguments after `base` by `enterQuickly`? It is not app-level, has as many
 * parameters, and there is room for its frame. @inline
 */
export function entersQuickly(code: Ref, base: i32, argc: i32): bool {
  const fp = load(MACHINE, Machine.fp);
  const end = (fp + ((base + 1 + load(code, Code.registerCount)) << 2)) | 0;
  const depth = ((load32((fp - FrameHeader.FLAGS) | 0) & ~FrameFlags.ALL) + DEPTH_UNIT) | 0;
  return (
    load(code, Code.argumentCount) === argc &&
    (load(code, Code.flags) & (CodeFlags.SIMPLE | CodeFlags.APP_LEVEL)) === CodeFlags.SIMPLE &&
    end <= load(MACHINE, Machine.stackLimit) &&
    depth <= load(MACHINE, Machine.depthLimit)
  );
}
/** enterFrame in place, for the interpreter: of the function in register `base` where `entersQuickly` allows it. @inline @unroll */
export function enterQuickly(code: Ref, base: i32, argc: i32, flags: i32, extra: i32): i32 {
  const fp = load(MACHINE, Machine.fp);
  const newFp = (fp + (base << 2) + 4) | 0;
  const end = (newFp + (load(code, Code.registerCount) << 2)) | 0;
  const depth = ((load32((fp - FrameHeader.FLAGS) | 0) & ~FrameFlags.ALL) + DEPTH_UNIT) | 0;
  store32((fp - FrameHeader.PC) | 0, pc() | 1);
  store32((newFp - FrameHeader.CODE) | 0, code as i32);
  store32((newFp - FrameHeader.CALLER) | 0, fp | 1);
  store32((newFp - FrameHeader.PC) | 0, 1);
  store32((newFp - FrameHeader.EXTRA) | 0, extra);
  store32((newFp - FrameHeader.FLAGS) | 0, depth | flags);
  let register: i32 = (newFp + (argc << 2)) | 0;
  while (register < end) {
    store32(register, 0);
    register = (register + 4) | 0;
  }
  store(MACHINE, Machine.fp, newFp);
  return poll(load(code, Code.entry));
}
/** As enterFrame for `__init__`: when it returns None, `instance` is the result of the call. @intrinsic */
export function enterConstructor(callable: Ref, code: Ref, base: i32, argc: i32, instance: Ref): i32 {
  const target = pushFrame(
    callable,
    code,
    (load(MACHINE, Machine.fp) + (base << 2) + 4) | 0,
    argc,
    FrameFlags.CONSTRUCTOR,
  );
  if (target === RAISE) return RAISE;
  store32((load(MACHINE, Machine.fp) - FrameHeader.EXTRA) | 0, instance as i32);
  return poll(target);
}
/** Where a frame goes that is not a call's: above all registers of the running one. */
function frameAbove(): i32 {
  const fp = load(MACHINE, Machine.fp);
  return (fp + (load(currentCode(), Code.registerCount) << 2) + FrameHeader.SIZE) | 0;
}
function appLevelFunction(number: i32): Ref {
  return loadAt(load(MACHINE, Machine.appLevel), RefItems, number);
}
/** Runs app-level function `number` (runtime/app-level/table.ts) with the given arguments above the running frame. @intrinsic @noinline */
export function pushAppLevel1(number: i32, x: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  return enterAppLevel(number, newFp, 1);
}
/** @intrinsic @noinline */
export function pushAppLevel2(number: i32, x: Ref, y: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  store32((newFp + 4) | 0, y as i32);
  return enterAppLevel(number, newFp, 2);
}
/** @intrinsic @noinline */
export function pushAppLevel3(number: i32, x: Ref, y: Ref, z: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  store32((newFp + 4) | 0, y as i32);
  store32((newFp + 8) | 0, z as i32);
  return enterAppLevel(number, newFp, 3);
}
/** @intrinsic @noinline */
export function pushAppLevel4(number: i32, x: Ref, y: Ref, z: Ref, w: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  store32((newFp + 4) | 0, y as i32);
  store32((newFp + 8) | 0, z as i32);
  store32((newFp + 12) | 0, w as i32);
  return enterAppLevel(number, newFp, 4);
}
/** @residual */
function enterAppLevel(number: i32, newFp: i32, argc: i32): i32 {
  const callable = appLevelFunction(number);
  const target = pushFrame(callable, load(callable, FunctionObject.code), newFp, argc, 0);
  return target === RAISE ? RAISE : poll(target);
}
/** Runs a Python function of one parameter above the running frame (`__next__`, property getters). @intrinsic @noinline */
export function pushCall1(callable: Ref, code: Ref, x: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  const target = pushFrame(callable, code, newFp, 1, 0);
  return target === RAISE ? RAISE : poll(target);
}
/** The same with two parameters (`__getitem__`). @intrinsic @noinline */
export function pushCall2(callable: Ref, code: Ref, x: Ref, y: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  store32((newFp + 4) | 0, y as i32);
  const target = pushFrame(callable, code, newFp, 2, 0);
  return target === RAISE ? RAISE : poll(target);
}
/** The same with three (`__setitem__`). @intrinsic @noinline */
export function pushCall3(callable: Ref, code: Ref, x: Ref, y: Ref, z: Ref): i32 {
  const newFp = frameAbove();
  store32(newFp, x as i32);
  store32((newFp + 4) | 0, y as i32);
  store32((newFp + 8) | 0, z as i32);
  const target = pushFrame(callable, code, newFp, 3, 0);
  return target === RAISE ? RAISE : poll(target);
}
/** Pushes a generator's frame with its registers and marks it running. Answers the pc to resume at, or RAISE. @intrinsic */
export function pushGeneratorFrame(generator: Ref): i32 {
  const code = load(generator, Generator.code);
  const target = pushFrame(load(generator, Generator.function), code, frameAbove(), 0, FrameFlags.GENERATOR);
  if (target === RAISE) return RAISE;
  const fp = load(MACHINE, Machine.fp);
  store32((fp - FrameHeader.EXTRA) | 0, generator as i32);
  restoreRegisters(load(generator, Generator.registers), fp, load(code, Code.registerCount));
  store(generator, Generator.state, GeneratorState.RUNNING);
  store(generator, Generator.outerHandled, load(MACHINE, Machine.handled));
  const handled = load(generator, Generator.handled);
  if (handled !== NULL) store(MACHINE, Machine.handled, handled);
  return load(generator, Generator.resume);
}
/** The array stays with the generator, emptied, for the next time. @residual */
function restoreRegisters(registers: Ref, fp: i32, count: i32): void {
  let k: i32 = 0;
  while (k < count) {
    store32((fp + (k << 2)) | 0, loadAt(registers, RefItems, k) as i32);
    storeAt(registers, RefItems, k, NULL);
    k = (k + 1) | 0;
  }
}
/** What opcodes.ts says of the instruction at `at`: size | onReturn << 8 | onRaise << 12. */
export function opcodeEntry(at: i32): i32 {
  return load32((MemoryMap.OPCODE_TABLE + ((load32(at) & 0xffff) << 2)) | 0);
}
/** The jump target of the instruction at `at` whose last operand is a jump16 or jump32. */
export function jumpTarget(at: i32, wide: i32): i32 {
  const word = load32((at + 4) | 0);
  return (at + ((wide !== 0 ? word : word >> 16) << 3)) | 0;
}
/** Makes the caller's frame the running one; answers the pc of its calling instruction. @residual */
export function popFrame(): i32 {
  const fp = load(MACHINE, Machine.fp);
  const caller = (load32((fp - FrameHeader.CALLER) | 0) - 1) | 0;
  store(MACHINE, Machine.fp, caller);
  return (load32((caller - FrameHeader.PC) | 0) - 1) | 0;
}
/** Gives `value` to the instruction at `at` of the running frame, as its row's onReturn says. Answers the next pc. @residual */
export function completeReturn(at: i32, value: Ref): i32 {
  const entry = opcodeEntry(at);
  const action = (entry >> 8) & 15;
  const following = (at + (entry & 255)) | 0;
  if (action === OnReturnCode.STORE || action === OnReturnCode.VALUE) {
    setRegister(load32(at) >>> 16, value);
    return following;
  }
  if (action === OnReturnCode.DISCARD) return following;
  if (action === OnReturnCode.SPREAD) return spread(load32(at) >>> 16, value, following);
  // branch: JUMP_IF_TRUE or JUMP_IF_FALSE, told apart by the onRaise field's spare value in the table
  const jumpsOn = (entry >> 16) & 1;
  return (value === Known.TRUE) === (jumpsOn !== 0) ? jumpTarget(at, 1) : following;
}
/** The items of a tuple into registers. @residual */
function spread(first: i32, tuple: Ref, following: i32): i32 {
  const length = load(tuple, Tuple.length);
  let k: i32 = 0;
  while (k < length) {
    setRegister((first + k) | 0, loadAt(tuple, Tuple, k));
    k = (k + 1) | 0;
  }
  return following;
}
/**
 * leaveFrame in place, for the interpreter: an ordinary frame, or that of an `__init__`, that a CALL or CALL_METHOD has entered.
 * Where the caller goes on does not depend on what its instruction is, so that the processor need not wait for that.
 * @inline
 */
export function leaveQuickly(value: Ref): i32 {
  const fp = load(MACHINE, Machine.fp);
  const flags = load32((fp - FrameHeader.FLAGS) | 0) & FrameFlags.ALL;
  if (flags !== 0 && (flags !== FrameFlags.CONSTRUCTOR || value !== Known.NONE)) return leaveFrame(value);
  const caller = (load32((fp - FrameHeader.CALLER) | 0) - 1) | 0;
  const at = (load32((caller - FrameHeader.PC) | 0) - 1) | 0;
  const opcode = load16(at);
  if (opcode !== Op.CALL && opcode !== Op.CALL_METHOD) return leaveFrame(value);
  const result = flags === 0 ? value : (load32((fp - FrameHeader.EXTRA) | 0) as Ref);
  store(MACHINE, Machine.fp, caller);
  store32((caller + (load16((at + 2) | 0) << 2)) | 0, result as i32);
  return goTo((at + CALL_SIZE) | 0);
}
/** Leaves the running frame with `value`; answers the pc to go on with in the caller, RAISE or LEAVE. @intrinsic */
export function leaveFrame(value: Ref): i32 {
  const flags = frameWord(FrameHeader.FLAGS) & FrameFlags.ALL;
  if (flags !== 0) return leaveSpecialFrame(value, flags);
  return completeReturn(popFrame(), value);
}
/** @residual */
function leaveSpecialFrame(value: Ref, flags: i32): i32 {
  if ((flags & FrameFlags.HAS_FRAME_OBJECT) !== 0) detachFrameObject();
  if ((flags & FrameFlags.GENERATOR) !== 0) return finishGenerator(value, flags);
  if ((flags & FrameFlags.CONSTRUCTOR) !== 0) {
    const instance = frameWord(FrameHeader.EXTRA) as Ref;
    const at = popFrame();
    store(MACHINE, Machine.pc, at);
    if (value !== Known.NONE) {
      raiseError(Message.INIT_NOT_NONE, value, NULL);
      return RAISE;
    }
    return completeReturn(at, instance);
  }
  if ((flags & FrameFlags.ROOT) !== 0) {
    store(MACHINE, Machine.result, value);
    return leave(Status.DONE);
  }
  return completeReturn(popFrame(), value);
}
/** The Frame object of the running frame outlives it: runtime/frame.ts copies what it needs. @host @writes everything */
export declare function detachFrameObject(): void;
/** A generator's frame has returned: StopIteration for the resumer, or its jump. @residual */
function finishGenerator(value: Ref, flags: i32): i32 {
  const generator = frameWord(FrameHeader.EXTRA) as Ref;
  endGenerator(generator);
  if ((flags & FrameFlags.ROOT) !== 0) {
    raiseStopIteration(value);
    return leave(Status.RAISED);
  }
  const at = popFrame();
  store(MACHINE, Machine.pc, at);
  return completeExhausted(at, value);
}
/** Marks a generator finished and gives the resumer its handled exception back. @residual */
export function endGenerator(generator: Ref): void {
  store(generator, Generator.state, GeneratorState.FINISHED);
  store(generator, Generator.registers, NULL);
  store(MACHINE, Machine.handled, load(generator, Generator.outerHandled));
  store(generator, Generator.outerHandled, NULL);
  store(generator, Generator.handled, NULL);
}
/** The iterator that the instruction at `at` asked is exhausted with `value`. @residual */
export function completeExhausted(at: i32, value: Ref): i32 {
  const action = (opcodeEntry(at) >> 12) & 15;
  if (action === OnRaiseCode.STOP_JUMPS) return jumpTarget(at, 0);
  if (action === OnRaiseCode.STOP_VALUE_JUMPS) {
    setRegister(load32(at) >>> 16, value);
    return jumpTarget(at, 0);
  }
  raiseStopIteration(value);
  return RAISE;
}
/** The register file's view of a frame that is about to be entered, for binding. */
export function windowRegister(base: i32, k: i32): Ref {
  return register((base + 1 + k) | 0);
}
