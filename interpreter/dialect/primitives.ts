/**
 * The words of RTS and its operators, each once: signature, meaning as JavaScript, emission as Wasm, name as an IR op.
 *
 * A word of category `value` depends on its arguments alone and has no effect; `evaluate` is its meaning, which the JavaScript
 * emitter, the recorder and the reference executor share. `raw` words touch memory without a field; `framed` words need the
 * running instruction and frame, so every emitter has its own way with them. Heap access by field, allocation, `promote`,
 * `select` and `cacheHit` are nodes of the typed tree and not words (see walk.ts).
 *
 * i64 is a BigInt in JavaScript, always normalised to 64 signed bits. A Ref and an i32 are numbers, a bool is a boolean.
 * binaryen is imported as types only: the emission functions get a module from their caller.
 */
import type binaryen from 'binaryen';

export type Type = 'i32' | 'i64' | 'f64' | 'bool' | 'ref' | 'void';
export type Value = number | bigint | boolean;
type Code = number;

/** What an emission function needs. */
export interface WasmBuilder {
  readonly m: binaryen.Module;
  /** Lets a value be used several times: `first` must be evaluated before any `again()`. */
  hold(value: Code, type: Type): { first: Code; again(): Code };
  /** Codes in a row; the value is that of the last one. */
  sequence(codes: readonly Code[]): Code;
}

export type Category = 'value' | 'raw' | 'framed';
export interface Word {
  readonly name: string;
  readonly params: readonly Type[];
  readonly result: Type;
  readonly category: Category;
  /** Its meaning; for `value` words only. */
  readonly evaluate: ((...args: never[]) => Value) | null;
  /** JavaScript text with $0, $1 for the arguments; null: a call of `evaluate`. */
  readonly js: string | null;
  readonly wasm: ((w: WasmBuilder, ...args: Code[]) => Code) | null;
  /** What a recording twin records: ops of tracer/ir/ops.ts over $0, $1; #n is a constant i64. Null: nothing stands for it. */
  readonly ir: string | null;
  /** May trap or depends on memory: must not be executed speculatively. */
  readonly traps: boolean;
}

const table = new Map<string, Word>();
/** All words and operators by name. */
export const WORDS: ReadonlyMap<string, Word> = table;

interface Rest {
  js?: string;
  category?: Category;
  traps?: boolean;
  ir?: string | null;
}
type Emission = (w: WasmBuilder, ...args: Code[]) => Code;
// biome-ignore lint/suspicious/noExplicitAny: one table holds functions of many signatures; `signature` states them.
type Meaning = ((...args: any[]) => Value) | null;

function word(signature: string, evaluate: Meaning, wasm: Emission | null, rest: Rest = {}): void {
  const [name, params, result] = signature.split(/\s*[:>]\s*/) as [string, string, Type];
  table.set(name, {
    name,
    params: params.split(' ').filter(Boolean) as Type[],
    result,
    category: rest.category ?? 'value',
    evaluate: evaluate as Word['evaluate'],
    js: rest.js ?? null,
    wasm,
    ir:
      rest.ir === undefined
        ? `${name}(${params
            .split(' ')
            .filter(Boolean)
            .map((_, i) => `$${i}`)
            .join(', ')})`
        : rest.ir,
    traps: rest.traps ?? false,
  });
}

const wrap = (x: bigint): bigint => BigInt.asIntN(64, x);
const unsigned = (x: bigint): bigint => BigInt.asUintN(64, x);
const i64Constant = (w: WasmBuilder, x: bigint): Code => w.m.i64.const(wrap(x));
const scratch = new DataView(new ArrayBuffer(8));

/* Operators: `name` is what the typed walk chooses for an operator and an operand type (see OPERATORS). */
word(
  'i32add: i32 i32 > i32',
  (a, b) => (a + b) | 0,
  (w, a, b) => w.m.i32.add(a, b),
  { js: '($0 + $1 | 0)' },
);
word(
  'i32sub: i32 i32 > i32',
  (a, b) => (a - b) | 0,
  (w, a, b) => w.m.i32.sub(a, b),
  { js: '($0 - $1 | 0)' },
);
word(
  'i32mul: i32 i32 > i32',
  (a, b) => Math.imul(a, b),
  (w, a, b) => w.m.i32.mul(a, b),
  { js: 'Math.imul($0, $1)' },
);
word(
  'i32div: i32 i32 > i32',
  (a, b) => (a / b) | 0,
  (w, a, b) => w.m.i32.div_s(a, b),
  { js: '($0 / $1 | 0)', traps: true },
);
word(
  'i32rem: i32 i32 > i32',
  (a, b) => (a % b) | 0,
  (w, a, b) => w.m.i32.rem_s(a, b),
  { js: '($0 % $1 | 0)', traps: true },
);
word(
  'i32and: i32 i32 > i32',
  (a, b) => a & b,
  (w, a, b) => w.m.i32.and(a, b),
  { js: '($0 & $1)' },
);
word(
  'i32or: i32 i32 > i32',
  (a, b) => a | b,
  (w, a, b) => w.m.i32.or(a, b),
  { js: '($0 | $1)' },
);
word(
  'i32xor: i32 i32 > i32',
  (a, b) => a ^ b,
  (w, a, b) => w.m.i32.xor(a, b),
  { js: '($0 ^ $1)' },
);
word(
  'i32shl: i32 i32 > i32',
  (a, b) => a << b,
  (w, a, b) => w.m.i32.shl(a, b),
  { js: '($0 << $1)' },
);
word(
  'i32shr: i32 i32 > i32',
  (a, b) => a >> b,
  (w, a, b) => w.m.i32.shr_s(a, b),
  { js: '($0 >> $1)' },
);
word(
  'i32ushr: i32 i32 > i32',
  (a, b) => (a >>> b) | 0,
  (w, a, b) => w.m.i32.shr_u(a, b),
  { js: '($0 >>> $1 | 0)' },
);
word(
  'i32eq: i32 i32 > bool',
  (a, b) => a === b,
  (w, a, b) => w.m.i32.eq(a, b),
  { js: '($0 === $1)' },
);
word(
  'i32ne: i32 i32 > bool',
  (a, b) => a !== b,
  (w, a, b) => w.m.i32.ne(a, b),
  { js: '($0 !== $1)' },
);
word(
  'i32lt: i32 i32 > bool',
  (a, b) => a < b,
  (w, a, b) => w.m.i32.lt_s(a, b),
  { js: '($0 < $1)' },
);
word(
  'i32le: i32 i32 > bool',
  (a, b) => a <= b,
  (w, a, b) => w.m.i32.le_s(a, b),
  { js: '($0 <= $1)' },
);
word(
  'i32gt: i32 i32 > bool',
  (a, b) => a > b,
  (w, a, b) => w.m.i32.gt_s(a, b),
  { js: '($0 > $1)' },
);
word(
  'i32ge: i32 i32 > bool',
  (a, b) => a >= b,
  (w, a, b) => w.m.i32.ge_s(a, b),
  { js: '($0 >= $1)' },
);
word(
  'i64eq: i64 i64 > bool',
  (a, b) => a === b,
  (w, a, b) => w.m.i64.eq(a, b),
  { js: '($0 === $1)' },
);
word(
  'i64ne: i64 i64 > bool',
  (a, b) => a !== b,
  (w, a, b) => w.m.i64.ne(a, b),
  { js: '($0 !== $1)' },
);
word(
  'i64lt: i64 i64 > bool',
  (a, b) => a < b,
  (w, a, b) => w.m.i64.lt_s(a, b),
  { js: '($0 < $1)' },
);
word(
  'i64le: i64 i64 > bool',
  (a, b) => a <= b,
  (w, a, b) => w.m.i64.le_s(a, b),
  { js: '($0 <= $1)' },
);
word(
  'i64gt: i64 i64 > bool',
  (a, b) => a > b,
  (w, a, b) => w.m.i64.gt_s(a, b),
  { js: '($0 > $1)' },
);
word(
  'i64ge: i64 i64 > bool',
  (a, b) => a >= b,
  (w, a, b) => w.m.i64.ge_s(a, b),
  { js: '($0 >= $1)' },
);
word(
  'f64add: f64 f64 > f64',
  (a, b) => a + b,
  (w, a, b) => w.m.f64.add(a, b),
  { js: '($0 + $1)' },
);
word(
  'f64sub: f64 f64 > f64',
  (a, b) => a - b,
  (w, a, b) => w.m.f64.sub(a, b),
  { js: '($0 - $1)' },
);
word(
  'f64mul: f64 f64 > f64',
  (a, b) => a * b,
  (w, a, b) => w.m.f64.mul(a, b),
  { js: '($0 * $1)' },
);
word(
  'f64div: f64 f64 > f64',
  (a, b) => a / b,
  (w, a, b) => w.m.f64.div(a, b),
  { js: '($0 / $1)' },
);
word(
  'f64eq: f64 f64 > bool',
  (a, b) => a === b,
  (w, a, b) => w.m.f64.eq(a, b),
  { js: '($0 === $1)' },
);
word(
  'f64ne: f64 f64 > bool',
  (a, b) => a !== b,
  (w, a, b) => w.m.f64.ne(a, b),
  { js: '($0 !== $1)' },
);
word(
  'f64lt: f64 f64 > bool',
  (a, b) => a < b,
  (w, a, b) => w.m.f64.lt(a, b),
  { js: '($0 < $1)' },
);
word(
  'f64le: f64 f64 > bool',
  (a, b) => a <= b,
  (w, a, b) => w.m.f64.le(a, b),
  { js: '($0 <= $1)' },
);
word(
  'f64gt: f64 f64 > bool',
  (a, b) => a > b,
  (w, a, b) => w.m.f64.gt(a, b),
  { js: '($0 > $1)' },
);
word(
  'f64ge: f64 f64 > bool',
  (a, b) => a >= b,
  (w, a, b) => w.m.f64.ge(a, b),
  { js: '($0 >= $1)' },
);
word(
  'refeq: ref ref > bool',
  (a, b) => a === b,
  (w, a, b) => w.m.i32.eq(a, b),
  { js: '($0 === $1)' },
);
word(
  'refne: ref ref > bool',
  (a, b) => a !== b,
  (w, a, b) => w.m.i32.ne(a, b),
  { js: '($0 !== $1)' },
);
word(
  'booleq: bool bool > bool',
  (a, b) => a === b,
  (w, a, b) => w.m.i32.eq(a, b),
  { js: '($0 === $1)' },
);
word(
  'boolne: bool bool > bool',
  (a, b) => a !== b,
  (w, a, b) => w.m.i32.ne(a, b),
  { js: '($0 !== $1)' },
);
word(
  'not: bool > bool',
  a => !a,
  (w, a) => w.m.i32.eqz(a),
  { js: '(!$0)' },
);
word(
  'wordOf: ref > i32',
  a => a,
  (_, a) => a,
  { js: '$0' },
);
word(
  'refOf: i32 > ref',
  a => a,
  (_, a) => a,
  { js: '$0' },
);

/** The word that an operator means on operands of a type. */
export const OPERATORS: Readonly<Record<string, Partial<Record<Type, string>>>> = {
  '+': { i32: 'i32add', f64: 'f64add' },
  '-': { i32: 'i32sub', f64: 'f64sub' },
  '*': { f64: 'f64mul' },
  '/': { i32: 'i32div', f64: 'f64div' },
  '%': { i32: 'i32rem' },
  '&': { i32: 'i32and' },
  '|': { i32: 'i32or' },
  '^': { i32: 'i32xor' },
  '<<': { i32: 'i32shl' },
  '>>': { i32: 'i32shr' },
  '>>>': { i32: 'i32ushr' },
  '===': { i32: 'i32eq', i64: 'i64eq', f64: 'f64eq', ref: 'refeq', bool: 'booleq' },
  '!==': { i32: 'i32ne', i64: 'i64ne', f64: 'f64ne', ref: 'refne', bool: 'boolne' },
  '<': { i32: 'i32lt', i64: 'i64lt', f64: 'f64lt' },
  '<=': { i32: 'i32le', i64: 'i64le', f64: 'f64le' },
  '>': { i32: 'i32gt', i64: 'i64gt', f64: 'f64gt' },
  '>=': { i32: 'i32ge', i64: 'i64ge', f64: 'f64ge' },
};

/* Small ints. */
word(
  'isSmall: ref > bool',
  r => (r & 1) !== 0,
  (w, r) => w.m.i32.and(r, w.m.i32.const(1)),
  { js: '(($0 & 1) !== 0)' },
);
word(
  'smallValue: ref > i32',
  r => r >> 1,
  (w, r) => w.m.i32.shr_s(r, w.m.i32.const(1)),
  { js: '($0 >> 1)' },
);
word(
  'smallOf: i32 > ref',
  v => (v << 1) | 1,
  (w, v) => w.m.i32.or(w.m.i32.shl(v, w.m.i32.const(1)), w.m.i32.const(1)),
  {
    js: '($0 << 1 | 1)',
  },
);

/* Conversions. */
const saturate64 = (x: number): bigint => {
  if (Number.isNaN(x)) return 0n;
  if (x >= 2 ** 63) return 2n ** 63n - 1n;
  return x < -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(x));
};
const saturate32 = (x: number): number => {
  if (Number.isNaN(x)) return 0;
  return Math.trunc(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, x))) | 0;
};
function bitsOf(x: number): bigint {
  scratch.setFloat64(0, x);
  return scratch.getBigInt64(0);
}
function floatOfBits(x: bigint): number {
  scratch.setBigInt64(0, x);
  return scratch.getFloat64(0);
}
word(
  'i64Of: i32 > i64',
  a => BigInt(a),
  (w, a) => w.m.i64.extend_s(a),
);
word(
  'i64OfUnsigned: i32 > i64',
  a => BigInt(a >>> 0),
  (w, a) => w.m.i64.extend_u(a),
  { ir: 'iand(i64Of($0), #4294967295)' },
);
word(
  'i32Of: i64 > i32',
  a => Number(BigInt.asIntN(32, a)),
  (w, a) => w.m.i32.wrap(a),
);
word(
  'f64OfI32: i32 > f64',
  a => a,
  (w, a) => w.m.f64.convert_s.i32(a),
  { js: '$0' },
);
word(
  'f64OfI64: i64 > f64',
  a => Number(a),
  (w, a) => w.m.f64.convert_s.i64(a),
);
word('i64OfF64: f64 > i64', saturate64, (w, a) => w.m.i64.trunc_s_sat.f64(a));
word('i32OfF64: f64 > i32', saturate32, (w, a) => w.m.i32.trunc_s_sat.f64(a));
word('bitsOfF64: f64 > i64', bitsOf, (w, a) => w.m.i64.reinterpret(a));
word('f64OfBits: i64 > f64', floatOfBits, (w, a) => w.m.f64.reinterpret(a));

/* i64 arithmetic. */
const count = (w: WasmBuilder, n: Code): Code => w.m.i64.extend_u(n);
const shift = (n: number): bigint => BigInt(n & 63);
word(
  'iadd: i64 i64 > i64',
  (a: bigint, b: bigint) => wrap(a + b),
  (w, a, b) => w.m.i64.add(a, b),
);
word(
  'isub: i64 i64 > i64',
  (a: bigint, b: bigint) => wrap(a - b),
  (w, a, b) => w.m.i64.sub(a, b),
);
word(
  'imul: i64 i64 > i64',
  (a: bigint, b: bigint) => wrap(a * b),
  (w, a, b) => w.m.i64.mul(a, b),
);
word(
  'ineg: i64 > i64',
  (a: bigint) => wrap(-a),
  (w, a) => w.m.i64.sub(i64Constant(w, 0n), a),
);
word(
  'iand: i64 i64 > i64',
  (a, b) => a & b,
  (w, a, b) => w.m.i64.and(a, b),
);
word(
  'ior: i64 i64 > i64',
  (a, b) => a | b,
  (w, a, b) => w.m.i64.or(a, b),
);
word(
  'ixor: i64 i64 > i64',
  (a, b) => a ^ b,
  (w, a, b) => w.m.i64.xor(a, b),
);
word(
  'ishl: i64 i32 > i64',
  (a: bigint, n: number) => wrap(a << shift(n)),
  (w, a, n) => w.m.i64.shl(a, count(w, n)),
  { ir: 'ishl($0, i64Of($1))' },
);
word(
  'ishr: i64 i32 > i64',
  (a: bigint, n: number) => a >> shift(n),
  (w, a, n) => w.m.i64.shr_s(a, count(w, n)),
  { ir: 'ishr($0, i64Of($1))' },
);
word(
  'ushr: i64 i32 > i64',
  (a: bigint, n: number) => wrap(unsigned(a) >> shift(n)),
  (w, a, n) => w.m.i64.shr_u(a, count(w, n)),
  { ir: 'ushr($0, i64Of($1))' },
);

function floorModulo(a: bigint, b: bigint): bigint {
  const r = a % b;
  return r !== 0n && r < 0n !== b < 0n ? r + b : r;
}
/** 1 when a remainder is neither 0 nor of the divisor's sign, so that rounding down differs from rounding toward zero. */
function emitRoundsUp(w: WasmBuilder, remainder: () => Code, divisor: () => Code): Code {
  const { m } = w;
  return m.i32.and(
    m.i64.ne(remainder(), i64Constant(w, 0n)),
    m.i64.lt_s(m.i64.xor(remainder(), divisor()), i64Constant(w, 0n)),
  );
}
/** The remainder comes from a multiplication: one division is enough. */
function emitFloorDivision(w: WasmBuilder, a: Code, b: Code): Code {
  const { m } = w;
  const x = w.hold(a, 'i64');
  const y = w.hold(b, 'i64');
  const quotient = w.hold(m.i64.div_s(x.first, y.first), 'i64');
  const firstQuotient = m.drop(quotient.first);
  const remainder = w.hold(m.i64.sub(x.again(), m.i64.mul(quotient.again(), y.again())), 'i64');
  return w.sequence([
    firstQuotient,
    m.drop(remainder.first),
    m.i64.sub(quotient.again(), m.i64.extend_u(emitRoundsUp(w, remainder.again, y.again))),
  ]);
}
function emitFloorModulo(w: WasmBuilder, a: Code, b: Code): Code {
  const { m } = w;
  const x = w.hold(a, 'i64');
  const y = w.hold(b, 'i64');
  const remainder = w.hold(m.i64.rem_s(x.first, y.first), 'i64');
  return w.sequence([
    m.drop(remainder.first),
    m.i64.add(remainder.again(), m.select(emitRoundsUp(w, remainder.again, y.again), y.again(), i64Constant(w, 0n))),
  ]);
}
word(
  'idivFloor: i64 i64 > i64',
  (a: bigint, b: bigint) => (b === 0n ? 0n : wrap((a - floorModulo(a, b)) / b)),
  emitFloorDivision,
  {
    traps: true,
  },
);
word('imodFloor: i64 i64 > i64', (a: bigint, b: bigint) => (b === 0n ? 0n : floorModulo(a, b)), emitFloorModulo, {
  traps: true,
});
word(
  'udiv: i64 i64 > i64',
  (a: bigint, b: bigint) => (b === 0n ? 0n : wrap(unsigned(a) / unsigned(b))),
  (w, a, b) => w.m.i64.div_u(a, b),
  { traps: true, ir: null },
);
word(
  'urem: i64 i64 > i64',
  (a: bigint, b: bigint) => (b === 0n ? 0n : wrap(unsigned(a) % unsigned(b))),
  (w, a, b) => w.m.i64.rem_u(a, b),
  { traps: true, ir: null },
);

/** The sum overflows when both operands have the sign that it lacks. */
function emitAddFits(w: WasmBuilder, a: Code, b: Code): Code {
  const { m } = w;
  const x = w.hold(a, 'i64');
  const y = w.hold(b, 'i64');
  const sum = w.hold(m.i64.add(x.first, y.first), 'i64');
  const signs = m.i64.and(m.i64.xor(sum.first, x.again()), m.i64.xor(sum.again(), y.again()));
  return m.i64.ge_s(signs, i64Constant(w, 0n));
}
/** The difference overflows when the operands' signs differ and its sign is not the first one's. */
function emitSubFits(w: WasmBuilder, a: Code, b: Code): Code {
  const { m } = w;
  const x = w.hold(a, 'i64');
  const y = w.hold(b, 'i64');
  const difference = m.i64.sub(x.first, y.first);
  const signs = m.i64.and(m.i64.xor(difference, x.again()), m.i64.xor(x.again(), y.again()));
  return m.i64.ge_s(signs, i64Constant(w, 0n));
}
const emitFits32 = (w: WasmBuilder, a: Code): Code => {
  const x = w.hold(a, 'i64');
  return w.m.i64.eq(w.m.i64.extend_s(w.m.i32.wrap(x.first)), x.again());
};
/** Factors of 32 bits always fit; other products are checked by dividing them again. */
function emitMulFits(w: WasmBuilder, a: Code, b: Code): Code {
  const { m } = w;
  const x = w.hold(a, 'i64');
  const y = w.hold(b, 'i64');
  const small = (v: () => Code) => m.i64.eq(m.i64.extend_s(m.i32.wrap(v())), v());
  const product = w.hold(m.i64.mul(x.again(), y.again()), 'i64');
  const overflowingNegation = m.i32.and(
    m.i64.eq(x.again(), i64Constant(w, -1n)),
    m.i64.eq(y.again(), i64Constant(w, -(2n ** 63n))),
  );
  const exact = m.if(
    m.i32.or(m.i64.eqz(x.again()), overflowingNegation),
    m.i64.eqz(x.again()),
    m.i64.eq(m.i64.div_s(product.first, x.again()), y.again()),
  );
  return w.sequence([
    m.drop(x.first),
    m.drop(y.first),
    m.if(m.i32.and(small(x.again), small(y.again)), m.i32.const(1), exact),
  ]);
}
word('addFits: i64 i64 > bool', (a: bigint, b: bigint) => a + b === wrap(a + b), emitAddFits);
word('subFits: i64 i64 > bool', (a: bigint, b: bigint) => a - b === wrap(a - b), emitSubFits);
word('mulFits: i64 i64 > bool', (a: bigint, b: bigint) => a * b === wrap(a * b), emitMulFits);
word(
  'fits31: i64 > bool',
  (a: bigint) => a === BigInt.asIntN(31, a),
  (w, a) => w.m.i64.lt_u(w.m.i64.add(a, i64Constant(w, 1n << 30n)), i64Constant(w, 1n << 31n)),
);
word('fits32: i64 > bool', (a: bigint) => a === BigInt.asIntN(32, a), emitFits32);

/* f64. */
function nearestEven(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x;
  const big = x < 0 || Object.is(x, -0) ? -(2 ** 52) : 2 ** 52;
  const rounded = x + big - big;
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded;
}
function copySign(x: number, sign: number): number {
  const magnitude = Math.abs(x);
  return bitsOf(sign) < 0n ? -magnitude : magnitude;
}
word(
  'fneg: f64 > f64',
  a => -a,
  (w, a) => w.m.f64.neg(a),
  { js: '(-$0)' },
);
word(
  'fabs: f64 > f64',
  a => Math.abs(a),
  (w, a) => w.m.f64.abs(a),
  { js: 'Math.abs($0)' },
);
word(
  'fsqrt: f64 > f64',
  a => Math.sqrt(a),
  (w, a) => w.m.f64.sqrt(a),
  { js: 'Math.sqrt($0)' },
);
word(
  'ffloor: f64 > f64',
  a => Math.floor(a),
  (w, a) => w.m.f64.floor(a),
  { js: 'Math.floor($0)' },
);
word(
  'fceil: f64 > f64',
  a => Math.ceil(a),
  (w, a) => w.m.f64.ceil(a),
  { js: 'Math.ceil($0)' },
);
word(
  'ftrunc: f64 > f64',
  a => Math.trunc(a),
  (w, a) => w.m.f64.trunc(a),
  { js: 'Math.trunc($0)' },
);
word('fnearest: f64 > f64', nearestEven, (w, a) => w.m.f64.nearest(a));
word('fcopysign: f64 f64 > f64', copySign, (w, a, b) => w.m.f64.copysign(a, b));
word(
  'fmin: f64 f64 > f64',
  (a, b) => Math.min(a, b),
  (w, a, b) => w.m.f64.min(a, b),
  { js: 'Math.min($0, $1)' },
);
word(
  'fmax: f64 f64 > f64',
  (a, b) => Math.max(a, b),
  (w, a, b) => w.m.f64.max(a, b),
  { js: 'Math.max($0, $1)' },
);

/* Bits. */
const trailing64 = (a: bigint): number => {
  const x = unsigned(a);
  return x === 0n ? 64 : (x & -x).toString(2).length - 1;
};
const trailing32 = (a: number): number => (a === 0 ? 32 : 31 - Math.clz32(a & -a));
const population = (a: number): number => {
  let bits = 0;
  for (let x = a; x !== 0; x &= x - 1) bits++;
  return bits;
};
word(
  'below: i32 i32 > bool',
  (a: number, b: number) => a >>> 0 < b >>> 0,
  (w, a, b) => w.m.i32.lt_u(a, b),
  { js: '($0 >>> 0 < $1 >>> 0)' },
);
word(
  'ibelow: i64 i64 > bool',
  (a, b) => unsigned(a) < unsigned(b),
  (w, a, b) => w.m.i64.lt_u(a, b),
);
word(
  'clz: i32 > i32',
  a => Math.clz32(a),
  (w, a) => w.m.i32.clz(a),
  { js: 'Math.clz32($0)' },
);
word('ctz: i32 > i32', trailing32, (w, a) => w.m.i32.ctz(a));
word('popcount: i32 > i32', population, (w, a) => w.m.i32.popcnt(a));
word(
  'iclz: i64 > i32',
  a => (a === 0n ? 64 : 64 - unsigned(a).toString(2).length),
  (w, a) => w.m.i32.wrap(w.m.i64.clz(a)),
  { ir: 'i32Of(iclz($0))' },
);
word('ictz: i64 > i32', trailing64, (w, a) => w.m.i32.wrap(w.m.i64.ctz(a)), { ir: 'i32Of(ictz($0))' });

/* Raw memory. The JavaScript text uses typed arrays over the one memory: U8, U16, I32, I64, F64. */
const raw: Rest = { category: 'raw', traps: true, ir: null };
word('load32: i32 > i32', null, (w, a) => w.m.i32.load(0, 4, a), { ...raw, js: 'I32[$0 >> 2]' });
word('store32: i32 i32 > void', null, (w, a, v) => w.m.i32.store(0, 4, a, v), { ...raw, js: 'I32[$0 >> 2] = $1' });
word('load16: i32 > i32', null, (w, a) => w.m.i32.load16_u(0, 2, a), { ...raw, js: 'U16[$0 >> 1]' });
word('store16: i32 i32 > void', null, (w, a, v) => w.m.i32.store16(0, 2, a, v), { ...raw, js: 'U16[$0 >> 1] = $1' });
word('load8: i32 > i32', null, (w, a) => w.m.i32.load8_u(0, 1, a), { ...raw, js: 'U8[$0]' });
word('store8: i32 i32 > void', null, (w, a, v) => w.m.i32.store8(0, 1, a, v), { ...raw, js: 'U8[$0] = $1' });
word('load64: i32 > i64', null, (w, a) => w.m.i64.load(0, 8, a), { ...raw, js: 'I64[$0 >> 3]' });
word('store64: i32 i64 > void', null, (w, a, v) => w.m.i64.store(0, 8, a, v), { ...raw, js: 'I64[$0 >> 3] = $1' });
word('loadF64: i32 > f64', null, (w, a) => w.m.f64.load(0, 8, a), { ...raw, js: 'F64[$0 >> 3]' });
word('storeF64: i32 f64 > void', null, (w, a, v) => w.m.f64.store(0, 8, a, v), { ...raw, js: 'F64[$0 >> 3] = $1' });
word('fillMemory: i32 i32 i32 > void', null, (w, a, v, n) => w.m.memory.fill(a, v, n), {
  ...raw,
  js: 'U8.fill($1, $0, $0 + $2)',
});
word('copyMemory: i32 i32 i32 > void', null, (w, to, from, n) => w.m.memory.copy(to, from, n), {
  ...raw,
  js: 'U8.copyWithin($0, $1, $1 + $2)',
});

/* Framed code: emitted by the emitters themselves. */
const framed: Rest = { category: 'framed', traps: true };
word('register: i32 > ref', null, null, framed);
word('setRegister: i32 ref > void', null, null, framed);
word('constant: i32 > ref', null, null, framed);
word('cacheWord: i32 > i32', null, null, framed);
word('setCacheWord: i32 i32 > void', null, null, framed);
word('pc:  > i32', null, null, framed);
word('next:  > i32', null, null, framed);
word('jump: i32 > i32', null, null, framed);
word('goTo: i32 > i32', null, null, framed);
word('callTable: i32 i32 > i32', null, null, { category: 'framed', traps: true });
