/**
 * Integers: text, bytes, division, hashes. The expectations are CPython's.
 */
import t from 'tap';
import { hashFloat, hashFrozensetItems, hashInt, hashTupleItems } from './hash.js';
import { intFromBytes, intToBytes } from './int-bytes.js';
import { compareIntFloat, floatDivmod, floatToInt, intToFloat, intTrueDivide } from './int-float.js';
import {
  combinations,
  factorial,
  integerSquareRoot,
  intBitCount,
  intDivmod,
  intPowerModulo,
  roundInt,
} from './int-math.js';
import { intToHex, intToText, parseIntText } from './int-text.js';

t.test('int(text, base)', async t => {
  t.equal(parseIntText(' -1_000 '), -1000n);
  t.equal(parseIntText('0x_fF', 0), 255n);
  t.equal(parseIntText('z', 36), 35n);
  t.equal(parseIntText('00', 0), 0n);
  t.equal(parseIntText('\u0663', 10), 3n);
  for (const bad of ['', '-', '1__0', '_1', '1_', '0x1', '1.0'])
    t.throws(() => parseIntText(bad), { name: 'ValueError' }, bad);
  t.throws(() => parseIntText('010', 0), { message: "invalid literal for int() with base 0: '010'" });
  t.throws(() => parseIntText('1', 37), { message: 'int() base must be >= 2 and <= 36, or 0' });
});

t.test('the limit on decimal digits', async t => {
  const limit = 'Exceeds the limit (4300 digits) for integer string conversion';
  const advice = 'use sys.set_int_max_str_digits() to increase the limit';
  t.throws(() => parseIntText('1'.repeat(4301)), { message: `${limit}: value has 4301 digits; ${advice}` });
  t.throws(() => intToText(10n ** 4300n), { message: `${limit}; ${advice}` });
  t.equal(intToText(10n ** 4300n - 1n).length, 4300);
  t.equal(intToHex(-255n), '-0xff');
});

t.test('to_bytes and from_bytes', async t => {
  t.same([...intToBytes(-2n, 2, 'big', true)], [255, 254]);
  t.equal(intFromBytes(new Uint8Array([254, 255]), 'little', true), -2n);
  t.throws(() => intToBytes(256n, 1, 'big', false), { message: 'int too big to convert' });
  t.throws(() => intToBytes(-1n, 1, 'big', false), { message: "can't convert negative int to unsigned" });
});

t.test('division rounds down, modulo has the sign of the divisor', async t => {
  t.same(intDivmod(-7n, 2n), [-4n, 1n]);
  t.same(intDivmod(7n, -2n), [-4n, -1n]);
  t.same(floatDivmod(-7, 2), [-4, 1]);
  t.same(floatDivmod(1, -0.1), [-10, -5.551115123125783e-17]);
  t.throws(() => intDivmod(1n, 0n), { name: 'ZeroDivisionError', message: 'division by zero' });
});

t.test('true division is correctly rounded at any size', async t => {
  t.equal(intTrueDivide(10n ** 400n + 1n, 10n ** 399n), 10);
  t.equal(intTrueDivide(1n, 3n ** 700n), Number('9.994801429603387e-335'));
  t.equal(intTrueDivide(2n ** 1074n + 1n, 2n ** 2149n), 5e-324);
  t.throws(() => intTrueDivide(10n ** 400n, 3n), { message: 'integer division result too large for a float' });
});

t.test('ints and floats compare exactly', async t => {
  t.equal(compareIntFloat(2n ** 53n + 1n, 2 ** 53), 1);
  t.equal(compareIntFloat(-(10n ** 400n), -Infinity), 1);
  t.ok(Number.isNaN(compareIntFloat(1n, NaN)));
  t.equal(floatToInt(-1e20), -(10n ** 20n));
  t.throws(() => intToFloat(10n ** 400n), { message: 'int too large to convert to float' });
});

t.test('roots, powers and counting', async t => {
  t.equal(integerSquareRoot(10n ** 60n - 1n), 10n ** 30n - 1n);
  t.equal(intPowerModulo(3n, -1n, 7n), 5n);
  t.equal(intPowerModulo(3n, 5n, -7n), -2n);
  t.throws(() => intPowerModulo(2n, -1n, 4n), { message: 'base is not invertible for the given modulus' });
  t.equal(combinations(52n, 5n), 2598960n);
  t.equal(factorial(20n), 2432902008176640000n);
  t.equal(intBitCount(-(2n ** 100n - 1n)), 100);
  t.equal(roundInt(25n, -1), 20n);
});

t.test('hashes agree between equal numbers and with CPython', async t => {
  t.equal(hashInt(-1n), -2n);
  t.equal(hashInt(2n ** 61n - 1n), 0n);
  t.equal(hashFloat(2 ** 100), hashInt(2n ** 100n));
  t.equal(hashFloat(0.5), 1152921504606846976n);
  t.equal(hashTupleItems([]), 5740354900026072187n);
  t.equal(hashTupleItems([1n, 2n]), -3550055125485641917n);
  t.equal(hashFrozensetItems([]), 133146708735736n);
});
