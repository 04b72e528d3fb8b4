/**
 * Calls of helpers that the run time provides under numbers (LOAD_COMMON), for constructs too rare for opcodes.
 */
import type { CodeConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Position } from './ast.js';
import type { Unit } from './compile-unit.js';

/** Operands of LOAD_COMMON; opcodes.ts says what each helper takes and answers. */
export const Helper = {
  SEQUENCE: 2,
  MAPPING: 3,
  KEYS: 4,
  REST: 5,
  ATTRIBUTES: 6,
  TYPE_PARAMETER: 7,
  GENERIC_BASE: 8,
  TYPE_ALIAS: 9,
  TEMPLATE: 10,
  STAR_BEGIN: 11,
  STAR_MATCH: 12,
  STAR_RAISED: 13,
  STAR_END: 14,
} as const;

/** Emits an argument into the register it is given. */
export type Argument = (register: number) => void;

export function constantArgument(unit: Unit, at: Position, constant: CodeConstant): Argument {
  return register => unit.emit(at, Op.LOAD_CONST, register, unit.constant(constant));
}
export function movedArgument(unit: Unit, at: Position, source: number): Argument {
  return register => unit.emit(at, Op.MOVE, register, source);
}

/** Emits `destination = helper(...)`. */
export function callHelper(
  unit: Unit,
  at: Position,
  helper: number,
  given: readonly Argument[],
  destination: number,
): void {
  const mark = unit.registers.mark();
  const base = unit.registers.window(1 + given.length);
  unit.emit(at, Op.LOAD_COMMON, base, helper);
  given.forEach((argument, i) => {
    argument(base + 1 + i);
  });
  unit.emit(at, Op.CALL, destination, base, given.length);
  unit.registers.release(mark);
}
