/**
 * Regular expressions as Python writes them (library reference, "Regular Expression Syntax"), read into a tree. The tree knows
 * nothing of how it is matched; flags that are set inside the pattern are resolved here.
 *
 * What always holds: positions in errors count code points of the pattern.
 */

/** Values of the flags, as the module re has them. */
export const Flags = {
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  ASCII: 256,
} as const;
export const UNLIMITED = 0x7fffffff;

export type Category = 'd' | 'D' | 's' | 'S' | 'w' | 'W';
/** A member of a set: a range of code points, or a category. */
export type SetItem = { readonly from: number; readonly to: number } | { readonly category: Category };
export type Anchor = 'start' | 'end' | 'line-start' | 'line-end' | 'end-or-last-newline' | 'boundary' | 'inside';

export type Tree =
  | { readonly type: 'literal'; readonly point: number; readonly flags: number }
  | { readonly type: 'any'; readonly flags: number }
  | { readonly type: 'set'; readonly items: readonly SetItem[]; readonly negated: boolean; readonly flags: number }
  | { readonly type: 'anchor'; readonly anchor: Anchor; readonly flags: number }
  | { readonly type: 'sequence'; readonly items: readonly Tree[] }
  | { readonly type: 'choice'; readonly branches: readonly Tree[] }
  | { readonly type: 'group'; readonly group: number; readonly body: Tree }
  | { readonly type: 'reference'; readonly group: number; readonly flags: number }
  | { readonly type: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Tree }
  | { readonly type: 'atomic'; readonly body: Tree }
  | { readonly type: 'condition'; readonly group: number; readonly yes: Tree; readonly no: Tree }
  | {
      readonly type: 'repeat';
      readonly body: Tree;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    };

export interface ParsedPattern {
  readonly tree: Tree;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly flags: number;
}
/** A pattern that is wrong; `position` is null when there is none to show. */
export class PatternFault extends Error {
  readonly position: number | null;
  constructor(message: string, position: number | null) {
    super(message);
    this.position = position;
  }
}

const FLAG_LETTERS: Readonly<Record<string, number>> = {
  i: Flags.IGNORECASE,
  L: Flags.LOCALE,
  m: Flags.MULTILINE,
  s: Flags.DOTALL,
  u: Flags.UNICODE,
  x: Flags.VERBOSE,
  a: Flags.ASCII,
};
const TYPE_FLAGS = Flags.ASCII | Flags.LOCALE | Flags.UNICODE;
const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 };
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isOctal = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '7';
const isAsciiLetter = (c: string): boolean => /^[A-Za-z]$/.test(c);

/** Thrown to begin again when the flags at the start of a pattern make it verbose. */
class Verbose extends Error {}

class Parser {
  private at = 0;
  private groups = 0;
  private readonly names = new Map<string, number>();
  private readonly open = new Set<number>();
  private readonly widths = new Map<number, readonly [number, number]>();
  private globalFlags: number;
  private readonly conditions: { group: number; position: number }[] = [];
  private readonly text: readonly string[];
  private readonly isBytes: boolean;

  constructor(text: readonly string[], flags: number, isBytes: boolean) {
    this.text = text;
    this.globalFlags = flags;
    this.isBytes = isBytes;
  }
  parse(): ParsedPattern {
    const tree = this.alternatives(this.globalFlags, 0);
    if (this.at < this.text.length) throw new PatternFault('unbalanced parenthesis', this.at);
    for (const { group, position } of this.conditions) {
      if (group > this.groups) throw new PatternFault(`invalid group reference ${group}`, position);
    }
    return { tree, groups: this.groups, names: this.names, flags: this.globalFlags };
  }
  private fault(message: string, position: number): PatternFault {
    return new PatternFault(message, position);
  }
  private peek(ahead = 0): string | undefined {
    return this.text[this.at + ahead];
  }
  private accept(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }
  private alternatives(flags: number, depth: number): Tree {
    const branches = [this.sequence(flags, depth)];
    while (this.accept('|')) branches.push(this.sequence(flags, depth));
    return branches.length === 1 ? branches[0]! : { type: 'choice', branches };
  }
  private sequence(initialFlags: number, depth: number): Tree {
    const items: Tree[] = [];
    const start = this.at;
    for (;;) {
      const flags = depth === 0 ? initialFlags | this.globalFlags : initialFlags;
      const c = this.peek();
      if (c === undefined || c === '|' || c === ')') break;
      if ((flags & Flags.VERBOSE) !== 0 && this.skipBlank(c)) continue;
      const position = this.at;
      if ('*+?{'.includes(c) && this.repeatBounds() !== null) {
        const previous = items.pop();
        if (previous === undefined || previous.type === 'anchor') throw this.fault('nothing to repeat', position);
        items.push(this.repeated(previous, position));
        continue;
      }
      this.at = position + 1;
      const item = this.item(c, position, flags, depth, start);
      if (item !== null) items.push(item);
    }
    return items.length === 1 ? items[0]! : { type: 'sequence', items };
  }
  private skipBlank(c: string): boolean {
    if (' \t\n\r\f\v'.includes(c)) {
      this.at++;
      return true;
    }
    if (c !== '#') return false;
    while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
    return true;
  }
  private bounds: readonly [number, number] = [0, 0];
  /** Reads *, +, ?, {m,n} into `bounds`; null (nothing read) when a brace is a literal one. */
  private repeatBounds(): readonly [number, number] | null {
    const start = this.at;
    const c = this.text[this.at++]!;
    if (c === '*') return (this.bounds = [0, UNLIMITED]);
    if (c === '+') return (this.bounds = [1, UNLIMITED]);
    if (c === '?') return (this.bounds = [0, 1]);
    const number = (): string => {
      let digits = '';
      while (isDigit(this.peek())) digits += this.text[this.at++];
      return digits;
    };
    const low = number();
    let high = low;
    if (this.accept(',')) high = number();
    else if (low === '') {
      this.at = start;
      return null;
    }
    if (!this.accept('}')) {
      this.at = start;
      return null;
    }
    const least = low === '' ? 0 : Number(low);
    const most = high === '' ? UNLIMITED : Number(high);
    if (least >= UNLIMITED || (high !== '' && most >= UNLIMITED))
      throw new PatternFault('the repetition number is too large', null);
    if (most < least) throw this.fault('min repeat greater than max repeat', start + 1);
    return (this.bounds = [least, most]);
  }
  private repeated(body: Tree, position: number): Tree {
    const [least, most] = this.bounds;
    if (
      body.type === 'repeat' ||
      (body.type === 'atomic' && body.body.type === 'repeat' && this.possessive.has(body))
    ) {
      throw this.fault('multiple repeat', position);
    }
    if (this.accept('?')) return { type: 'repeat', body, least, most, greedy: false };
    const greedy: Tree = { type: 'repeat', body, least, most, greedy: true };
    if (!this.accept('+')) return greedy;
    const atomic: Tree = { type: 'atomic', body: greedy };
    this.possessive.add(atomic);
    return atomic;
  }
  private readonly possessive = new Set<Tree>();
  private item(c: string, position: number, flags: number, depth: number, start: number): Tree | null {
    switch (c) {
      case '.':
        return { type: 'any', flags };
      case '^':
        return { type: 'anchor', anchor: (flags & Flags.MULTILINE) !== 0 ? 'line-start' : 'start', flags };
      case '$':
        return { type: 'anchor', anchor: (flags & Flags.MULTILINE) !== 0 ? 'line-end' : 'end-or-last-newline', flags };
      case '(':
        return this.group(position, flags, depth, start);
      case '[':
        return this.set(position, flags);
      case '\\':
        return this.escape(position, flags);
      default:
        return { type: 'literal', point: c.codePointAt(0)!, flags };
    }
  }
  // ---- escapes ----------------------------------------------------------------------------------------------------
  private escape(position: number, flags: number): Tree {
    const c = this.text[this.at++];
    if (c === undefined) throw this.fault('bad escape (end of pattern)', position);
    if ('dDsSwW'.includes(c)) return { type: 'set', items: [{ category: c as Category }], negated: false, flags };
    if (c === 'A') return { type: 'anchor', anchor: 'start', flags };
    if (c === 'Z' || c === 'z') return { type: 'anchor', anchor: 'end', flags };
    if (c === 'b') return { type: 'anchor', anchor: 'boundary', flags };
    if (c === 'B') return { type: 'anchor', anchor: 'inside', flags };
    if (c >= '1' && c <= '9') return this.reference(c, position, flags);
    return { type: 'literal', point: this.characterEscape(c, position), flags };
  }
  private reference(first: string, position: number, flags: number): Tree {
    let digits = first;
    if (isDigit(this.peek())) {
      const octal = isOctal(first) && isOctal(this.peek()) && isOctal(this.peek(1));
      digits += this.text[this.at++];
      if (octal) {
        digits += this.text[this.at++];
        return { type: 'literal', point: this.octal(digits, position), flags };
      }
    }
    const group = Number(digits);
    if (group > this.groups) throw this.fault(`invalid group reference ${group}`, position + 1);
    if (this.open.has(group)) throw this.fault('cannot refer to an open group', position);
    return { type: 'reference', group, flags };
  }
  private octal(digits: string, position: number): number {
    const value = Number.parseInt(digits, 8);
    if (value > 0o377) throw this.fault(`octal escape value \\${digits} outside of range 0-0o377`, position);
    return value;
  }
  /** The code point of an escape that stands for a character, inside sets and outside. */
  private characterEscape(c: string, position: number): number {
    const widths: Readonly<Record<string, number>> = this.isBytes ? { x: 2 } : { x: 2, u: 4, U: 8 };
    const width = widths[c];
    if (width !== undefined) {
      let digits = '';
      while (digits.length < width && /^[0-9a-fA-F]$/.test(this.peek() ?? '')) digits += this.text[this.at++];
      if (digits.length < width) throw this.fault(`incomplete escape \\${c}${digits}`, position);
      const value = Number.parseInt(digits, 16);
      if (value > 0x10ffff) throw this.fault(`bad escape \\${c}${digits}`, position);
      return value;
    }
    if (isOctal(c)) {
      let digits = c;
      while (digits.length < 3 && isOctal(this.peek())) digits += this.text[this.at++];
      return this.octal(digits, position);
    }
    if (c !== 'b' && Object.hasOwn(SIMPLE_ESCAPES, c)) return SIMPLE_ESCAPES[c]!;
    if (isAsciiLetter(c) || isDigit(c)) throw this.fault(`bad escape \\${c}`, position);
    return c.codePointAt(0)!;
  }
  // ---- sets -------------------------------------------------------------------------------------------------------
  private set(position: number, flags: number): Tree {
    const negated = this.accept('^');
    const items: SetItem[] = [];
    for (let first = true; ; first = false) {
      const start = this.at;
      const c = this.text[this.at++];
      if (c === undefined) throw this.fault('unterminated character set', position);
      if (c === ']' && !first) break;
      const low = this.setMember(c, start);
      if (this.peek() !== '-' || this.peek(1) === ']') {
        if (this.peek() === '-' && this.peek(1) === undefined) throw this.fault('unterminated character set', position);
        items.push(low);
        continue;
      }
      this.at++;
      const next = this.text[this.at];
      if (next === undefined) throw this.fault('unterminated character set', position);
      const at = this.at++;
      const high = this.setMember(next, at);
      const shown = this.text.slice(start, this.at).join('');
      if (!('from' in low) || !('from' in high) || high.from < low.from)
        throw this.fault(`bad character range ${shown}`, start);
      items.push({ from: low.from, to: high.from });
    }
    return { type: 'set', items, negated, flags };
  }
  private setMember(c: string, position: number): SetItem {
    if (c !== '\\') return { from: c.codePointAt(0)!, to: c.codePointAt(0)! };
    const letter = this.text[this.at++];
    if (letter === undefined) throw this.fault('bad escape (end of pattern)', position);
    if ('dDsSwW'.includes(letter)) return { category: letter as Category };
    const point = letter === 'b' ? 8 : this.characterEscape(letter, position);
    return { from: point, to: point };
  }
  // ---- groups -----------------------------------------------------------------------------------------------------
  private group(position: number, flags: number, depth: number, start: number): Tree | null {
    if (!this.accept('?')) return this.capture(null, position, flags, depth);
    const c = this.text[this.at++];
    switch (c) {
      case undefined:
        throw this.fault('unexpected end of pattern', this.at - 1);
      case ':':
        return this.closed(this.alternatives(flags, depth + 1), position);
      case 'P':
        return this.named(position, flags, depth);
      case '>':
        return { type: 'atomic', body: this.closed(this.alternatives(flags, depth + 1), position) };
      case '=':
      case '!':
        return this.look(false, c === '!', position, flags, depth);
      case '<': {
        const kind = this.text[this.at++];
        if (kind === undefined) throw this.fault('unexpected end of pattern', this.at - 1);
        if (kind !== '=' && kind !== '!') throw this.fault(`unknown extension ?<${kind}`, position + 1);
        return this.look(true, kind === '!', position, flags, depth);
      }
      case '#':
        while (this.peek() !== ')') {
          if (this.at >= this.text.length) throw this.fault('missing ), unterminated comment', position);
          this.at++;
        }
        this.at++;
        return null;
      case '(':
        return this.condition(position, flags, depth);
      default:
        if (c !== '-' && !Object.hasOwn(FLAG_LETTERS, c)) throw this.fault(`unknown extension ?${c}`, position + 1);
        this.at--;
        return this.flagged(position, flags, depth, start);
    }
  }
  private closed(tree: Tree, position: number): Tree {
    if (!this.accept(')')) throw this.fault('missing ), unterminated subpattern', position);
    // A group of its own, so that a repetition of it repeats all of it.
    return tree.type === 'sequence' || tree.type === 'choice' ? tree : { type: 'sequence', items: [tree] };
  }
  private capture(name: string | null, position: number, flags: number, depth: number): Tree {
    const group = ++this.groups;
    if (name !== null) {
      const known = this.names.get(name);
      if (known !== undefined) {
        throw this.fault(`redefinition of group name '${name}' as group ${group}; was group ${known}`, position + 4);
      }
      this.names.set(name, group);
    }
    this.open.add(group);
    const body = this.alternatives(flags, depth + 1);
    if (!this.accept(')')) throw this.fault('missing ), unterminated subpattern', position);
    this.open.delete(group);
    this.widths.set(group, widthOf(body, this.widths));
    return { type: 'group', group, body };
  }
  private nameUntil(terminator: string, position: number): string {
    let name = '';
    for (;;) {
      const c = this.text[this.at++];
      if (c === undefined) {
        throw this.fault(name === '' ? 'missing group name' : `missing ${terminator}, unterminated name`, position);
      }
      if (c === terminator) break;
      name += c;
    }
    if (name === '') throw this.fault('missing group name', position);
    return name;
  }
  private checkName(name: string, position: number): void {
    if (!/^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*$/u.test(name)) {
      throw this.fault(`bad character in group name '${name}'`, position);
    }
  }
  private named(position: number, flags: number, depth: number): Tree {
    const c = this.text[this.at++];
    if (c === '<') {
      const name = this.nameUntil('>', this.at);
      this.checkName(name, position + 4);
      return this.capture(name, position, flags, depth);
    }
    if (c === '=') {
      const name = this.nameUntil(')', this.at);
      this.checkName(name, position + 4);
      const group = this.names.get(name);
      if (group === undefined) throw this.fault(`unknown group name '${name}'`, position + 4);
      if (this.open.has(group)) throw this.fault('cannot refer to an open group', position + 4);
      return { type: 'reference', group, flags };
    }
    if (c === undefined) throw this.fault('unexpected end of pattern', this.at - 1);
    throw this.fault(`unknown extension ?P${c}`, position + 1);
  }
  private look(behind: boolean, negative: boolean, position: number, flags: number, depth: number): Tree {
    const body = this.closed(this.alternatives(flags, depth + 1), position);
    if (behind) {
      const [least, most] = widthOf(body, this.widths);
      if (least !== most) throw new PatternFault('look-behind requires fixed-width pattern', null);
    }
    return { type: 'look', behind, negative, body };
  }
  private condition(position: number, flags: number, depth: number): Tree {
    const at = this.at;
    const name = this.nameUntil(')', at);
    let group: number;
    if (/^\d+$/.test(name)) {
      group = Number(name);
      if (group === 0) throw this.fault('bad group number', at);
      this.conditions.push({ group, position: at });
    } else {
      this.checkName(name, at);
      const known = this.names.get(name);
      if (known === undefined) throw this.fault(`unknown group name '${name}'`, at);
      group = known;
    }
    const yes = this.sequence(flags, depth + 1);
    const no: Tree = this.accept('|') ? this.sequence(flags, depth + 1) : { type: 'sequence', items: [] };
    if (this.peek() === '|') throw this.fault('conditional backref with more than two branches', this.at);
    if (!this.accept(')')) throw this.fault('missing ), unterminated subpattern', position);
    return { type: 'condition', group, yes, no };
  }
  /** `(?i)` at the start of the pattern, or `(?i-m:...)`. */
  private flagged(position: number, flags: number, depth: number, start: number): Tree | null {
    let added = 0;
    let removed = 0;
    let target: 'add' | 'remove' = 'add';
    for (;;) {
      const c = this.text[this.at++];
      if (c === undefined) {
        const afterMinus = target === 'remove' && removed === 0;
        throw this.fault(afterMinus ? 'missing flag' : 'missing -, : or )', this.at - 1);
      }
      if (c === ')' || c === ':') {
        this.at--;
        break;
      }
      if (c === '-') {
        if (target === 'remove') throw this.fault('missing :', this.at - 1);
        target = 'remove';
        continue;
      }
      const flag = FLAG_LETTERS[c];
      if (flag === undefined) throw this.fault(isAsciiLetter(c) ? 'unknown flag' : 'missing -, : or )', this.at - 1);
      if (target === 'add') this.checkTypeFlag(c, flag);
      else if ((flag & TYPE_FLAGS) !== 0) {
        throw this.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", this.at);
      }
      if (target === 'add') added |= flag;
      else removed |= flag;
    }
    if (this.accept(')')) {
      if (target === 'remove') throw this.fault('missing :', this.at - 1);
      if (start !== 0 || position !== 0) {
        if (!(depth === 0 && this.onlyFlagsBefore(position))) {
          throw this.fault('global flags not at the start of the expression', position);
        }
      }
      const verboseBefore = (this.globalFlags & Flags.VERBOSE) !== 0;
      this.globalFlags |= added;
      if (!verboseBefore && (this.globalFlags & Flags.VERBOSE) !== 0) throw new Verbose();
      return null;
    }
    this.at++;
    const base = (added & TYPE_FLAGS) !== 0 ? flags & ~TYPE_FLAGS : flags;
    return this.closed(this.alternatives((base | added) & ~removed, depth + 1), position);
  }
  private onlyFlagsBefore(position: number): boolean {
    return /^(\(\?[aiLmsux]+\))*$/.test(this.text.slice(0, position).join(''));
  }
  private checkTypeFlag(c: string, flag: number): void {
    if (this.isBytes && flag === Flags.UNICODE) {
      throw this.fault("bad inline flags: cannot use 'u' flag with a bytes pattern", this.at);
    }
    if (!this.isBytes && c === 'L')
      throw this.fault("bad inline flags: cannot use 'L' flag with a str pattern", this.at);
  }
}
const add = (a: number, b: number): number => Math.min(UNLIMITED, a + b);
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : Math.min(UNLIMITED, a * b));

/** The least and the most characters a tree matches. */
export function widthOf(tree: Tree, groups: ReadonlyMap<number, readonly [number, number]>): readonly [number, number] {
  switch (tree.type) {
    case 'literal':
    case 'any':
    case 'set':
      return [1, 1];
    case 'anchor':
    case 'look':
      return [0, 0];
    case 'sequence': {
      let [least, most] = [0, 0];
      for (const item of tree.items) {
        const [low, high] = widthOf(item, groups);
        least = add(least, low);
        most = add(most, high);
      }
      return [least, most];
    }
    case 'choice':
      return widest(tree.branches.map(branch => widthOf(branch, groups)));
    case 'condition':
      return widest([widthOf(tree.yes, groups), widthOf(tree.no, groups)]);
    case 'group':
    case 'atomic':
      return widthOf(tree.body, groups);
    case 'reference':
      return groups.get(tree.group) ?? [0, UNLIMITED];
    case 'repeat': {
      const [least, most] = widthOf(tree.body, groups);
      return [times(least, tree.least), times(most, tree.most)];
    }
  }
}
function widest(widths: readonly (readonly [number, number])[]): readonly [number, number] {
  return [Math.min(...widths.map(w => w[0])), Math.max(...widths.map(w => w[1]))];
}
/** Reads a pattern. @throws PatternFault */
export function parsePattern(text: string, flags: number, isBytes: boolean): ParsedPattern {
  const points = isBytes ? text.split('') : [...text];
  try {
    return new Parser(points, flags, isBytes).parse();
  } catch (error) {
    if (error instanceof Verbose) return new Parser(points, flags | Flags.VERBOSE, isBytes).parse();
    throw error;
  }
}
