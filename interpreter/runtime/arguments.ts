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
  definition.binding === 'method' || definition.binding === 'class' ? 1 : 0;
const plural = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** The name a message uses: `list.append`, `len`. */
export type QualifiedName = (definition: NativeDefinition) => string;

function countError(space: Space, definition: NativeDefinition, plan: Plan, given: number, qualified: string) {
  const skip = receivers(definition);
  const most = plan.positional.length - skip;
  const least = plan.required - skip;
  const got = given - skip;
  const type = 'TypeError';
  if (got < 0) return space.error(type, `unbound method ${qualified}() needs an argument`);
  if (plan.positionalOnly && most === 0) return space.error(type, `${qualified}() takes no arguments (${got} given)`);
  if (plan.positionalOnly && most === 1 && least === 1)
    return space.error(type, `${qualified}() takes exactly one argument (${got} given)`);
  if (plan.positionalOnly) {
    const bound = most === least ? '' : got < least ? 'at least ' : 'at most ';
    return space.error(
      type,
      `${definition.name} expected ${bound}${plural(got < least ? least : most, 'argument')}, got ${got}`,
    );
  }
  if (got > most) {
    const bound = most === least ? 'exactly' : 'at most';
    const positionalWord = definition.parameters.some(p => p.kind === 'keyword-only')
      ? 'positional argument'
      : 'argument';
    return space.error(type, `${definition.name}() takes ${bound} ${plural(most, positionalWord)} (${got} given)`);
  }
  const missing = plan.positional.findIndex((p, k) => p.required && k >= given);
  return space.error(
    type,
    `${definition.name}() missing required argument '${plan.positional[missing]!.name}' (pos ${missing - skip + 1})`,
  );
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
  if (keywords.size > 0 && plan.positionalOnly && !plan.starStar)
    throw space.error('TypeError', `${qualified}() takes no keyword arguments`);
  if (positional.length > plan.positional.length && !plan.star)
    throw countError(space, definition, plan, positional.length, qualified);
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
        throw space.error('TypeError', `${definition.name}() got an unexpected keyword argument '${name}'`);
    }
  }
  return bound;
}
function missingKeyword(space: Space, definition: NativeDefinition, parameter: Parameter): Ref {
  if (parameter.required)
    throw space.error(
      'TypeError',
      `${definition.name}() missing 1 required keyword-only argument: '${parameter.name}'`,
    );
  return NULL;
}
