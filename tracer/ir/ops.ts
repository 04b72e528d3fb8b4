/**
 * The one table of IR operations. The builder, printer, parser, verifier, reference executor, optimizer and emitter all
 * read it; an operation that is not here does not exist. Names equal the words of RTS where there is one, so that the
 * recording twin of `iadd(a, b)` is `R.emit('iadd', [a, b])`.
 *
 * What always holds:
 * - A `value` operation depends on nothing but its operands. It may be merged, moved down, folded or dropped. It is
 *   defined for all operands (the checks that RTS demands before it, like "the divisor is not 0", are separate guards),
 *   except where `partial` says that it must not be moved above the guards that precede it.
 * - A `read` depends on the heap as well; an `allocation` makes a new object; a `write`, `call` and `control`
 *   operation stays where it is unless a pass knows better.
 *
 * Types: a `bool` is 0 or 1; a `ref` is a tagged small int, an address, or 0 for NULL (see docs/machine.md). In signatures
 * `*` is any type, and `field` the type of the field that the operation names (`u8` and `u16` fields give i32).
 */

export type Type = 'i32' | 'i64' | 'f64' | 'ref' | 'bool';
export type Effect = 'value' | 'read' | 'allocation' | 'write' | 'call' | 'control';
/** What an operation's `auxiliary` is: see `Auxiliary` in trace.ts. */
export type AuxiliaryKind = 'none' | 'field' | 'layout' | 'function' | 'place' | 'phis' | 'tree';

export interface OpRow {
  /** Its place in the table: tables by operation are arrays. */
  readonly number: number;
  readonly operands: readonly (Type | '*' | 'field')[];
  /** Further operands of any type may follow. */
  readonly variadic: boolean;
  readonly result: Type | 'field' | 'same' | 'signature' | 'none';
  readonly effect: Effect;
  readonly auxiliary: AuxiliaryKind;
  /** Undefined for some operands: stays below the guards that were recorded before it. */
  readonly partial: boolean;
  /** `a op b` is `b op a`; the optimizer orders the operands. */
  readonly commutative: boolean;
  /** Names of the rules in optimizer/fold-rules.ts that look at it. */
  readonly rules: readonly string[];
  readonly text: string;
}
interface Options {
  effect?: Effect;
  auxiliary?: AuxiliaryKind;
  partial?: boolean;
  commutative?: boolean;
  rules?: string;
}
let rows = 0;
const NO_RULES: readonly string[] = [];
/** A row from its signature, e.g. `i64 i64 -> i64`; `...` at the end of the operands makes it variadic. */
function row(signature: string, text: string, options: Options = {}): OpRow {
  const operands = signature.split(' ');
  const result = operands.pop() as OpRow['result'];
  operands.pop();
  const variadic = operands[operands.length - 1] === '...';
  if (variadic) operands.pop();
  return {
    number: rows++,
    operands: operands as unknown as OpRow['operands'],
    variadic,
    result,
    effect: options.effect ?? 'value',
    auxiliary: options.auxiliary ?? 'none',
    partial: options.partial ?? false,
    commutative: options.commutative ?? false,
    rules: options.rules === undefined ? NO_RULES : options.rules.split(' '),
    text,
  };
}
const commutative = { commutative: true } as const;
const field = (effect: Effect) => ({ effect, auxiliary: 'field' }) as const;
const control = { effect: 'control' } as const;

const i32 = 'i32 i32 -> i32';
const i64 = 'i64 i64 -> i64';
const f64 = 'f64 f64 -> f64';

export const OPS = {
  const: row('-> same', 'a constant; made by `constant`, never listed in a trace'),

  i32add: row(i32, 'a + b, wrapping', { ...commutative, rules: 'zero reassociate' }),
  i32sub: row(i32, 'a - b, wrapping', { rules: 'zero self' }),
  i32mul: row(i32, 'a * b, wrapping', { ...commutative, rules: 'zero one' }),
  i32div: row(i32, 'a / b truncated; b is not 0 and the result fits', { partial: true, rules: 'one' }),
  i32rem: row(i32, 'a % b with the sign of a; b is not 0', { partial: true }),
  i32and: row(i32, 'a & b', { ...commutative, rules: 'zero ones self' }),
  i32or: row(i32, 'a | b', { ...commutative, rules: 'zero self' }),
  i32xor: row(i32, 'a ^ b', { ...commutative, rules: 'zero self' }),
  i32shl: row(i32, 'a << (b & 31)', { rules: 'zero' }),
  i32shr: row(i32, 'a >> (b & 31), arithmetic', { rules: 'zero' }),
  i32ushr: row(i32, 'a >>> (b & 31)', { rules: 'zero' }),
  clz: row('i32 -> i32', 'leading zero bits'),
  ctz: row('i32 -> i32', 'trailing zero bits'),
  popcount: row('i32 -> i32', 'one bits'),
  i32eq: row('i32 i32 -> bool', 'a === b', { ...commutative, rules: 'self' }),
  i32ne: row('i32 i32 -> bool', 'a !== b', { ...commutative, rules: 'self' }),
  i32lt: row('i32 i32 -> bool', 'a < b, signed', { rules: 'self' }),
  i32le: row('i32 i32 -> bool', 'a <= b, signed', { rules: 'self' }),
  i32gt: row('i32 i32 -> bool', 'a > b, signed', { rules: 'self' }),
  i32ge: row('i32 i32 -> bool', 'a >= b, signed', { rules: 'self' }),
  below: row('i32 i32 -> bool', 'a < b, unsigned: an index check', { rules: 'self' }),

  iadd: row(i64, 'a + b, wrapping', { ...commutative, rules: 'zero reassociate' }),
  isub: row(i64, 'a - b, wrapping', { rules: 'zero self reassociate' }),
  imul: row(i64, 'a * b, wrapping', { ...commutative, rules: 'zero one powerOfTwo' }),
  ineg: row('i64 -> i64', '-a, wrapping', { rules: 'inverse' }),
  idivFloor: row(i64, 'floor(a / b); b is not 0 and the result fits', { partial: true, rules: 'one powerOfTwo' }),
  imodFloor: row(i64, 'a - b * floor(a / b); b is not 0', { partial: true, rules: 'one powerOfTwo' }),
  idiv: row(i64, 'a / b truncated, for a >= 0 and b > 0: floor division without its correction', { partial: true }),
  irem: row(i64, 'a % b for a >= 0 and b > 0: the remainder without its correction', { partial: true }),
  iand: row(i64, 'a & b', { ...commutative, rules: 'zero ones self' }),
  ior: row(i64, 'a | b', { ...commutative, rules: 'zero self' }),
  ixor: row(i64, 'a ^ b', { ...commutative, rules: 'zero self' }),
  ishl: row(i64, 'a << (b & 63)', { rules: 'zero' }),
  ishr: row(i64, 'a >> (b & 63), arithmetic', { rules: 'zero' }),
  ushr: row(i64, 'a >>> (b & 63), logical', { rules: 'zero' }),
  iclz: row('i64 -> i64', 'leading zero bits'),
  ictz: row('i64 -> i64', 'trailing zero bits'),
  ipopcount: row('i64 -> i64', 'one bits'),
  i64eq: row('i64 i64 -> bool', 'a === b', { ...commutative, rules: 'self' }),
  i64ne: row('i64 i64 -> bool', 'a !== b', { ...commutative, rules: 'self' }),
  i64lt: row('i64 i64 -> bool', 'a < b, signed', { rules: 'self' }),
  i64le: row('i64 i64 -> bool', 'a <= b, signed', { rules: 'self' }),
  i64gt: row('i64 i64 -> bool', 'a > b, signed', { rules: 'self' }),
  i64ge: row('i64 i64 -> bool', 'a >= b, signed', { rules: 'self' }),
  ibelow: row('i64 i64 -> bool', 'a < b, unsigned: an index check', { rules: 'self' }),
  addFits: row('i64 i64 -> bool', 'the exact a + b fits 64 bits', commutative),
  subFits: row('i64 i64 -> bool', 'the exact a - b fits 64 bits'),
  mulFits: row('i64 i64 -> bool', 'the exact a * b fits 64 bits', commutative),
  fits31: row('i64 -> bool', '-2**30 <= a < 2**30: a is a small int'),
  fits32: row('i64 -> bool', '-2**31 <= a < 2**31'),

  f64add: row(f64, 'a + b', commutative),
  f64sub: row(f64, 'a - b'),
  f64mul: row(f64, 'a * b', { ...commutative, rules: 'one' }),
  f64div: row(f64, 'a / b', { rules: 'one' }),
  fneg: row('f64 -> f64', '-a', { rules: 'inverse' }),
  fabs: row('f64 -> f64', '|a|'),
  fsqrt: row('f64 -> f64', 'square root, correctly rounded'),
  ffloor: row('f64 -> f64', 'floor'),
  fceil: row('f64 -> f64', 'ceiling'),
  ftrunc: row('f64 -> f64', 'rounded towards 0'),
  fnearest: row('f64 -> f64', 'rounded to nearest, ties to even'),
  fcopysign: row(f64, 'a with the sign of b'),
  fmin: row(f64, 'minimum; NaN when one is NaN'),
  fmax: row(f64, 'maximum; NaN when one is NaN'),
  f64eq: row('f64 f64 -> bool', 'a === b', { ...commutative, rules: 'zeroOfInt' }),
  f64ne: row('f64 f64 -> bool', 'a !== b', { ...commutative, rules: 'zeroOfInt' }),
  f64lt: row('f64 f64 -> bool', 'a < b'),
  f64le: row('f64 f64 -> bool', 'a <= b'),
  f64gt: row('f64 f64 -> bool', 'a > b'),
  f64ge: row('f64 f64 -> bool', 'a >= b'),

  i64Of: row('i32 -> i64', 'sign extension'),
  i32Of: row('i64 -> i32', 'the low 32 bits', { rules: 'inverse' }),
  f64OfI32: row('i32 -> f64', 'exact conversion'),
  f64OfI64: row('i64 -> f64', 'conversion, rounded to nearest'),
  i64OfF64: row('f64 -> i64', 'rounded towards 0, saturating, NaN gives 0'),
  i32OfF64: row('f64 -> i32', 'rounded towards 0, saturating, NaN gives 0'),
  bitsOfF64: row('f64 -> i64', 'the bit pattern', { rules: 'inverse' }),
  f64OfBits: row('i64 -> f64', 'the float of a bit pattern', { rules: 'inverse' }),
  wordOf: row('ref -> i32', '`r as i32`', { rules: 'inverse' }),
  refOf: row('i32 -> ref', '`i as Ref`', { rules: 'inverse' }),
  i32OfBool: row('bool -> i32', '0 or 1'),
  not: row('bool -> bool', '!a', { rules: 'inverse negation' }),
  booleq: row('bool bool -> bool', 'a === b', { ...commutative, rules: 'self' }),
  boolne: row('bool bool -> bool', 'a !== b', { ...commutative, rules: 'self' }),
  refeq: row('ref ref -> bool', 'the same word', { ...commutative, rules: 'self identity' }),
  refne: row('ref ref -> bool', 'not the same word', { ...commutative, rules: 'self identity' }),
  select: row('bool * * -> same', 'a ? b : c without a branch', { rules: 'chosen' }),

  isSmall: row('ref -> bool', 'a is a tagged small int'),
  smallValue: row('ref -> i32', 'the number of a small int', { rules: 'inverse' }),
  smallOf: row('i32 -> ref', 'tags a; a fits 31 bits', { rules: 'inverse' }),
  intValue: row('ref -> i64', 'the number of an int object, small or boxed', { partial: true }),
  newInt: row('i64 -> ref', 'the int object of a number: tagged when it fits 31 bits, else a new box', {
    effect: 'allocation',
  }),
  mapOf: row('ref -> ref', 'the map of a value that is not NULL; that of INT for small ints', { effect: 'read' }),

  load: row('ref -> field', 'the field of object a', field('read')),
  loadAt: row('ref i32 -> field', 'element b of array a', field('read')),
  store: row('ref field -> none', 'field of object a = b, with the write barrier when it is a ref', field('write')),
  storeAt: row(
    'ref i32 field -> none',
    'element b of array a = c, with the write barrier when it is a ref',
    field('write'),
  ),
  storeNew: row(
    'ref field -> none',
    'as store, into an object made since the last safe point: no barrier',
    field('write'),
  ),
  storeNewAt: row('ref i32 field -> none', 'as storeAt, into an object made since the last safe point', field('write')),
  new: row('ref -> ref', 'a new object of the layout, with map a and flags 0; its fields are stored next', {
    effect: 'allocation',
    auxiliary: 'layout',
  }),
  newArray: row(
    'ref i32 -> ref',
    'a new array of the layout, with map a and b elements; `length` is set, the elements are stored next',
    { effect: 'allocation', auxiliary: 'layout' },
  ),

  call: row('... -> signature', 'calls a function of the interpreter or the host', {
    effect: 'call',
    auxiliary: 'function',
  }),
  flush: row('-> none', 'writes the frames of its snapshot to the VM stack: before a call that may run Python', {
    effect: 'call',
  }),

  callTree: row(
    '-> ref',
    'writes the frames of its snapshot and runs a tree on the last of them: that of the function called, or of the loop at which the ' +
      'frame stands; the result is what the frame returns. Leaves when the driver is due or the stack is used up, or with ' +
      'whatever the tree was left with',
    { effect: 'call', auxiliary: 'tree' },
  ),

  input: row('-> same', 'register r of frame f of the state the trace starts in', { auxiliary: 'place' }),
  guard: row('bool -> none', 'leaves through its exit when a is not what was expected', control),
  guardValid: row(
    '-> none',
    'leaves through its exit when the assumptions of this compiled version no longer hold',
    control,
  ),
  phi: row('-> same', 'the value of a slot at the loop header; defined by the label that lists it', {}),
  label: row('... -> none', 'the loop header: each phi gets its first value from the operand at its place', {
    ...control,
    auxiliary: 'phis',
  }),
  jump: row(
    '... -> none',
    'back to the label: each phi gets the operand at its place (a raw jump has a snapshot instead)',
    control,
  ),
  exit: row('-> none', 'leaves unconditionally', control),
  finish: row('ref -> none', 'the root frame returns a', control),
  restart: row(
    '-> none',
    'writes the frames and starts the tree from its entry (optimised trees, before the label)',
    control,
  ),
  link: row('-> none', 'writes the frames and goes on in another tree, whose header is where its snapshot stands', {
    ...control,
    auxiliary: 'tree',
  }),
} as const satisfies Record<string, OpRow>;

export type OpName = keyof typeof OPS;
/** The row of an operation, without the precise types of the table's literal. */
export function rowOf(op: OpName): OpRow {
  return OPS[op];
}
/** Whether equal operands give an equal result that nothing can change. */
export function isValue(op: OpName): boolean {
  return OPS[op].effect === 'value';
}
const TERMINATORS: ReadonlySet<OpName> = new Set(['jump', 'exit', 'link', 'finish', 'restart']);
/** Whether the operation ends its list: nothing follows it. */
export function isTerminator(op: OpName): boolean {
  return TERMINATORS.has(op);
}
