/**
 * Instructions that go many ways. An exit whose side trace is recorded, but not compiled yet, is taken by states that the side trace does
 * not fit, too: at a call of objects of five classes the first exit stands for four of them. So that a tree gets all its cases in
 * few compilations, the recorded side traces are followed from the state at hand up to the guard at which it would leave them,
 * and that guard's side trace is recorded at once.
 *
 * What always holds: a guard that is answered stands at the instruction where the machine stands, and nothing was written before it.
 */
import { computeOperation, type ExecutionHost } from '../ir/execute.js';
import { type FrameSnapshot, isConstant, type Node, type Place, placeOf, type Trace, type Value } from '../ir/trace.js';

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
  const state = new State(host, origin.snapshot!.frames, rootFp);
  const { operations } = trace;
  for (let i = 0; i < operations.length; i++) {
    const node = operations[i]!;
    if (node.op === 'guard') {
      if (!isSameCase(origin, node)) return null;
      if ((state.valueOf(node.args[0]!) === 1) !== node.expected) return node;
    } else if (node.row.effect !== 'value' && node.row.effect !== 'read') return null;
  }
  return null;
}

/** Values that a side trace would compute in the machine's state, each when it is first asked for. */
class State {
  private readonly host: ExecutionHost;
  private readonly frames: readonly FrameSnapshot[];
  private readonly rootFp: number;
  private readonly values = new Map<Node, Value>();
  constructor(host: ExecutionHost, frames: readonly FrameSnapshot[], rootFp: number) {
    this.host = host;
    this.frames = frames;
    this.rootFp = rootFp;
  }
  valueOf(node: Node): Value {
    if (isConstant(node)) return node.value!;
    if (node.op === 'input') return this.input(placeOf(node));
    let value = this.values.get(node);
    if (value === undefined) this.values.set(node, (value = this.compute(node)));
    return value;
  }
  private input({ frame, register }: Place): number {
    return this.host.view.getInt32(this.rootFp + this.frames[frame]!.offset + 4 * register, true);
  }
  private compute(node: Node): Value {
    const args: Value[] = [];
    for (let i = 0; i < node.args.length; i++) args.push(this.valueOf(node.args[i]!));
    return computeOperation(this.host, node, args)!;
  }
}
