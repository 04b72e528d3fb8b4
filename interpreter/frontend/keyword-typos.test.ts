/** Mistyped keywords and what is suggested for them. */
import t from 'tap';
import { suggestKeyword } from './keyword-typos.js';
import { parseModule } from './parser.js';
import { PySyntaxError } from './syntax-errors.js';

function suggestion(source: string): PySyntaxError | null {
  try {
    parseModule(source, '<test>');
  } catch (error) {
    if (error instanceof PySyntaxError) return suggestKeyword(error, source);
  }
  throw new Error('accepted');
}

t.test('a keyword that makes the line parse is suggested', t => {
  for (const [source, keyword] of [
    ['whille True:\n  pass', 'while'],
    ['fro x in y:\n  pass', 'for'],
    ['improt os', 'import'],
    ['form os import path', 'from'],
    ['dfe f():\n  pass', 'def'],
    ['calss A:\n  pass', 'class'],
    ['a = b iff c else d', 'if'],
  ] as const) {
    t.equal(suggestion(source)?.msg, `invalid syntax. Did you mean '${keyword}'?`, source);
  }
  t.end();
});

t.test('its place is the mistyped word', t => {
  t.match(suggestion('  \nx = 1\nwhille True:\n  pass'), { lineno: 3, offset: 1, end_offset: 7, text: 'whille True:' });
  t.end();
});

t.test('nothing is suggested where no keyword helps, or the message says more already', t => {
  t.equal(suggestion('a b'), null);
  t.equal(suggestion('f() = 1'), null);
  t.end();
});
