/** Refused programs: the words and the place. `^` under the program marks the range of its error. */
import t from 'tap';
import { RULES } from './diagnosis-rules.js';
import { parseModule } from './parser.js';
import { Grammar } from './peg.js';
import { DIAGNOSES, PySyntaxError } from './syntax-errors.js';

function errorOf(source: string): PySyntaxError {
  try {
    parseModule(source, '<test>');
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${source}`);
}

/** One-line programs, the range of the error, its message. */
const ONE_LINE: readonly (readonly [source: string, carets: string, message: string])[] = [
  ['a b', '  ^', 'invalid syntax'],
  ['f(a b)', '  ^^^', 'invalid syntax. Perhaps you forgot a comma?'],
  ['print a', '^^^^^^^', "Missing parentheses in call to 'print'. Did you mean print(...)?"],
  ['if a = b: pass', '   ^^^^^', "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"],
  ['if a.b = c: pass', '   ^^^', "cannot assign to attribute here. Maybe you meant '==' instead of '='?"],
  ['f() = 1', '^^^', "cannot assign to function call here. Maybe you meant '==' instead of '='?"],
  ['(a, 1) = b', '    ^', 'cannot assign to literal'],
  ['a + b += c', '^^^^^', "'expression' is an illegal expression for augmented assignment"],
  ['[a]: int', '^^^', 'only single target (not list) can be annotated'],
  ['del f()', '    ^^^', 'cannot delete function call'],
  ['for f() in a: pass', '    ^^^', 'cannot assign to function call'],
  ['with a as 1: pass', '          ^', 'cannot assign to literal'],
  ['f(a=1, b)', '        ^', 'positional argument follows keyword argument'],
  ['f(**a, *b)', '     ^^^^', 'iterable argument unpacking follows keyword argument unpacking'],
  ['f(a, b for b in c)', '     ^^^^^^^^^^^^', 'Generator expression must be parenthesized'],
  ['f(a.b=1)', '  ^^^^', 'expression cannot contain assignment, perhaps you meant "=="?'],
  ['f(True=1)', '  ^^^^^', 'cannot assign to True'],
  ['def f(a=1, b): pass', '           ^', 'parameter without a default follows parameter with a default'],
  ['def f(*): pass', '      ^', 'named arguments must follow bare *'],
  ['def f(a=): pass', '       ^', 'expected default value expression'],
  ["{'a': }", '    ^', "expression expected after dictionary key and ':'"],
  ['[*a for a in b]', ' ^^', 'iterable unpacking cannot be used in comprehension'],
  ['[a, b for a in c]', ' ^^^^', 'did you forget parentheses around the comprehension target?'],
  ['a = b if c else pass', '                ^^^^', "expected expression after 'else', but statement is given"],
  ['x = (a if b)', '     ^^^^^^', "expected 'else' after 'if' expression"],
  ['a + not b', '    ^^^^^', "'not' after an operator must be parenthesized"],
  ['import a as b.c', '            ^^^', 'cannot use attribute as import target'],
  ['(a.b := c)', ' ^^^', 'cannot use assignment expressions with attribute'],
  ["f'{}'", '   ^', "f-string: valid expression required before '}'"],
  ["f'{a!x}'", '     ^', "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"],
  [
    "x = '\\x4'",
    '    ^^^^^',
    "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape",
  ],
  ['from __future__ import nothing', '                       ^^^^^^^', 'future feature nothing is not defined'],
];

t.test('errors within a line', t => {
  for (const [source, carets, message] of ONE_LINE) {
    const error = errorOf(source);
    const marked = ' '.repeat(error.offset! - 1) + '^'.repeat(error.end_offset! - error.offset!);
    t.strictSame([error.msg, marked], [message, carets], source);
  }
  t.end();
});

t.test('blocks', t => {
  t.match(errorOf('if a\n  b'), { msg: "expected ':'", lineno: 1, offset: 5 });
  t.match(errorOf('if a:\nb'), {
    kind: 'IndentationError',
    msg: "expected an indented block after 'if' statement on line 1",
    lineno: 2,
  });
  t.match(errorOf('a\n  b'), { kind: 'IndentationError', msg: 'unexpected indent', lineno: 2, offset: 2 });
  t.match(errorOf('try: a\nb'), { msg: "expected 'except' or 'finally' block" });
  t.match(errorOf('if a: b\nelse: c\nelif d: e'), { msg: "'elif' block follows an 'else' block" });
  t.end();
});

t.test('an error of the tokenizer further down wins, unless it is inside an f-string', t => {
  t.match(errorOf("a b\n'c"), { msg: 'unterminated string literal (detected at line 2)', lineno: 2 });
  t.match(errorOf("a b\nf'{c"), { msg: 'invalid syntax', lineno: 1 });
  t.match(errorOf('x = (1\ny = 2\n'), { msg: "'(' was never closed", lineno: 1, offset: 5 });
  t.end();
});

t.test('offsets are characters, not bytes', t => {
  t.match(errorOf('(é é)'), { offset: 2, end_offset: 5, text: '(é é)\n' });
  t.end();
});

t.test('the diagnosing grammar and its messages fit together', t => {
  const grammar = new Grammar(RULES);
  const used = new Set([...RULES.matchAll(/=> [\w-]+ (\w+)/g)].map(match => match[1]!));
  for (const key of used) t.ok(key in DIAGNOSES, key);
  t.equal(new Set(grammar.rules.map(rule => rule.name)).size, grammar.rules.length, 'rules have different names');
  t.end();
});
