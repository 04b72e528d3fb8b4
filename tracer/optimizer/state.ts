/**
 * What is known at one point of a path through a tree: facts about values, which hang on their nodes, facts about memory, and
 * postponed stores. All of it is changed through the trail of the path, so that a side trace starts from what its guard knew and
 * nothing is ever copied.
 *
 * What always holds: a value in any fact was resolved when it was entered; whoever reads one resolves it again, because a guard may
 * since have found it equal to another value. What becomes untrue for many values at once (at safe points, when maps change)
 * is dated: such a fact counts while the date at which it was entered is the present one. Dates are never used twice.
 */
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import { type AnyField, type FunctionDescriptor, isConstant, type Node } from '../ir/trace.js';
import type { OpName } from '../ir/ops.js';
import { Trail } from './trail.js';

export interface Content {
  readonly field: AnyField;
  readonly index: number;
  readonly value: Node;
}
/** An object that has not been allocated: its operation was not emitted. */
export interface Virtual {
  readonly kind: 'object' | 'array' | 'int';
  readonly layout: LayoutDescriptor | null;
  map: Node;
  readonly length: number;
  /** Each place once. For an int its number is the only one. */
  readonly contents: Content[];
}
/** Where among the contents a field or element is, or -1. */
export function contentIndex(v: Virtual, field: AnyField, index: number): number {
  const { contents } = v;
  for (let i = 0; i < contents.length; i++)
    if (contents[i]!.index === index && contents[i]!.field.key === field.key) return i;
  return -1;
}
/** A fact about memory: this field of this object (at this index) has this value. */
export interface HeapFact {
  readonly field: AnyField;
  readonly object: Node;
  readonly index: Node | null;
  readonly value: Node;
}
interface LinkedFact extends HeapFact {
  readonly next: LinkedFact | null;
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
/** What an expression is computed by: elidable calls are told apart by the function. */
export type Operator = OpName | FunctionDescriptor;
interface Expression {
  readonly operator: Operator;
  readonly args: readonly Node[];
  readonly value: Node;
  readonly safePoint: number;
  readonly next: Expression | null;
}
interface Dated {
  readonly node: Node;
  readonly date: number;
}
/** What is known of one value. */
export class Facts {
  /** The map that the object has. */
  map: Dated | null = null;
  /** The number in an int object, the content of a float; and the other way round an object that holds the number. */
  number: Node | null = null;
  box: Dated | null = null;
  range: IntegerRange | null = null;
  virtual: Virtual | null = null;
  /** The generation of virtual objects that `virtual` belongs to. */
  generation = 0;
  /** The safe point since which references may be stored into it without the barrier: it was made or logged then. */
  young = 0;
  /** Expressions with this value as their first operand. */
  expressions: Expression | null = null;
}
interface NodeList {
  readonly node: Node;
  readonly next: NodeList | null;
}
/** What is true of no single value. */
interface Present {
  safePoint: number;
  mapDate: number;
  generation: number;
  /** Values whose map was entered since `mapDate` and may change. */
  changing: NodeList | null;
  /** Changes with everything that a snapshot shows. */
  shown: number;
  delayed: readonly DelayedStore[];
}

let lastDate = 0;

export class State {
  /** The changes of the present path. */
  trail = new Trail();
  /** Facts about memory by field. */
  private readonly heap: (LinkedFact | null)[] = [];
  private readonly fields: AnyField[] = [];
  private readonly fieldNumbers = new Map<string, number>();
  private readonly present: Present = {
    safePoint: ++lastDate,
    mapDate: ++lastDate,
    generation: ++lastDate,
    changing: null,
    shown: ++lastDate,
    delayed: [],
  };

  private set<K extends keyof Present>(key: K, value: Present[K]): void {
    this.trail.save(this.present, key, this.present[key]);
    this.present[key] = value;
  }
  private factsOf(node: Node): Facts {
    return node.facts ?? this.trail.addFacts(node, new Facts());
  }

  // ---- values ------------------------------------------------------------------------------------------------------

  /** The value that a node has come to stand for. */
  resolve(node: Node): Node {
    let value = node;
    while (value.forward !== null) value = value.forward;
    return value;
  }
  /** On this path a raw node has a value. */
  bind(raw: Node, value: Node): void {
    this.trail.forward(raw, value);
  }
  /** From here on `node` is `value`. */
  replace(node: Node, value: Node): void {
    if (node === value || isConstant(node)) return;
    if (node.type !== 'bool') this.showChange();
    this.trail.forward(node, value);
  }
  /** What snapshots show has changed. */
  showChange(): void {
    this.set('shown', ++lastDate);
  }
  /** Two snapshots of the same raw frames are equal when this is. */
  get shownDate(): number {
    return this.present.shown;
  }

  /** The map of a value, as long as nothing may have changed it; `isStable` says whether nothing can. */
  mapOf(node: Node, isStable: (map: Node) => boolean): Node | undefined {
    const fact = node.facts?.map;
    if (!fact) return undefined;
    const map = this.resolve(fact.node);
    return fact.date === this.present.mapDate || isStable(map) ? map : undefined;
  }
  setMap(node: Node, map: Node, isStable: boolean): void {
    const facts = this.factsOf(node);
    this.trail.save(facts, 'map', facts.map);
    facts.map = { node: map, date: this.present.mapDate };
    if (isStable) return;
    this.set('changing', { node, next: this.present.changing });
  }
  /** Forgets the maps that can change, of all values. */
  forgetChangingMaps(): void {
    this.set('mapDate', ++lastDate);
    this.set('changing', null);
  }
  /** Forgets the maps that can change of the values that the test picks. */
  forgetMaps(test: (node: Node, map: Node) => boolean): void {
    for (let list = this.present.changing; list; list = list.next) {
      const facts = list.node.facts!;
      if (!facts.map || !test(list.node, this.resolve(facts.map.node))) continue;
      this.trail.save(facts, 'map', facts.map);
      facts.map = null;
    }
  }

  numberOf(object: Node): Node | null {
    const number = object.facts?.number;
    return number ? this.resolve(number) : null;
  }
  setNumber(object: Node, number: Node): void {
    const facts = this.factsOf(object);
    this.trail.save(facts, 'number', facts.number);
    facts.number = number;
  }
  /** An object at hand that holds the number. */
  boxOf(number: Node): Node | null {
    const fact = number.facts?.box;
    if (!fact) return null;
    const box = this.resolve(fact.node);
    return fact.date === this.present.safePoint || isConstant(box) ? box : null;
  }
  setBox(number: Node, object: Node): void {
    const facts = this.factsOf(number);
    this.trail.save(facts, 'box', facts.box);
    facts.box = { node: object, date: this.present.safePoint };
    this.showChange();
  }
  rangeOf(node: Node): IntegerRange | null {
    return node.facts ? node.facts.range : null;
  }
  setRange(node: Node, range: IntegerRange): void {
    const facts = this.factsOf(node);
    this.trail.save(facts, 'range', facts.range);
    facts.range = range;
  }
  isYoung(object: Node): boolean {
    return object.facts !== null && object.facts.young === this.present.safePoint;
  }
  setYoung(object: Node): void {
    const facts = this.factsOf(object);
    this.trail.save(facts, 'young', facts.young);
    facts.young = this.present.safePoint;
  }
  /** A collection may happen here: it keeps what frames hold, but no box at hand, nor what an elidable call has answered. */
  passSafePoint(): void {
    this.set('safePoint', ++lastDate);
    this.showChange();
  }

  // ---- virtual objects ---------------------------------------------------------------------------------------------

  virtualOf(node: Node): Virtual | undefined {
    const { facts } = node;
    if (facts === null || facts.virtual === null || facts.generation !== this.present.generation) return undefined;
    return facts.virtual;
  }
  setVirtual(node: Node, v: Virtual | null): void {
    const facts = this.factsOf(node);
    this.trail.save(facts, 'virtual', facts.virtual);
    this.trail.save(facts, 'generation', facts.generation);
    facts.virtual = v;
    facts.generation = this.present.generation;
  }
  /** Forgets all virtual objects. */
  forgetVirtuals(): void {
    this.set('generation', ++lastDate);
    this.showChange();
  }
  setContent(v: Virtual, field: AnyField, index: number, value: Node): void {
    const { contents } = v;
    const at = contentIndex(v, field, index);
    if (at < 0) {
      // Walking the trail forward again, the array grows before it gets its last element back.
      this.trail.save(contents, 'length', contents.length);
      this.trail.save(contents, contents.length, undefined as never);
      contents.push({ field, index, value });
    } else {
      this.trail.save(contents, at, contents[at]!);
      contents[at] = { field, index, value };
    }
    this.showChange();
  }
  setVirtualMap(v: Virtual, map: Node): void {
    this.trail.save(v, 'map', v.map);
    v.map = map;
    this.showChange();
  }

  // ---- expressions -------------------------------------------------------------------------------------------------

  /** The value of an expression that was computed or decided before. */
  expression(operator: Operator, args: readonly Node[]): Node | null {
    let known = args[0]!.facts ? args[0]!.facts.expressions : null;
    for (; known; known = known.next) {
      if (known.operator !== operator || !areSame(known.args, args)) continue;
      const { value } = known;
      const isLost = known.safePoint !== this.present.safePoint && value.op === 'call' && value.type === 'ref';
      return isLost ? null : value;
    }
    return null;
  }
  setExpression(operator: Operator, args: readonly Node[], value: Node): void {
    const facts = this.factsOf(args[0]!);
    this.trail.save(facts, 'expressions', facts.expressions);
    facts.expressions = { operator, args, value, safePoint: this.present.safePoint, next: facts.expressions };
  }

  // ---- memory ------------------------------------------------------------------------------------------------------

  private fieldNumber(field: AnyField): number {
    let number = this.fieldNumbers.get(field.key);
    if (number === undefined) {
      number = this.fields.push(field) - 1;
      this.heap.push(null);
      this.fieldNumbers.set(field.key, number);
    }
    return number;
  }
  /** The known value of a field or element. */
  content(field: AnyField, object: Node, index: Node | null): Node | undefined {
    const number = this.fieldNumbers.get(field.key);
    let fact = number === undefined ? null : this.heap[number]!;
    for (; fact; fact = fact.next) if (fact.object === object && fact.index === index) return this.resolve(fact.value);
    return undefined;
  }
  remember({ field, object, index, value }: HeapFact): void {
    const number = this.fieldNumber(field);
    const isSame = (fact: HeapFact): boolean => fact.object === object && fact.index === index;
    const rest = without(this.heap[number]!, isSame);
    this.setFacts(number, { field, object, index, value, next: rest });
  }
  /** Forgets the facts about a field that the test picks. */
  forgetFacts(field: AnyField, test: (fact: HeapFact) => boolean): void {
    const number = this.fieldNumbers.get(field.key);
    if (number !== undefined) this.setFacts(number, without(this.heap[number]!, test));
  }
  /** Forgets all facts that the test picks; `mayPick` tells for whole fields whether it picks any. */
  forgetAllFacts(mayPick: (field: AnyField) => boolean, test: (fact: HeapFact) => boolean): void {
    for (let number = 0; number < this.fields.length; number++) {
      if (this.heap[number] && mayPick(this.fields[number]!)) this.setFacts(number, without(this.heap[number]!, test));
    }
  }
  private setFacts(number: number, facts: LinkedFact | null): void {
    if (facts === this.heap[number]) return;
    this.trail.save(this.heap, number, this.heap[number]!);
    this.heap[number] = facts;
  }
  /** All facts about memory. */
  allFacts(): HeapFact[] {
    const all: HeapFact[] = [];
    for (const first of this.heap) for (let fact = first; fact; fact = fact.next) all.push(fact);
    return all;
  }

  get delayed(): readonly DelayedStore[] {
    return this.present.delayed;
  }
  /** Oldest first. */
  set delayed(stores: readonly DelayedStore[]) {
    this.set('delayed', stores);
    this.showChange();
  }
}
function areSame(a: readonly Node[], b: readonly Node[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
/** The facts without those that the test picks; the very list when it picks none. */
function without(facts: LinkedFact | null, test: (fact: HeapFact) => boolean): LinkedFact | null {
  let picks = false;
  for (let fact = facts; fact && !picks; fact = fact.next) picks = test(fact);
  if (!picks) return facts;
  let rest: LinkedFact | null = null;
  for (let fact = facts; fact; fact = fact.next) {
    if (!test(fact))
      rest = { field: fact.field, object: fact.object, index: fact.index, value: fact.value, next: rest };
  }
  return rest;
}
