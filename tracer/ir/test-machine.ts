/**
 * A machine small enough for tests of traces: one memory with the well-known maps, a bump heap and a VM stack, no collector.
 * `describeState` gives the live state as text in which addresses are replaced by the order of discovery, so that states
 * can be compared whose objects were allocated in another order. Numbers have no identity and are shown by value.
 */
import type { LayoutDescriptor } from '../../interpreter/dialect/rts.js';
import {
  BoxedInt,
  Cell,
  FloatItems,
  FloatObject,
  IntItems,
  List,
  RangeIterator,
  RefItems,
  Tuple,
} from '../../interpreter/heap/layouts.js';
import { FrameHeader, MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { Known, MapOf } from '../../interpreter/heap/well-known.js';
import type { ExecutionHost } from './execute.js';
import { type AnyField, type FunctionDescriptor, slotField, type Value } from './trace.js';
import { buildInt, buildObject, fieldAddress, numberOfInt, readMemory, writeMemory } from './heap-access.js';

export const TEST_PAGES = 20;
const HEAP_START = 256 << 10;
const HEAP_END = 1 << 20;
/** Where the root frame's register 0 lies. */
export const TEST_FP = HEAP_END + 4096;
/** Addresses that pass for code objects and maps of instances. */
export const TEST_CODE = 64 * 1024;
export const INSTANCE_MAP = 128 * 1024;
export const OTHER_INSTANCE_MAP = 129 * 1024;

type Implementation = (machine: TestMachine, ...args: Value[]) => Value | undefined;
/** What `describe` looks into, by map: the layout, or for instances their slots. */
const LAYOUTS: ReadonlyMap<number, LayoutDescriptor> = new Map([
  [MapOf['CELL']!, Cell.descriptor],
  [MapOf['TUPLE']!, Tuple.descriptor],
  [MapOf['LIST']!, List.descriptor],
  [MapOf['LIST_FLOAT']!, List.descriptor],
  [MapOf['LIST_INT']!, List.descriptor],
  [MapOf['REF_ITEMS']!, RefItems.descriptor],
  [MapOf['FLOAT_ITEMS']!, FloatItems.descriptor],
  [MapOf['INT_ITEMS']!, IntItems.descriptor],
  [MapOf['RANGE_ITERATOR']!, RangeIterator.descriptor],
]);
const INSTANCE_SLOTS: readonly AnyField[] = [slotField(16, 'ref'), slotField(24, 'f64')];

export class TestMachine implements ExecutionHost {
  readonly memory: WebAssembly.Memory;
  readonly view: DataView;
  readonly functions: Record<string, Implementation>;
  /** Objects that went through the slow part of the barrier, in order. */
  readonly logged: number[] = [];
  valid = true;

  constructor(functions: Record<string, Implementation> = {}, shared = false) {
    this.memory = new WebAssembly.Memory({ initial: TEST_PAGES, maximum: TEST_PAGES, shared });
    this.view = new DataView(this.memory.buffer as ArrayBuffer);
    this.functions = functions;
    this.setWord(Machine.allocationTop, HEAP_START);
    this.setWord(Machine.allocationLimit, HEAP_END);
    this.setWord(Machine.budget, 1000);
    this.view.setInt32(TEST_FP - FrameHeader.FLAGS, 1 + 64 * 3, true);
    for (const object of [Known.TRUE, Known.FALSE]) this.view.setInt32(object, MapOf['BOOL']!, true);
    this.view.setInt32(Known.NONE, MapOf['NONE']!, true);
  }
  word(field: AnyField): number {
    return this.view.getInt32(MACHINE + field.offset, true);
  }
  setWord(field: AnyField, value: number): void {
    this.view.setInt32(MACHINE + field.offset, value, true);
  }
  allocate(bytes: number): number {
    const top = this.word(Machine.allocationTop);
    if (top + bytes > HEAP_END) throw new Error('the test heap is full');
    this.setWord(Machine.allocationTop, top + bytes);
    return top;
  }
  logObject(object: number): void {
    this.logged.push(object);
    this.view.setInt32(object + 4, this.view.getInt32(object + 4, true) & ~1, true);
  }
  call(callee: FunctionDescriptor, args: readonly Value[]): Value | undefined {
    const implementation = this.functions[callee.name];
    if (!implementation) throw new Error(`no function ${callee.name}`);
    return implementation(this, ...args);
  }
  isValid(): boolean {
    return this.valid;
  }

  register(index: number): number {
    return this.view.getInt32(TEST_FP + 4 * index, true);
  }
  setRegisters(...values: number[]): void {
    values.forEach((value, i) => {
      this.view.setInt32(TEST_FP + 4 * i, value, true);
    });
  }
  int(value: number | bigint): number {
    return buildInt(this, BigInt(value));
  }
  float(value: number): number {
    return this.object(FloatObject.descriptor, MapOf['FLOAT']!, { value });
  }
  /** A new object with some fields set; `elements` for arrays. */
  object(
    layout: LayoutDescriptor,
    map: number,
    fields: Record<string, Value>,
    elements: readonly Value[] = [],
  ): number {
    const { element } = layout;
    const bytes = element ? Math.max(layout.size, element.offset + elements.length * element.stride) : layout.size;
    const address = buildObject(this, bytes, map);
    for (const field of layout.fields) {
      const value = field.name === 'length' && element ? elements.length : fields[field.name];
      if (value !== undefined) writeMemory(this.view, address + field.offset, field.type, value);
    }
    elements.forEach((value, i) => {
      writeMemory(this.view, fieldAddress(address, element!, i), element!.type, value);
    });
    return address;
  }
  instance(map: number, any: number, float: number): number {
    const address = buildObject(this, 32, map);
    writeMemory(this.view, address + 16, 'ref', any);
    writeMemory(this.view, address + 24, 'f64', float);
    return address;
  }
  /** A copy of this machine's memory in a new machine. */
  clone(): TestMachine {
    const copy = new TestMachine(this.functions);
    new Uint8Array(copy.memory.buffer).set(new Uint8Array(this.memory.buffer));
    return copy;
  }

  /** pc, frame position and the named registers with all they reach, as text. */
  describeState(places: readonly { address: number; name: string }[]): string {
    const names = new Map<number, string>();
    const lines = [`pc ${this.word(Machine.pc)}`, `fp +${this.word(Machine.fp) - TEST_FP}`];
    for (const { address, name } of places) {
      const word = this.view.getInt32(address, true);
      lines.push(`${name} = ${name.endsWith('raw') ? word : this.describe(word, names)}`);
    }
    return lines.join('\n');
  }
  private describe(ref: number, names: Map<number, string>): string {
    if (ref & 1) return String(ref >> 1);
    if (ref < HEAP_START || ref >= HEAP_END) return `@${ref}`;
    const map = this.view.getInt32(ref, true);
    if (map === MapOf['INT']) return String(numberOfInt(this.view, ref));
    if (map === MapOf['FLOAT']) return `float ${this.content(ref, FloatObject.value, 0, names)}`;
    const known = names.get(ref);
    if (known) return known;
    names.set(ref, `#${names.size}`);
    const layout = LAYOUTS.get(map);
    const contents = (layout?.fields ?? INSTANCE_SLOTS).map(
      field => `${field.name} ${this.content(ref, field, 0, names)}`,
    );
    for (let i = 0; layout?.element && i < (readMemory(this.view, ref + 8, 'i32') as number); i++) {
      contents.push(this.content(ref, layout.element, i, names));
    }
    return `${names.get(ref)}{${layout?.name ?? 'instance'} @${map} ${contents.join(' ')}}`;
  }
  private content(object: number, field: AnyField, index: number, names: Map<number, string>): string {
    const value = readMemory(this.view, fieldAddress(object, field, index), field.type);
    if (field.type === 'ref') return this.describe(value as number, names);
    return Object.is(value, -0) ? '-0' : String(value);
  }
}
export const BOX_LAYOUT = BoxedInt.descriptor;
