import t from 'tap';
import '../../interpreter/heap/layouts.js';
import { parseTrace } from '../ir/parse.js';
import { printOperations } from '../ir/print.js';
import { removeDeadCode } from './dead-code.js';
import { tidy } from './test-optimize.js';

t.test('a phi that only renews itself dies, with what computes it; effects and what exits need stay', async t => {
  const { all } = parseTrace(`
    function pure(i64) -> i64 elidable
    function act() -> i64 residual
    %a: ref = input 0:0
    %n = intValue %a
    label %i: i64 = %n, %dead: i64 = 0L, %kept: i64 = 7L [pc 100 code 8]
    %x = load cell.value %a
    %p = call pure(%i)
    %q = call act()
    %more = i64lt %i, 9L
    guard %more resume [pc 104 code 8 r0={int %kept}] branch {
      %z = iadd %i, 2L
      %y = iadd %dead, 5L
      jump %z, %y, %z
    }
    %next = iadd %i, 1L
    %dead2 = iadd %dead, 1L
    jump %next, %dead2, %kept`);
  t.equal(
    printOperations(removeDeadCode(all)),
    tidy(`
      %0: ref = input 0:0
      %1 = intValue %0
      label %2: i64 = %1, %3: i64 = 7L [pc 100 code 8]
      %4 = call act()
      %5 = i64lt %2, 9L
      guard %5 resume [pc 104 code 8 r0=$0={int %3}] branch {
        %6 = iadd %2, 2L
        jump %6, %6
      }
      %7 = iadd %2, 1L
      jump %7, %3`),
  );
});
