/**
 * The reference executor: runs IR directly on a memory, one operation after the other, as the table says and with no cleverness.
 * It runs raw trees (each iteration starts from the frame's registers, side traces from the failing guard's snapshot)
 * and optimised ones (label, phis, branches). What it leaves in memory is what compiled code has to leave.
 */
import { encodeExit, spilledValues } from '../snapshots/encode.js';
import { restoreExit } from '../snapshots/restore.js';
import { canEvaluate, evaluate } from './evaluate.js';
import {
  buildInt,
  buildObject,
  fieldAddress,
  type HeapHost,
  mapOfValue,
  numberOfInt,
  readMemory,
  writeMemory,
} from './heap-access.js';
import {
  type FunctionDescriptor,
  fieldOf,
  functionOf,
  isConstant,
  layoutOf,
  type Node,
  phisOf,
  placeOf,
  type Snapshot,
  type Trace,
  type Value,
  VirtualObject,
  valueAt,
} from './trace.js';

export interface ExecutionHost extends HeapHost {
  /** Carries out a residual, elidable or host function. */
  call(callee: FunctionDescriptor, args: readonly Value[]): Value | undefined;
  /** Whether the assumptions of the version still hold. */
  isValid?(): boolean;
}
export interface Execution {
  /** The guard, exit, link or label through which the trace was left. */
  readonly exit: Node;
  /** How often the loop header was passed. */
  readonly iterations: number;
}

/** Runs a raw trace with its side traces from the frame at `fp`, for at most `limit` iterations. */
export function executeTrace(trace: Trace, host: ExecutionHost, fp: number, limit: number): Execution {
  return new Executor(host, fp, limit).rawLoop(trace);
}
/** Runs the operations of an optimised tree. */
export function executeOperations(
  operations: readonly Node[],
  host: ExecutionHost,
  fp: number,
  limit: number,
): Execution {
  return new Executor(host, fp, limit).optimized(operations);
}

class Executor {
  private readonly host: ExecutionHost;
  private readonly fp: number;
  private readonly limit: number;
  private values = new Map<Node, Value>();
  private iterations = 0;
  private label: Node | null = null;
  constructor(host: ExecutionHost, fp: number, limit: number) {
    this.host = host;
    this.fp = fp;
    this.limit = limit;
  }

  rawLoop(trace: Trace): Execution {
    let end: Node;
    do {
      this.values = new Map();
      for (const input of trace.inputs) this.readInput(input);
      end = this.list(trace.operations);
      if (end.op === 'jump') this.leave(end);
    } while (end.op === 'jump' && ++this.iterations < this.limit);
    return { exit: end, iterations: this.iterations };
  }
  optimized(operations: readonly Node[]): Execution {
    const body = operations.findIndex(node => node.op === 'label') + 1;
    let end = this.list(operations);
    while (end.op === 'restart' && ++this.iterations < this.limit) end = this.list(operations);
    while (end.op === 'jump') {
      this.movePhis(end.args);
      if (++this.iterations >= this.limit) {
        this.leave(this.label!);
        return { exit: this.label!, iterations: this.iterations };
      }
      end = this.list(operations.slice(body));
    }
    return { exit: end, iterations: this.iterations };
  }

  private value(node: Node): Value {
    if (isConstant(node)) return node.value!;
    const value = this.values.get(node);
    if (value === undefined) throw new Error(`${node.op} ${node.id} has no value yet`);
    return value;
  }
  /** Runs a list to its terminator, or to the exit that was taken; answers that node. */
  private list(operations: readonly Node[]): Node {
    for (const node of operations) {
      const end = this.step(node);
      if (end) return end;
    }
    throw new Error('the list has no terminator');
  }
  private step(node: Node): Node | null {
    switch (node.op) {
      case 'guard':
        return (this.value(node.args[0]!) === 1) === node.expected ? null : this.fail(node);
      case 'guardValid':
        return (this.host.isValid?.() ?? true) ? null : this.fail(node);
      case 'jump':
        return node;
      case 'exit':
      case 'link':
      case 'restart':
        return this.leave(node);
      case 'label':
        this.label = node;
        this.movePhis(node.args);
        return null;
      default:
        this.compute(node);
        return null;
    }
  }
  private fail(guard: Node): Node {
    if (guard.branch) return this.list(guard.branch);
    if (!guard.sideTrace) return this.leave(guard);
    this.enterSideTrace(guard.snapshot!, guard.sideTrace);
    return this.list(guard.sideTrace.operations);
  }
  private enterSideTrace(snapshot: Snapshot, side: Trace): void {
    for (const input of side.inputs) {
      const value = valueAt(snapshot, placeOf(input));
      if (value instanceof VirtualObject) throw new Error('a raw snapshot holds a virtual object');
      if (value) this.values.set(input, this.value(value));
      else if (placeOf(input).frame === 0) this.readInput(input);
      else this.values.set(input, 0);
    }
  }
  private readInput(input: Node): void {
    this.values.set(input, this.host.view.getInt32(this.fp + 4 * placeOf(input).register, true));
  }
  private movePhis(args: readonly Node[]): void {
    const values = args.map(arg => this.value(arg));
    phisOf(this.label!).forEach((phi, i) => {
      this.values.set(phi, values[i]!);
    });
  }
  private leave(node: Node): Node {
    this.writeFrames(node.snapshot!, node);
    return node;
  }
  private writeFrames(snapshot: Snapshot, node: Node): void {
    const spills = spilledValues(snapshot, () => false);
    const exit = encodeExit(snapshot, node.exitKind, spills, () => false);
    restoreExit(this.host, exit, this.fp, slot => this.value(spills[slot]!));
  }

  private compute(node: Node): void {
    if (node.op === 'input') this.readInput(node);
    else if (node.op === 'flush') this.writeFrames(node.snapshot!, node);
    else {
      const result = computeOperation(
        this.host,
        node,
        node.args.map(arg => this.value(arg)),
      );
      if (node.type !== 'void') this.values.set(node, result!);
    }
  }
}

/** Carries out one operation that is neither control, input nor flush; answers its result. */
export function computeOperation(host: ExecutionHost, node: Node, args: readonly Value[]): Value | undefined {
  const result = canEvaluate(node.op) ? evaluate(node.op, args) : onHeap(host, node, args);
  if (node.type !== 'void' && result === undefined) throw new Error(`${node.op} has no result for ${args.join(', ')}`);
  return result;
}
function onHeap(host: ExecutionHost, node: Node, args: readonly Value[]): Value | undefined {
  const { view } = host;
  const object = args[0] as number;
  switch (node.op) {
    case 'mapOf':
      return mapOfValue(view, object);
    case 'intValue':
      return numberOfInt(view, object);
    case 'newInt':
      return buildInt(host, args[0] as bigint);
    case 'new':
      return buildObject(host, layoutOf(node).size, object);
    case 'newArray':
      return newArray(host, node, object, args[1] as number);
    case 'load':
      return readMemory(view, fieldAddress(object, fieldOf(node), 0), fieldOf(node).type);
    case 'loadAt':
      return readMemory(view, fieldAddress(object, fieldOf(node), args[1] as number), fieldOf(node).type);
    case 'call':
      return host.call(functionOf(node), args);
    default:
      return store(host, node, object, args);
  }
}
function store(host: ExecutionHost, node: Node, object: number, args: readonly Value[]): undefined {
  const field = fieldOf(node);
  const indexed = node.op === 'storeAt' || node.op === 'storeNewAt';
  const index = indexed ? (args[1] as number) : 0;
  writeMemory(host.view, fieldAddress(object, field, index), field.type, args.at(-1)!);
  const barrier = node.op === 'store' || node.op === 'storeAt';
  if (barrier && field.type === 'ref' && host.view.getInt32(object + 4, true) & 1) host.logObject(object);
}
function newArray(host: ExecutionHost, node: Node, map: number, length: number): number {
  const layout = layoutOf(node);
  const element = layout.element!;
  const bytes = Math.max(layout.size, element.offset + length * element.stride);
  const address = buildObject(host, bytes, map);
  const lengthField = layout.fields.find(field => field.name === 'length')!;
  host.view.setInt32(address + lengthField.offset, length, true);
  return address;
}
