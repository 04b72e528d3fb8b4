/**
 * Every layout of the heap, declared once. Field offsets, tracing by the collector, heap verification, the recorder, the
 * backend and the heap dump all read these descriptors.
 *
 * What always holds: word 0 of an object is its map (never NULL), word 1 its flags (see `ObjectFlags`). A field of type
 * `ref` holds a Ref or NULL; every other field is opaque to the collector. Addresses are multiples of 8 below 2^31.
 */
import { array, f64, i32, i64, layout, quasi, ref, ro, u16, u8 } from '../dialect/rts.js';

/** The header, readable on every heap object. */
export const HEADER = { mapOffset: 0, flagsOffset: 4 } as const;

/** Bits of the flags word. */
export const ObjectFlags = {
  /** The object is old and not in the remembered set: a store of a reference into it must be logged. */
  OLD_UNLOGGED: 1,
  /** A str in the intern table. */
  INTERNED: 2,
  /** A weak reference points here. */
  WEAKLY_REFERENCED: 4,
  /** The class has a `__del__`, which has not run yet. */
  FINALIZABLE: 8,
  /** A repr of this container is running. */
  IN_REPR: 16,
} as const;

/** Says everything a guard wants to know with one compare: class, layout, storage strategy, attribute table. */
export const Map = layout('map', {
  class: ro(ref),
  /** A number of `Kind`. */
  kind: ro(i32),
  /** Bit k is set when the word at offset 8 + 4k of an instance is a Ref. */
  refMask: ro(i64),
  /** Bytes of an instance; for arrays, of the part before the elements. */
  size: ro(i32),
  /** Log2 of the element size, or -1 when there are no elements. */
  elementShift: ro(i32),
  /** Bits of `ElementFlags`. */
  elementFlags: ro(i32),
  /**
   * Offset of the Ref to attribute storage beyond the inline slots (overflow `RefItems`, or NULL); 0: no attributes;
   * BEHIND_ELEMENTS: it is the last word of an array, behind its elements (see types-core/instance-maps.ts).
   */
  overflowOffset: ro(i32),
  /** How many of the attribute slots lie inline, from offset `overflowOffset + 8` on, 8 bytes each. */
  inlineSlots: ro(i32),
  /** Number of attribute slots. Slot k has the name and kind of the ancestor map that has slotCount k + 1. */
  slotCount: ro(i32),
  /** The map without the last slot; NULL at the root. */
  parent: ro(ref),
  /** Name of the last slot. */
  name: ro(ref),
  /** Kind of the last slot: SLOT_ANY or SLOT_FLOAT (unboxed). */
  slotKind: ro(i32),
  /** Maps with one more slot: a list through nextSibling. */
  firstChild: ref,
  nextSibling: ref,
  /** Set when this map is deprecated: instances migrate to (a descendant of) it at their next access. */
  successor: quasi(ref),
});
export const ElementFlags = {
  /** The elements are Refs. */
  REFS: 1,
  /** A Ref lies behind the elements, at the next multiple of 4. Its bytes are the flag's value. */
  TAIL: 4,
} as const;
export const BEHIND_ELEMENTS = -1;
export const SLOT_ANY = 0;
export const SLOT_FLOAT = 1;
/** `slotKind` of the one map per class whose instances keep their attributes in dicts, which the overflow word leads to. */
export const SLOT_DICT = 2;

export const RefItems = array('refItems', ref);
export const IntItems = array('intItems', i64);
export const FloatItems = array('floatItems', f64);
export const WordItems = array('wordItems', i32);
export const ByteItems = array('byteItems', u8);

export const BoxedInt = layout('int', { value: ro(i64) });
/**
 * Never fits 64 bits. What fits 128 is here in two's complement, `host` being -1; otherwise the value lives in the host's table
 * of big integers. `sign` is -1 or 1.
 */
export const BigInteger = layout('bigInt', { host: ro(i32), sign: ro(i32), low: ro(i64), high: ro(i64) });
export const FloatObject = layout('float', { value: ro(f64) });
export const ComplexObject = layout('complex', { real: ro(f64), imaginary: ro(f64) });
/** NotImplemented, None, Ellipsis have no fields; True and False hold 1 and 0. */
export const Singleton = layout('singleton', { value: ro(i32), reserved: ro(i32) });

/** hash: 0 means not computed yet (the hash 0 is stored as 1 << 30). */
export const Latin1 = array('latin1', ro(u8), { hash: i32 });
export const Ucs2 = array('ucs2', ro(u16), { hash: i32 });
export const Ucs4 = array('ucs4', ro(i32), { hash: i32 });
/** A concatenation not yet carried out; afterwards `left` is the flat text and `right` NULL. `wide`: 1, 2 or 4 bytes. */
export const Rope = layout('rope', {
  length: ro(i32),
  hash: i32,
  left: ref,
  right: ref,
  width: ro(i32),
  depth: ro(i32),
});
export const Bytes = array('bytes', ro(u8), { hash: i32 });
/** `items` is a ByteItems. */
export const ByteArray = layout('bytearray', { length: i32, exports: i32, items: ref });
export const Tuple = array('tuple', ro(ref));
/** items: RefItems, IntItems or FloatItems as the map says; NULL for the empty strategy. */
export const List = layout('list', { length: i32, items: ref });
/**
 * Compact insertion-ordered dict as CPython's. `entries` holds key and value by turns (a deleted entry has key NULL),
 * `hashes` one 32-bit hash per entry, `index` a power of two of entry numbers: -1 empty, -2 deleted.
 * In a namespace dict (kind NAMESPACE) values are GlobalCells; an entry whose cell is empty is absent.
 */
export const Dict = layout('dict', {
  used: i32,
  /** Entries handed out, deleted ones included. */
  filled: i32,
  entries: ref,
  hashes: ref,
  index: ref,
  /** Grows at every change of the key set. */
  version: i32,
});
/** Open addressing with CPython's probe order; hashes are CPython's 64-bit ones so that iteration order agrees. */
export const SetObject = layout('set', {
  used: i32,
  filled: i32,
  mask: i32,
  hash: i32,
  /** RefItems: NULL unused; the dummy of a deleted key is the singleton Ellipsis-like DUMMY. */
  keys: ref,
  /** IntItems. */
  hashes: ref,
});
export const Range = layout('range', { start: ro(ref), stop: ro(ref), step: ro(ref), length: ro(ref) });
export const Slice = layout('slice', { start: ro(ref), stop: ro(ref), step: ro(ref) });
export const Cell = layout('cell', { value: ref });
/** A module's variable. `fallback` is the cell of the same name in the built-ins, used while `value` is NULL. */
export const GlobalCell = layout('globalCell', {
  value: quasi(ref),
  fallback: quasi(ref),
  name: ro(ref),
  /** How often it was bound: a cell bound once is a constant for traces until it is bound again. */
  writes: quasi(i32),
});

export const Code = layout('code', {
  /** A ByteItems; `start` is the address of its first instruction. */
  instructions: ro(ref),
  start: ro(i32),
  end: ro(i32),
  /** A RefItems. */
  constants: ro(ref),
  argumentCount: ro(i32),
  positionalOnlyCount: ro(i32),
  keywordOnlyCount: ro(i32),
  /** Bits of `CodeFlags`. */
  flags: ro(i32),
  registerCount: ro(i32),
  /** WordItems, four words an entry: start and end address offsets, handler offset, register for the exception. Innermost first. */
  exceptionTable: ro(ref),
  /** Bytes: see interpreter/bytecode/code-object.ts. */
  positions: ro(ref),
  /** Registers below are live everywhere (bytecode/liveness.ts). */
  keptLocals: ro(i32),
  name: ro(ref),
  qualname: ro(ref),
  filename: ro(ref),
  firstLine: ro(i32),
  /** Where calls begin: `start`, or the ENTER that precedes it once the function was seen to call itself. */
  entry: i32,
  /** Tuple: names of the parameters, then of the other locals that have a register; parallel to the registers. */
  variableNames: ro(ref),
  cellNames: ro(ref),
  freeNames: ro(ref),
  docstring: ro(ref),
});
export const CodeFlags = {
  HAS_STAR_ARGS: 1,
  HAS_STAR_KEYWORDS: 2,
  GENERATOR: 4,
  COROUTINE: 8,
  ASYNC_GENERATOR: 16,
  /** Only plain positional parameters and not a generator: calls with the right count need no binding. */
  SIMPLE: 32,
  /** Tracebacks hide it and the recursion limit does not count it. */
  APP_LEVEL: 64,
  CLASS_BODY: 128,
  MODULE_BODY: 256,
  NESTED: 512,
} as const;
export const FunctionObject = layout('function', {
  code: quasi(ref),
  globals: ro(ref),
  closure: ro(ref),
  defaults: quasi(ref),
  keywordDefaults: quasi(ref),
  name: ref,
  qualname: ref,
  module: ref,
  docstring: ref,
  annotate: ref,
  annotations: ref,
  overflow: ref,
});
export const BoundMethod = layout('method', { function: ro(ref), self: ro(ref) });
/** A function of the host or of RTS. */
export const NativeFunction = layout('native', {
  /** Index into the host's table of natives. */
  id: ro(i32),
  /** Number of the RTS function that `CALL` runs directly, or 0. */
  fastId: ro(i32),
  name: ro(ref),
  /** Function of app-level Python that takes over when the native answers VERDICT_FALLBACK, or NULL. */
  appLevel: quasi(ref),
  /** The class for a method descriptor, the module name for a function. */
  owner: ro(ref),
  /** For a bound built-in method its self, or NULL. */
  self: ro(ref),
  /** Bits of `NativeFlags`. */
  flags: ro(i32),
});
export const NativeFlags = { METHOD: 1, STATIC: 2, CLASS: 4, GETTER: 8 } as const;
export const Class = layout('class', {
  name: ref,
  qualname: ref,
  bases: ref,
  mro: quasi(ref),
  /** Dict. */
  namespace: ref,
  /** Never the same number twice; a new one at every change of the class or of one of its bases. */
  version: quasi(i32),
  /** Kind of its instances' layout. */
  instanceKind: ro(i32),
  flags: i32,
  /** Root map of its instances; NULL for abstract built-ins. */
  instanceMap: ref,
  /** Map of instances whose attributes are in a dict (their `__dict__` was asked for), or NULL. */
  dictMap: ref,
  /** Inline slots to give to instances, learned from earlier ones. */
  expectedSlots: i32,
  /** List of weak references to direct subclasses (RefItems chain; see objects/type.ts). */
  subclasses: ref,
  module: ref,
  /** `__slots__` descriptors, annotations and whatever else the namespace does not hold. */
  base: ro(ref),
});
export const ClassFlags = {
  USER: 1,
  FINAL: 2,
  HAS_GETATTR: 4,
  HAS_GETATTRIBUTE: 8,
  HAS_SETATTR: 16,
  HAS_DEL: 32,
  ABSTRACT: 64,
  EXCEPTION: 128,
  HAS_DICT: 256,
  HAS_NEW: 512,
  /** Its instances are descriptors: it defines `__get__`, `__set__` or `__delete__`. */
  DESCRIPTOR: 1024,
  /** `__eq__`, `__ne__` or `__hash__` are not those of a built-in base. */
  HAS_EQUALITY: 2048,
  /** Weak references to its instances can be made. */
  HAS_WEAKREFS: 4096,
} as const;
/** A plain instance: the overflow word, then the inline slots of 8 bytes each (their kinds are in the map). */
export const Instance = layout('instance', { overflow: ref, reserved: i32 });
export const Module = layout('module', { namespace: ro(ref), overflow: ref });
export const Property = layout('property', { get: ro(ref), set: ro(ref), delete: ro(ref), docstring: ref, name: ref });
/** staticmethod, classmethod. */
export const MethodWrapper = layout('methodWrapper', { callable: ro(ref), overflow: ref });
/** A data descriptor of a built-in type (getset, member): natives by id, -1: read-only. That of a name in `__slots__` has no getter. */
export const NativeProperty = layout('nativeProperty', {
  getter: ro(i32),
  setter: ro(i32),
  name: ro(ref),
  owner: ro(ref),
  offset: ro(i32),
});
export const Super = layout('super', { class: ro(ref), self: ro(ref), selfClass: ro(ref) });

export const Generator = layout('generator', {
  code: ro(ref),
  function: ro(ref),
  /** RefItems: the registers while suspended. */
  registers: ref,
  /** Address of the instruction to go on with. */
  resume: i32,
  /** A number of `GeneratorState`. */
  state: i32,
  /** The exception being handled inside while suspended, or NULL. */
  handled: ref,
  /** While running: the exception that was handled in the resumer. */
  outerHandled: ref,
  name: ref,
  qualname: ref,
  frame: ref,
});
export const GeneratorState = { CREATED: 0, SUSPENDED: 1, RUNNING: 2, FINISHED: 3 } as const;

export const Exception = layout('exception', {
  args: ref,
  cause: ref,
  context: ref,
  traceback: ref,
  suppressContext: i32,
  overflow: ref,
});
export const Traceback = layout('traceback', { next: ref, frame: ref, code: ro(ref), instruction: ro(i32) });
export const Frame = layout('frame', {
  code: ro(ref),
  function: ro(ref),
  back: ref,
  /** Address of the frame on the VM stack while it runs there, or 0. */
  stack: i32,
  instruction: i32,
  locals: ref,
  /** What the frame header's extra word held before. */
  extra: ref,
});
/** list, tuple, str, bytes, range-less sequences: `sequence` is NULL once exhausted. */
export const SequenceIterator = layout('sequenceIterator', { sequence: ref, index: i32 });
export const RangeIterator = layout('rangeIterator', { current: i64, step: ro(i64), remaining: i64 });
/** enumerate: `base` is what `number` is counted from, or NULL for 0; a start that does not fit 32 bits is a base. */
export const Enumerate = layout('enumerate', { iterator: ref, base: ref, number: i64, overflow: ref });
/** zip: `iterators` is a tuple, `strict` 0 or 1. */
export const Zip = layout('zip', { iterators: ref, strict: i32, overflow: ref });
/** Iterators and views over dicts and sets; `used` is the size at the start. */
export const TableIterator = layout('tableIterator', { table: ref, index: i32, used: i32 });
export const DictView = layout('dictView', { dict: ro(ref) });
/** A native iterator or other object whose state is a JavaScript object in the host's table. `state` is traced. */
export const HostObject = layout('hostObject', { host: ro(i32), reserved: i32, state: ref, overflow: ref });
export const WeakReference = layout('weakReference', { target: i32, hash: i32, callback: ref });
export const MethodDescriptorCache = array('cacheTable', i32);
