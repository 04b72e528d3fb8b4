/**
 * What recording twins call: every method carries out an operation on the real heap and records it. Trace nodes carry the value
 * they have right now.
 *
 * Guards before effects: a guard's exit is the state at the start of the bytecode, so once a bytecode has had its effect only
 * questions about the result of that effect may still become guards (see `guardAnswer`). Anything else ends the recording, behind
 * the bytecode: it is carried out to its end all the same, as it must not happen twice.
 */
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import { GlobalCell, Map as MapLayout } from '../../interpreter/heap/layouts.js';
import { MACHINE, Machine, Verdict } from '../../interpreter/heap/machine.js';
import { computationOf, evaluate } from '../ir/evaluate.js';
import {
  buildInt,
  buildObject,
  fieldAddress,
  mapOfValue,
  numberOfInt,
  readMemory,
  writeMemory,
} from '../ir/heap-access.js';
import { isStableMap } from '../optimizer/load-store-forwarding.js';
import { isValue, type OpName, OPS, rowOf, type Type } from '../ir/ops.js';
import {
  type AnyField,
  constant,
  type ExitKind,
  FALSE,
  functionOf,
  instanceLayout,
  isConstant,
  MAP_FIELD,
  makeNode,
  type Node,
  NULL_REF,
  type Snapshot,
  slotField,
  TraceBuilder,
  TRUE,
  typeOfField,
  type Value,
} from '../ir/trace.js';
import { type AbortReason, TraceAbort } from './abort-reasons.js';
import { calleeNamed, type FunctionName, mayRaise, REPEATABLE } from './callees.js';
import { Knowledge } from './knowledge.js';
import type { RecordingHost } from './recording-host.js';
import { VirtualFrames } from './virtual-frames.js';

export const i32 = (value: number): Node => constant('i32', value);
export const ref = (value: number): Node => constant('ref', value);
export const MACHINE_NODE = ref(MACHINE);
const VERDICTS = new Set<unknown>([Verdict.FALLBACK, Verdict.FRAME, Verdict.PENDING]);
const plain = (field: AnyField): AnyField => ({ ...field, mutability: 'plain' });
/** A global that was bound more than once is an ordinary variable. */
const PLAIN_CELL_VALUE = plain(GlobalCell.value);
const PLAIN_CELL_WRITES = plain(GlobalCell.writes);
/** Functions that answer 0 when Python is needed, and else have done all that their bytecode is to do. */
const DECLINING = new Set(['dictStore', 'addToSet']);

const normalized = (type: Type | 'void', value: Value | undefined): Value | undefined => {
  if (type === 'void') return undefined;
  if (type === 'bool') return value ? 1 : 0;
  return type === 'i32' || type === 'ref' ? Number(value) | 0 : value;
};

/** How a quasi-immutable field of an object is called in the facts. */
export const factName = (field: AnyField, object: Value): string => `${field.key}@${object}`;
/** Guards of all trees: old versions go on running when their tree has forgotten what was recorded. */
const COMPLETIONS = new WeakSet<Node>();
/** Facts that the traces of one tree share while they are recorded. */
export class TreeFacts {
  /** Quasi-immutable fields that some trace of the tree took for constant, with their values, and those that one writes. */
  readonly reliedOn = new Map<string, Value>();
  readonly written = new Set<string>();
  /** Guards on the answer of an effectful call whose other outcomes have to be completed by `completeBytecode`. */
  readonly completions = COMPLETIONS;
}

export abstract class RecordingApi {
  readonly host: RecordingHost;
  readonly builder = new TraceBuilder();
  readonly frames: VirtualFrames;
  readonly facts: TreeFacts;
  /** Address of the bytecode that is being recorded. */
  at = 0;
  /** What the present bytecode has done that must not be done twice. */
  protected effect: Node | null = null;
  /** The recording ends behind this bytecode. */
  protected pendingAbort: TraceAbort | null = null;
  /** The machine's frame is no longer that of the recording. */
  protected hasMoved = false;
  /** The assumptions may have been broken by a call. */
  protected validityDoubtful = false;
  /** A frame was pushed or popped: the state at the start of the bytecode can no longer be described. */
  protected startIsGone = false;
  /** While unwinding, an exit starts the unwinding again. */
  protected exitKind: ExitKind = 'resume';
  /** Objects that this bytecode has made. */
  private readonly fresh = new Set<Node>();
  /** What was loaded from slots of instances. */
  private readonly attributes = new Set<Node>();
  private readonly known = new Knowledge();
  /** Constants of quasi-immutable fields that the trace has said it relies on, by object. */
  private readonly relied = new Map<AnyField, Map<Node, Node>>();
  private machinePc: Node | null = null;
  constructor(host: RecordingHost, facts: TreeFacts) {
    this.host = host;
    this.facts = facts;
    this.frames = new VirtualFrames(host);
  }
  /** Whether the operation is one of FOR_ITER and SEND, which take Verdict.FRAME for "exhausted". */
  protected abstract exhaustedSnapshot(): Snapshot | null;
  /** The address of the next bytecode. */
  abstract next(): Node;

  protected beginOperation(): void {
    this.effect = null;
    this.startIsGone = false;
    this.exitKind = 'resume';
    this.machinePc = null;
    this.fresh.clear();
    this.frames.beginBytecode();
  }

  // ---- ends --------------------------------------------------------------------------------------------------------

  /** Ends the recording: at once, or behind the bytecode when it has had its effect. */
  abort(reason: AbortReason, detail = ''): void {
    const abort = new TraceAbort(reason, detail);
    if (!this.effect) throw abort;
    this.pendingAbort ??= abort;
  }
  unsupported(word: string): never {
    if (this.effect) throw new Error(`${word} cannot be recorded, and the bytecode has had its effect`);
    throw new TraceAbort('unsupportedOperation', word);
  }

  // ---- operations --------------------------------------------------------------------------------------------------

  /** Records a value operation, or folds it. */
  value(op: OpName, args: Node[]): Node {
    const known = simplify(op, args[0]!, args[1]!) ?? this.compareWithNull(op, args) ?? this.known.resultOf(op, args);
    if (known) return known;
    const value = evaluate(
      op,
      args.map(arg => arg.value!),
    );
    if (value === undefined) throw new Error(`${op} of ${args.map(arg => arg.value)} is undefined`);
    const node = makeNode(op, args, null, value);
    if (args.every(isConstant)) return constant(node.type as Type, value);
    this.builder.operations.push(node);
    this.known.recorded(node);
    return node;
  }
  /** What has a map is not NULL. Nor is a slot that the map has: deleting an attribute gives the instance another map. */
  private compareWithNull(op: OpName, args: readonly Node[]): Node | null {
    if ((op !== 'refeq' && op !== 'refne') || args[1] !== NULL_REF) return null;
    const object = args[0]!;
    if (!this.attributes.has(object) && this.known.mapOf(object) === undefined) return null;
    return op === 'refne' ? TRUE : FALSE;
  }
  protected emit(op: OpName, args: Node[], auxiliary: Node['auxiliary'], value?: Value): Node {
    return this.builder.emit(op, args, auxiliary, value);
  }
  select(test: Node, yes: Node, no: Node): Node {
    if (isConstant(test)) return test.value ? yes : no;
    return yes === no ? yes : this.emit('select', [test, yes, no], null, test.value ? yes.value! : no.value!);
  }

  // ---- decisions ---------------------------------------------------------------------------------------------------

  /** Conditions of twins: as `br` of the comparison, which most of the time compares constants. */
  ifI32eq(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value === b.value : this.br(this.value('i32eq', [a, b]));
  }
  ifI32ne(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value !== b.value : this.br(this.value('i32ne', [a, b]));
  }
  ifI32lt(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value! < b.value! : this.br(this.value('i32lt', [a, b]));
  }
  ifI32le(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value! <= b.value! : this.br(this.value('i32le', [a, b]));
  }
  ifI32gt(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value! > b.value! : this.br(this.value('i32gt', [a, b]));
  }
  ifI32ge(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a.value! >= b.value! : this.br(this.value('i32ge', [a, b]));
  }
  ifRefeq(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a === b : this.br(this.value('refeq', [a, b]));
  }
  ifRefne(a: Node, b: Node): boolean {
    return isConstant(a) && isConstant(b) ? a !== b : this.br(this.value('refne', [a, b]));
  }
  /** Which way a condition goes; records a guard that it goes that way. */
  br(condition: Node): boolean {
    if (condition === TRUE) return true;
    if (condition === FALSE) return false;
    const taken = condition.value !== 0;
    if (this.known.constantOf(condition) === undefined) {
      this.guard(condition, taken);
      this.known.becameConstant(condition, taken ? TRUE : FALSE);
    }
    return taken;
  }
  /** Guards that a value is what it is now; the constant. */
  promote(node: Node): Node {
    const known = this.known.constantOf(node);
    if (known) return known;
    const value = constant(node.type as Type, node.value!);
    if (node.type === 'bool') this.guard(node, node.value !== 0);
    else this.guard(makeCompared(this, node, value), true);
    this.known.becameConstant(node, value);
    return value;
  }
  protected guard(condition: Node, expected: boolean): void {
    if (this.guardAnswer(condition, expected)) return;
    if (!this.effect) this.addGuard(condition, expected, this.exitKind);
    else if (!this.guardBefore(this.effect, condition, expected))
      this.abort('decisionAfterEffect', `${condition.op} after ${this.effect.op}`);
  }
  /** A question that could have been asked before the effect is asked there. */
  private guardBefore(effect: Node, condition: Node, expected: boolean): boolean {
    if (this.startIsGone) return false;
    const { operations } = this.builder;
    let at = operations.lastIndexOf(effect);
    if (at > 0 && operations[at - 1]!.op === 'flush') at--;
    const later = new Set(operations.slice(at));
    const moved: Node[] = [];
    const canMove = (node: Node): boolean => {
      if (!later.has(node) || moved.includes(node)) return true;
      if (!isValue(node.op) || rowOf(node.op).partial || !node.args.every(canMove)) return false;
      moved.push(node);
      return true;
    };
    if (!canMove(condition)) return false;
    const guard = this.addGuard(condition, expected, this.exitKind);
    const rest = operations.splice(at).filter(node => node !== guard && !moved.includes(node));
    operations.push(...moved, guard, ...rest);
    return true;
  }
  protected addGuard(condition: Node, expected: boolean, kind: ExitKind, snapshot = this.startSnapshot()): Node {
    return this.builder.guard(condition, expected, snapshot, kind);
  }
  protected startSnapshot(): Snapshot {
    return this.frames.snapshotAtStart(this.at);
  }
  /**
   * Questions about what a call answered. NULL means that it raised, FALLBACK and PENDING that it declined and did nothing: those
   * exits are known. EXHAUSTED ends the loop of FOR_ITER. When the trace goes on with such an answer instead, any
   * other one finds the effect done, so the exit keeps the answer for `completeBytecode`.
   */
  private guardAnswer(condition: Node, expected: boolean): boolean {
    const answer = condition.args[0];
    const tested = condition.args[1];
    if (answer?.op !== 'call' || !tested || !isConstant(tested)) return false;
    if (!/^(ref|i32)(eq|ne)$/.test(condition.op)) return false;
    const callee = functionOf(answer);
    const isEffect = answer === this.effect;
    if (!isEffect && !(callee.raises && !this.effect)) return false;
    const continuesWithIt = condition.op.endsWith('eq') === expected;
    const verdict = tested.value;
    if (verdict !== 0 && !VERDICTS.has(verdict)) return false;
    if (continuesWithIt) {
      if (!isEffect && verdict !== 0) return false;
      if (DECLINING.has(callee.name)) this.goOnAfterDeclining(condition, expected);
      else if (answer.type !== 'ref') this.abort('decisionAfterEffect', callee.name);
      else this.guardWithCompletion(condition, expected, answer);
    } else if (verdict === 0) this.addGuard(condition, expected, mayRaise(callee) ? 'raise' : 'resume');
    else if (verdict !== Verdict.FRAME) this.addGuard(condition, expected, 'resume');
    else if (isEffect) {
      const exhausted = this.exhaustedSnapshot();
      if (exhausted) this.addGuard(condition, expected, 'after', exhausted);
    } else return false;
    return true;
  }
  /** The function has done nothing; when it does something the bytecode is done. */
  private goOnAfterDeclining(condition: Node, expected: boolean): void {
    const { frames } = this.startSnapshot();
    const done = { ...frames.at(-1)!, pc: this.next().value as number };
    this.addGuard(condition, expected, 'after', { frames: [...frames.slice(0, -1), done] });
    this.effect = null;
  }
  private guardWithCompletion(condition: Node, expected: boolean, answer: Node): void {
    this.emit('storeNew', [MACHINE_NODE, answer], Machine.answerRef);
    this.facts.completions.add(this.addGuard(condition, expected, 'resume'));
  }

  // ---- values of objects -------------------------------------------------------------------------------------------

  mapOf(object: Node): Node {
    const known = this.known.mapOf(object);
    if (known) return known;
    const value = mapOfValue(this.host.view, object.value as number);
    const map = this.followsFromValue(object, ref(value)) ? ref(value) : this.emit('mapOf', [object], null, value);
    this.known.setMap(object, map);
    return map;
  }
  /** Whether the object has this map, whatever happens. */
  private followsFromValue(object: Node, map: Node): boolean {
    if (isConstant(object)) return isStableMap(map);
    return object.op === 'newInt' || object.op === 'smallOf';
  }
  intValue(object: Node): Node {
    if (object.op === 'newInt') return object.args[0]!;
    const known = this.known.resultOf('intValue', [object]);
    if (known) return known;
    const value = numberOfInt(this.host.view, object.value as number);
    if (isConstant(object)) return constant('i64', value);
    const node = this.emit('intValue', [object], null, value);
    this.known.recorded(node);
    return node;
  }
  newInt(number: Node): Node {
    if (isConstant(number) && BigInt.asIntN(31, number.value as bigint) === number.value)
      return ref((Number(number.value) << 1) | 1);
    return this.emit('newInt', [number], null, buildInt(this.host, number.value as bigint));
  }

  // ---- memory ------------------------------------------------------------------------------------------------------

  load(field: AnyField, object: Node): Node {
    if (field === Machine.pc && this.machinePc) return this.machinePc;
    return this.read(field, object, null);
  }
  loadAt(array: AnyField, object: Node, index: Node): Node {
    return this.read(array, object, index);
  }
  private read(field: AnyField, object: Node, index: Node | null): Node {
    const address = fieldAddress(object.value as number, field, index ? (index.value as number) : 0);
    const value = readMemory(this.host.view, address, field.type);
    if (field.mutability !== 'plain' && isConstant(object) && (!index || isConstant(index))) {
      if (field.mutability === 'ro') return constant(typeOfField(field), value);
      if (field.mutability === 'quasi') return this.readQuasi(field, object, value);
    }
    return this.readAny(field, object, index, value);
  }
  /** What was loaded or stored there before, or else a load. */
  private readAny(field: AnyField, object: Node, index: Node | null, value: Value): Node {
    if (object === MACHINE_NODE) return this.emit('load', [object], field, value);
    const known = this.known.content(field, object, index);
    // The comparison finds out a function that writes more than it declares.
    if (known !== undefined && Object.is(known.value, value)) return known;
    const node = this.emit(index ? 'loadAt' : 'load', index ? [object, index] : [object], field, value);
    this.known.loaded(field, object, index, node);
    return node;
  }
  /** A quasi-immutable field of a known object is a constant that the tree relies on. */
  private readQuasi(field: AnyField, object: Node, value: Value): Node {
    if (field === GlobalCell.writes) return this.readAny(PLAIN_CELL_WRITES, object, null, value);
    if (field === GlobalCell.value && this.wasRebound(object))
      return this.readAny(PLAIN_CELL_VALUE, object, null, value);
    const known = this.relied.get(field)?.get(object);
    return known !== undefined && known.value === value ? known : this.relyOn(field, object, value);
  }
  private relyOn(field: AnyField, object: Node, value: Value): Node {
    const key = factName(field, object.value!);
    const earlier = this.facts.reliedOn.get(key) ?? value;
    if (this.facts.written.has(key) || earlier !== value) this.abort('changesAssumption', key);
    this.facts.reliedOn.set(key, earlier);
    this.emit('load', [object], field, value);
    const result = constant(typeOfField(field), value);
    const objects = this.relied.get(field);
    if (objects === undefined) this.relied.set(field, new Map([[object, result]]));
    else objects.set(object, result);
    return result;
  }
  private wasRebound(cell: Node): boolean {
    return this.host.view.getInt32((cell.value as number) + GlobalCell.writes.offset, true) > 1;
  }

  store(field: AnyField, object: Node, value: Node): void {
    this.write(field, object, null, value, true);
  }
  storeAt(array: AnyField, object: Node, index: Node, value: Node): void {
    this.write(array, object, index, value, true);
  }
  storeNew(field: AnyField, object: Node, value: Node): void {
    this.write(field, object, null, value, false);
  }
  storeNewAt(array: AnyField, object: Node, index: Node, value: Node): void {
    this.write(array, object, index, value, false);
  }
  private write(given: AnyField, object: Node, index: Node | null, value: Node, isOld: boolean): void {
    if (given === Machine.pc) {
      this.machinePc = value;
      return;
    }
    const field = this.writtenField(given, object);
    const target = object.value as number;
    const barrier = isOld && object !== MACHINE_NODE;
    const args = index ? [object, index, value] : [object, value];
    const op = barrier ? 'store' : 'storeNew';
    const node = this.emit(index ? (`${op}At` as const) : op, args, field);
    this.known.stored(field, object, index, value);
    writeMemory(
      this.host.view,
      fieldAddress(target, field, index ? (index.value as number) : 0),
      field.type,
      value.value!,
    );
    if (barrier && field.type === 'ref' && this.host.view.getInt32(target + 4, true) & 1) this.host.logObject(target);
    if (isOld && !this.fresh.has(object) && !REPEATABLE.has(field.key)) this.effect ??= node;
  }
  /** What a tree writes it must not rely on; a global that is written is an ordinary variable from then on. */
  private writtenField(field: AnyField, object: Node): AnyField {
    if (field.mutability !== 'quasi' || !isConstant(object)) return field;
    const key = factName(field, object.value!);
    if (this.facts.reliedOn.has(key)) this.abort('changesAssumption', key);
    this.facts.written.add(key);
    if (field === GlobalCell.value) return PLAIN_CELL_VALUE;
    return field === GlobalCell.writes ? PLAIN_CELL_WRITES : field;
  }

  malloc(layout: LayoutDescriptor, map: Node): Node {
    return this.made(this.emit('new', [map], layout, buildObject(this.host, layout.size, map.value as number)));
  }
  mallocArray(layout: LayoutDescriptor, map: Node, length: Node): Node {
    const element = layout.element!;
    const bytes = Math.max(layout.size, element.offset + (length.value as number) * element.stride);
    const address = buildObject(this.host, bytes, map.value as number);
    const field = layout.fields.find(f => f.name === 'length')!;
    this.host.view.setInt32(address + field.offset, length.value as number, true);
    return this.made(this.emit('newArray', [map, length], layout, address));
  }
  protected made(node: Node): Node {
    this.fresh.add(node);
    this.known.setMap(node, node.args[0]!);
    return node;
  }

  // ---- calls -------------------------------------------------------------------------------------------------------

  call(name: FunctionName, args: Node[]): Node {
    const { descriptor: callee, hasEffect: effectful } = calleeNamed(name);
    const isFolded = callee.kind === 'elidable' && args.every(isConstant);
    const known = isFolded && this.known.answerOf(callee, args);
    if (known) return known;
    if (callee.runsPython) {
      this.emitFlush();
      this.validityDoubtful = true;
    }
    const result = normalized(
      callee.result,
      this.host.call(
        callee,
        args.map(arg => arg.value!),
      ),
    );
    if (callee.runsPython) this.checkFrames(callee.name);
    if (isFolded) return this.known.answered(callee, args, constant(callee.result as Type, result!));
    const node = this.emit('call', args, callee, result);
    this.known.called(callee.writes);
    if (effectful) {
      if (this.effect) this.pendingAbort ??= new TraceAbort('decisionAfterEffect', callee.name);
      this.effect = node;
      if (callee.writes === 'everything') this.validityDoubtful = true;
    }
    return callee.name === 'raiseError' ? NULL_REF : node;
  }
  /** Python has run: nothing is known of memory any more. */
  protected called(node: Node): void {
    this.effect = node;
    this.known.called('everything');
    this.validityDoubtful = true;
  }
  /** A native that resumes a generator by an exception pushes its frame: the interpreter goes on from what the machine says. */
  private checkFrames(name: string): void {
    if (this.host.view.getInt32(MACHINE + Machine.fp.offset, true) === this.frames.running.fp) return;
    this.hasMoved = true;
    this.pendingAbort ??= new TraceAbort('framePushed', name);
  }
  private emitFlush(): void {
    this.builder.flush(this.frames.snapshotForCall(this.at));
  }

  // ---- intrinsics over objects -------------------------------------------------------------------------------------

  /** handlers/variables.ts: what a cell or its fallback holds. */
  globalValue(cell: Node): Node {
    const value = this.load(GlobalCell.value, cell);
    if (this.br(this.value('refne', [value, NULL_REF]))) return value;
    const fallback = this.load(GlobalCell.fallback, cell);
    return fallback.value === 0 ? NULL_REF : this.load(GlobalCell.value, fallback);
  }
  /** objects/instance.ts: the map is a constant, so the slot is a field. */
  loadSlot(instance: Node, map: Node, slot: Node): Node {
    const field = this.slotFieldOf(map.value as number, slot.value as number);
    const value = field
      ? this.load(field, instance)
      : this.loadAt(this.overflowItems(), this.overflowOf(instance, map), this.overflowIndex(map, slot));
    if (field?.type === 'f64') return this.newFloat(value);
    if (value.value !== 0) this.attributes.add(value);
    return value;
  }
  storeSlot(instance: Node, map: Node, slot: Node, value: Node): void {
    const field = this.slotFieldOf(map.value as number, slot.value as number);
    if (!field)
      this.storeAt(this.overflowItems(), this.overflowOf(instance, map), this.overflowIndex(map, slot), value);
    else if (field.type === 'f64') this.store(field, instance, this.load(this.floatField(), value));
    else this.store(field, instance, value);
  }
  /** objects/instance.ts: gives the instance the map with one slot more, and stores there. */
  addSlot(instance: Node, wider: Node, value: Node): void {
    const count = this.mapWord(wider.value as number, MapLayout.slotCount);
    const field = this.slotFieldOf(wider.value as number, count - 1);
    if (!isConstant(wider) || !field) {
      this.call('addSlot', [instance, wider, value]);
      return;
    }
    this.storeMap(instance, wider);
    this.storeSlot(instance, wider, i32(count - 1), value);
  }
  /** objects/list.ts: the strategy of a list is its map. */
  setStrategy(list: Node, strategy: Node): void {
    this.storeMap(list, strategy);
  }
  private storeMap(instance: Node, map: Node): void {
    const node = this.emit('storeNew', [instance, map], MAP_FIELD);
    this.host.view.setInt32(instance.value as number, map.value as number, true);
    this.known.changeMap(instance, map);
    if (!this.fresh.has(instance)) this.effect ??= node;
  }
  /** objects/instance.ts: a new instance without attributes. */
  newInstance(map: Node): Node {
    const size = this.mapWord(map.value as number, MapLayout.size);
    const node = this.emit('new', [map], instanceLayout(size), buildObject(this.host, size, map.value as number));
    this.made(node);
    const offset = this.mapWord(map.value as number, MapLayout.overflowOffset);
    if (offset > 0) this.storeNew(slotField(offset, 'ref'), node, NULL_REF);
    return node;
  }
  private mapWord(map: number, field: AnyField): number {
    return this.host.view.getInt32(map + field.offset, true);
  }
  /** The field of an inline slot; null when it lies in the overflow storage. */
  private slotFieldOf(map: number, slot: number): AnyField | null {
    if (slot >= this.mapWord(map, MapLayout.inlineSlots)) return null;
    let owner = map;
    while (this.mapWord(owner, MapLayout.slotCount) > slot + 1) owner = this.mapWord(owner, MapLayout.parent);
    const isFloat = this.mapWord(owner, MapLayout.slotKind) === 1;
    return slotField(this.mapWord(map, MapLayout.overflowOffset) + 8 + 8 * slot, isFloat ? 'f64' : 'ref');
  }
  private overflowOf(instance: Node, map: Node): Node {
    return this.load(slotField(this.mapWord(map.value as number, MapLayout.overflowOffset), 'ref'), instance);
  }
  private overflowIndex(map: Node, slot: Node): Node {
    return i32((slot.value as number) - this.mapWord(map.value as number, MapLayout.inlineSlots));
  }
  protected abstract overflowItems(): AnyField;
  protected abstract floatField(): AnyField;
  protected abstract newFloat(value: Node): Node;
}

function makeCompared(r: RecordingApi, node: Node, value: Node): Node {
  const prefix = { i32: 'i32', i64: 'i64', ref: 'ref', f64: 'f64' }[node.type as 'i32']!;
  const compared = makeNode(`${prefix}eq` as OpName, [node, value], null, 1);
  r.builder.operations.push(compared);
  return compared;
}

const isAllocation = (node: Node): boolean => node.op === 'new' || node.op === 'newArray' || node.op === 'newInt';
/** Results that need no operation. */
function simplify(op: OpName, a: Node, b: Node): Node | null {
  switch (op) {
    case 'wordOf':
      return a.op === 'refOf' ? a.args[0]! : null;
    case 'refOf':
      return a.op === 'wordOf' ? a.args[0]! : null;
    case 'refeq':
      return comparesEqual(a, b);
    case 'refne': {
      const equal = comparesEqual(a, b);
      return equal && (equal === TRUE ? FALSE : TRUE);
    }
    default:
      return null;
  }
}
/** Verdicts are answers of calls, never values in memory; what was just made is neither NULL nor anything that was there before. */
function comparesEqual(a: Node, b: Node): Node | null {
  if (a === b) return TRUE;
  if (isAllocation(a) && isConstant(b)) return FALSE;
  if (isConstant(b) && VERDICTS.has(b.value) && a.op !== 'call' && a.op !== 'select' && !isConstant(a)) return FALSE;
  return null;
}

type Operation = (this: RecordingApi, a: Node, b: Node) => Node;
type Computation = (a: Value, b?: Value) => Value | undefined;
const unary = (op: OpName, type: Type, compute: Computation): Operation =>
  function (a) {
    return isConstant(a) ? constant(type, compute(a.value!)!) : this.value(op, [a]);
  };
/** Undefined where the operation is. */
const binary = (op: OpName, type: Type, compute: Computation): Operation =>
  function (a, b) {
    const value = isConstant(a) && isConstant(b) ? compute(a.value!, b.value!) : undefined;
    return value === undefined ? this.value(op, [a, b]) : constant(type, value);
  };
/** Every other word of RTS is a value operation of that name. */
const words = RecordingApi.prototype as unknown as Record<string, Operation>;
for (const op of Object.keys(OPS) as OpName[]) {
  const compute = computationOf(op) as Computation | null;
  if (compute === null || op in words) continue;
  const { operands, result } = rowOf(op);
  words[op] = operands.length === 1 ? unary(op, result as Type, compute) : binary(op, result as Type, compute);
}
