/** The allocator and the collector in Wasm: every promise of interpreter/gc/scenarios.ts. Run from the project's root. */
import t from 'tap';
import { testHeap } from '../../interpreter/gc/scenarios.js';
import { deriveHeap, instantiateHeap } from './derive-heap.js';

const module = deriveHeap();
testHeap(t, (limit = 1 << 30) => instantiateHeap(module, limit).heap);
