/** Expressions come back as CPython's `ast.unparse` and string annotations write them. */
import t from 'tap';
import { parseExpression } from './parser.js';
import { unparse } from './unparse.js';

const CASES: readonly [string, string][] = [
  ['(a+b)*c', '(a + b) * c'],
  ['a**-b**c', 'a ** (-b ** c)'],
  ['(a**b)**c', '(a ** b) ** c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['not (a and b or c)', 'not (a and b or c)'],
  ['x if y else (z if w else v)', 'x if y else z if w else v'],
  ['list[int, str]', 'list[int, str]'],
  ['dict[str, tuple[int, ...]]', 'dict[str, tuple[int, ...]]'],
  ['x[1:2, ::3]', 'x[1:2, ::3]'],
  ['f(a, *b, c=1, **d)', 'f(a, *b, c=1, **d)'],
  ['lambda x, /, y=1, *z, k, **w: x', 'lambda x, /, y=1, *z, k, **w: x'],
  ['[x for x in y if z]', '[x for x in y if z]'],
  ['{1: 2, **a}', '{1: 2, **a}'],
  ['(1,)', '(1,)'],
  ['()', '()'],
  ['"it\'s"', '"it\'s"'],
  ['"a\\n"', "'a\\n'"],
  ["b'x\\xff'", "b'x\\xff'"],
  ['1e100', '1e+100'],
  ['1.5', '1.5'],
  ['3j', '3j'],
  ['1 .real', '1 .real'],
  ['a < b <= c is not d', 'a < b <= c is not d'],
  ['f"{a!r:>{b}}x"', "f'{a!r:>{b}}x'"],
];
t.test('source text of expressions', t => {
  for (const [source, expected] of CASES) {
    t.equal(unparse(parseExpression(source, 'test').tree.body), expected, source);
  }
  t.end();
});
