/**
 * The machine's own state: one struct at a fixed address, and the memory map around it. Everything the interpreter, the
 * traces and the natives share is here, so that memory alone is the state of a program.
 *
 * `pc`, `fp` and `budget` live in Wasm locals while the dispatch loop runs (`LOOP_LOCALS`); it calls nothing, and writes them
 * back when it is left or gives an instruction to its handler's function.
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
  /** Most frames that may be on the stack, times DEPTH_UNIT. */
  depthLimit: i32,
  recursionLimit: i32,
  /** Counts class versions. */
  nextVersion: i32,
  /** The JUMP_BACK or ENTER that became hot, for STATUS_HOT. */
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
  /** RefItems: the app-level functions, by their number in runtime/app-level/table.ts. */
  appLevel: ref,
  stopIteration: ref,
  /** WordItems: the method cache (objects/type.ts). */
  methodCache: ref,
  /** RefItems: the 256 one-character latin1 texts. */
  characters: ref,
  /* Allocator: the window for medium objects that did not fit the hole, and where to look for blocks next (indices). */
  mediumTop: i32,
  mediumLimit: i32,
  recycleCursor: i32,
  mediumCursor: i32,
  freeCursor: i32,
  /** One more than the highest block index ever used. */
  highestBlock: i32,
  /** Bytes that the host holds for heap objects. */
  hostBytes: i32,
  /** Bytes that `reserveOrRetry` failed to get the last time, or 0. */
  reservationFailed: i32,
  /** 1 when the emergency reserve is gone too: the machine traps right after setting it. */
  heapExhausted: i32,
  /* Collector: see interpreter/gc. */
  fullRequested: i32,
  /** Bytes between two young collections, before adaptation. */
  windowBytes: i32,
  /** Bytes of objects that survived a collection, dead ones included until the next full one. */
  oldBytes: i32,
  /** A full collection is due when oldBytes + hostBytes exceed this. */
  fullThreshold: i32,
  /** Bytes of roots and remembered objects that the last collection looked at. */
  scannedBytes: i32,
  /** Bytes in free lines of blocks in use, after the last full collection. */
  holeBytes: i32,
  /** The mark stack: next free word and its end. Overflow is noted and repaired. */
  markTop: i32,
  markLimit: i32,
  markOverflow: i32,
  rememberedOverflow: i32,
  /** Safe points until the next stress collection. */
  stressCountdown: i32,
  /** End of the used part of the persistent handles. */
  persistentTop: i32,
  /** WordItems of raw addresses: weak references, and objects with finalizers; the first `...Old` survived a collection. */
  weakTable: ref,
  weakCount: i32,
  weakOld: i32,
  finalizables: ref,
  finalizableCount: i32,
  finalizableOld: i32,
  /** RefItems: what nextFinalizable and nextCallback hand out, from `...Head` up to `...End`. */
  finalizerQueue: ref,
  finalizerHead: i32,
  finalizerEnd: i32,
  callbackQueue: ref,
  callbackHead: i32,
  callbackEnd: i32,
  /** Strings in the intern table, and its entries that are not NULL. */
  internUsed: i32,
  internFilled: i32,
  /** WordItems: a hash table from targets to weak references, for the first `weakIndexed` entries of weakTable. */
  weakIndex: ref,
  weakIndexed: i32,
  /** While compiled trees run: no frame may be entered by a tree's call above this address. 0 while none runs. */
  treeLimit: i32,
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
  /** A trace was left through the exit whose number is in `answer1`; its frames must be rebuilt. */
  EXIT: 6,
} as const;

/**
 * What a native answers instead of a Ref. All are even and below 8, so no Ref can be taken for one.
 * RAISED is NULL: the exception is in `raised`. FALLBACK: run the native's app-level function with the same arguments.
 * FRAME: a frame was pushed, `pc` and `fp` are set. PENDING: the native waits for the host.
 */
export const Verdict = { RAISED: 0, FALLBACK: 2, FRAME: 4, PENDING: 6 } as const;

/**
 * What a compiled tree answers: the value with which its root frame returns, or through which exit it was left. Exit n is the word
 * `~n << 1`, which is negative and even, so that no Ref is taken for it: addresses are positive, small ints odd.
 */
export const TreeAnswer = {
  /** Which bits tell, and what they are for an exit. */
  EXIT_MASK: 0x80000001 | 0,
  EXIT: 0x80000000 | 0,
  /** Number of the "exit" that says: the frame at Machine.fp returns with the value in answerRef. */
  RETURNED_INSIDE: 0x3fffffff,
} as const;
/** The word of an exit's number. */
export const exitAnswer = (number: number): number => ~number << 1;
/** The number of the exit that a word says. */
export const exitOf = (answer: number): number => ~(answer >> 1);
/** Bytes of VM stack that trees may fill by calling one another, which bounds their use of the host's stack: see TREE_STACK_RATIO. */
export const TREE_STACK = 24 * 1024;
/** A tree that takes more bytes of the host's stack than this times the bytes between its frame and the callee's pays for them. */
export const TREE_STACK_RATIO = 20;
/** Bytes of VM stack that a tree may use above a frame that it enters. */
export const TREE_MARGIN = 64 * 1024;

/** Handlers answer the address of the next instruction, or one of these. */
export const RAISE = 0;
export const LEAVE = -1;

/**
 * Byte distances of the frame header's words below `fp`. The raw words have their lowest bit set, so that the collector,
 * which scans every register of every frame, takes what a left frame has left behind for a small int.
 */
export const FrameHeader = {
  /** Ref: the callable. */
  FUNCTION: 4,
  /** Ref. */
  CODE: 8,
  /** Raw: the caller's fp + 1; 1 for the outermost frame of the VM stack. */
  CALLER: 12,
  /** Raw: this frame's own pc + 1, saved when it calls. */
  PC: 16,
  /** Ref: Generator, or the instance under construction, or a Frame object, or NULL. */
  EXTRA: 20,
  /** Raw: 1 + bits of `FrameFlags` + DEPTH_UNIT * recursion depth. */
  FLAGS: 24,
  SIZE: 24,
} as const;
export const FrameFlags = {
  /** `run` was entered here: leaving it leaves `run`. */
  ROOT: 2,
  /** EXTRA is the instance whose `__init__` this is: its result must be None and the instance is delivered. */
  CONSTRUCTOR: 4,
  GENERATOR: 8,
  /** EXTRA is (or leads through Frame.extra to) a Frame object. */
  HAS_FRAME_OBJECT: 16,
  /** All flag bits. */
  ALL: 30,
} as const;
/** The recursion depth is counted above the flag bits of the FLAGS word. */
export const DEPTH_UNIT = 64;

/**
 * How the frames are rebuilt after a compiled trace was left through a spilled exit: a header, byte offsets of whose words these are, and
 * operations of `ExitOp`. The trace has put its raw values into the slots of the spill window, 8 bytes each, which begins
 * WINDOW bytes above the root frame's fp; slots above those hold what the operations make.
 */
export const ExitImage = {
  /** Address of the account of the version: exits so far, then (ACCOUNT_ITERATIONS) iterations so far. */
  ACCOUNT: 0,
  /** Bytes from the root's fp to slot 0. In front of it lies the trace's countdown (EXIT_COUNTDOWN_BYTES). */
  WINDOW: 4,
  /** How many slots are used. */
  SLOTS: 8,
  /** Bytes from the root's fp to that of the innermost frame, and where that one goes on. */
  FP: 12,
  PC: 16,
  OPERATIONS: 20,
} as const;
export const EXIT_COUNTDOWN_BYTES = 8;
export const ACCOUNT_ITERATIONS = 4;
/** Iterations until a trace returns to its driver: its countdown starts here. */
export const POLL_INTERVAL = 1 << 13;
/** Exits of a version that the interpreter serves by itself until the tracer strikes a balance. */
export const BALANCE_PERIOD = 512;
/** The operations of exit images, each a word, followed by its operands, each a word. Offsets count bytes from the root's fp. */
export const ExitOp = {
  END: 0,
  /** offset, slot: the word at the offset is the slot's. */
  WORD: 1,
  /** offset, value. */
  WORD_CONSTANT: 2,
  /** from, to: all words in between are NULL. */
  CLEAR: 3,
  /** offset, offset of the caller: the CALLER word of a header. */
  CALLER: 4,
  /** offset, word: the FLAGS word of a header, whose depth counts from the root's. */
  FLAGS: 5,
  /** slot, value. */
  CONSTANT32: 6,
  /** slot, low word, high word. */
  CONSTANT64: 7,
  /** slot, slot of an i64: the int object of that number. */
  BOX: 8,
  /** slot, bytes: a new object, all zero. */
  ALLOCATE: 9,
  /** slot, slot of an object, slot of an index, stride: the address of the element, from which its field's offset still counts. */
  ELEMENT: 10,
  /** slot of an address, offset, slot: the low bits of the slot are stored. */
  STORE8: 11,
  STORE16: 12,
  STORE32: 13,
  STORE64: 14,
  /** slot of an address, offset, value. */
  STORE_CONSTANT: 15,
  /** slot of an object that got a reference. */
  BARRIER: 16,
} as const;

const MIB = 1 << 20;
/** Where things lie in memory, in bytes. */
export const MemoryMap = {
  MACHINE: 8,
  /** Maps and singletons at fixed addresses (well-known.ts). */
  WELL_KNOWN: 4096,
  /** One 32-bit word per opcode for completing calls: size of the instruction | onReturn << 8 | onRaise << 12. */
  OPCODE_TABLE: 512 * 1024,
  /** The cache of attribute look-ups that all instructions share (handlers/attributes.ts); emptied by every collection. */
  ATTRIBUTE_CACHE: 640 * 1024,
  ATTRIBUTE_CACHE_ENTRIES: 2048,
  /** The sines of 0 to 64 times pi/128 as double-doubles (objects/sines.ts). */
  SINES: 704 * 1024,
  /** A word for every exit of a compiled trace: how often it may be taken until the tracer wants to hear of it. */
  EXIT_COUNTERS: 768 * 1024,
  EXIT_COUNTER_WORDS: 64 * 1024,
  /** A word for every exit: the address of its image (ExitImage), or 0. The images follow, each kept for as long as its version may run. */
  EXIT_IMAGES: 1 * MIB + 128 * 1024,
  EXIT_IMAGE_SPACE: 1 * MIB + 384 * 1024,
  EXIT_IMAGES_END: 2 * MIB,
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
