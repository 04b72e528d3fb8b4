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

/* Tables that a start would have to compute anew; double-double.test.ts does. */

/** 1/0!, 1/1!, 1/2! ... as double-doubles: high parts and low parts. */
export const INVERSE_FACTORIALS: { readonly high: number[]; readonly low: number[] } = {
  high: [
    1, 1, 0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889,
    0.0001984126984126984, 0.0000248015873015873, 0.0000027557319223985893, 2.755731922398589e-7, 2.505210838544172e-8,
    2.08767569878681e-9, 1.6059043836821613e-10, 1.1470745597729725e-11, 7.647163731819816e-13, 4.779477332387385e-14,
    2.8114572543455206e-15, 1.5619206968586225e-16, 8.22063524662433e-18, 4.110317623312165e-19, 1.9572941063391263e-20,
    8.896791392450574e-22, 3.868170170630684e-23, 1.6117375710961184e-24, 6.446950284384474e-26, 2.4795962632247976e-27,
    9.183689863795546e-29, 3.279889237069838e-30, 1.1309962886447716e-31, 3.7699876288159054e-33,
  ],
  low: [
    0, 0, 0, 9.25185853854297e-18, 2.3129646346357427e-18, 1.1564823173178711e-19, -5.3005439543735777e-20,
    1.7209558293420644e-22, 2.1511947866775805e-23, -1.858393274046472e-22, 2.3767714622250297e-23,
    -1.448814070935912e-24, -1.20734505911326e-25, 1.2585294588752098e-26, 2.065551275283075e-28, 7.038728777334533e-30,
    4.399205485834083e-31, 1.6508842730861433e-31, 1.1910679660273754e-32, 2.2141894119604265e-34,
    1.4412973378659534e-36, -1.3643503830087908e-36, -7.911402614872376e-38, -8.843177655482342e-40,
    -3.684657356450976e-41, -1.9330404233703465e-42, -1.2953730964765227e-43, 1.4303150396787325e-45,
    1.511754274402988e-46, 1.0498015412959506e-47, 2.5870347832750324e-49,
  ],
};

/** 1/n for n up to 30 as double-doubles; index 0 is unused. */
export const INVERSES: { readonly high: number[]; readonly low: number[] } = {
  high: [
    0, 1, 0.5, 0.3333333333333333, 0.25, 0.2, 0.16666666666666666, 0.14285714285714285, 0.125, 0.1111111111111111, 0.1,
    0.09090909090909091, 0.08333333333333333, 0.07692307692307693, 0.07142857142857142, 0.06666666666666667, 0.0625,
    0.058823529411764705, 0.05555555555555555, 0.05263157894736842, 0.05, 0.047619047619047616, 0.045454545454545456,
    0.043478260869565216, 0.041666666666666664, 0.04, 0.038461538461538464, 0.037037037037037035, 0.03571428571428571,
    0.034482758620689655, 0.03333333333333333,
  ],
  low: [
    0, 0, 0, 1.850371707708594e-17, 0, -1.1102230246251566e-17, 9.25185853854297e-18, 7.93016446160826e-18, 0,
    6.1679056923619804e-18, -5.551115123125783e-18, -2.523234146875356e-18, 4.625929269271485e-18,
    -4.270088556250602e-18, 3.96508223080413e-18, 9.251858538542971e-19, 0, 8.163404592832033e-19,
    3.0839528461809902e-18, 2.921639538487254e-18, -2.7755575615628915e-18, 2.64338815386942e-18,
    -1.261617073437678e-18, 1.206764157201257e-18, 2.3129646346357427e-18, -8.326672684688674e-19,
    -2.135044278125301e-18, 2.05596856412066e-18, 1.982541115402065e-18, 4.785444071660157e-19, 4.625929269271486e-19,
  ],
};
