/**
 * Warnings about programs that are valid but surely not meant: calling a number, `is` with a literal and the like.
 *
 * CPython gives these when it compiles; here the parser asks while it has the nodes in hand.
 */

import type { Expr } from './ast.js';
import { WARNINGS } from './syntax-errors.js';

/** The name of the type that a literal surely has, or null if the expression is no literal. */
function literalType(node: Expr): string | null {
  switch (node.type) {
    case 'Constant':
      return CONSTANT_TYPES[node.value.kind];
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'TemplateStr':
    case 'Interpolation':
      return 'string.templatelib.Template';
    default:
      return null;
  }
}

const CONSTANT_TYPES = {
  None: 'NoneType',
  True: 'bool',
  False: 'bool',
  Ellipsis: 'ellipsis',
  int: 'int',
  float: 'float',
  complex: 'complex',
  str: 'str',
  bytes: 'bytes',
} as const;

/** What to say about calling `func`, or null. */
export function callNotice(func: Expr): string | null {
  const type = func.type === 'Lambda' ? null : literalType(func);
  return type === null ? null : WARNINGS.notCallable(type);
}

const SUBSCRIPTABLE: ReadonlySet<string> = new Set(['str', 'bytes', 'tuple', 'list', 'dict']);
const SEQUENCES: ReadonlySet<string> = new Set(['str', 'bytes', 'tuple', 'list']);

/** What to say about `value[index]`, or null. */
export function subscriptNotice(value: Expr, index: Expr): string | null {
  const type = literalType(value);
  if (type === null) return null;
  if (!SUBSCRIPTABLE.has(type)) return WARNINGS.notSubscriptable(type);
  if (!SEQUENCES.has(type)) return null;
  const indexType = literalType(index);
  if (indexType === null || indexType === 'int' || indexType === 'bool') return null;
  return WARNINGS.badIndex(type, indexType);
}

/** What to say about `left is right` or `left is not right`, or null. */
export function identityNotice(left: Expr, right: Expr, isNegated: boolean): string | null {
  const literal = isValueLiteral(left) ? left : isValueLiteral(right) ? right : null;
  if (literal === null) return null;
  const type = literalType(literal)!;
  return isNegated ? WARNINGS.isNotWithLiteral(type) : WARNINGS.isWithLiteral(type);
}

/** Whether the compiler knows the value: a constant, or a tuple of such. */
function isConstant(node: Expr): boolean {
  return node.type === 'Constant' || (node.type === 'Tuple' && node.elts.every(isConstant));
}

function isValueLiteral(node: Expr): boolean {
  if (node.type === 'Tuple') return node.elts.every(isConstant);
  if (node.type !== 'Constant') return false;
  const { kind } = node.value;
  return kind !== 'None' && kind !== 'True' && kind !== 'False' && kind !== 'Ellipsis';
}
