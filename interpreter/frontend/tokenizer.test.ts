/** Tokens as text: their kinds' spellings, one line of the program after the other. */
import t from 'tap';
import { tokenize } from './tokenizer.js';
import { Token } from './tokens.js';

const MARKS: Readonly<Partial<Record<Token, string>>> = {
  [Token.EndMarker]: 'END',
  [Token.Newline]: 'NEWLINE',
  [Token.Indent]: 'INDENT',
  [Token.Dedent]: 'DEDENT',
  [Token.Error]: 'ERROR',
};

/** The tokens of a program, separated by blanks. */
function tokens(text: string): string {
  const stream = tokenize(text.endsWith('\n') ? text : text + '\n', '<test>');
  const shown: string[] = [];
  for (let i = 0; i < stream.count; i++) shown.push(MARKS[stream.kind[i]! as Token] ?? stream.spelling(i));
  return shown.join(' ');
}

function error(text: string): string | undefined {
  return tokenize(text, '<test>').error?.msg;
}

t.test('operators: the longest that fits', t => {
  t.equal(tokens('a**=b//c!=d<>e...->f:=g'), 'a **= b // c != d <> e ... -> f := g NEWLINE END');
  t.equal(tokens('a. .b'), 'a . . b NEWLINE END');
  t.end();
});

t.test('indentation becomes tokens, blank lines and comments do not', t => {
  t.equal(
    tokens('if a:\n  b\n\n# c\n   # d\n  e\nf'),
    'if a : NEWLINE INDENT b NEWLINE e NEWLINE DEDENT f NEWLINE END',
  );
  t.end();
});

t.test('line ends count neither in brackets nor after a backslash', t => {
  t.equal(tokens('(a,\n  # c\nb)\nc \\\n+ d'), '( a , b ) NEWLINE c + d NEWLINE END');
  t.end();
});

t.test('a form feed starts the count of columns anew', t => {
  t.equal(tokens('a\n  \fb\n'), 'a NEWLINE b NEWLINE END');
  t.end();
});

t.test('string prefixes in any order and case', t => {
  t.equal(tokens(`rb'a' Br"b" u'c' R'''d\n'''`), `rb'a' Br"b" u'c' R'''d\n''' NEWLINE END`);
  t.equal(error(`ub'a'\n`), "'u' and 'b' prefixes are incompatible");
  t.equal(tokens(`ux 'a'`), `ux 'a' NEWLINE END`);
  t.end();
});

t.test('an f-string is text and replacement fields, whose insides are ordinary tokens', t => {
  t.equal(tokens(`f'a{b!r:>{w}}c{{d'`), `f' a { b ! r : > { w }  } c{ d ' NEWLINE END`);
  t.equal(tokens(`f'{f'{a}'}'`), `f' { f' { a } ' } ' NEWLINE END`);
  t.equal(tokens(`f'{a != b}{x:=5}'`), `f' { a != b } { x : =5 } ' NEWLINE END`);
  t.end();
});

t.test('columns are bytes of UTF-8', t => {
  const stream = tokenize('é = ü\n', '<test>');
  t.strictSame([...stream.column.slice(0, 3)], [0, 3, 5]);
  t.strictSame([...stream.endColumn.slice(0, 3)], [2, 4, 7]);
  t.end();
});

t.test('identifiers are normalised by NFKC, but a lookalike is no keyword', t => {
  const stream = tokenize('ﬁ = 𝐢𝐟\n', '<test>');
  t.equal(stream.names.normalised[stream.value[0]!], 'fi');
  t.equal(stream.kind[2], Token.Name);
  t.end();
});

t.test('numbers end where they must', t => {
  t.equal(tokens('1_000 0xF_f 0o17 0b1 1.e5 .5j 1if 0_0'), '1_000 0xF_f 0o17 0b1 1.e5 .5j 1 if 0_0 NEWLINE END');
  t.equal(error('1__0\n'), 'invalid decimal literal');
  t.equal(error('0b12\n'), "invalid digit '2' in binary literal");
  t.equal(error('0xg\n'), 'invalid hexadecimal literal');
  t.match(error('007\n'), /^leading zeros/);
  t.equal(error('1abc\n'), 'invalid decimal literal');
  t.end();
});

t.test('brackets must match', t => {
  t.equal(error('(]\n'), "closing parenthesis ']' does not match opening parenthesis '('");
  t.equal(error('(\n]\n'), "closing parenthesis ']' does not match opening parenthesis '(' on line 1");
  t.equal(error(')\n'), "unmatched ')'");
  t.equal(error('(\n'), "'(' was never closed");
  t.equal(error('('.repeat(201) + '\n'), 'too many nested parentheses');
  t.end();
});

t.test('indentation that depends on the width of a tab is refused', t => {
  const mixed = tokenize('if a:\n\tb\n        c\n', '<test>').error;
  t.equal(mixed?.kind, 'TabError');
  const back = tokenize('if a:\n    b\n  c\n', '<test>').error;
  t.equal(back?.kind, 'IndentationError');
  t.end();
});
