/**
 * Expressions back to source text, for annotations under `from __future__ import annotations` (PEP 563).
 *
 * The text is CPython's: parentheses only where precedence wants them, one space around operators, strings as `repr`.
 */
import type {
  Arguments,
  BoolOperator,
  CompareOperator,
  Comprehension,
  ConstantValue,
  Expr,
  Node,
  Operator,
} from './ast.js';

/** Binding strength, weakest first. */
const P = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARISON: 5,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  ARITHMETIC: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const BINARY_SIGNS: Record<Operator, readonly [string, number]> = {
  Add: ['+', P.ARITHMETIC],
  Sub: ['-', P.ARITHMETIC],
  Mult: ['*', P.TERM],
  MatMult: ['@', P.TERM],
  Div: ['/', P.TERM],
  Mod: ['%', P.TERM],
  FloorDiv: ['//', P.TERM],
  LShift: ['<<', P.SHIFT],
  RShift: ['>>', P.SHIFT],
  BitOr: ['|', P.BIT_OR],
  BitXor: ['^', P.BIT_XOR],
  BitAnd: ['&', P.BIT_AND],
  Pow: ['**', P.POWER],
};
const COMPARISON_SIGNS: Record<CompareOperator, string> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};
const BOOLEAN_WORDS: Record<BoolOperator, readonly [string, number]> = { And: ['and', P.AND], Or: ['or', P.OR] };

/** The source text of an expression. */
export function unparse(node: Expr): string {
  return text(node, P.TEST);
}

function parenthesised(inner: string, own: number, wanted: number): string {
  return wanted > own ? `(${inner})` : inner;
}

/** The text of `node` where something of at least the strength `wanted` is needed. */
function text(node: Expr, wanted: number): string {
  switch (node.type) {
    case 'Constant':
      return constantSource(node);
    case 'Name':
      return node.id;
    case 'Attribute':
      return attributeSource(node);
    case 'Subscript':
      return `${text(node.value, P.ATOM)}[${text(node.slice, P.TUPLE)}]`;
    case 'Starred':
      return `*${text(node.value, P.BIT_OR)}`;
    case 'Call':
      return callSource(node);
    case 'BoolOp': {
      const [word, own] = BOOLEAN_WORDS[node.op];
      return parenthesised(node.values.map(value => text(value, own + 1)).join(` ${word} `), own, wanted);
    }
    case 'BinOp':
      return binarySource(node, wanted);
    case 'UnaryOp':
      return unarySource(node, wanted);
    case 'Compare': {
      const rest = node.ops.map((op, i) => ` ${COMPARISON_SIGNS[op]} ${text(node.comparators[i]!, P.COMPARISON + 1)}`);
      return parenthesised(text(node.left, P.COMPARISON + 1) + rest.join(''), P.COMPARISON, wanted);
    }
    case 'IfExp': {
      const [body, test] = [text(node.body, P.TEST + 1), text(node.test, P.TEST + 1)];
      return parenthesised(`${body} if ${test} else ${text(node.orelse, P.TEST)}`, P.TEST, wanted);
    }
    case 'Lambda':
      return lambdaSource(node, wanted);
    case 'NamedExpr':
      return parenthesised(`${text(node.target, P.ATOM)} := ${text(node.value, P.ATOM)}`, P.TUPLE, wanted);
    case 'Await':
      return parenthesised(`await ${text(node.value, P.ATOM)}`, P.AWAIT, wanted);
    case 'Yield':
      return node.value === null ? '(yield)' : `(yield ${text(node.value, P.TEST)})`;
    case 'YieldFrom':
      return `(yield from ${text(node.value, P.TEST)})`;
    default:
      return displaySource(node, wanted);
  }
}

function displaySource(node: Expr, wanted: number): string {
  switch (node.type) {
    case 'List':
      return `[${node.elts.map(item => text(item, P.TEST)).join(', ')}]`;
    case 'Set':
      return `{${node.elts.map(item => text(item, P.TEST)).join(', ')}}`;
    case 'Tuple': {
      if (node.elts.length === 0) return '()';
      const items = node.elts.map(item => text(item, P.TEST)).join(', ');
      return parenthesised(node.elts.length === 1 ? `${items},` : items, P.TUPLE, wanted);
    }
    case 'Dict': {
      const pairs = node.keys.map((key, i) =>
        key === null
          ? `**${text(node.values[i]!, P.BIT_OR)}`
          : `${text(key, P.TEST)}: ${text(node.values[i]!, P.TEST)}`,
      );
      return `{${pairs.join(', ')}}`;
    }
    case 'ListComp':
      return `[${text(node.elt, P.TEST)}${generatorsSource(node.generators)}]`;
    case 'SetComp':
      return `{${text(node.elt, P.TEST)}${generatorsSource(node.generators)}}`;
    case 'DictComp':
      return `{${text(node.key, P.TEST)}: ${text(node.value, P.TEST)}${generatorsSource(node.generators)}}`;
    case 'GeneratorExp':
      return `(${text(node.elt, P.TEST)}${generatorsSource(node.generators)})`;
    case 'Slice': {
      const part = (item: Expr | null) => (item === null ? '' : text(item, P.TEST));
      return `${part(node.lower)}:${part(node.upper)}${node.step === null ? '' : `:${part(node.step)}`}`;
    }
    case 'JoinedStr':
      return `f${stringSource(node.values.map(formattedPart).join(''))}`;
    case 'TemplateStr':
      return `t${stringSource(node.values.map(formattedPart).join(''))}`;
    default:
      return formattedPart(node);
  }
}

function attributeSource(node: Node<'Attribute'>): string {
  const value = text(node.value, P.ATOM);
  // `1 .real` must not become the float `1.`
  const isInteger = node.value.type === 'Constant' && node.value.value.kind === 'int';
  return `${value}${isInteger ? ' ' : ''}.${node.attr}`;
}

function binarySource(node: Node<'BinOp'>, wanted: number): string {
  const [sign, own] = BINARY_SIGNS[node.op];
  const isPower = node.op === 'Pow';
  const left = text(node.left, own + (isPower ? 1 : 0));
  return parenthesised(`${left} ${sign} ${text(node.right, own + (isPower ? 0 : 1))}`, own, wanted);
}

function unarySource(node: Node<'UnaryOp'>, wanted: number): string {
  if (node.op === 'Not') return parenthesised(`not ${text(node.operand, P.NOT)}`, P.NOT, wanted);
  const sign = { USub: '-', UAdd: '+', Invert: '~' }[node.op];
  return parenthesised(sign + text(node.operand, P.FACTOR), P.FACTOR, wanted);
}

function callSource(node: Node<'Call'>): string {
  const [only] = node.args;
  if (node.args.length === 1 && node.keywords.length === 0 && only!.type === 'GeneratorExp') {
    return text(node.func, P.ATOM) + text(only!, P.TUPLE);
  }
  const keywords = node.keywords.map(keyword =>
    keyword.arg === null ? `**${text(keyword.value, P.TEST)}` : `${keyword.arg}=${text(keyword.value, P.TEST)}`,
  );
  return `${text(node.func, P.ATOM)}(${[...node.args.map(item => text(item, P.TEST)), ...keywords].join(', ')})`;
}

function lambdaSource(node: Node<'Lambda'>, wanted: number): string {
  const parameters = parametersSource(node.args);
  const head = parameters === '' ? 'lambda' : `lambda ${parameters}`;
  return parenthesised(`${head}: ${text(node.body, P.TEST)}`, P.TEST, wanted);
}

function parametersSource(list: Arguments): string {
  const parts: string[] = [];
  const positional = [...list.posonlyargs, ...list.args];
  const firstDefault = positional.length - list.defaults.length;
  positional.forEach((parameter, i) => {
    parts.push(
      i >= firstDefault ? `${parameter.arg}=${text(list.defaults[i - firstDefault]!, P.TEST)}` : parameter.arg,
    );
    if (i + 1 === list.posonlyargs.length) parts.push('/');
  });
  if (list.vararg !== null) parts.push(`*${list.vararg.arg}`);
  else if (list.kwonlyargs.length > 0) parts.push('*');
  list.kwonlyargs.forEach((parameter, i) => {
    const value = list.kw_defaults[i] ?? null;
    parts.push(value === null ? parameter.arg : `${parameter.arg}=${text(value, P.TEST)}`);
  });
  if (list.kwarg !== null) parts.push(`**${list.kwarg.arg}`);
  return parts.join(', ');
}

function generatorsSource(generators: readonly Comprehension[]): string {
  const one = (generator: Comprehension) => {
    const word = generator.is_async ? ' async for ' : ' for ';
    const ifs = generator.ifs.map(test => ` if ${text(test, P.TEST + 1)}`).join('');
    return `${word}${text(generator.target, P.TUPLE)} in ${text(generator.iter, P.TEST + 1)}${ifs}`;
  };
  return generators.map(one).join('');
}

function formattedPart(node: Expr): string {
  if (node.type === 'Constant' && node.value.kind === 'str') return node.value.value.replace(/[{}]/g, '$&$&');
  if (node.type === 'JoinedStr') return node.values.map(formattedPart).join('');
  if (node.type !== 'FormattedValue' && node.type !== 'Interpolation') return text(node, P.TEST);
  const inner = text(node.value, P.TEST + 1);
  const conversion = node.conversion < 0 ? '' : `!${String.fromCharCode(node.conversion)}`;
  const spec = node.format_spec === null ? '' : `:${formattedPart(node.format_spec)}`;
  return `{${inner.startsWith('{') ? ' ' : ''}${inner}${conversion}${spec}}`;
}

function constantSource(node: Node<'Constant'>): string {
  const { value } = node;
  switch (value.kind) {
    case 'Ellipsis':
      return '...';
    case 'int':
      return String(value.value);
    case 'float':
      return floatSource(value.value);
    case 'complex':
      return `${floatSource(value.value).replace(/\.0$/, '')}j`;
    case 'str':
      return (node.kind === 'u' ? 'u' : '') + stringSource(value.value);
    case 'bytes':
      return bytesSource(value);
    default:
      return value.kind;
  }
}

/** The shortest text that reads back as the float; infinities as a literal that overflows. */
export function floatSource(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '1e309';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e16 || magnitude < 1e-4) {
    const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
    const digits = exponent.slice(1).padStart(2, '0');
    return `${mantissa}e${exponent[0]}${digits}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** As Python's `repr` of a str. */
export function stringSource(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let result = '';
  for (const character of value) {
    const code = character.codePointAt(0)!;
    if (character === quote) result += `\\${character}`;
    else if (NAMED_ESCAPES[character] !== undefined) result += NAMED_ESCAPES[character];
    else if (/[\p{C}\p{Z}]/u.test(character) && character !== ' ') result += codeEscape(code);
    else result += character;
  }
  return quote + result + quote;
}

function codeEscape(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

function bytesSource(value: ConstantValue & { kind: 'bytes' }): string {
  const characters = String.fromCharCode(...value.value);
  const quote = characters.includes("'") && !characters.includes('"') ? '"' : "'";
  const escaped = [...characters].map(character => {
    const code = character.charCodeAt(0);
    if (character === quote) return `\\${character}`;
    return (
      NAMED_ESCAPES[character] ?? (code < 0x20 || code > 0x7e ? `\\x${code.toString(16).padStart(2, '0')}` : character)
    );
  });
  return `b${quote}${escaped.join('')}${quote}`;
}
