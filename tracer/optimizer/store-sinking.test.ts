import t from 'tap';
import { optimizedText, tidy, withMaps } from './test-optimize.js';

t.test('a store waits in the exits; the next one to the same place replaces it, and its box is never made', async t => {
  t.equal(
    optimizedText(
      withMaps(`
        %a: ref = input 0:0
        %b: ref = input 0:1
        %f = new float @FLOAT
        storeNew float.value %f, 1.5
        store cell.value %a, %f
        %c = refeq %a, %b
        guard not %c resume [pc 8 code 8 r0=%a]
        store cell.value %a, @11
        exit resume [pc 12 code 8 r0=%a]`),
    ),
    tidy(
      withMaps(`
        %0: ref = input 0:0
        %1: ref = input 0:1
        %2 = refeq %0, %1
        guard not %2 resume [pc 8 code 8 r0=%0 | store cell.value %0 = $0={float @FLOAT float.value=1.5}]
        exit resume [pc 12 code 8 r0=%0 | store cell.value %0 = @11]`),
    ),
  );
});

t.test('a load that may see it, and a call that may, make it real', async t => {
  t.equal(
    optimizedText(`
      function look() -> void residual reads list.length
      %a: ref = input 0:0
      %b: ref = input 0:1
      store cell.value %a, @11
      store list.length %a, 5
      %x = load cell.value %b
      call look()
      exit after [pc 12 code 8 r0=%x]`),
    tidy(`
      %0: ref = input 0:0
      %1: ref = input 0:1
      storeNew cell.value %0, @11
      %2 = load cell.value %1
      store list.length %0, 5
      call look()
      exit after [pc 12 code 8 r0=%2]`),
  );
});
