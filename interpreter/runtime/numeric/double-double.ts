/**
 * Double-double arithmetic: a number as the unevaluated sum of two doubles, about 106 bits of precision.
 *
 * The elementary functions compute in it and round once at the end, which makes their results correctly rounded except
 * when the true value lies within some 2**-90 of the middle between two doubles. Only + - * / and sqrt are used, which
 * IEEE 754 fixes bit by bit, so every engine gives the same results; there is no fused multiply-add to rely on.
 *
 * To avoid allocating pairs, every function returns the high part and leaves the low part in `lowPart`, which the caller reads
 * at once. The error-free transformations are Knuth's and Dekker's.
 */

/** The low part of the last result; an array, because V8 would box a module variable at every store. */
export const lowPart = new Float64Array(1);

const SPLITTER = 134217729;

/** a + b exactly. */
export function twoSum(a: number, b: number): number {
  const sum = a + b;
  const part = sum - a;
  lowPart[0] = a - (sum - part) + (b - part);
  return sum;
}

/** a + b exactly, when |a| >= |b|. */
export function quickTwoSum(a: number, b: number): number {
  const sum = a + b;
  lowPart[0] = b - (sum - a);
  return sum;
}

/** a * b exactly; the factors are below 2**990 in magnitude and the product is far from the subnormal range. */
export function twoProduct(a: number, b: number): number {
  const product = a * b;
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  lowPart[0] = lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
  return product;
}

/** (a + b) for double-doubles. */
export function add(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  let high = twoSum(aHigh, bHigh);
  const error = lowPart[0];
  const lowSum = twoSum(aLow, bLow);
  const lowError = lowPart[0];
  high = quickTwoSum(high, error + lowSum);
  return quickTwoSum(high, lowPart[0] + lowError);
}

/** (a * b) for double-doubles. */
export function multiply(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const product = twoProduct(aHigh, bHigh);
  return quickTwoSum(product, lowPart[0] + (aHigh * bLow + aLow * bHigh));
}

/** (a * b) for a double-double and a double. */
export function scale(aHigh: number, aLow: number, b: number): number {
  const product = twoProduct(aHigh, b);
  return quickTwoSum(product, lowPart[0] + aLow * b);
}

/** (a / b) for double-doubles. */
export function divide(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const first = aHigh / bHigh;
  let rest = scale(bHigh, bLow, first);
  rest = add(aHigh, aLow, -rest, -lowPart[0]);
  const restLow = lowPart[0];
  const second = (rest + restLow) / bHigh;
  let rest2 = scale(bHigh, bLow, second);
  rest2 = add(rest, restLow, -rest2, -lowPart[0]);
  const third = rest2 / bHigh;
  const high = quickTwoSum(first, second);
  return quickTwoSum(high, lowPart[0] + third);
}

/** The square root of a non-negative double-double. */
export function squareRootOf(aHigh: number, aLow: number): number {
  if (aHigh === 0) {
    lowPart[0] = 0;
    return 0;
  }
  const first = Math.sqrt(aHigh);
  const square = twoProduct(first, first);
  const rest = add(aHigh, aLow, -square, -lowPart[0]);
  const restLow = lowPart[0];
  const second = rest / (2 * first);
  const third = (restLow - second * second) / (2 * first);
  const high = quickTwoSum(first, second);
  return quickTwoSum(high, lowPart[0] + third);
}

/** 1/0!, 1/1!, 1/2! ... as double-doubles: high parts and low parts. */
export const INVERSE_FACTORIALS: { high: number[]; low: number[] } = (() => {
  const table = { high: [1], low: [0] };
  for (let n = 1; n <= 30; n++) {
    table.high.push(divide(table.high[n - 1], table.low[n - 1], n, 0));
    table.low.push(lowPart[0]);
  }
  return table;
})();

/** 1/n for n up to 30 as double-doubles; index 0 is unused. */
export const INVERSES: { high: number[]; low: number[] } = (() => {
  const table = { high: [0], low: [0] };
  for (let n = 1; n <= 30; n++) {
    table.high.push(divide(1, 0, n, 0));
    table.low.push(lowPart[0]);
  }
  return table;
})();
