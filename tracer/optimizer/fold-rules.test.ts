import t from 'tap';
import { optimizedText, tidy } from './test-optimize.js';

const becomes = (t: Tap, text: string, expected: string) => t.equal(optimizedText(text), tidy(expected));
type Tap = Pick<typeof t, 'equal'>;

t.test('constants gather, powers of two become shifts and masks, what cancels disappears', async t => {
  becomes(
    t,
    `%i: ref = input 0:0
     %n = intValue %i
     %a = iadd 0L, %n
     %b = iadd %a, 1L
     %c = isub %b, 3L
     %d = imul %c, 8L
     %e = idivFloor %d, 4L
     %f = imodFloor %e, 16L
     %g = ixor %f, %f
     %h = ior %f, %g
     %r = newInt %h
     exit resume [pc 12 code 8 r0=%r]`,
    `%0: ref = input 0:0
     %1 = intValue %0
     %2 = iadd %1, -2L
     %3 = ishl %2, 3L
     %4 = ishr %3, 2L
     %5 = iand %4, 15L
     exit resume [pc 12 code 8 r0=$0={int %5}]`,
  );
});

t.test('comparisons are written one way, and negations go into them', async t => {
  becomes(
    t,
    `%i: ref = input 0:0
     %n = intValue %i
     %k = i64ge %n, 5L
     %q = not %k
     guard %q resume [pc 8 code 8 r0=%i]
     %p = i64gt %n, 3L
     guard not %p resume [pc 8 code 8 r0=%i]
     exit resume [pc 12 code 8 r0=%i]`,
    `%0: ref = input 0:0
     %1 = intValue %0
     %2 = i64lt %1, 5L
     guard %2 resume [pc 8 code 8 r0=%0]
     %3 = i64lt 3L, %1
     guard not %3 resume [pc 8 code 8 r0=%0]
     exit resume [pc 12 code 8 r0=%0]`,
  );
});

t.test('floats keep their signed zeros and NaNs', async t => {
  becomes(
    t,
    `%a: ref = input 0:0
     %x = load float.value %a
     %y = f64add %x, 0.0
     %z = f64mul %y, 1.0
     %w = f64sub %z, %z
     store float.value %a, %w
     exit resume [pc 12 code 8 r0=%a]`,
    `%0: ref = input 0:0
     %1 = load float.value %0
     %2 = f64add %1, 0.0
     %3 = f64sub %2, %2
     exit resume [pc 12 code 8 r0=%0 | store float.value %0 = %3]`,
  );
});
