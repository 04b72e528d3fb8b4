/**
 * What a map tells the collector about the objects of a layout, derived from the layout. Whoever makes a map (the boot code
 * for built-in maps, class creation for those of user classes) takes the numbers from here. Plain TypeScript.
 */
import type { LayoutDescriptor } from '../dialect/rts.js';
import { refMaskWords } from './heap-constants.js';
import { ElementFlags } from './layouts.js';

/** The fields of a map that the collector reads. */
export interface TraceShape {
  /** 64 bits, as an i64. */
  readonly refMask: bigint;
  readonly size: number;
  readonly elementShift: number;
  readonly elementFlags: number;
}

const shifts = { u8: 0, u16: 1, i32: 2, ref: 2, i64: 3, f64: 3 } as const;

/** The shape of a layout's objects. Throws when a reference lies too far from the start for the mask. */
export function traceShapeOf(descriptor: LayoutDescriptor): TraceShape {
  const [low, high, ...beyond] = refMaskWords(descriptor, 4);
  if (beyond.some(mask => mask !== 0)) throw new RangeError(`layout ${descriptor.name} has a reference beyond word 64`);
  const element = descriptor.element;
  return {
    refMask: BigInt.asIntN(64, (BigInt(high! >>> 0) << 32n) | BigInt(low! >>> 0)),
    size: descriptor.size,
    elementShift: element === null ? -1 : shifts[element.type],
    elementFlags: element?.type === 'ref' ? ElementFlags.REFS : 0,
  };
}
