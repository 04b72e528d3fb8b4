/**
 * Heap operations of traces: field access, the write barrier, inline bump allocation, and the forms of int objects.
 *
 * Allocation takes from the window `Machine.allocationTop .. allocationLimit`; when it does not suffice the allocator's
 * `allocateSlow` answers, and the countdown is set so that the trace leaves at its next loop header: a collection may be due.
 * An object's flags word is written too, as memory comes uninitialised.
 */
import binaryen from 'binaryen';
import { BoxedInt } from '../../interpreter/heap/layouts.js';
import { HEADER, ObjectFlags } from '../../interpreter/heap/layouts.js';
import { MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { MachineType } from '../../interpreter/dialect/rts.js';
import { type AnyField, fieldOf, isConstant, layoutOf, type Node } from '../../tracer/ir/trace.js';
import { COUNTDOWN, type Emission, type Expression } from './emission.js';
import { fits31 } from './emit-integers.js';

/** Reads a machine value at `base + offset`. */
export function loadMemory(m: binaryen.Module, type: MachineType, offset: number, base: Expression): Expression {
  switch (type) {
    case 'i64':
      return m.i64.load(offset, 8, base);
    case 'f64':
      return m.f64.load(offset, 8, base);
    case 'u8':
      return m.i32.load8_u(offset, 1, base);
    case 'u16':
      return m.i32.load16_u(offset, 2, base);
    default:
      return m.i32.load(offset, 4, base);
  }
}
/** Writes a machine value at `base + offset`. */
export function storeMemory(
  m: binaryen.Module,
  type: MachineType,
  offset: number,
  base: Expression,
  value: Expression,
): Expression {
  switch (type) {
    case 'i64':
      return m.i64.store(offset, 8, base, value);
    case 'f64':
      return m.f64.store(offset, 8, base, value);
    case 'u8':
      return m.i32.store8(offset, 1, base, value);
    case 'u16':
      return m.i32.store16(offset, 2, base, value);
    default:
      return m.i32.store(offset, 4, base, value);
  }
}
export function machineWord(e: Emission, field: AnyField): Expression {
  return e.m.i32.load(MACHINE + field.offset, 4, e.i32(0));
}
export function setMachineWord(e: Emission, field: AnyField, value: Expression): Expression {
  return e.m.i32.store(MACHINE + field.offset, 4, e.i32(0), value);
}

/** `load` and `loadAt`. */
export function emitLoad(e: Emission, node: Node): Expression {
  const field = fieldOf(node);
  const [base, offset] = addressOf(e, node.args[0]!, field, node.op === 'loadAt' ? node.args[1]! : null);
  return loadMemory(e.m, field.type, offset, base);
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
  const store = storeMemory(e.m, field.type, offset, base, e.get(value));
  if (!barrier || field.type !== 'ref') return store;
  const flags = e.m.i32.load8_u(HEADER.flagsOffset, 1, e.get(object));
  const isOld = e.m.i32.and(flags, e.i32(ObjectFlags.OLD_UNLOGGED));
  const log = e.callImport('logObject', [e.get(object)], ['ref'], 'void');
  return e.m.block(null, [store, e.m.if(isOld, log)]);
}
/** Base expression and constant offset of a field or element. */
function addressOf(e: Emission, object: Node, field: AnyField, index: Node | null): [Expression, number] {
  if (!index) return constantBase(e, object, field.offset);
  if (isConstant(index)) return constantBase(e, object, field.offset + (index.value as number) * field.stride);
  const { m } = e;
  const shift = Math.log2(field.stride);
  const scaled = shift ? m.i32.shl(e.get(index), e.i32(shift)) : e.get(index);
  return [m.i32.add(e.get(object), scaled), field.offset];
}
function constantBase(e: Emission, object: Node, offset: number): [Expression, number] {
  if (isConstant(object)) return [e.i32(0), (object.value as number) + offset];
  return [e.get(object), offset];
}

/** `mapOf`: small ints have the map of INT. */
export function emitMapOf(e: Emission, value: Node): Expression {
  const isSmall = e.m.i32.and(e.get(value), e.i32(1));
  return e.m.if(isSmall, e.i32(MapOf['INT']!), e.m.i32.load(HEADER.mapOffset, 4, e.get(value)));
}
/** `intValue`: untag or unbox. */
export function emitIntValue(e: Emission, value: Node): Expression {
  const { m } = e;
  const untagged = m.i64.extend_s(m.i32.shr_s(e.get(value), e.i32(1)));
  return m.if(m.i32.and(e.get(value), e.i32(1)), untagged, m.i64.load(BoxedInt.value.offset, 8, e.get(value)));
}
/** `newInt`: tag when it fits, else box. */
export function emitNewInt(e: Emission, node: Node): Expression {
  const { m } = e;
  const number = node.args[0]!;
  const word = m.i32.or(m.i32.shl(m.i32.wrap(e.get(number)), e.i32(1)), e.i32(1));
  const boxed = m.block(null, [
    ...allocateInto(e, e.localOf(node), e.i32(BoxedInt.descriptor.size), e.i32(MapOf['INT']!)),
    m.i64.store(BoxedInt.value.offset, 8, e.get(node), e.get(number)),
  ]);
  return m.if(fits31(e, number), e.set(node, word), boxed);
}
/** `new` of a fixed size. */
export function emitNew(e: Emission, node: Node): Expression {
  const size = e.i32((layoutOf(node).size + 7) & -8);
  return e.m.block(null, allocateInto(e, targetOf(e, node), size, e.get(node.args[0]!)));
}
/** `newArray`: as many bytes as the elements need, rounded up; `length` is set. */
export function emitNewArray(e: Emission, node: Node): Expression {
  const { m } = e;
  const layout = layoutOf(node);
  const [map, length] = node.args as [Node, Node];
  const { offset, stride } = layout.element!;
  const scaled = m.i32.mul(e.get(length), e.i32(stride));
  const bytes = m.i32.and(m.i32.add(scaled, e.i32(offset + 7)), e.i32(-8));
  const target = targetOf(e, node);
  const lengthField = layout.fields.find(field => field.name === 'length')!;
  return m.block(null, [
    ...allocateInto(e, target, bytes, e.get(map)),
    m.i32.store(lengthField.offset, 4, e.local(target, 'i32'), e.get(length)),
  ]);
}
function targetOf(e: Emission, node: Node): number {
  return e.usesOf(node) ? e.localOf(node) : e.temporary('i32', 1);
}
/** Allocates into a local and writes the header. */
export function allocateInto(e: Emission, target: number, bytes: Expression, map: Expression): Expression[] {
  const { m } = e;
  const size = e.temporary('i32', 0);
  const object = (): Expression => e.local(target, 'i32');
  const room = m.i32.sub(machineWord(e, Machine.allocationLimit), object());
  const slow = m.block(null, [
    m.local.set(target, e.callImport('allocateSlow', [e.local(size, 'i32')], ['i32'], 'ref')),
    m.local.set(COUNTDOWN, e.i32(1)),
  ]);
  const bump = setMachineWord(e, Machine.allocationTop, m.i32.add(object(), e.local(size, 'i32')));
  return [
    m.local.set(target, machineWord(e, Machine.allocationTop)),
    m.if(m.i32.le_s(m.local.tee(size, bytes, binaryen.i32), room), bump, slow),
    m.i32.store(HEADER.mapOffset, 4, object(), map),
    m.i32.store(HEADER.flagsOffset, 4, object(), e.i32(0)),
  ];
}
