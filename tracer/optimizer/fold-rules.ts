/**
 * Algebra as data: rewrite rules of `value` operations by name; the table of IR operations says which operation looks
 * at which. A rule answers the value that an operation equals, or null. Constant operands of commutative operations
 * stand on the right when a rule is asked.
 *
 * Floats obey few laws: `x * 1` and `x / 1` are x, but `x + 0` is not (-0.0), and nothing may be reassociated.
 */
import { evaluate } from '../ir/evaluate.js';
import type { OpName } from '../ir/ops.js';
import { isValue, OPS, rowOf, type Type } from '../ir/ops.js';
import { constant, FALSE, isConstant, type Node, NULL_REF, TRUE, type Value } from '../ir/trace.js';
import type { Optimizer, Pass, Visitor } from './optimizer.js';

type Rule = (o: Optimizer, node: Node, a: Node, b: Node) => Node | null;

const isNumber = (node: Node | undefined, value: number): boolean =>
  node !== undefined && isConstant(node) && node.type !== 'f64' && Number(node.value) === value;
const zeroOf = (node: Node): Node => constant(node.type as Type, node.type === 'i64' ? 0n : 0);

/** What an operation gives when both operands are the same value. */
const SELF: Partial<Record<OpName, (a: Node) => Node>> = {
  i32sub: zeroOf,
  isub: zeroOf,
  i32xor: zeroOf,
  ixor: zeroOf,
  i32and: a => a,
  iand: a => a,
  i32or: a => a,
  ior: a => a,
};
const TRUE_OF_SELF: readonly OpName[] = ['i32eq', 'i32le', 'i32ge', 'i64eq', 'i64le', 'i64ge', 'booleq', 'refeq'];
const FALSE_OF_SELF: readonly OpName[] = [
  'i32ne',
  'i32lt',
  'i32gt',
  'below',
  'i64ne',
  'i64lt',
  'i64gt',
  'ibelow',
  'boolne',
  'refne',
];
/** Operations for which 0 on the right gives the left operand, and those for which it gives 0. */
const ZERO_IS_NEUTRAL: readonly OpName[] = [
  'i32add',
  'i32sub',
  'i32or',
  'i32xor',
  'i32shl',
  'i32shr',
  'i32ushr',
  'iadd',
  'isub',
  'ior',
  'ixor',
  'ishl',
  'ishr',
  'ushr',
];
const ZERO_ABSORBS: readonly OpName[] = ['i32mul', 'i32and', 'imul', 'iand'];
/** `inverse[outer]` undoes the operations listed. */
const INVERSE: Partial<Record<OpName, OpName>> = {
  ineg: 'ineg',
  fneg: 'fneg',
  not: 'not',
  i32Of: 'i64Of',
  bitsOfF64: 'f64OfBits',
  f64OfBits: 'bitsOfF64',
  wordOf: 'refOf',
  refOf: 'wordOf',
  smallValue: 'smallOf',
  smallOf: 'smallValue',
};
/** Comparisons and their negations. */
const NEGATION: Partial<Record<OpName, OpName>> = {
  i32eq: 'i32ne',
  i32ne: 'i32eq',
  i32lt: 'i32ge',
  i32ge: 'i32lt',
  i32gt: 'i32le',
  i32le: 'i32gt',
  i64eq: 'i64ne',
  i64ne: 'i64eq',
  i64lt: 'i64ge',
  i64ge: 'i64lt',
  i64gt: 'i64le',
  i64le: 'i64gt',
  refeq: 'refne',
  refne: 'refeq',
};
/** The comparison with the operands swapped, for the forms that are written the other way round. */
const SWAPPED: Partial<Record<OpName, OpName>> = { i32gt: 'i32lt', i32ge: 'i32le', i64gt: 'i64lt', i64ge: 'i64le' };

export const FOLD_RULES: Record<string, Rule> = {
  self: (_, node, a, b) => {
    if (a !== b) return null;
    if (TRUE_OF_SELF.includes(node.op)) return TRUE;
    return FALSE_OF_SELF.includes(node.op) ? FALSE : (SELF[node.op]?.(a) ?? null);
  },
  zero: (_, node, a, b) => {
    if (!isNumber(b, 0)) return null;
    if (ZERO_IS_NEUTRAL.includes(node.op)) return a;
    return ZERO_ABSORBS.includes(node.op) ? b : null;
  },
  one: (_, node, a, b) => {
    const isOne = isNumber(b, 1) || (isConstant(b) && b.value === 1);
    if (!isOne) return null;
    return node.op === 'imodFloor' ? constant('i64', 0n) : a;
  },
  ones: (_, _node, a, b) => (isNumber(b, -1) ? a : null),
  /** `(x + c) + d` is `x + (c + d)`, wrapping; `x - c` is `x + -c`. */
  reassociate: (o, node, a, b) => {
    if (!isConstant(b)) return null;
    if (node.op === 'isub') return o.emit('iadd', [a, constant('i64', BigInt.asIntN(64, -(b.value as bigint)))]);
    if (a.op !== node.op || !isConstant(a.args[1]!)) return null;
    const sum = evaluate(node.op, [a.args[1]!.value!, b.value!])!;
    return o.emit(node.op, [o.resolve(a.args[0]!), constant(node.type as Type, sum)]);
  },
  /** Multiplication, floor division and remainder by a power of two. */
  powerOfTwo: (o, node, a, b) => {
    if (!isConstant(b)) return null;
    const k = b.value as bigint;
    if (k < 2n || (k & (k - 1n)) !== 0n) return null;
    if (node.op === 'imodFloor') return o.emit('iand', [a, constant('i64', k - 1n)]);
    const shift = constant('i64', BigInt(k.toString(2).length - 1));
    return o.emit(node.op === 'imul' ? 'ishl' : 'ishr', [a, shift]);
  },
  inverse: (o, node, a) => (INVERSE[node.op] && a.op === INVERSE[node.op] ? o.resolve(a.args[0]!) : null),
  /** A converted integer is 0.0 when the integer is 0. */
  zeroOfInt: (o, node, a, b) => {
    if (!isConstant(b) || b.value !== 0) return null;
    const isEqual = node.op === 'f64eq';
    if (a.op === 'f64OfI64') return o.emit(isEqual ? 'i64eq' : 'i64ne', [o.resolve(a.args[0]!), constant('i64', 0n)]);
    if (a.op === 'f64OfI32') return o.emit(isEqual ? 'i32eq' : 'i32ne', [o.resolve(a.args[0]!), constant('i32', 0)]);
    return null;
  },
  negation: (o, _node, a) => {
    const negated = NEGATION[a.op];
    return negated
      ? o.emit(
          negated,
          a.args.map(arg => o.resolve(arg)),
        )
      : null;
  },
  chosen: (o, node, condition) => {
    const [, b, c] = node.args as [Node, Node, Node];
    if (isConstant(condition)) return o.resolve(condition.value ? b : c);
    return b === c ? b : null;
  },
  /** An object that was made in this trace is neither NULL nor any constant; virtual ones are nothing else at all. */
  identity: (o, node, a, b) => {
    const different = node.op === 'refeq' ? FALSE : TRUE;
    const isObject = (x: Node): boolean => {
      const v = o.virtualOf(x);
      return v ? v.kind !== 'int' : false;
    };
    if (isObject(a) || isObject(b)) return different;
    const isNew = (x: Node): boolean => x.op === 'new' || x.op === 'newArray';
    if ((isNew(a) && (isConstant(b) || isNew(b))) || (isNew(b) && isConstant(a))) return different;
    const isNumber = (x: Node): boolean => x.op === 'newInt' || o.virtualOf(x)?.kind === 'int';
    return (b === NULL_REF && isNumber(a)) || (a === NULL_REF && isNumber(b)) ? different : null;
  },
};

const rulesOf = (op: OpName): Rule[] => rowOf(op).rules.flatMap(name => FOLD_RULES[name] ?? []);
/** What is done about an operation: operands in order, constants folded, then the rules. */
function visitorOf(op: OpName): Visitor {
  const swapped = SWAPPED[op];
  const rules = rulesOf(op);
  return (o, node) => {
    if (isConstant(node.args[0]!)) {
      if (node.row.commutative) order(node);
      const folded = foldConstants(node);
      if (folded) return folded;
    }
    if (swapped) return o.emit(swapped, [node.args[1]!, node.args[0]!]);
    for (let i = 0; i < rules.length; i++) {
      const value = rules[i]!(o, node, node.args[0]!, node.args[1]!);
      if (value) return value;
    }
    return null;
  };
}
const FOLDED = (Object.keys(OPS) as OpName[]).filter(op => isValue(op) && rowOf(op).operands.length > 0);
export const foldRules: Pass = {
  name: 'fold rules',
  visit: Object.fromEntries(FOLDED.map(op => [op, visitorOf(op)])),
};
/** A constant goes to the right. */
function order(node: Node): void {
  const { args } = node;
  if (!isConstant(args[1]!)) node.args = [args[1]!, args[0]!];
}
function foldConstants(node: Node): Node | null {
  for (let i = 0; i < node.args.length; i++) if (!isConstant(node.args[i]!)) return null;
  const value: Value | undefined = evaluate(
    node.op,
    node.args.map(arg => arg.value!),
  );
  return value === undefined ? null : constant(node.type as Type, value);
}
