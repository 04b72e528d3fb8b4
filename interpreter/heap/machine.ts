/**
 * The machine's own state: one struct at a fixed address, and the memory map around it. Everything the interpreter, the
 * traces and the natives share is here, so that memory alone is the state of a program.
 *
 * `pc`, `fp` and `budget` live in Wasm locals while the dispatch loop runs (`LOOP_LOCALS`); the translator writes them
 * back before it calls anything that reads them and reads them again after anything that writes them.
 */
import { i32, layout, type Ref, ref } from '../dialect/rts.js';

export const Machine = layout('machine', {
  /** Address of the instruction that runs. */
  pc: i32,
  /** Address of register 0 of the running frame. */
  fp: i32,
  /** Back-edges and calls left until `run` returns to its driver. */
  budget: i32,
  /** Bump allocation window: next free address and its end. */
  allocationTop: i32,
  allocationLimit: i32,
  /** First address above the VM stack that frames may use; lower it to limit recursion. */
  stackLimit: i32,
  /** The exception being raised, NULL when none. */
  raised: ref,
  /** The exception being handled (`sys.exception()`), NULL when none. */
  handled: ref,
  /** Result of the outermost frame when `run` returns STATUS_DONE. */
  result: ref,
  /** Bits of `Interrupts`: what wants attention at the next safe point. */
  interrupts: i32,
  /** Recursion depth, the limit, frames that count. */
  depth: i32,
  recursionLimit: i32,
  /** Counts class versions. */
  nextVersion: i32,
  /** JUMP_BACK's loop header or function entry that became hot, for STATUS_HOT. */
  hotPc: i32,
  /** A loop counter reaching this is hot; 0 turns the tracer off. */
  hotThreshold: i32,
  /** Scratch results of functions that answer more than one word. */
  answer0: i32,
  answer1: i32,
  answerRef: ref,
  /** Collector state: see interpreter/gc. */
  rememberedTop: i32,
  rememberedLimit: i32,
  allocatedSinceCollection: i32,
  collectionTrigger: i32,
  internTable: ref,
  builtins: ref,
  modules: ref,
  handleTop: i32,
  handleBase: i32,
  heapUsed: i32,
  heapLimit: i32,
  stress: i32,
  collections: i32,
  fullCollections: i32,
});
/** Fields that the dispatch loop keeps in Wasm locals. */
export const LOOP_LOCALS = ['machine.pc', 'machine.fp', 'machine.budget'] as const;

export const Interrupts = { COLLECT: 1, SIGNAL: 2, TURN: 4, FINALIZERS: 8 } as const;

/** What `run` returns to its driver. */
export const Status = {
  /** The frame `run` was entered with has returned; `result` holds its value. */
  DONE: 1,
  /** It was left by an exception, which is in `raised`. */
  RAISED: 2,
  /** The budget is spent or an interrupt is set: call `run` again after serving it. */
  TURN: 3,
  /** A loop or function at `hotPc` became hot. */
  HOT: 4,
  /** A native is waiting for the host: see Driver. */
  PENDING: 5,
} as const;

/**
 * What a native answers instead of a Ref. All are even and below 8, so no Ref can be taken for one.
 * RAISED is NULL: the exception is in `raised`. FALLBACK: run the native's app-level function with the same arguments.
 * FRAME: a frame was pushed, `pc` and `fp` are set. PENDING: the native waits for the host.
 */
export const Verdict = { RAISED: 0, FALLBACK: 2, FRAME: 4, PENDING: 6 } as const;

/** Handlers answer the address of the next instruction, or one of these. */
export const RAISE = 0;
export const LEAVE = -1;

/** Byte distances of the frame header's words below `fp`. */
export const FrameHeader = {
  /** The callable. */
  FUNCTION: 4,
  CODE: 8,
  /** Raw address: the caller's fp, or 0 for a frame that `run` was entered with. */
  CALLER: 12,
  /** Raw address: this frame's own pc, saved when it calls. */
  PC: 16,
  /** Ref: Generator, or the instance under construction, or a Frame object, or NULL. */
  EXTRA: 20,
  /** Raw: bits of `FrameFlags`. */
  FLAGS: 24,
  SIZE: 24,
} as const;
export const FrameFlags = {
  /** `run` was entered here: leaving it leaves `run`. */
  ROOT: 1,
  /** EXTRA is the instance whose `__init__` this is: its result must be None and the instance is delivered. */
  CONSTRUCTOR: 2,
  GENERATOR: 4,
  /** EXTRA is (or leads through Frame.extra to) a Frame object. */
  HAS_FRAME_OBJECT: 8,
} as const;

const MIB = 1 << 20;
/** Where things lie in memory, in bytes. */
export const MemoryMap = {
  MACHINE: 8,
  /** Maps and singletons at fixed addresses (well-known.ts). */
  WELL_KNOWN: 4096,
  /** Start of 32 KiB heap blocks (after the side tables). */
  HEAP: 64 * MIB,
  /** Side tables: block states (1 byte each), line marks (1 byte each), mark bits (1 bit per 8 bytes), remembered set, handles. */
  BLOCK_STATES: 1 * MIB,
  REMEMBERED: 2 * MIB,
  HANDLES: 4 * MIB,
  MARK_STACK: 6 * MIB,
  LINE_MARKS: 16 * MIB,
  MARK_BITS: 32 * MIB,
  /** The VM stack grows upwards from here to the end of memory. */
  STACK_SIZE: 256 * MIB,
  MEMORY_SIZE: 2047 * MIB,
  STACK: (2047 - 256) * MIB,
} as const;
/** The machine's struct as an object: `load(MACHINE, Machine.fp)`. */
export const MACHINE = (MemoryMap.MACHINE - 0) as Ref;
