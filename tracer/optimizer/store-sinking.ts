/**
 * Store sinking: a store into a real object is postponed for as long as nobody can see the difference. A later store to the same
 * place makes it superfluous, and a virtual value that it holds need not be allocated. Exits carry the postponed stores in
 * their snapshots and carry them out when they are taken. Calls that touch the field, other stores and loads that may overlap make
 * them real, and so does a jump to the loop header, unless the label has taken the content of the field into its contract.
 *
 * What always holds: postponed stores never overlap one another unless they are to the same place; at most
 * LIMIT of them are postponed, as every exit has to repeat them.
 */
import { fieldOf, functionOf, MAP_FIELD, makeNode, type Node } from '../ir/trace.js';
import { affects, mayOverlap } from './load-store-forwarding.js';
import { NOTHING } from './nothing.js';
import type { Optimizer, Pass } from './optimizer.js';
import type { DelayedStore } from './state.js';

const LIMIT = 6;

export const storeSinking: Pass = {
  name: 'store sinking',
  visit: {
    load: beforeLoad,
    loadAt: beforeLoad,
    call: beforeCall,
    store: postpone,
    storeAt: postpone,
    storeNew: postpone,
    storeNewAt: postpone,
  },
};
const indexOf = (node: Node): Node | null => (node.op.endsWith('At') ? node.args[1]! : null);

function beforeLoad(o: Optimizer, node: Node): null {
  if (o.state.delayed.length === 0) return null;
  const field = fieldOf(node);
  return emitWhere(o, store => store.field.key === field.key && mayOverlap(o, store, node.args[0]!, indexOf(node)));
}
/** A call that may collect or run Python wants memory as it should be. */
function beforeCall(o: Optimizer, node: Node): null {
  if (o.state.delayed.length === 0) return null;
  const { reads, writes, runsPython } = functionOf(node);
  return emitWhere(o, store => runsPython === true || affects(reads, store.field) || affects(writes, store.field));
}
function postpone(o: Optimizer, node: Node): Node | null {
  const field = fieldOf(node);
  const object = node.args[0]!;
  const value = node.args.at(-1)!;
  const index = indexOf(node);
  if (field === MAP_FIELD || object.op === 'new' || object.op === 'newArray') return null;
  const isSame = (store: DelayedStore): boolean =>
    store.field.key === field.key && store.object === object && store.index === index;
  const earlier = o.state.delayed.find(isSame);
  emitWhere(o, store => store !== earlier && store.field.key === field.key && mayOverlap(o, store, object, index));
  const barrier = node.op === 'store' || node.op === 'storeAt' || (earlier?.barrier ?? false);
  o.state.delayed = [...o.state.delayed.filter(store => store !== earlier), { field, object, index, value, barrier }];
  if (o.state.delayed.length > LIMIT) emitStore(o, o.state.delayed[0]!);
  return NOTHING;
}
function emitWhere(o: Optimizer, test: (store: DelayedStore) => boolean): null {
  for (const store of o.state.delayed) if (test(store)) emitStore(o, store);
  return null;
}
function emitStore(o: Optimizer, delayed: DelayedStore): void {
  const { field, object, index, value, barrier } = delayed;
  o.state.delayed = o.state.delayed.filter(store => store !== delayed);
  const op = barrier ? (index ? 'storeAt' : 'store') : index ? 'storeNewAt' : 'storeNew';
  o.push(makeNode(op, index ? [object, index, value] : [object, value], field));
}
/** Carries out all postponed stores, or all but some. */
export function emitDelayedStores(o: Optimizer, mayStay: (store: DelayedStore) => boolean = () => false): void {
  emitWhere(o, store => !mayStay(store));
}
