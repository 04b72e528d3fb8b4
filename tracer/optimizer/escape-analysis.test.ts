import t from 'tap';
import { optimizedText, tidy, withMaps } from './test-optimize.js';

const becomes = (t: Tap, text: string, expected: string) =>
  t.equal(optimizedText(withMaps(text)), tidy(withMaps(expected)));
type Tap = Pick<typeof t, 'equal'>;

t.test('objects that only the trace sees are not made; exits describe them, cycles included', async t => {
  becomes(
    t,
    `%a: ref = input 0:0
     %t = newArray tuple @TUPLE, 2
     storeNewAt tuple[] %t, 0, %a
     %c = new cell @CELL
     storeNew cell.value %c, %t
     storeNewAt tuple[] %t, 1, %c
     %m = mapOf %c
     %g = refeq %m, @CELL
     guard %g resume [pc 8 code 8 r0=%a]
     %x = load cell.value %c
     %y = loadAt tuple[] %x, 0
     %e = refeq %y, %c
     guard not %e resume [pc 16 code 8 r0=%t]
     %small = isSmall %a
     guard %small resume [pc 16 code 8 r0=%t]
     exit resume [pc 16 code 8 r0=%y]`,
    `%0: ref = input 0:0
     %1 = isSmall %0
     guard %1 resume [pc 16 code 8 r0=$0={tuple @TUPLE length 2 [0]=%0 [1]=$1={cell @CELL cell.value=$0}}]
     exit resume [pc 16 code 8 r0=%0]`,
  );
});

t.test('a call makes an object real, with what it holds', async t => {
  becomes(
    t,
    `function show(ref) -> void residual
     %a: ref = input 0:0
     %n = intValue %a
     %m = iadd %n, 1L
     %i = newInt %m
     %c = new cell @CELL
     storeNew cell.value %c, %i
     call show(%c)
     %v = load cell.value %c
     %w = intValue %v
     %e = i64eq %w, %m
     guard %e resume [pc 8 code 8]
     exit after [pc 12 code 8 r0=%c]`,
    `%0: ref = input 0:0
     %1 = intValue %0
     %2 = iadd %1, 1L
     %3 = new cell @CELL
     %4 = newInt %2
     storeNew cell.value %3, %4
     call show(%3)
     exit after [pc 12 code 8 r0=%3]`,
  );
});

t.test('a number that came out of a box goes back into it', async t => {
  becomes(
    t,
    `function show(ref) -> void residual
     %a: ref = input 0:0
     %m = mapOf %a
     %g = refeq %m, @FLOAT
     guard %g resume [pc 8 code 8 r0=%a]
     %x = load float.value %a
     %b = new float @FLOAT
     storeNew float.value %b, %x
     call show(%b)
     exit after [pc 12 code 8 r0=%b]`,
    `%0: ref = input 0:0
     %1 = mapOf %0
     %2 = refeq %1, @FLOAT
     guard %2 resume [pc 8 code 8 r0=%0]
     call show(%0)
     exit after [pc 12 code 8 r0=%0]`,
  );
});

t.test('attributes can be added to an instance while it is virtual', async t => {
  becomes(
    t,
    `%a: ref = input 0:0
     %o = new instance:32 @131072
     storeNew instance.slot16ref %o, %a
     store header.map %o, @132096
     store instance.slot24f64 %o, 2.5
     %m = mapOf %o
     %g = refeq %m, @132096
     guard %g resume [pc 8 code 8 r0=%a]
     exit resume [pc 12 code 8 r0=%o]`,
    `%0: ref = input 0:0
     exit resume [pc 12 code 8 r0=$0={instance:32 @132096 instance.slot16ref=%0 instance.slot24f64=2.5}]`,
  );
});
