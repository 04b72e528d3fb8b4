/**
 * The heap as the tracer's own TypeScript sees it (not the recorder's hot path): typed reads and writes through a DataView, maps,
 * int objects. The reference executor, the restoring of snapshots and constant folding share these few functions.
 */
import type { MachineType } from '../../interpreter/dialect/rts.js';
import { BoxedInt } from '../../interpreter/heap/layouts.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { AnyField, Value } from './trace.js';

/** What building objects needs. */
export interface HeapHost {
  readonly view: DataView;
  /** Answers the address of so many bytes (a multiple of 8) of uninitialised heap. Never collects. */
  allocate(bytes: number): number;
  /** The slow part of the write barrier: the object is old and not in the remembered set. */
  logObject(object: number): void;
}

/** Reads a machine value; i64 gives a BigInt. */
export function readMemory(view: DataView, address: number, type: MachineType): Value {
  switch (type) {
    case 'i64':
      return view.getBigInt64(address, true);
    case 'f64':
      return view.getFloat64(address, true);
    case 'u8':
      return view.getUint8(address);
    case 'u16':
      return view.getUint16(address, true);
    default:
      return view.getInt32(address, true);
  }
}
/** Writes a machine value. */
export function writeMemory(view: DataView, address: number, type: MachineType, value: Value): void {
  if (type === 'i64') view.setBigInt64(address, value as bigint, true);
  else if (type === 'f64') view.setFloat64(address, value as number, true);
  else if (type === 'u8') view.setUint8(address, value as number);
  else if (type === 'u16') view.setUint16(address, value as number, true);
  else view.setInt32(address, value as number, true);
}
/** The address of a field, or of an array's element. */
export function fieldAddress(object: number, field: AnyField, index: number): number {
  return object + field.offset + index * field.stride;
}
/** The map of a value that is not NULL. */
export function mapOfValue(view: DataView, value: number): number {
  return value & 1 ? MapOf['INT']! : view.getInt32(value, true);
}
/** The number of an int object, small or boxed. */
export function numberOfInt(view: DataView, value: number): bigint {
  return value & 1 ? BigInt(value >> 1) : view.getBigInt64(value + BoxedInt.value.offset, true);
}
/** Whether a number is a small int. */
export const fitsSmall = (value: bigint): boolean => BigInt.asIntN(31, value) === value;
/** The tagged word of a number that fits. */
export const tagged = (value: bigint): number => (Number(value) << 1) | 1;

/** A new object: map set, flags 0, the rest of it zero. */
export function buildObject(host: HeapHost, bytes: number, map: number): number {
  const size = (bytes + 7) & -8;
  const address = host.allocate(size);
  for (let at = 8; at < size; at += 4) host.view.setInt32(address + at, 0, true);
  host.view.setInt32(address, map, true);
  host.view.setInt32(address + 4, 0, true);
  return address;
}
/** The int object of a number. */
export function buildInt(host: HeapHost, value: bigint): number {
  if (fitsSmall(value)) return tagged(value);
  const address = buildObject(host, BoxedInt.descriptor.size, MapOf['INT']!);
  host.view.setBigInt64(address + BoxedInt.value.offset, value, true);
  return address;
}
