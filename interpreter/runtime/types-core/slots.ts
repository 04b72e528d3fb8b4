/**
 * `__slots__` (language reference 3.3.2.4): the names, as instances know them. A slot is an attribute like any other to instances
 * (objects/instance.ts); what `__slots__` decides is which attributes an instance may have, and what its `__dict__` does not show.
 */
import type { Ref } from '../../dialect/rts.js';
import { mangle } from '../../frontend/symbol-table.js';
import * as L from '../../heap/layouts.js';
import { Kind, MapOf, NULL } from '../../heap/well-known.js';
import type { Space } from '../space.js';

/** The names that a namespace has in `__slots__`, or null when it has none. */
export function slotNamesIn(space: Space, className: string, namespace: Ref): string[] | null {
  const slots = space.dictGetName(namespace, '__slots__');
  if (slots === NULL) return null;
  const items = space.isStr(slots) ? [slots] : [...space.iterate(slots)];
  return items.map(item => {
    if (!space.isStr(item))
      throw space.error('TypeError', `__slots__ items must be strings, not '${space.typeName(item)}'`);
    return mangle(className, space.text(item));
  });
}
/** The names in the `__slots__` of a class itself, or null. */
export function ownSlotNames(space: Space, cls: Ref): string[] | null {
  if ((space.load(cls, L.Class.flags) & L.ClassFlags.USER) === 0) return null;
  return slotNamesIn(space, space.className(cls), space.load(cls, L.Class.namespace));
}
/** The names in the `__slots__` of a class and its bases, `__dict__` and `__weakref__` left out. */
export function allSlotNames(space: Space, cls: Ref): ReadonlySet<string> {
  const result = new Set(space.items(space.load(cls, L.Class.mro)).flatMap(base => ownSlotNames(space, base) ?? []));
  result.delete('__dict__');
  result.delete('__weakref__');
  return result;
}
/** Stands the descriptor for a name in `__slots__`? */
export function isSlotMember(space: Space, found: Ref): boolean {
  return space.kindOf(found) === Kind['MEMBER'] && space.load(found, L.NativeProperty.getter) < 0;
}
/** Puts the descriptors of a class's slots into its namespace. */
export function addSlotMembers(space: Space, cls: Ref, namespace: Ref, names: readonly string[]): void {
  for (const name of names) {
    if (name === '__dict__' || name === '__weakref__') continue;
    const p = space.allocate(L.NativeProperty.descriptor, MapOf['MEMBER']!);
    space.store(p, L.NativeProperty.getter, -1);
    space.store(p, L.NativeProperty.setter, -1);
    space.store(p, L.NativeProperty.name, space.name(name));
    space.store(p, L.NativeProperty.owner, cls);
    space.dictSetName(namespace, name, p);
  }
}
/** The nearest class with slots of its own among a class and its bases of the same layout, or NULL. */
function slotted(space: Space, cls: Ref): Ref {
  for (let c = cls; c !== NULL; c = space.load(c, L.Class.base)) {
    if (ownSlotNames(space, c)?.some(name => name !== '__dict__' && name !== '__weakref__')) return c;
  }
  return NULL;
}
/** TypeError when the slots of two bases would need the same place in CPython. */
export function checkSlotsOfBases(space: Space, bases: readonly Ref[]): void {
  let best: Ref = NULL;
  for (const base of bases) {
    const next = slotted(space, base);
    if (next === NULL || (best !== NULL && space.isSubclass(best, next))) continue;
    if (best !== NULL && !space.isSubclass(next, best))
      throw space.error('TypeError', 'multiple bases have instance lay-out conflict');
    best = next;
  }
}
/** Errors in CPython's words for names that cannot be slots of a class with that namespace. */
export function checkSlotNames(space: Space, names: readonly string[], namespace: Ref): void {
  for (const name of names) {
    if (!/^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name))
      throw space.error('TypeError', '__slots__ must be identifiers');
    const isTaken = space.dictGetName(namespace, name) !== NULL;
    if (isTaken && name !== '__qualname__' && name !== '__classcell__')
      throw space.error('ValueError', `'${name}' in __slots__ conflicts with class variable`);
  }
}
