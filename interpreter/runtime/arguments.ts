/**
 * Binding the arguments of natives to their signatures, and the errors of wrong calls in CPython's words. Simple signatures
 * (positional-only, what CPython calls METH_O and METH_NOARGS) have their own wordings.
 */
import type { Ref } from '../dialect/rts.js';
import { NULL } from '../heap/well-known.js';
import type { NativeDefinition, Parameter } from './native.js';
import type { Space } from './space.js';

export interface CallArguments {
  readonly positional: readonly Ref[];
  readonly keywords: ReadonlyMap<string, Ref>;
}

interface Plan {
  readonly positional: readonly Parameter[];
  readonly required: number;
  readonly star: boolean;
  readonly starStar: boolean;
  /** No parameter can be given by keyword. */
  readonly positionalOnly: boolean;
}
const plans = new WeakMap<NativeDefinition, Plan>();
function planOf(definition: NativeDefinition): Plan {
  let plan = plans.get(definition);
  if (plan === undefined) {
    const { parameters } = definition;
    const positional = parameters.filter(p => p.kind === 'positional-only' || p.kind === 'positional');
    plan = {
      positional,
      required: positional.filter(p => p.required).length,
      star: parameters.some(p => p.kind === 'star'),
      starStar: parameters.some(p => p.kind === 'star-star'),
      positionalOnly: parameters.every(p => p.kind === 'positional-only' || p.kind === 'star'),
    };
    plans.set(definition, plan);
  }
  return plan;
}
/** How many of the leading parameters are not counted in messages: the receiver of a method. */
const receivers = (definition: NativeDefinition) =>
  definition.binding === 'method' || definition.binding === 'class' || definition.name === '__new__' ? 1 : 0;
const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** Special methods that CPython has as ordinary methods, not as wrappers of a type's slots. */
const ORDINARY_SPECIALS = new Set(
  (
    'new reversed sizeof format round trunc floor ceil dir reduce reduce_ex getnewargs getstate setstate complex bytes ' +
    'length_hint enter exit subclasscheck instancecheck prepare init_subclass subclasshook class_getitem subclasses mro'
  )
    .split(' ')
    .map(name => `__${name}__`),
);
/** Built-in classes where a special method that is a slot elsewhere is an ordinary one. */
const ORDINARY_IN: Readonly<Record<string, readonly string[]>> = {
  __getitem__: ['list', 'dict'],
  __contains__: ['dict', 'set', 'frozenset'],
};
/** Is the special method of that name a wrapper of a slot of the class? Those have words of their own for wrong calls. */
export function isSlotMethod(name: string, owner: string): boolean {
  if (!name.startsWith('__') || !name.endsWith('__') || ORDINARY_SPECIALS.has(name)) return false;
  return ORDINARY_IN[name]?.includes(owner) !== true;
}
/** The error of a wrong number of arguments for a slot's wrapper; NULL for `__init__` and `__call__`, which count otherwise. */
function slotCountMessage(definition: NativeDefinition, most: number, least: number, got: number): string | null {
  if (definition.name === '__init__' || definition.name === '__call__') return null;
  const count = most === least ? plural(most, 'argument') : `${least} or ${most} arguments`;
  return `expected ${count}, got ${got}`;
}
function countError(space: Space, definition: NativeDefinition, plan: Plan, given: number, qualified: string) {
  const skip = receivers(definition);
  const most = plan.positional.length - skip;
  const least = plan.required - skip;
  const got = given - skip;
  const type = 'TypeError';
  const owner = qualified.includes('.') ? qualified.slice(0, qualified.indexOf('.')) : '';
  if (definition.binding === 'method' && got >= 0 && isSlotMethod(definition.name, owner)) {
    const message = slotCountMessage(definition, most, least, got);
    if (message !== null) return space.error(type, message);
  }
  const title = titleOf(definition, qualified);
  if (got < 0 && definition.name === '__new__') return space.error(type, `${qualified}(): not enough arguments`);
  if (got < 0) return space.error(type, `unbound method ${qualified}() needs an argument`);
  if (plan.positionalOnly && most === 0) return space.error(type, `${qualified}() takes no arguments (${got} given)`);
  if (plan.positionalOnly && most === 1 && least === 1)
    return space.error(type, `${qualified}() takes exactly one argument (${got} given)`);
  if (plan.positionalOnly || title === 'str' || title === 'sorted') {
    const bound = most === least ? '' : got < least ? 'at least ' : 'at most ';
    return space.error(type, `${title} expected ${bound}${plural(got < least ? least : most, 'argument')}, got ${got}`);
  }
  if (got > most) {
    if (most === 0) return space.error(type, `${title}() takes no positional arguments`);
    const bound = most === least ? 'exactly' : 'at most';
    const positionalWord = definition.parameters.some(p => p.kind === 'keyword-only')
      ? 'positional argument'
      : 'argument';
    return space.error(type, `${title}() takes ${bound} ${plural(most, positionalWord)} (${got} given)`);
  }
  const unnamed = plan.positional.filter(p => p.required && p.kind === 'positional-only').length - skip;
  if (got < unnamed) {
    const bound = most === unnamed ? 'exactly' : 'at least';
    return space.error(type, `${title}() takes ${bound} ${plural(unnamed, 'positional argument')} (${got} given)`);
  }
  const missing = plan.positional.findIndex((p, k) => p.required && k >= given);
  return space.error(
    type,
    `${title}() missing required argument '${plan.positional[missing]!.name}' (pos ${missing - skip + 1})`,
  );
}

/** More arguments than there are parameters: an error whatever their names are. */
function checkTotal(
  space: Space,
  definition: NativeDefinition,
  positional: number,
  keywords: number,
  qualified: string,
): void {
  const skip = receivers(definition);
  const title = titleOf(definition, qualified);
  const most = definition.parameters.length - skip;
  const given = positional - skip + keywords;
  if (given <= most) return;
  const what = positional === skip ? 'keyword argument' : 'argument';
  throw space.error('TypeError', `${title}() takes at most ${plural(most, what)} (${given} given)`);
}
/** The JavaScript arguments of a native's body. Throws PyError. */
export function bindNative(
  space: Space,
  definition: NativeDefinition,
  args: CallArguments,
  qualified: string,
): unknown[] {
  const plan = planOf(definition);
  const { positional, keywords } = args;
  if (keywords.size > 0 && plan.positionalOnly && !plan.starStar) {
    const title = isConstructor(definition) ? titleOf(definition, qualified) : qualified;
    throw space.error('TypeError', `${title}() takes no keyword arguments`);
  }
  if (positional.length > plan.positional.length && !plan.star)
    throw countError(space, definition, plan, positional.length, qualified);
  if (keywords.size > 0 && !plan.star && !plan.starStar)
    checkTotal(space, definition, positional.length, keywords.size, qualified);
  const used = new Set<string>();
  let at = 0;
  const bound = definition.parameters.map((parameter): unknown => {
    switch (parameter.kind) {
      case 'star':
        return positional.slice(plan.positional.length);
      case 'star-star':
        return new Map([...keywords].filter(([name]) => !used.has(name)));
      case 'keyword-only':
        used.add(parameter.name);
        return keywords.get(parameter.name) ?? missingKeyword(space, definition, parameter);
      default: {
        const position = at++;
        const named = parameter.kind === 'positional' ? keywords.get(parameter.name) : undefined;
        if (parameter.kind === 'positional') used.add(parameter.name);
        if (position < positional.length) {
          if (named !== undefined)
            throw space.error(
              'TypeError',
              `argument for ${definition.name}() given by name ('${parameter.name}') and position (${position + 1 - receivers(definition)})`,
            );
          return positional[position];
        }
        if (named !== undefined) return named;
        if (parameter.required) throw countError(space, definition, plan, positional.length, qualified);
        return NULL;
      }
    }
  });
  if (!plan.starStar) {
    for (const name of keywords.keys()) {
      if (!used.has(name))
        throw space.error(
          'TypeError',
          `${titleOf(definition, qualified)}() got an unexpected keyword argument '${name}'`,
        );
    }
  }
  return bound;
}
const isConstructor = (definition: NativeDefinition) => definition.name === '__new__' || definition.name === '__init__';
/** The name of what is called: that of the class for a constructor. */
function titleOf(definition: NativeDefinition, qualified: string): string {
  return isConstructor(definition) && qualified.includes('.')
    ? qualified.slice(0, qualified.indexOf('.'))
    : definition.name;
}
function missingKeyword(space: Space, definition: NativeDefinition, parameter: Parameter): Ref {
  if (parameter.required)
    throw space.error(
      'TypeError',
      `${definition.name}() missing 1 required keyword-only argument: '${parameter.name}'`,
    );
  return NULL;
}
