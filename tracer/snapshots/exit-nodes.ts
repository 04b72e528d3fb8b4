/**
 * The exits of an optimised tree in the order of their numbers. The emitter numbers exits in this order, and whoever keeps the tree
 * gets from an exit's number back to its node by it.
 *
 * A guard with a branch has no exit of its own (its branch may have some); a label has the one for polling.
 */
import type { Node } from '../ir/trace.js';

/** All nodes through which the tree can be left; the exit number is the index. */
export function exitNodes(operations: readonly Node[], into: Node[] = []): Node[] {
  for (const node of operations) {
    if (node.branch) exitNodes(node.branch, into);
    else if (isExit(node)) into.push(node);
  }
  return into;
}
function isExit(node: Node): boolean {
  switch (node.op) {
    case 'guard':
    case 'guardValid':
    case 'exit':
    case 'link':
    case 'callTree':
    case 'restart':
      return true;
    case 'label':
      return node.snapshot !== null;
    default:
      return false;
  }
}
