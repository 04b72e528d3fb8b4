/**
 * Checks that a trace is well-formed: operand counts and types, every value defined before it is used, a terminator at the end and
 * only there, exits with snapshots whose frames make sense. Debug builds run it after recording and after every pass.
 */
import { isTerminator, rowOf, type Type } from './ops.js';
import {
  type AnyField,
  forEachSnapshotNode,
  fieldOf,
  functionOf,
  isConstant,
  type Node,
  phisOf,
  type Snapshot,
  type Trace,
  typeOfField,
} from './trace.js';

/** Throws an Error that names the operation when a raw trace is malformed. `outer` are values that it may use. */
export function verifyTrace(trace: Trace): void {
  new Verifier(true).list([...trace.inputs, ...trace.operations], new Set());
}
/** The same for the operations of an optimised tree. */
export function verifyOperations(operations: readonly Node[]): void {
  new Verifier(false).list(operations, new Set());
}

const HAS_SNAPSHOT: readonly string[] = ['guard', 'guardValid', 'exit', 'link', 'flush', 'callTree', 'restart'];

class Verifier {
  private readonly raw: boolean;
  private hasLabel = false;
  private label: Node | null = null;
  constructor(raw: boolean) {
    this.raw = raw;
  }
  list(operations: readonly Node[], defined: Set<Node>): void {
    operations.forEach((node, i) => {
      const last = i === operations.length - 1;
      if (isTerminator(node.op) !== last)
        this.fail(node, last ? 'the list has no terminator' : 'a terminator is not last');
      this.operation(node, defined);
      defined.add(node);
    });
  }
  private fail(node: Node, message: string): never {
    throw new Error(`malformed trace: ${node.op}: ${message}`);
  }
  private operation(node: Node, defined: Set<Node>): void {
    for (const arg of node.args) this.use(node, arg, defined);
    if (node.op !== 'select') this.operandTypes(node);
    if (node.op === 'select' && node.args[1]!.type !== node.args[2]!.type)
      this.fail(node, 'the choices differ in type');
    if (node.op === 'label') this.defineLabel(node, defined);
    if (node.op === 'jump') this.jump(node);
    this.snapshot(node, defined);
    if (node.sideTrace) this.list([...node.sideTrace.inputs, ...node.sideTrace.operations], new Set());
    if (node.branch) this.list(node.branch, new Set(defined));
  }
  private use(node: Node, arg: Node, defined: Set<Node>): void {
    if (!isConstant(arg) && !defined.has(arg)) this.fail(node, `uses ${arg.op} ${arg.id} before its definition`);
  }
  private operandTypes(node: Node): void {
    const types = this.expectedTypes(node);
    if (!types) return;
    if (types.length !== node.args.length)
      this.fail(node, `has ${node.args.length} operands instead of ${types.length}`);
    types.forEach((type, i) => {
      const actual = node.args[i]!.type;
      if (actual !== type) this.fail(node, `operand ${i} is ${actual}, not ${type}`);
    });
  }
  private expectedTypes(node: Node): readonly (Type | 'void')[] | null {
    const row = rowOf(node.op);
    if (node.op === 'call') return functionOf(node).parameters;
    if (row.variadic) return node.op === 'label' ? phisOf(node).map(phi => phi.type) : null;
    return row.operands.map(type => (type === 'field' ? typeOfField(fieldOf(node) as AnyField) : (type as Type)));
  }
  private defineLabel(node: Node, defined: Set<Node>): void {
    if (this.raw || this.hasLabel) this.fail(node, this.raw ? 'stands in a raw trace' : 'is the second label');
    this.hasLabel = true;
    this.label = node;
    for (const phi of phisOf(node)) defined.add(phi);
  }
  private jump(node: Node): void {
    if (this.raw) {
      if (node.snapshot?.frames.length !== 1) this.fail(node, 'a raw jump needs a snapshot of the root frame');
      return;
    }
    const phis = this.label ? phisOf(this.label) : this.fail(node, 'there is no label to jump to');
    if (phis.length !== node.args.length) this.fail(node, `has ${node.args.length} operands for ${phis.length} phis`);
    phis.forEach((phi, i) => {
      if (phi.type !== node.args[i]!.type) this.fail(node, `operand ${i} is ${node.args[i]!.type}, not ${phi.type}`);
    });
  }
  private snapshot(node: Node, defined: Set<Node>): void {
    if (!node.snapshot) {
      if (HAS_SNAPSHOT.includes(node.op)) this.fail(node, 'has no snapshot');
      return;
    }
    this.frames(node, node.snapshot);
    forEachSnapshotNode(node.snapshot, value => this.use(node, value, defined));
  }
  private frames(node: Node, snapshot: Snapshot): void {
    if (snapshot.frames.length === 0) this.fail(node, 'the snapshot has no frames');
    snapshot.frames.forEach((frame, i) => {
      if (frame.pc === 0 || frame.code === 0) this.fail(node, `frame ${i} of the snapshot has no pc or code`);
      const before = snapshot.frames[i - 1];
      if (before ? frame.offset <= before.offset : frame.offset !== 0)
        this.fail(node, `frame ${i} has offset ${frame.offset}`);
      if (frame.offset & 3) this.fail(node, `frame ${i} is not aligned`);
    });
  }
}
