/** Dicts as globals: their values are in cells, which code that runs with them finds once (heap/layouts.ts, GlobalCell). */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { MapOf } from '../../heap/well-known.js';
import type { Space } from '../space.js';

/** Makes a dict a namespace, whose values are in global cells. It stays the same object. */
function becomeNamespace(space: Space, dict: Ref): void {
  for (let e = space.rts.dictNextEntry(dict, 0); e >= 0; e = space.rts.dictNextEntry(dict, e + 1)) {
    const cell = space.allocate(L.GlobalCell.descriptor, MapOf['GLOBAL_CELL']!);
    space.store(cell, L.GlobalCell.value, space.rts.dictEntryValue(dict, e) as Ref);
    space.store(cell, L.GlobalCell.name, space.rts.dictEntryKey(dict, e) as Ref);
    space.store(cell, L.GlobalCell.writes, 1);
    space.rts.dictSetEntryValue(dict, e, cell);
  }
  space.I32[dict >> 2] = MapOf['NAMESPACE']!;
}
/** The namespace for globals: the dict itself, or for an instance of a subclass a copy. */
export function namespaceFor(space: Space, globals: Ref): Ref {
  const map = space.mapOf(globals);
  if (map === MapOf['NAMESPACE']) return globals;
  if (map === MapOf['DICT']) {
    becomeNamespace(space, globals);
    return globals;
  }
  const copy = space.rts.newNamespace() as Ref;
  for (const [key, value] of space.dictEntries(globals)) space.dictSet(copy, key, value);
  return copy;
}
