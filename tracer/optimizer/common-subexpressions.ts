/**
 * Common subexpressions: an operation that depends on nothing but its operands is computed once. Elidable calls count as such: they
 * have no effect and depend on nothing that changes. Loads are load-store-forwarding's business.
 */
import { isValue, type Type } from '../ir/ops.js';
import { constant, functionOf, idOf, isConstant, type Node, type Value } from '../ir/trace.js';
import type { Optimizer, Pass } from './optimizer.js';

/** Key of an expression; operands of commutative operations are in a fixed order already. */
export function expressionKey(op: string, args: readonly Node[]): string {
  let key = op;
  for (const arg of args) key += isConstant(arg) ? `,${arg.type}${keyOfConstant(arg)}` : `,${idOf(arg)}`;
  return key;
}
function keyOfConstant(node: Node): string {
  return Object.is(node.value, -0) ? '-0' : String(node.value);
}
/** Records that an expression has a value without being computed. */
export function assume(o: Optimizer, op: string, args: readonly Node[], value: Node): void {
  o.state.expressions.set(expressionKey(op, args), value);
}

export const commonSubexpressions: Pass = {
  name: 'common subexpressions',
  visit(o, node) {
    const key = keyOf(node);
    if (!key) return null;
    const known = o.state.expressions.get(key);
    if (known) return known;
    return foldCall(o, node);
  },
  emitted(o, node) {
    const key = keyOf(node);
    if (key) o.state.expressions.set(key, node);
  },
};
function keyOf(node: Node): string | null {
  if (node.op === 'call')
    return functionOf(node).kind === 'elidable' ? expressionKey(functionOf(node).name, node.args) : null;
  return isValue(node.op) && node.args.length > 0 ? expressionKey(node.op, node.args) : null;
}
/** An elidable function of constants is a constant. */
function foldCall(o: Optimizer, node: Node): Node | null {
  if (node.op !== 'call' || !o.host.call || !node.args.every(isConstant) || node.type === 'void') return null;
  const value = o.host.call(
    functionOf(node),
    node.args.map(arg => arg.value as Value),
  );
  return value === undefined ? null : constant(node.type as Type, value);
}
