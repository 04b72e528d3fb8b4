/**
 * The math module against values CPython printed on glibc, and its errors in CPython 3.14's words.
 */
import t from 'tap';
import { frexp, nextAfter, ulp } from './float-bits.js';
import { floatPower } from './int-float.js';
import {
  gamma,
  isClose,
  loadExponent,
  logarithm,
  logarithmOfInt,
  logBase2,
  logBase10,
  power,
  remainderToNearest,
  splitFraction,
  UNARY_MATH,
} from './math.js';
import { correctlyRoundedPower } from './power.js';
import { euclideanDistance, euclideanNorm, exactSum, exactSumOfProducts, fusedMultiplyAdd } from './sums.js';
import { correctlyRoundedAtan2 } from './trigonometry.js';

t.test('functions of one float, to the last bit', async t => {
  const table: [string, number, number][] = [
    ['exp', 1, Math.E],
    ['exp', -745.1, 5e-324],
    ['exp', 0.1, 1.1051709180756477],
    ['exp2', 0.5, Math.SQRT2],
    ['sin', 1e22, -0.8522008497671888],
    ['sin', Math.PI, 1.2246467991473532e-16],
    ['cos', 1.5707963267948966, 6.123233995736766e-17],
    ['tan', 0.7853981633974483, 0.9999999999999999],
    ['asin', 0.5, 0.5235987755982989],
    ['acos', -1, Math.PI],
    ['atan', 1e300, 1.5707963267948966],
    ['sinh', 1, 1.1752011936438014],
    ['cosh', 1, 1.5430806348152437],
    ['tanh', 0.5, 0.46211715726000974],
    ['asinh', 1e-10, 1e-10],
    ['acosh', 3, 1.762747174039086],
    ['atanh', 0.5, 0.5493061443340548],
    ['cbrt', 27, 3],
    ['erf', 0.5, 0.5204998778130465],
    ['erfc', 2, 0.004677734981047266],
    ['gamma', 0.5, 1.7724538509055159],
    ['gamma', 5, 24],
    ['lgamma', 3.5, 1.2009736023470738],
    ['log1p', 1e-10, 9.999999999500001e-11],
    ['expm1', 1e-10, 1.00000000005e-10],
  ];
  for (const [name, x, result] of table) t.equal(UNARY_MATH[name](x), result, `${name}(${x})`);
  for (const name of [
    'sin',
    'tan',
    'asin',
    'atan',
    'sinh',
    'tanh',
    'asinh',
    'atanh',
    'expm1',
    'log1p',
    'cbrt',
    'erf',
  ]) {
    t.ok(Object.is(UNARY_MATH[name](-0), -0), `${name}(-0.0) keeps its sign`);
  }
});

t.test('logarithms', async t => {
  t.equal(logarithm(10), Math.LN10);
  t.equal(logBase2(8), 3);
  t.equal(logBase10(1000), 3);
  t.equal(logarithmOfInt(10n ** 400n, logarithm), 921.0340371976182);
  t.throws(() => logarithm(-1), { message: 'expected a positive input, got -1.0' });
  t.throws(() => logarithmOfInt(0n, logarithm), { message: 'expected a positive input' });
});

t.test('powers', async t => {
  t.equal(correctlyRoundedPower(134217729, 2), 134217729 * 134217729);
  t.equal(correctlyRoundedPower(3, 40), 12157665459056929000);
  t.equal(correctlyRoundedPower(10, -5), 1e-5);
  t.equal(correctlyRoundedPower(1.0000001, 1e9), 2.6881038582144647e43);
  t.equal(correctlyRoundedPower(-8, 3), -512);
  t.equal(correctlyRoundedPower(-1, Infinity), 1);
  t.throws(() => power(-1, 0.5), { message: 'math domain error' });
  t.throws(() => power(10, 400), { message: 'math range error' });
  t.throws(() => floatPower(0, -1), { name: 'ZeroDivisionError', message: 'zero to a negative power' });
});

t.test('errors name what was expected', async t => {
  const table: [string, number, string][] = [
    ['sqrt', -1, 'expected a nonnegative input, got -1.0'],
    ['sin', Infinity, 'expected a finite input, got inf'],
    ['acos', 2, 'expected a number in range from -1 up to 1, got 2.0'],
    ['acosh', 0.5, 'expected argument value not less than 1, got 0.5'],
    ['atanh', 1, 'expected a number between -1 and 1, got 1.0'],
    ['log1p', -1, 'expected argument value > -1, got -1.0'],
    ['gamma', -1, 'expected a noninteger or positive integer, got -1.0'],
    ['exp', 1000, 'math range error'],
  ];
  for (const [name, x, message] of table) t.throws(() => UNARY_MATH[name](x), { message }, name);
  t.equal(gamma(Infinity), Infinity);
});

t.test('angles in every quadrant', async t => {
  t.equal(correctlyRoundedAtan2(1, -1), 2.356194490192345);
  t.equal(correctlyRoundedAtan2(-0, -1), -Math.PI);
  t.equal(correctlyRoundedAtan2(-3, -7), -2.7367008673047097);
});

t.test('exact sums', async t => {
  t.equal(exactSum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]), 1);
  t.equal(exactSum([1e16, 1, 1e-16]), 10000000000000002);
  t.throws(() => exactSum([1e308, 1e308]), { message: 'intermediate overflow in fsum' });
  t.throws(() => exactSum([Infinity, -Infinity]), { message: '-inf + inf in fsum' });
  t.equal(exactSumOfProducts([1e16, 1, -1e16], [1, 1, 1]), 1);
  t.equal(euclideanNorm([3 * 2 ** 600, 4 * 2 ** 600]), 5 * 2 ** 600);
  t.equal(euclideanDistance([1, 2], [4, 6]), 5);
  t.equal(fusedMultiplyAdd(0.1, 10, -1), 5.551115123125783e-17);
});

t.test('the parts of a float', async t => {
  t.same(frexp(-10), { mantissa: -0.625, exponent: 4 });
  t.same(splitFraction(-2.5), [-0.5, -2]);
  t.equal(loadExponent(1, -1074n), 5e-324);
  t.equal(nextAfter(0, -1), -5e-324);
  t.equal(ulp(1), 2 ** -52);
  t.equal(remainderToNearest(5, 2), 1);
  t.equal(remainderToNearest(7, 2), -1);
  t.ok(isClose(1, 1 + 1e-10, 1e-9, 0));
});
