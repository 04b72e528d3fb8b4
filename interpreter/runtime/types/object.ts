/**
 * The type object, but for what belongs to attribute access and to classes, and the types of the singletons. Everything
 * here is the default that other types override.
 */
import type { LayoutDescriptor, Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, NULL } from '../../heap/well-known.js';
import { attribute, classMethod, method, type NativeDefinition, staticMethod, type TypeDefinition } from '../native.js';
import { dictMapOf, rootMapOf } from '../types-core/instance-maps.js';
import { noteInstance } from '../types-core/finalizers.js';
import type { Space } from '../space.js';
import { allSlotNames } from '../types-core/slots.js';
import { genericGet, genericSet, missingAttribute } from '../types-core/attributes.js';
import { addressText, FALLBACK } from './support.js';

/** `module.qualname` of a class, without the module for built-ins: how reprs name it. */
export function classTitle(space: Space, cls: Ref): string {
  const qualname = space.text(space.load(cls, L.Class.qualname) || space.load(cls, L.Class.name));
  const module = space.dictGetName(space.load(cls, L.Class.namespace), '__module__');
  if (module === NULL || !space.isStr(module) || space.text(module) === 'builtins') return qualname;
  return `${space.text(module)}.${qualname}`;
}
/** Does the class get this special method from somewhere else than object? */
function overrides(space: Space, cls: Ref, name: string): boolean {
  return space.rts.typeLookup(cls, space.name(name)) !== space.rts.typeLookup(ClassOf['object']!, space.name(name));
}
function newObject(space: Space, cls: Ref, args: Ref[], keywords: Map<string, Ref>): Ref | number {
  if (!space.isClass(cls)) {
    throw space.error('TypeError', `object.__new__(X): X is not a type object (${space.typeName(cls)})`);
  }
  const name = space.className(cls);
  if (args.length + keywords.size > 0) {
    if (overrides(space, cls, '__new__')) {
      throw space.error('TypeError', 'object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (!overrides(space, cls, '__init__')) throw space.error('TypeError', `${name}() takes no arguments`);
  }
  const map = space.load(cls, L.Class.instanceMap);
  if (map === NULL || space.load(map, L.Map.kind) !== Kind['OBJECT']) {
    const owner = unsafeBase(space, cls);
    throw space.error('TypeError', `object.__new__(${name}) is not safe, use ${owner}.__new__()`);
  }
  if ((space.load(cls, L.Class.flags) & L.ClassFlags.ABSTRACT) !== 0) return FALLBACK;
  return noteInstance(space, space.allocate({ size: space.load(map, L.Map.size) } as LayoutDescriptor, map), cls);
}
/** The built-in base that knows how to make instances of a class. */
function unsafeBase(space: Space, cls: Ref): string {
  for (const candidate of space.items(space.load(cls, L.Class.mro))) {
    if ((space.load(candidate, L.Class.flags) & L.ClassFlags.USER) === 0) return space.className(candidate);
  }
  return 'object';
}
function initObject(space: Space, self: Ref, args: Ref[], keywords: Map<string, Ref>): Ref {
  if (args.length + keywords.size === 0) return space.none;
  const cls = space.classOf(self);
  if (overrides(space, cls, '__init__')) {
    throw space.error('TypeError', 'object.__init__() takes exactly one argument (the instance to initialize)');
  }
  if (!overrides(space, cls, '__new__')) throw space.error('TypeError', `${space.className(cls)}() takes no arguments`);
  return space.none;
}
function attributeName(space: Space, name: Ref): Ref {
  if (space.isStr(name)) return name;
  throw space.error('TypeError', `attribute name must be string, not '${space.typeName(name)}'`);
}
function setClass(space: Space, self: Ref, cls: Ref): void {
  if (cls === NULL || !space.isClass(cls)) {
    const given = cls === NULL ? 'NoneType' : space.typeName(cls);
    throw space.error('TypeError', `__class__ must be set to a class, not '${given}' object`);
  }
  const old = space.classOf(self);
  if (old === cls) return;
  const isUser = (c: Ref) => (space.load(c, L.Class.flags) & L.ClassFlags.USER) !== 0;
  if (!isUser(old) || !isUser(cls))
    throw space.error('TypeError', '__class__ assignment only supported for mutable types or ModuleType subclasses');
  const from = space.load(old, L.Class.instanceMap);
  const to = space.load(cls, L.Class.instanceMap);
  const isAlike = [L.Map.kind, L.Map.size, L.Map.overflowOffset, L.Map.inlineSlots].every(
    field => space.load(from, field) === space.load(to, field),
  );
  const slots = (c: Ref) => [...allSlotNames(space, c)].sort().join();
  const hasDictFlag = (c: Ref) => space.load(c, L.Class.flags) & L.ClassFlags.HAS_DICT;
  if (!isAlike || slots(old) !== slots(cls) || hasDictFlag(old) !== hasDictFlag(cls))
    throw space.error(
      'TypeError',
      `__class__ assignment: '${space.className(cls)}' object layout differs from '${space.className(old)}'`,
    );
  moveToClass(space, self, cls);
}
/** Gives an instance the maps of another class of the same layout. */
function moveToClass(space: Space, self: Ref, cls: Ref): void {
  if (space.load(space.mapOf(self), L.Map.slotKind) === L.SLOT_DICT) {
    space.I32[self >> 2] = dictMapOf(space, cls, space.kindOf(self));
    return;
  }
  const values: [Ref, Ref][] = [];
  for (let m = space.mapOf(self); space.load(m, L.Map.slotCount) > 0; m = space.load(m, L.Map.parent)) {
    const name = space.load(m, L.Map.name);
    const value = space.rts.instanceGet(self, name) as Ref;
    if (value !== NULL) values.unshift([name, value]);
  }
  const map = space.mapOf(self);
  if (space.load(map, L.Map.overflowOffset) !== 0) {
    const start = space.rts.overflowAddressOf(self);
    const inline = 8 * space.load(map, L.Map.inlineSlots);
    space.U8.fill(0, start, start + 4);
    space.U8.fill(0, start + 8, start + 8 + inline);
  }
  space.I32[self >> 2] = rootMapOf(space, cls, space.load(map, L.Map.kind));
  for (const [name, value] of values) space.rts.instanceSet(self, name, value);
}
const hasDict = (space: Space, self: Ref): boolean =>
  (space.load(space.classOf(self), L.Class.flags) & L.ClassFlags.HAS_DICT) !== 0 &&
  space.load(space.mapOf(self), L.Map.overflowOffset) !== 0;
function ownDict(space: Space, self: Ref): Ref {
  if (!hasDict(space, self)) throw missingAttribute(space, self, space.name('__dict__'));
  return space.attributeDict(self);
}
function setDict(space: Space, self: Ref, value: Ref): void {
  if (!hasDict(space, self)) throw missingAttribute(space, self, space.name('__dict__'));
  setOwnDict(space, self, value);
}
/** Sets the `__dict__` of an object that has one. */
export function setOwnDict(space: Space, self: Ref, value: Ref): void {
  if (value === NULL || !space.isDict(value)) {
    const given = value === NULL ? 'NoneType' : space.typeName(value);
    throw space.error('TypeError', `__dict__ must be set to a dictionary, not a '${given}'`);
  }
  space.setAttributeDict(self, value);
}
const unordered = (name: string): NativeDefinition => method(name, '(self, value, /)', space => space.notImplemented);
/** hash() of an object without `__hash__` of its own: from its address. */
const identityHash = (self: Ref): number => self >>> 4;

export const objectType: TypeDefinition = {
  name: 'object',
  doc: 'The base class of the class hierarchy.',
  methods: [
    staticMethod('__new__', '(cls, /, *args, **kwargs)', newObject, { appLevel: 'object_new_abstract' }),
    method('__init__', '(self, /, *args, **kwargs)', initObject),
    method('__repr__', '(self, /)', (space, self) =>
      space.str(`<${classTitle(space, space.classOf(self))} object at ${addressText(self)}>`),
    ),
    method('__str__', '(self, /)', () => FALLBACK, { appLevel: 'object_str' }),
    method('__eq__', '(self, value, /)', (space, self, other) => (self === other ? space.true : space.notImplemented)),
    method('__ne__', '(self, value, /)', () => FALLBACK, { appLevel: 'object_ne' }),
    unordered('__lt__'),
    unordered('__le__'),
    unordered('__gt__'),
    unordered('__ge__'),
    method('__hash__', '(self, /)', (space, self) => space.int(identityHash(self))),
    method('__format__', '(self, format_spec, /)', () => FALLBACK, { appLevel: 'object_format' }),
    method('__reduce_ex__', '(self, protocol, /)', () => FALLBACK, { appLevel: 'object_reduce_ex' }),
    method('__reduce__', '(self, /)', () => FALLBACK, { appLevel: 'object_reduce' }),
    method('__dir__', '(self, /)', () => FALLBACK, { appLevel: 'object_dir' }),
    method('__sizeof__', '(self, /)', (space, self) => space.int(space.load(space.mapOf(self), L.Map.size))),
    method(
      '__getattribute__',
      '(self, name, /)',
      (space, self, name) => {
        const found = genericGet(space, self, attributeName(space, name));
        if (found === NULL) throw missingAttribute(space, self, name);
        return found;
      },
      { appLevel: 'generic_getattr' },
    ),
    method(
      '__setattr__',
      '(self, name, value, /)',
      (space, self, name, value) =>
        genericSet(space, self, attributeName(space, name), value) === true ? space.none : FALLBACK,
      { appLevel: 'generic_setattr' },
    ),
    method(
      '__delattr__',
      '(self, name, /)',
      (space, self, name) =>
        genericSet(space, self, attributeName(space, name), NULL) === true ? space.none : FALLBACK,
      { appLevel: 'generic_delattr' },
    ),
    classMethod('__init_subclass__', '(cls, /, **kwargs)', (space, cls, keywords: Map<string, Ref>) => {
      if (keywords.size > 0) {
        throw space.error('TypeError', `${space.className(cls)}.__init_subclass__() takes no keyword arguments`);
      }
      return space.none;
    }),
    classMethod('__subclasshook__', '(cls, object, /)', space => space.notImplemented),
  ],
  attributes: [
    attribute('__class__', (space, self) => space.classOf(self), setClass),
    attribute('__dict__', ownDict, setDict),
  ],
};

const singleton = (
  name: string,
  shown: string,
  value: (space: Space) => Ref,
  truth: boolean | null,
): TypeDefinition => ({
  name,
  methods: [
    staticMethod('__new__', '(cls, /)', space => value(space)),
    method('__repr__', '(self, /)', space => space.str(shown)),
    method('__reduce__', '(self, /)', space => space.str(shown)),
    ...(truth === null ? [] : [method('__bool__', '(self, /)', space => space.bool(truth))]),
  ],
});
/** NoneType, NotImplementedType, ellipsis. */
export const singletonTypes: readonly TypeDefinition[] = [
  singleton('NoneType', 'None', space => space.none, false),
  {
    ...singleton('NotImplementedType', 'NotImplemented', space => space.notImplemented, null),
    methods: [
      ...singleton('NotImplementedType', 'NotImplemented', space => space.notImplemented, null).methods,
      method('__bool__', '(self, /)', space => {
        throw space.error('TypeError', 'NotImplemented should not be used in a boolean context');
      }),
    ],
  },
  singleton('ellipsis', 'Ellipsis', space => space.ellipsis, null),
];
