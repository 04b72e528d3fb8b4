/**
 * Numbers and sizes of the opcodes in the form that hot code wants: `Op.MOVE` is a number, `UNITS[op]` the size of the
 * instruction in 8-byte units.
 */
import { instructionSize, OPCODES } from './opcodes.js';

/** The number of each opcode by name. Asking for a name that the table lacks throws. */
export const Op: Readonly<Record<string, number>> = /* @__PURE__ */ numberRows();
function numberRows(): Record<string, number> {
  const numbers = Object.create(null) as Record<string, number>;
  for (let number = 0; number < OPCODES.length; number++) numbers[OPCODES[number]!.name] = number;
  return numbers;
}

/** The size of each instruction in 8-byte units, cache words included. */
export const UNITS: Uint8Array = Uint8Array.from(OPCODES, row => instructionSize(row) / 8);

/** Whether control never reaches what follows. */
export const ENDS: readonly boolean[] = OPCODES.map(row => row.ends);

export type JumpWidth = 0 | 16 | 32;
/** How the jump distance of each opcode is stored; 0: it does not jump. */
export const JUMP_WIDTHS: readonly JumpWidth[] = OPCODES.map(row =>
  row.operands.includes('jump16') ? 16 : row.operands.includes('jump32') ? 32 : 0,
);
/** Whether operands b and c are one 32-bit number. */
export const IS_WIDE: readonly boolean[] = OPCODES.map(row => row.operands.some(kind => kind.endsWith('32')));
