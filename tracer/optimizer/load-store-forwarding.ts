/**
 * Forwards what is known about memory: a load after a load or store of the same field of the same object is no load. Facts are
 * keyed by field (array elements also by index); a store kills the facts about the same field of objects that may be
 * the same, a call those about the fields it declares to write.
 *
 * `ro` fields of constants fold; other facts about them survive everything. `quasi` fields of constants fold, and the tree depends on
 * them from then on. Facts about maps live here too: most maps never change (an int stays an int), those of lists and
 * instances do. The write barrier is dropped for objects that are young or logged since the last safe point.
 */
import { MapOf, WELL_KNOWN_END } from '../../interpreter/heap/well-known.js';
import {
  type AnyField,
  constant,
  type Effects,
  fieldOf,
  functionOf,
  isConstant,
  MAP_FIELD,
  type Node,
  typeOfField,
} from '../ir/trace.js';
import { NOTHING } from './nothing.js';
import type { Optimizer, Pass, Visitor, Watcher } from './optimizer.js';
import type { HeapFact } from './state.js';

/** Well-known maps that objects change from or to; those of user classes may change, too. */
const CHANGING_MAPS = new Set<number>(
  ['OBJECT', 'LIST_EMPTY', 'LIST_INT', 'LIST_FLOAT', 'LIST', 'DICT', 'NAMESPACE', 'MODULE'].map(name => MapOf[name]!),
);
const INT = constant('ref', MapOf['INT']!);
const WELL_KNOWN_MAPS = new Set<number>(Object.values(MapOf));
/** Whether an object of this map keeps it for ever. */
export function isStableMap(map: Node): boolean {
  return isConstant(map) && WELL_KNOWN_MAPS.has(map.value as number) && !CHANGING_MAPS.has(map.value as number);
}

/** The known value of a field, or undefined. */
export function knownContent(o: Optimizer, field: AnyField, object: Node, index: Node | null): Node | undefined {
  return o.state.content(field, object, index);
}
/** Enters a fact. */
export function remember(o: Optimizer, fact: HeapFact): void {
  o.state.remember(fact);
}

/** Whether two objects may be the same one. */
export function mayAlias(o: Optimizer, first: Node, second: Node): boolean {
  const a = o.resolve(first);
  const b = o.resolve(second);
  if (a === b) return true;
  if (isConstant(a) && isConstant(b)) return false;
  if ((isNew(a) && (isNew(b) || isConstant(b))) || (isNew(b) && isConstant(a))) return false;
  const ma = mapFact(o, a);
  const mb = mapFact(o, b);
  return !(ma && mb && isConstant(ma) && isConstant(mb) && ma !== mb);
}
const isNew = (x: Node): boolean => x.op === 'new' || x.op === 'newArray' || x.op === 'newInt';
function differ(a: Node | null, b: Node | null): boolean {
  return a !== null && b !== null && isConstant(a) && isConstant(b) && a !== b;
}
/** Whether a store to one place may change another place of the same field. */
export function mayOverlap(o: Optimizer, a: HeapFact, object: Node, index: Node | null): boolean {
  return !differ(a.index && o.resolve(a.index), index) && mayAlias(o, a.object, object);
}
function killField(o: Optimizer, field: AnyField, object: Node, index: Node | null): void {
  o.state.forgetFacts(field, fact => mayOverlap(o, fact, object, index));
}

const keySets = new WeakMap<readonly string[], ReadonlySet<string>>();
/** Whether effects include a field. */
export function affects(effects: Effects, field: AnyField): boolean {
  if (effects === 'everything') return true;
  let keys = keySets.get(effects);
  if (!keys) keySets.set(effects, (keys = new Set(effects)));
  return keys.has(field.key) || (keys.has('instance.slots') && field.name.startsWith('slot'));
}
function killByCall(o: Optimizer, writes: Effects): void {
  o.state.forgetAllFacts(
    field => affects(writes, field),
    fact => fact.field.mutability !== 'ro',
  );
  if (affects(writes, MAP_FIELD)) o.state.forgetChangingMaps();
}

/** The map of a value as far as it is known: a constant, or the node that read it. */
export function mapFact(o: Optimizer, value: Node): Node | undefined {
  const v = o.virtualOf(value);
  if (v) return o.resolve(v.map);
  if (isConstant(value)) return mapOfConstant(o, value.value as number);
  if (value.op === 'smallOf' || value.op === 'newInt') return INT;
  return knownMap(o, value);
}
/** The map that was seen or set, not what follows from the value itself. */
export function knownMap(o: Optimizer, value: Node): Node | undefined {
  return o.state.mapOf(value, isStableMap);
}
export function rememberMap(o: Optimizer, value: Node, map: Node): void {
  o.state.setMap(value, map, isStableMap(map));
}
function mapOfConstant(o: Optimizer, value: number): Node | undefined {
  if (value & 1) return INT;
  if (value === 0) return undefined;
  const map = constant('ref', o.host.mapOf(value));
  return isStableMap(map) ? map : undefined;
}

const watchLoad: Watcher = (o, node) => {
  const index = node.op === 'load' ? null : node.args[1]!;
  remember(o, { field: fieldOf(node), object: node.args[0]!, index, value: node });
};
const watchAllocation: Watcher = (o, node) => {
  rememberMap(o, node, node.args[0]!);
  o.state.setYoung(node);
  if (node.op === 'newArray') rememberLength(o, node);
};
const watchCall: Watcher = (o, node) => {
  killByCall(o, functionOf(node).writes);
  if (functionOf(node).runsPython) o.state.passSafePoint();
};
const visitPlainStore: Visitor = (o, node) => visitStore(o, node, null);
const visitElementStore: Visitor = (o, node) => visitStore(o, node, node.args[1]!);

export const loadStoreForwarding: Pass = {
  name: 'load/store forwarding',
  visit: {
    load: (o, node) => visitLoad(o, node, null),
    loadAt: (o, node) => visitLoad(o, node, node.args[1]!),
    store: visitPlainStore,
    storeNew: visitPlainStore,
    storeAt: visitElementStore,
    storeNewAt: visitElementStore,
  },
  emitted: {
    load: watchLoad,
    loadAt: watchLoad,
    new: watchAllocation,
    newArray: watchAllocation,
    call: watchCall,
    // No collection happens while trees are on the host's stack: they leave for it.
    callTree: o => killByCall(o, 'everything'),
  },
};
function rememberLength(o: Optimizer, array: Node): void {
  const field = (array.auxiliary as { fields: readonly AnyField[] }).fields.find(f => f.name === 'length');
  if (field) remember(o, { field, object: array, index: null, value: array.args[1]! });
}

function visitLoad(o: Optimizer, node: Node, index: Node | null): Node | null {
  const field = fieldOf(node);
  const object = node.args[0]!;
  if (field === MAP_FIELD) return o.emit('mapOf', [object]);
  return knownContent(o, field, object, index) ?? foldLoad(o, field, object, index);
}
/** Loads from constants of what does not change, or of what the tree may depend on. */
function foldLoad(o: Optimizer, field: AnyField, object: Node, index: Node | null): Node | null {
  if (field.mutability === 'plain' || !isConstant(object) || (index && !isConstant(index))) return null;
  const address = object.value as number;
  const value = o.host.load(address, field, index ? (index.value as number) : 0);
  if (field.mutability === 'quasi' && !o.assumptions.some(a => a.object === address && a.field === field)) {
    o.assumptions.push({ object: address, field, value });
  }
  return constant(typeOfField(field), value);
}

function visitStore(o: Optimizer, node: Node, index: Node | null): Node | null {
  const field = fieldOf(node);
  const object = node.args[0]!;
  const value = node.args.at(-1)!;
  if (knownContent(o, field, object, index) === value) return NOTHING;
  if (field === MAP_FIELD) storeMap(o, object, value);
  else {
    killField(o, field, object, index);
    // A narrow field keeps fewer bits than the value has.
    if (field.type !== 'u8' && field.type !== 'u16') remember(o, { field, object, index, value });
  }
  const barrier = (node.op === 'store' || node.op === 'storeAt') && field.type === 'ref';
  if (!barrier) return null;
  if (o.state.isYoung(object) || isPermanent(value)) return withoutBarrier(o, node, index);
  o.state.setYoung(object);
  return null;
}
function storeMap(o: Optimizer, object: Node, map: Node): void {
  o.state.forgetMaps((other, known) => !isStableMap(known) && mayAlias(o, other, object));
  rememberMap(o, object, map);
}
/** The value is no object that a young collection could free: NULL, a small int, a well-known object. */
function isPermanent(value: Node): boolean {
  if (!isConstant(value)) return value.op === 'smallOf';
  const word = value.value as number;
  return (word & 1) !== 0 || (word >= 0 && word < WELL_KNOWN_END);
}
function withoutBarrier(o: Optimizer, node: Node, index: Node | null): Node {
  const [object, value] = [node.args[0]!, node.args.at(-1)!];
  const op = index ? 'storeNewAt' : 'storeNew';
  return o.continueAfter(loadStoreForwarding, op, index ? [object, index, value] : [object, value], fieldOf(node));
}
