/**
 * str.format and str.format_map: replacement fields in braces.
 *
 * `MarkupReader` yields literal text and fields one after the other, so that a mistake late in the text is reported only
 * after the fields before it were formatted, as CPython does. `formatWithFields` drives it through callbacks, because
 * attributes, items, conversions and __format__ may all run Python code. `string.Formatter` uses the parts on their own.
 */
import { ValueFault } from '../fault.js';
import { decimalDigitValue } from '../numeric/number-text.js';

/** One step of a format text: literal text, then perhaps a field. */
export interface MarkupPart {
  literal: string;
  field: ReplacementField | undefined;
}

/** `{name!conversion:spec}`; the conversion is '' when absent. */
export interface ReplacementField {
  name: string;
  conversion: string;
  spec: string;
  /** The spec holds braces itself. */
  specNeedsExpanding: boolean;
}

/** A step of a field name after its first part: `.name` or `[key]`, where an all-digits key is an index. */
export interface FieldStep {
  isAttribute: boolean;
  key: string | number;
}

/** What formatting asks of Python; every callback may throw what the program's code raises. */
export interface FieldCallbacks<Value> {
  /** The positional argument, undefined when there are not that many. Absent altogether in format_map. */
  positional: ((index: number) => Value | undefined) | undefined;
  /** The keyword argument or mapping item; raises KeyError itself. */
  keyword(name: string): Value;
  attribute(value: Value, name: string): Value;
  item(value: Value, key: string | number): Value;
  /** !r, !s or !a. */
  convert(value: Value, conversion: 'r' | 's' | 'a'): Value;
  /** format(value, spec). */
  format(value: Value, spec: string): string;
}

const MAX_NESTING = 2;

function valueError(message: string): ValueFault {
  return new ValueFault('ValueError', message);
}

/** Reads a format text part by part. */
export class MarkupReader {
  private index = 0;

  constructor(private readonly text: string) {}

  /** The next part, or undefined at the end. @throws ValueFault ValueError. */
  next(): MarkupPart | undefined {
    const { text } = this;
    if (this.index >= text.length) return undefined;
    const start = this.index;
    const brace = this.findBrace();
    if (brace < 0) return { literal: text.slice(start), field: undefined };
    const character = text[brace];
    const doubled = text[brace + 1] === character;
    if (character === '}' && !doubled) throw valueError("Single '}' encountered in format string");
    if (brace + 1 >= text.length) throw valueError("Single '{' encountered in format string");
    if (doubled) {
      this.index = brace + 2;
      return { literal: text.slice(start, brace + 1), field: undefined };
    }
    this.index = brace + 1;
    return { literal: text.slice(start, brace), field: this.readField() };
  }

  private findBrace(): number {
    for (; this.index < this.text.length; this.index++) {
      const code = this.text.charCodeAt(this.index);
      if (code === 123 || code === 125) return this.index;
    }
    return -1;
  }

  private readField(): ReplacementField {
    const { name, end } = this.readName();
    const field: ReplacementField = { name, conversion: '', spec: '', specNeedsExpanding: false };
    if (end === '}') return field;
    if (end === '!' && this.readConversion(field)) return field;
    if (end === '') throw valueError("expected '}' before end of string");
    this.readSpec(field);
    return field;
  }

  private readName(): { name: string; end: string } {
    const start = this.index;
    while (this.index < this.text.length) {
      const character = this.text[this.index++];
      if (character === '{') throw valueError("unexpected '{' in field name");
      if (character === '[') {
        const close = this.text.indexOf(']', this.index);
        this.index = close < 0 ? this.text.length : close;
      } else if (character === '}' || character === ':' || character === '!') {
        return { name: this.text.slice(start, this.index - 1), end: character };
      }
    }
    return { name: '', end: '' };
  }

  /** True when the field ends right after its conversion. */
  private readConversion(field: ReplacementField): boolean {
    if (this.index >= this.text.length) throw valueError('end of string while looking for conversion specifier');
    field.conversion = String.fromCodePoint(this.text.codePointAt(this.index)!);
    this.index += field.conversion.length;
    if (this.index >= this.text.length) return false;
    const next = this.text[this.index++];
    if (next !== '}' && next !== ':') throw valueError("expected ':' after conversion specifier");
    return next === '}';
  }

  private readSpec(field: ReplacementField): void {
    const start = this.index;
    for (let depth = 1; this.index < this.text.length; ) {
      const code = this.text.charCodeAt(this.index++);
      if (code === 123) {
        field.specNeedsExpanding = true;
        depth += 1;
      } else if (code === 125 && --depth === 0) {
        field.spec = this.text.slice(start, this.index - 1);
        return;
      }
    }
    throw valueError("unmatched '{' in format spec");
  }
}

/**
 * Splits a field name into its first part and the text of the steps after it; an all-digits first part is an index.
 * @throws ValueFault ValueError for an index that is too large.
 */
export function splitFieldName(name: string): { first: string | number; rest: string } {
  const end = name.search(/[.[]/);
  const first = end < 0 ? name : name.slice(0, end);
  return { first: indexOrText(first), rest: end < 0 ? '' : name.slice(end) };
}

/** The steps after the first part of a field name, one by one. @throws ValueFault ValueError. */
export function* fieldSteps(rest: string): Generator<FieldStep> {
  let index = 0;
  while (index < rest.length) {
    const opening = rest[index++];
    if (opening !== '.' && opening !== '[') {
      throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    }
    const isAttribute = opening === '.';
    const end = isAttribute ? endOfAttribute(rest, index) : rest.indexOf(']', index);
    if (end < 0) throw valueError("Missing ']' in format string");
    const key = rest.slice(index, end);
    if (key === '') throw valueError('Empty attribute in format string');
    index = isAttribute ? end : end + 1;
    yield { isAttribute, key: isAttribute ? key : indexOrText(key) };
  }
}

function endOfAttribute(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '.' && text[end] !== '[') end += 1;
  return end;
}

/** The number that a text of decimal digits (of any script) denotes, else the text itself. */
function indexOrText(text: string): string | number {
  if (text === '') return text;
  let value = 0n;
  for (const character of text) {
    const digit = decimalDigitValue(character.codePointAt(0)!);
    if (digit < 0) return text;
    value = value * 10n + BigInt(digit);
    if (value > 9223372036854775807n) throw valueError('Too many decimal digits in format string');
  }
  return Number(value);
}

/** Decides which positional argument `{}` means and refuses to mix `{}` with `{0}`. */
class FieldNumbering {
  private mode: 'none' | 'automatic' | 'manual' = 'none';
  private next = 0;

  resolve(first: string | number): string | number {
    if (first !== '' && typeof first === 'string') return first;
    const wanted = first === '' ? 'automatic' : 'manual';
    if (this.mode === 'none') this.mode = wanted;
    if (this.mode !== wanted) throw valueError(switchMessage(this.mode));
    return first === '' ? this.next++ : first;
  }
}

function switchMessage(mode: string): string {
  return mode === 'manual'
    ? 'cannot switch from manual field specification to automatic field numbering'
    : 'cannot switch from automatic field numbering to manual field specification';
}

/** text.format(...) or text.format_map(...). @throws ValueFault, and what the callbacks throw. */
export function formatWithFields<Value>(text: string, callbacks: FieldCallbacks<Value>): string {
  return buildText(text, callbacks, new FieldNumbering(), MAX_NESTING);
}

function buildText<Value>(
  text: string,
  callbacks: FieldCallbacks<Value>,
  numbering: FieldNumbering,
  nesting: number,
): string {
  if (nesting <= 0) throw valueError('Max string recursion exceeded');
  const reader = new MarkupReader(text);
  let result = '';
  for (let part = reader.next(); part !== undefined; part = reader.next()) {
    result += part.literal;
    if (part.field === undefined) continue;
    const value = convertField(fieldValue(part.field.name, callbacks, numbering), part.field.conversion, callbacks);
    const { spec, specNeedsExpanding } = part.field;
    result += callbacks.format(value, specNeedsExpanding ? buildText(spec, callbacks, numbering, nesting - 1) : spec);
  }
  return result;
}

function fieldValue<Value>(name: string, callbacks: FieldCallbacks<Value>, numbering: FieldNumbering): Value {
  const { first, rest } = splitFieldName(name);
  const resolved = numbering.resolve(first);
  let value = typeof resolved === 'number' ? positionalValue(resolved, callbacks) : callbacks.keyword(resolved);
  if (rest === '') return value;
  for (const step of fieldSteps(rest)) {
    value = step.isAttribute ? callbacks.attribute(value, step.key as string) : callbacks.item(value, step.key);
  }
  return value;
}

function positionalValue<Value>(index: number, callbacks: FieldCallbacks<Value>): Value {
  if (callbacks.positional === undefined) throw valueError('Format string contains positional fields');
  const value = callbacks.positional(index);
  if (value === undefined) {
    throw new ValueFault('IndexError', `Replacement index ${index} out of range for positional args tuple`);
  }
  return value;
}

function convertField<Value>(value: Value, conversion: string, callbacks: FieldCallbacks<Value>): Value {
  if (conversion === '') return value;
  if (conversion === 'r' || conversion === 's' || conversion === 'a') return callbacks.convert(value, conversion);
  const code = conversion.codePointAt(0)!;
  const shown = code > 32 && code < 127 ? conversion : '\\x' + code.toString(16);
  throw valueError(`Unknown conversion specifier ${shown}`);
}
