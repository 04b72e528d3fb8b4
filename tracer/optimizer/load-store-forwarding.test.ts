import t from 'tap';
import { parseTrace } from '../ir/parse.js';
import { hostWith, optimizedText, tidy, withMaps } from './test-optimize.js';
import { optimizeTree } from './loop-peeling.js';

t.test('a load is forwarded until a store or call may have changed the field', async t => {
  t.equal(
    optimizedText(`
      function touch(ref) -> void residual writes cell.value
      %a: ref = input 0:0
      %b: ref = input 0:1
      %x = load cell.value %a
      %y = load cell.value %a
      %l = load list.length %b
      store cell.value %b, %x
      %z = load cell.value %b
      %w = load cell.value %a
      call touch(%a)
      %v = load cell.value %b
      %k = load list.length %b
      %e = i32eq %l, %k
      guard %e resume [pc 8 code 8 r0=%a]
      exit resume [pc 12 code 8 r0=%w r1=%v r2=%z r3=%y]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      %2 = load cell.value %0
      store cell.value %1, %2
      %3 = load cell.value %0
      call touch(%0)
      %4 = load cell.value %1
      exit resume [pc 12 code 8 r0=%3 r1=%4 r2=%2 r3=%2]`),
  );
});

t.test('elements are distinguished by constant indices', async t => {
  t.equal(
    optimizedText(`
      %a: ref = input 0:0
      %i: ref = input 0:1
      %x = loadAt refItems[] %a, 0
      storeAt refItems[] %a, 1, %i
      %y = loadAt refItems[] %a, 0
      %n = intValue %i
      %k = i32Of %n
      storeAt refItems[] %a, %k, %i
      %z = loadAt refItems[] %a, 0
      exit resume [pc 12 code 8 r0=%x r1=%y r2=%z]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      %2 = loadAt refItems[] %0, 0
      %3 = intValue %1
      %4 = i32Of %3
      storeAt refItems[] %0, 1, %1
      storeNewAt refItems[] %0, %4, %1
      %5 = loadAt refItems[] %0, 0
      exit resume [pc 12 code 8 r0=%2 r1=%2 r2=%5]`),
    'and the second store needs no barrier',
  );
});

t.test('ro fields of constants fold; quasi fields too, and the tree depends on them', async t => {
  const host = hostWith({ '@4096.code': 5120, '@8192.argumentCount': 2, '@5120.argumentCount': 2 });
  const trace = parseTrace(`
    %c = load function.code @4096
    %n = load code.argumentCount %c
    %two = i32eq %n, 2
    guard %two resume [pc 8 code 8]
    exit resume [pc 12 code 8]`);
  const { operations, assumptions } = optimizeTree(trace, host);
  t.equal(operations.length, 1);
  t.match(assumptions, [{ object: 4096, field: { key: 'function.code' } }]);
});

t.test('maps that can change are forgotten at calls, others are not', async t => {
  t.equal(
    optimizedText(
      withMaps(`
        function any(ref) -> void residual writes everything
        %a: ref = input 0:0
        %b: ref = input 0:1
        %m = mapOf %a
        %g = refeq %m, @LIST
        guard %g resume [pc 8 code 8 r0=%a r1=%b]
        %n = mapOf %b
        %h = refeq %n, @CELL
        guard %h resume [pc 8 code 8 r0=%a r1=%b]
        call any(%a)
        %m2 = mapOf %a
        %g2 = refeq %m2, @LIST
        guard %g2 after [pc 12 code 8 r0=%a r1=%b]
        %n2 = mapOf %b
        %h2 = refeq %n2, @CELL
        guard %h2 after [pc 12 code 8 r0=%a r1=%b]
        exit resume [pc 12 code 8 r0=%a r1=%b]`),
    ),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1: ref = input 0:1
        %2 = mapOf %0
        %3 = refeq %2, @LIST
        guard %3 resume [pc 8 code 8 r0=%0 r1=%1]
        %4 = mapOf %1
        %5 = refeq %4, @CELL
        guard %5 resume [pc 8 code 8 r0=%0 r1=%1]
        call any(%0)
        %6 = mapOf %0
        %7 = refeq %6, @LIST
        guard %7 after [pc 12 code 8 r0=%0 r1=%1]
        exit resume [pc 12 code 8 r0=%0 r1=%1]`),
    ),
  );
});
