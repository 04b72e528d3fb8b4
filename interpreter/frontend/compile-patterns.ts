/**
 * The `match` statement (PEP 634).
 *
 * A pattern is a chain of tests that jump to `fail`. What it captures is only noted, as the register that holds the
 * value; the names are bound when the whole pattern has matched, before the guard. Sequences, mappings and classes are
 * asked for by helpers of the run time (LOAD_COMMON); the rules that CPython checks at compile time come first.
 */
import { type CodeConstant, constantKey, strConstant, tupleConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { Expr, MatchCase, Node, Pattern, Position } from './ast.js';
import { condition, jumpUnlessEqual } from './compile-conditions.js';
import { constantOf, literalConstant } from './compile-constants.js';
import { expressionTo, operandRun, statements } from './compile-core.js';
import { COMPILE_MESSAGES as M } from './compile-errors.js';
import { callHelper, constantArgument, Helper, movedArgument } from './compile-helpers.js';
import { storeName } from './compile-names.js';
import type { StatementCompiler, Unit } from './compile-unit.js';
import { unparse } from './unparse.js';

/** Captured names and the registers with their values. */
type Captures = Map<string, number>;

function matchStatement(unit: Unit, node: Node<'Match'>): void {
  const subject = unit.registers.temporary();
  expressionTo(unit, node.subject, subject);
  const end = new Label();
  unit.conditionDepth++;
  node.cases.forEach((item, i) => {
    checkPattern(unit, item.pattern, i === node.cases.length - 1 || item.guard !== null);
    matchCase(unit, item, subject, end);
  });
  unit.conditionDepth--;
  unit.assembler.bind(end);
}

function matchCase(unit: Unit, item: MatchCase, subject: number, end: Label): void {
  const fail = new Label();
  const mark = unit.registers.mark();
  const captures: Captures = new Map();
  match(unit, item.pattern, subject, fail, captures);
  for (const [name, register] of captures) storeName(unit, name, register, item.pattern);
  unit.registers.release(mark);
  if (item.guard !== null) condition(unit, item.guard, fail, false);
  statements(unit, item.body);
  unit.jump(item.body[item.body.length - 1]!, Op.JUMP, end);
  unit.assembler.bind(fail);
}

/** Emits the tests of a pattern on the value in `subject`. Temporaries stay taken: captures may point to them. */
function match(unit: Unit, pattern: Pattern, subject: number, fail: Label, captures: Captures): void {
  switch (pattern.type) {
    case 'MatchValue':
      jumpUnlessEqual(unit, pattern, subject, pattern.value, fail);
      return;
    case 'MatchSingleton':
      matchSingleton(unit, pattern, subject, fail);
      return;
    case 'MatchAs':
      if (pattern.pattern !== null) match(unit, pattern.pattern, subject, fail, captures);
      if (pattern.name !== null) captures.set(pattern.name, subject);
      return;
    case 'MatchStar':
      if (pattern.name !== null) captures.set(pattern.name, subject);
      return;
    case 'MatchSequence':
      matchSequence(unit, pattern, subject, fail, captures);
      return;
    case 'MatchMapping':
      matchMapping(unit, pattern, subject, fail, captures);
      return;
    case 'MatchClass':
      matchClass(unit, pattern, subject, fail, captures);
      return;
    case 'MatchOr':
      matchAlternatives(unit, pattern, subject, fail, captures);
  }
}

function isWildcard(pattern: Pattern): boolean {
  return (pattern.type === 'MatchAs' && pattern.pattern === null && pattern.name === null) || isStarWildcard(pattern);
}
function isStarWildcard(pattern: Pattern): boolean {
  return pattern.type === 'MatchStar' && pattern.name === null;
}

function matchSingleton(unit: Unit, pattern: Node<'MatchSingleton'>, subject: number, fail: Label): void {
  const constant = literalConstant(pattern.value);
  if (constant.kind === 'none') {
    unit.jump(pattern, Op.JUMP_IF_NOT_NONE, fail, subject);
    return;
  }
  const mark = unit.registers.mark();
  const test = unit.registers.temporary();
  unit.emit(pattern, Op.LOAD_CONST, test, unit.constant(constant));
  unit.emit(pattern, Op.IS, test, subject, test);
  unit.jump(pattern, Op.JUMP_IF_FALSE, fail, test);
  unit.registers.release(mark);
}

function lengthConstant(length: number): CodeConstant {
  return { kind: 'int', value: BigInt(length) };
}

function matchSequence(
  unit: Unit,
  pattern: Node<'MatchSequence'>,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { patterns } = pattern;
  const star = patterns.findIndex(item => item.type === 'MatchStar');
  const length = star < 0 ? patterns.length : patterns.length - 1;
  const test = unit.registers.temporary();
  const others = [lengthConstant(length), { kind: 'bool', value: star < 0 } as const].map(constant =>
    constantArgument(unit, pattern, constant),
  );
  callHelper(unit, pattern, Helper.SEQUENCE, [movedArgument(unit, pattern, subject), ...others], test);
  unit.jump(pattern, Op.JUMP_IF_FALSE, fail, test);
  if (patterns.every(isWildcard)) return;
  if (star >= 0 && isStarWildcard(patterns[star]!)) matchByIndex(unit, patterns, star, subject, fail, captures);
  else matchUnpacked(unit, pattern, star, subject, fail, captures);
}

/** `[a, *_, b]`: the items in the middle are not looked at. */
function matchByIndex(
  unit: Unit,
  patterns: readonly Pattern[],
  star: number,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  patterns.forEach((item, i) => {
    if (isWildcard(item)) return;
    const value = unit.registers.temporary();
    const index = lengthConstant(i < star ? i : i - patterns.length);
    unit.emit(item, Op.LOAD_ITEM_CONST, value, subject, unit.constant(index));
    match(unit, item, value, fail, captures);
  });
}

function matchUnpacked(
  unit: Unit,
  pattern: Node<'MatchSequence'>,
  star: number,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const { patterns } = pattern;
  const first = unit.registers.run(patterns.length);
  if (star < 0) unit.emit(pattern, Op.UNPACK, first, subject, patterns.length);
  else unit.emit(pattern, Op.UNPACK_STARRED, first, subject, star | ((patterns.length - star - 1) << 8));
  patterns.forEach((item, i) => {
    match(unit, item, first + i, fail, captures);
  });
}

function matchMapping(
  unit: Unit,
  pattern: Node<'MatchMapping'>,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const test = unit.registers.temporary();
  const keys = unit.registers.temporary();
  const count = constantArgument(unit, pattern, lengthConstant(pattern.keys.length));
  callHelper(unit, pattern, Helper.MAPPING, [movedArgument(unit, pattern, subject), count], test);
  unit.jump(pattern, Op.JUMP_IF_FALSE, fail, test);
  if (pattern.keys.length === 0 && pattern.rest === null) return;
  const mark = unit.registers.mark();
  const run = operandRun(unit, pattern.keys);
  unit.emit(pattern, Op.BUILD_TUPLE, keys, run, pattern.keys.length);
  unit.registers.release(mark);
  const theKeys = (register: number) => unit.emit(pattern, Op.MOVE, register, keys);
  if (pattern.keys.length > 0) {
    const values = unit.registers.temporary();
    callHelper(unit, pattern, Helper.KEYS, [movedArgument(unit, pattern, subject), theKeys], values);
    matchValues(unit, pattern, pattern.patterns, values, fail, captures);
  }
  if (pattern.rest === null) return;
  const rest = unit.registers.temporary();
  callHelper(unit, pattern, Helper.REST, [movedArgument(unit, pattern, subject), theKeys], rest);
  captures.set(pattern.rest, rest);
}

/** The tuple in `values`, or None, against as many patterns. */
function matchValues(
  unit: Unit,
  at: Position,
  patterns: readonly Pattern[],
  values: number,
  fail: Label,
  captures: Captures,
): void {
  unit.jump(at, Op.JUMP_IF_NONE, fail, values);
  const first = unit.registers.run(patterns.length);
  unit.emit(at, Op.UNPACK, first, values, patterns.length);
  patterns.forEach((item, i) => {
    match(unit, item, first + i, fail, captures);
  });
}

function matchClass(unit: Unit, pattern: Node<'MatchClass'>, subject: number, fail: Label, captures: Captures): void {
  const values = unit.registers.temporary();
  const names = tupleConstant(pattern.kwd_attrs.map(name => strConstant(unit.mangle(name))));
  const others = [
    (register: number) => expressionTo(unit, pattern.cls, register),
    constantArgument(unit, pattern, lengthConstant(pattern.patterns.length)),
    constantArgument(unit, pattern, names),
  ];
  callHelper(unit, pattern, Helper.ATTRIBUTES, [movedArgument(unit, pattern, subject), ...others], values);
  matchValues(unit, pattern, [...pattern.patterns, ...pattern.kwd_patterns], values, fail, captures);
}

/** Alternatives bind the same names: each moves its captures to registers that they share. */
function matchAlternatives(
  unit: Unit,
  pattern: Node<'MatchOr'>,
  subject: number,
  fail: Label,
  captures: Captures,
): void {
  const matched = new Label();
  const shared = new Map([...checkPattern(unit, pattern, true)].map(name => [name, unit.registers.temporary()]));
  const last = pattern.patterns.length - 1;
  pattern.patterns.forEach((item, i) => {
    const mark = unit.registers.mark();
    const next = i === last ? fail : new Label();
    const own: Captures = new Map();
    match(unit, item, subject, next, own);
    for (const [name, register] of shared) unit.emit(item, Op.MOVE, register, own.get(name)!);
    unit.registers.release(mark);
    if (i === last) return;
    unit.jump(item, Op.JUMP, matched);
    unit.assembler.bind(next);
  });
  unit.assembler.bind(matched);
  for (const [name, register] of shared) captures.set(name, register);
}

/** Checks a pattern; answers the names it binds. `mayCatchAll`: an irrefutable pattern hides nothing here. */
function checkPattern(unit: Unit, pattern: Pattern, mayCatchAll: boolean): Set<string> {
  const names = new Set<string>();
  collect(unit, pattern, mayCatchAll, names);
  return names;
}

function bind(unit: Unit, name: string | null, at: Position, names: Set<string>): void {
  if (name === null) return;
  if (names.has(name)) throw unit.shared.errors.at(M.boundTwice(name), at);
  names.add(name);
}

function collect(unit: Unit, pattern: Pattern, mayCatchAll: boolean, names: Set<string>): void {
  const { errors } = unit.shared;
  switch (pattern.type) {
    case 'MatchValue':
      if (isTemplate(pattern.value)) throw errors.at(M.patternValue, pattern);
      return;
    case 'MatchAs':
      if (pattern.pattern === null && !mayCatchAll) {
        const message = pattern.name === null ? M.wildcardUnreachable : M.captureUnreachable(pattern.name);
        throw errors.at(message, pattern);
      }
      if (pattern.pattern !== null) collect(unit, pattern.pattern, mayCatchAll, names);
      bind(unit, pattern.name, pattern, names);
      return;
    case 'MatchStar':
      bind(unit, pattern.name, pattern, names);
      return;
    case 'MatchSequence':
      if (pattern.patterns.filter(item => item.type === 'MatchStar').length > 1) {
        throw errors.at(M.manyStarredPatterns, pattern);
      }
      for (const item of pattern.patterns) collect(unit, item, true, names);
      return;
    case 'MatchMapping':
      checkKeys(unit, pattern);
      for (const item of pattern.patterns) collect(unit, item, true, names);
      bind(unit, pattern.rest, pattern, names);
      return;
    case 'MatchClass':
      checkAttributes(unit, pattern);
      for (const item of [...pattern.patterns, ...pattern.kwd_patterns]) collect(unit, item, true, names);
      return;
    case 'MatchOr':
      collectAlternatives(unit, pattern, mayCatchAll, names);
      return;
  }
}

/** f- and t-strings look like literals to the parser, but have no value before the program runs. */
function isTemplate(value: Expr): boolean {
  return value.type === 'JoinedStr' || value.type === 'TemplateStr';
}

/** Constant keys are compared by value, as Python's `==` does: 1 repeats True. */
function checkKeys(unit: Unit, pattern: Node<'MatchMapping'>): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    if (isTemplate(key)) throw unit.shared.errors.at(M.patternKey, pattern);
    const value = key.type === 'Attribute' ? null : constantOf(unit, key);
    if (value === null) continue;
    const identity = equalityKey(value);
    if (seen.has(identity)) throw unit.shared.errors.at(M.keyTwice(keyText(key, value)), pattern);
    seen.add(identity);
  }
}

function equalityKey(constant: CodeConstant): string {
  if (constant.kind === 'bool') return `i${constant.value ? 1 : 0}`;
  if (constant.kind === 'complex' && constant.imaginary === 0) return numberKey(constant.real);
  if (constant.kind === 'complex') return `c${numberKey(constant.real)} ${numberKey(constant.imaginary)}`;
  return constant.kind === 'float' ? numberKey(constant.value) : constantKey(constant);
}
function numberKey(value: number): string {
  return Number.isInteger(value) ? `i${BigInt(value)}` : `f${value}`;
}

function keyText(key: Expr, value: CodeConstant): string {
  if (value.kind === 'int') return String(value.value);
  const source = unparse(key);
  return key.type === 'BinOp' ? `(${source.replaceAll(' ', '')})` : source;
}

function checkAttributes(unit: Unit, pattern: Node<'MatchClass'>): void {
  pattern.kwd_attrs.forEach((name, i) => {
    if (name === '__debug__') throw unit.shared.errors.at(M.assignDebug, pattern.kwd_patterns[i]!);
    if (pattern.kwd_attrs.indexOf(name) < i) {
      throw unit.shared.errors.at(M.attributeTwice(name), pattern.kwd_patterns[i]!);
    }
  });
}

function collectAlternatives(unit: Unit, pattern: Node<'MatchOr'>, mayCatchAll: boolean, names: Set<string>): void {
  const last = pattern.patterns.length - 1;
  let first: Set<string> | null = null;
  pattern.patterns.forEach((item, i) => {
    const own = checkPattern(unit, item, i === last && mayCatchAll);
    if (first === null) first = own;
    const isSame = own.size === first.size && [...own].every(name => first!.has(name));
    if (!isSame) throw unit.shared.errors.at(M.alternativesDiffer, pattern);
  });
  for (const name of first!) bind(unit, name, pattern, names);
}

/** The compilers of these node kinds. */
export const MATCHING = { Match: matchStatement } satisfies Record<string, StatementCompiler>;
