/** Functions, methods, natives, properties, wrappers, super, cells, generators: the types that calls and classes are made of. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine } from '../../heap/machine.js';
import { ClassOf, Kind, MapOf, NULL } from '../../heap/well-known.js';
import { attribute, emptyNew, method, nativeDefinitions, staticMethod, type TypeDefinition } from '../native.js';
import type { Space } from '../space.js';
import { bind, bindNativeTo, FALLBACK, newBoundMethod, writeDescriptor } from './attributes.js';
import { setOwnDict } from '../types/object.js';
import { codeForGlobals, newFunction } from '../materialize.js';
import { newInstance } from '../types/support.js';
import { codeType } from './code.js';
import { namespaceFor } from './namespaces.js';
import { moduleOfClass } from './type.js';

const orNone = (space: Space, r: Ref): Ref => (r === NULL ? space.none : r);
const fromNone = (space: Space, r: Ref): Ref => (r === space.none ? NULL : r);
const hex = (r: Ref) => `0x${r.toString(16).padStart(12, '0')}`;
const textSetter = (field: 'name' | 'qualname', label: string) => (space: Space, f: Ref, value: Ref) => {
  if (value === NULL || !space.isStr(value)) throw space.error('TypeError', `${label} must be set to a string object`);
  space.store(f, L.FunctionObject[field], value);
};
const { FunctionObject } = L;

export const functionType: TypeDefinition = {
  name: 'function',
  methods: [
    staticMethod(
      '__new__',
      '(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)',
      (space, _cls: Ref, ...parts: Ref[]) => functionOf(space, parts),
    ),
    method('__repr__', '(self, /)', (space, f: Ref) =>
      space.str(`<function ${space.text(space.load(f, FunctionObject.qualname))} at ${hex(f)}>`),
    ),
    method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'call_through' }),
    method('__get__', '(self, instance, owner=None, /)', (space, f: Ref, instance: Ref) =>
      instance === space.none ? f : newBoundMethod(space, f, instance),
    ),
  ],
  attributes: [
    attribute('__name__', (space, f) => space.load(f, FunctionObject.name), textSetter('name', '__name__')),
    attribute(
      '__qualname__',
      (space, f) => space.load(f, FunctionObject.qualname),
      textSetter('qualname', '__qualname__'),
    ),
    attribute(
      '__module__',
      (space, f) => orNone(space, space.load(f, FunctionObject.module)),
      (space, f, value) => space.store(f, FunctionObject.module, value),
    ),
    attribute(
      '__doc__',
      (space, f) => orNone(space, space.load(f, FunctionObject.docstring)),
      (space, f, value) => space.store(f, FunctionObject.docstring, orNone(space, value)),
    ),
    attribute('__code__', (space, f) => space.load(f, FunctionObject.code), setCode),
    attribute(
      '__defaults__',
      (space, f) => orNone(space, space.load(f, FunctionObject.defaults)),
      (space, f, value) => {
        const defaults = fromNone(space, value);
        if (defaults !== NULL && !space.isTuple(defaults))
          throw space.error('TypeError', '__defaults__ must be set to a tuple object');
        space.store(f, FunctionObject.defaults, defaults);
      },
    ),
    attribute(
      '__kwdefaults__',
      (space, f) => orNone(space, space.load(f, FunctionObject.keywordDefaults)),
      (space, f, value) => {
        const defaults = fromNone(space, value);
        if (defaults !== NULL && !space.isDict(defaults))
          throw space.error('TypeError', '__kwdefaults__ must be set to a dict object');
        space.store(f, FunctionObject.keywordDefaults, defaults);
      },
    ),
    attribute('__builtins__', space => space.machine(Machine.builtins) as Ref),
    attribute('__globals__', (space, f) => space.load(f, FunctionObject.globals)),
    attribute('__closure__', (space, f) => orNone(space, space.load(f, FunctionObject.closure))),
    attribute(
      '__annotate__',
      (space, f) => orNone(space, space.load(f, FunctionObject.annotate)),
      (space, f, value) => space.store(f, FunctionObject.annotate, value),
    ),
    attribute(
      '__annotations__',
      (space, f) => functionAnnotations(space, f),
      (space, f, value) => space.store(f, FunctionObject.annotations, value),
    ),
    attribute('__dict__', (space, f) => space.attributeDict(f), setOwnDict),
    attribute(
      '__type_params__',
      (space, f) => (space.rts.instanceGet(f, space.name('#type_params')) as Ref) || space.emptyTuple,
      (space, f, value) => space.rts.instanceSet(f, space.name('#type_params'), value),
    ),
  ],
};
/** function(code, globals, name, argdefs, closure, kwdefaults). */
function functionOf(space: Space, [code, globals, name, defaults, closure, keywordDefaults]: readonly Ref[]): Ref {
  const given = (r: Ref | undefined): Ref => (r === undefined ? NULL : fromNone(space, r));
  const check = (isRight: boolean, message: string) => {
    if (!isRight) throw space.error('TypeError', message);
  };
  const expected = (n: string, type: string, r: Ref) =>
    `function() argument '${n}' must be ${type}, not ${space.typeName(r)}`;
  check(space.kindOf(code!) === Kind['CODE'], expected('code', 'code', code!));
  check(space.isDict(globals!), expected('globals', 'dict', globals!));
  check(given(name) === NULL || space.isStr(name!), 'arg 3 (name) must be None or string');
  check(given(defaults) === NULL || space.isTuple(defaults!), 'arg 4 (defaults) must be None or tuple');
  check(given(keywordDefaults) === NULL || space.isDict(keywordDefaults!), 'arg 6 (kwdefaults) must be None or dict');
  checkClosure(space, code!, given(closure));
  const namespace = namespaceFor(space, globals!);
  const moduleName = space.dictGetName(namespace, '__name__');
  const f = newFunction(space, codeForGlobals(space, code!, namespace), namespace, orNone(space, moduleName));
  if (given(name) !== NULL) space.store(f, FunctionObject.name, name!);
  space.store(f, FunctionObject.defaults, given(defaults));
  space.store(f, FunctionObject.keywordDefaults, given(keywordDefaults));
  space.store(f, FunctionObject.closure, given(closure));
  return f;
}
function checkClosure(space: Space, code: Ref, closure: Ref): void {
  const length = space.items(space.load(code, L.Code.freeNames)).length;
  if (closure !== NULL && !space.isTuple(closure))
    throw space.error('TypeError', 'arg 5 (closure) must be None or tuple');
  if (closure === NULL && length > 0) throw space.error('TypeError', 'arg 5 (closure) must be tuple');
  const cells = closure === NULL ? [] : space.items(closure);
  if (cells.length !== length) {
    const name = space.text(space.load(code, L.Code.name));
    throw space.error('ValueError', `${name} requires closure of length ${length}, not ${cells.length}`);
  }
  const other = cells.find(cell => space.kindOf(cell) !== Kind['CELL']);
  if (other !== undefined)
    throw space.error('TypeError', `arg 5 (closure) expected cell, found ${space.typeName(other)}`);
}
function setCode(space: Space, f: Ref, code: Ref): void {
  if (code === NULL || space.kindOf(code) !== Kind['CODE'])
    throw space.error('TypeError', '__code__ must be set to a code object');
  const closure = space.load(f, FunctionObject.closure);
  const cells = closure === NULL ? 0 : space.items(closure).length;
  const free = space.items(space.load(code, L.Code.freeNames)).length;
  if (cells !== free) {
    const name = space.text(space.load(f, FunctionObject.name));
    throw space.error('ValueError', `${name}() requires a code object with ${cells} free vars, not ${free}`);
  }
  space.store(f, FunctionObject.code, codeForGlobals(space, code, space.load(f, FunctionObject.globals)));
}
function functionAnnotations(space: Space, f: Ref): Ref {
  let known = space.load(f, FunctionObject.annotations);
  if (known === NULL) {
    const annotate = space.load(f, FunctionObject.annotate);
    known = annotate === NULL || annotate === space.none ? space.dict() : space.call(annotate, space.int(1));
    space.store(f, FunctionObject.annotations, known);
  }
  return known;
}
export const methodType: TypeDefinition = {
  name: 'method',
  methods: [
    staticMethod('__new__', '(cls, function, instance, /)', (space, _cls: Ref, f: Ref, instance: Ref) => {
      if (instance === space.none) throw space.error('TypeError', 'instance must not be None');
      if (!space.isClass(f) && space.lookupSpecial(f, '__call__') === NULL)
        throw space.error('TypeError', 'first argument must be callable');
      return newBoundMethod(space, f, instance);
    }),
    method('__repr__', '(self, /)', (space, m: Ref) => {
      const f = space.load(m, L.BoundMethod.function);
      const name = space.kindOf(f) === Kind['FUNCTION'] ? space.text(space.load(f, FunctionObject.qualname)) : '?';
      return space.str(`<bound method ${name} of ${space.repr(space.load(m, L.BoundMethod.self))}>`);
    }),
    method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'method_call' }),
    method('__eq__', '(self, value, /)', (space, m: Ref, other: Ref) => {
      if (space.kindOf(other) !== Kind['METHOD']) return space.notImplemented;
      return space.bool(
        space.load(m, L.BoundMethod.function) === space.load(other, L.BoundMethod.function) &&
          space.load(m, L.BoundMethod.self) === space.load(other, L.BoundMethod.self),
      );
    }),
    method('__hash__', '(self, /)', (space, m: Ref) =>
      space.int((space.load(m, L.BoundMethod.function) ^ space.load(m, L.BoundMethod.self)) >> 4),
    ),
    method('__getattribute__', '(self, name, /)', () => FALLBACK, { appLevel: 'method_getattribute' }),
  ],
  attributes: [
    attribute('__func__', (space, m) => space.load(m, L.BoundMethod.function)),
    attribute('__self__', (space, m) => space.load(m, L.BoundMethod.self)),
    attribute('__doc__', (space, m) => space.getAttribute(space.load(m, L.BoundMethod.function), '__doc__')),
    attribute('__name__', (space, m) => space.getAttribute(space.load(m, L.BoundMethod.function), '__name__')),
    attribute('__qualname__', (space, m) => space.getAttribute(space.load(m, L.BoundMethod.function), '__qualname__')),
    attribute('__module__', (space, m) => space.getAttribute(space.load(m, L.BoundMethod.function), '__module__')),
  ],
};
/** `list.append` or `len`, for reprs and `__qualname__`. */
function nativeQualname(space: Space, n: Ref): string {
  const owner = space.load(n, L.NativeFunction.owner);
  const name = space.text(space.load(n, L.NativeFunction.name));
  return owner !== NULL && space.isClass(owner) ? `${space.className(owner)}.${name}` : name;
}
const nativeAttributes = () => [
  attribute('__name__', (space, n) => space.load(n, L.NativeFunction.name)),
  attribute('__qualname__', (space, n) => space.str(nativeQualname(space, n))),
  attribute('__doc__', (space, n) => {
    const doc = nativeDefinitions[space.load(n, L.NativeFunction.id)]!.doc;
    return doc === undefined ? space.none : space.str(doc);
  }),
  attribute('__text_signature__', (space, n) =>
    space.str(nativeDefinitions[space.load(n, L.NativeFunction.id)]!.signature),
  ),
  attribute('__module__', (space, n) => {
    const owner = space.load(n, L.NativeFunction.owner);
    return owner === NULL ? space.none : space.isClass(owner) ? space.str(moduleOfClass(space, owner)) : owner;
  }),
];
export const nativeType: TypeDefinition = {
  name: 'builtin_function_or_method',
  methods: [
    method('__repr__', '(self, /)', (space, n: Ref) => {
      const self = space.load(n, L.NativeFunction.self);
      const name = space.text(space.load(n, L.NativeFunction.name));
      if (self === NULL) return space.str(`<built-in function ${name}>`);
      return space.str(`<built-in method ${name} of ${space.typeName(self)} object at ${hex(self)}>`);
    }),
    method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'call_through' }),
    method('__eq__', '(self, value, /)', (space, n: Ref, other: Ref) => {
      if (space.mapOf(other) !== MapOf['NATIVE']) return space.notImplemented;
      const same = (field: 'id' | 'self') =>
        space.load(n, L.NativeFunction[field] as never) === space.load(other, L.NativeFunction[field] as never);
      return space.bool(same('id') && same('self'));
    }),
    method('__hash__', '(self, /)', (space, n: Ref) => space.int(space.load(n, L.NativeFunction.id) + 1)),
  ],
  attributes: [
    ...nativeAttributes(),
    attribute('__self__', (space, n) => orNone(space, space.load(n, L.NativeFunction.self))),
  ],
};
export const methodDescriptorType: TypeDefinition = {
  name: 'method_descriptor',
  methods: [
    method('__repr__', '(self, /)', (space, n: Ref) => {
      const name = space.text(space.load(n, L.NativeFunction.name));
      const owner = space.className(space.load(n, L.NativeFunction.owner));
      return space.str(
        name.startsWith('__')
          ? `<slot wrapper '${name}' of '${owner}' objects>`
          : `<method '${name}' of '${owner}' objects>`,
      );
    }),
    method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'call_through' }),
    method('__get__', '(self, instance, owner=None, /)', (space, n: Ref, instance: Ref) =>
      instance === space.none ? n : bindNativeTo(space, n, instance),
    ),
  ],
  attributes: [...nativeAttributes(), attribute('__objclass__', (space, n) => space.load(n, L.NativeFunction.owner))],
};
/** `property.__init__`. */
function setProperty(space: Space, p: Ref, [get, set, del]: readonly Ref[], docstring: Ref): void {
  const part = (r: Ref | undefined) => (r === undefined || r === NULL ? NULL : fromNone(space, r));
  space.store(p, L.Property.get, part(get));
  space.store(p, L.Property.set, part(set));
  space.store(p, L.Property.delete, part(del));
  const getter = part(get);
  const isGiven = part(docstring) !== NULL;
  const ofGetter =
    getter !== NULL && space.kindOf(getter) === Kind['FUNCTION'] ? space.load(getter, FunctionObject.docstring) : NULL;
  const shown = isGiven ? docstring : part(ofGetter);
  space.store(p, L.Property.docstring, shown);
  if (shown !== NULL) keepDocstring(space, p, shown);
}
/** Gives an instance of a subclass, whose `__doc__` hides that of the built-in, one of its own. */
function keepDocstring(space: Space, p: Ref, docstring: Ref): void {
  const flags = space.load(space.classOf(p), L.Class.flags);
  if ((flags & L.ClassFlags.USER) !== 0 && (flags & L.ClassFlags.HAS_DICT) !== 0)
    space.rts.instanceSet(p, space.name('__doc__'), docstring);
}
function newProperty(space: Space, parts: readonly Ref[], docstring: Ref): Ref {
  const p = space.allocate(L.Property.descriptor, MapOf['PROPERTY']!);
  setProperty(space, p, parts, docstring);
  return p;
}
const propertyParts = (space: Space, p: Ref): [Ref, Ref, Ref] => [
  space.load(p, L.Property.get),
  space.load(p, L.Property.set),
  space.load(p, L.Property.delete),
];
/** A copy of an exact property with one function replaced; those of subclasses are made by calling the class. */
const changer = (name: string, parts: (old: [Ref, Ref, Ref], f: Ref) => Ref[], keepsDoc: boolean) =>
  method(
    name,
    `(self, ${{ getter: 'fget', setter: 'fset', deleter: 'fdel' }[name]}, /)`,
    (space, p: Ref, f: Ref) =>
      space.classOf(p) === ClassOf['property']
        ? newProperty(space, parts(propertyParts(space, p), f), keepsDoc ? space.load(p, L.Property.docstring) : NULL)
        : FALLBACK,
    { appLevel: `property_${name}` },
  );
const PROPERTY_PARAMETERS = 'fget=None, fset=None, fdel=None, doc=None';
export const propertyType: TypeDefinition = {
  name: 'property',
  methods: [
    emptyNew((space, cls: Ref) => newInstance(space, cls, 'PROPERTY')),
    method('__init__', `(self, ${PROPERTY_PARAMETERS})`, (space, p: Ref, get: Ref, set: Ref, del: Ref, doc: Ref) => {
      setProperty(space, p, [get, set, del], doc);
      return space.none;
    }),
    changer('getter', ([, set, del], f) => [f, set, del], false),
    changer('setter', ([get, , del], f) => [get, f, del], true),
    changer('deleter', ([get, set], f) => [get, set, f], true),
    method('__set_name__', '(self, owner, name, /)', (space, p: Ref, _owner: Ref, name: Ref) => {
      space.store(p, L.Property.name, name);
      return space.none;
    }),
    method('__get__', '(self, instance, owner=None, /)', () => FALLBACK, { appLevel: 'property_get' }),
    method('__set__', '(self, instance, value, /)', () => FALLBACK, { appLevel: 'property_set' }),
    method('__delete__', '(self, instance, /)', () => FALLBACK, { appLevel: 'property_delete' }),
  ],
  attributes: [
    attribute('fget', (space, p) => orNone(space, space.load(p, L.Property.get))),
    attribute('fset', (space, p) => orNone(space, space.load(p, L.Property.set))),
    attribute('fdel', (space, p) => orNone(space, space.load(p, L.Property.delete))),
    attribute(
      '__doc__',
      (space, p) => orNone(space, space.load(p, L.Property.docstring)),
      (space, p, value) => space.store(p, L.Property.docstring, value),
    ),
    attribute(
      '__name__',
      (space, p) => orNone(space, space.load(p, L.Property.name)),
      (space, p, value) => space.store(p, L.Property.name, value),
    ),
  ],
};
const wrapperType = (name: 'staticmethod' | 'classmethod', map: 'STATICMETHOD' | 'CLASSMETHOD'): TypeDefinition => ({
  name,
  methods: [
    emptyNew((space, cls: Ref) => newInstance(space, cls, map)),
    method('__init__', '(self, callable, /)', (space, w: Ref, callable: Ref) => {
      space.store(w, L.MethodWrapper.callable, callable);
      if (space.classOf(w) !== space.class(name)) keepDocstring(space, w, space.getAttribute(callable, '__doc__'));
      return space.none;
    }),
    method('__get__', '(self, instance, owner=None, /)', (space, w: Ref, instance: Ref, owner: Ref) => {
      const callable = space.load(w, L.MethodWrapper.callable);
      if (name === 'staticmethod') return callable;
      return newBoundMethod(space, callable, owner === NULL || owner === space.none ? space.classOf(instance) : owner);
    }),
    method('__repr__', '(self, /)', (space, w: Ref) =>
      space.str(`<${name}(${space.repr(space.load(w, L.MethodWrapper.callable))})>`),
    ),
    ...(name === 'staticmethod'
      ? [method('__call__', '(self, /, *args, **kwargs)', () => FALLBACK, { appLevel: 'staticmethod_call' })]
      : []),
  ],
  attributes: [
    attribute('__func__', (space, w) => space.load(w, L.MethodWrapper.callable)),
    attribute('__wrapped__', (space, w) => space.load(w, L.MethodWrapper.callable)),
    ...['__name__', '__qualname__', '__module__', '__doc__'].map(shared =>
      attribute(shared, (space, w) => space.getAttribute(space.load(w, L.MethodWrapper.callable), shared)),
    ),
  ],
});
export const staticMethodType = wrapperType('staticmethod', 'STATICMETHOD');
export const classMethodType = wrapperType('classmethod', 'CLASSMETHOD');

function newSuper(space: Space, type: Ref, cls: Ref, self: Ref): Ref {
  if (cls === NULL) throw space.error('RuntimeError', 'super(): no arguments');
  if (!space.isClass(cls))
    throw space.error('TypeError', `super() argument 1 must be a type, not ${space.typeName(cls)}`);
  const p = newInstance(space, type, 'SUPER');
  space.store(p, L.Super.class, cls);
  if (self === NULL || self === space.none) return p;
  const selfClass = space.isClass(self) && space.isSubclass(self, cls) ? self : space.classOf(self);
  if (!space.isSubclass(selfClass, cls))
    throw space.error(
      'TypeError',
      'super(type, obj): obj (instance of ' +
        space.typeName(self) +
        ') is not an instance or subtype of type (' +
        space.className(cls) +
        ').',
    );
  space.store(p, L.Super.self, self);
  space.store(p, L.Super.selfClass, selfClass);
  return p;
}
export const superType: TypeDefinition = {
  name: 'super',
  methods: [
    staticMethod('__new__', '(cls, type=None, object_or_type=None, /)', (space, type: Ref, cls: Ref, self: Ref) =>
      newSuper(space, type, cls, self),
    ),
    method('__repr__', '(self, /)', (space, s: Ref) => {
      const selfClass = space.load(s, L.Super.selfClass);
      const shown = selfClass === NULL ? 'NULL' : `<${space.className(selfClass)} object>`;
      return space.str(`<super: <class '${space.className(space.load(s, L.Super.class))}'>, ${shown}>`);
    }),
  ],
  attributes: [
    attribute('__thisclass__', (space, s) => space.load(s, L.Super.class)),
    attribute('__self__', (space, s) => orNone(space, space.load(s, L.Super.self))),
    attribute('__self_class__', (space, s) => orNone(space, space.load(s, L.Super.selfClass))),
  ],
};
/** A descriptor of a built-in type's attribute, or of a slot. */
const nativePropertyType = (name: string, what: string): TypeDefinition => ({
  name,
  methods: [
    method('__repr__', '(self, /)', (space, p: Ref) => {
      const owner = space.className(space.load(p, L.NativeProperty.owner));
      return space.str(`<${what} '${space.text(space.load(p, L.NativeProperty.name))}' of '${owner}' objects>`);
    }),
    method('__get__', '(self, instance, owner=None, /)', (space, p: Ref, instance: Ref) =>
      instance === space.none ? p : bind(space, p, instance, space.classOf(instance)),
    ),
    method('__set__', '(self, instance, value, /)', (space, p: Ref, instance: Ref, value: Ref) => {
      writeDescriptor(space, p, instance, space.load(p, L.NativeProperty.name), value);
      return space.none;
    }),
    method('__delete__', '(self, instance, /)', (space, p: Ref, instance: Ref) => {
      writeDescriptor(space, p, instance, space.load(p, L.NativeProperty.name), NULL);
      return space.none;
    }),
  ],
  attributes: [
    attribute('__name__', (space, p) => space.load(p, L.NativeProperty.name)),
    attribute('__qualname__', (space, p) =>
      space.str(
        `${space.className(space.load(p, L.NativeProperty.owner))}.${space.text(space.load(p, L.NativeProperty.name))}`,
      ),
    ),
    attribute('__objclass__', (space, p) => space.load(p, L.NativeProperty.owner)),
    attribute('__doc__', space => space.none),
  ],
});
export const cellType: TypeDefinition = {
  name: 'cell',
  methods: [
    staticMethod('__new__', '(cls, contents=None, /)', (space, _cls: Ref, contents: Ref) => {
      const cell = space.allocate(L.Cell.descriptor, MapOf['CELL']!);
      space.store(cell, L.Cell.value, contents);
      return cell;
    }),
  ],
  attributes: [
    attribute(
      'cell_contents',
      (space, c) => {
        const value = space.load(c, L.Cell.value);
        if (value === NULL) throw space.error('ValueError', 'Cell is empty');
        return value;
      },
      (space, c, value) => space.store(c, L.Cell.value, value),
    ),
  ],
};
export const generatorType: TypeDefinition = {
  name: 'generator',
  methods: [
    method('__iter__', '(self, /)', (_space, g: Ref) => g),
    method('__next__', '(self, /)', () => FALLBACK, { appLevel: 'generator_next', fast: 'NEXT' }),
    method('send', '(self, arg, /)', () => FALLBACK, { appLevel: 'generator_send', fast: 'GENERATOR_SEND' }),
    method('throw', '(self, typ, val=None, tb=None, /)', () => FALLBACK, { appLevel: 'generator_throw' }),
    method('close', '(self, /)', () => FALLBACK, { appLevel: 'generator_close' }),
    method('__repr__', '(self, /)', (space, g: Ref) =>
      space.str(`<generator object ${space.text(space.load(g, L.Generator.qualname))} at ${hex(g)}>`),
    ),
  ],
  attributes: [
    attribute(
      '__name__',
      (space, g) => space.load(g, L.Generator.name),
      (space, g, value) => space.store(g, L.Generator.name, value),
    ),
    attribute(
      '__qualname__',
      (space, g) => space.load(g, L.Generator.qualname),
      (space, g, value) => space.store(g, L.Generator.qualname, value),
    ),
    attribute('gi_running', (space, g) => space.bool(space.load(g, L.Generator.state) === L.GeneratorState.RUNNING)),
    attribute('gi_code', (space, g) => space.load(g, L.Generator.code)),
    attribute('gi_frame', (space, g) => space.frames.ofGenerator(g)),
    attribute('gi_yieldfrom', (space, g) => {
      const registers = space.load(g, L.Generator.registers);
      if (space.load(g, L.Generator.state) !== L.GeneratorState.SUSPENDED || registers === NULL) return space.none;
      const delegate = space.I32[(space.load(g, L.Generator.resume) - 4) >> 2]! & 0xffff;
      return delegate === 0 ? space.none : space.loadAt(registers, L.RefItems, delegate - 1);
    }),
    attribute('gi_suspended', (space, g) =>
      space.bool(space.load(g, L.Generator.state) === L.GeneratorState.SUSPENDED),
    ),
  ],
};
export const moduleType: TypeDefinition = {
  name: 'module',
  methods: [
    emptyNew((space, cls: Ref) => {
      const module = newInstance(space, cls, 'MODULE');
      space.store(module, L.Module.namespace, space.rts.newNamespace() as Ref);
      return module;
    }),
    method('__init__', '(self, name, doc=None)', (space, module: Ref, name: Ref, doc: Ref) => {
      if (!space.isStr(name))
        throw space.error('TypeError', `module.__init__() argument 'name' must be str, not ${space.typeName(name)}`);
      space.modules.initialize(module, name, doc);
      return space.none;
    }),
    method('__repr__', '(self, /)', (space, m: Ref) => space.str(space.modules.describe(m))),
    method('__dir__', '(self, /)', (space, m: Ref) =>
      space.list(space.dictEntries(space.load(m, L.Module.namespace)).map(([key]) => key)),
    ),
  ],
  attributes: [attribute('__dict__', (space, m) => space.load(m, L.Module.namespace))],
};
export const tracebackType: TypeDefinition = {
  name: 'traceback',
  methods: [],
  attributes: [
    attribute(
      'tb_next',
      (space, t) => orNone(space, space.load(t, L.Traceback.next)),
      (space, t, value) => space.store(t, L.Traceback.next, fromNone(space, value)),
    ),
    attribute('tb_lineno', (space, t) =>
      space.int(space.frames.lineOf(space.load(t, L.Traceback.code), space.load(t, L.Traceback.instruction))),
    ),
    attribute('tb_lasti', (space, t) =>
      space.int(space.load(t, L.Traceback.instruction) - space.load(space.load(t, L.Traceback.code), L.Code.start)),
    ),
    attribute('tb_frame', (space, t) => space.frames.frameOfTraceback(t)),
  ],
};
export const frameType: TypeDefinition = {
  name: 'frame',
  methods: [],
  attributes: [
    attribute('f_code', (space, f) => space.load(f, L.Frame.code)),
    attribute('f_back', (space, f) => space.frames.back(f)),
    attribute('f_lineno', (space, f) => space.int(space.frames.currentLine(f))),
    attribute('f_globals', (space, f) => space.frames.globalsOf(f)),
    attribute('f_builtins', space => space.machine(Machine.builtins) as Ref),
    attribute('f_locals', (space, f) => space.frames.localsOf(f)),
    attribute('f_lasti', (space, f) => space.int(space.load(f, L.Frame.instruction))),
  ],
};
export const coreTypes: readonly TypeDefinition[] = [
  functionType,
  methodType,
  nativeType,
  methodDescriptorType,
  propertyType,
  staticMethodType,
  classMethodType,
  superType,
  cellType,
  generatorType,
  codeType,
  moduleType,
  tracebackType,
  frameType,
  nativePropertyType('getset_descriptor', 'attribute'),
  nativePropertyType('member_descriptor', 'member'),
];
