/** Operands of the instruction at an address, sign-extended as the dispatch loop hands them to handlers. */
import { IS_WIDE, JUMP_WIDTHS } from '../../interpreter/bytecode/opcode-numbers.js';

export interface Operands {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
/** Decodes; `c` is 0 when b takes the whole second word. */
export function decodeOperands(view: DataView, pc: number): Operands {
  const first = view.getInt32(pc, true);
  const second = view.getInt32(pc + 4, true);
  const opcode = first & 0xffff;
  if (IS_WIDE[opcode]) return { a: first >>> 16, b: second, c: 0 };
  const c = JUMP_WIDTHS[opcode] === 16 ? second >> 16 : second >>> 16;
  return { a: first >>> 16, b: second & 0xffff, c };
}
