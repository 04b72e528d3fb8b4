/**
 * A backtracking matcher: the tree of a pattern becomes instructions, which run with an explicit stack of choices, so that
 * no text is too long for the host's stack. Captures and loop counters are registers; what they held is on the same stack,
 * so that going back restores them.
 *
 * What always holds: code points are compared as numbers; the text is read in place and must not move while matching.
 */
import { isDecimal, isSpace } from '../../../interpreter/runtime/types/unicode.js';
import { type Category, Flags, type ParsedPattern, type SetItem, type Tree, UNLIMITED, widthOf } from './syntax.js';

export type Units = Uint8Array | Uint16Array | Int32Array;
type Test = (point: number) => boolean;

const ASCII_WORD = /^\w$/;
const ASCII_SPACE = /^[ \t-\r]$/;
const textOf = (point: number): string => String.fromCodePoint(point);

/** Is it a word character? */
function isWord(point: number, ascii: boolean): boolean {
  if (point === 95) return true;
  return ascii ? point < 128 && ASCII_WORD.test(textOf(point)) : /^[\p{L}\p{N}]$/u.test(textOf(point));
}
function inCategory(point: number, category: Category, ascii: boolean): boolean {
  switch (category) {
    case 'd':
      return ascii || point < 128 ? point >= 48 && point <= 57 : isDecimal(point);
    case 's':
      return ascii ? ASCII_SPACE.test(textOf(point)) : isSpace(point);
    case 'w':
      return isWord(point, ascii);
    case 'D':
    case 'S':
    case 'W':
      return !inCategory(point, category.toLowerCase() as Category, ascii);
  }
}
const single = (text: string): number | undefined => {
  const point = text.codePointAt(0)!;
  return text.length === (point > 0xffff ? 2 : 1) ? point : undefined;
};
/** The code points that ignoring case makes equal to one. */
function caseVariants(point: number, ascii: boolean): number[] {
  const text = textOf(point);
  const found = new Set([point]);
  if (ascii && point >= 128) return [point];
  for (const variant of [text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()]) {
    const other = single(variant);
    if (other !== undefined && (!ascii || other < 128)) found.add(other);
  }
  return [...found];
}
const inItems = (items: readonly SetItem[], point: number, ascii: boolean): boolean =>
  items.some(item =>
    'category' in item ? inCategory(point, item.category, ascii) : point >= item.from && point <= item.to,
  );
/** A test of one character, with a table for those below 256. */
function characterTest(slow: Test): Test {
  const table = Uint8Array.from({ length: 256 }, (_, point) => (slow(point) ? 1 : 0));
  return point => (point < 256 ? table[point] === 1 : slow(point));
}
function testOf(tree: Tree, isBytes: boolean): Test | null {
  if (tree.type === 'any') return (tree.flags & Flags.DOTALL) !== 0 ? () => true : point => point !== 10;
  if (tree.type === 'literal') {
    const { point } = tree;
    if ((tree.flags & Flags.IGNORECASE) === 0) return other => other === point;
    const variants = caseVariants(point, isAscii(tree.flags, isBytes));
    return variants.length === 1 ? other => other === point : other => variants.includes(other);
  }
  if (tree.type !== 'set') return null;
  const ascii = isAscii(tree.flags, isBytes);
  const { items, negated } = tree;
  if ((tree.flags & Flags.IGNORECASE) === 0) return characterTest(point => inItems(items, point, ascii) !== negated);
  return characterTest(point => caseVariants(point, ascii).some(variant => inItems(items, variant, ascii)) !== negated);
}
const isAscii = (flags: number, isBytes: boolean): boolean => isBytes || (flags & Flags.ASCII) !== 0;

const Op = {
  CHARACTER: 0,
  TEST: 1,
  RUN: 2,
  SAVE: 3,
  SPLIT: 4,
  JUMP: 5,
  LOOP_START: 6,
  LOOP: 7,
  LOOP_BODY: 8,
  ANCHOR: 9,
  LOOK: 10,
  ATOMIC: 11,
  REFERENCE: 12,
  CONDITION: 13,
  CLOSE: 14,
  SUCCESS: 15,
} as const;
interface Instruction {
  readonly op: number;
  /** Code point, register, target, group, anchor's number: see `step`. */
  a: number;
  b: number;
  c: number;
  greedy: boolean;
  test: Test | null;
}
const ANCHORS = ['start', 'end', 'line-start', 'line-end', 'end-or-last-newline', 'boundary', 'inside'] as const;

/** Kinds of entries of the backtracking stack; each has three words before its kind. */
const CHOICE = 0;
const UNDO = 1;
const RUN_GREEDY = 2;
const RUN_LAZY = 3;

/** A compiled pattern. */
export class Program {
  readonly groups: number;
  private readonly code: Instruction[] = [];
  private readonly isBytes: boolean;
  private readonly registerCount: number;
  private registers = 0;
  private readonly lastIndexRegister: number;
  /** The character every match begins with, or -1. */
  private readonly firstPoint: number;

  constructor(pattern: ParsedPattern, isBytes: boolean) {
    this.groups = pattern.groups;
    this.isBytes = isBytes;
    this.lastIndexRegister = 2 * pattern.groups + 2;
    this.registers = this.lastIndexRegister + 1;
    this.emitTree(pattern.tree);
    this.emit(Op.SUCCESS);
    this.registerCount = this.registers;
    const first = this.code[0]!;
    this.firstPoint = first.op === Op.CHARACTER ? first.a : -1;
  }
  private emit(op: number, a = 0, b = 0, c = 0, greedy = true, test: Test | null = null): Instruction {
    const instruction = { op, a, b, c, greedy, test };
    this.code.push(instruction);
    return instruction;
  }
  private emitTree(tree: Tree): void {
    switch (tree.type) {
      case 'literal':
        if ((tree.flags & Flags.IGNORECASE) === 0) this.emit(Op.CHARACTER, tree.point);
        else this.emit(Op.TEST, 0, 0, 0, true, testOf(tree, this.isBytes));
        return;
      case 'any':
      case 'set':
        this.emit(Op.TEST, 0, 0, 0, true, testOf(tree, this.isBytes));
        return;
      case 'sequence':
        for (const item of tree.items) this.emitTree(item);
        return;
      case 'choice':
        this.emitChoice(tree.branches);
        return;
      case 'group':
        this.emit(Op.SAVE, 2 * tree.group);
        this.emitTree(tree.body);
        this.emit(Op.CLOSE, tree.group);
        return;
      case 'anchor':
        this.emit(Op.ANCHOR, ANCHORS.indexOf(tree.anchor), isAscii(tree.flags, this.isBytes) ? 1 : 0);
        return;
      case 'reference':
        this.emit(Op.REFERENCE, tree.group, tree.flags & Flags.IGNORECASE, isAscii(tree.flags, this.isBytes) ? 1 : 0);
        return;
      case 'look':
      case 'atomic':
        this.emitNested(tree);
        return;
      case 'condition':
        this.emitCondition(tree);
        return;
      case 'repeat':
        this.emitRepeat(tree);
    }
  }
  private emitChoice(branches: readonly Tree[]): void {
    const ends: Instruction[] = [];
    branches.forEach((branch, k) => {
      const split = k < branches.length - 1 ? this.emit(Op.SPLIT) : null;
      this.emitTree(branch);
      if (split === null) return;
      ends.push(this.emit(Op.JUMP));
      split.a = this.code.length;
    });
    for (const end of ends) end.a = this.code.length;
  }
  private emitNested(tree: Extract<Tree, { type: 'look' | 'atomic' }>): void {
    const nested =
      tree.type === 'atomic'
        ? this.emit(Op.ATOMIC)
        : this.emit(Op.LOOK, 0, tree.behind ? widthOf(tree.body, new Map())[0] : -1, tree.negative ? 1 : 0);
    this.emitTree(tree.body);
    this.emit(Op.SUCCESS);
    nested.a = this.code.length;
  }
  private emitCondition(tree: Extract<Tree, { type: 'condition' }>): void {
    const condition = this.emit(Op.CONDITION, tree.group);
    this.emitTree(tree.yes);
    const end = this.emit(Op.JUMP);
    condition.b = this.code.length;
    this.emitTree(tree.no);
    end.a = this.code.length;
  }
  private emitRepeat(tree: Extract<Tree, { type: 'repeat' }>): void {
    const test = testOf(tree.body, this.isBytes);
    if (test !== null) {
      this.emit(Op.RUN, tree.least, tree.most, 0, tree.greedy, test);
      return;
    }
    const register = this.registers;
    this.registers += 2;
    this.emit(Op.LOOP_START, register);
    const loop = this.emit(Op.LOOP, register, tree.least, tree.most, tree.greedy);
    const at = this.code.length - 1;
    const body = this.emit(Op.LOOP_BODY, register);
    this.emitTree(tree.body);
    this.emit(Op.JUMP, at);
    body.b = this.code.length;
    this.exits.set(loop, this.code.length);
  }
  private readonly exits = new Map<Instruction, number>();

  // ---- matching -----------------------------------------------------------------------------------------------------
  private stack: number[] = [];
  private values = new Int32Array(0);
  private units: Units = new Uint8Array(0);
  private end = 0;
  private mustAdvanceFrom = -1;
  private whole = false;

  /**
   * The first match at `start` or, when `search`, at or after it, in the text up to `end`. `whole`: it must reach the end.
   * `mustAdvance`: an empty one at `start` does not count. Answers spans of the groups (-1: took no part) and the number of
   * the group that was closed last (-1: none), in one array that the next call overwrites; null: no match.
   */
  match(
    units: Units,
    start: number,
    end: number,
    search: boolean,
    whole: boolean,
    mustAdvance: boolean,
  ): Int32Array | null {
    this.units = units;
    this.end = end;
    this.whole = whole;
    this.mustAdvanceFrom = mustAdvance ? start : -1;
    if (this.values.length === 0) this.values = new Int32Array(this.registerCount);
    for (let at = start; at <= end; at++) {
      if (search && this.firstPoint >= 0) {
        at = units.indexOf(this.firstPoint, at);
        if (at < 0 || at >= end) return null;
      }
      this.values.fill(-1);
      this.stack.length = 0;
      const stop = this.run(0, at, true);
      if (stop >= 0) {
        this.values[0] = at;
        this.values[1] = stop;
        return this.values.subarray(0, this.lastIndexRegister + 1);
      }
      if (!search) return null;
    }
    return null;
  }
  private set(register: number, value: number): void {
    this.stack.push(register, this.values[register]!, 0, UNDO);
    this.values[register] = value;
  }
  /** Runs from an instruction to SUCCESS; the end of the match, or -1, when everything since the call is undone. */
  private run(start: number, from: number, outermost: boolean): number {
    const base = this.stack.length;
    const { code, units, end, stack, values } = this;
    let pc = start;
    let at = from;
    for (;;) {
      const i = code[pc]!;
      let ok = true;
      switch (i.op) {
        case Op.CHARACTER:
          ok = at < end && units[at] === i.a;
          at++;
          pc++;
          break;
        case Op.TEST:
          ok = at < end && i.test!(units[at]!);
          at++;
          pc++;
          break;
        case Op.RUN: {
          const least = i.a;
          const limit = i.b === UNLIMITED ? end : Math.min(end, at + i.b);
          const test = i.test!;
          const wanted = i.greedy ? limit : at + least;
          const first = at + least;
          while (at < wanted && at < limit && test(units[at]!)) at++;
          ok = at >= first;
          if (ok && i.greedy && at > first) stack.push(pc + 1, at, first, RUN_GREEDY);
          else if (ok && !i.greedy && at < limit) stack.push(pc, at, limit, RUN_LAZY);
          pc++;
          break;
        }
        case Op.SAVE:
          this.set(i.a, at);
          pc++;
          break;
        case Op.CLOSE:
          this.set(2 * i.a + 1, at);
          this.set(this.lastIndexRegister, i.a);
          pc++;
          break;
        case Op.SPLIT:
          stack.push(i.a, at, 0, CHOICE);
          pc++;
          break;
        case Op.JUMP:
          pc = i.a;
          break;
        case Op.LOOP_START:
          this.set(i.a, 0);
          this.set(i.a + 1, -1);
          pc++;
          break;
        case Op.LOOP: {
          const count = values[i.a]!;
          const exit = this.exits.get(i)!;
          if (count < i.b) pc++;
          else if (count >= i.c || values[i.a + 1] === at) pc = exit;
          else if (i.greedy) {
            stack.push(exit, at, 0, CHOICE);
            pc++;
          } else {
            stack.push(pc + 1, at, 0, CHOICE);
            pc = exit;
          }
          break;
        }
        case Op.LOOP_BODY:
          this.set(i.a, values[i.a]! + 1);
          this.set(i.a + 1, at);
          pc++;
          break;
        case Op.ANCHOR:
          ok = this.isAt(i.a, at, i.b === 1);
          pc++;
          break;
        case Op.LOOK: {
          const stop =
            i.b < 0 ? this.nested(pc + 1, at, i.c === 0) : at >= i.b ? this.nested(pc + 1, at - i.b, i.c === 0) : -1;
          ok = stop >= 0 === (i.c === 0);
          pc = i.a;
          break;
        }
        case Op.ATOMIC:
          at = this.nested(pc + 1, at, true);
          ok = at >= 0;
          pc = i.a;
          break;
        case Op.REFERENCE:
          at = this.repeatGroup(i, at);
          ok = at >= 0;
          pc++;
          break;
        case Op.CONDITION:
          pc = values[2 * i.a + 1]! >= 0 ? pc + 1 : i.b;
          break;
        default:
          if (!outermost) return at;
          if (!(this.whole && at !== end) && at !== this.mustAdvanceFrom) return at;
          ok = false;
      }
      if (ok) continue;
      // Back to the last choice.
      for (;;) {
        if (stack.length === base) return -1;
        const kind = stack[stack.length - 1]!;
        const x = stack[stack.length - 4]!;
        const y = stack[stack.length - 3]!;
        const z = stack[stack.length - 2]!;
        if (kind === UNDO) {
          values[x] = y;
          stack.length -= 4;
          continue;
        }
        if (kind === CHOICE) {
          stack.length -= 4;
          pc = x;
          at = y;
          break;
        }
        if (kind === RUN_GREEDY) {
          at = y - 1;
          if (at > z) stack[stack.length - 3] = at;
          else stack.length -= 4;
          pc = x;
          break;
        }
        // One more of a lazy run.
        if (!code[x]!.test!(units[y]!)) {
          stack.length -= 4;
          continue;
        }
        at = y + 1;
        if (at < z) stack[stack.length - 3] = at;
        else stack.length -= 4;
        pc = x + 1;
        break;
      }
    }
  }
  /** A match of its own whose choices are final; what it captured stays when `keep`. */
  private nested(start: number, from: number, keep: boolean): number {
    const { stack, values } = this;
    const base = stack.length;
    const stop = this.run(start, from, false);
    if (stop < 0) return stop;
    const kept: number[] = [];
    for (let k = stack.length - 4; k >= base; k -= 4) {
      if (stack[k + 3] !== UNDO) continue;
      if (keep) kept.push(k);
      else values[stack[k]!] = stack[k + 1]!;
    }
    const entries = kept.reverse().flatMap(k => stack.slice(k, k + 4));
    stack.length = base;
    for (const word of entries) stack.push(word);
    return stop;
  }
  private isAt(anchor: number, at: number, ascii: boolean): boolean {
    const { units, end } = this;
    switch (ANCHORS[anchor]!) {
      case 'start':
        return at === 0;
      case 'end':
        return at === end;
      case 'line-start':
        return at === 0 || units[at - 1] === 10;
      case 'line-end':
        return at === end || units[at] === 10;
      case 'end-or-last-newline':
        return at === end || (at === end - 1 && units[at] === 10);
      case 'boundary':
        return this.isWordAt(at - 1, ascii) !== this.isWordAt(at, ascii);
      case 'inside':
        return this.isWordAt(at - 1, ascii) === this.isWordAt(at, ascii);
    }
  }
  private isWordAt(at: number, ascii: boolean): boolean {
    return at >= 0 && at < this.end && isWord(this.units[at]!, ascii);
  }
  /** The end of what a group matched when it stands here again, or -1. */
  private repeatGroup(i: Instruction, at: number): number {
    const from = this.values[2 * i.a]!;
    const to = this.values[2 * i.a + 1]!;
    if (to < 0 || at + to - from > this.end) return -1;
    for (let k = 0; k < to - from; k++) {
      const [x, y] = [this.units[from + k]!, this.units[at + k]!];
      if (x !== y && !(i.b !== 0 && caseVariants(x, i.c === 1).includes(y))) return -1;
    }
    return at + to - from;
  }
}
