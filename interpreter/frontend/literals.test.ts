/** Values of literals. */
import t from 'tap';
import { registerCharacterNames } from './character-names.js';
import { decodeBytes, decodeText, type LiteralReporter, numberValue } from './literals.js';

const reported: string[] = [];
const reporter: LiteralReporter = {
  error(message) {
    throw new Error(message);
  },
  invalidEscape: sequence => reported.push(sequence),
};

const text = (source: string): string => decodeText(source, false, reporter).value;

t.test('integers of any radix and size, floats, imaginary numbers', t => {
  t.strictSame(numberValue('1_000', reporter), { kind: 'int', value: 1000n });
  t.strictSame(numberValue('0xFF', reporter), { kind: 'int', value: 255n });
  t.strictSame(numberValue('123456789012345678901', reporter), { kind: 'int', value: 123456789012345678901n });
  t.strictSame(numberValue('1e400', reporter), { kind: 'float', value: Number.POSITIVE_INFINITY });
  t.strictSame(numberValue('.5', reporter), { kind: 'float', value: 0.5 });
  t.strictSame(numberValue('1_0.5J', reporter), { kind: 'complex', value: 10.5 });
  t.throws(() => numberValue('1'.repeat(4301), reporter), /Exceeds the limit \(4300 digits\)/);
  t.end();
});

t.test('escapes', t => {
  t.equal(text('a\\n\\t\\x41\\u00e9\\U0001F600\\101\\\n!'), 'a\n\tAé😀A!');
  t.equal(decodeText('\\n', true, reporter).value, '\\n');
  t.end();
});

t.test('what is no escape stays, and is reported once', t => {
  reported.length = 0;
  t.equal(text('\\d\\q'), '\\d\\q');
  t.strictSame(reported, ['d']);
  t.end();
});

t.test('an escaped pair of surrogates is two characters, a real astral character is one', t => {
  t.strictSame([...decodeText('\\ud83d\\ude00', false, reporter).codePoints!], [0xd83d, 0xde00]);
  t.equal(decodeText('\\U0001F600', false, reporter).codePoints, null);
  t.equal(decodeText('\\ud83d', false, reporter).codePoints, null);
  t.end();
});

t.test('broken escapes name the position as CPython counts it', t => {
  t.throws(() => text('ab\\x4'), /in position 2-4: truncated \\xXX escape/);
  t.throws(() => text('é\\x'), /in position 10-11: truncated/);
  t.throws(() => text('\\U00110000'), /illegal Unicode character/);
  t.throws(() => text('\\N{no such}'), /unknown Unicode character name/);
  t.throws(() => text('\\N'), /malformed \\N character escape/);
  t.end();
});

t.test('names of characters come from the registered table', t => {
  registerCharacterNames(name => (name === 'BULLET' ? '•' : null));
  t.equal(text('\\N{BULLET}'), '•');
  registerCharacterNames(() => null);
  t.end();
});

t.test('bytes know neither \\u nor \\N', t => {
  reported.length = 0;
  t.strictSame([...decodeBytes('\\x41\\u\\777', false, reporter)], [0x41, 0x5c, 0x75, 0xff]);
  t.strictSame(reported, ['u']);
  t.throws(() => decodeBytes('\\x4', false, reporter), /invalid \\x escape at position 0/);
  t.end();
});
