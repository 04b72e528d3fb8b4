/**
 * Removes checks whose outcome is known: `mapOf` of a value whose map a guard has found, comparisons that follow from comparisons
 * decided before (a < b also decides a <= b, a == b and b < a), values that were promoted to constants.
 *
 * A guard itself is dropped by the engine when its condition has become a constant; this pass makes conditions constant.
 */
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { OpName } from '../ir/ops.js';
import { constant, FALSE, isConstant, type Node, NULL_REF, TRUE } from '../ir/trace.js';
import { assume } from './common-subexpressions.js';
import { knownMap, mapFact, rememberMap } from './load-store-forwarding.js';
import type { Learner, Optimizer, Pass } from './optimizer.js';

const INT = constant('ref', MapOf['INT']!);

/** Equality was decided: the two are one, or the opposite comparison is known as well. */
const learnEqual: Learner = (o, condition, truth) => {
  const a = o.resolve(condition.args[0]!);
  const b = o.resolve(condition.args[1]!);
  if (truth) unify(o, a, b);
  else assume(o, NOT_EQUAL[condition.op]!, [a, b], TRUE);
};
const learnUnequal: Learner = (o, condition, truth) => {
  const a = o.resolve(condition.args[0]!);
  const b = o.resolve(condition.args[1]!);
  if (!truth) unify(o, a, b);
  else assume(o, EQUAL[condition.op]!, [a, b], FALSE);
};
const learnLess: Learner = (o, condition, truth) => {
  learnOrder(o, condition.op, o.resolve(condition.args[0]!), o.resolve(condition.args[1]!), truth);
};

export const guardElimination: Pass = {
  name: 'guard elimination',
  visit: {
    mapOf: (o, node) => mapFact(o, node.args[0]!) ?? null,
    isSmall: (o, node) => isSmallByMap(o, node.args[0]!),
    refeq: (o, node) => compareRefs(o, node, TRUE, FALSE),
    refne: (o, node) => compareRefs(o, node, FALSE, TRUE),
  },
  emitted: {
    mapOf: (o, node) => rememberMap(o, node.args[0]!, node),
  },
  learn: {
    not: (o, condition, truth) => o.learn(o.resolve(condition.args[0]!), !truth),
    isSmall: (o, condition, truth) => {
      if (truth) rememberMap(o, o.resolve(condition.args[0]!), INT);
    },
    refeq: learnEqual,
    i32eq: learnEqual,
    i64eq: learnEqual,
    booleq: learnEqual,
    refne: learnUnequal,
    i32ne: learnUnequal,
    i64ne: learnUnequal,
    boolne: learnUnequal,
    i32lt: learnLess,
    i32le: learnLess,
    i64lt: learnLess,
    i64le: learnLess,
  },
};
const NOT_EQUAL: Partial<Record<OpName, OpName>> = { refeq: 'refne', i32eq: 'i32ne', i64eq: 'i64ne', booleq: 'boolne' };
const EQUAL: Partial<Record<OpName, OpName>> = { refne: 'refeq', i32ne: 'i32eq', i64ne: 'i64eq', boolne: 'booleq' };

/** Two values are the same: from here on the constant, or else the older one, stands for both. */
function unify(o: Optimizer, a: Node, b: Node): void {
  if (a === b || o.virtualOf(a) || o.virtualOf(b)) return;
  const kept = isConstant(b) && !isConstant(a) ? b : a;
  const dropped = kept === a ? b : a;
  const map = knownMap(o, dropped);
  if (map && !knownMap(o, kept)) rememberMap(o, kept, map);
  o.replace(dropped, kept);
}
function isSmallByMap(o: Optimizer, value: Node): Node | null {
  const map = mapFact(o, value);
  return map && isConstant(map) && map !== INT ? FALSE : null;
}
/** Values of different maps differ, and what has a map is not NULL. */
function compareRefs(o: Optimizer, node: Node, same: Node, different: Node): Node | null {
  const a = node.args[0]!;
  const b = node.args[1]!;
  if (a === b) return same;
  const ma = mapFact(o, a);
  const mb = mapFact(o, b);
  if ((a === NULL_REF && mb !== undefined) || (b === NULL_REF && ma !== undefined)) return different;
  return ma && mb && isConstant(ma) && isConstant(mb) && ma !== mb ? different : null;
}

/** What `a < b` and `a <= b` say about the other comparisons of the two. */
function learnOrder(o: Optimizer, op: OpName, a: Node, b: Node, truth: boolean): void {
  const { lt, le, eq, ne } = op.startsWith('i32') ? ORDER_32 : ORDER_64;
  if (op === le) {
    if (truth) assume(o, lt, [b, a], FALSE);
    else learnOrder(o, lt, b, a, true);
  } else if (!truth) assume(o, le, [b, a], TRUE);
  else {
    assume(o, le, [a, b], TRUE);
    assume(o, lt, [b, a], FALSE);
    assume(o, le, [b, a], FALSE);
    assume(o, eq, [a, b], FALSE);
    assume(o, eq, [b, a], FALSE);
    assume(o, ne, [a, b], TRUE);
    assume(o, ne, [b, a], TRUE);
  }
}
const ORDER_32 = { lt: 'i32lt', le: 'i32le', eq: 'i32eq', ne: 'i32ne' } as const;
const ORDER_64 = { lt: 'i64lt', le: 'i64le', eq: 'i64eq', ne: 'i64ne' } as const;
