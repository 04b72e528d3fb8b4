/**
 * Integer ranges: from constants, conversions, masks and decided comparisons follows between which bounds a number lies, and
 * from that which overflow checks, width checks and comparisons need not be made.
 *
 * What always holds: a range is sound for the exact mathematical result only where the operation was checked not to
 * overflow, so ranges of `iadd` and its like are cut to full 64 bits when the exact result might not fit.
 */
import { List } from '../../interpreter/heap/layouts.js';
import type { OpName } from '../ir/ops.js';
import { type AnyField, FALSE, isConstant, type Node, TRUE } from '../ir/trace.js';
import type { Learner, Optimizer, Pass, Visitor, Watcher } from './optimizer.js';
import type { IntegerRange } from './state.js';

const bits = (n: bigint): IntegerRange => ({ low: -(2n ** (n - 1n)), high: 2n ** (n - 1n) - 1n });
export const FULL_64 = bits(64n);
export const FULL_32 = bits(32n);
export const FULL_31 = bits(31n);

function minimum(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}
function maximum(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}
const clamp = (range: IntegerRange, full: IntegerRange): IntegerRange =>
  range.low < full.low || range.high > full.high ? full : range;
export const within = (range: IntegerRange, outer: IntegerRange): boolean =>
  range.low >= outer.low && range.high <= outer.high;
const hull = (values: bigint[]): IntegerRange => ({
  low: values.reduce(minimum),
  high: values.reduce(maximum),
});

/** Between which bounds a number (i32 or i64) lies. */
export function rangeOf(o: Optimizer, node: Node): IntegerRange {
  const known = o.state.rangeOf(node);
  if (known) return known;
  if (isConstant(node)) return rangeOfConstant(o, node);
  return node.type === 'i32' ? FULL_32 : FULL_64;
}
function rangeOfConstant(o: Optimizer, node: Node): IntegerRange {
  const value = BigInt(node.value!);
  const range = { low: value, high: value };
  o.state.setRange(node, range);
  return range;
}
/** Narrows what is known about a number; an empty range (dead code) is left alone. */
export function narrow(o: Optimizer, node: Node, low: bigint, high: bigint): void {
  if (isConstant(node)) return;
  const old = rangeOf(o, node);
  const range = { low: maximum(low, old.low), high: minimum(high, old.high) };
  if (range.low <= range.high && (range.low !== old.low || range.high !== old.high)) o.state.setRange(node, range);
}

export type Arithmetic = (a: IntegerRange, b: IntegerRange) => IntegerRange;
export const add: Arithmetic = (a, b) => ({ low: a.low + b.low, high: a.high + b.high });
export const subtract: Arithmetic = (a, b) => ({ low: a.low - b.high, high: a.high - b.low });
export const multiply: Arithmetic = (a, b) => hull([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]);
/** `x & mask` lies between 0 and the mask when one of them is not negative. */
const and: Arithmetic = (a, b) => {
  const bounds = [a, b].filter(r => r.low >= 0n).map(r => r.high);
  return bounds.length ? { low: 0n, high: bounds.reduce(minimum) } : FULL_64;
};
/** Or and xor of numbers that are not negative stay below the next power of two. */
const orLike: Arithmetic = (a, b) => {
  if (a.low < 0n || b.low < 0n) return FULL_64;
  const high = maximum(a.high, b.high);
  return { low: 0n, high: 2n ** BigInt(high.toString(2).length) - 1n };
};
const floorDivide: Arithmetic = (a, b) => (b.low > 0n && a.low >= 0n ? { low: 0n, high: a.high } : FULL_64);
const floorRemainder: Arithmetic = (_, b) => {
  if (b.low > 0n) return { low: 0n, high: b.high - 1n };
  return b.high < 0n ? { low: b.low + 1n, high: 0n } : FULL_64;
};
const shiftRight: Arithmetic = (a, b) => {
  if (b.low !== b.high || b.low < 0n || b.low > 63n) return a.low >= 0n ? { low: 0n, high: a.high } : FULL_64;
  return { low: a.low >> b.low, high: a.high >> b.low };
};
const ARITHMETIC: Partial<Record<OpName, Arithmetic>> = {
  iadd: add,
  i32add: add,
  isub: subtract,
  i32sub: subtract,
  imul: multiply,
  i32mul: multiply,
  iand: and,
  i32and: and,
  ior: orLike,
  ixor: orLike,
  i32or: orLike,
  i32xor: orLike,
  idivFloor: floorDivide,
  imodFloor: floorRemainder,
  idiv: floorDivide,
  irem: (a, b) => ({ low: 0n, high: minimum(a.high, b.high - 1n) }),
  ishr: shiftRight,
};
const fitsBy =
  (arithmetic: Arithmetic): Visitor =>
  (o, { args }) =>
    within(arithmetic(rangeOf(o, args[0]!), rangeOf(o, args[1]!)), FULL_64) ? TRUE : null;
const compare: Visitor = (o, { op, args }) => decideOrder(op, rangeOf(o, args[0]!), rangeOf(o, args[1]!));
const limit: Watcher = (o, node) => {
  const range = resultRange(o, node);
  if (range) narrow(o, node, range.low, range.high);
};
const learnLess =
  (strict: boolean): Learner =>
  (o, condition, truth) => {
    const a = o.resolve(condition.args[0]!);
    const b = o.resolve(condition.args[1]!);
    learnOrder(o, truth ? a : b, truth ? b : a, strict === truth);
  };
const learnWidth =
  (width: IntegerRange): Learner =>
  (o, condition, truth) => {
    if (truth) narrow(o, o.resolve(condition.args[0]!), width.low, width.high);
  };

const learnIndex: Learner = (o, condition, truth) => {
  if (truth) learnBelow(o, o.resolve(condition.args[0]!), o.resolve(condition.args[1]!));
};

export const integerRanges: Pass = {
  name: 'integer ranges',
  visit: {
    addFits: fitsBy(add),
    subFits: fitsBy(subtract),
    mulFits: fitsBy(multiply),
    fits31: (o, node) => decideWidth(rangeOf(o, node.args[0]!), FULL_31),
    fits32: (o, node) => decideWidth(rangeOf(o, node.args[0]!), FULL_32),
    idivFloor: withoutCorrection,
    imodFloor: withoutCorrection,
    i64Of: widenNarrowed,
    i32lt: compare,
    i32le: compare,
    i32eq: compare,
    i32ne: compare,
    i64lt: compare,
    i64le: compare,
    i64eq: compare,
    i64ne: compare,
    below: compare,
    ibelow: compare,
  },
  emitted: {
    ...Object.fromEntries(Object.keys(ARITHMETIC).map(op => [op, limit])),
    i64Of: limit,
    i32Of: limit,
    smallValue: limit,
    load: limit,
    loadAt: limit,
  },
  learn: {
    i32lt: learnLess(true),
    i32le: learnLess(false),
    i64lt: learnLess(true),
    i64le: learnLess(false),
    fits31: learnWidth(FULL_31),
    fits32: learnWidth(FULL_32),
    below: learnIndex,
    ibelow: learnIndex,
  },
};
/** What was narrowed from 64 bits without loss is what it was. */
function widenNarrowed(o: Optimizer, node: Node): Node | null {
  const a = node.args[0]!;
  if (a.op !== 'i32Of') return null;
  const wide = o.resolve(a.args[0]!);
  return within(rangeOf(o, wide), FULL_32) ? wide : null;
}
/** a < b (strict) or a <= b. */
function learnOrder(o: Optimizer, a: Node, b: Node, strict: boolean): void {
  const gap = strict ? 1n : 0n;
  narrow(o, a, FULL_64.low, rangeOf(o, b).high - gap);
  narrow(o, b, rangeOf(o, a).low + gap, FULL_64.high);
}
/** a < b unsigned, where b is not negative: a is a valid index. */
function learnBelow(o: Optimizer, a: Node, b: Node): void {
  if (rangeOf(o, b).low < 0n) return;
  narrow(o, a, 0n, rangeOf(o, b).high - 1n);
  if (a.op === 'i32Of' && within(rangeOf(o, o.resolve(a.args[0]!)), FULL_32))
    narrow(o, o.resolve(a.args[0]!), 0n, rangeOf(o, b).high - 1n);
}
/** Floor division and remainder of numbers that are not negative need no correction. */
function withoutCorrection(o: Optimizer, node: Node): Node | null {
  const [a, b] = node.args as [Node, Node];
  if (rangeOf(o, a).low < 0n || rangeOf(o, b).low <= 0n) return null;
  return o.emit(node.op === 'idivFloor' ? 'idiv' : 'irem', [a, b]);
}
function decideWidth(range: IntegerRange, width: IntegerRange): Node | null {
  if (within(range, width)) return TRUE;
  return range.high < width.low || range.low > width.high ? FALSE : null;
}
function decideOrder(op: OpName, a: IntegerRange, b: IntegerRange): Node | null {
  const decide = (always: boolean, never: boolean): Node | null => (always ? TRUE : never ? FALSE : null);
  const apart = a.high < b.low || b.high < a.low;
  switch (op) {
    case 'i32lt':
    case 'i64lt':
      return decide(a.high < b.low, a.low >= b.high);
    case 'i32le':
    case 'i64le':
      return decide(a.high <= b.low, a.low > b.high);
    case 'i32eq':
    case 'i64eq':
      return apart ? FALSE : null;
    case 'i32ne':
    case 'i64ne':
      return apart ? TRUE : null;
    case 'below':
    case 'ibelow':
      if (b.low < 0n) return null;
      return a.low >= 0n ? decide(a.high < b.low, a.low >= b.high) : decide(false, a.high < 0n);
    default:
      return null;
  }
}
function resultRange(o: Optimizer, node: Node): IntegerRange | null {
  const full = node.type === 'i32' ? FULL_32 : FULL_64;
  const arithmetic = ARITHMETIC[node.op];
  if (arithmetic) return clamp(arithmetic(rangeOf(o, node.args[0]!), rangeOf(o, node.args[1]!)), full);
  switch (node.op) {
    case 'i64Of':
      return rangeOf(o, node.args[0]!);
    case 'i32Of':
      return clamp(rangeOf(o, node.args[0]!), FULL_32);
    case 'smallValue':
      return FULL_31;
    case 'load':
    case 'loadAt':
      return rangeOfField(node.auxiliary as AnyField);
    default:
      return null;
  }
}
/** As many items as there may be in a list: each takes four bytes of a 32-bit memory. */
const LONGEST_LIST = 2n ** 30n;
/** Bytes, characters, and lengths are not negative. */
export function rangeOfField(field: AnyField): IntegerRange | null {
  if (field.key === List.length.key) return { low: 0n, high: LONGEST_LIST };
  if (field.type === 'u8') return { low: 0n, high: 255n };
  if (field.type === 'u16') return { low: 0n, high: 65535n };
  return field.type === 'i32' && field.name === 'length' ? { low: 0n, high: FULL_32.high } : null;
}
