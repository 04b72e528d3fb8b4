/**
 * Escape analysis: an object that a trace makes stays virtual (its allocation is not emitted, its fields are values) until
 * something needs its address: a store into an object that is real, a call, a comparison that depends on it. Snapshots do
 * not need it: they describe virtual objects, which are built when the exit is taken. How virtual objects cross the back
 * edge is decided by the label contract.
 *
 * Int boxes (`newInt`) are virtual objects without identity: they may be made twice or be replaced by another
 * box of the same number, and `is` on them never shows it. A number that came out of a box goes back into it.
 */
import { BoxedInt, FloatObject } from '../../interpreter/heap/layouts.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { type OpName, OPS, rowOf } from '../ir/ops.js';
import {
  type AnyField,
  constant,
  FLAGS_FIELD,
  fieldOf,
  isConstant,
  layoutOf,
  MAP_FIELD,
  makeNode,
  type Node,
  typeOfField,
} from '../ir/trace.js';
import { fitsSmall, tagged } from '../ir/heap-access.js';
import { rangeOf } from './integer-ranges.js';
import { mapFact } from './load-store-forwarding.js';
import { NOTHING } from './nothing.js';
import type { Optimizer, Pass } from './optimizer.js';
import { contentIndex, type Virtual } from './state.js';

const INT = constant('ref', MapOf['INT']!);
const FLOAT = constant('ref', MapOf['FLOAT']!);
/** Longer arrays are made at once. */
const LONGEST_VIRTUAL = 32;

/** Makes a virtual object that is known by `node`. */
export function makeVirtual(o: Optimizer, node: Node, kind: Virtual['kind'], map: Node, length = 0): Virtual {
  const layout = kind === 'int' ? null : layoutOf(node);
  const v: Virtual = { kind, layout, map, length, contents: [] };
  o.state.setVirtual(node, v);
  return v;
}
/** The value of a field or element; what was never stored is zero. */
export function contentOf(o: Optimizer, v: Virtual, field: AnyField, index: number): Node {
  const at = contentIndex(v, field, index);
  if (at >= 0) return o.resolve(v.contents[at]!.value);
  if (v.kind === 'array' && field.name === 'length') return constant('i32', v.length);
  const type = typeOfField(field);
  return constant(type, type === 'i64' ? 0n : 0);
}

/** Operations that have a reference among their operands and are not looked into need real objects. */
const USERS = (Object.keys(OPS) as OpName[]).filter(op => {
  const { effect, operands, variadic } = rowOf(op);
  return effect !== 'control' && (variadic || operands.some(type => type === 'ref' || type === '*'));
});
export const escapeAnalysis: Pass = {
  name: 'escape analysis',
  visit: {
    ...Object.fromEntries(USERS.map(op => [op, forceOperands])),
    newInt: visitNewInt,
    new: (o, node) => {
      makeVirtual(o, node, 'object', node.args[0]!);
      return node;
    },
    newArray: visitNewArray,
    intValue: (o, node) => visitIntValue(o, node.args[0]!),
    isSmall: (o, node) => visitIsSmall(o, node.args[0]!),
    smallValue: (o, node) => visitSmallValue(o, node.args[0]!),
    load: visitField,
    store: visitField,
    storeNew: visitField,
    loadAt: visitElement,
    storeAt: visitElement,
    storeNewAt: visitElement,
  },
  emitted: {
    intValue: (o, node) => rememberNumber(o, node.args[0]!, node),
    load: (o, node) => {
      if (fieldOf(node) === FloatObject.value) rememberNumber(o, node.args[0]!, node);
    },
    smallOf: (o, node) => o.state.setNumber(node, o.emit('i64Of', [node.args[0]!])),
  },
};
/** An object holds a number: asked for again it is known, and whoever needs such an object has one. */
function rememberNumber(o: Optimizer, object: Node, number: Node): void {
  o.state.setNumber(object, number);
  const map = mapFact(o, object);
  if (map === (number.type === 'f64' ? FLOAT : INT)) o.state.setBox(number, object);
}
/** Everything else needs real objects. `mapOf` does not: guard elimination has answered for virtual ones. */
function forceOperands(o: Optimizer, node: Node): null {
  o.forceArguments(node);
  return null;
}
function visitNewInt(o: Optimizer, node: Node): Node {
  const number = node.args[0]!;
  if (isConstant(number) && fitsSmall(number.value as bigint)) return constant('ref', tagged(number.value as bigint));
  o.state.setContent(makeVirtual(o, node, 'int', INT), BoxedInt.value, 0, number);
  return node;
}
function visitNewArray(o: Optimizer, node: Node): Node | null {
  const [map, length] = node.args as [Node, Node];
  if (!isConstant(length) || (length.value as number) > LONGEST_VIRTUAL || (length.value as number) < 0)
    return forceOperands(o, node);
  makeVirtual(o, node, 'array', map, length.value as number);
  return node;
}
function visitIntValue(o: Optimizer, box: Node): Node | null {
  const v = o.virtualOf(box);
  if (v?.kind === 'int') return contentOf(o, v, BoxedInt.value, 0);
  if (isConstant(box)) return constantNumber(o, box);
  return o.state.numberOf(box);
}
function constantNumber(o: Optimizer, box: Node): Node {
  const word = box.value as number;
  return constant('i64', word & 1 ? BigInt(word >> 1) : (o.host.load(word, BoxedInt.value, 0) as bigint));
}
function visitIsSmall(o: Optimizer, value: Node): Node | null {
  const v = o.virtualOf(value);
  if (v) return v.kind === 'int' ? o.emit('fits31', [contentOf(o, v, BoxedInt.value, 0)]) : constant('bool', 0);
  const number = o.state.numberOf(value);
  return number && mapFact(o, value) === INT ? o.emit('fits31', [number]) : null;
}
function visitSmallValue(o: Optimizer, value: Node): Node | null {
  const number = o.virtualOf(value)?.kind === 'int' ? visitIntValue(o, value) : o.state.numberOf(value);
  return number && o.emit('i32Of', [number]);
}
function visitField(o: Optimizer, node: Node): Node | null {
  const v = o.virtualOf(node.args[0]!);
  const field = fieldOf(node);
  if (node.op === 'load') {
    if (v && v.kind !== 'int') return field === MAP_FIELD ? o.resolve(v.map) : contentOf(o, v, field, 0);
    const number = field === FloatObject.value ? o.state.numberOf(node.args[0]!) : null;
    return number ?? forceOperands(o, node);
  }
  if (!v || v.kind === 'int') return forceObject(o, node);
  if (field === MAP_FIELD) o.state.setVirtualMap(v, node.args[1]!);
  else if (field !== FLAGS_FIELD) o.state.setContent(v, field, 0, truncate(o, field, node.args[1]!));
  else return forceObject(o, node);
  return NOTHING;
}
/** The object of a store must be real; its value may stay virtual as long as the store is postponed. */
function forceObject(o: Optimizer, node: Node): null {
  const value = node.args.at(-1)!;
  node.args = [...node.args.slice(0, -1).map(arg => o.force(arg)), value];
  return null;
}
function visitElement(o: Optimizer, node: Node): Node | null {
  const v = o.virtualOf(node.args[0]!);
  const index = node.args[1]!;
  const field = fieldOf(node);
  if (v?.kind !== 'array' || !isConstant(index))
    return node.op === 'loadAt' ? forceOperands(o, node) : forceObject(o, node);
  if (node.op === 'loadAt') return contentOf(o, v, field, index.value as number);
  o.state.setContent(v, field, index.value as number, truncate(o, field, node.args[2]!));
  return NOTHING;
}
/** What a narrow field keeps of a value. */
function truncate(o: Optimizer, field: AnyField, value: Node): Node {
  if (field.type !== 'u8' && field.type !== 'u16') return value;
  return o.emit('i32and', [value, constant('i32', field.type === 'u8' ? 0xff : 0xffff)]);
}

/** Allocates a virtual object after all; its contents are forced, too. Answers the value itself when it is not virtual. */
export function force(o: Optimizer, node: Node): Node {
  const v = o.virtualOf(node);
  if (!v) return node;
  const box = o.boxFor(v);
  if (box) return standFor(o, node, box);
  return v.kind === 'int' ? forceInt(o, node, v) : forceObjectContents(o, node, v);
}
function standFor(o: Optimizer, node: Node, real: Node): Node {
  o.state.setVirtual(node, null);
  o.replace(node, real);
  return real;
}
function forceInt(o: Optimizer, node: Node, v: Virtual): Node {
  const number = contentOf(o, v, BoxedInt.value, 0);
  if (isConstant(number) && fitsSmall(number.value as bigint))
    return standFor(o, node, constant('ref', tagged(number.value as bigint)));
  const { low, high } = rangeOf(o, number);
  const real =
    fitsSmall(low) && fitsSmall(high)
      ? o.push(makeNode('smallOf', [o.emit('i32Of', [number])]))
      : o.push(makeNode('newInt', [number]));
  o.state.setNumber(real, number);
  if (!isConstant(number)) o.state.setBox(number, real);
  return standFor(o, node, real);
}
function forceObjectContents(o: Optimizer, node: Node, v: Virtual): Node {
  const map = o.force(v.map);
  const real =
    v.kind === 'array'
      ? o.push(makeNode('newArray', [map, constant('i32', v.length)], v.layout))
      : o.push(makeNode('new', [map], v.layout));
  standFor(o, node, real);
  for (const { field, index, value } of v.contents) {
    const content = o.force(o.resolve(value));
    if (field.stride) o.emit('storeNewAt', [real, constant('i32', index), content], field);
    else o.emit('storeNew', [real, content], field);
  }
  clearRest(o, v, real);
  if (v.layout?.name === 'float') {
    const number = contentOf(o, v, FloatObject.value, 0);
    if (!isConstant(number)) o.state.setBox(number, real);
    o.state.setNumber(real, number);
  }
  return real;
}
/** References that were never stored must be NULL, as memory comes uninitialised. */
function clearRest(o: Optimizer, v: Virtual, real: Node): void {
  const missing = (field: AnyField, index: number): boolean => contentIndex(v, field, index) < 0;
  for (const field of v.layout!.fields) {
    if (field.type === 'ref' && missing(field, 0)) o.emit('storeNew', [real, constant('ref', 0)], field);
  }
  const element = v.layout!.element;
  if (v.kind !== 'array' || element?.type !== 'ref') return;
  for (let i = 0; i < v.length; i++)
    if (missing(element, i)) o.emit('storeNewAt', [real, constant('i32', i), constant('ref', 0)], element);
}
