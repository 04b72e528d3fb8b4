/**
 * Making and changing classes: layout of instances, C3 linearisation (as in CPython's typeobject.c), flags that the
 * attribute machinery asks, versions. A change of a class gives it and all its subclasses new versions, so that whatever
 * was cached or assumed of them no longer holds.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine } from '../../heap/machine.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { clearAttributeCaches } from '../attribute-caches.js';
import type { Space } from '../space.js';
import { FIRST_INLINE_SLOTS, newRootMap, rootMapsOf } from './instance-maps.js';
import { addSlotMembers, checkSlotNames, checkSlotsOfBases, isSlotMember, ownSlotNames, slotNamesIn } from './slots.js';

/** Most inline slots that an instance gets: the reference mask has 62 words. */
const MAXIMUM_INLINE_SLOTS = 28;
const { ClassFlags } = L;

/** Flags of user-visible behaviour that a special method in a namespace sets. */
const FLAG_OF_METHOD: Readonly<Record<string, number>> = {
  __getattr__: ClassFlags.HAS_GETATTR,
  __getattribute__: ClassFlags.HAS_GETATTRIBUTE,
  __setattr__: ClassFlags.HAS_SETATTR,
  __delattr__: ClassFlags.HAS_SETATTR,
  __del__: ClassFlags.HAS_DEL,
  __new__: ClassFlags.HAS_NEW,
  __eq__: ClassFlags.HAS_EQUALITY,
  __ne__: ClassFlags.HAS_EQUALITY,
  __hash__: ClassFlags.HAS_EQUALITY,
  __get__: ClassFlags.DESCRIPTOR,
  __set__: ClassFlags.DESCRIPTOR,
  __delete__: ClassFlags.DESCRIPTOR,
};
/** Flags that subclasses share. */
const INHERITED =
  Object.values(FLAG_OF_METHOD).reduce((all, flag) => all | flag, 0) | ClassFlags.EXCEPTION | ClassFlags.HAS_DICT;

/** A class version never used before. */
export function freshVersion(space: Space): number {
  const version = space.machine(Machine.nextVersion) + 1;
  space.setMachine(Machine.nextVersion, version);
  return version;
}
/** Direct subclasses of a class. */
export function subclassesOf(space: Space, cls: Ref): Ref[] {
  const list = space.load(cls, L.Class.subclasses);
  return list === NULL ? [] : space.items(list);
}
function addSubclass(space: Space, base: Ref, cls: Ref): void {
  let list = space.load(base, L.Class.subclasses);
  if (list === NULL) {
    list = space.list([]);
    space.store(base, L.Class.subclasses, list);
  }
  space.rts.listAppend(list, cls);
}
/** After a change of `cls`: new versions and flags for it and everything derived from it. */
export function classChanged(space: Space, cls: Ref): void {
  space.store(cls, L.Class.version, freshVersion(space));
  space.store(cls, L.Class.flags, flagsOf(space, cls));
  for (const subclass of subclassesOf(space, cls)) classChanged(space, subclass);
}
/** After a change of an attribute that no flag depends on: new versions only. */
function versionsChanged(space: Space, cls: Ref): void {
  space.store(cls, L.Class.version, freshVersion(space));
  for (const subclass of subclassesOf(space, cls)) versionsChanged(space, subclass);
}
/** The flags of a class from its namespace and its bases. */
function flagsOf(space: Space, cls: Ref): number {
  const own = space.load(cls, L.Class.flags) & ~(INHERITED & ~ClassFlags.EXCEPTION & ~ClassFlags.HAS_DICT);
  let flags = own;
  if ((own & ClassFlags.USER) !== 0) {
    for (const base of space.items(space.load(cls, L.Class.bases)))
      flags |= space.load(base, L.Class.flags) & INHERITED & ~ClassFlags.HAS_DICT;
    const namespace = space.load(cls, L.Class.namespace);
    for (const [name, flag] of Object.entries(FLAG_OF_METHOD)) {
      if (space.dictGetName(namespace, name) !== NULL) flags |= flag;
    }
  }
  return flags;
}

/** C3 linearisation; TypeError in CPython's words when there is none. */
export function linearise(space: Space, cls: Ref, bases: readonly Ref[]): Ref[] {
  const sequences = [...bases.map(base => space.items(space.load(base, L.Class.mro))), [...bases]];
  const result = [cls];
  for (;;) {
    const open = sequences.filter(sequence => sequence.length > 0);
    if (open.length === 0) return result;
    const next = open.map(sequence => sequence[0]!).find(head => open.every(sequence => sequence.indexOf(head) <= 0));
    if (next === undefined) {
      const heads = [...new Set(open.map(sequence => sequence[0]!))].map(head => space.className(head)).join(', ');
      throw space.error('TypeError', `Cannot create a consistent method resolution order (MRO) for bases ${heads}`);
    }
    result.push(next);
    for (const sequence of sequences) if (sequence[0] === next) sequence.shift();
  }
}
/** The base whose layout the class extends: the one that all others' layouts are a prefix of. */
function layoutBase(space: Space, bases: readonly Ref[]): Ref {
  let best = bases[0]!;
  for (const base of bases.slice(1)) {
    const kind = space.load(base, L.Class.instanceKind);
    const bestKind = space.load(best, L.Class.instanceKind);
    if (kind === bestKind || kind === Kind['OBJECT']) continue;
    if (bestKind !== Kind['OBJECT']) throw space.error('TypeError', 'multiple bases have instance lay-out conflict');
    best = base;
  }
  return best;
}
/** Classes that cannot be extended. */
const FINAL = [
  'bool',
  'NoneType',
  'NotImplementedType',
  'ellipsis',
  'function',
  'builtin_function_or_method',
  'method_descriptor',
  'generator',
  'coroutine',
  'range',
  'slice',
  'cell',
  'code',
  'frame',
  'traceback',
  'method',
  'mappingproxy',
  'getset_descriptor',
  'member_descriptor',
].map(name => ClassOf[name]!);

/** Checks the bases of a new class; answers the layout base. */
function checkBases(space: Space, bases: readonly Ref[]): Ref {
  for (const base of bases) {
    if (!space.isClass(base)) throw space.error('TypeError', 'bases must be types');
    if (FINAL.includes(base))
      throw space.error('TypeError', `type '${space.className(base)}' is not an acceptable base type`);
  }
  const duplicate = bases.find((base, k) => bases.indexOf(base) !== k);
  if (duplicate !== undefined) throw space.error('TypeError', `duplicate base class ${space.className(duplicate)}`);
  checkSlotsOfBases(space, bases);
  return layoutBase(space, bases);
}
/** How many attributes instances will probably have: as many as methods of the class and its bases assign to `self`, or it names as slots. */
function expectedSlots(space: Space, cls: Ref): number {
  const names = new Set<Ref>();
  for (const ancestor of space.items(space.load(cls, L.Class.mro))) {
    if ((space.load(ancestor, L.Class.flags) & ClassFlags.USER) === 0) continue;
    const assigned = space.dictGetName(space.load(ancestor, L.Class.namespace), '__static_attributes__');
    if (assigned !== NULL && space.kindOf(assigned) === Kind['TUPLE'])
      for (const name of space.items(assigned)) names.add(name);
    for (const name of ownSlotNames(space, ancestor) ?? []) names.add(space.name(name));
  }
  return names.size === 0 ? FIRST_INLINE_SLOTS : Math.min(names.size, MAXIMUM_INLINE_SLOTS);
}
/** Layouts whose objects vary in size in CPython: their subclasses have neither slots nor, of their own, weak references. */
const SIZED = ['INT', 'BIG_INT', 'BOOL', 'BYTES', 'TUPLE', 'TYPE'].map(name => Kind[name]);

/** The flags of a class that its `__slots__` (null: none given) and its bases decide: what its instances have. Errors in CPython's words. */
function instanceFlags(space: Space, base: Ref, bases: readonly Ref[], slots: readonly string[] | null): number {
  const inherited = bases.reduce((flags, b) => flags | space.load(b, L.Class.flags), 0);
  const hasDict = (inherited & ClassFlags.HAS_DICT) !== 0;
  const hasWeakrefs = (inherited & ClassFlags.HAS_WEAKREFS) !== 0;
  const isSized = SIZED.includes(space.load(base, L.Class.instanceKind));
  for (const slot of slots ?? []) {
    if (isSized)
      throw space.error('TypeError', `nonempty __slots__ not supported for subtype of '${space.className(base)}'`);
    if ((slot === '__dict__' && hasDict) || (slot === '__weakref__' && hasWeakrefs))
      throw space.error('TypeError', `${slot} slot disallowed: we already got one`);
  }
  const addsDict = slots === null || slots.includes('__dict__');
  const addsWeakrefs = slots === null ? !isSized : slots.includes('__weakref__');
  return (hasDict || addsDict ? ClassFlags.HAS_DICT : 0) | (hasWeakrefs || addsWeakrefs ? ClassFlags.HAS_WEAKREFS : 0);
}
/** type(name, bases, namespace) of metaclass `metaclass`, without the hooks (`__set_name__`, `__init_subclass__`), which are app-level. */
export function makeClass(space: Space, metaclass: Ref, name: Ref, bases: readonly Ref[], namespace: Ref): Ref {
  const actualBases = bases.length === 0 ? [ClassOf['object']!] : bases;
  const base = checkBases(space, actualBases);
  const slots = slotNamesIn(space, space.text(name), namespace);
  const flags = instanceFlags(space, base, actualBases, slots);
  checkSlotNames(space, slots ?? [], namespace);
  const cls = space.allocate(
    { size: space.load(space.load(metaclass, L.Class.instanceMap), L.Map.size) } as never,
    space.load(metaclass, L.Class.instanceMap),
  );
  const set = (field: Exclude<keyof typeof L.Class, 'descriptor'>, value: number) =>
    space.store(cls, L.Class[field] as never, value as never);
  const ownNamespace = space.rts.dictCopy(namespace) as Ref;
  set('name', name);
  set('namespace', ownNamespace);
  const qualname = space.dictDelete(ownNamespace, space.name('__qualname__'));
  set('qualname', qualname === NULL ? name : qualname);
  set('bases', space.tuple(actualBases));
  set('base', base);
  set('module', NULL);
  set('instanceKind', space.load(base, L.Class.instanceKind));
  set('flags', ClassFlags.USER | flags | (space.load(base, L.Class.flags) & ClassFlags.EXCEPTION));
  const hasAttributes = (flags & ClassFlags.HAS_DICT) !== 0 || (slots ?? []).some(slot => slot !== '__weakref__');
  set('mro', space.tuple(linearise(space, cls, actualBases)));
  set('instanceMap', newRootMap(space, cls, base, hasAttributes, expectedSlots(space, cls)));
  addSlotMembers(space, cls, ownNamespace, slots ?? []);
  for (const special of ['__init_subclass__', '__class_getitem__']) wrapClassMethod(space, ownNamespace, special);
  wrapStaticNew(space, ownNamespace);
  if (space.dictGetName(ownNamespace, '__eq__') !== NULL && space.dictGetName(ownNamespace, '__hash__') === NULL)
    space.dictSetName(ownNamespace, '__hash__', space.none);
  if (space.dictGetName(ownNamespace, '__doc__') === NULL) space.dictSetName(ownNamespace, '__doc__', space.none);
  for (const b of actualBases) addSubclass(space, b, cls);
  classChanged(space, cls);
  space.caches.addClass(cls);
  return cls;
}
function wrapClassMethod(space: Space, namespace: Ref, name: string): void {
  const found = space.dictGetName(namespace, name);
  if (found !== NULL && space.kindOf(found) === Kind['FUNCTION'])
    space.dictSetName(namespace, name, methodWrapper(space, 'CLASSMETHOD', found));
}
function wrapStaticNew(space: Space, namespace: Ref): void {
  const found = space.dictGetName(namespace, '__new__');
  if (found !== NULL && space.kindOf(found) === Kind['FUNCTION'])
    space.dictSetName(namespace, '__new__', methodWrapper(space, 'STATICMETHOD', found));
}
/** staticmethod(callable) or classmethod(callable). */
export function methodWrapper(space: Space, map: 'STATICMETHOD' | 'CLASSMETHOD', callable: Ref): Ref {
  const p = space.allocate(L.MethodWrapper.descriptor, MapOf[map]!);
  space.store(p, L.MethodWrapper.callable, callable);
  return p;
}
/** Whether an attribute of that name may be added to instances (it has a `__dict__`, or the name is in `__slots__`). */
export function admitsAttribute(space: Space, cls: Ref, name: string): boolean {
  if ((space.load(cls, L.Class.flags) & ClassFlags.HAS_DICT) !== 0) return true;
  const found = space.rts.typeLookup(cls, space.name(name)) as Ref;
  return found !== NULL && isSlotMember(space, found);
}
/** All maps below a class's root are deprecated: a data descriptor now stands before their slots. */
export function isDataDescriptor(space: Space, value: Ref): boolean {
  const kind = space.kindOf(value);
  if (kind === Kind['PROPERTY'] || kind === Kind['GETSET'] || kind === Kind['MEMBER']) return true;
  const cls = space.classOf(value);
  if ((space.load(cls, L.Class.flags) & ClassFlags.DESCRIPTOR) === 0) return false;
  return space.lookupSpecial(value, '__set__') !== NULL || space.lookupSpecial(value, '__delete__') !== NULL;
}
/** Rebinds or unbinds (value NULL) an attribute of a class. Answers false when there was none to delete. */
export function setClassAttribute(space: Space, cls: Ref, name: Ref, value: Ref): boolean {
  const namespace = space.load(cls, L.Class.namespace);
  if (value === NULL) {
    if (space.dictDelete(namespace, name) === NULL) return false;
  } else space.dictSet(namespace, name, value);
  if (value !== NULL && isDataDescriptor(space, value)) {
    renewRootMaps(space, cls);
    clearAttributeCaches(space);
  }
  if (Object.hasOwn(FLAG_OF_METHOD, space.text(name))) classChanged(space, cls);
  else versionsChanged(space, cls);
  return true;
}
/** Gives a class other bases of the same layout; TypeError when the layouts differ or there is no linearisation. */
export function setBases(space: Space, cls: Ref, bases: readonly Ref[]): void {
  const base = checkBases(space, bases);
  if (space.load(base, L.Class.instanceKind) !== space.load(cls, L.Class.instanceKind)) {
    const old = space.load(cls, L.Class.base);
    throw space.error(
      'TypeError',
      `__bases__ assignment: '${space.className(base)}' object layout differs from '${space.className(old)}'`,
    );
  }
  const before = space.load(cls, L.Class.bases);
  space.store(cls, L.Class.mro, space.tuple(linearise(space, cls, bases)));
  space.store(cls, L.Class.bases, space.tuple(bases));
  space.store(cls, L.Class.base, base);
  for (const old of space.items(before)) removeSubclass(space, old, cls);
  for (const next of bases) addSubclass(space, next, cls);
  for (const subclass of subclassesOf(space, cls)) relinearise(space, subclass);
  renewRootMaps(space, cls);
  classChanged(space, cls);
}
function relinearise(space: Space, cls: Ref): void {
  const bases = space.items(space.load(cls, L.Class.bases));
  space.store(cls, L.Class.mro, space.tuple(linearise(space, cls, bases)));
  for (const subclass of subclassesOf(space, cls)) relinearise(space, subclass);
}
function removeSubclass(space: Space, base: Ref, cls: Ref): void {
  const rest = subclassesOf(space, base).filter(subclass => subclass !== cls);
  space.store(base, L.Class.subclasses, space.list(rest));
}
/**
 * Existing instances leave their maps: these get the successors of a fresh tree, to which instances go when they are touched next.
 * An own slot's cache asks for the map only, so all caches of attributes are emptied: this is rare.
 */
function renewRootMaps(space: Space, cls: Ref): void {
  for (const root of rootMapsOf(space, cls)) space.rts.deprecateTree(root);
  for (const subclass of subclassesOf(space, cls)) renewRootMaps(space, subclass);
}
