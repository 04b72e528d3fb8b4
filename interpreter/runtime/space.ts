/**
 * The object space: what natives written in TypeScript see of Python's objects. It wraps the memory and the functions
 * derived from RTS; it never duplicates semantics that RTS has.
 *
 * What always holds: a Ref held in a TypeScript variable stays valid until the next safe point. Safe points occur inside
 * `call`, and in everything here that may run Python (`repr`, `equals`, `iterate`, `truth` ... on user objects). While a
 * native is on the host's stack the collector does not run (see `Driver.nested`), so plain variables are safe in natives; memory that
 * such a nested run allocates is collected after the native has returned.
 */
import type { Field, LayoutDescriptor, Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine } from '../heap/machine.js';
import type { HeapMemory } from '../heap/memory.js';
import { ClassOf, Kind, Known, MapOf, NULL } from '../heap/well-known.js';
import type { Host } from '../host.js';
import { Caches } from './caches.js';
import type { Driver } from './driver.js';
import { InternalError, PyError } from './errors.js';
import type { InterpreterExports } from './exports.js';
import { Frames } from './frames.js';
import { HostTable } from './host-table.js';
import { Modules } from './modules.js';
import { nativeDefinitions } from './native.js';
import { dictMapOf } from './types-core/instance-maps.js';
import { allSlotNames } from './types-core/slots.js';
import { decodeText, encodeTextInto, type TextWidth, widthOfText } from './text.js';

/** What the driver (driver.ts) lends to the space: everything that runs Python. */
export interface Executor {
  /** Calls `callable` in a nested run. `keywords` maps names to values. */
  call(callable: Ref, args: readonly Ref[], keywords?: ReadonlyMap<string, Ref>): Ref;
}

const SMALL_MIN = -(2 ** 30);
const SMALL_MAX = 2 ** 30 - 1;
const SMALL_MIN_BIG = BigInt(SMALL_MIN);
const SMALL_MAX_BIG = BigInt(SMALL_MAX);
/** Comparing with a bound takes V8 a fraction of the time of BigInt.asIntN. */
const BOXED_END = 1n << 63n;
const WIDE_END = 1n << 127n;

const QUIET_NAN = 0x7ff8_0000_0000_0000n;

const FLOAT_SIZE = L.FloatObject.descriptor.size;
const FLOAT_MAP = MapOf['FLOAT']!;

export class Space {
  readonly none: Ref = Known.NONE;
  readonly true: Ref = Known.TRUE;
  readonly false: Ref = Known.FALSE;
  readonly notImplemented: Ref = Known.NOT_IMPLEMENTED;
  readonly ellipsis: Ref = Known.ELLIPSIS;
  readonly emptyTuple: Ref = Known.EMPTY_TUPLE;

  readonly heapMemory: HeapMemory;
  readonly I32: Int32Array<ArrayBufferLike>;
  readonly U8: Uint8Array<ArrayBufferLike>;
  readonly U16: Uint16Array<ArrayBufferLike>;
  readonly F64: Float64Array<ArrayBufferLike>;
  readonly I64: BigInt64Array<ArrayBufferLike>;
  readonly rts: InterpreterExports;
  readonly host: Host;
  /** Host-side values of big ints (BigInt) and host objects, owned by heap objects. */
  readonly hostTable: HostTable;
  /** The driver itself, for natives that steer it (gc, sys). */
  driver!: Driver;
  /** Arguments of the program, sys.argv. */
  arguments: readonly string[] = [];
  /** Texts of sources that are in no file (`-c`, standard input, the interactive interpreter), by file name. */
  readonly sources = new Map<string, string>();
  readonly frames: Frames;
  readonly modules: Modules;
  readonly caches: Caches;
  /** Set by the driver. */
  executor!: Executor;
  /** Exception classes and other classes that are not in the well-known table, by Python name; filled by boot. */
  readonly classes = new Map<string, Ref>();
  private readonly namesByText = new Map<string, Ref>();
  /** Answers of nativeConstructor: a version of a class is never used again. */
  private readonly constructorsByVersion = new Map<number, Ref>();
  private readonly initializersByVersion = new Map<number, readonly [Ref, Ref]>();

  constructor(heapMemory: HeapMemory, rts: InterpreterExports, host: Host) {
    this.heapMemory = heapMemory;
    this.I32 = heapMemory.i32;
    this.U8 = heapMemory.u8;
    this.U16 = heapMemory.u16;
    this.F64 = heapMemory.f64;
    this.I64 = heapMemory.i64;
    this.rts = rts;
    this.host = host;
    this.hostTable = new HostTable(heapMemory, rts);
    this.frames = new Frames(this);
    this.modules = new Modules(this);
    this.caches = new Caches(this);
  }

  // ---- heap access ------------------------------------------------------------------------------------------------

  /** Reads a field; i64 fields as BigInt. */
  load<T>(p: Ref, field: Field<T>): T {
    const address = p + field.offset;
    switch (field.type) {
      case 'i32':
      case 'ref':
        return this.I32[address >> 2] as T;
      case 'f64':
        return this.F64[address >> 3] as T;
      case 'i64':
        return this.I64[address >> 3] as T;
      case 'u8':
        return this.U8[address] as T;
      case 'u16':
        return this.U16[address >> 1] as T;
    }
  }
  /** Writes a field, with the write barrier for references. i64 fields take a BigInt. */
  store<T>(p: Ref, field: Field<T>, value: T): void {
    const address = p + field.offset;
    switch (field.type) {
      case 'ref':
        this.I32[address >> 2] = value as number;
        if ((this.I32[(p + 4) >> 2]! & L.ObjectFlags.OLD_UNLOGGED) !== 0) this.rts.logObject(p);
        return;
      case 'i32':
        this.I32[address >> 2] = value as number;
        return;
      case 'f64':
        this.F64[address >> 3] = value as number;
        return;
      case 'i64':
        this.I64[address >> 3] = value as unknown as bigint;
        return;
      case 'u8':
        this.U8[address] = value as number;
        return;
      case 'u16':
        this.U16[address >> 1] = value as number;
    }
  }
  loadAt<T>(p: Ref, array: { element: Field<T> }, index: number): T {
    return this.load((p + index * array.element.stride) as Ref, array.element);
  }
  storeAt(p: Ref, array: { element: Field<Ref> }, index: number, value: Ref): void {
    this.I32[(p + array.element.offset + index * 4) >> 2] = value;
    if ((this.I32[(p + 4) >> 2]! & L.ObjectFlags.OLD_UNLOGGED) !== 0) this.rts.logObject(p);
  }
  /** Allocates an object of a layout with the given map; all its fields are zeroed. */
  allocate(descriptor: LayoutDescriptor, map: Ref): Ref {
    const p = this.rts.allocate(descriptor.size);
    const end = (p + descriptor.size) >> 2;
    for (let word = (p + 8) >> 2; word < end; word++) this.I32[word] = 0;
    this.I32[p >> 2] = map;
    this.I32[(p + 4) >> 2] = 0;
    return p;
  }
  /** Allocates an array object of `length` elements, zeroed. Raises MemoryError when it cannot be had. */
  allocateArray(array: { descriptor: LayoutDescriptor }, map: Ref, length: number): Ref {
    const { size, element } = array.descriptor;
    const tail = this.load(map, L.Map.elementFlags) & L.ElementFlags.TAIL;
    const bytes = (element!.offset + length * element!.stride + tail + 7) & -8;
    if (bytes > 65536 && this.rts.reserve(bytes) === 0) throw this.error('MemoryError', '');
    const p = this.rts.allocate(Math.max(size, bytes));
    this.I32.fill(0, (p + 8) >> 2, (p + Math.max(size, bytes)) >> 2);
    this.I32[p >> 2] = map;
    this.I32[(p + 4) >> 2] = 0;
    this.I32[(p + 8) >> 2] = length;
    return p;
  }
  machine(field: Field<number> | Field<Ref>): number {
    return this.I32[(8 + field.offset) >> 2]!;
  }
  setMachine(field: Field<number> | Field<Ref>, value: number): void {
    this.I32[(8 + field.offset) >> 2] = value;
  }

  // ---- kinds and classes ------------------------------------------------------------------------------------------

  mapOf(r: Ref): Ref {
    return (r & 1) !== 0 ? MapOf['INT']! : (this.I32[r >> 2] as Ref);
  }
  /** The layout kind of a value (a number of `Kind`); instances of subclasses have that of the built-in they extend. */
  kindOf(r: Ref): number {
    return (r & 1) !== 0 ? Kind['INT']! : this.I32[(this.I32[r >> 2]! + L.Map.kind.offset) >> 2]!;
  }
  classOf(r: Ref): Ref {
    return this.I32[(this.mapOf(r) + L.Map.class.offset) >> 2] as Ref;
  }
  className(cls: Ref): string {
    return this.text(this.load(cls, L.Class.name));
  }
  /** `type(r).__name__`, for messages. */
  typeName(r: Ref): string {
    return this.className(this.classOf(r));
  }
  /** The class of that name: built-in representation or one that boot registered (exceptions ...). */
  class(name: string): Ref {
    const cls = this.classes.get(name) ?? ClassOf[name];
    if (cls === undefined) throw new InternalError(`no class is called ${name}`);
    return cls;
  }
  isSubclass(cls: Ref, base: Ref): boolean {
    const mro = this.load(cls, L.Class.mro);
    const length = this.I32[(mro + L.Tuple.length.offset) >> 2]!;
    for (let k = 0; k < length; k++) if (this.I32[((mro + L.Tuple.element.offset) >> 2) + k] === base) return true;
    return false;
  }
  /** `isinstance` by real class, without `__instancecheck__`. */
  isInstance(r: Ref, cls: Ref): boolean {
    return this.isSubclass(this.classOf(r), cls);
  }
  isClass(r: Ref): boolean {
    return this.kindOf(r) === Kind['TYPE'];
  }

  // ---- numbers ----------------------------------------------------------------------------------------------------

  bool(value: boolean): Ref {
    return value ? this.true : this.false;
  }
  /**
   * An int from a JavaScript integer or BigInt, in its normal representation. (The ways of the two must not meet before the store into the
   * BigInt64Array: Node 20's optimising compiler aborts over such a phi.)
   */
  int(value: number | bigint): Ref {
    if (typeof value !== 'number') return this.intOfBigint(value);
    if (value >= SMALL_MIN && value <= SMALL_MAX) return ((value << 1) | 1) as Ref;
    return this.intOfBigint(BigInt(value));
  }
  private intOfBigint(value: bigint): Ref {
    if (value >= SMALL_MIN_BIG && value <= SMALL_MAX_BIG) return ((Number(value) << 1) | 1) as Ref;
    if (value >= -BOXED_END && value < BOXED_END) {
      const p = this.allocate(L.BoxedInt.descriptor, MapOf['INT']!);
      this.I64[(p + L.BoxedInt.value.offset) >> 3] = value;
      return p;
    }
    const p = this.allocate(L.BigInteger.descriptor, MapOf['BIG_INT']!);
    this.I32[(p + L.BigInteger.sign.offset) >> 2] = value < 0n ? -1 : 1;
    if (value >= WIDE_END || value < -WIDE_END) this.hostTable.add(p, value);
    else {
      this.I32[(p + L.BigInteger.host.offset) >> 2] = -1;
      this.I64[(p + L.BigInteger.low.offset) >> 3] = BigInt.asIntN(64, value);
      this.I64[(p + L.BigInteger.high.offset) >> 3] = value >> 64n;
    }
    return p;
  }
  float(value: number): Ref {
    const p = this.rts.allocate(FLOAT_SIZE);
    this.I32[p >> 2] = FLOAT_MAP;
    this.I32[(p + 4) >> 2] = 0;
    this.F64[(p + L.FloatObject.value.offset) >> 3] = value;
    // JavaScript says nothing of the bits of a NaN, `is` compares them.
    if (Number.isNaN(value)) this.I64[(p + L.FloatObject.value.offset) >> 3] = QUIET_NAN;
    return p;
  }
  /** An int or an instance of a subclass of int, bool included. */
  isInt(r: Ref): boolean {
    const kind = this.kindOf(r);
    return kind === Kind['INT'] || kind === Kind['BIG_INT'] || kind === Kind['BOOL'];
  }
  isFloat(r: Ref): boolean {
    return this.kindOf(r) === Kind['FLOAT'];
  }
  /** The value of an int (or bool) as BigInt. */
  bigint(r: Ref): bigint {
    if ((r & 1) !== 0) return BigInt(r >> 1);
    switch (this.kindOf(r)) {
      case Kind['INT']:
        return this.I64[(r + L.BoxedInt.value.offset) >> 3]!;
      case Kind['BOOL']:
        return r === this.true ? 1n : 0n;
      default: {
        const host = this.load(r, L.BigInteger.host);
        if (host >= 0) return this.hostTable.get(host) as bigint;
        const low = BigInt.asUintN(64, this.I64[(r + L.BigInteger.low.offset) >> 3]!);
        return (this.I64[(r + L.BigInteger.high.offset) >> 3]! << 64n) | low;
      }
    }
  }
  floatValue(r: Ref): number {
    return this.F64[(r + L.FloatObject.value.offset) >> 3]!;
  }
  /**
   * The value of an index-like argument as a JavaScript integer; ints beyond 2^53 saturate. Accepts ints and objects with
   * `__index__`; anything else is CPython's TypeError ("'str' object cannot be interpreted as an integer").
   */
  index(r: Ref): number {
    if ((r & 1) !== 0) return r >> 1;
    return Number(this.bigint(this.indexObject(r)));
  }
  /** `operator.index(r)`: an int object. */
  indexObject(r: Ref): Ref {
    if (this.isInt(r)) return r;
    const method = this.lookupSpecial(r, '__index__');
    if (method === NULL)
      throw this.error('TypeError', `'${this.typeName(r)}' object cannot be interpreted as an integer`);
    const result = this.call(method, r);
    if (!this.isInt(result))
      throw this.error('TypeError', `__index__ returned non-int (type ${this.typeName(result)})`);
    return result;
  }
  /** The value of a float, int or object with `__float__`/`__index__` as a double; else TypeError "must be real number, not X". */
  double(r: Ref): number {
    if ((r & 1) !== 0) return r >> 1;
    if (this.isFloat(r)) return this.floatValue(r);
    if (this.isInt(r)) return this.intToDouble(r);
    const method = this.lookupSpecial(r, '__float__');
    if (method !== NULL) {
      const result = this.call(method, r);
      if (!this.isFloat(result))
        throw this.error(
          'TypeError',
          `${this.typeName(r)}.__float__ returned non-float (type ${this.typeName(result)})`,
        );
      return this.floatValue(result);
    }
    if (this.lookupSpecial(r, '__index__') !== NULL) return this.intToDouble(this.indexObject(r));
    throw this.error('TypeError', `must be real number, not ${this.typeName(r)}`);
  }
  private intToDouble(r: Ref): number {
    const value = Number(this.bigint(r));
    if (!Number.isFinite(value)) throw this.error('OverflowError', 'int too large to convert to float');
    return value;
  }

  // ---- text and bytes ---------------------------------------------------------------------------------------------

  /** A str of the given JavaScript text (UTF-16; lone surrogates stay), in its narrowest width. */
  str(text: string): Ref {
    if (text.length === 0) return Known.EMPTY_STRING;
    const width = widthOfText(text);
    const [layout, map] = this.textLayout(width);
    let length = text.length;
    if (width === 4) {
      length = 0;
      for (const _ of text) length++;
    }
    const p = this.allocateArray(layout, map, length);
    encodeTextInto(this, p + layout.element.offset, width, text);
    return p;
  }
  private textLayout(width: TextWidth) {
    if (width === 1) return [L.Latin1, MapOf['LATIN1']!] as const;
    return width === 2 ? ([L.Ucs2, MapOf['UCS2']!] as const) : ([L.Ucs4, MapOf['UCS4']!] as const);
  }
  /** An interned str: the same object for the same text; for names. It stays alive as long as the space. */
  name(text: string): Ref {
    let p = this.namesByText.get(text);
    if (p === undefined) {
      p = this.rts.intern(this.str(text)) as Ref;
      this.namesByText.set(text, p);
      this.hostTable.hold(p);
    }
    return p;
  }
  /** A str of code points; separate surrogates stay separate. */
  strOfCodePoints(points: Uint32Array): Ref {
    const widest = points.reduce((a, b) => Math.max(a, b), 0);
    const width: TextWidth = widest < 256 ? 1 : widest < 65536 ? 2 : 4;
    const [layout, map] = this.textLayout(width);
    const p = this.allocateArray(layout, map, points.length);
    const start = p + layout.element.offset;
    points.forEach((point, k) => {
      if (width === 1) this.U8[start + k] = point;
      else if (width === 2) this.U16[(start >> 1) + k] = point;
      else this.I32[(start >> 2) + k] = point;
    });
    return p;
  }
  isStr(r: Ref): boolean {
    if ((r & 1) !== 0) return false;
    const kind = this.kindOf(r);
    return kind >= Kind['LATIN1']! && kind <= Kind['ROPE']!;
  }
  /** The flat form of a str: an object of width 1, 2 or 4 with the same text (a rope is carried out). */
  flat(r: Ref): Ref {
    return this.kindOf(r) === Kind['ROPE'] ? (this.rts.flattenRope(r) as Ref) : r;
  }
  /** Bytes per character of a flat str. */
  width(flat: Ref): TextWidth {
    const kind = this.kindOf(flat);
    return kind === Kind['LATIN1'] ? 1 : kind === Kind['UCS2'] ? 2 : 4;
  }
  /** Number of code points of a str. */
  strLength(r: Ref): number {
    return this.I32[(r + 8) >> 2]!;
  }
  /** Code point at an index of a flat str. */
  codePointAt(flat: Ref, index: number): number {
    switch (this.width(flat)) {
      case 1:
        return this.U8[flat + L.Latin1.element.offset + index]!;
      case 2:
        return this.U16[(flat + L.Ucs2.element.offset + index * 2) >> 1]!;
      default:
        return this.I32[(flat + L.Ucs4.element.offset + index * 4) >> 2]!;
    }
  }
  /** The text of a str as a JavaScript string. Indices agree with Python's only when no character is astral. */
  text(r: Ref): string {
    const flat = this.flat(r);
    const width = this.width(flat);
    const start = flat + (width === 1 ? L.Latin1 : width === 2 ? L.Ucs2 : L.Ucs4).element.offset;
    return decodeText(this, start, width, this.strLength(flat));
  }
  bytes(data: Uint8Array): Ref {
    const p = this.allocateArray(L.Bytes, MapOf['BYTES']!, data.length);
    this.U8.set(data, p + L.Bytes.element.offset);
    return p;
  }
  isBytes(r: Ref): boolean {
    return this.kindOf(r) === Kind['BYTES'];
  }
  /** A copy of the contents of a bytes or bytearray object. */
  bytesValue(r: Ref): Uint8Array {
    if (this.kindOf(r) === Kind['BYTEARRAY']) {
      const items = this.load(r, L.ByteArray.items);
      const start = items + L.ByteItems.element.offset;
      return items === NULL ? new Uint8Array(0) : this.U8.slice(start, start + this.load(r, L.ByteArray.length));
    }
    const start = r + L.Bytes.element.offset;
    return this.U8.slice(start, start + this.I32[(r + 8) >> 2]!);
  }

  // ---- containers -------------------------------------------------------------------------------------------------

  tuple(items: readonly Ref[]): Ref {
    if (items.length === 0) return this.emptyTuple;
    const p = this.allocateArray(L.Tuple, MapOf['TUPLE']!, items.length);
    this.I32.set(items, (p + L.Tuple.element.offset) >> 2);
    return p;
  }
  isTuple(r: Ref): boolean {
    return this.kindOf(r) === Kind['TUPLE'];
  }
  isList(r: Ref): boolean {
    const kind = this.kindOf(r);
    return kind >= Kind['LIST_EMPTY']! && kind <= Kind['LIST']!;
  }
  isDict(r: Ref): boolean {
    const kind = this.kindOf(r);
    return kind === Kind['DICT'] || kind === Kind['NAMESPACE'];
  }
  isSet(r: Ref): boolean {
    const kind = this.kindOf(r);
    return kind === Kind['SET'] || kind === Kind['FROZENSET'];
  }
  /** A new list, with the storage strategy that its items allow. */
  list(items: readonly Ref[]): Ref {
    const p = this.rts.newList(items.length) as Ref;
    for (const item of items) this.rts.listAppend(p, item);
    return p;
  }
  /** The items of a tuple or list as Refs (boxing unboxed elements). */
  items(r: Ref): Ref[] {
    const result: Ref[] = [];
    if (this.isTuple(r)) {
      const start = (r + L.Tuple.element.offset) >> 2;
      const end = start + this.I32[(r + 8) >> 2]!;
      for (let at = start; at < end; at++) result.push(this.I32[at] as Ref);
      return result;
    }
    const length = this.load(r, L.List.length);
    for (let k = 0; k < length; k++) result.push(this.rts.listGet(r, k) as Ref);
    return result;
  }
  listLength(r: Ref): number {
    return this.load(r, L.List.length);
  }
  dict(entries: Iterable<readonly [Ref, Ref]> = []): Ref {
    const d = this.rts.newDict() as Ref;
    for (const [key, value] of entries) this.dictSet(d, key, value);
    return d;
  }
  /** 32-bit hash for dicts: of built-in values from RTS, else through `__hash__`. Never 0. */
  dictHash(key: Ref): number {
    const hash = this.rts.hashOf(key);
    return hash !== 0 ? hash : this.rts.foldHash(this.hash(key));
  }
  /** Entry number of `key`, or -1. Runs `__eq__` of user objects when hashes meet. */
  private dictFind(d: Ref, key: Ref, hash: number): number {
    for (let skip = 0; ; ) {
      const found = this.rts.dictFind(d, key, hash, skip);
      if (found >= -1) return found;
      const entry = -2 - found;
      const version = this.load(d, L.Dict.version);
      const equal = this.equals(this.rts.dictEntryKey(d, entry) as Ref, key);
      if (this.load(d, L.Dict.version) !== version) skip = 0;
      else if (equal) return entry;
      else skip++;
    }
  }
  /** The value of `key`, or NULL. */
  dictGet(d: Ref, key: Ref): Ref {
    const entry = this.dictFind(d, key, this.dictHash(key));
    return entry < 0 ? NULL : (this.rts.dictEntryValue(d, entry) as Ref);
  }
  dictSet(d: Ref, key: Ref, value: Ref): void {
    const hash = this.dictHash(key);
    const entry = this.dictFind(d, key, hash);
    if (entry >= 0) this.rts.dictSetEntryValue(d, entry, value);
    else this.rts.dictInsert(d, key, hash, value);
  }
  /** Removes `key`; its old value, or NULL when it was not there. */
  dictDelete(d: Ref, key: Ref): Ref {
    const entry = this.dictFind(d, key, this.dictHash(key));
    if (entry < 0) return NULL;
    const value = this.rts.dictEntryValue(d, entry) as Ref;
    this.rts.dictRemoveEntry(d, entry);
    return value;
  }
  /** Number of entries. */
  dictLength(d: Ref): number {
    return this.rts.dictLength(d);
  }
  /** All entries in insertion order, taken at once. */
  dictEntries(d: Ref): [Ref, Ref][] {
    const result: [Ref, Ref][] = [];
    for (let e = this.rts.dictNextEntry(d, 0); e >= 0; e = this.rts.dictNextEntry(d, e + 1)) {
      result.push([this.rts.dictEntryKey(d, e) as Ref, this.rts.dictEntryValue(d, e) as Ref]);
    }
    return result;
  }
  /** Look-up by an (interned) name. */
  dictGetName(d: Ref, name: string): Ref {
    return this.dictGet(d, this.name(name));
  }
  dictSetName(d: Ref, name: string, value: Ref): void {
    this.dictSet(d, this.name(name), value);
  }
  /** An object whose state is a JavaScript value: `cls` must have the HOST_OBJECT layout; `state` is a Ref it keeps alive. */
  hostObject(cls: Ref, value: unknown, state: Ref = NULL): Ref {
    const p = this.allocate(L.HostObject.descriptor, this.load(cls, L.Class.instanceMap));
    this.I32[(p + L.HostObject.host.offset) >> 2] = this.hostTable.add(p, value);
    this.store(p, L.HostObject.state, state);
    return p;
  }
  hostValue<T>(r: Ref): T {
    return this.hostTable.get(this.load(r, L.HostObject.host)) as T;
  }

  // ---- errors -----------------------------------------------------------------------------------------------------

  /** A PyError of the exception class of that name with one text argument ('' gives no arguments). */
  error(className: string, message: string): PyError {
    return this.errorWith(className, message === '' ? [] : [this.str(message)]);
  }
  /** A PyError of the exception class of that name with the given arguments. */
  errorWith(className: string, args: readonly Ref[]): PyError {
    const cls = this.class(className);
    const p = this.allocate(L.Exception.descriptor, this.load(cls, L.Class.instanceMap));
    this.store(p, L.Exception.args, this.tuple(args));
    return new PyError(p);
  }

  /** An exception of a class with those arguments, without calling `__init__`. */
  newExceptionOf(cls: Ref, args: readonly Ref[]): Ref {
    const map = this.load(cls, L.Class.instanceMap);
    const p = this.allocate({ size: this.load(map, L.Map.size) } as LayoutDescriptor, map);
    this.store(p, L.Exception.args, this.tuple(args));
    return p;
  }
  /** Gives a NameError, AttributeError or ImportError its `name` (and `obj`) attribute. */
  setNameOf(exception: Ref, name: Ref, object: Ref = NULL): void {
    this.rts.instanceSet(exception, this.name('#name'), name);
    if (object !== NULL) this.rts.instanceSet(exception, this.name('#obj'), object);
  }
  /**
   * The native `__new__` that alone makes instances of a built-in class, or NULL when instances are initialised by Python
   * code, or by an `__init__` that does something.
   */
  nativeConstructor(cls: Ref): Ref {
    const version = this.load(cls, L.Class.version);
    let found = this.constructorsByVersion.get(version);
    if (found === undefined) {
      found = this.findNativeConstructor(cls);
      this.constructorsByVersion.set(version, found);
    }
    return found;
  }
  /**
   * The native `__new__` and `__init__` that make and initialise instances of a class, where `__new__` takes any arguments and
   * looks at none; NULL for both elsewhere.
   */
  nativeInitializer(cls: Ref): readonly [Ref, Ref] {
    const version = this.load(cls, L.Class.version);
    let found = this.initializersByVersion.get(version);
    if (found === undefined) {
      found = this.findNativeInitializer(cls);
      this.initializersByVersion.set(version, found);
    }
    return found;
  }
  private findNativeInitializer(cls: Ref): readonly [Ref, Ref] {
    const none = [NULL, NULL] as const;
    const wrapper = this.rts.typeLookup(cls, this.name('__new__')) as Ref;
    const initialize = this.rts.typeLookup(cls, this.name('__init__')) as Ref;
    if (wrapper === NULL || this.kindOf(wrapper) !== Kind['STATICMETHOD']) return none;
    const create = this.load(wrapper, L.MethodWrapper.callable);
    if (this.mapOf(create) !== MapOf['NATIVE'] || this.mapOf(initialize) !== MapOf['METHOD_DESCRIPTOR']) return none;
    const { ignoresArguments } = nativeDefinitions[this.load(create, L.NativeFunction.id)]!;
    return ignoresArguments === true ? [create, initialize] : none;
  }
  private findNativeConstructor(cls: Ref): Ref {
    if ((this.load(cls, L.Class.flags) & L.ClassFlags.USER) !== 0) return NULL;
    const wrapper = this.rts.typeLookup(cls, this.name('__new__')) as Ref;
    const init = this.rts.typeLookup(cls, this.name('__init__')) as Ref;
    if (wrapper === NULL || this.kindOf(wrapper) !== Kind['STATICMETHOD']) return NULL;
    if (init !== this.rts.typeLookup(ClassOf['object']!, this.name('__init__'))) return NULL;
    const callable = this.load(wrapper, L.MethodWrapper.callable);
    return this.mapOf(callable) === MapOf['NATIVE'] ? callable : NULL;
  }
  /** `r.__dict__`: the attributes themselves, as a dict that they live in from now on. */
  attributeDict(r: Ref): Ref {
    const map = this.mapOf(r);
    if (this.load(map, L.Map.slotKind) !== L.SLOT_DICT) this.moveAttributesToDict(r, map);
    return this.loadAt(this.attributeDicts(r), L.RefItems, 0) as Ref;
  }
  /** Makes another dict the `r.__dict__`. */
  setAttributeDict(r: Ref, dict: Ref): void {
    this.attributeDict(r);
    this.storeAt(this.attributeDicts(r), L.RefItems, 0, dict);
  }
  /** The pair of dicts (objects/instance.ts) of an instance whose attributes are there. */
  private attributeDicts(r: Ref): Ref {
    return this.I32[this.rts.overflowAddressOf(r) >> 2] as Ref;
  }
  private moveAttributesToDict(r: Ref, map: Ref): void {
    const [dict, apart] = [this.dict(), this.dict()];
    const slots = allSlotNames(this, this.classOf(r));
    for (const slot of slots) this.dictSetName(apart, slot, NULL);
    const names: Ref[] = [];
    for (let m = map; this.load(m, L.Map.slotCount) > 0; m = this.load(m, L.Map.parent))
      names.unshift(this.load(m, L.Map.name));
    for (const name of names) {
      const value = this.rts.instanceGet(r, name) as Ref;
      const text = this.text(name);
      const isApart = text.startsWith('#') || slots.has(text);
      if (value !== NULL) this.dictSet(isApart ? apart : dict, name, value);
    }
    const overflow = this.rts.overflowAddressOf(r);
    this.U8.fill(0, overflow + 8, overflow + 8 + 8 * this.load(map, L.Map.inlineSlots));
    const dicts = this.allocateArray(L.RefItems, MapOf['REF_ITEMS']!, 2);
    this.storeAt(dicts, L.RefItems, 0, dict);
    this.storeAt(dicts, L.RefItems, 1, this.rts.dictLength(apart) === 0 ? NULL : apart);
    this.I32[overflow >> 2] = dicts;
    this.I32[r >> 2] = dictMapOf(this, this.classOf(r), this.load(map, L.Map.kind));
    if ((this.I32[(r + 4) >> 2]! & L.ObjectFlags.OLD_UNLOGGED) !== 0) this.rts.logObject(r);
  }

  // ---- operations that may run Python -----------------------------------------------------------------------------

  call(callable: Ref, ...args: Ref[]): Ref {
    return this.executor.call(callable, args);
  }
  /** Looks a special method up on the type of `r` (never on the instance); NULL when there is none. Not yet bound. */
  lookupSpecial(r: Ref, name: string): Ref {
    return this.rts.typeLookup(this.classOf(r), this.name(name)) as Ref;
  }
  /** The app-level function of that name (runtime/app-level). */
  appLevel!: (name: string) => Ref;
  /** The same, or NULL. */
  findAppLevel!: (name: string) => Ref;
  /** The namespace that app-level Python runs in. */
  appLevelNamespace!: Ref;
  private operate(name: string, ...args: Ref[]): Ref {
    return this.executor.call(this.appLevel(name), args);
  }
  /** getattr(r, name) with AttributeError when it is missing. */
  getAttribute(r: Ref, name: string): Ref {
    return this.operate('get_attribute', r, this.name(name));
  }
  /** getattr(r, name), or NULL when it is missing. */
  findAttribute(r: Ref, name: string): Ref {
    try {
      return this.getAttribute(r, name);
    } catch (error) {
      if (error instanceof PyError && this.isInstance(error.exception, this.class('AttributeError'))) return NULL;
      throw error;
    }
  }
  setAttribute(r: Ref, name: string, value: Ref): void {
    this.operate('set_attribute', r, this.name(name), value);
  }
  /** bool(r). */
  truth(r: Ref): boolean {
    const known = this.rts.truthOf(r);
    return known < 2 ? known === 1 : this.operate('truth', r) === this.true;
  }
  /** r == s, as `==` in a condition (identity first, as containers do). */
  equals(r: Ref, s: Ref): boolean {
    if (r === s) return true;
    const known = this.rts.valuesEqual(r, s);
    return known < 2 ? known === 1 : this.truth(this.operate('equal', r, s));
  }
  /** r < s. */
  less(r: Ref, s: Ref): boolean {
    return this.truth(this.operate('less', r, s));
  }
  /** hash(r) as Python's 64-bit number; TypeError for unhashable types. */
  hash(r: Ref): bigint {
    const known = this.rts.hashOf64(r);
    if (known !== -1n) return known;
    return this.bigint(this.operate('builtin_hash', r));
  }
  /** repr(r) as JavaScript text. */
  repr(r: Ref): string {
    return this.text(this.operate('repr_of', r));
  }
  /** str(r) as JavaScript text. */
  strOf(r: Ref): string {
    const isExact = this.isStr(r) && this.classOf(r) === ClassOf['str'];
    return this.text(isExact ? r : this.operate('str_of', r));
  }
  /** format(r, spec) as a str. */
  format(r: Ref, spec: Ref): Ref {
    return this.operate('format_of', r, spec);
  }
  /** Iterates over any iterable. Lists may change while this runs, as in Python. */
  *iterate(r: Ref): Generator<Ref> {
    const map = this.mapOf(r);
    if (map === MapOf['TUPLE']) {
      yield* this.items(r);
      return;
    }
    if (this.isList(r) && this.classOf(r) === ClassOf['list']) {
      for (let k = 0; k < this.listLength(r); k++) yield this.rts.listGet(r, k) as Ref;
      return;
    }
    const iterator = this.operate('iterate', r);
    const end = this.appLevelEnd();
    for (;;) {
      const item = this.operate('next_or', iterator, end);
      if (item === end) return;
      yield item;
    }
  }
  /** The private object that `next_or` answers at the end. */
  private appLevelEnd(): Ref {
    return Known.DUMMY;
  }
  /** len(r). */
  length(r: Ref): number {
    return this.index(this.operate('builtin_len', r));
  }
  /** Whether the tracer is on, for natives that report it. */
  get tracing(): boolean {
    return this.machine(Machine.hotThreshold) !== 0;
  }
}
