import t from 'tap';
import { optimizedText, tidy } from './test-optimize.js';

t.test('known bounds make overflow and width checks superfluous', async t => {
  t.equal(
    optimizedText(`
      %a: ref = input 0:0
      %n = intValue %a
      %p = i64ge %n, 0L
      guard %p resume [pc 8 code 8 r0=%a]
      %q = i64lt %n, 1000L
      guard %q resume [pc 8 code 8 r0=%a]
      %f = addFits %n, 5L
      guard %f resume [pc 8 code 8 r0=%a]
      %m = iadd %n, 5L
      %g = mulFits %m, %m
      guard %g resume [pc 8 code 8 r0=%a]
      %s = imul %m, %m
      %h = fits31 %s
      guard %h resume [pc 8 code 8 r0=%a]
      %r = i64lt %s, 2000000L
      guard %r resume [pc 8 code 8 r0=%a]
      %box = newInt %s
      exit resume [pc 12 code 8 r0=%box]`),
    tidy(`
      %0: ref = input 0:0
      %1 = intValue %0
      %2 = i64le 0L, %1
      guard %2 resume [pc 8 code 8 r0=%0]
      %3 = i64lt %1, 1000L
      guard %3 resume [pc 8 code 8 r0=%0]
      %4 = iadd %1, 5L
      %5 = imul %4, %4
      exit resume [pc 12 code 8 r0=$0={int %5}]`),
  );
});

t.test('an index that passed the check of one element is good for its conversion back', async t => {
  t.equal(
    optimizedText(`
      %a: ref = input 0:0
      %l: ref = input 0:1
      %n = intValue %a
      %f = fits32 %n
      guard %f resume [pc 8 code 8 r0=%a]
      %i = i32Of %n
      %length = load refItems.length %l
      %inside = below %i, %length
      guard %inside resume [pc 8 code 8 r0=%a]
      %negative = i32lt %i, 0
      guard not %negative resume [pc 8 code 8 r0=%a]
      %w = i64Of %i
      %one = addFits %w, 1L
      guard %one resume [pc 8 code 8 r0=%a]
      %m = iadd %w, 1L
      %box = newInt %m
      exit resume [pc 12 code 8 r0=%box]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      %2 = intValue %0
      %3 = fits32 %2
      guard %3 resume [pc 8 code 8 r0=%0]
      %4 = i32Of %2
      %5 = load refItems.length %1
      %6 = below %4, %5
      guard %6 resume [pc 8 code 8 r0=%0]
      %7 = iadd %2, 1L
      exit resume [pc 12 code 8 r0=$0={int %7}]`),
  );
});
