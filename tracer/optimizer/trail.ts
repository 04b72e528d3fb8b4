/**
 * The trail of a path: what was changed on it, so that it can be changed back (the Warren machine's way to leave a branch), and changed again.
 * Paths through a tree are explored depth first, so nothing that is known at a guard has to be copied for its side trace: whoever wants to
 * come back to a point marks it, goes on, and goes to the mark. When a tree has grown, the optimizer walks to the guard with
 * the new side trace along the trails of the paths that lead there, instead of following them again.
 *
 * What always holds: changes are entered at the end of the trail only. Trails are walked back in the reverse order of their making, so
 * that an entry always finds the object as it left it: it holds the value that the object does not have at present.
 */
import type { Node } from '../ir/trace.js';
import type { Facts } from './state.js';

const BEGINNING = 0;

export class Trail {
  /** Object, property and the other value, one after the other. */
  private readonly entries: unknown[] = [];
  /** The two changes that are made most: nodes with what they are forwarded to, and nodes with their facts, where they have none else. */
  private readonly forwards: (Node | null)[] = [];
  private readonly known: (Node | Facts | null)[] = [];
  /** For each mark the lengths of the three lists; mark 0 is the beginning. */
  private readonly marks: number[] = [0, 0, 0];
  /** The mark at which the state stands, when that is not the end, and the mark at the end. */
  private present: number | null = null;
  private end = BEGINNING;

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
    this.known.push(node, null);
    return (node.facts = facts);
  }
  mark(): number {
    this.marks.push(this.entries.length, this.forwards.length, this.known.length);
    return this.marks.length - 3;
  }
  /** Everything is as it was when the mark was made. */
  goTo(mark: number): void {
    if (this.present === null) this.end = this.mark();
    const { marks } = this;
    const from = this.present ?? this.end;
    this.present = mark;
    this.moveEntries(marks[from]!, marks[mark]!);
    this.moveForwards(marks[from + 1]!, marks[mark + 1]!);
    this.moveFacts(marks[from + 2]!, marks[mark + 2]!);
  }
  goToBeginning(): void {
    this.goTo(BEGINNING);
  }
  /** To where changes may be entered. */
  goToEnd(): void {
    if (this.present === null) return;
    this.goTo(this.end);
    this.present = null;
  }

  private moveEntries(from: number, to: number): void {
    const { entries } = this;
    for (let at = from; at > to; at -= 3) exchange(entries, at - 3);
    for (let at = from; at < to; at += 3) exchange(entries, at);
  }
  private moveForwards(from: number, to: number): void {
    const { forwards } = this;
    for (let at = from; at > to; at -= 2) exchangeForward(forwards, at - 2);
    for (let at = from; at < to; at += 2) exchangeForward(forwards, at);
  }
  private moveFacts(from: number, to: number): void {
    const { known } = this;
    for (let at = from; at > to; at -= 2) exchangeFacts(known, at - 2);
    for (let at = from; at < to; at += 2) exchangeFacts(known, at);
  }
}
function exchange(entries: unknown[], at: number): void {
  const object = entries[at] as Record<PropertyKey, unknown>;
  const key = entries[at + 1] as PropertyKey;
  const value = object[key];
  object[key] = entries[at + 2];
  entries[at + 2] = value;
}
function exchangeForward(forwards: (Node | null)[], at: number): void {
  const node = forwards[at]!;
  const value = node.forward;
  node.forward = forwards[at + 1]!;
  forwards[at + 1] = value;
}
function exchangeFacts(known: (Node | Facts | null)[], at: number): void {
  const node = known[at] as Node;
  const { facts } = node;
  node.facts = known[at + 1] as Facts | null;
  known[at + 1] = facts;
}
