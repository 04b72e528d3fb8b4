/** The dump has CPython's shape, quotes and numbers. */
import t from 'tap';
import { dumpTree, reprConstant, reprText } from './ast-dump.js';
import { parseExpression } from './parser.js';

t.test('simple fields share a line, others have one each; empty lists and absent fields are left out', t => {
  const { tree } = parseExpression('f(a)', '<test>');
  t.equal(
    dumpTree(tree),
    `Expression(
 body=Call(
  func=Name(
   id='f',
   ctx=Load(),
   lineno=1,
   col_offset=0,
   end_lineno=1,
   end_col_offset=1),
  args=[
   Name(
    id='a',
    ctx=Load(),
    lineno=1,
    col_offset=2,
    end_lineno=1,
    end_col_offset=3)],
  lineno=1,
  col_offset=0,
  end_lineno=1,
  end_col_offset=4))`,
  );
  t.end();
});

t.test('texts are quoted as repr does', t => {
  t.equal(reprText('a\n\t\\\x00é\u200b😀'), "'a\\n\\t\\\\\\x00é\\u200b😀'");
  t.equal(reprText("it's"), '"it\'s"');
  t.equal(reprText('\'"'), "'\\'\"'");
  t.equal(reprConstant({ kind: 'bytes', value: Uint8Array.of(65, 0xff, 10) }), "b'A\\xff\\n'");
  t.end();
});

t.test('floats have the shortest digits, and an exponent where Python writes one', t => {
  const float = (value: number): string => reprConstant({ kind: 'float', value });
  t.strictSame([1, 0.1, 1e16, 1e15, 1.5e-5, 0.0001, 1e22, 123456.789, 0].map(float), [
    '1.0',
    '0.1',
    '1e+16',
    '1000000000000000.0',
    '1.5e-05',
    '0.0001',
    '1e+22',
    '123456.789',
    '0.0',
  ]);
  t.equal(reprConstant({ kind: 'complex', value: 1 }), '1j');
  t.end();
});
