/** Which tests of its assumptions a version keeps. */
import t from 'tap';
import { GlobalCell } from '../../interpreter/heap/layouts.js';
import { parseTrace } from '../ir/parse.js';
import { printOperations } from '../ir/print.js';
import { checkAssumptions } from './assumptions.js';

const OWN = 3;
const header = { code: 4096, pc: 104, offset: 0, registers: [], function: null, extra: null, flags: 0, depth: 0 };
const trace = (): string => `%0: ref = input 0:0
%1 = callTree ${OWN} [pc 104 code 4096 r0=%0 | at 64 pc 204 code 5000 size 1 r0=%0]
guardValid [pc 112 code 4096 r0=%1]
%2 = callTree 4 [pc 112 code 4096 r0=%1 | at 64 pc 204 code 5000 size 1 r0=%1]
guardValid [pc 120 code 4096 r0=%2]
finish %2
`;
const lines = (facts: readonly { object: number; field: typeof GlobalCell.value; value: number }[]): string[] => {
  const { operations } = checkAssumptions(parseTrace(trace()).all, facts, header, OWN);
  return printOperations(operations)
    .trim()
    .split('\n')
    .map(line => line.replace(/ \[.*/, ''));
};

t.test('at the entry and behind calls, but not behind a call of the tree itself', async t => {
  t.same(lines([{ object: 8192, field: GlobalCell.value, value: 7 }]), [
    '%0: ref = input 0:0',
    'guardValid',
    `%1 = callTree ${OWN}`,
    '%2 = callTree 4',
    'guardValid',
    'finish %2',
  ]);
});
t.test('none in a version that relies on nothing', async t => {
  t.same(
    lines([]).filter(line => line.startsWith('guardValid')),
    [],
  );
});
