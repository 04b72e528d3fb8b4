import t from 'tap';
import { Cell } from '../../interpreter/heap/layouts.js';
import {
  ACCOUNT_ITERATIONS,
  EXIT_COUNTDOWN_BYTES,
  exitOf,
  FrameHeader,
  Machine,
  POLL_INTERVAL,
  TreeAnswer,
} from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { evaluate } from '../../tracer/ir/evaluate.js';
import type { OpName, Type } from '../../tracer/ir/ops.js';
import { OPS, rowOf } from '../../tracer/ir/ops.js';
import { parseTrace } from '../../tracer/ir/parse.js';
import { TEST_FP, TEST_PAGES, TestMachine } from '../../tracer/ir/test-machine.js';
import { attach, constant, makeNode, type Node, slotField, type Value } from '../../tracer/ir/trace.js';
import { emitTree } from './emit-tree.js';
import { restoreExit, spillsAt } from '../../tracer/snapshots/restore.js';
import { compileForTest } from './test-run.js';

const compile = (text: string, options = {}) => compileForTest(parseTrace(text).all, options);
const state = (machine: TestMachine, registers: number) =>
  machine.describeState(Array.from({ length: registers }, (_, i) => ({ address: TEST_FP + 4 * i, name: `r${i}` })));

t.test('a loop with phis, a side trace in its guard, and a poll', async t => {
  const tree = compile(
    `%a: ref = input 0:0
     %s: ref = input 0:1
     %0 = intValue %a
     label %i: i64 = %0, %sum: i64 = 0L [pc 100 code 4096 r0={int %i} r1={int %sum}]
     %more = i64lt %i, 1000L
     guard %more resume [pc 104 code 4096 r0={int %i} r1={int %sum}]
     %bit = iand %i, 1L
     %even = i64eq %bit, 0L
     guard %even resume [pc 108 code 4096 r0={int %i} r1={int %sum}] branch {
       %k = iadd %i, 1L
       jump %k, %sum
     }
     %t = iadd %sum, %i
     %j = iadd %i, 1L
     jump %j, %t`,
    { pollInterval: 300 },
  );
  const machine = new TestMachine();
  machine.setRegisters(machine.int(0), machine.int(0));
  t.equal(tree.run(machine).op, 'label');
  t.equal(state(machine, 2), 'pc 100\nfp +0\nr0 = 299\nr1 = 22350');
});

t.test('iterations are entered into the account, however the loop is left', async t => {
  const ACCOUNT = TEST_FP + 400;
  const tree = compile(
    `%a: ref = input 0:0
     %0 = intValue %a
     label %i: i64 = %0 [pc 100 code 4096 r0={int %i}]
     %more = i64lt %i, 1000L
     guard %more resume [pc 104 code 4096 r0={int %i}] branch {
       exit resume [pc 108 code 4096 r0={int %i}]
     }
     %j = iadd %i, 1L
     %c = new cell @${MapOf['CELL']}
     storeNew cell.value %c, %a
     store cell.value @${TEST_FP + 504}, %c
     jump %j`,
    { account: ACCOUNT },
  );
  const run = (machine: TestMachine): number => {
    machine.setRegisters(machine.int(0));
    tree.run(machine);
    return machine.view.getInt32(ACCOUNT + ACCOUNT_ITERATIONS, true);
  };
  t.equal(run(new TestMachine()), 1001, 'a direct exit in iteration 1001');
  const full = new TestMachine();
  full.setWord(Machine.interrupts, 1);
  full.setWord(Machine.allocationLimit, full.word(Machine.allocationTop));
  const counted = run(full);
  const countdown = full.view.getInt32(TEST_FP + tree.spillOffset - EXIT_COUNTDOWN_BYTES, true);
  t.equal(full.register(0), full.int(1));
  t.equal(counted + POLL_INTERVAL - countdown, 2, 'a collection is due after the first: the countdown is cut short');
});

t.test('every value operation computes what evaluate says', async t => {
  const samples: Record<Type, Value[]> = {
    i32: [0, 1, -1, 5, -7, 31, 2 ** 31 - 1, -(2 ** 31), 123456789],
    i64: [
      0n,
      1n,
      -1n,
      5n,
      -7n,
      63n,
      2n ** 31n,
      -(2n ** 31n),
      2n ** 30n,
      2n ** 63n - 1n,
      -(2n ** 63n),
      3037000500n,
      -3037000500n,
    ],
    f64: [0, -0, 1.5, -1.5, 2.5, 1e300, -1e19, 9.3e18, Number.NaN, Number.POSITIVE_INFINITY, 0.1],
    ref: [0, 1, 11, 4096, -1],
    bool: [0, 1],
  };
  const operandTypes = (op: OpName): Type[] =>
    (op === 'select' ? ['bool', 'i64', 'i64'] : [...rowOf(op).operands]) as Type[];
  for (const op of Object.keys(OPS) as OpName[]) {
    if (rowOf(op).effect !== 'value' || ['const', 'input', 'phi', 'intValue'].includes(op)) continue;
    const rows = operandTypes(op).reduce<Value[][]>(
      (all, type) => all.flatMap(values => samples[type].map(v => [...values, v])),
      [[]],
    );
    const good = rows.filter(values => evaluate(op, values) !== undefined);
    for (const folded of [-1, 1])
      checkOperation(
        t,
        op,
        operandTypes(op),
        good.slice(0, 60).concat(good.slice(60).filter((_, i) => i % 3 === 0)),
        folded,
      );
  }
});
/** Runs an operation on all rows of operands in one trace; the operand number `folded` is given as a constant. */
function checkOperation(t: Tap, op: OpName, types: Type[], rows: Value[][], folded: number): void {
  if (folded >= types.length) return;
  const operations: Node[] = [];
  const input = makeNode('input', [], { frame: 0, register: 0 });
  operations.push(input);
  const storage = (type: Type) => (type === 'bool' ? 'i32' : type);
  const field = (type: Type, at: number) => ({
    ...slotField(16, 'ref'),
    key: `test${at}`,
    type: storage(type),
    offset: at,
  });
  const machine = new TestMachine();
  const base = machine.allocate(rows.length * 48);
  machine.setRegisters(base);
  rows.forEach((values, i) => {
    const args = values.map((value, k) => {
      if (k === folded || types[k] === 'bool') return constant(types[k]!, value);
      const place = base + i * 48 + k * 8;
      if (types[k] === 'i64') machine.view.setBigInt64(place, value as bigint, true);
      else if (types[k] === 'f64') machine.view.setFloat64(place, value as number, true);
      else machine.view.setInt32(place, value as number, true);
      const node = makeNode('load', [input], field(types[k]!, i * 48 + k * 8));
      operations.push(node);
      return node;
    });
    const result = makeNode(op, args);
    operations.push(result);
    operations.push(makeNode('storeNew', [input, result], field(result.type as Type, i * 48 + 32)));
  });
  operations.push(
    attach(makeNode('exit', []), parseTrace('exit resume [pc 4 code 8]').operations[0]!.snapshot!, 'resume'),
  );
  compileForTest(operations).run(machine);
  const wrong = rows.filter((values, i) => {
    const expected = evaluate(op, values)!;
    const place = base + i * 48 + 32;
    if (typeof expected === 'bigint') return machine.view.getBigInt64(place, true) !== expected;
    const isFloat = rowOf(op).result === 'f64';
    const actual = isFloat ? machine.view.getFloat64(place, true) : machine.view.getInt32(place, true);
    return !Object.is(actual, expected);
  });
  t.strictSame(wrong, [], `${op} ${folded}`);
}
type Tap = Pick<typeof t, 'strictSame'>;

t.test('objects are allocated in the window, or by the allocator when it is full', async t => {
  const tree = compile(`
    %x: ref = input 0:0
    %c = new cell @${MapOf['CELL']}
    storeNew cell.value %c, %x
    %a = newArray refItems @${MapOf['REF_ITEMS']}, 2
    storeNewAt refItems[] %a, 0, %c
    storeNewAt refItems[] %a, 1, %a
    %big = newInt 4611686018427387904L
    %small = newInt -5L
    exit resume [pc 104 code 4096 r0=%a r1=%big r2=%small]`);
  const machine = new TestMachine();
  machine.setRegisters(machine.int(7));
  const expected = `pc 104
fp +0
r0 = #0{refItems @${MapOf['REF_ITEMS']} length 2 #1{cell @${MapOf['CELL']} value 7} #0}
r1 = 4611686018427387904
r2 = -5`;
  tree.run(machine);
  t.equal(state(machine, 3), expected);
  machine.setRegisters(machine.int(7));
  machine.setWord(Machine.allocationLimit, machine.word(Machine.allocationTop));
  tree.run(machine);
  t.equal(state(machine, 3), expected);
});

t.test('a store of a reference logs old objects, once', async t => {
  const tree = compile(`
    %c: ref = input 0:0
    %x: ref = input 0:1
    store cell.value %c, %x
    store cell.value %c, %x
    store cell.value %c, @15
    exit resume [pc 104 code 4096]`);
  const machine = new TestMachine();
  const cell = machine.object(Cell.descriptor, MapOf['CELL']!, { value: 0 });
  machine.setRegisters(cell, machine.float(1));
  tree.run(machine);
  t.strictSame(machine.logged, []);
  machine.view.setInt32(cell + 4, 1, true);
  tree.run(machine);
  t.strictSame(machine.logged, [cell]);
});

t.test('inlined frames and virtual objects are written by direct exits and restored from spilled ones', async t => {
  const many = Array.from({ length: 200 }, (_, i) => `r${i}=@${2 * i + 1}`).join(' ');
  for (const filler of ['', many]) {
    const tree = compile(`
      %a: ref = input 0:0
      %n = intValue %a
      exit resume [pc 104 code 4096 r1=$0={cell @${MapOf['CELL']} cell.value=$0}
        | at 40 pc 204 code 5000 size 3 flags 4 depth 1 function=@5104 extra=$0 r0={int %n} r2={float @${MapOf['FLOAT']} float.value=1.5}
        | at 80 pc 304 code 6000 size 200 depth 1 ${filler}
        | store cell.value $0 = %a]`);
    t.equal(tree.exits[0]!.direct, false, 'two hundred registers are too many');
    const small = compile(`
      %a: ref = input 0:0
      %n = intValue %a
      exit resume [pc 104 code 4096 r1=$0={cell @${MapOf['CELL']} cell.value=$0}
        | at 40 pc 204 code 5000 size 3 flags 4 depth 1 function=@5104 extra=$0 r0={int %n} r2={float @${MapOf['FLOAT']} float.value=1.5}
        | store cell.value $0 = %a]`);
    t.equal(small.exits[0]!.direct, true);
    const describe = (machine: TestMachine) =>
      machine.describeState(
        [-6, -5, -4, -3, -2, -1, 0, 1, 2, -9].map(i => ({
          address: TEST_FP + 40 + 4 * i,
          name: i < -1 ? `${i}raw` : `${i}`,
        })),
      );
    const states = [tree, small].map(compiled => {
      const machine = new TestMachine();
      machine.setRegisters(machine.int(2n ** 40n), 5);
      compiled.run(machine);
      return describe(machine).split('\n').slice(2);
    });
    const header = (lines: string[] | undefined) => lines!.filter(line => !/^-[46]raw/.test(line));
    t.strictSame(header(states[0]), header(states[1]));
  }
});

t.test('nothing in the window of an inlined frame is left as it was: the collector will look at all of it', async t => {
  const many = Array.from({ length: 200 }, (_, i) => `r${i}=@${2 * i + 1}`).join(' ');
  for (const [filler, isDirect] of [['', true] as const, [many, false] as const]) {
    const tree = compile(`
      exit resume [pc 104 code 4096 size 200 ${filler}
        | at 900 pc 204 code 5000 size 14 depth 1 function=@5104
        | at 928 pc 304 code 6000 size 3 depth 2 function=@5104]`);
    t.equal(tree.exits[0]!.direct, isDirect);
    const machine = new TestMachine();
    const STALE = 0x1238;
    const window = (offset: number, words: number) => Array.from({ length: words }, (_, i) => TEST_FP + offset + 4 * i);
    for (const address of window(876, 40)) machine.view.setInt32(address, STALE, true);
    tree.run(machine);
    const stale = window(900 - FrameHeader.SIZE, 6 + 14).filter(
      address => machine.view.getInt32(address, true) === STALE,
    );
    t.same(stale, [], 'neither in the header nor above the callee');
    t.equal(machine.view.getInt32(TEST_FP + 928 - FrameHeader.PC, true), 1, 'the innermost frame has called nobody');
    t.equal(machine.view.getInt32(TEST_FP + 900 + 4 * 14, true), STALE, 'the window ends here');
  }
});

t.test('a tree links to another through the table, unless the driver is due', async t => {
  const target = compile(`
    %a: ref = input 0:0
    exit resume [pc 304 code 6000 r0=%a r1=@33]`);
  const source = parseTrace(`
    %a: ref = input 0:0
    %n = intValue %a
    link 3 [pc 104 code 4096 r0=@7 | at 40 pc 204 code 5000 size 2 depth 1 function=@5104 r0={int %n}]`).all;
  const account = 512;
  const emitted = emitTree(source, { memoryPages: TEST_PAGES, sharedMemory: false, firstExit: 50, account });
  const machine = new TestMachine();
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 8 });
  const instantiate = (bytes: Uint8Array) =>
    new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: { memory: machine.memory, table },
      call: importsOf(machine),
    }).exports['trace'] as (fp: number) => number;
  table.set(3, instantiate(target.bytes));
  const trace = instantiate(emitted.bytes);
  machine.setRegisters(machine.int(12));
  t.equal(exitOf(trace(TEST_FP)), 0, 'the exit of the other tree');
  t.equal(
    machine.describeState([0, 40, 44].map(at => ({ address: TEST_FP + at, name: `+${at}` }))),
    'pc 304\nfp +40\n+0 = 3\n+40 = 12\n+44 = 16',
  );
  t.equal(machine.word(Machine.budget), 999);
  t.equal(machine.view.getInt32(account + ACCOUNT_ITERATIONS, true), 1, 'the beginning of a loop has been run once');
  machine.setRegisters(machine.int(12));
  machine.setWord(Machine.interrupts, 1);
  t.equal(exitOf(trace(TEST_FP)), 50, 'its own exit');
  t.equal(machine.word(Machine.fp), TEST_FP);
  t.equal(emitted.exits[0]!.encoded.frames.at(-1)!.pc, 204);
});

t.test('what a tree linked to from an inlined frame returns is given to the interpreter', async t => {
  const machine = new TestMachine();
  const trace = linkTrees(machine, 3, [
    `link 3 [pc 104 code 4096 r0=@7 | at 40 pc 204 code 5000 size 1 depth 1 function=@5104 r0=@23]`,
    `%a: ref = input 0:0
     finish %a`,
  ]);
  t.equal(exitOf(trace(TEST_FP)), TreeAnswer.RETURNED_INSIDE);
  t.equal(machine.word(Machine.answerRef), 23);
  t.equal(machine.word(Machine.fp), TEST_FP + 40);
});

t.test('a function tree calls itself on frames that it writes', async t => {
  const sum = `
    %a: ref = input 0:0
    %small = isSmall %a
    guard %small resume [pc 300 code 4096 size 2 r1=null]
    %n = intValue %a
    %more = i64gt %n, 0L
    guard %more resume [pc 300 code 4096 size 2 r1=null] branch {
      finish @1
    }
    %m = isub %n, 1L
    %x = newInt %m
    %r = callTree 3 [pc 304 code 4096 size 12 r0=%a r1=null | at 32 pc 300 code 4096 size 2 depth 1 function=@5104 r0=%x]
    %s = intValue %r
    %t = iadd %n, %s
    %y = newInt %t
    finish %y`;
  const tagged = (value: number): number => 2 * value + 1;
  const enter = (argument: number, treeLimit: number) => {
    const machine = new TestMachine();
    const trace = linkTrees(machine, 3, [sum]);
    machine.setRegisters(argument);
    machine.setWord(Machine.treeLimit, treeLimit);
    const answer = trace(TEST_FP);
    if ((answer & TreeAnswer.EXIT_MASK) === TreeAnswer.EXIT) {
      const { exits, spillOffset } = emitTree(parseTrace(sum).all);
      const fp = machine.word(Machine.fp);
      restoreExit(machine, exits[exitOf(answer)]!.encoded, fp, spillsAt(machine.view, fp + spillOffset));
    }
    const at = machine.word(Machine.fp) - TEST_FP;
    return { machine, answer, at, pc: machine.word(Machine.pc) };
  };
  t.equal(enter(tagged(100), TEST_FP + 10000).answer, tagged(5050));
  const { machine, answer, at, pc } = enter(tagged(100), TEST_FP + 5 * 32);
  t.equal(exitOf(answer), 1, 'room for five: the number of the exit goes out through all activations');
  t.same([at, pc], [6 * 32, 300], 'the sixth frame is there and the interpreter goes on in it');
  const word = (offset: number): number => machine.view.getInt32(TEST_FP + offset, true);
  t.same(
    [0, 1, 2, 3, 4, 5, 6].map(k => word(32 * k)),
    [100, 99, 98, 97, 96, 95, 94].map(tagged),
    'all arguments are in memory',
  );
  t.equal(word(32 * 6 - FrameHeader.CALLER), TEST_FP + 32 * 5 + 1);
  t.equal(word(32 * 5 - FrameHeader.PC), 304 + 1);
  const stale = Array.from({ length: 8 }, (_, k) => word(32 * 6 + 8 + 4 * k)).filter(w => w !== 0);
  t.same(stale, [], 'nothing stale where a caller has registers');
});
/** The functions that every trace imports. */
function importsOf(machine: TestMachine): Record<string, unknown> {
  return {
    allocateSlow: (bytes: number) => machine.allocate(bytes),
    logObject: (object: number) => machine.logObject(object),
  };
}
/** Instantiates trees, the last of which is callable at the index; answers the first one's function. */
function linkTrees(machine: TestMachine, tableIndex: number, sources: readonly string[]): (fp: number) => number {
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 8 });
  const call = importsOf(machine);
  const options = { tableIndex, memoryPages: TEST_PAGES, sharedMemory: false };
  const functions = sources.map(source => {
    const { bytes } = emitTree(parseTrace(source).all, options);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: { memory: machine.memory, table },
      call,
    });
    return instance.exports['trace'] as (fp: number) => number;
  });
  table.set(tableIndex, functions.at(-1));
  return functions[0]!;
}

t.test('a version that has become invalid is left after the call that did it', async t => {
  const trace = parseTrace(`
    function spoil() -> void residual writes everything
    guardValid [pc 100 code 4096]
    call spoil()
    guardValid [pc 104 code 4096]
    exit resume [pc 204 code 4096]`);
  const object = 64 * 1024 + 512;
  const [first, second] = [slotField(16, 'ref'), { ...slotField(24, 'ref'), type: 'i64' as const }];
  const facts = [
    { object, field: first, value: 7 },
    { object, field: second, value: -(2n ** 40n) },
  ];
  const tree = compileForTest(trace.all, { facts });
  for (const [offset, pc] of [
    [64, 204],
    [16, 104],
    [28, 104],
  ] as const) {
    const machine = new TestMachine({ spoil: m => m.view.setInt32(object + offset, 1, true) as undefined });
    machine.view.setInt32(object + first.offset, 7, true);
    machine.view.setBigInt64(object + second.offset, -(2n ** 40n), true);
    t.equal(tree.run(machine).op, pc === 204 ? 'exit' : 'guardValid');
    t.equal(machine.word(Machine.pc), pc);
  }
});

t.test('the memory may be shared', async t => {
  const { all } = parseTrace('exit resume [pc 204 code 4096]');
  const { bytes } = emitTree(all, { memoryPages: TEST_PAGES, sharedMemory: true });
  const memory = new WebAssembly.Memory({ initial: TEST_PAGES, maximum: TEST_PAGES, shared: true });
  t.ok(
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory }, call: importsOf(new TestMachine()) }),
  );
});
