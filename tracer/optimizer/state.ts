/**
 * What is known at one point of a path through a tree. Side traces start from a fork of the state at their guard, so every check
 * that the main path made counts for them too.
 *
 * What always holds: a key or value in any table was resolved when it was entered; whoever reads one resolves it again, because a
 * guard may since have found it equal to another value. `env` maps raw nodes to their values on this path.
 */
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import type { AnyField, Node } from '../ir/trace.js';

/** An object that has not been allocated: its operation was not emitted. */
export interface Virtual {
  readonly kind: 'object' | 'array' | 'int';
  readonly layout: LayoutDescriptor | null;
  map: Node;
  readonly length: number;
  /** Contents by `contentKey`. For an int its number is the only one. */
  readonly contents: Map<string, { readonly field: AnyField; readonly index: number; value: Node }>;
}
/** The key of a field or element within one object. */
export function contentKey(field: AnyField, index: number): string {
  return field.stride ? `${field.key}${index}` : field.key;
}
/** A fact about memory: this field of this object (at this index) has this value. */
export interface HeapFact {
  readonly field: AnyField;
  readonly object: Node;
  readonly index: Node | null;
  readonly value: Node;
}
/** A store that has not been emitted yet. */
export interface DelayedStore extends HeapFact {
  readonly barrier: boolean;
}
/** Both ends belong to the range. */
export interface IntegerRange {
  readonly low: bigint;
  readonly high: bigint;
}

export class State {
  readonly env: Map<Node, Node>;
  /** Values that were found equal to others: forced virtual objects, conditions that a guard decided, promoted values. */
  readonly replaced: Map<Node, Node>;
  readonly virtuals: Map<Node, Virtual>;
  /** The map that an object has at this point. */
  readonly maps: Map<Node, Node>;
  /** The number in an int object, the content of a float; and the other way round an object that holds the number. */
  readonly numbers: Map<Node, Node>;
  readonly boxes: Map<Node, Node>;
  readonly heap: Map<string, HeapFact>;
  readonly delayed: Map<string, DelayedStore>;
  /** Objects into which references may be stored without the barrier: made or logged since the last safe point. */
  readonly young: Set<Node>;
  readonly expressions: Map<string, Node>;
  readonly ranges: Map<Node, IntegerRange>;

  constructor(from?: State) {
    this.env = new Map(from?.env);
    this.replaced = new Map(from?.replaced);
    this.virtuals = new Map();
    for (const [node, v] of from?.virtuals ?? []) this.virtuals.set(node, copyVirtual(v));
    this.maps = new Map(from?.maps);
    this.numbers = new Map(from?.numbers);
    this.boxes = new Map(from?.boxes);
    this.heap = new Map(from?.heap);
    this.delayed = new Map(from?.delayed);
    this.young = new Set(from?.young);
    this.expressions = new Map(from?.expressions);
    this.ranges = new Map(from?.ranges);
  }
  fork(): State {
    return new State(this);
  }
}
function copyVirtual(v: Virtual): Virtual {
  return { ...v, contents: new Map([...v.contents].map(([key, content]) => [key, { ...content }])) };
}
