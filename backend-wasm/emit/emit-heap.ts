/**
 * Heap operations of traces: field access, the write barrier, inline bump allocation, and the forms of int objects.
 *
 * Allocation takes from the window `Machine.allocationTop .. allocationLimit`; when it does not suffice the allocator's
 * `allocateSlow` answers, and when that finds a collection due the countdown makes the trace leave at its next loop header.
 * An object's flags word is written too, as memory comes uninitialised.
 */
import { BoxedInt } from '../../interpreter/heap/layouts.js';
import { HEADER, ObjectFlags } from '../../interpreter/heap/layouts.js';
import { MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { MachineType } from '../../interpreter/dialect/rts.js';
import { type AnyField, fieldOf, isConstant, layoutOf, type Node } from '../../tracer/ir/trace.js';
import * as wasm from '../assemble/expressions.js';
import { COUNTDOWN, type Emission, type Expression } from './emission.js';
import { fits31 } from './emit-integers.js';

/** Reads a machine value at `base + offset`. */
export function loadMemory(type: MachineType, offset: number, base: Expression): Expression {
  switch (type) {
    case 'i64':
      return wasm.i64.load(offset, 8, base);
    case 'f64':
      return wasm.f64.load(offset, 8, base);
    case 'u8':
      return wasm.i32.load8_u(offset, 1, base);
    case 'u16':
      return wasm.i32.load16_u(offset, 2, base);
    default:
      return wasm.i32.load(offset, 4, base);
  }
}
/** Writes a machine value at `base + offset`. */
export function storeMemory(type: MachineType, offset: number, base: Expression, value: Expression): Expression {
  switch (type) {
    case 'i64':
      return wasm.i64.store(offset, 8, base, value);
    case 'f64':
      return wasm.f64.store(offset, 8, base, value);
    case 'u8':
      return wasm.i32.store8(offset, 1, base, value);
    case 'u16':
      return wasm.i32.store16(offset, 2, base, value);
    default:
      return wasm.i32.store(offset, 4, base, value);
  }
}
export function machineWord(e: Emission, field: AnyField): Expression {
  return wasm.i32.load(MACHINE + field.offset, 4, e.i32(0));
}
export function setMachineWord(e: Emission, field: AnyField, value: Expression): Expression {
  return wasm.i32.store(MACHINE + field.offset, 4, e.i32(0), value);
}

/** `load` and `loadAt`. */
export function emitLoad(e: Emission, node: Node): Expression {
  const field = fieldOf(node);
  const [base, offset] = addressOf(e, node.args[0]!, field, node.op === 'loadAt' ? node.args[1]! : null);
  return loadMemory(field.type, offset, base);
}
/** All forms of stores. */
export function emitStore(e: Emission, node: Node): Expression {
  const field = fieldOf(node);
  const indexed = node.op === 'storeAt' || node.op === 'storeNewAt';
  const barrier = node.op === 'store' || node.op === 'storeAt';
  return storeField(e, field, node.args[0]!, indexed ? node.args[1]! : null, node.args.at(-1)!, barrier);
}
/** A store with its barrier where one is needed. */
export function storeField(
  e: Emission,
  field: AnyField,
  object: Node,
  index: Node | null,
  value: Node,
  barrier: boolean,
): Expression {
  const [base, offset] = addressOf(e, object, field, index);
  const store = storeMemory(field.type, offset, base, e.get(value));
  if (!barrier || field.type !== 'ref') return store;
  const flags = wasm.i32.load8_u(HEADER.flagsOffset, 1, e.get(object));
  const isOld = wasm.i32.and(flags, e.i32(ObjectFlags.OLD_UNLOGGED));
  const log = e.callImport('logObject', [e.get(object)], ['ref'], 'void');
  return wasm.sequence([store, wasm.conditional(isOld, log)]);
}
/** Base expression and constant offset of a field or element. */
function addressOf(e: Emission, object: Node, field: AnyField, index: Node | null): [Expression, number] {
  if (!index) return constantBase(e, object, field.offset);
  if (isConstant(index)) return constantBase(e, object, field.offset + (index.value as number) * field.stride);
  const shift = Math.log2(field.stride);
  const scaled = shift ? wasm.i32.shl(e.get(index), e.i32(shift)) : e.get(index);
  return [wasm.i32.add(e.get(object), scaled), field.offset];
}
function constantBase(e: Emission, object: Node, offset: number): [Expression, number] {
  if (isConstant(object)) return [e.i32(0), (object.value as number) + offset];
  return [e.get(object), offset];
}

/** `mapOf`: small ints have the map of INT. */
export function emitMapOf(e: Emission, value: Node): Expression {
  const isSmall = wasm.i32.and(e.get(value), e.i32(1));
  return wasm.conditional(isSmall, e.i32(MapOf['INT']!), wasm.i32.load(HEADER.mapOffset, 4, e.get(value)));
}
/** `intValue`: untag or unbox. */
export function emitIntValue(e: Emission, value: Node): Expression {
  const untagged = wasm.i64.extend_s(wasm.i32.shr_s(e.get(value), e.i32(1)));
  return wasm.conditional(
    wasm.i32.and(e.get(value), e.i32(1)),
    untagged,
    wasm.i64.load(BoxedInt.value.offset, 8, e.get(value)),
  );
}
/** `newInt`: tag when it fits, else box. */
export function emitNewInt(e: Emission, node: Node): Expression {
  const number = node.args[0]!;
  const word = wasm.i32.or(wasm.i32.shl(wasm.i32.wrap(e.get(number)), e.i32(1)), e.i32(1));
  const boxed = wasm.sequence([
    ...allocateInto(e, e.localOf(node), e.i32(BoxedInt.descriptor.size), e.i32(MapOf['INT']!)),
    wasm.i64.store(BoxedInt.value.offset, 8, e.get(node), e.get(number)),
  ]);
  return wasm.conditional(fits31(e, number), e.set(node, word), boxed);
}
/** `new` of a fixed size. */
export function emitNew(e: Emission, node: Node): Expression {
  const size = e.i32((layoutOf(node).size + 7) & -8);
  return wasm.sequence(allocateInto(e, targetOf(e, node), size, e.get(node.args[0]!)));
}
/** `newArray`: as many bytes as the elements need, rounded up; `length` is set. */
export function emitNewArray(e: Emission, node: Node): Expression {
  const layout = layoutOf(node);
  const [map, length] = node.args as [Node, Node];
  const { offset, stride } = layout.element!;
  const scaled = wasm.i32.mul(e.get(length), e.i32(stride));
  const bytes = wasm.i32.and(wasm.i32.add(scaled, e.i32(offset + 7)), e.i32(-8));
  const target = targetOf(e, node);
  const lengthField = layout.fields.find(field => field.name === 'length')!;
  return wasm.sequence([
    ...allocateInto(e, target, bytes, e.get(map)),
    wasm.i32.store(lengthField.offset, 4, e.local(target, 'i32'), e.get(length)),
  ]);
}
function targetOf(e: Emission, node: Node): number {
  return e.usesOf(node) ? e.localOf(node) : e.temporary('i32', 1);
}
/** Allocates into a local and writes the header. */
export function allocateInto(e: Emission, target: number, bytes: Expression, map: Expression): Expression[] {
  const size = e.temporary('i32', 0);
  const object = (): Expression => e.local(target, 'i32');
  const room = wasm.i32.sub(machineWord(e, Machine.allocationLimit), object());
  const slow = wasm.sequence([
    wasm.local.set(target, e.callImport('allocateSlow', [e.local(size, 'i32')], ['i32'], 'ref')),
    wasm.conditional(machineWord(e, Machine.interrupts), wasm.local.set(COUNTDOWN, e.i32(1))),
  ]);
  const bump = setMachineWord(e, Machine.allocationTop, wasm.i32.add(object(), e.local(size, 'i32')));
  return [
    wasm.local.set(target, machineWord(e, Machine.allocationTop)),
    wasm.conditional(wasm.i32.le_s(wasm.local.tee(size, bytes, 'i32'), room), bump, slow),
    wasm.i32.store(HEADER.mapOffset, 4, object(), map),
    wasm.i32.store(HEADER.flagsOffset, 4, object(), e.i32(0)),
  ];
}
