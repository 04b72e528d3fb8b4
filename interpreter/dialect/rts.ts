/**
 * The vocabulary of RTS, the dialect in which tpy's semantics are written (see docs/dialect.md).
 *
 * RTS sources import their types and words from here, so that `tsc --strict` accepts them unchanged. Nothing in this
 * file runs in production: the emitters translate every call of these words themselves. What does run are the layout
 * declarations (`layout`, `array`), because the rest of the house reads offsets from the descriptors they make.
 *
 * Types: `i32`, `f64` and `bool` are TypeScript's own; `i64` and `Ref` are branded, so that mixing them is an error.
 */

export type i32 = number;
export type f64 = number;
export type bool = boolean;
declare const i64Brand: unique symbol;
declare const refBrand: unique symbol;
/** A 64-bit integer: opaque; a BigInt in JavaScript, an i64 in Wasm. */
export type i64 = { readonly [i64Brand]: true };
/** A Python value: a tagged small int, the address of a heap object, or NULL. */
export type Ref = number & { readonly [refBrand]: true };

/** The machine types a field or an array element can have. `ref` holds a `Ref` and is traced by the collector. */
export type MachineType = 'i32' | 'i64' | 'f64' | 'ref' | 'u8' | 'u16';
/** plain: read and written; ro: never written after construction; quasi: traces may rely on it and are invalidated. */
export type Mutability = 'plain' | 'ro' | 'quasi';
export interface FieldKind<T> {
  readonly type: MachineType;
  readonly mutability: Mutability;
  readonly phantom?: T;
}
export const i32: FieldKind<i32> = { type: 'i32', mutability: 'plain' };
export const i64: FieldKind<i64> = { type: 'i64', mutability: 'plain' };
export const f64: FieldKind<f64> = { type: 'f64', mutability: 'plain' };
export const ref: FieldKind<Ref> = { type: 'ref', mutability: 'plain' };
export const u8: FieldKind<i32> = { type: 'u8', mutability: 'plain' };
export const u16: FieldKind<i32> = { type: 'u16', mutability: 'plain' };
/** Never written after construction: loads merge for ever and fold on constants. */
export const ro = <T>(kind: FieldKind<T>): FieldKind<T> => ({ ...kind, mutability: 'ro' });
/** Quasi-immutable: a trace may treat it as constant; a write invalidates the traces that did. */
export const quasi = <T>(kind: FieldKind<T>): FieldKind<T> => ({ ...kind, mutability: 'quasi' });

/** One field of a layout: the alias key of the heap cache and the unit of effect analysis. */
export interface Field<T> {
  readonly layout: string;
  readonly name: string;
  /** `layout.name`, unique in the program. */
  readonly key: string;
  readonly type: MachineType;
  readonly mutability: Mutability;
  /** Byte offset from the object's address; for the element of an array, of element 0. */
  readonly offset: number;
  /** For the element of an array, the distance of two elements in bytes; otherwise 0. */
  readonly stride: number;
  readonly phantom?: T;
}
export interface LayoutDescriptor {
  readonly name: string;
  readonly fields: readonly Field<unknown>[];
  /** Bytes of the fixed part, header included, a multiple of 8. */
  readonly size: number;
  /** The element field of an array layout. Arrays have an i32 field `length`: how many elements are allocated. */
  readonly element: Field<unknown> | null;
}
export type Layout<F extends Record<string, FieldKind<unknown>>> = {
  readonly [K in keyof F]: F[K] extends FieldKind<infer T> ? Field<T> : never;
} & { readonly descriptor: LayoutDescriptor };
export type ArrayLayout<F extends Record<string, FieldKind<unknown>>, T> = Layout<F & { length: FieldKind<i32> }> & {
  readonly element: Field<T>;
};

const sizes: Record<MachineType, number> = { i32: 4, ref: 4, i64: 8, f64: 8, u8: 1, u16: 2 };
/** Every heap object starts with two words: its map and its flags (see interpreter/heap/layouts.ts). */
export const HEADER_SIZE = 8;
const align = (offset: number, size: number) => Math.ceil(offset / size) * size;
const registry = new Map<string, LayoutDescriptor>();
/** All layouts declared so far, by name, in the order of their declaration. */
export const declaredLayouts: ReadonlyMap<string, LayoutDescriptor> = registry;

function newField(
  layout: string,
  name: string,
  key: string,
  { type, mutability }: FieldKind<unknown>,
  offset: number,
  stride: number,
): Field<unknown> {
  return { layout, name, key, type, mutability, offset, stride };
}
function placeFields(
  name: string,
  kinds: Record<string, FieldKind<unknown>>,
): { fields: Field<unknown>[]; end: number } {
  let end = HEADER_SIZE;
  const fields = Object.entries(kinds).map(([fieldName, kind]) => {
    const offset = align(end, sizes[kind.type]);
    end = offset + sizes[kind.type];
    return newField(name, fieldName, `${name}.${fieldName}`, kind, offset, 0);
  });
  return { fields, end };
}
function enter<L>(descriptor: LayoutDescriptor): L {
  if (registry.has(descriptor.name)) throw new Error(`layout ${descriptor.name} is declared twice`);
  registry.set(descriptor.name, descriptor);
  const entered: Record<string, unknown> = {};
  for (const field of descriptor.fields) entered[field.name] = field;
  if (descriptor.element !== null) entered['element'] = descriptor.element;
  entered['descriptor'] = descriptor;
  return entered as L;
}
/** Declares an object layout. Fields are placed in order, each aligned to its size, after the 8-byte header. */
export function layout<F extends Record<string, FieldKind<unknown>>>(name: string, kinds: F): Layout<F> {
  const { fields, end } = placeFields(name, kinds);
  return enter({ name, fields, size: align(end, 8), element: null });
}
/** Declares a layout with trailing elements: `length` comes first, then the given fields, then the elements. */
export function array<F extends Record<string, FieldKind<unknown>>, T>(
  name: string,
  element: FieldKind<T>,
  kinds?: F,
): ArrayLayout<F, T> {
  const { fields, end } = placeFields(name, { length: ro(i32), ...kinds });
  const start = align(end, sizes[element.type]);
  const field = newField(name, 'element', `${name}[]`, element, start, sizes[element.type]);
  return enter({ name, fields, size: start, element: field });
}

/* Heap access by field. `store` of a ref carries the write barrier; `storeNew` and `storeNewAt` have none and are for objects
   that were allocated since the last safe point (and so are young); they alone may initialise `ro` fields. */
export declare function load<T>(p: Ref, field: Field<T>): T;
export declare function store<T>(p: Ref, field: Field<T>, value: T): void;
export declare function storeNew<T>(p: Ref, field: Field<T>, value: T): void;
export declare function loadAt<T>(p: Ref, array: { element: Field<T> }, index: i32): T;
export declare function storeAt<T>(p: Ref, array: { element: Field<T> }, index: i32, value: T): void;
export declare function storeNewAt<T>(p: Ref, array: { element: Field<T> }, index: i32, value: T): void;
type AnyLayout = { readonly descriptor: LayoutDescriptor };
/** A new object: header set, fields undefined until stored. */
export declare function malloc(layout: AnyLayout, map: Ref): Ref;
/** A new array: header and `length` set, other fields and elements undefined until stored. */
export declare function mallocArray(layout: AnyLayout & { element: Field<unknown> }, map: Ref, length: i32): Ref;

/** A guard that x has the value seen while recording; from there on it is that constant. */
export declare function promote<T>(x: T): T;
/** A choice without a branch (and so without a guard): both values are computed. */
export declare function select<T>(condition: bool, yes: T, no: T): T;
/** The condition itself, and a constant `false` for the tracer: what is under it does not exist in recording twins. */
export declare function cacheHit(condition: bool): bool;

/* Raw memory: intrinsics, residuals and the collector only. load8 and load16 do not extend the sign. */
export declare function load32(address: i32): i32;
export declare function store32(address: i32, value: i32): void;
export declare function load16(address: i32): i32;
export declare function store16(address: i32, value: i32): void;
export declare function load8(address: i32): i32;
export declare function store8(address: i32, value: i32): void;
export declare function load64(address: i32): i64;
export declare function store64(address: i32, value: i64): void;
export declare function loadF64(address: i32): f64;
export declare function storeF64(address: i32, value: f64): void;
export declare function fillMemory(address: i32, byte: i32, bytes: i32): void;
export declare function copyMemory(to: i32, from: i32, bytes: i32): void;

/* Small ints. smallOf keeps the low 31 bits. */
export declare function isSmall(r: Ref): bool;
export declare function smallValue(r: Ref): i32;
export declare function smallOf(value: i32): Ref;

/* Conversions. i32Of keeps the low 32 bits; float to int truncates and saturates, NaN gives 0. */
export declare function i64Of(x: i32): i64;
/** Zero-extends. */
export declare function i64OfUnsigned(x: i32): i64;
export declare function i32Of(x: i64): i32;
export declare function f64OfI32(x: i32): f64;
export declare function f64OfI64(x: i64): f64;
export declare function i64OfF64(x: f64): i64;
export declare function i32OfF64(x: f64): i32;
export declare function bitsOfF64(x: f64): i64;
export declare function f64OfBits(x: i64): f64;

/* i64 arithmetic wraps. Shift counts are i32, taken modulo 64. The divisions round down (idivFloor, imodFloor) or toward
   zero and unsigned (udiv, urem); the divisor is not 0 and the quotient fits: decided before. */
export declare function iadd(a: i64, b: i64): i64;
export declare function isub(a: i64, b: i64): i64;
export declare function imul(a: i64, b: i64): i64;
export declare function ineg(a: i64): i64;
export declare function iand(a: i64, b: i64): i64;
export declare function ior(a: i64, b: i64): i64;
export declare function ixor(a: i64, b: i64): i64;
export declare function ishl(a: i64, count: i32): i64;
export declare function ishr(a: i64, count: i32): i64;
export declare function ushr(a: i64, count: i32): i64;
export declare function idivFloor(a: i64, b: i64): i64;
export declare function imodFloor(a: i64, b: i64): i64;
export declare function udiv(a: i64, b: i64): i64;
export declare function urem(a: i64, b: i64): i64;
/* Does the exact result fit 64 bits? Does the value fit 31, 32 bits (signed)? */
export declare function addFits(a: i64, b: i64): bool;
export declare function subFits(a: i64, b: i64): bool;
export declare function mulFits(a: i64, b: i64): bool;
export declare function fits31(a: i64): bool;
export declare function fits32(a: i64): bool;

/* f64. fnearest rounds half to even; fmin and fmax propagate NaN. */
export declare function fneg(x: f64): f64;
export declare function fabs(x: f64): f64;
export declare function fsqrt(x: f64): f64;
export declare function ffloor(x: f64): f64;
export declare function fceil(x: f64): f64;
export declare function ftrunc(x: f64): f64;
export declare function fnearest(x: f64): f64;
export declare function fcopysign(x: f64, sign: f64): f64;
export declare function fmin(x: f64, y: f64): f64;
export declare function fmax(x: f64, y: f64): f64;

/* Bits. `below` is the unsigned a < b, `ibelow` the same on i64. */
export declare function below(a: i32, b: i32): bool;
export declare function ibelow(a: i64, b: i64): bool;
export declare function clz(a: i32): i32;
export declare function ctz(a: i32): i32;
export declare function popcount(a: i32): i32;
export declare function iclz(a: i64): i32;
export declare function ictz(a: i64): i32;

/* Framed code: handlers and the functions they call that are not residual. */
export declare function register(index: i32): Ref;
export declare function setRegister(index: i32, value: Ref): void;
export declare function constant(index: i32): Ref;
/** Cache words are hints: reads are 0 and writes nothing for the tracer. */
export declare function cacheWord(index: i32): i32;
export declare function setCacheWord(index: i32, value: i32): void;
/** The address of the running instruction (`Machine.pc`), of the next one, and of the one `distance` 8-byte units away. */
export declare function pc(): i32;
export declare function next(): i32;
export declare function jump(distance: i32): i32;
/** The argument: an address that is surely that of an instruction. In handlers, for what they answer. */
export declare function goTo(address: i32): i32;
/** Calls a compiled trace through the shared table. It may change everything. */
export declare function callTable(index: i32, fp: i32): i32;
