import t from 'tap';
import { optimizedText, tidy, withMaps } from './test-optimize.js';

/** What follows the label: the body. */
const bodyOf = (text: string): string => {
  const out = optimizedText(withMaps(text));
  return out.slice(out.indexOf('label'));
};
const column = `
    %i: ref = input 0:0
    %row: ref = input 0:1
    %m = mapOf %row
    %isInt = refeq %m, @INT
    guard %isInt resume [pc 104 code 8 r0=%i r1=%row]
    %n = intValue %row
    %current = load rangeIterator.current %i
    %next = iadd %current, 1L
    store rangeIterator.current %i, %next`;

t.test('what does not change is narrow before the loop, the counter in it, and nothing else is asked', async t => {
  t.equal(
    bodyOf(`
      function keep(ref) -> void residual writes nothing
      ${column}
      %f = addFits %n, %current
      guard %f resume [pc 108 code 8 r0=%i r1=%row]
      %sum = iadd %n, %current
      %g = addFits %sum, 1L
      guard %g resume [pc 112 code 8 r0=%i r1=%row]
      %more = iadd %sum, 1L
      %h = mulFits %sum, %more
      guard %h resume [pc 116 code 8 r0=%i r1=%row]
      %product = imul %sum, %more
      %box = newInt %product
      call keep(%box)
      jump [pc 100 code 8 r0=%i r1=%row]`),
    tidy(`
      label %13: i64 = %6 [pc 100 code 8 r0=%0 r1=%1 | storeNew rangeIterator.current %0 = %13]
      %14 = iadd %13, 1L
      %15 = fits31 %13
      guard %15 resume [pc 108 code 8 r0=%0 r1=%1 | store rangeIterator.current %0 = %14]
      %16 = iadd %4, %13
      %17 = iadd %16, 1L
      %18 = imul %16, %17
      %19 = newInt %18
      call keep(%19)
      jump %14`),
  );
});

t.test('what the loop accumulates grows: whether the sum fits is asked, and of the counter nothing', async t => {
  t.equal(
    bodyOf(`
      %i: ref = input 0:0
      %s: ref = input 0:1
      %m = mapOf %s
      %isInt = refeq %m, @INT
      guard %isInt resume [pc 104 code 8 r0=%i r1=%s]
      %n = intValue %s
      %current = load rangeIterator.current %i
      %next = iadd %current, 1L
      store rangeIterator.current %i, %next
      %f = addFits %n, %current
      guard %f resume [pc 108 code 8 r0=%i r1=%s]
      %sum = iadd %n, %current
      %box = newInt %sum
      jump [pc 100 code 8 r0=%i r1=%box]`),
    tidy(`
      label %9: i64 = %8, %10: i64 = %6 [pc 100 code 8 r0=%0 r1=$0={int %9} | storeNew rangeIterator.current %0 = %10]
      %11 = iadd %10, 1L
      %12 = addFits %9, %10
      guard %12 resume [pc 108 code 8 r0=%0 r1=$0={int %9} | store rangeIterator.current %0 = %11]
      %13 = iadd %9, %10
      jump %13, %11`),
  );
});

t.test('a guess that proved wrong is taken back', async t => {
  t.equal(
    bodyOf(`
      ${column}
      %f = addFits %n, %current
      guard %f resume [pc 108 code 8 r0=%i r1=%row] side {
        exit resume [pc 200 code 8]
      }
      %sum = iadd %n, %current
      store rangeIterator.remaining %i, %sum
      jump [pc 100 code 8 r0=%i r1=%row]`),
    tidy(`
      label %9: i64 = %6, %10: i64 = %8 [pc 100 code 8 r0=%0 r1=%1 | storeNew rangeIterator.current %0 = %9 | storeNew rangeIterator.remaining %0 = %10]
      %11 = iadd %9, 1L
      %12 = addFits %4, %9
      guard %12 resume [pc 108 code 8 r0=%0 r1=%1 | storeNew rangeIterator.remaining %0 = %10 | store rangeIterator.current %0 = %11] branch {
        exit resume [pc 200 code 8 | storeNew rangeIterator.remaining %0 = %10 | store rangeIterator.current %0 = %11]
      }
      %13 = iadd %4, %9
      jump %11, %13`),
  );
});
