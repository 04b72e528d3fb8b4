/**
 * tpy's own invalid programs: each is refused, or warned about, as its header says; and where pyodide is installed, CPython
 * 3.14 confirms every header and prints the same traceback.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import t from 'tap';
import { describeJudgement, parseCorpus, readCorpora, writeCorpus } from '../conformance/syntax-error-corpus.js';
import { registerCharacterNames } from '../interpreter/frontend/character-names.js';
import { corpusFolder } from './check-syntax-errors.js';
import { judgeHere } from './judgement.js';

const corpora = readCorpora(corpusFolder());
registerCharacterNames(() => null);

t.test('every program is refused in the words and at the place that its header says', t => {
  for (const [file, { examples }] of corpora) {
    const wrong = examples.flatMap(({ line, mode, source, expected }) => {
      const found = describeJudgement(judgeHere(source, mode));
      return found === expected ? [] : [`${file}:${line}: ${found}, expected ${expected}`];
    });
    t.same(wrong, [], `${file}: ${examples.length} programs`);
  }
  t.end();
});

t.test('there are at least three hundred, with every kind of error and with warnings', t => {
  const expected = [...corpora.values()].flatMap(corpus => corpus.examples.map(example => example.expected));
  t.ok(expected.length >= 300);
  for (const kind of ['SyntaxError', 'IndentationError', 'TabError', 'SyntaxWarning']) {
    t.ok(
      expected.some(text => text.startsWith(`${kind} `)),
      kind,
    );
  }
  t.end();
});

t.test('a corpus file is read and written without loss', t => {
  const text = 'About.\n=== SyntaxError 1:3-1:4 invalid syntax\na b\n===!single \nif x:\n  y\n===eval accepted\n1\n';
  const corpus = parseCorpus(text, 'test.txt');
  t.equal(writeCorpus(corpus), text);
  t.match(corpus.examples, [
    { line: 2, mode: 'exec', source: 'a b\n', expected: 'SyntaxError 1:3-1:4 invalid syntax' },
    { line: 4, mode: 'single', source: 'if x:\n  y', expected: '' },
    { line: 7, mode: 'eval', source: '1\n', expected: 'accepted' },
  ]);
  t.end();
});

t.test('CPython 3.14 says the same', { skip: hasPyodide() ? false : 'pyodide is not installed' }, async t => {
  const { loadOracle } = await import('./oracle.js');
  const oracle = await loadOracle();
  for (const [file, { examples }] of corpora) {
    const wrong = examples.flatMap(({ line, mode, source, expected }) => {
      const there = oracle.judge(source, mode);
      const here = judgeHere(source, mode);
      const isSame = describeJudgement(there) === expected && here.error?.printed === there.error?.printed;
      return isSame ? [] : [`${file}:${line}: ${there.error?.printed ?? describeJudgement(there)}`];
    });
    t.same(wrong, [], file);
  }
});

function hasPyodide(): boolean {
  try {
    return existsSync(createRequire(import.meta.url).resolve('pyodide/package.json'));
  } catch {
    return false;
  }
}
