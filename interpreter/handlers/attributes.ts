/**
 * Attribute access (language reference, 3.3.2 and the descriptor guide): for instances of user classes, modules and built-in
 * values the common cases are decided here; the rest is app-level Python (types.py), which knows `__getattr__`, class objects,
 * metaclasses, slots and properties of every kind.
 *
 * Cache words of LOAD_ATTR and LOAD_METHOD: [map, kind | offset << 8, version of the class, value]. An own slot needs the map
 * compare only (docs/machine.md); what was found on the class needs the version too.
 */
import {
  type bool,
  cacheHit,
  cacheWord,
  constant,
  type i32,
  isSmall,
  load,
  load32,
  loadF64,
  malloc,
  next,
  promote,
  type Ref,
  register,
  setCacheWord,
  setRegister,
  store32,
  storeF64,
  storeNew,
} from '../dialect/rts.js';
import { logObject } from '../heap/barrier.js';
import { intern } from '../heap/intern.js';
import {
  BoundMethod,
  Class,
  ClassFlags,
  Code,
  FloatObject,
  FunctionObject,
  GlobalCell,
  Instance,
  Map,
  MethodWrapper,
  Module,
  NativeProperty,
  ObjectFlags,
  Property,
  RefItems,
  SLOT_FLOAT,
} from '../heap/layouts.js';
import { MemoryMap, RAISE, Verdict } from '../heap/machine.js';
import { ClassOf, Kind, MapOf, NULL } from '../heap/well-known.js';
import {
  addSlot,
  findSlot,
  fitsSlot,
  instanceGet,
  instanceSet,
  hasFixedSlots,
  isDictMap,
  isInlineSlot,
  knownMapWithSlot,
  loadSlot,
  NO_SLOT,
  slotKindOf,
  slotOffset,
  storeSlot,
} from '../objects/instance.js';
import { flatText, isTextMap } from '../objects/text.js';
import { lookupBehind, lookupOnType, rebindPlainly, typeLookupAt } from '../objects/type.js';
import { isFunctionMap, mapOf, newFloat } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Names } from '../runtime/names.js';
import { pushAppLevel2, pushAppLevel3, pushCall1 } from './frames.js';
import { existingCell } from '../objects/dict.js';

const FALLBACK = Verdict.FALLBACK as Ref;
const USER_DESCRIPTOR = ClassFlags.USER | ClassFlags.DESCRIPTOR;
/** Kinds of cache entries. */
const CACHE_SLOT = 1;
const CACHE_FLOAT = 2;
const CACHE_CLASS = 3;
/** STORE_ATTR only: the slot is the first one beyond the map in word 0; word 1 is the map that has it, word 3 the class's version. */
const CACHE_ADD = 4;
const CACHE_ADD_FLOAT = 5;
/** The shared cache only: a method of the class. */
const CACHE_METHOD = 6;
/** The slot lies in the overflow storage of a plain instance; the offset is the one in there. */
const CACHE_OVERFLOW = 7;

/** Has `type(d)` a `__set__` or `__delete__`? Of the built-in descriptors: properties and members. */
function isDataDescriptor(d: Ref): bool {
  const kind = load(promote(mapOf(d)), Map.kind);
  if (kind === Kind.PROPERTY || kind === Kind.GETSET) return true;
  return isUserDescriptor(d) || (kind === Kind.MEMBER && !isSlotMember(d));
}
/** Stands it for a name in `__slots__`? Instances find such attributes by their maps, as others; the descriptor says that they may have them. */
function isSlotMember(d: Ref): bool {
  return load(promote(mapOf(d)), Map.kind) === Kind.MEMBER && load(d, NativeProperty.getter) < 0;
}
/** An instance of a user class that defines `__get__`, `__set__` or `__delete__`. */
function isUserDescriptor(d: Ref): bool {
  const cls = load(promote(mapOf(d)), Map.class);
  return (promote(load(cls, Class.flags)) & USER_DESCRIPTOR) === USER_DESCRIPTOR;
}
export function newBoundMethod(callable: Ref, self: Ref): Ref {
  const method = malloc(BoundMethod, MapOf.METHOD);
  storeNew(method, BoundMethod.function, callable);
  storeNew(method, BoundMethod.self, self);
  return method;
}
/** A native method with a receiver. @host @writes nothing */
export declare function newBoundNative(native: Ref, self: Ref): Ref;
/** Does the class leave attribute access to `object`? (No `__getattribute__` or `__getattr__` of its own.) */
function hasPlainGetattr(cls: Ref): bool {
  return (promote(load(cls, Class.flags)) & (ClassFlags.HAS_GETATTR | ClassFlags.HAS_GETATTRIBUTE)) === 0;
}
/** A function or native method that becomes a bound method when it is looked up through an instance. */
function isMethodLike(found: Ref): bool {
  const m = promote(mapOf(found));
  return isFunctionMap(m) || m === MapOf.METHOD_DESCRIPTOR;
}
/** Is the value on a class handed out as it is when read through an instance? */
function isPlainClassValue(found: Ref): bool {
  const kind = load(promote(mapOf(found)), Map.kind);
  if (
    kind === Kind.FUNCTION ||
    kind === Kind.METHOD_DESCRIPTOR ||
    kind === Kind.PROPERTY ||
    kind === Kind.GETSET ||
    kind === Kind.MEMBER
  )
    return false;
  if (kind === Kind.STATICMETHOD || kind === Kind.CLASSMETHOD) return false;
  return !isUserDescriptor(found);
}
/**
 * The cache that all instructions share, for those that see several maps: by map and name, entries of 32 bytes [map, name, kind |
 * offset << 8, version of the class, value]. What a store may go to has the name's word plus 1. Its addresses go stale with
 * a collection, which empties it. Maps and names lie at regular distances: the product scatters them.
 * @inline
 */
function sharedEntry(map: i32, key: i32): i32 {
  const hash = Math.imul(map ^ (key << 8), 0x1e3779b1) >>> 16;
  return (MemoryMap.ATTRIBUTE_CACHE + ((hash & (MemoryMap.ATTRIBUTE_CACHE_ENTRIES - 1)) << 5)) | 0;
}
function remember(map: Ref, key: i32, kind: i32, version: i32, value: i32): void {
  if (cacheHit(true)) {
    const entry = sharedEntry(map as i32, key);
    store32(entry, map as i32);
    store32((entry + 4) | 0, key);
    store32((entry + 8) | 0, kind);
    store32((entry + 12) | 0, version);
    store32((entry + 16) | 0, value);
  }
}
/** The attribute of an object that is no small int, from the shared cache; NULL: not there. @inline */
function sharedAttribute(o: Ref, name: Ref): Ref {
  const map = load32(o as i32);
  const entry = sharedEntry(map, name as i32);
  if (load32(entry) !== map || load32((entry + 4) | 0) !== (name as i32)) return NULL;
  const kind = load32((entry + 8) | 0);
  const address = ((o as i32) + (kind >> 8)) | 0;
  if ((kind & 255) === CACHE_SLOT) return load32(address) as Ref;
  if ((kind & 255) === CACHE_FLOAT) return newFloat(loadF64(address));
  if ((kind & 255) === CACHE_OVERFLOW) return load32((load(o, Instance.overflow) as i32) + (kind >> 8)) as Ref;
  if ((kind & 255) !== CACHE_CLASS) return NULL;
  if (load(load(map as Ref, Map.class), Class.version) !== load32((entry + 12) | 0)) return NULL;
  return load32((entry + 16) | 0) as Ref;
}
/** The same for a method of the class, without binding it. @inline */
function sharedMethod(o: Ref, name: Ref): Ref {
  const map = load32(o as i32);
  const entry = sharedEntry(map, name as i32);
  if (load32(entry) !== map || load32((entry + 4) | 0) !== (name as i32)) return NULL;
  if (load32((entry + 8) | 0) !== CACHE_METHOD) return NULL;
  if (load(load(map as Ref, Map.class), Class.version) !== load32((entry + 12) | 0)) return NULL;
  return load32((entry + 16) | 0) as Ref;
}
/** Stores into a slot that the shared cache knows; false: nothing is done. @inline */
function storeShared(o: Ref, name: Ref, value: Ref): bool {
  const map = load32(o as i32);
  const key = ((name as i32) + 1) | 0;
  const entry = sharedEntry(map, key);
  if (load32(entry) !== map || load32((entry + 4) | 0) !== key) return false;
  const kind = load32((entry + 8) | 0);
  const address = ((o as i32) + (kind >> 8)) | 0;
  if ((kind & 255) === CACHE_SLOT) {
    if ((load32(((o as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(o);
    store32(address, value as i32);
    return true;
  }
  if ((kind & 255) === CACHE_OVERFLOW) {
    storeOverflow(o, kind >> 8, value);
    return true;
  }
  if (isSmall(value) || load32(value as i32) !== (MapOf.FLOAT as i32)) return false;
  storeF64(address, load(value, FloatObject.value));
  return true;
}
/** Writes into the overflow storage of a plain instance. @inline */
function storeOverflow(o: Ref, offset: i32, value: Ref): void {
  const items = load(o, Instance.overflow);
  if ((load32(((items as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(items);
  store32(((items as i32) + offset) | 0, value as i32);
}
/** How a cache says where a slot is that instances have: kind | offset << 8; 0: nothing is cached. */
function slotPlace(map: Ref, slot: i32): i32 {
  if (isInlineSlot(map, slot)) {
    const kind = slotKindOf(map, slot) === SLOT_FLOAT ? CACHE_FLOAT : CACHE_SLOT;
    return kind | (slotOffset(map, slot) << 8);
  }
  if (load(map, Map.overflowOffset) !== Instance.overflow.offset) return 0;
  return CACHE_OVERFLOW | ((RefItems.element.offset + ((slot - load(map, Map.inlineSlots)) << 2)) << 8);
}
/** Remembers an own slot in the instruction's cache. */
function cacheSlot(map: Ref, slot: i32, name: Ref): void {
  const place = slotPlace(map, slot);
  if (place === 0) return;
  setCacheWord(0, map as i32);
  setCacheWord(1, place);
  remember(map, name as i32, place, 0, 0);
}
/** Remembers a value found on the class. */
function cacheClassValue(map: Ref, version: i32, value: Ref, name: Ref): void {
  remember(map, name as i32, CACHE_CLASS, version, value as i32);
  setCacheWord(0, map as i32);
  setCacheWord(1, CACHE_CLASS);
  setCacheWord(2, version);
  setCacheWord(3, value as i32);
}
/** Own attribute of an object whose map has attribute slots, or NULL; remembers it. */
function ownAttribute(o: Ref, map: Ref, name: Ref): Ref {
  if (load(map, Map.overflowOffset) === 0) return NULL;
  if (isDictMap(map)) return instanceGet(o, name);
  const slot = findSlot(map, name);
  if (slot === NO_SLOT) return NULL;
  if (!hasFixedSlots(map)) return instanceGet(o, name);
  const value = loadSlot(o, map, slot);
  cacheSlot(map, slot, name);
  return value;
}
/** A variable of a module, or NULL. */
function moduleVariable(module: Ref, name: Ref): Ref {
  const cell = existingCell(load(promote(module), Module.namespace), name);
  return cell === NULL ? NULL : load(cell, GlobalCell.value);
}
/** Has the map a slot of that name, which may be empty now and filled later? */
function mayHaveOwn(map: Ref, name: Ref): bool {
  return load(map, Map.overflowOffset) !== 0 && (isDictMap(map) || findSlot(map, name) !== NO_SLOT);
}
/** What the data descriptor `found` gives for an instance of `cls`: its class where it is object's `__class__`, else FALLBACK. */
function dataAttribute(found: Ref, cls: Ref, name: Ref): Ref {
  return name === Names.CLASS && found === lookupOnType(load(MapOf.OBJECT, Map.class), name) ? cls : FALLBACK;
}
/** The value of o.name where that is cheap to decide; FALLBACK otherwise. */
function loadPlain(o: Ref, map: Ref, cls: Ref, found: Ref, version: i32, name: Ref): Ref {
  if (found !== NULL && isDataDescriptor(found)) return dataAttribute(found, cls, name);
  const own = ownAttribute(o, map, name);
  if (own !== NULL) return own;
  if (found === NULL) return FALLBACK;
  if (promote(mapOf(found)) === MapOf.METHOD_DESCRIPTOR) return newBoundNative(found, o);
  if (isMethodLike(found)) return newBoundMethod(found, o);
  if (promote(mapOf(found)) === MapOf.STATICMETHOD) return load(found, MethodWrapper.callable);
  if (!isPlainClassValue(found)) return FALLBACK;
  if (!mayHaveOwn(map, name)) cacheClassValue(map, version, found, name);
  return found;
}
export function LOAD_ATTR(a: i32, b: i32, c: i32): i32 {
  const o = register(b);
  if (cacheHit(!isSmall(o) && load32(o as i32) === cacheWord(0))) {
    const kind = cacheWord(1);
    if ((kind & 255) === CACHE_SLOT) {
      const value = load32(((o as i32) + (kind >> 8)) | 0);
      if (value !== 0) {
        setRegister(a, value as Ref);
        return next();
      }
    } else if ((kind & 255) === CACHE_FLOAT) {
      setRegister(a, newFloat(loadF64(((o as i32) + (kind >> 8)) | 0)));
      return next();
    } else if ((kind & 255) === CACHE_OVERFLOW) {
      const value = load32((load(o, Instance.overflow) as i32) + (kind >> 8));
      if (value !== 0) {
        setRegister(a, value as Ref);
        return next();
      }
    } else if (load(load(load32(o as i32) as Ref, Map.class), Class.version) === cacheWord(2)) {
      setRegister(a, cacheWord(3) as Ref);
      return next();
    }
  }
  if (cacheHit(!isSmall(o))) {
    const shared = sharedAttribute(o, constant(c));
    if (shared !== NULL) {
      setRegister(a, shared);
      return next();
    }
  }
  return loadAttribute(a, o, constant(c));
}
/**
 * The attribute of an object under a text, for getattr() and hasattr(): NULL, there is none; FALLBACK, Python must say. The object is an
 * instance, a class or a module; of others it is not known here that an attribute is missing.
 */
export function attributeOf(o: Ref, text: Ref): Ref {
  if (!isTextMap(promote(mapOf(text)))) return FALLBACK;
  const name = promote(internedName(text));
  const map = promote(mapOf(o));
  const kind = load(map, Map.kind);
  if (kind === Kind.MODULE) {
    const variable = moduleVariable(o, name);
    return variable === NULL ? FALLBACK : variable;
  }
  const cls = load(map, Map.class);
  if (!hasPlainGetattr(cls) || kind === Kind.SUPER) return FALLBACK;
  if (kind === Kind.TYPE) return classAttribute(o, cls, name);
  const found = lookupOnType(cls, name);
  const value = loadPlainUncached(o, map, found, name);
  if (value !== FALLBACK) return value;
  if (found === NULL) return kind === Kind.OBJECT ? NULL : FALLBACK;
  if (!isMethodLike(found)) return FALLBACK;
  return promote(mapOf(found)) === MapOf.METHOD_DESCRIPTOR ? newBoundNative(found, o) : newBoundMethod(found, o);
}
/** @residual @writes nothing */
function internedName(text: Ref): Ref {
  if ((load32(((text as i32) + 4) | 0) & ObjectFlags.INTERNED) !== 0) return text;
  return intern(flatText(text));
}
/** An attribute of a class of metaclass `meta` that is handed out as it is; FALLBACK: what it takes more to decide. */
function classAttribute(o: Ref, meta: Ref, name: Ref): Ref {
  const cls = promote(o);
  const ofMeta = typeLookupAt(meta, name, promote(load(meta, Class.version)));
  if (name === Names.NAME && ofMeta === lookupOnType(ClassOf.type as Ref, name)) return load(cls, Class.name);
  const found = typeLookupAt(cls, name, promote(load(cls, Class.version)));
  if (found === NULL) return FALLBACK;
  if (ofMeta !== NULL && isDataDescriptor(ofMeta)) return FALLBACK;
  if (promote(mapOf(found)) === MapOf.STATICMETHOD) return load(found, MethodWrapper.callable);
  return promote(mapOf(found)) === MapOf.FUNCTION || isPlainClassValue(found) ? found : FALLBACK;
}
function loadAttribute(a: i32, o: Ref, name: Ref): i32 {
  const map = promote(mapOf(o));
  const cls = load(map, Map.class);
  const kind = load(map, Map.kind);
  if (kind === Kind.MODULE) {
    const variable = moduleVariable(o, name);
    if (variable !== NULL) {
      setRegister(a, variable);
      return next();
    }
    return pushAppLevel2(AppLevel.GETATTR, o, name);
  }
  if (kind === Kind.TYPE && hasPlainGetattr(cls)) {
    const plain = classAttribute(o, cls, name);
    if (plain !== FALLBACK) {
      setRegister(a, plain);
      return next();
    }
  }
  if (kind === Kind.TYPE || kind === Kind.SUPER || !hasPlainGetattr(cls))
    return pushAppLevel2(AppLevel.GETATTR, o, name);
  const version = promote(load(cls, Class.version));
  const found = typeLookupAt(cls, name, version);
  const value = loadPlain(o, map, cls, found, version, name);
  if (value !== FALLBACK) {
    setRegister(a, value);
    return next();
  }
  if (found !== NULL && promote(mapOf(found)) === MapOf.PROPERTY) {
    const getter = load(found, Property.get);
    if (getter !== NULL && isFunctionMap(promote(mapOf(getter)))) {
      const code = promote(load(getter, FunctionObject.code));
      if (isSimpleUnary(code)) return pushCall1(getter, code, o);
    }
  }
  return pushAppLevel2(AppLevel.GETATTR, o, name);
}
/** A function that takes one positional argument and needs no binding. */
export function isSimpleUnary(code: Ref): bool {
  return (load(code, Code.flags) & 32) !== 0 && load(code, Code.argumentCount) === 1;
}
export function LOAD_METHOD(a: i32, b: i32, c: i32): i32 {
  const o = register(b);
  if (cacheHit(!isSmall(o) && load32(o as i32) === cacheWord(0))) {
    if (load(load(load32(o as i32) as Ref, Map.class), Class.version) === cacheWord(2)) {
      setRegister(a, cacheWord(3) as Ref);
      setRegister((a + 1) | 0, o);
      return next();
    }
  }
  if (cacheHit(!isSmall(o))) {
    const shared = sharedMethod(o, constant(c));
    if (shared !== NULL) {
      setRegister(a, shared);
      setRegister((a + 1) | 0, o);
      return next();
    }
  }
  return loadMethod(a, o, constant(c));
}
function loadMethod(a: i32, o: Ref, name: Ref): i32 {
  const map = promote(mapOf(o));
  const cls = load(map, Map.class);
  const kind = load(map, Map.kind);
  if (kind === Kind.MODULE) {
    const variable = moduleVariable(o, name);
    if (variable !== NULL) {
      setRegister((a + 1) | 0, NULL);
      setRegister(a, variable);
      return next();
    }
    setRegister((a + 1) | 0, NULL);
    return pushAppLevel2(AppLevel.GETATTR, o, name);
  }
  if (kind === Kind.TYPE && hasPlainGetattr(cls)) {
    const plain = classAttribute(o, cls, name);
    if (plain !== FALLBACK) {
      setRegister((a + 1) | 0, NULL);
      setRegister(a, plain);
      return next();
    }
    const ofClass = promote(o);
    const method = classFunction(typeLookupAt(ofClass, name, promote(load(ofClass, Class.version))));
    if (method !== NULL && lookupOnType(cls, name) === NULL) {
      setRegister((a + 1) | 0, ofClass);
      setRegister(a, method);
      return next();
    }
  }
  if (kind !== Kind.TYPE && kind !== Kind.SUPER && hasPlainGetattr(cls)) {
    const version = promote(load(cls, Class.version));
    const found = typeLookupAt(cls, name, version);
    if (found !== NULL && isMethodLike(found) && hasNoOwn(o, map, name)) {
      if (!isDictMap(map)) cacheMethod(map, version, found, name);
      setRegister(a, found);
      setRegister((a + 1) | 0, o);
      return next();
    }
    const method = classFunction(found);
    if (method !== NULL && hasNoOwn(o, map, name)) {
      setRegister(a, method);
      setRegister((a + 1) | 0, cls);
      return next();
    }
    const value = loadPlainUncached(o, map, found, name);
    if (value !== FALLBACK) {
      setRegister((a + 1) | 0, NULL);
      setRegister(a, value);
      return next();
    }
  }
  setRegister((a + 1) | 0, NULL);
  return pushAppLevel2(AppLevel.GETATTR, o, name);
}
/** Has the object no attribute of that name of its own (nor had one that was deleted)? */
function hasNoOwn(o: Ref, map: Ref, name: Ref): bool {
  if (load(map, Map.overflowOffset) === 0) return true;
  if (isDictMap(map)) return instanceGet(o, name) === NULL;
  return findSlot(map, name) === NO_SLOT;
}
/** As loadPlain, without touching the cache (whose words mean something else for LOAD_METHOD). */
function loadPlainUncached(o: Ref, map: Ref, found: Ref, name: Ref): Ref {
  if (found !== NULL && isDataDescriptor(found)) return dataAttribute(found, load(map, Map.class), name);
  if (isDictMap(map)) {
    const own = instanceGet(o, name);
    if (own !== NULL) return own;
  } else if (load(map, Map.overflowOffset) !== 0) {
    const slot = findSlot(map, name);
    if (slot !== NO_SLOT) {
      const value = hasFixedSlots(map) ? loadSlot(o, map, slot) : instanceGet(o, name);
      if (value !== NULL) return value;
    }
  }
  if (found === NULL) return FALLBACK;
  if (promote(mapOf(found)) === MapOf.STATICMETHOD) return load(found, MethodWrapper.callable);
  return isPlainClassValue(found) ? found : FALLBACK;
}
/** The Python function of a classmethod of `cls` (green) named so, which is to be called with the class; NULL: there is none. */
function classFunction(found: Ref): Ref {
  if (found === NULL || promote(mapOf(found)) !== MapOf.CLASSMETHOD) return NULL;
  const callable = load(found, MethodWrapper.callable);
  return isFunctionMap(promote(mapOf(callable))) ? callable : NULL;
}
/** Remembers a method of the class; small ints and other values whose map is not in the object have no cache. */
function cacheMethod(map: Ref, version: i32, found: Ref, name: Ref): void {
  remember(map, name as i32, CACHE_METHOD, version, found as i32);
  setCacheWord(0, map as i32);
  setCacheWord(2, version);
  setCacheWord(3, found as i32);
}
export function LOAD_SPECIAL(a: i32, b: i32, c: i32): i32 {
  const o = register(b);
  const found = specialMethod(o, constant(c));
  if (found === NULL) return RAISE;
  setRegister(a, found);
  setRegister((a + 1) | 0, o);
  return next();
}
/** `__enter__` or `__exit__` of the type of `o`, to be called with o; NULL: raised. */
function specialMethod(o: Ref, name: Ref): Ref {
  const found = lookupOnType(load(promote(mapOf(o)), Map.class), name);
  return found === NULL ? noContextManager(o, name) : found;
}
/** TypeError for an object without `__enter__` or `__exit__`. @host raises @writes nothing */
export declare function noContextManager(o: Ref, name: Ref): Ref;
export function LOAD_SUPER_METHOD(a: i32, b: i32, c: i32): i32 {
  const cls = promote(register(b));
  const self = register((b + 1) | 0);
  const found = lookupBehind(cls, promote(load(promote(mapOf(self)), Map.class)), constant(c));
  if (found !== NULL && isMethodLike(found)) {
    setRegister(a, found);
    setRegister((a + 1) | 0, self);
    return next();
  }
  setRegister((a + 1) | 0, NULL);
  return pushAppLevel3(AppLevel.SUPER_ATTRIBUTE, cls, self, constant(c));
}

export function STORE_ATTR(a: i32, b: i32, c: i32): i32 {
  const o = register(a);
  if (cacheHit(!isSmall(o) && load32(o as i32) === cacheWord(0))) {
    const value = register(c);
    const kind = cacheWord(2);
    const address = ((o as i32) + (kind >> 8)) | 0;
    if ((kind & 255) === CACHE_SLOT) {
      if ((load32(((o as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(o);
      store32(address, value as i32);
      return next();
    }
    if ((kind & 255) === CACHE_FLOAT && !isSmall(value) && load32(value as i32) === (MapOf.FLOAT as i32)) {
      storeF64(address, load(value, FloatObject.value));
      return next();
    }
    if ((kind & 255) === CACHE_OVERFLOW) {
      storeOverflow(o, kind >> 8, value);
      return next();
    }
    if ((kind & 255) >= CACHE_ADD && load(load(load32(o as i32) as Ref, Map.class), Class.version) === cacheWord(3)) {
      if ((kind & 255) === CACHE_ADD) {
        if ((load32(((o as i32) + 4) | 0) & ObjectFlags.OLD_UNLOGGED) !== 0) logObject(o);
        store32(o as i32, cacheWord(1));
        store32(address, value as i32);
        return next();
      }
      if (!isSmall(value) && load32(value as i32) === (MapOf.FLOAT as i32)) {
        store32(o as i32, cacheWord(1));
        storeF64(address, load(value, FloatObject.value));
        return next();
      }
    }
  }
  if (cacheHit(!isSmall(o))) {
    if (storeShared(o, constant(b), register(c))) return next();
  }
  return storeAttribute(o, constant(b), register(c));
}
function hasPlainSetattr(cls: Ref): bool {
  return (promote(load(cls, Class.flags)) & ClassFlags.HAS_SETATTR) === 0;
}
/** Are objects with this map instances of a user's class whose attributes are in their slots? Those of classes and modules are not. */
function keepsAttributes(map: Ref, cls: Ref): bool {
  const kind = load(map, Map.kind);
  if (kind === Kind.TYPE || kind === Kind.MODULE || load(map, Map.overflowOffset) === 0) return false;
  return kind === Kind.OBJECT || (promote(load(cls, Class.flags)) & ClassFlags.USER) !== 0;
}
function storeAttribute(o: Ref, name: Ref, value: Ref): i32 {
  const map = promote(mapOf(o));
  const cls = load(map, Map.class);
  if (cacheHit(map === MapOf.TYPE)) {
    if (rebindPlainly(o, name, value)) return next();
  }
  if (!keepsAttributes(map, cls) || !hasPlainSetattr(cls)) return pushAppLevel3(AppLevel.SETATTR, o, name, value);
  const found = typeLookupAt(cls, name, promote(load(cls, Class.version)));
  if (found !== NULL && isDataDescriptor(found)) return pushAppLevel3(AppLevel.SETATTR, o, name, value);
  if (isDictMap(map)) {
    instanceSet(o, name, value);
    return next();
  }
  const slot = findSlot(map, name);
  if (slot !== NO_SLOT && (load(map, Map.successor) !== NULL || !hasFixedSlots(map) || !fitsSlot(map, slot, value))) {
    instanceSet(o, name, value);
    return next();
  }
  if (slot !== NO_SLOT) {
    cacheStore(map, slot, name);
    storeSlot(o, map, slot, value);
    return next();
  }
  if ((promote(load(cls, Class.flags)) & ClassFlags.HAS_DICT) === 0 && (found === NULL || !isSlotMember(found)))
    return pushAppLevel3(AppLevel.SETATTR, o, name, value);
  const wider = load(map, Map.successor) !== NULL ? NULL : knownMapWithSlot(map, name, value);
  if (wider === NULL) instanceSet(o, name, value);
  else {
    cacheAdding(map, wider, load(cls, Class.version));
    addSlot(o, wider, value);
  }
  return next();
}
/** Remembers the slot that a store of a new attribute adds. */
function cacheAdding(map: Ref, wider: Ref, version: i32): void {
  const slot = load(map, Map.slotCount);
  if (!isInlineSlot(wider, slot)) return;
  setCacheWord(0, map as i32);
  setCacheWord(1, wider as i32);
  const kind = load(wider, Map.slotKind) === SLOT_FLOAT ? CACHE_ADD_FLOAT : CACHE_ADD;
  setCacheWord(2, kind | (slotOffset(wider, slot) << 8));
  setCacheWord(3, version);
}
/** Remembers the slot that a store of an existing attribute goes to. */
function cacheStore(map: Ref, slot: i32, name: Ref): void {
  const place = slotPlace(map, slot);
  if (place === 0) return;
  setCacheWord(0, map as i32);
  setCacheWord(2, place);
  remember(map, ((name as i32) + 1) | 0, place, 0, 0);
}
export function DELETE_ATTR(a: i32, b: i32): i32 {
  return pushAppLevel2(AppLevel.DELATTR, register(a), constant(b));
}
