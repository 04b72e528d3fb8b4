/**
 * Instructions that go many ways. An exit whose side trace is recorded, but not compiled yet, is taken by states that the side trace does
 * not fit, too: at a call of objects of five classes the first exit stands for four of them. So that a tree gets all its cases in
 * few compilations, the recorded side traces are followed from the state at hand up to the guard at which it would leave them,
 * and that guard's side trace is recorded at once.
 *
 * What always holds: a guard that is answered stands at the instruction where the machine stands, and nothing was written before it.
 */
import { computeOperation, type ExecutionHost } from '../ir/execute.js';
import { isConstant, type Node, placeOf, type Trace, type Value } from '../ir/trace.js';

/** Whether a guard of the side trace of `origin` tests the state in which that side trace starts. */
export function isSameCase(origin: Node, guard: Node): boolean {
  const [start, own] = [origin.snapshot!.frames, guard.snapshot!.frames];
  return guard.exitKind === 'resume' && own.length === start.length && own.at(-1)!.pc === start.at(-1)!.pc;
}

/**
 * The guard without a side trace at which the machine's state would leave the recorded side traces of `guard`; null when it would not
 * before the instruction is done. `rootFp`: the frame pointer of the tree's root frame.
 */
export function nextCase(host: ExecutionHost, guard: Node, rootFp: number): Node | null {
  let at: Node | null = guard;
  while (at?.sideTrace) at = failingGuard(host, at, at.sideTrace, rootFp);
  return at;
}
function failingGuard(host: ExecutionHost, origin: Node, trace: Trace, rootFp: number): Node | null {
  const { frames } = origin.snapshot!;
  const values = new Map<Node, Value>();
  for (const input of trace.inputs) {
    const { frame, register } = placeOf(input);
    values.set(input, host.view.getInt32(rootFp + frames[frame]!.offset + 4 * register, true));
  }
  const valueOf = (node: Node): Value => (isConstant(node) ? node.value! : values.get(node)!);
  for (const node of trace.operations) {
    if (node.op === 'guard') {
      if (!isSameCase(origin, node)) return null;
      if ((valueOf(node.args[0]!) === 1) !== node.expected) return node;
    } else if (node.row.effect !== 'value' && node.row.effect !== 'read') return null;
    else values.set(node, computeOperation(host, node, node.args.map(valueOf))!);
  }
  return null;
}
