/** The tables of double-double.ts are what its own arithmetic gives. */
import t from 'tap';
import { divide, INVERSE_FACTORIALS, INVERSES, lowPart } from './double-double.js';

t.test('inverses of factorials', t => {
  const high = [1];
  const low = [0];
  for (let n = 1; n <= 30; n++) {
    high.push(divide(high[n - 1]!, low[n - 1]!, n, 0));
    low.push(lowPart[0]!);
  }
  t.same(INVERSE_FACTORIALS, { high, low });
  t.end();
});

t.test('inverses', t => {
  const high = [0];
  const low = [0];
  for (let n = 1; n <= 30; n++) {
    high.push(divide(1, 0, n, 0));
    low.push(lowPart[0]!);
  }
  t.same(INVERSES, { high, low });
  t.end();
});
