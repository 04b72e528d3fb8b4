/**
 * The maps of a class's instances. `Class.instanceMap` is the root of the tree of objects/instance.ts, `Class.dictMap` the map of
 * those whose attributes are in a dict. A class that extends a built-in with several representations (int, str, list) needs both
 * for each: the others follow on `nextSibling`, which a root does not use, and which also keeps deprecated maps alive.
 *
 * Where an instance keeps its attributes. A plain one has inline slots. An instance of a built-in's subclass has one word more than
 * the built-in's layout, `overflow`, which leads to them all: behind the fields (list, dict, int ...), so that everything which knows
 * the built-in finds its fields where they are. Arrays (str, bytes, tuple) have no end that the layout knows: there the word lies
 * behind the elements, `overflowOffset` says BEHIND_ELEMENTS, and its place follows from `length`, which never changes. Only
 * natives make such instances (`Space.allocateArray`), only the collector and objects/instance.ts look there; instances of str, bytes
 * and tuple themselves have nothing of it, and code that reads elements does not care.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { traceShapeOf } from '../../heap/trace-shape.js';
import { Kind, MapOf, NULL, REPRESENTATIONS } from '../../heap/well-known.js';
import type { Space } from '../space.js';

/** Inline slots of instances of a class of whose attributes nothing is known. */
export const FIRST_INLINE_SLOTS = 8;

/** The built-in map of a kind. */
const builtinMap = (kind: number): Ref => MapOf[REPRESENTATIONS[kind - 1]!.map]!;

/** A map as `pattern` is, with no slots and no relatives. */
function copyOf(space: Space, pattern: Ref): Ref {
  const map = space.allocate(L.Map.descriptor, MapOf['MAP']!);
  space.U8.copyWithin(map + 8, pattern + 8, pattern + L.Map.descriptor.size);
  for (const field of ['firstChild', 'nextSibling', 'successor', 'parent'] as const)
    space.store(map, L.Map[field], NULL);
  space.store(map, L.Map.slotCount, 0);
  return map;
}
/** Gives a map the word that leads to the attributes, unless instances have it already. */
function addOverflow(space: Space, map: Ref): void {
  if (space.load(map, L.Map.overflowOffset) !== 0) return;
  if (space.load(map, L.Map.elementShift) >= 0) {
    space.store(map, L.Map.overflowOffset, L.BEHIND_ELEMENTS);
    space.store(map, L.Map.elementFlags, space.load(map, L.Map.elementFlags) | L.ElementFlags.TAIL);
    return;
  }
  const size = space.load(map, L.Map.size);
  space.store(map, L.Map.overflowOffset, size);
  space.store(map, L.Map.size, size + 8);
  const mask = space.load(map, L.Map.refMask) as unknown as bigint;
  space.store(map, L.Map.refMask, (mask | (1n << BigInt((size - 8) / 4))) as never);
}
/** The root map of instances of a class that extends `base`; `slots` of the attributes of plain ones lie in the instance itself. */
export function newRootMap(space: Space, cls: Ref, base: Ref, hasAttributes: boolean, slots = FIRST_INLINE_SLOTS): Ref {
  const map = copyOf(space, space.load(base, L.Class.instanceMap));
  space.store(map, L.Map.class, cls);
  if (space.load(map, L.Map.kind) === Kind['OBJECT']) {
    space.store(map, L.Map.overflowOffset, L.Instance.overflow.offset);
    space.store(map, L.Map.inlineSlots, slots);
    space.store(map, L.Map.size, L.Instance.descriptor.size + 8 * slots);
    space.store(map, L.Map.refMask, traceShapeOf(L.Instance.descriptor).refMask as never);
  } else if (hasAttributes) addOverflow(space, map);
  return map;
}
/** The one of a class's maps in the list from `first` on that is of `kind` and has no slots; else a new one, which joins the list. */
function ofKind(space: Space, first: Ref, kind: number, make: () => Ref): Ref {
  for (let map = first; map !== NULL; map = space.load(map, L.Map.nextSibling)) {
    if (space.load(map, L.Map.kind) === kind && space.load(map, L.Map.slotCount) === 0) return map;
  }
  const map = make();
  space.store(map, L.Map.nextSibling, space.load(first, L.Map.nextSibling));
  space.store(first, L.Map.nextSibling, map);
  return map;
}
/** The root map of instances of `cls` in the representation of that kind. */
export function rootMapOf(space: Space, cls: Ref, kind: number): Ref {
  const own = space.load(cls, L.Class.instanceMap);
  return ofKind(space, own, kind, () => {
    const map = copyOf(space, builtinMap(kind));
    space.store(map, L.Map.class, cls);
    if (space.load(own, L.Map.overflowOffset) !== 0) addOverflow(space, map);
    return map;
  });
}
/** All root maps of a class. */
export function rootMapsOf(space: Space, cls: Ref): Ref[] {
  const result: Ref[] = [];
  for (let map = space.load(cls, L.Class.instanceMap); map !== NULL; map = space.load(map, L.Map.nextSibling)) {
    if (space.load(map, L.Map.slotCount) === 0) result.push(map);
  }
  return result;
}
/** The map of instances of `cls` of a kind that keep their attributes in a dict. */
export function dictMapOf(space: Space, cls: Ref, kind: number): Ref {
  const make = () => {
    const map = copyOf(space, rootMapOf(space, cls, kind));
    space.store(map, L.Map.slotKind, L.SLOT_DICT);
    return map;
  };
  const first = space.load(cls, L.Class.dictMap);
  if (first !== NULL) return ofKind(space, first, kind, make);
  const map = make();
  space.store(cls, L.Class.dictMap, map);
  return map;
}
/** The map for instances of `cls`, a built-in or a class that extends it, in the representation `mapName`. */
export function mapFor(space: Space, cls: Ref, mapName: string): Ref {
  const builtin = MapOf[mapName]!;
  return space.load(builtin, L.Map.class) === cls ? builtin : rootMapOf(space, cls, Kind[mapName]!);
}
