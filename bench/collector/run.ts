/**
 * The collector's benchmark: a mutator in Wasm with a live heap, short-lived objects, and trees that replace older trees.
 *
 *   node dist/bench/collector/run.js [gigabytes = 20] [megabytes live = 50] [window in KiB = default]
 *
 * For each rate of survival it prints the time, the collector's share, and how much memory was used at most. The mutator does
 * nothing but allocate, about 1 ns a word, so that the shares are those of a program that does nothing else either.
 */
import { deriveHeap, instantiateHeap } from './derive-heap.js';

/** Every so many rounds of 64 boxes and pairs, a tree of 2^DEPTH leaves replaces an older one. */
const RATES = [1_000_000, 500, 100, 20] as const;
const DEPTH = 8;
const TREE_BYTES = (2 ** DEPTH - 1) * 24 + 2 ** DEPTH * 16;
const ROUND_BYTES = 64 * (16 + 24);

interface Report {
  readonly milliseconds: number;
  readonly young: number;
  readonly youngMilliseconds: number;
  readonly longestYoung: number;
  readonly full: number;
  readonly fullMilliseconds: number;
  readonly mostBytes: number;
}

/** Counts and times collections. */
class SafePoints {
  young = 0;
  youngMilliseconds = 0;
  longestYoung = 0;
  full = 0;
  fullMilliseconds = 0;
  mostBytes = 0;

  constructor(readonly heap: ReturnType<typeof instantiateHeap>['heap']) {}

  collect(): void {
    const fullBefore = this.heap.machine('fullCollections');
    this.mostBytes = Math.max(this.mostBytes, this.heap.machine('heapUsed'));
    const start = performance.now();
    this.heap.heap.safePoint();
    const milliseconds = performance.now() - start;
    if (this.heap.machine('fullCollections') === fullBefore) {
      this.young++;
      this.youngMilliseconds += milliseconds;
      this.longestYoung = Math.max(this.longestYoung, milliseconds);
    } else {
      this.full++;
      this.fullMilliseconds += milliseconds;
    }
  }
}

function measure(module: WebAssembly.Module, bytes: number, liveBytes: number, every: number, window: number): Report {
  const { heap, functions } = instantiateHeap(module, 1 << 30);
  if (window !== 0) heap.setMachine('windowBytes', window);
  const slots = Math.floor(liveBytes / TREE_BYTES);
  const live = heap.makeRefItems(slots);
  heap.setMachine('result', live);
  const warmUp = new SafePoints(heap);
  for (let i = 0; i < slots; warmUp.collect()) i = functions.fillLive(live, i, DEPTH);
  const safePoints = new SafePoints(heap);
  const start = performance.now();
  for (let rounds = Math.floor(bytes / (ROUND_BYTES + TREE_BYTES / every)); rounds > 0; safePoints.collect()) {
    rounds -= functions.churn(live, rounds, every, DEPTH);
  }
  return { ...safePoints, milliseconds: performance.now() - start };
}

function print(every: number, bytes: number, report: Report): void {
  const survival = (100 * TREE_BYTES) / (every * ROUND_BYTES + TREE_BYTES);
  const share = (100 * (report.youngMilliseconds + report.fullMilliseconds)) / report.milliseconds;
  console.log(
    `survival ${survival.toFixed(2)}%: ${(report.milliseconds / 1000).toFixed(2)} s, ` +
      `${(bytes / 1e6 / report.milliseconds).toFixed(2)} GB/s, collector ${share.toFixed(1)}% ` +
      `(${report.young} young ${report.youngMilliseconds.toFixed(0)} ms, longest ${report.longestYoung.toFixed(2)} ms; ` +
      `${report.full} full ${report.fullMilliseconds.toFixed(0)} ms), at most ${report.mostBytes >> 20} MiB used`,
  );
}

const [gigabytes = 20, megabytes = 50, window = 0] = process.argv.slice(2).map(Number);
const module = deriveHeap();
for (const every of RATES) {
  print(every, gigabytes * 1e9, measure(module, gigabytes * 1e9, megabytes * 1e6, every, window * 1024));
}
