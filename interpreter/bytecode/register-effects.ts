/**
 * Which registers an instruction reads and writes: the one place that knows the runs behind `base` operands and the
 * registers that an opcode uses without naming them. Liveness and the verifier read it.
 */
import { OPCODES } from './opcodes.js';

/** A run of registers: where it starts (an operand's number: 0 a, 1 b, 2 c) and how long it is. */
interface Run {
  readonly operand: 0 | 1;
  readonly length: (c: number) => number;
}

const READ_RUNS: Readonly<Record<string, Run>> = {
  LOAD_SUPER_METHOD: { operand: 1, length: () => 2 },
  BUILD_SLICE: { operand: 1, length: () => 3 },
  CALL: { operand: 1, length: c => c + 1 },
  CALL_METHOD: { operand: 1, length: c => c + 2 },
  CALL_KEYWORDS: { operand: 1, length: c => c + 2 },
  CALL_METHOD_KEYWORDS: { operand: 1, length: c => c + 3 },
  CALL_UNPACKED: { operand: 1, length: () => 3 },
  MAKE_FUNCTION: { operand: 1, length: () => 4 },
  BUILD_TUPLE: { operand: 1, length: c => c },
  BUILD_LIST: { operand: 1, length: c => c },
  BUILD_SET: { operand: 1, length: c => c },
  BUILD_STRING: { operand: 1, length: c => c },
  BUILD_DICT: { operand: 1, length: c => 2 * c },
  IMPORT_NAME: { operand: 1, length: () => 2 },
};
const WRITTEN_RUNS: Readonly<Record<string, Run>> = {
  LOAD_METHOD: { operand: 0, length: () => 2 },
  LOAD_SPECIAL: { operand: 0, length: () => 2 },
  LOAD_SUPER_METHOD: { operand: 0, length: () => 2 },
  LOAD_EXCEPTION_INFO: { operand: 0, length: () => 3 },
  UNPACK: { operand: 0, length: c => c },
  UNPACK_STARRED: { operand: 0, length: c => (c & 0xff) + 1 + (c >> 8) },
};
/** The namespace of a class body. */
const READS_REGISTER_0 = new Set(['LOAD_NAME', 'STORE_NAME', 'DELETE_NAME', 'LOAD_NAME_OR_CELL']);
const CALLS = new Set(['CALL', 'CALL_METHOD', 'CALL_KEYWORDS', 'CALL_METHOD_KEYWORDS', 'CALL_UNPACKED']);

/** Effects of one opcode as bits and runs, ready for loops over code. */
export interface RegisterEffects {
  readonly readsA: boolean;
  readonly readsB: boolean;
  readonly readsC: boolean;
  readonly writesA: boolean;
  readonly readRun: Run | null;
  readonly writtenRun: Run | null;
  readonly readsRegister0: boolean;
  /** The callee's frame takes the registers from `b - CALL_HEADER_REGISTERS` on. */
  readonly isCall: boolean;
  /** Reads the register b - 1 when b is not 0. */
  readonly readsDelegate: boolean;
}

/** Effects by opcode number. */
export const EFFECTS: readonly RegisterEffects[] = OPCODES.map(row => {
  const reads = (index: number) => row.operands[index] === 'src' || row.operands[index] === 'both';
  return {
    readsA: reads(0),
    readsB: reads(1),
    readsC: reads(2),
    writesA: row.operands[0] === 'dst' || row.operands[0] === 'both',
    readRun: READ_RUNS[row.name] ?? null,
    writtenRun: WRITTEN_RUNS[row.name] ?? null,
    readsRegister0: READS_REGISTER_0.has(row.name),
    isCall: CALLS.has(row.name),
    readsDelegate: row.name === 'YIELD',
  };
});

/** Calls `visit(first, length)` for every run of registers that the instruction reads. */
export function forEachRead(
  op: number,
  a: number,
  b: number,
  c: number,
  visit: (first: number, length: number) => void,
): void {
  const effects = EFFECTS[op]!;
  if (effects.readsA) visit(a, 1);
  if (effects.readsB) visit(b, 1);
  if (effects.readsC) visit(c, 1);
  if (effects.readsRegister0) visit(0, 1);
  if (effects.readsDelegate && b > 0) visit(b - 1, 1);
  const run = effects.readRun;
  if (run !== null) visit(run.operand === 0 ? a : b, run.length(c));
}

/** Calls `visit(first, length)` for every run of registers that the instruction writes. */
export function forEachWrite(
  op: number,
  a: number,
  b: number,
  c: number,
  visit: (first: number, length: number) => void,
): void {
  const effects = EFFECTS[op]!;
  if (effects.writesA) visit(a, 1);
  const run = effects.writtenRun;
  if (run !== null) visit(run.operand === 0 ? a : b, run.length(c));
}
