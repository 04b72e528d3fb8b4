/**
 * What a recording knows at the present point of the trace: values that were guarded to be constants, maps of objects, contents of fields,
 * results of operations. Whatever is known is not recorded again, so that optimizer and emitter never see it: more than half of what
 * bytecodes ask about their operands has been asked before. (PyPy's metainterp/heapcache.py does this for guards on classes and for fields.)
 *
 * Nodes never change their value, so guards and results hold for the rest of the trace. Maps and fields hold until something is stored that
 * may be the same place, or until a call that declares to write there; `ro` fields and the maps of most built-in types hold for ever.
 */
import type { OpName } from '../ir/ops.js';
import { type AnyField, type Effects, type FunctionDescriptor, isConstant, MAP_FIELD, type Node } from '../ir/trace.js';
import { isStableMap } from '../optimizer/load-store-forwarding.js';

interface Element {
  readonly index: Node;
  readonly value: Node;
}
interface Answer {
  readonly callee: FunctionDescriptor;
  readonly args: readonly Node[];
  readonly result: Node;
}
function addTo<T>(table: Map<Node, T[]>, key: Node, entry: T): void {
  const entries = table.get(key);
  if (entries === undefined) table.set(key, [entry]);
  else entries.push(entry);
}
const isNew = (node: Node): boolean => node.op === 'new' || node.op === 'newArray' || node.op === 'newInt';
/** An object that was there before any that the trace makes. */
const isOlder = (node: Node): boolean => node.op === 'const' || node.op === 'input';
const isSlot = (key: string): boolean => key.startsWith('instance.slot');

/** Contents of fields, by key and object; those of elements also by index. */
class Contents {
  readonly fields = new Map<string, Map<Node, Node>>();
  readonly elements = new Map<string, Map<Node, Element[]>>();

  get(key: string, object: Node, index: Node | null): Node | undefined {
    if (index === null) return this.fields.get(key)?.get(object);
    return this.elements
      .get(key)
      ?.get(object)
      ?.find(element => element.index === index)?.value;
  }
  set(key: string, object: Node, index: Node | null, value: Node): void {
    if (index === null) placesOf(this.fields, key).set(object, value);
    else {
      const arrays = placesOf(this.elements, key);
      const elements = arrays.get(object);
      if (elements === undefined) arrays.set(object, [{ index, value }]);
      else elements.push({ index, value });
    }
  }
  /** Forgets the elements of an array that may be at the index. */
  forgetElement(key: string, array: Node, index: Node): void {
    const arrays = this.elements.get(key);
    const elements = arrays?.get(array);
    if (elements === undefined) return;
    const kept = elements.filter(other => other.index !== index && isConstant(other.index) && isConstant(index));
    if (kept.length === 0) arrays!.delete(array);
    else arrays!.set(array, kept);
  }
  forgetKey(key: string): void {
    this.fields.delete(key);
    this.elements.delete(key);
  }
  forgetAll(): void {
    this.fields.clear();
    this.elements.clear();
  }
}
function placesOf<T>(table: Map<string, Map<Node, T>>, key: string): Map<Node, T> {
  let places = table.get(key);
  if (places === undefined) table.set(key, (places = new Map()));
  return places;
}

export class Knowledge {
  /** Constants that values were guarded to be. */
  private readonly constants = new Map<Node, Node>();
  private readonly maps = new Map<Node, Node>();
  private readonly settled = new Contents();
  private readonly changing = new Contents();
  /** Operations that were recorded, by their first operand. */
  private readonly results = new Map<Node, Node[]>();
  /** Answers of pure functions to constants, by the first one. */
  private readonly answers = new Map<Node, Answer[]>();

  // ---- values ------------------------------------------------------------------------------------------------------

  /** The constant that a value is known to be. */
  constantOf(node: Node): Node | undefined {
    return isConstant(node) ? node : this.constants.get(node);
  }
  becameConstant(node: Node, value: Node): void {
    this.constants.set(node, value);
  }
  /** The operation, when it was recorded before. */
  resultOf(op: OpName, args: readonly Node[]): Node | undefined {
    return this.results
      .get(args[0]!)
      ?.find(node => node.op === op && node.args[1] === args[1] && args[2] === node.args[2]);
  }
  recorded(node: Node): void {
    addTo(this.results, node.args[0]!, node);
  }
  /** What a pure function has answered to these constants. */
  answerOf(callee: FunctionDescriptor, args: readonly Node[]): Node | undefined {
    return this.answers
      .get(args[0]!)
      ?.find(answer => answer.callee === callee && args.every((arg, i) => arg === answer.args[i]))?.result;
  }
  answered(callee: FunctionDescriptor, args: readonly Node[], result: Node): Node {
    addTo(this.answers, args[0]!, { callee, args, result });
    return result;
  }

  // ---- maps --------------------------------------------------------------------------------------------------------

  mapOf(object: Node): Node | undefined {
    return this.maps.get(object);
  }
  setMap(object: Node, map: Node): void {
    this.maps.set(object, map);
  }
  private constantMapOf(object: Node): Node | undefined {
    const map = this.maps.get(object);
    return map && this.constantOf(map);
  }
  /** The object was given another map. */
  changeMap(object: Node, map: Node): void {
    for (const [other, known] of this.maps)
      if (!this.isStable(known) && this.mayAlias(other, object)) this.maps.delete(other);
    this.maps.set(object, map);
  }
  private isStable(map: Node): boolean {
    return isStableMap(this.constantOf(map) ?? map);
  }
  private forgetChangingMaps(): void {
    for (const [object, map] of this.maps) if (!this.isStable(map)) this.maps.delete(object);
  }

  // ---- fields ------------------------------------------------------------------------------------------------------

  private contentsOf(field: AnyField): Contents {
    return field.mutability === 'ro' ? this.settled : this.changing;
  }
  content(field: AnyField, object: Node, index: Node | null): Node | undefined {
    return this.contentsOf(field).get(field.key, object, index);
  }
  loaded(field: AnyField, object: Node, index: Node | null, value: Node): void {
    this.contentsOf(field).set(field.key, object, index, value);
  }
  stored(field: AnyField, object: Node, index: Node | null, value: Node): void {
    if (field.mutability === 'ro') {
      if (index !== null) this.settled.forgetElement(field.key, object, index);
    } else if (index === null) this.forgetFields(field.key, object);
    else this.forgetElements(field.key, object, index);
    // A narrow field keeps fewer bits than the value has.
    if (field.type !== 'u8' && field.type !== 'u16') this.loaded(field, object, index, value);
  }
  private forgetFields(key: string, object: Node): void {
    const fields = this.changing.fields.get(key);
    if (fields !== undefined) for (const other of fields.keys()) if (this.mayAlias(other, object)) fields.delete(other);
  }
  private forgetElements(key: string, object: Node, index: Node): void {
    const arrays = this.changing.elements.get(key);
    if (arrays === undefined) return;
    for (const other of arrays.keys()) if (this.mayAlias(other, object)) this.changing.forgetElement(key, other, index);
  }
  /** Whether two objects may be the same one. */
  private mayAlias(a: Node, b: Node): boolean {
    if (a === b) return true;
    if (isConstant(a) && isConstant(b)) return false;
    if (isNew(a) ? isNew(b) || isOlder(b) : isNew(b) && isOlder(a)) return false;
    const map = this.constantMapOf(a);
    const other = this.constantMapOf(b);
    return map === undefined || other === undefined || map === other;
  }

  /** A function was called that writes these. */
  called(writes: Effects): void {
    if (writes === 'everything') {
      this.changing.forgetAll();
      this.forgetChangingMaps();
      return;
    }
    for (const key of writes) {
      this.changing.forgetKey(key);
      if (key === MAP_FIELD.key) this.forgetChangingMaps();
      else if (key === 'instance.slots') this.forgetSlots();
    }
  }
  private forgetSlots(): void {
    for (const key of this.changing.fields.keys()) if (isSlot(key)) this.changing.forgetKey(key);
  }
}
