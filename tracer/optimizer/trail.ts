/**
 * The trail: what was changed, so that it can be changed back (the Warren machine's way to leave a branch). Paths through a tree
 * are explored depth first, so nothing that is known at a guard has to be copied for its side trace: whoever wants to come
 * back to a point marks it, goes on, and undoes everything down to the mark.
 */

import type { Node } from '../ir/trace.js';
import type { Facts } from './state.js';

export class Trail {
  /** Object, property and former value, one after the other. */
  private readonly entries: unknown[] = [];
  /** The two changes that are made most: nodes and what they were forwarded to, one after the other, and nodes that got facts. */
  private readonly forwards: (Node | null)[] = [];
  private readonly known: Node[] = [];
  /** For each mark the lengths of the three lists; mark 0 is the beginning. */
  private readonly marks: number[] = [0, 0, 0];

  /** To be called before `object[key]`, which is `old`, gets another value. */
  save<T extends object, K extends keyof T>(object: T, key: K, old: T[K]): void {
    this.entries.push(object, key, old);
  }
  /** Lets `node` stand for another value. */
  forward(node: Node, value: Node): void {
    this.forwards.push(node, node.forward);
    node.forward = value;
  }
  /** Gives `node` its first facts. */
  addFacts(node: Node, facts: Facts): Facts {
    this.known.push(node);
    return (node.facts = facts);
  }
  mark(): number {
    this.marks.push(this.entries.length, this.forwards.length, this.known.length);
    return this.marks.length - 3;
  }
  /** Everything is as it was when the mark was made, which may be come back to again. */
  undo(mark: number): void {
    const { entries, forwards, known, marks } = this;
    const end = marks[mark]!;
    for (let at = entries.length; at > end; at -= 3)
      (entries[at - 3] as Record<PropertyKey, unknown>)[entries[at - 2] as PropertyKey] = entries[at - 1];
    entries.length = end;
    const forwardEnd = marks[mark + 1]!;
    for (let at = forwards.length; at > forwardEnd; at -= 2) forwards[at - 2]!.forward = forwards[at - 1]!;
    forwards.length = forwardEnd;
    const knownEnd = marks[mark + 2]!;
    for (let at = knownEnd; at < known.length; at++) known[at]!.facts = null;
    known.length = knownEnd;
    marks.length = mark + 3;
  }
}
