/**
 * What app-level Python calls beyond the built-ins: look-ups without hooks, raising, class making, generators. They are
 * variables of every app-level module, with names that begin with an underscore.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine, Verdict } from '../../heap/machine.js';
import { Kind, Known, NULL } from '../../heap/well-known.js';
import { native, type NativeDefinition } from '../native.js';
import { linkContext, raised } from '../raise.js';
import type { Space } from '../space.js';
import {
  checkName,
  bind,
  type FALLBACK,
  type Found,
  genericGet,
  genericSet,
  getAttribute,
  missingAttribute,
  setAttribute,
  superFind,
} from './attributes.js';
import { isDataDescriptor, makeClass } from './classes.js';

/** Seconds that a sleeping program does not look at signals. */
const LONGEST_PAUSE = 0.05;

/** Found, or AttributeError. */
function orMissing(space: Space, found: Found, r: Ref, name: Ref): Found {
  return found === NULL ? raised(space, missingAttribute(space, r, name)) : found;
}
const done = (space: Space, answer: true | typeof FALLBACK): Ref | typeof FALLBACK =>
  answer === true ? space.none : answer;

export const primitives: readonly NativeDefinition[] = [
  // look-ups
  native('_lookup', '(cls, name, /)', (space, cls: Ref, name: Ref) => space.rts.typeLookup(cls, name) || Known.DUMMY),
  native(
    '_getattr',
    '(object, name, /)',
    (space, r: Ref, name: Ref) => orMissing(space, getAttribute(space, r, checkName(space, name)), r, name),
    { appLevel: 'getattr_with_hooks' },
  ),
  native(
    '_generic_getattr',
    '(object, name, /)',
    (space, r: Ref, name: Ref) => orMissing(space, genericGet(space, r, checkName(space, name)), r, name),
    { appLevel: 'generic_getattr' },
  ),
  native(
    '_setattr',
    '(object, name, value, /)',
    (space, r: Ref, name: Ref, value: Ref) => done(space, setAttribute(space, r, checkName(space, name), value)),
    { appLevel: 'setattr_with_hooks' },
  ),
  native(
    '_generic_setattr',
    '(object, name, value, /)',
    (space, r: Ref, name: Ref, value: Ref) => done(space, genericSet(space, r, checkName(space, name), value)),
    { appLevel: 'generic_setattr' },
  ),
  native(
    '_delattr',
    '(object, name, /)',
    (space, r: Ref, name: Ref) => done(space, setAttribute(space, r, checkName(space, name), NULL)),
    { appLevel: 'delattr_with_hooks' },
  ),
  native(
    '_generic_delattr',
    '(object, name, /)',
    (space, r: Ref, name: Ref) => done(space, genericSet(space, r, checkName(space, name), NULL)),
    { appLevel: 'generic_delattr' },
  ),
  native('_own_attribute', '(object, name, /)', (space, r: Ref, name: Ref) => {
    if ((r & 1) !== 0 || space.load(space.mapOf(r), L.Map.overflowOffset) === 0) return Known.DUMMY;
    return space.rts.instanceGet(r, space.rts.intern(space.flat(name)) as Ref) || Known.DUMMY;
  }),
  native('_super_find', '(super, name, /)', (space, r: Ref, name: Ref) => superFind(space, r, name) || Known.DUMMY),
  native('_missing_attribute', '(object, name, /)', (space, r: Ref, name: Ref) => {
    throw missingAttribute(space, r, name);
  }),
  native('_is_data_descriptor', '(value, /)', (space, value: Ref) => space.bool(isDataDescriptor(space, value))),
  native('_bind', '(found, object, cls, /)', (space, found: Ref, r: Ref, cls: Ref) => bind(space, found, r, cls), {
    appLevel: 'bind_descriptor',
  }),
  native('_property_parts', '(property, /)', (space, p: Ref) =>
    space.tuple(
      [L.Property.get, L.Property.set, L.Property.delete].map(field => (space.load(p, field) as Ref) || space.none),
    ),
  ),
  native('_is_native', '(value, /)', (space, value: Ref) => {
    const kind = space.kindOf(value);
    return space.bool(kind === Kind['METHOD_DESCRIPTOR'] || kind === Kind['NATIVE']);
  }),
  native('_app_level_of', '(callable, /)', (space, callable: Ref) => {
    const kind = space.kindOf(callable);
    if (kind !== Kind['NATIVE'] && kind !== Kind['METHOD_DESCRIPTOR']) return space.none;
    return (space.load(callable, L.NativeFunction.appLevel) as Ref) || space.none;
  }),
  native('_is_module', '(value, /)', (space, value: Ref) => space.bool(space.kindOf(value) === Kind['MODULE'])),
  native('_is_cell', '(value, /)', (space, value: Ref) => space.bool(space.kindOf(value) === Kind['CELL'])),
  native('_type_name', '(value, /)', (space, value: Ref) => space.load(space.classOf(value), L.Class.name)),
  // classes
  native(
    '_make_class',
    '(metaclass, name, bases, namespace, /)',
    (space, metaclass: Ref, name: Ref, bases: Ref, namespace: Ref) =>
      makeClass(space, metaclass, name, space.items(bases), namespace),
  ),
  native('_new_exception', '(cls, /, *args)', (space, cls: Ref, args: Ref[]) => space.newExceptionOf(cls, args)),
  // raising
  native('_set_cause', '(exception, cause, /)', (space, exception: Ref, cause: Ref) => {
    linkContext(space, exception);
    space.store(exception, L.Exception.cause, cause === space.none ? NULL : cause);
    space.store(exception, L.Exception.suppressContext, 1);
    return space.none;
  }),
  native(
    '_stop_value',
    '(exception, /)',
    (space, exception: Ref) => space.items(space.load(exception, L.Exception.args))[0] ?? space.none,
  ),
  native('_clock', '()', space => space.float(space.host.monotonicClock())),
  native('_pause_until', '(time, /)', (space, time: Ref) => {
    const left = space.double(time) - space.host.monotonicClock();
    if (left <= 0) return space.false;
    space.host.sleep(Math.min(left, LONGEST_PAUSE));
    space.driver.requestTurn();
    return space.true;
  }),
  // generators
  native('_generator_state', '(generator, /)', (space, generator: Ref) =>
    space.int(space.load(generator, L.Generator.state)),
  ),
  native('_finish_generator', '(generator, /)', (space, generator: Ref) => {
    space.store(generator, L.Generator.state, L.GeneratorState.FINISHED);
    return space.none;
  }),
  native('_resume_raising', '(generator, exception, /)', (space, generator: Ref, exception: Ref) => {
    linkContext(space, exception);
    space.setMachine(Machine.raised, exception);
    space.rts.resumeRaising(generator);
    return Verdict.RAISED;
  }),
  // the rest
  native(
    '_import_module',
    '(name, globals, fromlist, level, /)',
    (space, name: Ref, globals: Ref, fromList: Ref, level: Ref) =>
      space.modules.import(space.text(name), globals, fromList, space.index(level)),
    { appLevel: 'import_slow' },
  ),
  native('_resolve_name', '(name, globals, level, /)', (space, name: Ref, globals: Ref, level: Ref) =>
    space.str(space.modules.resolve(space.text(name), globals, space.index(level))),
  ),
  native('_get_module', '(name, /)', (space, name: Ref) => space.modules.get(space.text(name)) || Known.DUMMY),
  native('_find_module', '(name, search, /)', (space, name: Ref, search: Ref) => {
    const folders =
      search === space.none ? space.modules.searchPath() : space.items(search).map(folder => space.text(folder));
    return space.tuple(space.modules.load(space.text(name), folders));
  }),
  native('_forget_module', '(name, /)', (space, name: Ref) => {
    space.modules.forget(space.text(name));
    return space.none;
  }),
  native('_namespace_bind', '(namespace, name, value, /)', (space, namespace: Ref, name: Ref, value: Ref) => {
    space.dictSet(namespace, name, value);
    return space.none;
  }),
  native(
    '_namespace_get',
    '(namespace, name, /)',
    (space, namespace: Ref, name: Ref) => space.dictGet(namespace, name) || Known.DUMMY,
  ),
  native(
    '_builtin',
    '(name, /)',
    (space, name: Ref) => space.dictGet(space.machine(Machine.builtins) as Ref, name) || Known.DUMMY,
  ),
  native('_cell_contents', '(cell, /)', (space, cell: Ref) => space.load(cell, L.Cell.value) || Known.DUMMY),
  native('_name_error', '(name, /)', (space, name: Ref) => {
    const error = space.error('NameError', `name '${space.text(name)}' is not defined`);
    space.setNameOf(error.exception, name);
    throw error;
  }),
];
