/** The module math: the functions of runtime/numeric, with Python's arguments. */
import type { Ref } from '../../interpreter/dialect/rts.js';
import { NULL } from '../../interpreter/heap/well-known.js';
import { native, type ModuleDefinition, type NativeDefinition } from '../../interpreter/runtime/native.js';
import { frexp, ulp } from '../../interpreter/runtime/numeric/float-bits.js';
import { ceilToInt, floatToInt, floorToInt } from '../../interpreter/runtime/numeric/int-float.js';
import {
  combinations,
  factorial,
  greatestCommonDivisor,
  integerSquareRoot,
  leastCommonMultiple,
  permutations,
} from '../../interpreter/runtime/numeric/int-math.js';
import * as M from '../../interpreter/runtime/numeric/math.js';
import {
  euclideanDistance,
  euclideanNorm,
  exactSum,
  exactSumOfProducts,
  fusedMultiplyAdd,
} from '../../interpreter/runtime/numeric/sums.js';
import { correctlyRoundedAtan2 } from '../../interpreter/runtime/numeric/trigonometry.js';
import type { Space } from '../../interpreter/runtime/space.js';
import { builtinItems, FALLBACK } from '../../interpreter/runtime/types/support.js';

const unary = (name: string, compute: (x: number) => number): NativeDefinition =>
  native(name, '(x, /)', (space, x) => space.float(compute(space.double(x))), {
    fast: name === 'sqrt' ? 'SQUARE_ROOT' : `math.${name}`,
  });
/** sin, cos: RTS knows it of most angles, which begin `turn` steps of pi/128 further on for it. */
const turned = (name: string, turn: number): NativeDefinition =>
  native(
    name,
    '(x, /)',
    (space, x) => {
      const angle = space.double(x);
      const quick = space.rts.quickSine(angle, turn);
      return space.float(Number.isNaN(quick) ? M.UNARY_MATH[name]!(angle) : quick);
    },
    { fast: `math.${name}` },
  );
const binary = (name: string, signature: string, compute: (x: number, y: number) => number): NativeDefinition =>
  native(name, signature, (space, x, y) => space.float(compute(space.double(x), space.double(y))));
const test = (name: string, holds: (x: number) => boolean): NativeDefinition =>
  native(name, '(x, /)', (space, x) => space.bool(holds(space.double(x))));
const integer = (space: Space, r: Ref): bigint => space.bigint(space.indexObject(r));
/** The items of any iterable as doubles. */
const doubles = (space: Space, iterable: Ref): number[] =>
  (builtinItems(space, iterable) ?? [...space.iterate(iterable)]).map(item => space.double(item));

/** log, log2, log10 of a float or of an int of any size. */
function logarithm(space: Space, x: Ref, log: (x: number) => number): number {
  if (space.isInt(x)) return M.logarithmOfInt(space.bigint(x), log);
  return log(space.double(x));
}
const logarithmFunction = (name: string, log: (x: number) => number): NativeDefinition =>
  native(name, '(x, /)', (space, x) => space.float(logarithm(space, x, log)));

/** floor, ceil, trunc: of numbers here, of other objects by their special method. */
function rounding(name: string, special: string, convert: (x: number) => bigint): NativeDefinition {
  return native(name, '(x, /)', (space, x) => {
    if (space.isFloat(x)) return space.int(convert(space.floatValue(x)));
    const method = space.lookupSpecial(x, special);
    if (method !== NULL) return space.call(method, x);
    if (special === '__trunc__') {
      throw space.error('TypeError', `type ${space.typeName(x)} doesn't define __trunc__ method`);
    }
    return space.int(convert(space.double(x)));
  });
}
const folded = (name: string, start: bigint, step: (a: bigint, b: bigint) => bigint): NativeDefinition =>
  native(name, '(*integers)', (space, integers: Ref[]) =>
    space.int(integers.map(r => integer(space, r)).reduce(step, start)),
  );
const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** math.prod of ints and floats; other items go to Python. */
function product(space: Space, iterable: Ref, start: Ref): Ref | number {
  const items = builtinItems(space, iterable);
  if (items === null) return FALLBACK;
  const factors = start === NULL ? items : [start, ...items];
  if (factors.every(r => space.isInt(r))) {
    return space.int(factors.reduce((total, r) => total * space.bigint(r), 1n));
  }
  if (!factors.every(r => space.isInt(r) || space.isFloat(r))) return FALLBACK;
  return space.float(factors.reduce((total, r) => total * space.double(r), 1));
}
function point(space: Space, r: Ref): number[] {
  return doubles(space, r);
}
const functions: readonly NativeDefinition[] = [
  ...Object.entries(M.UNARY_MATH)
    .filter(([name]) => name !== 'sin' && name !== 'cos')
    .map(([name, compute]) => unary(name, compute)),
  turned('sin', 0),
  turned('cos', 64),
  native('log', '(x, base=None, /)', (space, x, base) => {
    const value = logarithm(space, x, M.logarithm);
    if (base === NULL) return space.float(value);
    return space.float(M.logarithmToBase(value, logarithm(space, base, M.logarithm)));
  }),
  logarithmFunction('log2', M.logBase2),
  logarithmFunction('log10', M.logBase10),
  binary('atan2', '(y, x, /)', correctlyRoundedAtan2),
  binary('pow', '(x, y, /)', M.power),
  binary('fmod', '(x, y, /)', M.remainderTowardsZero),
  binary('remainder', '(x, y, /)', M.remainderToNearest),
  binary('copysign', '(x, y, /)', M.copySign),
  native('fma', '(x, y, z, /)', (space, x, y, z) =>
    space.float(fusedMultiplyAdd(space.double(x), space.double(y), space.double(z))),
  ),
  native('hypot', '(*coordinates)', (space, coordinates: Ref[]) =>
    space.float(euclideanNorm(coordinates.map(r => space.double(r)))),
  ),
  native('dist', '(p, q, /)', (space, p, q) => {
    const [a, b] = [point(space, p), point(space, q)];
    if (a.length !== b.length) {
      throw space.error('ValueError', 'both points must have the same number of dimensions');
    }
    return space.float(euclideanDistance(a, b));
  }),
  native('fsum', '(seq, /)', (space, iterable) => space.float(exactSum(doubles(space, iterable)))),
  native('sumprod', '(p, q, /)', (space, p, q) => {
    const [a, b] = [p, q].map(r => builtinItems(space, r) ?? [...space.iterate(r)]);
    if (a!.length !== b!.length) throw space.error('ValueError', 'Inputs are not the same length');
    if ([...a!, ...b!].every(r => space.isInt(r))) {
      return space.int(a!.reduce((total, r, k) => total + space.bigint(r) * space.bigint(b![k]!), 0n));
    }
    return space.float(
      exactSumOfProducts(
        a!.map(r => space.double(r)),
        b!.map(r => space.double(r)),
      ),
    );
  }),
  native('prod', '(iterable, /, *, start=1)', product, { appLevel: 'math_prod' }),
  rounding('floor', '__floor__', floorToInt),
  rounding('ceil', '__ceil__', ceilToInt),
  rounding('trunc', '__trunc__', floatToInt),
  test('isfinite', Number.isFinite),
  test('isinf', x => x === Infinity || x === -Infinity),
  test('isnan', Number.isNaN),
  native('isclose', '(a, b, *, rel_tol=1e-09, abs_tol=0.0)', (space, a, b, relative, limit) =>
    space.bool(
      M.isClose(
        space.double(a),
        space.double(b),
        relative === NULL ? 1e-9 : space.double(relative),
        limit === NULL ? 0 : space.double(limit),
      ),
    ),
  ),
  native('frexp', '(x, /)', (space, x) => {
    const { mantissa, exponent } = frexp(space.double(x));
    return space.tuple([space.float(mantissa), space.int(exponent)]);
  }),
  native('ldexp', '(x, i, /)', (space, x, i) => {
    if (!space.isInt(i)) throw space.error('TypeError', 'Expected an int as second argument to ldexp.');
    return space.float(M.loadExponent(space.double(x), space.bigint(i)));
  }),
  native('modf', '(x, /)', (space, x) => space.tuple(M.splitFraction(space.double(x)).map(part => space.float(part)))),
  native('nextafter', '(x, y, /, *, steps=None)', (space, x, y, steps) => {
    const count = steps === NULL || steps === space.none ? 1n : integer(space, steps);
    return space.float(M.nextAfterCounted(space.double(x), space.double(y), count));
  }),
  unary('ulp', ulp),
  folded('gcd', 0n, greatestCommonDivisor),
  native('lcm', '(*integers)', (space, integers: Ref[]) =>
    space.int(integers.map(r => absolute(integer(space, r))).reduce(leastCommonMultiple, 1n)),
  ),
  native('isqrt', '(n, /)', (space, n) => space.int(integerSquareRoot(integer(space, n)))),
  native('factorial', '(n, /)', (space, n) => space.int(factorial(integer(space, n)))),
  native('comb', '(n, k, /)', (space, n, k) => space.int(combinations(integer(space, n), integer(space, k)))),
  native('perm', '(n, k=None, /)', (space, n, k) => {
    const total = integer(space, n);
    return space.int(k === NULL || k === space.none ? factorial(total) : permutations(total, integer(space, k)));
  }),
];
export const mathModule: ModuleDefinition = {
  name: 'math',
  doc: 'Mathematical functions defined by the C standard.',
  functions,
  constants: space => ({
    pi: space.float(Math.PI),
    e: space.float(Math.E),
    tau: space.float(2 * Math.PI),
    inf: space.float(Infinity),
    nan: space.float(Number.NaN),
  }),
};
