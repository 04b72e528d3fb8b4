/**
 * Raising, unwinding, handling (language reference, 4.3 and 8.4). Entering `try` costs nothing: handlers are found in the
 * code object's exception table, innermost first.
 */
import {
  type bool,
  type i32,
  load,
  load32,
  loadAt,
  malloc,
  mallocArray,
  next,
  pc,
  promote,
  type Ref,
  register,
  setRegister,
  store,
  storeNew,
  storeNewAt,
} from '../dialect/rts.js';
import {
  Class,
  ClassFlags,
  Code,
  CodeFlags,
  Exception,
  Frame,
  Map,
  RefItems,
  Traceback,
  Tuple,
  WordItems,
} from '../heap/layouts.js';
import { FrameFlags, FrameHeader, MACHINE, Machine, RAISE, Status } from '../heap/machine.js';
import { Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import { isSubclass } from '../objects/type.js';
import { classOf, mapOf, newBool } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { OnRaiseCode } from '../runtime/opcode-table.js';
import {
  currentCode,
  currentFunction,
  detachFrameObject,
  endGenerator,
  frameWord,
  jumpTarget,
  leave,
  opcodeEntry,
  popFrame,
  pushAppLevel1,
  pushAppLevel2,
  raiseError,
} from './frames.js';
import { Op } from '../bytecode/opcode-numbers.js';

/** Prepends the running frame to an exception's traceback. @residual */
function addTraceback(exception: Ref, code: Ref, at: i32): void {
  if ((load(code, Code.flags) & CodeFlags.APP_LEVEL) !== 0) return;
  const entry = malloc(Traceback, MapOf.TRACEBACK);
  storeNew(entry, Traceback.next, load(exception, Exception.traceback));
  storeNew(
    entry,
    Traceback.frame,
    (frameWord(FrameHeader.FLAGS) & FrameFlags.HAS_FRAME_OBJECT) !== 0 ? (frameWord(FrameHeader.EXTRA) as Ref) : NULL,
  );
  storeNew(entry, Traceback.code, code);
  storeNew(entry, Traceback.instruction, at);
  store(exception, Exception.traceback, entry);
}
/** The frame that is being left by an exception stays visible in its traceback, with its variables. @residual */
function keepFrame(exception: Ref, code: Ref, at: i32): void {
  const entry = load(exception, Exception.traceback);
  if (entry === NULL || load(entry, Traceback.code) !== code || load(entry, Traceback.frame) !== NULL) return;
  const frame = malloc(Frame, MapOf.FRAME);
  storeNew(frame, Frame.code, code);
  storeNew(frame, Frame.function, currentFunction());
  storeNew(frame, Frame.back, NULL);
  storeNew(frame, Frame.stack, 0);
  storeNew(frame, Frame.instruction, at);
  storeNew(frame, Frame.locals, keptRegisters(code));
  storeNew(frame, Frame.extra, NULL);
  store(entry, Traceback.frame, frame);
}
/** The registers that have names (of a class body the namespace), of the running frame. @residual */
function keptRegisters(code: Ref): Ref {
  const named = load(load(code, Code.variableNames), Tuple.length);
  const count = named === 0 ? 1 : named;
  const registers = mallocArray(RefItems, MapOf.REF_ITEMS, count);
  let k: i32 = 0;
  while (k < count) {
    storeNewAt(registers, RefItems, k, k < load(code, Code.registerCount) ? register(k) : NULL);
    k = (k + 1) | 0;
  }
  return registers;
}
/** Index in the exception table of the entry that covers a code offset, or -1. @residual @writes nothing */
function findHandler(table: Ref, offset: i32): i32 {
  if (table === NULL) return -1;
  const length = load(table, WordItems.length);
  let k: i32 = 0;
  while (k < length) {
    if (offset >= loadAt(table, WordItems, k) && offset < loadAt(table, WordItems, (k + 1) | 0)) return k;
    k = (k + 4) | 0;
  }
  return -1;
}
/**
 * The exception in `raised` goes up the stack from the running instruction. Answers the handler's pc, or LEAVE when it leaves the
 * frame that `run` was entered with. @residual
 */
export function unwind(): i32 {
  if (load(MACHINE, Machine.raised) === NULL) raiseError(Message.NO_EXCEPTION_SET, NULL, NULL);
  let at: i32 = pc();
  let silent = goesOnUnchanged(load32(at) & 0xffff);
  while (true) {
    const exception = load(MACHINE, Machine.raised);
    const code = currentCode();
    if (!silent) addTraceback(exception, code, at);
    silent = false;
    const handler = findHandler(load(code, Code.exceptionTable), (at - load(code, Code.start)) | 0);
    if (handler >= 0) {
      const table = load(code, Code.exceptionTable);
      setRegister(loadAt(table, WordItems, (handler + 3) | 0), exception);
      store(MACHINE, Machine.raised, NULL);
      return (load(code, Code.start) + loadAt(table, WordItems, (handler + 2) | 0)) | 0;
    }
    const flags = frameWord(FrameHeader.FLAGS);
    if ((flags & FrameFlags.HAS_FRAME_OBJECT) !== 0) detachFrameObject();
    else keepFrame(exception, code, at);
    const stopped = (flags & FrameFlags.GENERATOR) !== 0;
    if (stopped) {
      const generator = frameWord(FrameHeader.EXTRA) as Ref;
      endGenerator(generator);
      if (isStopIteration(exception)) replaceStopIteration();
    }
    if ((flags & FrameFlags.ROOT) !== 0) return leave(Status.RAISED);
    at = popFrame();
    store(MACHINE, Machine.pc, at);
    const action = (opcodeEntry(at) >> 12) & 15;
    if (action !== OnRaiseCode.PROPAGATE && isStopIteration(load(MACHINE, Machine.raised))) {
      const value = stopIterationValue(load(MACHINE, Machine.raised));
      store(MACHINE, Machine.raised, NULL);
      if (action === OnRaiseCode.STOP_VALUE_JUMPS) setRegister(load32(at) >>> 16, value);
      return jumpTarget(at, 0);
    }
  }
}
/** Does an instruction raise again what its frame is in the traceback of already? */
function goesOnUnchanged(opcode: i32): bool {
  if (opcode === Op.RAISE_CURRENT) return load(MACHINE, Machine.raised) === load(MACHINE, Machine.handled);
  return opcode === Op.RERAISE;
}
function isStopIteration(exception: Ref): bool {
  return isSubclass(load(mapOf(exception), Map.class), load(MACHINE, Machine.stopIteration));
}
/** The exception's `value`. @host @writes nothing */
export declare function stopIterationValue(exception: Ref): Ref;
/** Puts RuntimeError('generator raised StopIteration') into `raised`, caused by what was there (PEP 479). @host @writes everything */
export declare function replaceStopIteration(): void;

/** Context and checks of `raise x` for an object that is no class: the exception to raise, or NULL (TypeError is raised). @host raises @writes everything */
export declare function prepareRaise(x: Ref): Ref;
/** `raise x` of an instance or class; the handler's own name is taken by the machine's RAISE word. */
export function RAISE_VALUE(a: i32): i32 {
  const x = register(a);
  if (load(promote(mapOf(x)), Map.kind) === Kind.TYPE) return pushAppLevel1(AppLevel.RAISE_CLASS, x);
  const exception = prepareRaise(x);
  if (exception === NULL) return RAISE;
  store(MACHINE, Machine.raised, exception);
  return RAISE;
}
export function LOAD_COMMON(a: i32, b: i32): i32 {
  setRegister(a, commonConstant(b));
  return next();
}
/** 0 AssertionError, 1 NotImplementedError, then the helpers that opcodes.ts lists. @host @writes nothing */
export declare function commonConstant(which: i32): Ref;
export function RAISE_FROM(a: i32, b: i32): i32 {
  return pushAppLevel2(AppLevel.RAISE_FROM, register(a), register(b));
}
export function RAISE_CURRENT(): i32 {
  const handled = load(MACHINE, Machine.handled);
  if (handled === NULL) {
    raiseError(Message.NO_ACTIVE_EXCEPTION, NULL, NULL);
    return RAISE;
  }
  store(MACHINE, Machine.raised, handled);
  return RAISE;
}
export function RERAISE(a: i32): i32 {
  store(MACHINE, Machine.raised, register(a));
  return RAISE;
}
export function ENTER_HANDLER(a: i32, b: i32): i32 {
  const exception = register(b);
  setRegister(a, load(MACHINE, Machine.handled));
  store(MACHINE, Machine.handled, exception);
  return next();
}
export function LEAVE_HANDLER(a: i32): i32 {
  store(MACHINE, Machine.handled, register(a));
  return next();
}
export function MATCH_EXCEPTION(a: i32, b: i32, c: i32): i32 {
  const exception = register(b);
  const pattern = register(c);
  if (promote(mapOf(pattern)) === MapOf.TYPE) {
    const cls = promote(pattern);
    if ((promote(load(cls, Class.flags)) & ClassFlags.EXCEPTION) !== 0) {
      setRegister(a, newBool(isSubclass(classOf(exception), cls)));
      return next();
    }
  }
  return pushAppLevel2(AppLevel.MATCH_EXCEPTION, exception, pattern);
}
export function LOAD_EXCEPTION_INFO(a: i32, b: i32): i32 {
  const exception = register(b);
  const traceback = load(exception, Exception.traceback);
  setRegister(a, classOf(exception));
  setRegister((a + 1) | 0, exception);
  setRegister((a + 2) | 0, traceback === NULL ? Known.NONE : traceback);
  return next();
}
