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
import { mapFact } from './load-store-forwarding.js';
import type { Optimizer, Pass } from './optimizer.js';

const INT = constant('ref', MapOf['INT']!);

export const guardElimination: Pass = {
  name: 'guard elimination',
  visit(o, node) {
    switch (node.op) {
      case 'mapOf':
        return mapFact(o, node.args[0]!) ?? null;
      case 'isSmall':
        return isSmallByMap(o, node.args[0]!);
      case 'refeq':
        return compareRefs(o, node, TRUE, FALSE);
      case 'refne':
        return compareRefs(o, node, FALSE, TRUE);
      default:
        return null;
    }
  },
  emitted(o, node) {
    if (node.op === 'mapOf') o.state.maps.set(node.args[0]!, node);
  },
  learn(o, condition, truth) {
    const [a, b] = condition.args.map(arg => o.resolve(arg)) as [Node, Node];
    switch (condition.op) {
      case 'not':
        o.learn(a, !truth);
        break;
      case 'isSmall':
        if (truth) o.state.maps.set(a, INT);
        break;
      case 'refeq':
      case 'i32eq':
      case 'i64eq':
      case 'booleq':
        if (truth) unify(o, a, b);
        else assume(o, NOT_EQUAL[condition.op]!, [a, b], TRUE);
        break;
      case 'refne':
      case 'i32ne':
      case 'i64ne':
      case 'boolne':
        if (!truth) unify(o, a, b);
        else assume(o, EQUAL[condition.op]!, [a, b], FALSE);
        break;
      default:
        learnOrder(o, condition.op, a, b, truth);
    }
  },
};
const NOT_EQUAL: Partial<Record<OpName, OpName>> = { refeq: 'refne', i32eq: 'i32ne', i64eq: 'i64ne', booleq: 'boolne' };
const EQUAL: Partial<Record<OpName, OpName>> = { refne: 'refeq', i32ne: 'i32eq', i64ne: 'i64eq', boolne: 'booleq' };

/** Two values are the same: from here on the constant, or else the older one, stands for both. */
function unify(o: Optimizer, a: Node, b: Node): void {
  if (a === b || o.virtualOf(a) || o.virtualOf(b)) return;
  const [kept, dropped] = isConstant(a) ? [a, b] : isConstant(b) ? [b, a] : [a, b];
  const map = o.state.maps.get(dropped);
  if (map && !o.state.maps.has(kept)) o.state.maps.set(kept, map);
  o.replace(dropped, kept);
}
function isSmallByMap(o: Optimizer, value: Node): Node | null {
  const map = mapFact(o, value);
  return map && isConstant(map) && map !== INT ? FALSE : null;
}
/** Values of different maps differ, and what has a map is not NULL. */
function compareRefs(o: Optimizer, node: Node, same: Node, different: Node): Node | null {
  const [a, b] = node.args as [Node, Node];
  if (a === b) return same;
  const hasMap = (x: Node): boolean => mapFact(o, x) !== undefined;
  if ((a === NULL_REF && hasMap(b)) || (b === NULL_REF && hasMap(a))) return different;
  const [ma, mb] = [mapFact(o, a), mapFact(o, b)];
  return ma && mb && isConstant(ma) && isConstant(mb) && ma !== mb ? different : null;
}

/** What `a < b` and `a <= b` say about the other comparisons of the two. */
function learnOrder(o: Optimizer, op: OpName, a: Node, b: Node, truth: boolean): void {
  const prefix = op.slice(0, 3);
  const kind = op.slice(3);
  if ((prefix !== 'i32' && prefix !== 'i64') || (kind !== 'lt' && kind !== 'le')) return;
  const know = (other: string, args: Node[], value: Node): void => assume(o, prefix + other, args, value);
  if (kind === 'lt' && truth) {
    know('le', [a, b], TRUE);
    know('lt', [b, a], FALSE);
    know('le', [b, a], FALSE);
    know('eq', [a, b], FALSE);
    know('eq', [b, a], FALSE);
    know('ne', [a, b], TRUE);
    know('ne', [b, a], TRUE);
  } else if (kind === 'lt') know('le', [b, a], TRUE);
  else if (truth) know('lt', [b, a], FALSE);
  else learnOrder(o, `${prefix}lt` as OpName, b, a, true);
}
