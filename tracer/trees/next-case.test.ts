/** Traces that test the map of register 0 against one map after the other: which guard is the next case of the state at hand. */
import t from 'tap';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { parseTrace } from '../ir/parse.js';
import { TEST_FP, TestMachine } from '../ir/test-machine.js';
import type { Node } from '../ir/trace.js';
import { nextCase } from './next-case.js';

/** An int, a float, then a cell; what follows the test of the cell depends on `rest`. */
function chain(rest: string): { guards: readonly Node[]; root: Node } {
  const { all } = parseTrace(`
    %0: ref = input 0:0
    %1 = mapOf %0
    %2 = refeq %1, @${MapOf['INT']}
    guard %2 resume [pc 104 code 4096 r0=%0] side {
      %3: ref = input 0:0
      %4 = mapOf %3
      %5 = refeq %4, @${MapOf['FLOAT']}
      guard %5 resume [pc 104 code 4096 r0=%3] side {
        %6: ref = input 0:0
        %7 = mapOf %6
        %8 = refeq %7, @${MapOf['CELL']}
        ${rest}
        exit resume [pc 204 code 4096 r0=%6]
      }
      exit resume [pc 204 code 4096 r0=%3]
    }
    exit resume [pc 204 code 4096 r0=%0]`);
  const guards: Node[] = [];
  for (let list: readonly Node[] | undefined = all; list; list = guards.at(-1)!.sideTrace?.operations) {
    const guard = list.find(node => node.op === 'guard');
    if (!guard) break;
    guards.push(guard);
  }
  return { guards, root: guards[0]! };
}
const HERE = 'guard %8 resume [pc 104 code 4096 r0=%6]';

t.test('the last test that fails is the next case', async t => {
  const { guards, root } = chain(HERE);
  t.equal(guards.length, 3);
  const machine = new TestMachine();
  machine.setRegisters(machine.float(1.5));
  t.equal(nextCase(machine, root, TEST_FP), null, 'a float goes through the first side trace');
  machine.view.setInt32(TEST_FP, machine.allocate(16), true);
  t.equal(nextCase(machine, root, TEST_FP), guards[2], 'what is neither int, float nor cell comes to the last test');
});
t.test('no case follows once the instruction is behind, or has had an effect', async t => {
  const machine = new TestMachine();
  machine.setRegisters(machine.float(1.5));
  machine.view.setInt32(TEST_FP, machine.allocate(16), true);
  t.equal(nextCase(machine, chain('guard %8 resume [pc 112 code 4096 r0=%6]').root, TEST_FP), null);
  t.equal(nextCase(machine, chain(`store cell.value %6, %6\n${HERE}`).root, TEST_FP), null);
});
