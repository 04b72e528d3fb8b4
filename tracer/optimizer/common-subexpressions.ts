/**
 * Common subexpressions: an operation that depends on nothing but its operands is computed once. Elidable calls count as such: they
 * have no effect and depend on nothing that changes. Loads are load-store-forwarding's business.
 */
import { isValue, type OpName, OPS, type Type } from '../ir/ops.js';
import { constant, functionOf, isConstant, type Node, type Value } from '../ir/trace.js';
import type { Optimizer, Pass, Visitor, Watcher } from './optimizer.js';
import type { Operator } from './state.js';

/** Records that an expression has a value without being computed. */
export function assume(o: Optimizer, op: OpName, args: readonly Node[], value: Node): void {
  o.state.setExpression(op, args, value);
}
function operatorOf(node: Node): Operator | null {
  if (node.args.length === 0) return null;
  if (node.row.effect !== 'call') return node.op;
  return functionOf(node).kind === 'elidable' ? functionOf(node) : null;
}
const visit: Visitor = (o, node) => {
  const operator = operatorOf(node);
  if (operator === null) return null;
  const known = o.state.expression(operator, node.args);
  return known ?? (node.row.effect === 'call' ? foldCall(o, node) : null);
};
const emitted: Watcher = (o, node) => {
  const operator = operatorOf(node);
  if (operator) o.state.setExpression(operator, node.args, node);
};
const EXPRESSIONS = (Object.keys(OPS) as OpName[]).filter(op => op === 'call' || isValue(op));

export const commonSubexpressions: Pass = {
  name: 'common subexpressions',
  visit: Object.fromEntries(EXPRESSIONS.map(op => [op, visit])),
  emitted: Object.fromEntries(EXPRESSIONS.map(op => [op, emitted])),
};
/** An elidable function of constants is a constant. */
function foldCall(o: Optimizer, node: Node): Node | null {
  if (!o.host.call || !node.args.every(isConstant) || node.type === 'void') return null;
  const value = o.host.call(
    functionOf(node),
    node.args.map(arg => arg.value as Value),
  );
  return value === undefined ? null : constant(node.type as Type, value);
}
