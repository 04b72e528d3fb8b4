/**
 * Narrow operands: whether a sum, difference or product fits 64 bits is asked at every operation of an expression, because nothing is
 * known of the numbers at its leaves. But some leaves are hardly ever wide: what a loop does not change, what it counts with. Where such
 * a number was narrow while recording, the guard of the operation asks instead whether it still is. For what does not change that
 * happens before the loop, and the ranges that follow decide the rest of the expression: of five checks of
 * `(row + column) * (row + column + 1) // 2 + row + 1` one is left. (V8 speculates on small integers in the same way, but from type feedback.)
 *
 * A wrong guess is taken back: the exit that was taken gets a side trace, and a guard that has one asks for no more than it was
 * recorded with. Sums and products that a loop accumulates are not guessed about, as they grow.
 *
 * What always holds: the stronger question is asked only where leaving means to run the instruction again.
 */
import { RangeIterator } from '../../interpreter/heap/layouts.js';
import { fieldOf, isConstant, type Node, placeOf, type Trace } from '../ir/trace.js';
import { add, type Arithmetic, FULL_31, FULL_64, multiply, rangeOf, subtract, within } from './integer-ranges.js';
import type { Optimizer, Pass, Strengthener } from './optimizer.js';
import type { IntegerRange } from './state.js';

/** Guesses where that settles the question. */
const strengthenBy =
  (arithmetic: Arithmetic): Strengthener =>
  (o, guard) => {
    const recorded = guard.args[0]!.args;
    const [a, b] = recorded.map(operand => likelyRange(o, operand)) as [IntegerRange, IntegerRange];
    if (within(arithmetic(a, b), FULL_64))
      for (const operand of recorded) if (isLikelyNarrow(o, operand)) o.guess(guard, 'fits31', o.valueOf(operand));
  };
export const narrowOperands: Pass = {
  name: 'narrow operands',
  visit: {},
  strengthen: { addFits: strengthenBy(add), subFits: strengthenBy(subtract), mulFits: strengthenBy(multiply) },
};

function likelyRange(o: Optimizer, recorded: Node): IntegerRange {
  const known = rangeOf(o, o.valueOf(recorded));
  return !within(known, FULL_31) && isLikelyNarrow(o, recorded) ? FULL_31 : known;
}
/** Whether a number of the raw trace counts something or stays as it is, and was not wide. */
function isLikelyNarrow(o: Optimizer, recorded: Node): boolean {
  const { value } = recorded;
  if (value !== undefined && BigInt.asIntN(31, value as bigint) !== value) return false;
  return isCounter(o, recorded) || isCounter(o, o.valueOf(recorded));
}
function isCounter(o: Optimizer, number: Node): boolean {
  if (number.op === 'load') return fieldOf(number) === RangeIterator.current;
  if (number.op !== 'intValue') return false;
  const object = number.args[0]!;
  return object.op === 'input' && placeOf(object).frame === 0 && o.steady.has(placeOf(object).register);
}

/** The registers of the root frame that a loop does not change, or only by a constant. */
export function steadyRegisters({ inputs, operations }: Trace): ReadonlySet<number> {
  const steady = new Set<number>();
  const end = operations.at(-1)!;
  if (end.op !== 'jump') return steady;
  for (const input of inputs) {
    const { frame, register } = placeOf(input);
    if (frame === 0 && isStepOf(input, end.snapshot!.frames[0]!.registers[register] as Node | null))
      steady.add(register);
  }
  return steady;
}
function isStepOf(input: Node, last: Node | null): boolean {
  if (!last || last === input) return last === input;
  const sum = last.op === 'newInt' ? last.args[0]! : last;
  if (sum.op !== 'iadd' && sum.op !== 'isub') return false;
  const [before, distance] = sum.args as [Node, Node];
  return before.op === 'intValue' && before.args[0] === input && isConstant(distance);
}
