/** FreeRanges against a bitmap. */
import t from 'tap';
import { FreeRanges } from './free-ranges.js';

t.test('hands out the first range that is long enough, and joins what comes back', async t => {
  const ranges = new FreeRanges(10, 20);
  t.equal(ranges.take(4), 10);
  t.equal(ranges.take(4), 14);
  t.equal(ranges.take(4), null);
  ranges.give(10, 4);
  t.equal(ranges.take(5), null, 'the two free ranges do not touch');
  ranges.give(14, 4);
  t.equal(ranges.free, 10);
  t.equal(ranges.take(10), 10);
  t.equal(ranges.take(1), null);
});
t.test('never hands out anything twice, and fails only when no gap is large enough', async t => {
  const SIZE = 200;
  const used = new Array<boolean>(SIZE).fill(false);
  const ranges = new FreeRanges(0, SIZE);
  const taken: [start: number, size: number][] = [];
  let seed = 1;
  const random = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  const hasGap = (size: number): boolean =>
    used.some((_, start) => start + size <= SIZE && used.slice(start, start + size).every(cell => !cell));
  for (let step = 0; step < 5000; step++) {
    if (random(2) === 0 || taken.length === 0) {
      const size = 1 + random(30);
      const start = ranges.take(size);
      if (start === null) t.notOk(hasGap(size), `there is no gap of ${size}`);
      else {
        if (used.slice(start, start + size).some(cell => cell)) t.fail(`${start} was handed out twice`);
        used.fill(true, start, start + size);
        taken.push([start, size]);
      }
    } else {
      const [[start, size]] = taken.splice(random(taken.length), 1) as [[number, number]];
      ranges.give(start, size);
      used.fill(false, start, start + size);
    }
    if (ranges.free !== used.filter(cell => !cell).length) t.fail('the count of what is free is wrong');
  }
});
