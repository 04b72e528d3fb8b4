/**
 * The `match` statement: the rules that CPython checks at compile time. Running it is not supported yet; a `match`
 * compiles to the instruction that says so.
 */
import { type CodeConstant, constantKey } from '../bytecode/code-object.js';
import type { Expr, Node, Pattern, Position } from './ast.js';
import { constantOf } from './compile-constants.js';
import { statements } from './compile-core.js';
import { COMPILE_MESSAGES as M } from './compile-errors.js';
import { unsupported } from './compile-expressions.js';
import type { StatementCompiler, Unit } from './compile-unit.js';
import { unparse } from './unparse.js';

function matchStatement(unit: Unit, node: Node<'Match'>): void {
  unsupported(unit, node, 'match');
  node.cases.forEach((item, i) => {
    checkPattern(unit, item.pattern, i === node.cases.length - 1 || item.guard !== null);
    statements(unit, item.body);
  });
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

/** Constant keys are compared by value, as Python's `==` does: 1 repeats True. */
function checkKeys(unit: Unit, pattern: Node<'MatchMapping'>): void {
  const seen = new Set<string>();
  for (const key of pattern.keys) {
    const value = key.type === 'Attribute' ? null : constantOf(unit, key);
    if (value === null) continue;
    const identity = equalityKey(value);
    if (seen.has(identity)) throw unit.shared.errors.at(M.keyTwice(keyText(key)), pattern);
    seen.add(identity);
  }
}

function equalityKey(constant: CodeConstant): string {
  if (constant.kind === 'bool') return `i${constant.value ? 1 : 0}`;
  if (constant.kind === 'float' && Number.isInteger(constant.value)) return `i${BigInt(constant.value)}`;
  return constantKey(constant);
}

function keyText(key: Expr): string {
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
