import t from 'tap';
import { optimizedText, tidy } from './test-optimize.js';

t.test('equal operations and elidable calls are done once; a decided condition is known', async t => {
  t.equal(
    optimizedText(`
      function mix(i64, i64) -> i64 elidable
      %i: ref = input 0:0
      %j: ref = input 0:1
      %n = intValue %i
      %m = intValue %j
      %a = iadd %n, %m
      %b = iadd %n, %m
      %c = call mix(%a, %n)
      %d = call mix(%b, %n)
      %e = iadd %c, %d
      %f = i64lt %n, 5L
      guard %f resume [pc 8 code 8 r0=%i]
      %g = i64gt 5L, %n
      guard %g resume [pc 8 code 8 r0=%i]
      %r = newInt %e
      exit resume [pc 12 code 8 r0=%r]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      %2 = intValue %0
      %3 = intValue %1
      %4 = iadd %2, %3
      %5 = call mix(%4, %2)
      %6 = iadd %5, %5
      %7 = i64lt %2, 5L
      guard %7 resume [pc 8 code 8 r0=%0]
      exit resume [pc 12 code 8 r0=$0={int %6}]`),
  );
});
