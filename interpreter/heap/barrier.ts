/**
 * The write barrier. A `store` of a reference compiles to the store itself and then
 *
 *     if ((flags(object) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(object);
 *
 * so that a young collection knows every old object that may point to a young one. The barrier is per object: after the first
 * store the bit is clear until the next collection, which looks at the whole object again.
 *
 * What always holds between collections: an old object that holds references either has the bit or is in the remembered set.
 */
import { type i32, load, load32, type Ref, store, store32 } from '../dialect/rts.js';
import { TraceOffset } from './heap-constants.js';
import { Interrupts, MACHINE, Machine } from './machine.js';
import { ObjectFlags } from './layouts.js';

/**
 * Enters an old object into the remembered set. When the set is full the next collection is a full one, which needs none.
 * @intrinsic
 */
export function logObject(object: Ref): void {
  const flags = ((object as i32) + TraceOffset.FLAGS) | 0;
  store32(flags, load32(flags) & ~ObjectFlags.OLD_UNLOGGED);
  const top = load(MACHINE, Machine.rememberedTop);
  if (top < load(MACHINE, Machine.rememberedLimit)) {
    store32(top, object as i32);
    store(MACHINE, Machine.rememberedTop, (top + 4) | 0);
  } else {
    store(MACHINE, Machine.rememberedOverflow, 1);
    store(MACHINE, Machine.interrupts, load(MACHINE, Machine.interrupts) | Interrupts.COLLECT);
  }
}
