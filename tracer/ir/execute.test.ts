import t from 'tap';
import { Cell } from '../../interpreter/heap/layouts.js';
import { FrameHeader } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { executeOperations, executeTrace } from './execute.js';
import { parseTrace } from './parse.js';
import { TEST_FP, TestMachine } from './test-machine.js';

const state = (machine: TestMachine, registers: number) =>
  machine.describeState(Array.from({ length: registers }, (_, i) => ({ address: TEST_FP + 4 * i, name: `r${i}` })));

t.test('a raw loop runs until a guard fails, then the frame is as its snapshot says', async t => {
  const trace = parseTrace(`
    %i: ref = input 0:0
    %n = intValue %i
    %more = i64lt %n, 5L
    guard %more resume [pc 104 code 4096 r0=%i]
    %m = iadd %n, 1L
    %j = newInt %m
    jump [pc 100 code 4096 r0=%j]`);
  const machine = new TestMachine();
  machine.setRegisters(machine.int(0));
  const { exit, iterations } = executeTrace(trace, machine, TEST_FP, 100);
  t.equal(exit.op, 'guard');
  t.equal(iterations, 5);
  t.equal(state(machine, 1), 'pc 104\nfp +0\nr0 = 5');
});

t.test('a side trace continues from the snapshot of its guard', async t => {
  const trace = parseTrace(`
    %i: ref = input 0:0
    %c: ref = input 0:1
    %n = intValue %i
    %odd = iand %n, 1L
    %even = i64eq %odd, 0L
    guard %even resume [pc 104 code 4096 r0=%i r1=%c] side {
      %x: ref = input 0:0
      %y: ref = input 0:1
      store cell.value %y, %x
      %v = intValue %x
      %small = i64lt %v, 7L
      guard %small after [pc 300 code 4096 r0=%x r1=%y]
      %w = iadd %v, 1L
      %b = newInt %w
      jump [pc 100 code 4096 r0=%b r1=%y]
    }
    %m = iadd %n, 1L
    %j = newInt %m
    jump [pc 100 code 4096 r0=%j r1=%c]`);
  const machine = new TestMachine();
  const cell = machine.object(Cell.descriptor, MapOf['CELL']!, { value: 0 });
  machine.setRegisters(machine.int(0), cell);
  executeTrace(trace, machine, TEST_FP, 100);
  t.equal(state(machine, 2), `pc 300\nfp +0\nr0 = 7\nr1 = #0{cell @${MapOf['CELL']} value 7}`);
});

t.test('an exit rebuilds inlined frames and virtual objects', async t => {
  const { all } = parseTrace(`
    %a: ref = input 0:0
    exit resume [pc 104 code 4096 r0=%a r1=$0={cell @${MapOf['CELL']} cell.value=$0}
      | at 40 pc 204 code 5000 size 3 flags 4 depth 1 function=@5104 extra=$0 r0={int 4611686018427387904L} r2={float @${MapOf['FLOAT']} float.value=1.5}
      | store cell.value $0 = {int 6L}]`);
  const machine = new TestMachine();
  machine.setRegisters(machine.int(9), 0, 0);
  machine.view.setInt32(TEST_FP + 44, 0xbad, true);
  executeOperations(all, machine, TEST_FP, 1);
  const at = (distance: number) => ({ address: TEST_FP + 40 - distance, name: 'raw' });
  const header = [FrameHeader.FUNCTION, FrameHeader.CODE, FrameHeader.CALLER, FrameHeader.FLAGS].map(at);
  const text = machine.describeState([
    ...header,
    { address: TEST_FP + 4, name: 'r1' },
    ...[0, 1, 2].map(i => ({ address: TEST_FP + 40 + 4 * i, name: `i${i}` })),
  ]);
  t.equal(
    text,
    `pc 204
fp +40
raw = 5104
raw = 5000
raw = ${TEST_FP + 1}
raw = ${1 + 4 + 64 * 4}
r1 = #0{cell @${MapOf['CELL']} value 6}
i0 = 4611686018427387904
i1 = @0
i2 = float 1.5`,
  );
  t.equal(machine.view.getInt32(TEST_FP - FrameHeader.PC, true), 105, 'the caller remembers its call');
});
