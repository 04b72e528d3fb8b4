/**
 * Programs and their trees, in a short form: kinds and the fields that tell, without positions. That trees agree with
 * CPython's to the last column is checked over whole libraries by `scripts/check-ast.ts`.
 */
import t from 'tap';
import { fieldsOf, type Node } from './ast.js';
import { reprConstant } from './ast-dump.js';
import { parseExpression, parseInteractive, parseModule } from './parser.js';

/** `Kind(field, ...)` with names, operators and constants written as they are; empty and absent fields left out. */
function short(node: Node): string {
  if (node.type === 'Name') return node.id;
  if (node.type === 'Constant') return reprConstant(node.value);
  const values = node as unknown as Readonly<Record<string, unknown>>;
  const parts = fieldsOf(node.type)
    .filter(field => field.item !== 'expr_context')
    .map(field => values[field.name])
    .filter(value => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(showValue);
  return `${node.type}(${parts.join(', ')})`;
}

function showValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(showValue).join(' ')}]`;
  if (value === null) return '-';
  if (typeof value !== 'object') return String(value);
  return 'type' in value ? short(value as Node) : reprConstant(value as Parameters<typeof reprConstant>[0]);
}

const statement = (source: string): string => parseModule(source, '<test>').tree.body.map(short).join('; ');
const expression = (source: string): string => short(parseExpression(source, '<test>').tree.body);

/** What a call throws. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return 'nothing';
}

t.test('operators bind as the language reference says', t => {
  t.equal(expression('a + b * c'), 'BinOp(a, Add, BinOp(b, Mult, c))');
  t.equal(expression('a - b - c'), 'BinOp(BinOp(a, Sub, b), Sub, c)');
  t.equal(expression('-a ** -b'), 'UnaryOp(USub, BinOp(a, Pow, UnaryOp(USub, b)))');
  t.equal(expression('a | b ^ c & d << e'), 'BinOp(a, BitOr, BinOp(b, BitXor, BinOp(c, BitAnd, BinOp(d, LShift, e))))');
  t.equal(expression('not a == b or c and d'), 'BoolOp(Or, [UnaryOp(Not, Compare(a, [Eq], [b])) BoolOp(And, [c d])])');
  t.equal(expression('a < b is not c not in d'), 'Compare(a, [Lt IsNot NotIn], [b c d])');
  t.equal(expression('a if b else c if d else e'), 'IfExp(b, a, IfExp(d, c, e))');
  t.equal(expression('await a ** b'), 'BinOp(Await(a), Pow, b)');
  t.end();
});

t.test('calls: positional, starred, keywords, a lone generator', t => {
  t.equal(expression('f(a, *b, c=d, **e)'), 'Call(f, [a Starred(b)], [keyword(c, d) keyword(e)])');
  t.equal(expression('f(a for a in b)'), 'Call(f, [GeneratorExp(a, [comprehension(a, b, 0)])])');
  t.equal(expression('f(a := 1)'), 'Call(f, [NamedExpr(a, 1)])');
  t.end();
});

t.test('subscripts and slices', t => {
  t.equal(expression('a[b:c, ::d, *e]'), 'Subscript(a, Tuple([Slice(b, c) Slice(d) Starred(e)]))');
  t.equal(expression('a[*b]'), 'Subscript(a, Tuple([Starred(b)]))');
  t.end();
});

t.test('displays and comprehensions', t => {
  t.equal(expression('(a,)'), 'Tuple([a])');
  t.equal(expression('(a)'), 'a');
  t.equal(expression('{**a, b: c}'), 'Dict([- b], [a c])');
  t.equal(
    expression('{a: b for a, *b in c if d}'),
    'DictComp(a, b, [comprehension(Tuple([a Starred(b)]), c, [d], 0)])',
  );
  t.equal(expression('[a async for a in b]'), 'ListComp(a, [comprehension(a, b, 1)])');
  t.end();
});

t.test('strings side by side are one, and empty parts vanish next to fields', t => {
  t.equal(expression(`'a' "b" '''c'''`), "'abc'");
  t.equal(expression(`f'' f'{a}' 'b' f'c'`), "JoinedStr([FormattedValue(a, -1) 'bc'])");
  t.equal(expression("b'a' b'b'"), "b'ab'");
  t.end();
});

t.test('f-strings: conversion, nested specification, the text of "="', t => {
  t.equal(expression("f'{a!r:>{b}}'"), "JoinedStr([FormattedValue(a, 114, JoinedStr(['>' FormattedValue(b, -1)]))])");
  t.equal(expression("f'{ a = }'"), "JoinedStr([' a = ' FormattedValue(a, 114)])");
  t.equal(expression("f'{a=:5}'"), "JoinedStr(['a=' FormattedValue(a, -1, JoinedStr(['5']))])");
  t.equal(expression(`f"{'a' f'{b}'}"`), "JoinedStr([FormattedValue(JoinedStr(['a' FormattedValue(b, -1)]), -1)])");
  t.end();
});

t.test('t-strings keep the source of each expression', t => {
  t.equal(expression("t'a{b + 1}'"), "TemplateStr(['a' Interpolation(BinOp(b, Add, 1), b + 1, -1)])");
  t.end();
});

t.test('assignments', t => {
  t.equal(statement('a = b = c'), 'Assign([a b], c)');
  t.equal(statement('a, *b = c'), 'Assign([Tuple([a Starred(b)])], c)');
  t.equal(statement('a //= yield'), 'AugAssign(a, FloorDiv, Yield())');
  t.equal(statement('a: b = c'), 'AnnAssign(a, b, c, 1)');
  t.equal(statement('(a): b'), 'AnnAssign(a, b, 0)');
  t.end();
});

t.test('parameters of every kind', t => {
  t.equal(
    statement('def f(a, b=1, /, c=2, *d, e, f=3, **g): pass'),
    'FunctionDef(f, arguments([arg(a) arg(b)], [arg(c)], arg(d), [arg(e) arg(f)], [- 3], arg(g), [1 2]), [Pass()])',
  );
  t.equal(expression('lambda *, a: a'), 'Lambda(arguments([arg(a)], [-]), a)');
  t.end();
});

t.test('type parameters', t => {
  t.equal(
    statement('type A[T: int = str, *Ts, **P] = T'),
    'TypeAlias(A, [TypeVar(T, int, str) TypeVarTuple(Ts) ParamSpec(P)], T)',
  );
  t.end();
});

t.test('with: brackets around items or around an expression', t => {
  t.equal(statement('with (a, b): pass'), 'With([withitem(a) withitem(b)], [Pass()])');
  t.equal(statement('with (a, b) as c: pass'), 'With([withitem(Tuple([a b]), c)], [Pass()])');
  t.equal(statement('with (a as b,): pass'), 'With([withitem(a, b)], [Pass()])');
  t.equal(statement('with (yield): pass'), 'With([withitem(Yield())], [Pass()])');
  t.end();
});

t.test('try with groups and with exceptions without brackets', t => {
  t.equal(
    statement('try: a\nexcept B, C: d\nfinally: e'),
    'Try([Expr(a)], [ExceptHandler(Tuple([B C]), [Expr(d)])], [Expr(e)])',
  );
  t.equal(statement('try: a\nexcept* B as c: d'), 'TryStar([Expr(a)], [ExceptHandler(B, c, [Expr(d)])])');
  t.end();
});

t.test('match is a statement only where a case follows', t => {
  t.equal(
    statement('match a:\n case [1, *_] | {"k": x, **r} if b: pass'),
    'Match(a, [match_case(MatchOr([MatchSequence([MatchValue(1) MatchStar()]) ' +
      "MatchMapping(['k'], [MatchAs(x)], r)]), b, [Pass()])])",
  );
  t.equal(
    statement('match a:\n case B(c, d=-1.0) as e: pass'),
    'Match(a, [match_case(MatchAs(MatchClass(B, [MatchAs(c)], [d], [MatchValue(UnaryOp(USub, 1.0))]), e), [Pass()])])',
  );
  t.equal(statement('match = case = type = 1'), 'Assign([match case type], 1)');
  t.equal(statement('match(a)'), 'Expr(Call(match, [a]))');
  t.end();
});

t.test('imports', t => {
  t.equal(statement('from ... .a.b import (c as d, e,)'), 'ImportFrom(a.b, [alias(c, d) alias(e)], 4)');
  t.equal(statement('import a.b as c, d'), 'Import([alias(a.b, c) alias(d)])');
  t.end();
});

t.test('a long chain of elif needs no deep recursion', t => {
  t.doesNotThrow(() => parseModule('if a: b\n' + 'elif a: b\n'.repeat(20000), '<test>'));
  t.doesNotThrow(() => parseModule('a if b else '.repeat(20000) + 'c', '<test>'));
  t.end();
});

t.test('nesting is bounded by an error, not by the stack of the host', t => {
  t.doesNotThrow(() => parseModule('('.repeat(200) + ')'.repeat(200), '<test>'));
  t.match(
    thrown(() => parseModule('('.repeat(201) + ')'.repeat(201), '<test>')),
    { msg: 'too many nested parentheses' },
  );
  t.match(
    thrown(() => parseModule('-'.repeat(100000) + '1', '<test>')),
    { kind: 'MemoryError' },
  );
  t.end();
});

t.test('one interactive statement, and whether more input could help', t => {
  t.equal(parseInteractive('a; b\n', '<test>').tree.body.length, 2);
  t.match(
    thrown(() => parseInteractive('a\nb\n', '<test>')),
    { msg: /^multiple statements/ },
  );
  t.match(
    thrown(() => parseInteractive('if a:\n', '<test>')),
    { incomplete: true },
  );
  t.match(
    thrown(() => parseInteractive('(a,\n', '<test>')),
    { incomplete: true },
  );
  t.match(
    thrown(() => parseInteractive("'''a\n", '<test>')),
    { incomplete: true },
  );
  t.match(
    thrown(() => parseInteractive('a b\n', '<test>')),
    { incomplete: false },
  );
  t.end();
});

t.test('warnings', t => {
  const warnings = (source: string): string[] => parseModule(source, '<test>').warnings.map(notice => notice.message);
  t.match(warnings("'\\d'")[0], /^"\\d" is an invalid escape sequence/);
  t.strictSame(warnings('a is 1'), [`"is" with 'int' literal. Did you mean "=="?`]);
  t.strictSame(warnings('assert (a, b)'), ['assertion is always true, perhaps remove parentheses?']);
  t.strictSame(warnings('1(2)'), ["'int' object is not callable; perhaps you missed a comma?"]);
  t.strictSame(warnings('[1]["a"]'), ['list indices must be integers or slices, not str; perhaps you missed a comma?']);
  t.strictSame(warnings('def f():\n try: a\n finally: return'), ["'return' in a 'finally' block"]);
  t.strictSame(warnings('try: a\nfinally:\n for b in c: break'), []);
  t.strictSame(warnings('1if a else b'), ['invalid decimal literal']);
  t.end();
});
