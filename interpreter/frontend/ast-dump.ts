/**
 * Writes a syntax tree exactly as CPython's `ast.dump(tree, include_attributes=True, indent=1)`, so that trees can be
 * compared text against text. As there, absent optional fields and empty lists are left out.
 */

import { type ConstantValue, type FieldDescription, fieldsOf, hasPosition, type Node } from './ast.js';

const POSITION_NAMES = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;
/** Fields of up to this many simple values share a line. */
const MAX_ON_ONE_LINE = 3;

/** The dump of a tree or of any node in it. */
export function dumpTree(node: Node): string {
  return dumpNode(node, 0).text;
}

interface Dumped {
  readonly text: string;
  /** Whether the text is a single value, which may share its line with others. */
  readonly isSimple: boolean;
}

function dumpNode(node: Node, outerLevel: number): Dumped {
  const level = outerLevel + 1;
  const values = node as unknown as Readonly<Record<string, unknown>>;
  const parts: string[] = [];
  let allSimple = true;
  for (const field of fieldsOf(node.type)) {
    const value = values[field.name];
    if (isOmitted(field, value)) continue;
    const dumped = dumpField(field, value, level);
    allSimple &&= dumped.isSimple;
    parts.push(`${field.pythonName}=${dumped.text}`);
  }
  if (hasPosition(node.type)) for (const name of POSITION_NAMES) parts.push(`${name}=${values[name]}`);
  if (allSimple && parts.length <= MAX_ON_ONE_LINE) {
    return { text: `${node.type}(${parts.join(', ')})`, isSimple: parts.length === 0 };
  }
  return { text: `${node.type}(${layOut(parts, level)})`, isSimple: false };
}

function layOut(parts: readonly string[], level: number): string {
  const indent = '\n' + ' '.repeat(level);
  return indent + parts.join(',' + indent);
}

function isOmitted(field: FieldDescription, value: unknown): boolean {
  if (value === null) return true;
  return field.isList && (value as readonly unknown[]).length === 0;
}

function dumpField(field: FieldDescription, value: unknown, level: number): Dumped {
  if (!field.isList) return dumpValue(field.item, value, level);
  const items = (value as readonly unknown[]).map(item => dumpValue(field.item, item, level + 1).text);
  return { text: `[${layOut(items, level + 1)}]`, isSimple: false };
}

function dumpValue(item: string, value: unknown, level: number): Dumped {
  switch (item) {
    case 'identifier':
    case 'string':
      return { text: value === null ? 'None' : reprText(value as string), isSimple: true };
    case 'int':
      return { text: String(value), isSimple: true };
    case 'constant':
      return { text: reprConstant(value as ConstantValue), isSimple: true };
    case 'operator':
    case 'boolop':
    case 'unaryop':
    case 'cmpop':
    case 'expr_context':
      return { text: `${value}()`, isSimple: true };
    default:
      return value === null ? { text: 'None', isSimple: true } : dumpNode(value as Node, level);
  }
}

/** Python's `repr` of a literal's value. */
export function reprConstant(constant: ConstantValue): string {
  switch (constant.kind) {
    case 'None':
    case 'True':
    case 'False':
    case 'Ellipsis':
      return constant.kind;
    case 'int':
      return constant.value.toString();
    case 'float':
      return reprFloat(constant.value, true);
    case 'complex':
      return reprFloat(constant.value, false) + 'j';
    case 'str':
      return reprText(constant.value, constant.codePoints);
    case 'bytes':
      return reprBytes(constant.value);
  }
}

/** Shortest digits that read back the same, with an exponent from 1e16 on and below 1e-4. */
function reprFloat(value: number, needsPoint: boolean): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  const [digits, exponentText] = value.toExponential().split('e') as [string, string];
  const exponent = Number(exponentText);
  if (exponent >= 16 || exponent < -4) {
    const padded = String(Math.abs(exponent)).padStart(2, '0');
    return `${digits}e${exponent < 0 ? '-' : '+'}${padded}`;
  }
  if (exponent < 0) return '0.' + '0'.repeat(-exponent - 1) + digits.replace('.', '');
  const plain = digits.replace('.', '').padEnd(exponent + 1, '0');
  const whole = plain.slice(0, exponent + 1);
  const fraction = plain.slice(exponent + 1);
  if (fraction === '') return needsPoint ? whole + '.0' : whole;
  return `${whole}.${fraction}`;
}

const SHORT_ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 92: '\\\\' };

/** Python's `repr` of a text. */
export function reprText(text: string, codePoints: Uint32Array | null = null): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  const points = codePoints ?? Array.from(text, character => character.codePointAt(0)!);
  for (const point of points) result += reprCharacter(point, quote);
  return result + quote;
}

function reprCharacter(point: number, quote: string): string {
  const short = SHORT_ESCAPES[point];
  if (short !== undefined) return short;
  const character = String.fromCodePoint(point);
  if (character === quote) return '\\' + quote;
  if (point === 32 || (point >= 0x21 && point < 0x7f)) return character;
  if (point >= 0x80 && !/^[\p{C}\p{Z}]$/u.test(character)) return character;
  const hex = point.toString(16);
  if (point <= 0xff) return '\\x' + hex.padStart(2, '0');
  return point <= 0xffff ? '\\u' + hex.padStart(4, '0') : '\\U' + hex.padStart(8, '0');
}

function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  let result = 'b' + quote;
  for (const byte of bytes) {
    if (byte >= 0x80) result += '\\x' + byte.toString(16);
    else result += reprCharacter(byte, quote);
  }
  return result + quote;
}
