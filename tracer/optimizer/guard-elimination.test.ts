import t from 'tap';
import { optimizedText, tidy, withMaps } from './test-optimize.js';

t.test('a map is checked once; what has a map is not NULL and not an object of another map', async t => {
  t.equal(
    optimizedText(
      withMaps(`
        %a: ref = input 0:0
        %b: ref = input 0:1
        %m = mapOf %a
        %g = refeq %m, @CELL
        guard %g resume [pc 8 code 8 r0=%a]
        %m2 = mapOf %a
        %g2 = refeq %m2, @CELL
        guard %g2 resume [pc 8 code 8 r0=%a]
        %n = refeq %a, @0
        guard not %n resume [pc 8 code 8 r0=%a]
        %mb = mapOf %b
        %gb = refeq %mb, @LIST
        guard %gb resume [pc 8 code 8 r0=%a]
        %e = refeq %a, %b
        guard not %e resume [pc 8 code 8 r0=%a]
        store header.map %b, @LIST_FLOAT
        %mc = mapOf %b
        %gc = refeq %mc, @LIST_FLOAT
        guard %gc resume [pc 8 code 8 r0=%a]
        exit resume [pc 16 code 8 r0=%a]`),
    ),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1: ref = input 0:1
        %2 = mapOf %0
        %3 = refeq %2, @CELL
        guard %3 resume [pc 8 code 8 r0=%0]
        %4 = mapOf %1
        %5 = refeq %4, @LIST
        guard %5 resume [pc 8 code 8 r0=%0]
        storeNew header.map %1, @LIST_FLOAT
        exit resume [pc 16 code 8 r0=%0]`),
    ),
  );
});

t.test('an order decides the other comparisons of the same values', async t => {
  t.equal(
    optimizedText(`
      %a: ref = input 0:0
      %b: ref = input 0:1
      %x = intValue %a
      %y = intValue %b
      %1 = i64lt %x, %y
      guard %1 resume [pc 8 code 8 r0=%a]
      %2 = i64le %x, %y
      guard %2 resume [pc 8 code 8 r0=%a]
      %3 = i64eq %x, %y
      guard not %3 resume [pc 8 code 8 r0=%a]
      %4 = i64ge %x, %y
      guard not %4 resume [pc 8 code 8 r0=%a]
      exit resume [pc 16 code 8 r0=%a]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      %2 = intValue %0
      %3 = intValue %1
      %4 = i64lt %2, %3
      guard %4 resume [pc 8 code 8 r0=%0]
      exit resume [pc 16 code 8 r0=%0]`),
  );
});

t.test('a promoted value is a constant from there on; a guard that always fails ends the trace', async t => {
  t.equal(
    optimizedText(`
      %a: ref = input 0:0
      %1 = refeq %a, @4097
      guard %1 resume [pc 8 code 8 r0=%a]
      %n = intValue %a
      %2 = i64lt %n, 0L
      guard %2 resume [pc 12 code 8 r0=%a]
      jump [pc 16 code 8 r0=%a]`),
    tidy(`
      %0: ref = input 0:0
      %1 = refeq %0, @4097
      guard %1 resume [pc 8 code 8 r0=%0]
      exit resume [pc 12 code 8 r0=@4097]`),
  );
});
