/**
 * Heap operations of traces: field access, the write barrier, inline bump allocation, and the forms of int objects.
 *
 * Allocation takes from the window `Machine.allocationTop .. allocationLimit`; when it does not suffice the allocator's
 * `allocateSlow` answers, and when that finds a collection due the countdown makes the trace leave at its next loop header.
 * An object's flags word is written too, as memory comes uninitialised.
 */
import { BoxedInt, HEADER, ObjectFlags } from '../../interpreter/heap/layouts.js';
import { MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { MachineType } from '../../interpreter/dialect/rts.js';
import { type AnyField, fieldOf, isConstant, layoutOf, type Node } from '../../tracer/ir/trace.js';
import type { CodeWriter } from '../assemble/code-writer.js';
import { Convert, I32, Memory, TypeCode } from '../assemble/opcodes.js';
import { allocateSlow, COUNTDOWN, type Emission, logObject } from './emission.js';
import { fits31 } from './emit-integers.js';

/** Reads a machine value at the address on the stack plus `offset`. */
export function loadMemory(code: CodeWriter, type: MachineType, offset: number): void {
  switch (type) {
    case 'i64':
      code.memory(Memory.LOAD_I64, offset);
      break;
    case 'f64':
      code.memory(Memory.LOAD_F64, offset);
      break;
    case 'u8':
      code.memory(Memory.LOAD_U8, offset);
      break;
    case 'u16':
      code.memory(Memory.LOAD_U16, offset);
      break;
    default:
      code.memory(Memory.LOAD_I32, offset);
  }
}
/** Writes the value on the stack at the address below it plus `offset`. */
export function storeMemory(code: CodeWriter, type: MachineType, offset: number): void {
  switch (type) {
    case 'i64':
      code.memory(Memory.STORE_I64, offset);
      break;
    case 'f64':
      code.memory(Memory.STORE_F64, offset);
      break;
    case 'u8':
      code.memory(Memory.STORE_8, offset);
      break;
    case 'u16':
      code.memory(Memory.STORE_16, offset);
      break;
    default:
      code.memory(Memory.STORE_I32, offset);
  }
}
export function machineWord(code: CodeWriter, field: AnyField): void {
  code.i32(0);
  code.memory(Memory.LOAD_I32, MACHINE + field.offset);
}
/** Sets a word of the machine to what comes between this and `endMachineWord`. */
export function beginMachineWord(code: CodeWriter): void {
  code.i32(0);
}
export function endMachineWord(code: CodeWriter, field: AnyField): void {
  code.memory(Memory.STORE_I32, MACHINE + field.offset);
}

/** `load` and `loadAt`. */
export function emitLoad(e: Emission, node: Node): void {
  const field = fieldOf(node);
  const offset = addressOf(e, node.args[0]!, field, node.op === 'loadAt' ? node.args[1]! : null);
  loadMemory(e.code, field.type, offset);
}
export function emitStore(e: Emission, node: Node): void {
  storeField(e, fieldOf(node), node.args[0]!, null, node.args[1]!, node.op === 'store');
}
export function emitStoreAt(e: Emission, node: Node): void {
  storeField(e, fieldOf(node), node.args[0]!, node.args[1]!, node.args[2]!, node.op === 'storeAt');
}
/** A store with its barrier where one is needed. */
export function storeField(
  e: Emission,
  field: AnyField,
  object: Node,
  index: Node | null,
  value: Node,
  barrier: boolean,
): void {
  const { code } = e;
  const offset = addressOf(e, object, field, index);
  e.get(value);
  storeMemory(code, field.type, offset);
  if (!barrier || field.type !== 'ref') return;
  e.get(object);
  code.memory(Memory.LOAD_U8, HEADER.flagsOffset);
  code.i32(ObjectFlags.OLD_UNLOGGED);
  code.op(I32.AND);
  code.if();
  e.get(object);
  logObject(code);
  code.end();
}
/** Puts the base of a field or element on the stack and answers the constant offset. */
function addressOf(e: Emission, object: Node, field: AnyField, index: Node | null): number {
  if (index === null) return constantBase(e, object, field.offset);
  if (isConstant(index)) return constantBase(e, object, field.offset + (index.value as number) * field.stride);
  e.get(object);
  e.get(index);
  if (field.stride > 1) {
    e.code.i32(Math.log2(field.stride));
    e.code.op(I32.SHL);
  }
  e.code.op(I32.ADD);
  return field.offset;
}
function constantBase(e: Emission, object: Node, offset: number): number {
  if (!isConstant(object)) {
    e.get(object);
    return offset;
  }
  e.code.i32(0);
  return (object.value as number) + offset;
}

/** `mapOf`: small ints have the map of INT. */
export function emitMapOf(e: Emission, node: Node): void {
  const value = node.args[0]!;
  ifSmall(e, value, TypeCode.I32);
  e.code.i32(MapOf['INT']!);
  e.code.else();
  e.get(value);
  e.code.memory(Memory.LOAD_I32, HEADER.mapOffset);
  e.code.end();
}
/** `intValue`: untag or unbox. */
export function emitIntValue(e: Emission, node: Node): void {
  const value = node.args[0]!;
  ifSmall(e, value, TypeCode.I64);
  e.get(value);
  e.code.i32(1);
  e.code.op(I32.SHR_S);
  e.code.op(Convert.I64_OF_I32);
  e.code.else();
  e.get(value);
  e.code.memory(Memory.LOAD_I64, BoxedInt.value.offset);
  e.code.end();
}
function ifSmall(e: Emission, value: Node, type: TypeCode): void {
  e.get(value);
  e.code.i32(1);
  e.code.op(I32.AND);
  e.code.if(type);
}
/** `newInt`: tag when it fits, else box. */
export function emitNewInt(e: Emission, node: Node): void {
  if (e.usesOf(node) === 0) return;
  const { code } = e;
  const number = node.args[0]!;
  fits31(e, number);
  code.if();
  e.get(number);
  code.op(Convert.I32_OF_I64);
  code.i32(1);
  code.op(I32.SHL);
  code.i32(1);
  code.op(I32.OR);
  e.set(node);
  code.else();
  beginAllocation(e, e.localOf(node));
  code.i32(BoxedInt.descriptor.size);
  allocateInto(e, e.localOf(node));
  code.i32(MapOf['INT']!);
  finishHeader(e, e.localOf(node));
  e.get(node);
  e.get(number);
  code.memory(Memory.STORE_I64, BoxedInt.value.offset);
  code.end();
}
/** `new` of a fixed size. */
export function emitNew(e: Emission, node: Node): void {
  const target = targetOf(e, node);
  beginAllocation(e, target);
  e.code.i32((layoutOf(node).size + 7) & -8);
  allocateInto(e, target);
  e.get(node.args[0]!);
  finishHeader(e, target);
}
/** `newArray`: as many bytes as the elements need, rounded up; `length` is set. */
export function emitNewArray(e: Emission, node: Node): void {
  const { code } = e;
  const layout = layoutOf(node);
  const [map, length] = node.args as [Node, Node];
  const { offset, stride } = layout.element!;
  const target = targetOf(e, node);
  beginAllocation(e, target);
  e.get(length);
  code.i32(stride);
  code.op(I32.MUL);
  code.i32(offset + 7);
  code.op(I32.ADD);
  code.i32(-8);
  code.op(I32.AND);
  allocateInto(e, target);
  e.get(map);
  finishHeader(e, target);
  code.getLocal(target);
  e.get(length);
  code.memory(Memory.STORE_I32, layout.fields.find(field => field.name === 'length')!.offset);
}
function targetOf(e: Emission, node: Node): number {
  return e.usesOf(node) ? e.localOf(node) : e.temporary('i32', 1);
}
/** Begins an allocation into a local; the number of bytes comes next. */
function beginAllocation({ code }: Emission, target: number): void {
  machineWord(code, Machine.allocationTop);
  code.setLocal(target);
}
/** Allocates as many bytes as the stack says; leaves the address for `finishHeader`, before which comes the map. */
function allocateInto(e: Emission, target: number): void {
  const { code } = e;
  const size = e.temporary('i32', 0);
  code.teeLocal(size);
  machineWord(code, Machine.allocationLimit);
  code.getLocal(target);
  code.op(I32.SUB);
  code.op(I32.LE_S);
  code.if();
  beginMachineWord(code);
  code.getLocal(target);
  code.getLocal(size);
  code.op(I32.ADD);
  endMachineWord(code, Machine.allocationTop);
  code.else();
  code.getLocal(size);
  allocateSlow(code);
  code.setLocal(target);
  if (e.survey.comesAround) {
    machineWord(code, Machine.interrupts);
    code.if();
    e.countIterations(1);
    code.i32(1);
    code.setLocal(COUNTDOWN);
    code.end();
  }
  code.end();
  code.getLocal(target);
}
/** Writes the header of a new object, whose address and map are on the stack. */
function finishHeader({ code }: Emission, target: number): void {
  code.memory(Memory.STORE_I32, HEADER.mapOffset);
  code.getLocal(target);
  code.i32(0);
  code.memory(Memory.STORE_I32, HEADER.flagsOffset);
}
