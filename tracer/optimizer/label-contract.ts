/**
 * The label contract: in which form each value crosses the back edge of a loop. Instead of comparing virtual states, every slot of
 * the header has one form, and whoever jumps has to deliver it:
 *
 *   invariant   the very value it had when the loop was entered
 *   phi         a value of its type at run time; of a reference, the map may be part of the contract, of an integer a range
 *   virtual     an object that does not exist, with a slot for each of its contents (unboxed numbers are of this kind)
 *   alias       the same virtual object as another slot's
 *
 * The start is optimistic. A jump that cannot deliver weakens the slot (invariant -> virtual or phi with map -> phi), and
 * when all jumps have been seen the loop is done again with the weaker contract.
 *
 * Facts about memory cross the back edge in the same way, as slots whose value is a field's content (scalar promotion; as LuaJIT's
 * PHIs of forwarded loads). They are about an object that is always the same, or about whatever object is in a register, like the iterator of an
 * inner loop. A path that does not know the content loads it at its jump, so the loop itself does not. What the loop stores into
 * such a field stays postponed at the header (see store-sinking.ts): the slot alone has it, and exits store it.
 *
 * Slots are named by paths that stay the same from try to try: `r3`, `r3.rangeIterator.current`, `heap:...`.
 */
import { BoxedInt, FloatObject } from '../../interpreter/heap/layouts.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import type { Type } from '../ir/ops.js';
import { type AnyField, constant, fieldOf, isConstant, makeNode, Node, type Snapshot } from '../ir/trace.js';
import { contentOf } from './escape-analysis.js';
import { FULL_32, FULL_64, narrow, rangeOf, rangeOfField } from './integer-ranges.js';
import { knownContent, mapFact, remember, rememberMap } from './load-store-forwarding.js';
import type { Optimizer } from './optimizer.js';
import { contentIndex, type DelayedStore, type HeapFact, type IntegerRange, type Virtual } from './state.js';

type Mode = 'invariant' | 'auto' | 'plain' | 'bare';

interface Slot {
  readonly path: string;
  readonly kind: 'invariant' | 'phi' | 'virtual' | 'alias';
  /** What stands for it in the loop. */
  readonly value: Node;
  /** phi: the map that is part of the contract; the range of integers. */
  readonly map: Node | null;
  readonly range: IntegerRange | null;
  /** The range is that of a field: whatever it holds is within. */
  readonly isRangeOfField: boolean;
  /** virtual: what it is, and its contents. */
  readonly virtual: Virtual | null;
  readonly contents: readonly { readonly field: AnyField; readonly index: number; readonly slot: Slot }[];
  readonly aliasOf: Slot | null;
}
/** A register in which there is not always the same object, but always one of the same map. */
export interface Holder {
  readonly register: number;
  readonly slot: Slot;
  /** The object with which the loop is entered. */
  readonly first: Node;
}
interface MemorySlot {
  /** The fact as it is in the loop. */
  readonly fact: HeapFact;
  readonly slot: Slot;
  readonly holder: Holder | null;
  /** At the header memory does not have it yet. */
  readonly isPostponed: boolean;
}
const INT = constant('ref', MapOf['INT']!);
const FLOAT = constant('ref', MapOf['FLOAT']!);

/** What has been learned from jumps that could not deliver; survives the tries. */
export class Contract {
  private readonly modes = new Map<string, Mode>();
  private readonly widened = new Set<string>();
  private readonly dropped = new Set<string>();
  /** Paths that were weakened since the last try, with the reason, for diagnostics. */
  readonly weakened: string[] = [];
  /** Give up all optimism. */
  pessimistic = false;

  modeOf(path: string, start: Mode): Mode {
    return this.pessimistic ? 'bare' : (this.modes.get(path) ?? start);
  }
  weaken(path: string, mode: Mode): void {
    this.modes.set(path, mode);
    this.weakened.push(`${path} ${mode}`);
  }
  isWidened(path: string): boolean {
    return this.pessimistic || this.widened.has(path);
  }
  widen(path: string): void {
    this.widened.add(path);
    this.weakened.push(`${path} widened`);
  }
  isDropped(path: string): boolean {
    return this.pessimistic || this.dropped.has(path);
  }
  drop(path: string): void {
    this.dropped.add(path);
    this.weakened.push(`${path} dropped`);
  }
}

/** One try: the slots of a label, built from the state in which the loop is entered. */
export class Label {
  readonly phis: Node[] = [];
  readonly first: Node[] = [];
  private readonly contract: Contract;
  private readonly registers = new Map<number, Slot>();
  private readonly memory: MemorySlot[] = [];
  private readonly seen = new Map<Node, Slot>();
  private readonly fresh = new Map<Node, Virtual>();
  constructor(contract: Contract) {
    this.contract = contract;
  }

  /** Adds the slot of a register; `unchanged` when the root trace does not write it. */
  addRegister(o: Optimizer, register: number, value: Node, unchanged: boolean): Node {
    const resolved = o.resolve(value);
    const start = unchanged || isConstant(resolved) ? 'invariant' : 'auto';
    const slot = this.build(o, `r${register}`, resolved, start);
    this.registers.set(register, slot);
    return slot.value;
  }
  /** The registers that facts about memory can hold on to. */
  holders(): Holder[] {
    const found: Holder[] = [];
    for (const [register, slot] of this.registers) {
      if (slot.kind === 'phi' && slot.map)
        found.push({ register, slot, first: this.first[this.phis.indexOf(slot.value)]! });
    }
    return found;
  }
  /**
   * Adds a fact about memory that stores in the loop may change; answers false when it cannot be kept. `isStored`: the loop stores
   * there each time.
   */
  addFact(o: Optimizer, name: string, fact: HeapFact, isStored: boolean): boolean {
    const value = o.resolve(fact.value);
    const start = value.args.some(arg => dependsOnContent(o, arg, fact, 4)) ? 'auto' : 'invariant';
    return this.addContent(o, `heap:${name}`, fact, start, null, isStored);
  }
  /** The same for a fact about the object that a register holds. */
  addHeldFact(o: Optimizer, holder: Holder, fact: HeapFact, isStored: boolean): boolean {
    const path = `heap:r${holder.register}|${fact.field.key}`;
    const start = isConstant(o.resolve(fact.value)) ? 'invariant' : 'auto';
    return this.addContent(o, path, { ...fact, object: holder.slot.value }, start, holder, isStored);
  }
  private addContent(
    o: Optimizer,
    path: string,
    fact: HeapFact,
    start: Mode,
    holder: Holder | null,
    isStored: boolean,
  ): boolean {
    const value = o.resolve(fact.value);
    if (this.contract.isDropped(path) || o.virtualOf(value)) return false;
    const built = this.build(o, path, value, start);
    const range = built.kind === 'phi' ? rangeOfField(fact.field) : null;
    const slot = range ? { ...built, range, isRangeOfField: true } : built;
    const isNumber = slot.kind === 'virtual' || (slot.kind === 'phi' && slot.value.type !== 'ref');
    const isPostponed = isStored && isNumber;
    this.memory.push({ fact, slot, holder, isPostponed });
    return true;
  }
  /** Makes the slots the state of the loop: virtual objects, facts about the phis and about memory. */
  enter(o: Optimizer): void {
    o.state.forgetVirtuals();
    // What the loop stores into them is not what was agreed upon: the slots keep their own.
    for (const [node, v] of this.fresh) o.state.setVirtual(node, { ...v, contents: [...v.contents] });
    for (const slot of this.allSlots()) {
      if (slot.kind !== 'phi') continue;
      if (slot.map) rememberMap(o, slot.value, slot.map);
      if (slot.range) narrow(o, slot.value, slot.range.low, slot.range.high);
    }
    for (const { fact, slot } of this.memory) remember(o, { ...fact, value: slot.value });
    o.state.delayed = this.memory
      .filter(({ isPostponed }) => isPostponed)
      .map(({ fact, slot }) => ({ ...fact, value: slot.value, barrier: slot.value.type === 'ref' }));
  }
  /** Whether a store that is still postponed at a jump may remain so, as the header takes its value over. */
  takesOver(o: Optimizer, snapshot: Snapshot, store: DelayedStore): boolean {
    const objectAt = ({ fact, holder }: MemorySlot): Node | null => {
      if (!holder) return o.resolve(fact.object);
      const raw = snapshot.frames[0]!.registers[holder.register];
      return raw ? o.valueOf(raw as Node) : null;
    };
    return this.memory.some(
      slot => slot.isPostponed && slot.fact.field.key === store.field.key && objectAt(slot) === o.resolve(store.object),
    );
  }
  private *allSlots(): Iterable<Slot> {
    const go = function* (slot: Slot): Iterable<Slot> {
      yield slot;
      for (const content of slot.contents) yield* go(content.slot);
    };
    for (const slot of this.registers.values()) yield* go(slot);
    for (const { slot } of this.memory) yield* go(slot);
  }

  private build(o: Optimizer, path: string, value: Node, start: Mode): Slot {
    const mode = this.contract.modeOf(path, start);
    const v = o.virtualOf(value);
    if (v && mode !== 'plain' && mode !== 'bare') return this.buildVirtual(o, path, value, v);
    if (mode === 'invariant' && !v) return { ...EMPTY, path, kind: 'invariant', value };
    const map = value.type === 'ref' ? (mapFact(o, value) ?? null) : null;
    if (mode === 'auto' && map === INT)
      return this.buildNumber(o, path, 'int', INT, BoxedInt.value, o.emit('intValue', [value]));
    if (mode === 'auto' && map === FLOAT)
      return this.buildNumber(o, path, 'object', FLOAT, FloatObject.value, o.emit('load', [value], FloatObject.value));
    return this.buildPhi(o, path, value, mode === 'bare' || !map || !isConstant(map) ? null : map);
  }
  private buildPhi(o: Optimizer, path: string, value: Node, map: Node | null): Slot {
    const first = o.force(value);
    const phi = new Node('phi', first.type as Type, []);
    this.phis.push(phi);
    this.first.push(first);
    const integer = first.type === 'i32' || first.type === 'i64';
    return { ...EMPTY, path, kind: 'phi', value: phi, map, range: integer ? this.assumedRange(o, path, first) : null };
  }
  /** A loop that counts upwards keeps its lower bound, one that counts down the upper one. */
  private assumedRange(o: Optimizer, path: string, first: Node): IntegerRange {
    const full = first.type === 'i32' ? FULL_32 : FULL_64;
    const range = rangeOf(o, first);
    return {
      low: this.contract.isWidened(`${path} low`) ? full.low : range.low,
      high: this.contract.isWidened(`${path} high`) ? full.high : range.high,
    };
  }
  private buildNumber(
    o: Optimizer,
    path: string,
    kind: 'int' | 'object',
    map: Node,
    field: AnyField,
    number: Node,
  ): Slot {
    const layout = kind === 'int' ? null : FloatObject.descriptor;
    const v: Virtual = { kind, layout, map, length: 0, contents: [] };
    const content = { field, index: 0, slot: this.build(o, `${path}.${field.key}`, number, 'auto') };
    return this.finishVirtual(path, v, [content]);
  }
  private buildVirtual(o: Optimizer, path: string, value: Node, v: Virtual): Slot {
    const isNumber = v.kind === 'int' || v.layout === FloatObject.descriptor;
    const earlier = isNumber ? undefined : this.seen.get(value);
    if (earlier) return { ...EMPTY, path, kind: 'alias', value: earlier.value, aliasOf: earlier };
    const contents: { field: AnyField; index: number; slot: Slot }[] = [];
    const slot = this.finishVirtual(path, v, contents);
    this.seen.set(value, slot);
    for (const { field, index, value: content } of v.contents) {
      const name = `${path}.${contentName(field, index)}`;
      const built = this.build(o, name, o.resolve(content), isNumber ? 'auto' : 'invariant');
      contents.push({ field, index, slot: built });
      slot.virtual!.contents.push({ field, index, value: built.value });
    }
    return slot;
  }
  private finishVirtual(path: string, v: Virtual, contents: { field: AnyField; index: number; slot: Slot }[]): Slot {
    const node =
      v.kind === 'int' ? makeNode('newInt', []) : makeNode(v.kind === 'array' ? 'newArray' : 'new', [], v.layout);
    const copy: Virtual = {
      ...v,
      contents: contents.map(({ field, index, slot }) => ({ field, index, value: slot.value })),
    };
    this.fresh.set(node, copy);
    return { ...EMPTY, path, kind: 'virtual', value: node, virtual: copy, contents };
  }

  /** Delivers the state at a jump: the operands for the phis. Weakens the contract where that is not possible. */
  deliver(o: Optimizer, snapshot: Snapshot): Node[] {
    return new Delivery(o, this.contract, this.phis).run(snapshot, this.registers, this.memory);
  }
}
const contentName = (field: AnyField, index: number): string => (field.stride ? `${field.key}${index}` : field.key);
/** The value is computed from what the field held before: it will be another one each time. */
function dependsOnContent(o: Optimizer, node: Node, fact: HeapFact, depth: number): boolean {
  if (node.op === 'load' && fieldOf(node).key === fact.field.key && o.resolve(node.args[0]!) === fact.object)
    return true;
  return depth > 0 && node.args.some(arg => dependsOnContent(o, arg, fact, depth - 1));
}
const EMPTY = { map: null, range: null, isRangeOfField: false, virtual: null, contents: [], aliasOf: null };

class Delivery {
  private readonly o: Optimizer;
  private readonly contract: Contract;
  private readonly phis: readonly Node[];
  private readonly args = new Map<Node, Node>();
  private readonly delivered = new Map<Slot, Node>();
  constructor(o: Optimizer, contract: Contract, phis: readonly Node[]) {
    this.o = o;
    this.contract = contract;
    this.phis = phis;
  }
  run(snapshot: Snapshot, registers: ReadonlyMap<number, Slot>, memory: readonly MemorySlot[]): Node[] {
    for (const [register, slot] of registers) {
      const raw = snapshot.frames[0]!.registers[register] as Node | null;
      this.slot(slot, raw ? this.o.valueOf(raw) : constant('ref', 0));
    }
    for (const { fact, slot, holder } of memory) {
      const value = this.contentAt(fact, holder);
      if (value) this.slot(slot, value);
      else this.contract.drop(slot.path);
    }
    const args = this.phis.map(phi => this.o.force(this.args.get(phi) ?? phi));
    this.refuseForced();
    return args;
  }
  /** What a field holds at the jump: as is known, or as it is in memory where that is sure to be there. */
  private contentAt({ field, object: inLoop }: HeapFact, holder: Holder | null): Node | null {
    const { o } = this;
    const object = o.resolve(holder ? this.args.get(holder.slot.value)! : inLoop);
    const stored = o.state.delayed.find(store => store.field.key === field.key && o.resolve(store.object) === object);
    const known = stored ? o.resolve(stored.value) : knownContent(o, field, object, null);
    if (known) return known;
    return holder && mapFact(o, object) === holder.slot.map ? o.emit('load', [object], field) : null;
  }
  /** What had to be made for one slot cannot be virtual in another: the two would no longer be the same object. */
  private refuseForced(): void {
    for (const [slot, value] of this.delivered) if (!this.o.virtualOf(value)) this.contract.weaken(slot.path, 'plain');
  }
  private slot(slot: Slot, given: Node): void {
    const value = this.o.resolve(given);
    switch (slot.kind) {
      case 'invariant':
        if (value !== this.o.resolve(slot.value)) this.vary(slot.path, this.o.resolve(slot.value), value);
        break;
      case 'phi':
        this.phi(slot, value);
        break;
      case 'virtual':
        this.virtual(slot, value);
        break;
      case 'alias':
        if (value !== this.delivered.get(slot.aliasOf!)) this.separate(slot);
        break;
    }
  }
  /** The value is another one: of an integer it already shows in which direction it goes. */
  private vary(path: string, first: Node, value: Node): void {
    this.contract.weaken(path, 'auto');
    const { o } = this;
    if (first.type === 'i32' || first.type === 'i64') this.widen(path, rangeOf(o, first), value);
    else if (first.type === 'ref' && mapFact(o, first) === INT && mapFact(o, value) === INT) {
      const range = rangeOf(o, o.emit('intValue', [first]));
      this.widen(`${path}.${BoxedInt.value.key}`, range, o.emit('intValue', [value]));
    }
  }
  private widen(path: string, range: IntegerRange, value: Node): void {
    const { low, high } = rangeOf(this.o, value);
    if (low < range.low) this.contract.widen(`${path} low`);
    if (high > range.high) this.contract.widen(`${path} high`);
  }
  private separate(slot: Slot): void {
    this.contract.weaken(slot.path, 'plain');
    this.contract.weaken(slot.aliasOf!.path, 'plain');
  }
  private phi(slot: Slot, value: Node): void {
    if (slot.map && mapFact(this.o, value) !== slot.map) this.contract.weaken(slot.path, 'bare');
    if (slot.range && !slot.isRangeOfField) this.widen(slot.path, slot.range, value);
    this.args.set(slot.value, value.type === 'ref' ? this.o.force(value) : value);
  }
  private virtual(slot: Slot, value: Node): void {
    const expected = slot.virtual!;
    const actual = this.o.virtualOf(value);
    if (expected.kind === 'int' && mapFact(this.o, value) === INT) this.number(slot, this.o.emit('intValue', [value]));
    else if (expected.layout === FloatObject.descriptor && mapFact(this.o, value) === FLOAT)
      this.number(slot, this.o.emit('load', [value], FloatObject.value));
    else if (actual && this.isAlike(expected, actual) && !this.isTaken(value)) this.contents(slot, value, actual);
    else this.contract.weaken(slot.path, 'plain');
  }
  private number(slot: Slot, number: Node): void {
    this.slot(slot.contents[0]!.slot, number);
  }
  private isAlike(expected: Virtual, actual: Virtual): boolean {
    const sameShape =
      expected.kind === actual.kind && expected.layout === actual.layout && expected.length === actual.length;
    const known = actual.contents.every(({ field, index }) => contentIndex(expected, field, index) >= 0);
    return sameShape && known && this.o.resolve(expected.map) === this.o.resolve(actual.map);
  }
  /** Two objects at the header cannot be one at the jump. */
  private isTaken(value: Node): boolean {
    return [...this.delivered.values()].includes(value);
  }
  private contents(slot: Slot, value: Node, actual: Virtual): void {
    this.delivered.set(slot, value);
    for (const { field, index, slot: content } of slot.contents)
      this.slot(content, contentOf(this.o, actual, field, index));
  }
}
