/**
 * Random traces for tests: a recorder that invents bytecodes. Each statement reads some registers, guards what it relies on
 * as a handler's twin would (decisions before effects, snapshots of the state at its start), and writes a register.
 * It runs on a real heap while it records, so its guards hold for the state it was recorded in, and side traces are
 * recorded from exits that were really taken, as in production.
 */
import { Cell, FloatObject, List, RangeIterator, RefItems, Tuple } from '../../interpreter/heap/layouts.js';
import { FrameHeader } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { computeOperation } from './execute.js';
import type { OpName } from './ops.js';
import { INSTANCE_MAP, OTHER_INSTANCE_MAP, TEST_CODE, TEST_FP, TestMachine } from './test-machine.js';
import {
  type AnyField,
  type Auxiliary,
  constant,
  type FrameSnapshot,
  type FunctionDescriptor,
  instanceLayout,
  isConstant,
  MAP_FIELD,
  type Node,
  NULL_REF,
  type Snapshot,
  slotField,
  type Trace,
  TraceBuilder,
} from './trace.js';

/** A small generator of pseudo-random numbers (mulberry32, T. Ettinger), so that failures can be repeated. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed;
  }
  /** An integer from 0 to n - 1. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** Counter and limit, objects that mostly stay, and TEMPORARIES that most results go to. */
const REGISTERS = 10;
const TEMPORARIES = 3;
const ref = (value: number): Node => constant('ref', value);
const i64 = (value: number | bigint): Node => constant('i64', BigInt(value));
const ANY_SLOT = slotField(16, 'ref');
const FLOAT_SLOT = slotField(24, 'f64');

const define = (
  name: string,
  rest: Omit<FunctionDescriptor, 'name' | 'raises'> & { raises?: boolean },
): FunctionDescriptor => ({ name, raises: false, ...rest });
const MIX = define('mix', { kind: 'elidable', parameters: ['i64', 'i64'], result: 'i64', reads: [], writes: [] });
const TOUCH = define('touch', {
  kind: 'residual',
  parameters: ['ref'],
  result: 'ref',
  reads: ['cell.value'],
  writes: ['cell.value'],
});
const PERHAPS = define('perhaps', {
  kind: 'residual',
  raises: true,
  parameters: ['ref', 'ref'],
  result: 'ref',
  reads: 'everything',
  writes: 'everything',
});
const PYTHON = define('python', {
  kind: 'host',
  runsPython: true,
  parameters: ['ref'],
  result: 'ref',
  reads: 'everything',
  writes: 'everything',
});

/** What the functions that random traces call do. */
export const RANDOM_FUNCTIONS: ConstructorParameters<typeof TestMachine>[0] = {
  mix: (_, a, b) => BigInt.asIntN(64, ((a as bigint) * 31n) ^ (b as bigint)),
  touch: (machine, cell) => {
    const old = machine.view.getInt32((cell as number) + Cell.value.offset, true);
    machine.view.setInt32((cell as number) + Cell.value.offset, machine.int(5), true);
    return old;
  },
  /** Fails for some contents of a cell, otherwise changes it; changes the map of an instance. */
  perhaps: (machine, a, b) => {
    const [cell, value] = [a as number, b as number];
    const map = machine.view.getInt32(cell, true);
    if (map === INSTANCE_MAP) machine.view.setInt32(cell, OTHER_INSTANCE_MAP, true);
    if (map !== MapOf['CELL']) return cell;
    const old = machine.view.getInt32(cell + Cell.value.offset, true);
    if (old & 1 && (old >> 1) % 5 === 3) return 0;
    machine.view.setInt32(cell + Cell.value.offset, value, true);
    return old;
  },
  python: (_, value) => value,
};

interface Frame {
  readonly code: number;
  readonly offset: number;
  pc: number;
  readonly registers: (Node | null)[];
}

type Kind = 'small' | 'wide' | 'float' | 'cell' | 'tuple' | 'instance' | 'list';
/** What is in each register of the root frame when a tree is entered. */
export type RegisterKinds = readonly Kind[];
export function randomKinds(random: Random): RegisterKinds {
  const kinds: readonly Kind[] = [
    'small',
    'small',
    'wide',
    'float',
    'cell',
    'cell',
    'cell',
    'tuple',
    'instance',
    'list',
  ];
  return Array.from({ length: REGISTERS - 2 }, () => random.pick(kinds));
}
/**
 * A machine with random objects of the kinds in its registers, some of them in two registers at once; register 0 counts, register 1 is
 * the limit. Now and then one register holds another kind.
 */
export function randomMachine(random: Random, kinds: RegisterKinds): TestMachine {
  const machine = new TestMachine(RANDOM_FUNCTIONS);
  const odd = random.below(4) === 0 ? random.below(kinds.length) : -1;
  const values = new Map<Kind, number>();
  const objects = kinds.map((kind, i) => {
    const actual = i === odd ? randomKinds(random)[0]! : kind;
    const known = values.get(actual);
    const object = known !== undefined && random.below(2) ? known : randomObject(machine, random, actual);
    values.set(actual, object);
    return object;
  });
  machine.setRegisters(machine.int(0), machine.int(5 + random.below(30)), ...objects);
  return machine;
}
function randomObject(machine: TestMachine, random: Random, kind: Kind): number {
  const item = (): number => randomObject(machine, random, random.pick(['small', 'small', 'wide', 'float']));
  switch (kind) {
    case 'small':
      return machine.int(random.below(10) - 3);
    case 'wide':
      return machine.int(2n ** 62n - BigInt(random.below(3)));
    case 'float':
      return machine.float(random.below(8) / 2);
    case 'cell':
      return machine.object(Cell.descriptor, MapOf['CELL']!, { value: item() });
    case 'tuple':
      return machine.object(Tuple.descriptor, MapOf['TUPLE']!, {}, [item(), item(), item()]);
    case 'instance':
      return machine.instance(INSTANCE_MAP, item(), random.below(9) / 4);
    case 'list': {
      const items = machine.object(RefItems.descriptor, MapOf['REF_ITEMS']!, {}, [item(), item(), item(), item()]);
      return machine.object(List.descriptor, MapOf['LIST']!, { length: 4, items });
    }
  }
}

/** Records a random loop trace on the machine's present state. */
export function recordRandomLoop(machine: TestMachine, random: Random, statements: number): Trace {
  const recorder = new RandomRecorder(machine, random, new TraceBuilder(), [
    { code: TEST_CODE, offset: 0, pc: TEST_CODE + 8, registers: [] },
  ]);
  for (let i = 0; i < REGISTERS; i++) recorder.loadInput(0, i);
  return recorder.record(statements);
}
/** Records a side trace from an exit that was just taken (the machine is in its state) and hangs it there. */
export function recordRandomSideTrace(machine: TestMachine, random: Random, exit: Node, statements: number): void {
  const frames = exit.snapshot!.frames.map(frame => ({
    code: frame.code,
    offset: frame.offset,
    pc: frame.pc,
    registers: frame.registers.map(() => null),
  }));
  const recorder = new RandomRecorder(machine, random, new TraceBuilder(), frames);
  exit.snapshot!.frames.forEach((frame, f) => {
    frame.registers.forEach((value, register) => {
      if (value) recorder.loadInput(f, register);
    });
  });
  exit.sideTrace = recorder.record(statements);
  exit.isHotInPreamble = true;
}

class RandomRecorder {
  private readonly machine: TestMachine;
  private readonly random: Random;
  private readonly builder: TraceBuilder;
  private readonly frames: Frame[];
  private start!: Snapshot;
  constructor(machine: TestMachine, random: Random, builder: TraceBuilder, frames: Frame[]) {
    this.machine = machine;
    this.random = random;
    this.builder = builder;
    this.frames = frames;
  }
  loadInput(frame: number, register: number): void {
    const value = this.machine.view.getInt32(TEST_FP + this.frames[frame]!.offset + 4 * register, true);
    this.frames[frame]!.registers[register] = this.builder.input(frame, register, 'ref', value);
  }
  record(statements: number): Trace {
    for (let i = 0; i < statements; i++) this.statement(() => this.randomStatement());
    while (this.frames.length > 1) this.statement(() => this.leaveFrame());
    if (this.random.below(6) === 0 && this.builder.inputs.length < REGISTERS)
      return this.builder.exit(this.snapshot(), 'resume');
    this.statement(() => this.count());
    this.frames[0]!.pc = TEST_CODE + 8;
    return this.builder.jump(this.snapshot());
  }
  private statement(run: () => void): void {
    this.start = this.snapshot();
    run();
    this.frame.pc += 8;
  }
  private get frame(): Frame {
    return this.frames.at(-1)!;
  }
  private snapshot(): Snapshot {
    return {
      frames: this.frames.map(
        (frame, i): FrameSnapshot => ({
          code: frame.code,
          pc: frame.pc,
          offset: frame.offset,
          registers: [...frame.registers],
          function: i > 0 ? ref(frame.code) : null,
          extra: i > 0 ? NULL_REF : null,
          flags: i > 0 ? 4 : 0,
          depth: i,
        }),
      ),
    };
  }

  private emit(op: OpName, args: Node[], auxiliary: Auxiliary = null): Node {
    const node = this.builder.emit(op, args, auxiliary);
    node.value = computeOperation(
      this.machine,
      node,
      args.map(arg => arg.value!),
    );
    return node;
  }
  private guard(condition: Node): void {
    if (!isConstant(condition)) this.builder.guard(condition, condition.value === 1, this.start, 'resume');
  }
  private any(): Node {
    const live = this.frame.registers.filter(value => value !== null);
    return live.length ? this.random.pick(live) : ref(3);
  }
  /** Writes a register that is not the counter or its limit. */
  private set(value: Node): void {
    const lowest = this.frames.length === 1 ? 2 : 0;
    const first = this.random.below(6) ? REGISTERS - TEMPORARIES : lowest;
    this.frame.registers[first + this.random.below(REGISTERS - first)] = value;
  }
  private mapGuard(value: Node): number {
    const map = this.emit('mapOf', [value]);
    this.guard(this.emit('refeq', [map, ref(map.value as number)]));
    return map.value as number;
  }
  /** A register whose value has the map, if there is one; its map is guarded. */
  private withMap(...names: string[]): Node | null {
    const maps = names.map(name =>
      name === 'INSTANCE' ? INSTANCE_MAP : name === 'OTHER' ? OTHER_INSTANCE_MAP : MapOf[name]!,
    );
    const mapOfNode = (node: Node): number =>
      (node.value as number) & 1 ? MapOf['INT']! : this.machine.view.getInt32(node.value as number, true);
    const candidates = this.frame.registers.filter(
      (node): node is Node => node !== null && maps.includes(mapOfNode(node)),
    );
    if (candidates.length === 0) return null;
    const chosen = this.random.pick(candidates);
    this.mapGuard(chosen);
    return chosen;
  }
  private float(value: Node): Node {
    const box = this.emit('new', [ref(MapOf['FLOAT']!)], FloatObject.descriptor);
    this.emit('storeNew', [box, value], FloatObject.value);
    return box;
  }

  private randomStatement(): void {
    const statements = [
      () => this.integers(),
      () => this.integers(),
      () => this.floats(),
      () => this.compare(),
      () => this.cells(),
      () => this.cells(),
      () => this.cells(),
      () => this.cells(),
      () => this.instances(),
      () => this.tuples(),
      () => this.lists(),
      () => this.iterators(),
      () => this.calls(),
      () => this.frames_(),
      () => this.identities(),
      () => this.set(this.any()),
    ];
    this.random.pick(statements)();
  }
  private integer(): Node | null {
    const box = this.withMap('INT');
    return box && this.emit('intValue', [box]);
  }
  private integers(): void {
    const a = this.integer();
    const b = this.random.below(3) ? this.integer() : i64(this.random.below(7) - 1);
    if (!a || !b) return;
    const checked = { iadd: 'addFits', isub: 'subFits', imul: 'mulFits' } as const;
    const op = this.random.pick([
      'iadd',
      'isub',
      'imul',
      'iand',
      'ior',
      'ixor',
      'idivFloor',
      'imodFloor',
      'mix',
      'width',
    ] as const);
    if (op in checked) {
      const fits = this.emit(checked[op as keyof typeof checked], [a, b]);
      this.guard(fits);
      if (fits.value === 1) this.set(this.emit('newInt', [this.emit(op as 'iadd', [a, b])]));
    } else if (op === 'mix') this.set(this.emit('newInt', [this.emit('call', [a, b], MIX)]));
    else if (op === 'width') this.width(a);
    else if (op === 'idivFloor' || op === 'imodFloor') this.divide(op, a, b);
    else this.set(this.emit('newInt', [this.emit(op as 'iand', [a, b])]));
  }
  private divide(op: 'idivFloor' | 'imodFloor', a: Node, b: Node): void {
    const positive = this.emit('i64gt', [b, i64(0)]);
    this.guard(positive);
    if (positive.value === 1) this.set(this.emit('newInt', [this.emit(op, [a, b])]));
  }
  private width(a: Node): void {
    const fits = this.emit(this.random.pick(['fits31', 'fits32'] as const), [a]);
    this.guard(fits);
    if (fits.value === 1)
      this.set(
        this.emit('newInt', [this.emit('i64Of', [this.emit('i32add', [this.emit('i32Of', [a]), constant('i32', 3)])])]),
      );
  }
  private floats(): void {
    const box = this.withMap('FLOAT');
    const whole = this.integer();
    const a = box ? this.emit('load', [box], FloatObject.value) : constant('f64', 0.5);
    const b = whole && this.random.below(2) ? this.emit('f64OfI64', [whole]) : a;
    this.set(
      this.float(this.emit(this.random.pick(['f64add', 'f64sub', 'f64mul', 'f64div', 'fmin'] as const), [a, b])),
    );
  }
  private compare(): void {
    const a = this.integer();
    const b = this.random.below(2) ? this.integer() : i64(this.random.below(20));
    if (!a || !b) return;
    const condition = this.emit(this.random.pick(['i64lt', 'i64le', 'i64gt', 'i64ge', 'i64eq', 'i64ne'] as const), [
      a,
      b,
    ]);
    if (this.random.below(3) === 0)
      this.set(this.float(this.emit('select', [condition, constant('f64', 1), constant('f64', 2)])));
    else this.guard(condition);
  }
  private cells(): void {
    if (this.random.below(4) === 0) {
      const value = this.any();
      const cell = this.emit('new', [ref(MapOf['CELL']!)], Cell.descriptor);
      this.emit('storeNew', [cell, value], Cell.value);
      this.set(cell);
      return;
    }
    const cell = this.withMap('CELL');
    if (!cell) return;
    const action = this.random.below(4);
    if (action < 2) this.crossCells(cell);
    else if (action === 2) this.set(this.emit('load', [cell], Cell.value));
    else this.emit('store', [cell, this.any()], Cell.value);
  }
  /** Loads from a cell before and after a store to another one that may be the same. */
  private crossCells(cell: Node): void {
    const other = this.withMap('CELL')!;
    this.set(this.emit('load', [other], Cell.value));
    this.emit('store', [cell, this.any()], Cell.value);
    this.set(this.emit('load', [other], Cell.value));
  }
  private instances(): void {
    const object = this.withMap('INSTANCE', 'OTHER');
    if (!object) return;
    switch (this.random.below(6)) {
      case 0:
        this.set(this.emit('load', [object], ANY_SLOT));
        break;
      case 1:
        this.emit('store', [object, this.any()], ANY_SLOT);
        break;
      case 2:
        this.set(this.float(this.emit('load', [object], FLOAT_SLOT)));
        break;
      case 3:
        this.emit(
          'store',
          [object, this.emit('f64add', [this.emit('load', [object], FLOAT_SLOT), constant('f64', 0.25)])],
          FLOAT_SLOT,
        );
        break;
      case 4:
        this.emit('store', [object, ref(this.random.pick([INSTANCE_MAP, OTHER_INSTANCE_MAP]))], MAP_FIELD);
        break;
      default:
        this.newInstance();
    }
  }
  private newInstance(): void {
    const fresh = this.emit('new', [ref(INSTANCE_MAP)], instanceLayout(32));
    this.emit('storeNew', [fresh, this.any()], ANY_SLOT);
    this.emit('storeNew', [fresh, constant('f64', 1.5)], FLOAT_SLOT);
    this.set(fresh);
  }
  private tuples(): void {
    if (this.random.below(2)) {
      const items = Array.from({ length: 1 + this.random.below(3) }, () => this.any());
      const tuple = this.emit('newArray', [ref(MapOf['TUPLE']!), constant('i32', items.length)], Tuple.descriptor);
      items.forEach((item, i) => {
        this.emit('storeNewAt', [tuple, constant('i32', i), item], Tuple.element as AnyField);
      });
      this.set(tuple);
      return;
    }
    const tuple = this.withMap('TUPLE');
    if (tuple) this.item(tuple, this.emit('load', [tuple], Tuple.length), tuple, Tuple.element as AnyField, null);
  }
  /** Loads or stores an element after checking the index. */
  private item(_: Node, length: Node, items: Node, element: AnyField, value: Node | null): void {
    let index: Node = constant('i32', this.random.below(2));
    const number = this.random.below(2) ? this.integer() : null;
    if (number && this.random.below(2)) {
      const inside = this.emit('ibelow', [number, this.emit('i64Of', [length])]);
      this.guard(inside);
      if (inside.value !== 1) return;
      index = this.emit('i32Of', [number]);
    } else if (number) {
      const fits = this.emit('fits32', [number]);
      this.guard(fits);
      if (fits.value !== 1) return;
      index = this.emit('i32Of', [number]);
    }
    const inside = this.emit('below', [index, length]);
    this.guard(inside);
    if (inside.value !== 1) return;
    if (value) this.emit('storeAt', [items, index, value], element);
    else this.set(this.emit('loadAt', [items, index], element));
  }
  private lists(): void {
    const list = this.withMap('LIST');
    if (!list) return;
    const length = this.emit('load', [list], List.length);
    const items = this.emit('load', [list], List.items);
    this.item(list, length, items, RefItems.element as AnyField, this.random.below(2) ? this.any() : null);
  }
  private iterators(): void {
    const iterator = this.withMap('RANGE_ITERATOR');
    if (!iterator) {
      const fresh = this.emit('new', [ref(MapOf['RANGE_ITERATOR']!)], RangeIterator.descriptor);
      this.emit('storeNew', [fresh, i64(this.random.below(3))], RangeIterator.current);
      this.emit('storeNew', [fresh, i64(1 + this.random.below(2))], RangeIterator.step);
      this.emit('storeNew', [fresh, i64(3 + this.random.below(12))], RangeIterator.remaining);
      this.set(fresh);
      return;
    }
    const remaining = this.emit('load', [iterator], RangeIterator.remaining);
    const more = this.emit('i64gt', [remaining, i64(0)]);
    this.guard(more);
    if (more.value !== 1) return;
    const current = this.emit('load', [iterator], RangeIterator.current);
    const step = this.emit('load', [iterator], RangeIterator.step);
    this.emit('store', [iterator, this.emit('iadd', [current, step])], RangeIterator.current);
    this.emit('store', [iterator, this.emit('isub', [remaining, i64(1)])], RangeIterator.remaining);
    this.set(this.emit('newInt', [current]));
  }
  private calls(): void {
    const kind = this.random.below(3);
    if (kind === 0) {
      const cell = this.withMap('CELL');
      if (cell) this.set(this.emit('call', [cell], TOUCH));
    } else if (kind === 1) {
      const [a, b] = [this.any(), this.any()];
      if ((a.value as number) & 1) return;
      this.guard(this.emit('isSmall', [a]));
      const result = this.emit('call', [a, b], PERHAPS);
      const failed = this.emit('refeq', [result, NULL_REF]);
      this.builder.guard(failed, failed.value === 1, this.start, 'raise');
      if (failed.value !== 1) this.set(result);
    } else {
      this.builder.flush(this.start);
      this.set(this.emit('call', [this.any()], PYTHON));
    }
  }
  private frames_(): void {
    if (this.frames.length > 1 && this.random.below(2)) this.leaveFrame();
    else if (this.frames.length < 3) {
      const registers: (Node | null)[] = [this.any(), this.any(), ...Array.from({ length: REGISTERS - 2 }, () => null)];
      const offset = this.frame.offset + 4 * REGISTERS + FrameHeader.SIZE;
      this.frames.push({
        code: TEST_CODE + 4096 * this.frames.length,
        offset,
        pc: TEST_CODE + 4096 * this.frames.length + 800,
        registers,
      });
    }
  }
  private leaveFrame(): void {
    const result = this.any();
    this.frames.pop();
    this.set(result);
  }
  private identities(): void {
    const [a, b] = [this.any(), this.any()];
    const isNumber = (node: Node): boolean =>
      ((node.value as number) & 1) !== 0 ||
      this.machine.view.getInt32(node.value as number, true) === MapOf['INT'] ||
      this.machine.view.getInt32(node.value as number, true) === MapOf['FLOAT'];
    if (isNumber(a) || isNumber(b)) {
      this.guard(this.emit('isSmall', [a]));
      if ((a.value as number) & 1) this.set(this.emit('newInt', [this.emit('i64Of', [this.emit('smallValue', [a])])]));
      return;
    }
    this.mapGuard(a);
    this.mapGuard(b);
    this.guard(this.emit('refeq', [a, b]));
  }
  private count(): void {
    const [counter, limit] = this.frames[0]!.registers as Node[];
    this.mapGuard(counter!);
    this.mapGuard(limit!);
    const [n, end] = [this.emit('intValue', [counter!]), this.emit('intValue', [limit!])];
    this.guard(this.emit('i64lt', [n, end]));
    this.guard(this.emit('addFits', [n, i64(1)]));
    this.frames[0]!.registers[0] = this.emit('newInt', [this.emit('iadd', [n, i64(1)])]);
  }
}
