/** `type` itself: attributes of classes and what calling a metaclass does. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { attribute, method, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { FALLBACK, classGet, genericSet, missingAttribute } from './attributes.js';
import { classChanged, linearise, setBases, subclassesOf } from './classes.js';

/** The module a class says it is from, as text. */
export function moduleOfClass(space: Space, cls: Ref): string {
  const module = space.dictGetName(space.load(cls, L.Class.namespace), '__module__');
  return module !== NULL && space.isStr(module) ? space.text(module) : 'builtins';
}
const requireUser = (space: Space, cls: Ref, name: string): void => {
  if ((space.load(cls, L.Class.flags) & L.ClassFlags.USER) === 0) {
    throw space.error('TypeError', `cannot set '${name}' attribute of immutable type '${space.className(cls)}'`);
  }
};
/** A mapping proxy of a class's namespace. */
function namespaceProxy(space: Space, cls: Ref): Ref {
  const p = space.allocate(L.DictView.descriptor, MapOf['MAPPING_PROXY']!);
  space.store(p, L.DictView.dict, space.load(cls, L.Class.namespace));
  return p;
}
function namespaceValue(space: Space, cls: Ref, name: string, otherwise: Ref): Ref {
  const found = space.dictGetName(space.load(cls, L.Class.namespace), name);
  // The namespace of `type` holds the attribute itself.
  return found === NULL || space.mapOf(found) === MapOf['GETSET'] ? otherwise : found;
}
function setBasesOf(space: Space, cls: Ref, value: Ref): void {
  requireUser(space, cls, '__bases__');
  if (value === NULL) throw space.error('TypeError', `can't delete ${space.className(cls)}.__bases__`);
  if (!space.isTuple(value))
    throw space.error(
      'TypeError',
      `can only assign tuple to ${space.className(cls)}.__bases__, not ${space.typeName(value)}`,
    );
  const bases = space.items(value);
  if (bases.length === 0)
    throw space.error('TypeError', `can only assign non-empty tuple to ${space.className(cls)}.__bases__, not ()`);
  for (const base of bases) {
    if (!space.isClass(base))
      throw space.error(
        'TypeError',
        `${space.className(cls)}.__bases__ must be tuple of classes, not '${space.typeName(base)}'`,
      );
    if (space.isSubclass(base, cls)) throw space.error('TypeError', 'a __bases__ item causes an inheritance cycle');
  }
  setBases(space, cls, bases);
}
export const typeType: TypeDefinition = {
  name: 'type',
  methods: [
    staticMethod(
      '__new__',
      '(metatype, object_or_name, bases=None, dict=None, /, **kwds)',
      (space, metaclass: Ref, first: Ref, bases: Ref) => {
        if (bases === NULL && metaclass === ClassOf['type']) return space.classOf(first);
        return FALLBACK;
      },
      { appLevel: 'type_new' },
    ),
    method('__init__', '(self, /, *args, **kwds)', space => space.none),
    method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'type_call' }),
    method('__repr__', '(self, /)', (space, cls: Ref) => {
      const module = moduleOfClass(space, cls);
      const qualname = space.text(space.load(cls, L.Class.qualname));
      return space.str(`<class '${module === 'builtins' ? '' : `${module}.`}${qualname}'>`);
    }),
    method(
      '__getattribute__',
      '(self, name, /)',
      (space, cls: Ref, name: Ref) => {
        const found = classGet(space, cls, name);
        if (found === NULL) throw missingAttribute(space, cls, name);
        return found;
      },
      { appLevel: 'generic_getattr' },
    ),
    method(
      '__setattr__',
      '(self, name, value, /)',
      (space, cls: Ref, name: Ref, value: Ref) =>
        genericSet(space, cls, name, value) === true ? space.none : FALLBACK,
      { appLevel: 'generic_setattr' },
    ),
    method(
      '__delattr__',
      '(self, name, /)',
      (space, cls: Ref, name: Ref) => (genericSet(space, cls, name, NULL) === true ? space.none : FALLBACK),
      { appLevel: 'generic_delattr' },
    ),
    method('__or__', '(self, value, /)', () => FALLBACK, { appLevel: 'type_or' }),
    method('__ror__', '(self, value, /)', () => FALLBACK, { appLevel: 'type_ror' }),
    method('mro', '(self, /)', (space, cls: Ref) =>
      space.list(linearise(space, cls, space.items(space.load(cls, L.Class.bases)))),
    ),
    method('__subclasses__', '(self, /)', (space, cls: Ref) => space.list(subclassesOf(space, cls))),
    method('__instancecheck__', '(self, instance, /)', (space, cls: Ref, r: Ref) =>
      space.bool(space.isInstance(r, cls)),
    ),
    method('__subclasscheck__', '(self, subclass, /)', (space, cls: Ref, r: Ref) =>
      space.bool(space.isClass(r) && space.isSubclass(r, cls)),
    ),
    staticMethod('__prepare__', '(name=None, bases=None, /, **kwds)', space => space.dict()),
    method('__dir__', '(self, /)', (space, cls: Ref) => {
      const names = new Set<string>();
      for (const base of space.items(space.load(cls, L.Class.mro))) {
        for (const [key] of space.dictEntries(space.load(base, L.Class.namespace))) names.add(space.text(key));
      }
      return space.list([...names].sort().map(name => space.str(name)));
    }),
  ],
  attributes: [
    attribute(
      '__name__',
      (space, cls) => space.load(cls, L.Class.name),
      (space, cls, value) => {
        requireUser(space, cls, '__name__');
        if (value === NULL || !space.isStr(value))
          throw space.error(
            'TypeError',
            `can only assign string to ${space.className(cls)}.__name__, not '${space.typeName(value)}'`,
          );
        space.store(cls, L.Class.name, value);
      },
    ),
    attribute(
      '__qualname__',
      (space, cls) => space.load(cls, L.Class.qualname),
      (space, cls, value) => {
        requireUser(space, cls, '__qualname__');
        space.store(cls, L.Class.qualname, value);
      },
    ),
    attribute(
      '__module__',
      (space, cls) => namespaceValue(space, cls, '__module__', space.str('builtins')),
      (space, cls, value) => {
        requireUser(space, cls, '__module__');
        space.dictSetName(space.load(cls, L.Class.namespace), '__module__', value);
        classChanged(space, cls);
      },
    ),
    attribute(
      '__doc__',
      (space, cls) => namespaceValue(space, cls, '__doc__', space.none),
      (space, cls, value) => {
        requireUser(space, cls, '__doc__');
        space.dictSetName(space.load(cls, L.Class.namespace), '__doc__', value);
        classChanged(space, cls);
      },
    ),
    attribute(
      '__type_params__',
      (space, cls) => namespaceValue(space, cls, '__type_params__', space.emptyTuple),
      (space, cls, value) => space.dictSetName(space.load(cls, L.Class.namespace), '__type_params__', value),
    ),
    attribute('__bases__', (space, cls) => space.load(cls, L.Class.bases), setBasesOf),
    attribute('__base__', (space, cls) => space.load(cls, L.Class.base) || space.none),
    attribute('__mro__', (space, cls) => space.load(cls, L.Class.mro)),
    attribute('__dict__', (space, cls) => namespaceProxy(space, cls)),
    attribute('__flags__', (space, cls) => space.int(space.load(cls, L.Class.flags))),
    attribute('__basicsize__', (space, cls) => space.int(space.load(space.load(cls, L.Class.instanceMap), L.Map.size))),
    attribute(
      '__annotations__',
      (space, cls) => classAnnotations(space, cls),
      (space, cls, value) => {
        space.dictSetName(space.load(cls, L.Class.namespace), '__annotations_cache__', value);
      },
    ),
    attribute(
      '__abstractmethods__',
      (space, cls) => {
        const found = space.dictGetName(space.load(cls, L.Class.namespace), '__abstractmethods__');
        if (found === NULL) throw space.error('AttributeError', '__abstractmethods__');
        return found;
      },
      (space, cls, value) => {
        space.dictSetName(space.load(cls, L.Class.namespace), '__abstractmethods__', value);
        const flags = space.load(cls, L.Class.flags) & ~L.ClassFlags.ABSTRACT;
        space.store(cls, L.Class.flags, flags | (space.truth(value) ? L.ClassFlags.ABSTRACT : 0));
        classChanged(space, cls);
      },
    ),
  ],
};
/** `cls.__annotations__`: what `__annotate__` makes, once. */
function classAnnotations(space: Space, cls: Ref): Ref {
  const namespace = space.load(cls, L.Class.namespace);
  const known =
    space.dictGetName(namespace, '__annotations_cache__') || space.dictGetName(namespace, '__annotations__');
  if (known !== NULL) return known;
  const annotate = space.dictGetName(namespace, '__annotate__') || space.dictGetName(namespace, '__annotate_func__');
  const result =
    annotate === NULL || space.kindOf(annotate) === Kind['NONE'] ? space.dict() : space.call(annotate, space.int(1));
  if ((space.load(cls, L.Class.flags) & L.ClassFlags.USER) !== 0)
    space.dictSetName(namespace, '__annotations_cache__', result);
  return result;
}
