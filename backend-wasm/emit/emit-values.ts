/** The Wasm form of every `value` operation that is one instruction (or nearly), which evaluates each operand once. */
import { type OpName, OPS } from '../../tracer/ir/ops.js';
import type { Node } from '../../tracer/ir/trace.js';
import { Control, Convert, F64, I32, I64 } from '../assemble/opcodes.js';
import type { Emission } from './emission.js';

/** Operations that are their operands and then one instruction; what is missing here and below is emitted elsewhere. */
const INSTRUCTIONS: Partial<Record<OpName, number>> = {
  i32add: I32.ADD,
  i32sub: I32.SUB,
  i32mul: I32.MUL,
  i32div: I32.DIV_S,
  i32rem: I32.REM_S,
  i32and: I32.AND,
  i32or: I32.OR,
  i32xor: I32.XOR,
  i32shl: I32.SHL,
  i32shr: I32.SHR_S,
  i32ushr: I32.SHR_U,
  clz: I32.CLZ,
  ctz: I32.CTZ,
  popcount: I32.POPCNT,
  i32eq: I32.EQ,
  i32ne: I32.NE,
  i32lt: I32.LT_S,
  i32le: I32.LE_S,
  i32gt: I32.GT_S,
  i32ge: I32.GE_S,
  below: I32.LT_U,

  iadd: I64.ADD,
  isub: I64.SUB,
  imul: I64.MUL,
  iand: I64.AND,
  ior: I64.OR,
  ixor: I64.XOR,
  ishl: I64.SHL,
  ishr: I64.SHR_S,
  ushr: I64.SHR_U,
  iclz: I64.CLZ,
  ictz: I64.CTZ,
  ipopcount: I64.POPCNT,
  i64eq: I64.EQ,
  i64ne: I64.NE,
  i64lt: I64.LT_S,
  i64le: I64.LE_S,
  i64gt: I64.GT_S,
  i64ge: I64.GE_S,
  ibelow: I64.LT_U,

  f64add: F64.ADD,
  f64sub: F64.SUB,
  f64mul: F64.MUL,
  f64div: F64.DIV,
  fneg: F64.NEG,
  fabs: F64.ABS,
  fsqrt: F64.SQRT,
  ffloor: F64.FLOOR,
  fceil: F64.CEIL,
  ftrunc: F64.TRUNC,
  fnearest: F64.NEAREST,
  fcopysign: F64.COPYSIGN,
  fmin: F64.MIN,
  fmax: F64.MAX,
  f64eq: F64.EQ,
  f64ne: F64.NE,
  f64lt: F64.LT,
  f64le: F64.LE,
  f64gt: F64.GT,
  f64ge: F64.GE,

  i64Of: Convert.I64_OF_I32,
  i32Of: Convert.I32_OF_I64,
  f64OfI32: Convert.F64_OF_I32,
  f64OfI64: Convert.F64_OF_I64,
  i64OfF64: Convert.I64_OF_F64,
  i32OfF64: Convert.I32_OF_F64,
  bitsOfF64: Convert.I64_OF_BITS,
  f64OfBits: Convert.F64_OF_BITS,
  not: I32.EQZ,
  booleq: I32.EQ,
  boolne: I32.NE,
  refeq: I32.EQ,
  refne: I32.NE,
};
type Form = (e: Emission, args: readonly Node[]) => void;
const sameWord: Form = (e, args) => e.get(args[0]!);
const FORMS: Partial<Record<OpName, Form>> = {
  ineg: (e, args) => {
    e.code.i64(0n);
    e.get(args[0]!);
    e.code.op(I64.SUB);
  },
  wordOf: sameWord,
  refOf: sameWord,
  i32OfBool: sameWord,
  select: (e, args) => {
    e.get(args[1]!);
    e.get(args[2]!);
    e.get(args[0]!);
    e.code.op(Control.SELECT);
  },
  isSmall: (e, args) => {
    e.get(args[0]!);
    e.code.i32(1);
    e.code.op(I32.AND);
  },
  smallValue: (e, args) => {
    e.get(args[0]!);
    e.code.i32(1);
    e.code.op(I32.SHR_S);
  },
  smallOf: (e, args) => {
    e.get(args[0]!);
    e.code.i32(1);
    e.code.op(I32.SHL);
    e.code.i32(1);
    e.code.op(I32.OR);
  },
};

/** By the operation's number: the instruction, or the form, or null. */
const byNumber: readonly (number | Form | null)[] = (Object.keys(OPS) as OpName[]).map(
  op => INSTRUCTIONS[op] ?? FORMS[op] ?? null,
);
/** Whether the operation has its form here. */
export function hasValueForm(node: Node): boolean {
  return byNumber[node.row.number] !== null;
}
/** Leaves the operation's value on the stack. */
export function emitValue(e: Emission, node: Node): void {
  const form = byNumber[node.row.number];
  const { args } = node;
  if (typeof form === 'number') {
    for (let i = 0; i < args.length; i++) e.get(args[i]!);
    e.code.op(form);
  } else form!(e, args);
}
