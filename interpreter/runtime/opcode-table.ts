/**
 * What RTS must know of opcodes at run time, one word per opcode in memory at MemoryMap.OPCODE_TABLE:
 * bits 0-7 size of the instruction, 8-11 onReturn, 12-15 onRaise, 16: a branch that jumps on True.
 */
import { instructionSize, OPCODES, type OnRaise, type OnReturn } from '../bytecode/opcodes.js';
import { MemoryMap } from '../heap/machine.js';

export const OnReturnCode = { NONE: 0, STORE: 1, DISCARD: 2, BRANCH: 3, VALUE: 4, SPREAD: 5 } as const;
export const OnRaiseCode = { PROPAGATE: 0, STOP_JUMPS: 1, STOP_VALUE_JUMPS: 2 } as const;
const onReturnCodes: Record<OnReturn, number> = { none: 0, store: 1, discard: 2, branch: 3, value: 4, spread: 5 };
const onRaiseCodes: Record<OnRaise, number> = { propagate: 0, 'stop-jumps': 1, 'stop-value-jumps': 2 };

/** Size of CALL and CALL_METHOD. */
export const CALL_SIZE = 16;

/** The table's words, in the order of opcode numbers. */
const opcodeWords = (): number[] =>
  OPCODES.map(
    row =>
      instructionSize(row) |
      (onReturnCodes[row.onReturn] << 8) |
      (onRaiseCodes[row.onRaise] << 12) |
      (row.name === 'JUMP_IF_TRUE' ? 1 << 16 : 0),
  );
/** Writes the table into memory. */
export function writeOpcodeTable(I32: Int32Array): void {
  I32.set(opcodeWords(), MemoryMap.OPCODE_TABLE >> 2);
}
