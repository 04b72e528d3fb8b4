/**
 * Float text against values CPython printed: repr, fixed rounding, hex, and parsing.
 */
import t from 'tap';
import { parseFloatText, parseHexFloat } from './float-parse.js';
import {
  asIntegerRatio,
  formatExponent,
  formatFixed,
  formatGeneral,
  hexFloat,
  reprFloat,
  roundFloat,
  roundHalfEven,
} from './float-repr.js';

t.test('repr shows the shortest digits, with an exponent below 1e-4 and from 1e16', async t => {
  const table: [number, string][] = [
    [0.1, '0.1'],
    [1, '1.0'],
    [-0, '-0.0'],
    [1e16, '1e+16'],
    [9999999999999998, '9999999999999998.0'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [1.5e300, '1.5e+300'],
    [Infinity, 'inf'],
    [NaN, 'nan'],
  ];
  for (const [value, text] of table) t.equal(reprFloat(value), text);
});

t.test('fixed and exponential layouts break ties to even on the exact value', async t => {
  t.equal(formatFixed(0.5, 0), '0');
  t.equal(formatFixed(2.5, 0), '2');
  t.equal(formatFixed(1.125, 2), '1.12');
  t.equal(formatFixed(1.005, 2), '1.00');
  t.equal(formatFixed(0.1, 55), '0.1000000000000000055511151231257827021181583404541015625');
  t.equal(formatFixed(5e-324, 2), '0.00');
  t.equal(formatFixed(1e22, 1), '10000000000000000000000.0');
  t.equal(formatFixed(0.1, 110).length, 112);
  t.equal(formatFixed(5e-324, 5000).length, 5002);
  t.equal(formatExponent(0.1, 1000).slice(-5), '0e-01');
  t.equal(formatExponent(12500, 1), '1.2e+04');
  t.equal(formatExponent(0, 2), '0.00e+00');
  t.equal(formatGeneral(1234567, 6), '1.23457e+06');
  t.equal(formatGeneral(0.0001, 6), '0.0001');
});

t.test('round is exact in decimal', async t => {
  t.equal(roundFloat(2.675, 2), 2.67);
  t.equal(roundFloat(0.5, 0), 0);
  t.equal(roundFloat(125, -1), 120);
  t.equal(roundFloat(-0.04, 1), -0);
  t.equal(roundHalfEven(-2.5), -2);
  t.throws(() => roundFloat(1.7976931348623157e308, -308), { message: 'rounded value too large to represent' });
});

t.test('hex form and back', async t => {
  t.equal(hexFloat(0.1), '0x1.999999999999ap-4');
  t.equal(hexFloat(5e-324), '0x0.0000000000001p-1022');
  t.equal(parseHexFloat('0x1.00000000000008p0'), 1);
  t.equal(parseHexFloat('-0x.8p1'), -1);
  t.throws(() => parseHexFloat('0x'), { message: 'invalid hexadecimal floating-point string' });
  t.throws(() => parseHexFloat('0x1p9999'), { name: 'OverflowError' });
});

t.test('float(text) accepts underscores between digits, Unicode digits and spaces', async t => {
  t.equal(parseFloatText(' 1_000.5e-1\n'), 100.05);
  t.equal(parseFloatText('\u2003\u0661\u0662'), 12);
  t.equal(parseFloatText('-Infinity'), -Infinity);
  for (const bad of ['', '1__0', '_1', '1_', '0x10', '1e', '.', 'infin', '\x1c1']) {
    t.throws(() => parseFloatText(bad), { name: 'ValueError' }, JSON.stringify(bad));
  }
  t.throws(() => parseFloatText("a'"), { message: `could not convert string to float: "a'"` });
});

t.test('as_integer_ratio is in lowest terms', async t => {
  t.same(asIntegerRatio(-0.75), [-3n, 4n]);
  t.same(asIntegerRatio(2 ** 70), [2n ** 70n, 1n]);
  t.throws(() => asIntegerRatio(Infinity), { message: 'cannot convert Infinity to integer ratio' });
});
