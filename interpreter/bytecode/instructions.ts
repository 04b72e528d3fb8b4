/**
 * Decoding of instructions: from words to operands, and the ways on from an instruction.
 */
import { ENDS, IS_WIDE, JUMP_WIDTHS, UNITS } from './opcode-numbers.js';
import { OPCODES } from './opcodes.js';

/** An instruction; with a 32-bit operand, that is `b`, and c is 0. */
export interface Instruction {
  /** Where it starts, in 8-byte units. */
  readonly unit: number;
  readonly op: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The instruction that starts at `unit`. */
export function decodeInstruction(words: Uint32Array, unit: number): Instruction {
  const first = words[unit * 2]!;
  const second = words[unit * 2 + 1]!;
  const op = first & 0xffff;
  const isWide = IS_WIDE[op] === true;
  return { unit, op, a: first >>> 16, b: isWide ? second : second & 0xffff, c: isWide ? 0 : second >>> 16 };
}

/** All instructions in order. Throws when an opcode does not exist. */
export function decodeInstructions(words: Uint32Array): Instruction[] {
  const result: Instruction[] = [];
  for (let unit = 0; unit * 2 < words.length; ) {
    const instruction = decodeInstruction(words, unit);
    const size = UNITS[instruction.op];
    if (size === undefined) throw new Error(`no opcode has the number ${instruction.op}`);
    result.push(instruction);
    unit += size;
  }
  return result;
}

/** The unit that the instruction jumps to, or -1 when it does not jump. */
export function jumpTarget(instruction: Instruction): number {
  const width = JUMP_WIDTHS[instruction.op]!;
  if (width === 0) return -1;
  const distance = width === 32 ? instruction.b | 0 : (instruction.c << 16) >> 16;
  return instruction.unit + distance;
}

/** The unit behind the instruction. */
export function nextUnit(instruction: Instruction): number {
  return instruction.unit + UNITS[instruction.op]!;
}

const IS_BRANCH = OPCODES.map(row => row.name.startsWith('BRANCH_'));

/** Where control can go from the instruction, exceptions aside; a BRANCH also skips the pair behind it. */
export function successors(instruction: Instruction): number[] {
  const result: number[] = [];
  const next = nextUnit(instruction);
  if (!ENDS[instruction.op]!) result.push(next);
  if (IS_BRANCH[instruction.op]!) result.push(next + 2);
  const target = jumpTarget(instruction);
  if (target >= 0) result.push(target);
  return result;
}
