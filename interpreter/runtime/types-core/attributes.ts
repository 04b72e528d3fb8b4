/**
 * getattr, setattr and delattr as far as they need no Python: `object.__getattribute__`, `type.__getattribute__`, modules and super.
 * Whatever has hooks of user classes (`__getattr__`, `__get__` ..., properties with Python getters) answers FALLBACK and goes on in
 * app-level/types.py. Semantics: language reference 3.3.2 and the descriptor guide; messages as CPython's.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Verdict } from '../../heap/machine.js';
import { Kind, MapOf, NULL } from '../../heap/well-known.js';
import type { PyError } from '../errors.js';
import { nativeDefinitions } from '../native.js';
import type { Space } from '../space.js';
import { admitsAttribute, isDataDescriptor, setClassAttribute } from './classes.js';
import { isSlotMember } from './slots.js';

const { ClassFlags } = L;
const USER_DESCRIPTOR = ClassFlags.USER | ClassFlags.DESCRIPTOR;
/** A Ref, NULL (not found) or FALLBACK. */
export type Found = Ref | number;
export const FALLBACK = Verdict.FALLBACK;

export function newBoundMethod(space: Space, callable: Ref, self: Ref): Ref {
  const p = space.allocate(L.BoundMethod.descriptor, MapOf['METHOD']!);
  space.store(p, L.BoundMethod.function, callable);
  space.store(p, L.BoundMethod.self, self);
  return p;
}
/** A native bound to a receiver (`[].append`). */
export function bindNativeTo(space: Space, descriptor: Ref, self: Ref): Ref {
  const p = space.allocate(L.NativeFunction.descriptor, MapOf['NATIVE']!);
  space.U8.copyWithin(p + 8, descriptor + 8, descriptor + L.NativeFunction.descriptor.size);
  space.store(p, L.NativeFunction.self, self);
  space.store(p, L.NativeFunction.fastId, 0);
  return p;
}
const hasSlots = (space: Space, r: Ref): boolean =>
  (r & 1) === 0 && space.load(space.mapOf(r), L.Map.overflowOffset) !== 0;
/** Own attribute of an object, or NULL. */
export function ownAttribute(space: Space, r: Ref, name: Ref): Ref {
  if (!hasSlots(space, r)) return NULL;
  if (space.kindOf(r) === Kind['MODULE']) return moduleVariable(space, r, name);
  return space.rts.instanceGet(r, internedName(space, name)) as Ref;
}
/** The names of slots are compared by identity, so look-ups need the interned text. */
const internedName = (space: Space, name: Ref): Ref => space.rts.intern(space.flat(name)) as Ref;
function moduleVariable(space: Space, module: Ref, name: Ref): Ref {
  const cell = space.rts.existingCell(space.load(module, L.Module.namespace), name);
  return cell === NULL ? NULL : space.load(cell, L.GlobalCell.value);
}
/** What a value found on a class becomes when it is read through `self` (NULL: through the class itself). */
export function bind(space: Space, found: Ref, self: Ref, cls: Ref): Found {
  if ((space.load(space.classOf(found), L.Class.flags) & USER_DESCRIPTOR) === USER_DESCRIPTOR) return FALLBACK;
  switch (space.kindOf(found)) {
    case Kind['FUNCTION']:
      return self === NULL ? found : newBoundMethod(space, found, self);
    case Kind['METHOD_DESCRIPTOR']:
      return self === NULL ? found : bindNativeTo(space, found, self);
    case Kind['STATICMETHOD']:
      return space.load(found, L.MethodWrapper.callable);
    case Kind['CLASSMETHOD']:
      return bindToClass(space, space.load(found, L.MethodWrapper.callable), cls);
    case Kind['PROPERTY']:
    case Kind['GETSET']:
    case Kind['MEMBER']:
      return self === NULL ? found : readDescriptor(space, found, self);
    default:
      return (space.load(space.classOf(found), L.Class.flags) & ClassFlags.DESCRIPTOR) !== 0 ? FALLBACK : found;
  }
}
function bindToClass(space: Space, callable: Ref, cls: Ref): Found {
  const kind = space.kindOf(callable);
  if (kind === Kind['FUNCTION']) return newBoundMethod(space, callable, cls);
  if (kind === Kind['NATIVE'] || kind === Kind['METHOD_DESCRIPTOR']) return bindNativeTo(space, callable, cls);
  return FALLBACK;
}
function readDescriptor(space: Space, found: Ref, self: Ref): Found {
  if (space.kindOf(found) === Kind['PROPERTY']) return FALLBACK;
  checkOwner(space, found, self);
  const getter = space.load(found, L.NativeProperty.getter);
  if (getter >= 0) return nativeDefinitions[getter]!.body(space, self) as Found;
  const slotName = space.load(found, L.NativeProperty.name);
  const value = space.rts.instanceGet(self, slotName) as Ref;
  if (value === NULL) throw missingAttribute(space, self, slotName);
  return value;
}
/** TypeError when a descriptor does not belong to the class of `self`. */
function checkOwner(space: Space, found: Ref, self: Ref): void {
  const owner = space.load(found, L.NativeProperty.owner);
  if (space.isInstance(self, owner)) return;
  const name = space.text(space.load(found, L.NativeProperty.name));
  throw space.error(
    'TypeError',
    `descriptor '${name}' for '${space.className(owner)}' objects doesn't apply to a '${space.typeName(self)}' object`,
  );
}
/** `object.__getattribute__`; NULL when there is no such attribute. */
export function genericGet(space: Space, r: Ref, name: Ref): Found {
  const cls = space.classOf(r);
  const found = space.rts.typeLookup(cls, name) as Ref;
  if (found !== NULL && isDataDescriptor(space, found)) return bind(space, found, r, cls);
  const own = ownAttribute(space, r, name);
  if (own !== NULL) return own;
  return found === NULL ? NULL : bind(space, found, r, cls);
}
/** `type.__getattribute__`. */
export function classGet(space: Space, cls: Ref, name: Ref): Found {
  const metaclass = space.classOf(cls);
  const onMetaclass = space.rts.typeLookup(metaclass, name) as Ref;
  if (onMetaclass !== NULL && isDataDescriptor(space, onMetaclass)) return bind(space, onMetaclass, cls, metaclass);
  const found = space.rts.typeLookup(cls, name) as Ref;
  if (found !== NULL) return bind(space, found, NULL, cls);
  if (onMetaclass !== NULL) return bind(space, onMetaclass, cls, metaclass);
  return NULL;
}
/** What `super(cls, self)` finds under a name, not yet bound; NULL when it is to be looked up on the super object itself. */
export function superFind(space: Space, r: Ref, name: Ref): Ref {
  const selfClass = space.load(r, L.Super.selfClass);
  if (selfClass === NULL || space.text(name) === '__class__') return NULL;
  const mro = space.items(space.load(selfClass, L.Class.mro));
  for (const base of mro.slice(mro.indexOf(space.load(r, L.Super.class)) + 1)) {
    const found = space.dictGet(space.load(base, L.Class.namespace), name);
    if (found !== NULL) return found;
  }
  return NULL;
}
/** `super(cls, self).name`. */
function superGet(space: Space, r: Ref, name: Ref): Found {
  const found = superFind(space, r, name);
  if (found === NULL) return genericGet(space, r, name);
  const selfClass = space.load(r, L.Super.selfClass);
  const self = space.load(r, L.Super.self);
  return bind(space, found, self === selfClass ? NULL : self, selfClass);
}
/** The name of an attribute as a program gave it. */
export function checkName(space: Space, name: Ref): Ref {
  if (space.isStr(name)) return name;
  throw space.error('TypeError', `attribute name must be string, not '${space.typeName(name)}'`);
}
/** getattr(r, name): a value, NULL, or FALLBACK for what needs Python. */
export function getAttribute(space: Space, r: Ref, name: Ref): Found {
  const flags = space.load(space.classOf(r), L.Class.flags);
  if ((flags & (ClassFlags.HAS_GETATTR | ClassFlags.HAS_GETATTRIBUTE)) !== 0) return FALLBACK;
  const kind = space.kindOf(r);
  if (kind === Kind['TYPE']) return classGet(space, r, name);
  if (kind === Kind['SUPER']) return superGet(space, r, name);
  if (
    kind === Kind['MODULE'] &&
    ownAttribute(space, r, name) === NULL &&
    moduleVariable(space, r, space.name('__getattr__')) !== NULL
  )
    return FALLBACK;
  return genericGet(space, r, name);
}
/** The AttributeError of a missing attribute. */
export function missingAttribute(space: Space, r: Ref, name: Ref): PyError {
  const text = space.text(name);
  const kind = space.kindOf(r);
  let message = `'${space.typeName(r)}' object has no attribute '${text}'`;
  if (kind === Kind['TYPE']) message = `type object '${space.className(r)}' has no attribute '${text}'`;
  if (kind === Kind['MODULE']) {
    const moduleName = moduleVariable(space, r, space.name('__name__'));
    message = `module '${moduleName === NULL ? '?' : space.text(moduleName)}' has no attribute '${text}'`;
  }
  const error = space.error('AttributeError', message);
  space.setNameOf(error.exception, name, r);
  return error;
}
/** setattr or delattr (value NULL) of an object without hooks: true when done, FALLBACK when Python must. */
export function setAttribute(space: Space, r: Ref, name: Ref, value: Ref): true | typeof FALLBACK {
  const cls = space.classOf(r);
  if ((space.load(cls, L.Class.flags) & ClassFlags.HAS_SETATTR) !== 0) return FALLBACK;
  return genericSet(space, r, name, value);
}
/** `object.__setattr__` and `object.__delattr__`. */
export function genericSet(space: Space, r: Ref, name: Ref, value: Ref): true | typeof FALLBACK {
  const kind = space.kindOf(r);
  if (kind === Kind['TYPE']) return setOnClass(space, r, name, value);
  const found = space.rts.typeLookup(space.classOf(r), name) as Ref;
  if (found !== NULL && isDataDescriptor(space, found)) return writeDescriptor(space, found, r, name, value);
  if (kind === Kind['MODULE']) return setOnModule(space, r, name, value);
  if (!hasSlots(space, r)) throw readOnly(space, r, name, found);
  if (value === NULL) {
    if (space.rts.instanceDelete(r, internedName(space, name)) === 0) throw missingAttribute(space, r, name);
    return true;
  }
  if (
    (space.load(space.classOf(r), L.Class.flags) & ClassFlags.USER) !== 0 &&
    ownAttribute(space, r, name) === NULL &&
    !admitsAttribute(space, space.classOf(r), space.text(name))
  )
    throw readOnly(space, r, name, found);
  space.rts.instanceSet(r, space.rts.intern(space.flat(name)) as Ref, value);
  return true;
}
function readOnly(space: Space, r: Ref, name: Ref, found: Ref): PyError {
  const text = space.text(name);
  if (found !== NULL)
    return space.error('AttributeError', `'${space.typeName(r)}' object attribute '${text}' is read-only`);
  const error = space.error(
    'AttributeError',
    `'${space.typeName(r)}' object has no attribute '${text}' and no __dict__ for setting new attributes`,
  );
  space.setNameOf(error.exception, name, r);
  return error;
}
function setSlot(space: Space, r: Ref, name: Ref, value: Ref): void {
  if (value !== NULL) space.rts.instanceSet(r, name, value);
  else if (space.rts.instanceDelete(r, name) === 0) throw missingAttribute(space, r, name);
}
/** What writing (value NULL: deleting) through a data descriptor of a built-in type or of a slot does. */
export function writeDescriptor(space: Space, found: Ref, r: Ref, name: Ref, value: Ref): true | typeof FALLBACK {
  const kind = space.kindOf(found);
  if (kind !== Kind['GETSET'] && kind !== Kind['MEMBER']) return FALLBACK;
  if (isSlotMember(space, found)) {
    checkOwner(space, found, r);
    setSlot(space, r, space.load(found, L.NativeProperty.name), value);
    return true;
  }
  const setter = space.load(found, L.NativeProperty.setter);
  if (setter < 0)
    throw space.error(
      'AttributeError',
      `attribute '${space.text(name)}' of '${space.className(space.load(found, L.NativeProperty.owner))}' objects is not writable`,
    );
  nativeDefinitions[setter]!.body(space, r, value);
  return true;
}
function setOnClass(space: Space, cls: Ref, name: Ref, value: Ref): true | typeof FALLBACK {
  if ((space.load(cls, L.Class.flags) & ClassFlags.USER) === 0) {
    throw space.error(
      'TypeError',
      `cannot set '${space.text(name)}' attribute of immutable type '${space.className(cls)}'`,
    );
  }
  const onMetaclass = space.rts.typeLookup(space.classOf(cls), name) as Ref;
  if (onMetaclass !== NULL && isDataDescriptor(space, onMetaclass))
    return writeDescriptor(space, onMetaclass, cls, name, value);
  if (!setClassAttribute(space, cls, space.rts.intern(space.flat(name)) as Ref, value))
    throw missingAttribute(space, cls, name);
  return true;
}
function setOnModule(space: Space, module: Ref, name: Ref, value: Ref): true {
  const namespace = space.load(module, L.Module.namespace);
  if (value !== NULL) space.dictSet(namespace, space.rts.intern(space.flat(name)) as Ref, value);
  else if (space.dictDelete(namespace, name) === NULL) throw missingAttribute(space, module, name);
  return true;
}
