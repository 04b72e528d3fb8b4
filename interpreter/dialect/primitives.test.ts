/** The table of words and the declarations in rts.ts say the same. */
import fs from 'node:fs';
import t from 'tap';
import { OPERATORS, WORDS } from './primitives.js';
import { STRUCTURAL_WORDS } from './program.js';

const text = fs.readFileSync('interpreter/dialect/rts.ts', 'utf8');
const declared = new Map(
  [...text.matchAll(/^export declare function (\w+)(?:<T>)?\(([^)]*)\): (\w+);/gm)].map(([, name, params, result]) => [
    name!,
    `${params!
      .split(',')
      .map(p => p.split(':')[1]?.trim() ?? '')
      .filter(Boolean)
      .join(' ')} > ${result}`,
  ]),
);
const operators = new Set(Object.values(OPERATORS).flatMap(byType => Object.values(byType)));
const unspoken = new Set(['i32mul', 'not', 'fneg', 'wordOf', 'refOf']);

t.test('each declared word has a row with its signature, and each row is declared or an operator', async t => {
  const typeName = (type: string) => (type === 'ref' ? 'Ref' : type);
  for (const [name, signature] of declared) {
    if (STRUCTURAL_WORDS.has(name)) continue;
    const word = WORDS.get(name);
    t.ok(word, `${name} is in the table`);
    if (word) t.equal(`${word.params.map(typeName).join(' ')} > ${typeName(word.result)}`, signature, name);
  }
  for (const word of WORDS.values())
    t.ok(declared.has(word.name) || operators.has(word.name) || unspoken.has(word.name), `${word.name} can be written`);
  for (const name of STRUCTURAL_WORDS) t.ok(declared.has(name) || /AnyLayout/.test(text), `${name} is declared`);
});
t.test('each row has all its parts', async t => {
  for (const word of WORDS.values()) {
    if (word.category === 'value') t.ok(word.evaluate && word.wasm && word.ir !== '', word.name);
    if (word.category === 'raw') t.ok(word.wasm && word.js !== null && word.ir === null, word.name);
  }
});
