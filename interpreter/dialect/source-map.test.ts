/** The source map that goes with generated text. */
import t from 'tap';
import { encodeVlq, MappedText } from './source-map.js';

t.test('VLQ numbers, as the specification of source maps gives them', async t => {
  t.equal([0, 1, -1, 15, 16, -16, 123].map(encodeVlq).join(' '), 'A C D e gB hB 2H');
});
t.test('lines lead back to where they come from', async t => {
  const out = new MappedText();
  out.line('function f() {', { path: 'a.ts', line: 3, column: 7 });
  out.line('return 1;', { path: 'b.ts', line: 1, column: 0 });
  out.line('}');
  t.equal(out.text, 'function f() {\n  return 1;\n}\n');
  t.same(JSON.parse(out.map('out.js')), {
    version: 3,
    file: 'out.js',
    sources: ['a.ts', 'b.ts'],
    names: [],
    mappings: 'AAEO;ACFP;',
  });
});
