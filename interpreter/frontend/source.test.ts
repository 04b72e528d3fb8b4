/** Decoding of source files. */
import t from 'tap';
import { readSource } from './source.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

/** What a call throws. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return 'nothing';
}

t.test('UTF-8 unless something else is declared', t => {
  t.equal(readSource(new TextEncoder().encode('é'), 'f'), 'é\n');
  t.equal(readSource(bytes('# coding: latin-1\n\xe9'), 'f'), '# coding: latin-1\né\n');
  t.equal(readSource(bytes('#!x\n# -*- coding: cp1252 -*-\n\x80'), 'f'), '#!x\n# -*- coding: cp1252 -*-\n€\n');
  t.equal(readSource(bytes('\xef\xbb\xbfa'), 'f'), 'a\n');
  t.end();
});

t.test('a coding comment counts in the first two lines only, and not after code', t => {
  t.equal(readSource(bytes('\n\n# coding: nonsense\n'), 'f'), '\n\n# coding: nonsense\n');
  t.equal(readSource(bytes('a\n# coding: nonsense\n'), 'f'), 'a\n# coding: nonsense\n');
  t.end();
});

t.test('line ends become \\n, and the last line gets one', t => {
  t.equal(readSource('a\r\nb\rc', 'f'), 'a\nb\nc\n');
  t.equal(readSource('', 'f'), '');
  t.end();
});

t.test('errors', t => {
  t.match(
    thrown(() => readSource('a\0', 'f')),
    { msg: 'source code string cannot contain null bytes' },
  );
  t.match(
    thrown(() => readSource(bytes('# coding: nonsense\n'), 'f')),
    { msg: 'unknown encoding: nonsense' },
  );
  t.match(
    thrown(() => readSource(bytes('a\nb\xff'), 'f')),
    { lineno: 2, offset: 2, msg: /^Non-UTF-8 code starting with '\\xff'/ },
  );
  t.match(
    thrown(() => readSource(bytes('\xef\xbb\xbf# coding: latin-1\n'), 'f')),
    { msg: 'encoding problem: latin-1 with BOM' },
  );
  t.end();
});
