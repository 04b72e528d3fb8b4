/**
 * Wasm code as expression trees, and the table of the instructions that have nothing but operands: each entry of `i32`, `i64`, `f64` is
 * one instruction, given by its opcode (WebAssembly Core Specification, Index of Instructions), and is the function that builds it.
 *
 * What always holds: an expression is evaluated where its parent stands, operands from left to right, and appears in one place of a
 * tree only. A sequence is not a block of its own: nothing can branch out of it.
 */
export type WasmType = 'i32' | 'i64' | 'f64';
/** What an expression leaves on the stack; after one that is unreachable, nothing is executed. */
export type ResultType = WasmType | 'none' | 'unreachable';

/** An instruction with operands, and with its immediates when it has any. */
export class Instruction {
  readonly kind = 'instruction';
  readonly type: ResultType;
  readonly opcode: number;
  readonly operands: readonly Expression[];
  readonly immediate: Immediate;
  constructor(opcode: number, type: ResultType, operands: readonly Expression[], immediate: Immediate = null) {
    this.opcode = opcode;
    this.type = type;
    this.operands = operands;
    this.immediate = immediate;
  }
}
/** What follows the opcode. Functions and labels are named; they become indices when the module is assembled. */
export type Immediate =
  | null
  | { readonly kind: 'i32'; readonly value: number }
  | { readonly kind: 'i64'; readonly value: bigint }
  | { readonly kind: 'f64'; readonly value: number }
  | { readonly kind: 'local'; readonly index: number }
  | { readonly kind: 'memory'; readonly align: number; readonly offset: number }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'signature'; readonly parameters: readonly WasmType[]; readonly result: WasmType | 'none' };
export class Sequence {
  readonly kind = 'sequence';
  readonly type: ResultType;
  readonly list: readonly Expression[];
  constructor(list: readonly Expression[]) {
    this.list = list;
    this.type = list.at(-1)?.type ?? 'none';
  }
}
/** A loop, or a block that can be left, by name. */
export class Labelled {
  readonly kind = 'labelled';
  readonly type: ResultType;
  readonly isLoop: boolean;
  readonly label: string;
  readonly body: Expression;
  constructor(isLoop: boolean, label: string, body: Expression, type: ResultType) {
    this.isLoop = isLoop;
    this.label = label;
    this.body = body;
    this.type = type;
  }
}
export class Conditional {
  readonly kind = 'conditional';
  readonly type: ResultType;
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression | null;
  constructor(condition: Expression, yes: Expression, no: Expression | null) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
    this.type = no === null ? 'none' : yes.type === 'unreachable' ? no.type : yes.type;
  }
}
export type Expression = Instruction | Sequence | Labelled | Conditional;

const NO_OPERANDS: readonly Expression[] = [];
type Unary = (a: Expression) => Expression;
type Binary = (a: Expression, b: Expression) => Expression;
type Load = (offset: number, align: number, address: Expression) => Expression;
type Store = (offset: number, align: number, address: Expression, value: Expression) => Expression;

const unary = (opcode: number, type: WasmType): Unary => {
  return a => new Instruction(opcode, type, [a]);
};
const binary = (opcode: number, type: WasmType): Binary => {
  return (a, b) => new Instruction(opcode, type, [a, b]);
};
/** The alignment is in bytes. */
const load = (opcode: number, type: WasmType): Load => {
  return (offset, align, address) => new Instruction(opcode, type, [address], { kind: 'memory', align, offset });
};
const store = (opcode: number): Store => {
  return (offset, align, address, value) =>
    new Instruction(opcode, 'none', [address, value], { kind: 'memory', align, offset });
};

export const i32 = {
  const: (value: number): Expression => new Instruction(0x41, 'i32', NO_OPERANDS, { kind: 'i32', value }),
  load: load(0x28, 'i32'),
  load8_u: load(0x2d, 'i32'),
  load16_u: load(0x2f, 'i32'),
  store: store(0x36),
  store8: store(0x3a),
  store16: store(0x3b),
  eqz: unary(0x45, 'i32'),
  eq: binary(0x46, 'i32'),
  ne: binary(0x47, 'i32'),
  lt_s: binary(0x48, 'i32'),
  lt_u: binary(0x49, 'i32'),
  gt_s: binary(0x4a, 'i32'),
  gt_u: binary(0x4b, 'i32'),
  le_s: binary(0x4c, 'i32'),
  le_u: binary(0x4d, 'i32'),
  ge_s: binary(0x4e, 'i32'),
  ge_u: binary(0x4f, 'i32'),
  clz: unary(0x67, 'i32'),
  ctz: unary(0x68, 'i32'),
  popcnt: unary(0x69, 'i32'),
  add: binary(0x6a, 'i32'),
  sub: binary(0x6b, 'i32'),
  mul: binary(0x6c, 'i32'),
  div_s: binary(0x6d, 'i32'),
  div_u: binary(0x6e, 'i32'),
  rem_s: binary(0x6f, 'i32'),
  rem_u: binary(0x70, 'i32'),
  and: binary(0x71, 'i32'),
  or: binary(0x72, 'i32'),
  xor: binary(0x73, 'i32'),
  shl: binary(0x74, 'i32'),
  shr_s: binary(0x75, 'i32'),
  shr_u: binary(0x76, 'i32'),
  wrap: unary(0xa7, 'i32'),
  trunc_sat_f64_s: unary(0xfc02, 'i32'),
} as const;

export const i64 = {
  /** The low 64 bits of the number. */
  const: (value: bigint): Expression =>
    new Instruction(0x42, 'i64', NO_OPERANDS, { kind: 'i64', value: BigInt.asIntN(64, value) }),
  load: load(0x29, 'i64'),
  store: store(0x37),
  eqz: unary(0x50, 'i32'),
  eq: binary(0x51, 'i32'),
  ne: binary(0x52, 'i32'),
  lt_s: binary(0x53, 'i32'),
  lt_u: binary(0x54, 'i32'),
  gt_s: binary(0x55, 'i32'),
  gt_u: binary(0x56, 'i32'),
  le_s: binary(0x57, 'i32'),
  le_u: binary(0x58, 'i32'),
  ge_s: binary(0x59, 'i32'),
  ge_u: binary(0x5a, 'i32'),
  clz: unary(0x79, 'i64'),
  ctz: unary(0x7a, 'i64'),
  popcnt: unary(0x7b, 'i64'),
  add: binary(0x7c, 'i64'),
  sub: binary(0x7d, 'i64'),
  mul: binary(0x7e, 'i64'),
  div_s: binary(0x7f, 'i64'),
  div_u: binary(0x80, 'i64'),
  rem_s: binary(0x81, 'i64'),
  rem_u: binary(0x82, 'i64'),
  and: binary(0x83, 'i64'),
  or: binary(0x84, 'i64'),
  xor: binary(0x85, 'i64'),
  shl: binary(0x86, 'i64'),
  shr_s: binary(0x87, 'i64'),
  shr_u: binary(0x88, 'i64'),
  extend_s: unary(0xac, 'i64'),
  extend_u: unary(0xad, 'i64'),
  reinterpret: unary(0xbd, 'i64'),
  extend32_s: unary(0xc4, 'i64'),
  trunc_sat_f64_s: unary(0xfc06, 'i64'),
} as const;

export const f64 = {
  const: (value: number): Expression => new Instruction(0x44, 'f64', NO_OPERANDS, { kind: 'f64', value }),
  load: load(0x2b, 'f64'),
  store: store(0x39),
  eq: binary(0x61, 'i32'),
  ne: binary(0x62, 'i32'),
  lt: binary(0x63, 'i32'),
  gt: binary(0x64, 'i32'),
  le: binary(0x65, 'i32'),
  ge: binary(0x66, 'i32'),
  abs: unary(0x99, 'f64'),
  neg: unary(0x9a, 'f64'),
  ceil: unary(0x9b, 'f64'),
  floor: unary(0x9c, 'f64'),
  trunc: unary(0x9d, 'f64'),
  nearest: unary(0x9e, 'f64'),
  sqrt: unary(0x9f, 'f64'),
  add: binary(0xa0, 'f64'),
  sub: binary(0xa1, 'f64'),
  mul: binary(0xa2, 'f64'),
  div: binary(0xa3, 'f64'),
  min: binary(0xa4, 'f64'),
  max: binary(0xa5, 'f64'),
  copysign: binary(0xa6, 'f64'),
  convert_i32_s: unary(0xb7, 'f64'),
  convert_i64_s: unary(0xb9, 'f64'),
  reinterpret: unary(0xbf, 'f64'),
} as const;

export const local = {
  get: (index: number, type: WasmType): Expression =>
    new Instruction(0x20, type, NO_OPERANDS, { kind: 'local', index }),
  set: (index: number, value: Expression): Expression =>
    new Instruction(0x21, 'none', [value], { kind: 'local', index }),
  tee: (index: number, value: Expression, type: WasmType): Expression =>
    new Instruction(0x22, type, [value], { kind: 'local', index }),
} as const;

/** Several expressions one after the other; the last one's value is the value. */
export const sequence = (list: readonly Expression[]): Expression => new Sequence(list);
/** A loop that `br` to its label repeats. */
export const loop = (label: string, body: Expression): Expression => new Labelled(true, label, body, body.type);
/** A block that `br` to its label leaves, without a value. */
export const block = (label: string, body: Expression): Expression => new Labelled(false, label, body, 'none');
export const conditional = (condition: Expression, yes: Expression, no: Expression | null = null): Expression =>
  new Conditional(condition, yes, no);
/** Goes to the label, always or when the condition holds. */
export const br = (name: string, condition?: Expression): Expression =>
  condition
    ? new Instruction(0x0d, 'none', [condition], { kind: 'label', name })
    : new Instruction(0x0c, 'unreachable', NO_OPERANDS, { kind: 'label', name });
export const returnValue = (value: Expression): Expression => new Instruction(0x0f, 'unreachable', [value]);
export const unreachable = (): Expression => new Instruction(0x00, 'unreachable', NO_OPERANDS);
export const drop = (value: Expression): Expression => new Instruction(0x1a, 'none', [value]);
export const select = (condition: Expression, yes: Expression, no: Expression): Expression =>
  new Instruction(0x1b, yes.type, [yes, no, condition]);
export const call = (name: string, args: readonly Expression[], result: WasmType | 'none'): Expression =>
  new Instruction(0x10, result, args, { kind: 'function', name });
/** Calls what stands at an index of the table. */
export function callIndirect(
  target: Expression,
  args: readonly Expression[],
  parameters: readonly WasmType[],
  result: WasmType | 'none',
): Expression {
  return new Instruction(0x11, result, [...args, target], { kind: 'signature', parameters, result });
}
/** Calls what stands at an index of the table, and returns what it returns, in its place. */
export function returnCallIndirect(
  target: Expression,
  args: readonly Expression[],
  parameters: readonly WasmType[],
  result: WasmType | 'none',
): Expression {
  return new Instruction(0x13, 'unreachable', [...args, target], { kind: 'signature', parameters, result });
}
