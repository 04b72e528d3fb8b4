import t from 'tap';
import '../../interpreter/heap/layouts.js';
import { parseTrace } from './parse.js';
import { printOperations } from './print.js';
import { verifyOperations, verifyTrace } from './verify.js';

const trip = (text: string) => printOperations(parseTrace(text).all);

t.test('a raw trace reads back as it prints', async t => {
  const text = `%0: ref = input 0:0
%1: ref = input 0:1
%2 = mapOf %0
%3 = refeq %2, @4272
guard %3 resume [pc 104 code 4096 r0=%0 r1=%1] side {
  %4: ref = input 0:1
  exit resume [pc 104 code 4096 r1=%4]
}
%5 = intValue %0
%6 = iadd %5, 1L
%7 = newInt %6
store cell.value %1, %7
%8 = load cell.value %1
%9 = loadAt refItems[] %8, 3
jump [pc 100 code 4096 r0=%7 r1=%9]
`;
  t.equal(trip(text), text);
  verifyTrace(parseTrace(text));
});

t.test('an optimised tree has a label, branches, virtual objects and postponed stores', async t => {
  const text = `%0: ref = input 0:0
label %1: i64 = 5L, %2: f64 = -0.0 [pc 100 code 4096 r0=$0={int %1}]
%3 = addFits %1, 1L
guard not %3 resume [pc 104 code 4096 r0=$0={int %1} | at 64 pc 204 code 5000 size 3 flags 4 depth 1 function=@5104 extra=%0 r0=$1={float @4448 float.value=%2} r2=$1 | storeNew list.items $2={refItems @8888 length 2 [0]=%0 [1]=$2}, 3 = %0] branch {
  jump 7L, %2
}
exit raise [pc 104 code 4096]
`;
  t.equal(trip(text.replace(', 3 = %0', ' = %0')), text.replace(', 3 = %0', ' = %0'));
});

t.test('functions are declared in the text', async t => {
  const { operations } = parseTrace(`
    function append(ref, ref) -> ref residual raises reads everything writes list.length list.items refItems[]
    function now() -> f64 host
    %1: ref = input 0:0
    %2 = call append(%1, @17)
    %3 = call now()
    exit after [pc 8 code 16 r0=%2]`);
  t.match(operations[0]!.auxiliary, {
    name: 'append',
    raises: true,
    reads: 'everything',
    writes: ['list.length', 'list.items', 'refItems[]'],
  });
  t.match(operations[1], { type: 'f64' });
});

t.test('mistakes name their line', async t => {
  t.throws(() => trip('%1 = intValue %2'), /line 1: %2 is not defined/);
  t.throws(() => trip('\n%1 = frobnicate 2'), /line 2: frobnicate is not an operation/);
  t.throws(() => trip('%1 = load float.valu @8'), /there is no field float.valu/);
});

t.test('negative small ints, signed zeros and dead registers at the end of a frame come back', async t => {
  const text = `%0: ref = input 0:-5
%1 = refeq %0, @-1
guard %1 resume [pc 8 code 8 size 3 r0=@-2147483647]
%2 = f64add -0.0, -Infinity
%3 = f64eq %2, NaN
guard not %3 resume [pc 8 code 8]
exit resume [pc 8 code 8]
`;
  t.equal(trip(text), text);
  t.equal(parseTrace(text).operations[1]!.snapshot!.frames[0]!.registers.length, 3);
});

t.test('the verifier finds malformed traces', async t => {
  const bad = (text: string) => verifyTrace(parseTrace(text));
  t.throws(() => bad('%1 = i32add 1, 2L\nexit resume [pc 8 code 8]'), /i32add: operand 1 is i64, not i32/);
  t.throws(() => bad('%1 = i32add 1, 2'), /no terminator/);
  t.throws(() => bad('guard true resume\nexit resume [pc 8 code 8]'), /guard: has no snapshot/);
  t.throws(() => bad('guard true resume [pc 0 code 8]\nexit resume [pc 8 code 8]'), /no pc or code/);
  t.throws(() => bad('jump [pc 8 code 8 | at 32 pc 8 code 8]'), /raw jump/);
  t.throws(() => verifyOperations(parseTrace('label %1: i32 = 0\njump 1L').all), /operand 0 is i64, not i32/);
  const escaped = parseTrace(
    'guard true resume [pc 8 code 8] branch {\n%1 = i32add 1, 2\nexit resume [pc 8 code 8]\n}\n%2 = i32add 2, %1\nexit resume [pc 8 code 8]',
  );
  t.throws(() => verifyOperations(escaped.all), /before its definition/);
});
