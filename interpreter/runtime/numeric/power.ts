/** Powers of doubles. */
export function correctlyRoundedPower(x: number, y: number): number {
  return x ** y;
}
