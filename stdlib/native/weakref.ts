/** `_weakref`: the class of weak references (library reference, weakref). The collector clears `target` when the object dies. */
import type { Ref } from '../../interpreter/dialect/rts.js';
import * as L from '../../interpreter/heap/layouts.js';
import { Kind, NULL } from '../../interpreter/heap/well-known.js';
import { attribute, method, type ModuleDefinition, staticMethod } from '../../interpreter/runtime/native.js';
import type { Space } from '../../interpreter/runtime/space.js';
import { checkNew, newInstance } from '../../interpreter/runtime/types/support.js';

/** Built-in objects that can be referred to weakly; instances of user classes can, as their `__slots__` say. */
const WEAKLY_REFERABLE = new Set(
  [
    'TYPE',
    'FUNCTION',
    'NATIVE',
    'METHOD',
    'GENERATOR',
    'COROUTINE',
    'SET',
    'FROZENSET',
    'MODULE',
    'CODE',
    'HOST_OBJECT',
  ].map(name => Kind[name]),
);
const target = (space: Space, reference: Ref): Ref => space.load(reference, L.WeakReference.target) as Ref;

function checkTarget(space: Space, object: Ref): void {
  const cls = space.classOf(object);
  const isAdmitted = (space.load(cls, L.Class.flags) & L.ClassFlags.HAS_WEAKREFS) !== 0;
  if ((object & 1) !== 0 || !(isAdmitted || WEAKLY_REFERABLE.has(space.kindOf(object))))
    throw space.error('TypeError', `cannot create weak reference to '${space.className(cls)}' object`);
}
function newReference(space: Space, cls: Ref, object: Ref, callback: Ref): Ref {
  checkNew(space, cls, 'ReferenceType');
  checkTarget(space, object);
  const plain = callback === NULL || callback === space.none;
  if (plain && cls === space.class('ReferenceType')) {
    const known = space.rts.findWeakReference(object);
    if (known !== NULL) return known;
  }
  const reference = newInstance(space, cls, 'WEAK_REFERENCE');
  space.store(reference, L.WeakReference.target, object as number);
  space.store(reference, L.WeakReference.callback, plain ? NULL : callback);
  space.rts.registerWeakReference(reference);
  return reference;
}
/** The target's hash, kept so that it is known when the target is gone: as it is when it fits a word, else folded. */
function hashOf(space: Space, reference: Ref): Ref {
  let hash = space.load(reference, L.WeakReference.hash);
  if (hash === 0) {
    const object = target(space, reference);
    if (object === NULL) throw space.error('TypeError', 'weak object has gone away');
    const whole = space.hash(object);
    hash = whole !== 0n && whole === BigInt.asIntN(32, whole) ? Number(whole) : space.rts.foldHash(whole);
    space.store(reference, L.WeakReference.hash, hash);
  }
  return space.int(hash);
}
const isReference = (space: Space, r: Ref): boolean => space.kindOf(r) === Kind['WEAK_REFERENCE'];
function compare(space: Space, a: Ref, b: Ref, equal: boolean): Ref {
  if (!isReference(space, b)) return space.notImplemented;
  const [x, y] = [target(space, a), target(space, b)];
  const same = x === NULL || y === NULL ? a === b : space.equals(x, y);
  return space.bool(same === equal);
}
function describe(space: Space, reference: Ref): string {
  const object = target(space, reference);
  const at = (r: Ref) => `0x${(r >>> 0).toString(16)}`;
  if (object === NULL) return `<weakref at ${at(reference)}; dead>`;
  return `<weakref at ${at(reference)}; to '${space.typeName(object)}' at ${at(object)}>`;
}

export const weakrefModule: ModuleDefinition = {
  name: '_weakref',
  types: [
    {
      name: 'ReferenceType',
      methods: [
        staticMethod('__new__', '(cls, object, callback=None, /)', newReference),
        method('__call__', '(self, /)', (space, self: Ref) => target(space, self) || space.none),
        method('__hash__', '(self, /)', hashOf),
        method('__eq__', '(self, value, /)', (space, self: Ref, other: Ref) => compare(space, self, other, true)),
        method('__ne__', '(self, value, /)', (space, self: Ref, other: Ref) => compare(space, self, other, false)),
        method('__repr__', '(self, /)', (space, self: Ref) => space.str(describe(space, self))),
      ],
      attributes: [
        attribute('__callback__', (space, self) => space.load(self, L.WeakReference.callback) || space.none),
      ],
      constants: space => ({ __module__: space.name('weakref') }),
    },
  ],
};
