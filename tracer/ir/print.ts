/**
 * Traces as text. `parse.ts` reads the same form back; its head comment holds the grammar. Values are numbered in the order of
 * their definition, so that equal traces print equally.
 */
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import { type OpName, rowOf } from './ops.js';
import {
  type AnyField,
  type FrameSnapshot,
  fieldOf,
  functionOf,
  isConstant,
  layoutOf,
  Node,
  type PendingStore,
  phisOf,
  placeOf,
  type Snapshot,
  type SnapshotValue,
  type Trace,
  type VirtualObject,
} from './trace.js';

/** The text of a list of operations (an optimised tree's, or a raw trace's). */
export function printOperations(operations: readonly Node[]): string {
  return new Printer().list(operations, '');
}
/** The snapshots of a tree's exits, by what they are; values have the names that `printOperations` gives them. */
export function printSnapshots(operations: readonly Node[]): Map<Node, string> {
  const printer = new Printer();
  printer.list(operations, '');
  return printer.snapshots;
}
/** The text of a raw trace: its inputs, then its operations. */
export function printTrace(trace: Trace): string {
  return new Printer().trace(trace, '');
}
/** The text of a constant: `5`, `5L`, `5.0`, `@4096`, `true`. */
export function printConstant(node: Node): string {
  const value = node.value!;
  switch (node.type) {
    case 'i64':
      return `${value}L`;
    case 'f64':
      return printFloat(value as number);
    case 'ref':
      return `@${value}`;
    case 'bool':
      return value ? 'true' : 'false';
    default:
      return String(value);
  }
}
function printFloat(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /[.eIN]/.test(text) ? text : text + '.0';
}

class Printer {
  readonly snapshots = new Map<Node, string>();
  private readonly names = new Map<Node, string>();

  trace(trace: Trace, indent: string): string {
    return this.list([...trace.inputs, ...trace.operations], indent);
  }
  list(operations: readonly Node[], indent: string): string {
    return operations.map(node => indent + this.operation(node, indent) + '\n').join('');
  }
  private define(node: Node): string {
    const name = `%${this.names.size}`;
    this.names.set(node, name);
    return name;
  }
  private use(node: Node): string {
    return isConstant(node) ? printConstant(node) : (this.names.get(node) ?? `%undefined${node.op}`);
  }
  private operation(node: Node, indent: string): string {
    const text = this.head(node) + this.tail(node);
    if (node.sideTrace)
      return `${text} ${node.isHotInPreamble ? 'everywhere' : 'side'} {\n${this.trace(node.sideTrace, indent + '  ')}${indent}}`;
    if (node.branch) return `${text} branch {\n${this.list(node.branch, indent + '  ')}${indent}}`;
    return text;
  }
  private head(node: Node): string {
    const args = node.args.map(a => this.use(a)).join(', ');
    switch (node.op) {
      case 'input':
        return `${this.define(node)}: ${node.type} = input ${placeOf(node).frame}:${placeOf(node).register}`;
      case 'guard':
        return `guard ${node.expected ? '' : 'not '}${args}`;
      case 'label':
        return [
          'label',
          phisOf(node)
            .map((phi, i) => `${this.define(phi)}: ${phi.type} = ${this.use(node.args[i]!)}`)
            .join(', '),
        ]
          .join(' ')
          .trimEnd();
      case 'link':
        return `link ${node.auxiliary}`;
      case 'callTree':
        return `${this.define(node)} = callTree ${node.auxiliary}`;
      case 'call': {
        const text = `call ${functionOf(node).name}(${args})`;
        return node.type === 'void' ? text : `${this.define(node)} = ${text}`;
      }
      default:
        return this.plain(node, args);
    }
  }
  private plain(node: Node, args: string): string {
    const text = [node.op, auxiliaryName(node), args].filter(Boolean).join(' ');
    return node.type === 'void' ? text : `${this.define(node)} = ${text}`;
  }
  private tail(node: Node): string {
    if (!node.snapshot) return '';
    const kind = hasExitKind(node.op) ? ` ${node.exitKind}` : '';
    const snapshot = this.snapshot(node.snapshot);
    this.snapshots.set(node, snapshot);
    return `${kind} ${snapshot}`;
  }
  private snapshot(snapshot: Snapshot): string {
    const shared = new Map<VirtualObject, string>();
    const parts = snapshot.frames.map((frame, i) => this.frame(frame, i, shared));
    for (const store of snapshot.pending ?? []) parts.push(this.pendingStore(store, shared));
    return `[${parts.join(' | ')}]`;
  }
  private frame(frame: FrameSnapshot, position: number, shared: Map<VirtualObject, string>): string {
    const parts = [`pc ${frame.pc}`, `code ${frame.code}`];
    if (position > 0) parts.unshift(`at ${frame.offset}`);
    if (position > 0 || frame.registers.at(-1) === null) parts.push(`size ${frame.registers.length}`);
    if (frame.flags) parts.push(`flags ${frame.flags}`);
    if (frame.depth) parts.push(`depth ${frame.depth}`);
    if (frame.function) parts.push(`function=${this.value(frame.function, shared)}`);
    if (frame.extra) parts.push(`extra=${this.value(frame.extra, shared)}`);
    frame.registers.forEach((value, i) => {
      if (value) parts.push(`r${i}=${this.value(value, shared)}`);
    });
    return parts.join(' ');
  }
  private pendingStore(store: PendingStore, shared: Map<VirtualObject, string>): string {
    const index = store.index ? `, ${this.use(store.index)}` : '';
    const op = store.barrier ? 'store' : 'storeNew';
    return `${op} ${store.field.key} ${this.value(store.object, shared)}${index} = ${this.value(store.value, shared)}`;
  }
  private value(value: SnapshotValue, shared: Map<VirtualObject, string>): string {
    if (value instanceof Node) return this.use(value);
    const name = shared.get(value);
    if (name) return name;
    shared.set(value, `$${shared.size}`);
    return shared.get(value)! + '=' + this.virtual(value, shared);
  }
  private virtual(object: VirtualObject, shared: Map<VirtualObject, string>): string {
    if (object.kind === 'int') return `{int ${this.value(object.contents[0]!.value, shared)}}`;
    const parts = [`${object.layout!.name} ${this.value(object.map, shared)}`];
    if (object.kind === 'array') parts.push(`length ${object.length}`);
    for (const { field, index, value } of object.contents) {
      parts.push(`${field.stride ? `[${index}]` : field.key}=${this.value(value, shared)}`);
    }
    return `{${parts.join(' ')}}`;
  }
}
const hasExitKind = (op: OpName): boolean => op === 'guard' || op === 'exit';
function auxiliaryName(node: Node): string {
  const kind = rowOf(node.op).auxiliary;
  if (kind === 'field') return (fieldOf(node) as AnyField).key;
  return kind === 'layout' ? (layoutOf(node) as LayoutDescriptor).name : '';
}
