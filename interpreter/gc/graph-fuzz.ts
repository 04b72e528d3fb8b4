/**
 * A random mutator for tests: it builds and rewires a graph of heap objects and the same graph of JavaScript objects, lets
 * collections happen, and compares what is reachable. The JavaScript graph is the truth. Plain TypeScript.
 */
import { FloatObject, RefItems, Tuple } from '../heap/layouts.js';
import { MapOf } from '../heap/well-known.js';
import type { TestHeap } from './test-heap.js';

/** The shadow of a heap object: a leaf holds a number, a node holds children (a number is a small int, null is NULL). */
interface Shadow {
  readonly address: number;
  readonly leaf: number | undefined;
  readonly children: (Shadow | number | null)[];
}

/** xorshift32: the same sequence for the same seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export class GraphFuzz {
  readonly #heap: TestHeap;
  readonly #random: (below: number) => number;
  readonly #frame: number;
  readonly #roots: (Shadow | number | null)[];
  allocatedBytes = 0;

  /** `roots` registers of one frame are the roots. */
  constructor(heap: TestHeap, seed: number, roots = 40) {
    this.#heap = heap;
    this.#random = randomNumbers(seed);
    this.#frame = heap.pushFrame(heap.makeCode(roots), 64);
    this.#roots = new Array<null>(roots).fill(null);
  }

  /** Makes `steps` random changes: new objects, new edges, dropped roots. */
  mutate(steps: number): void {
    for (let i = 0; i < steps; i++) {
      const choice = this.#random(10);
      if (choice < 5) this.#setRoot(this.#random(this.#roots.length), this.#allocate());
      else if (choice < 9) this.#rewire();
      else this.#setRoot(this.#random(this.#roots.length), null);
    }
  }

  /** Walks both graphs from the roots. Answers how many objects are reachable; throws at the first difference. */
  compare(): number {
    const seen = new Set<Shadow>();
    const pending: Shadow[] = [];
    const meet = (shadow: Shadow | number | null, word: number, where: string): void => {
      const expected = shadow === null ? 0 : typeof shadow === 'number' ? shadow * 2 + 1 : shadow.address;
      if (expected !== word) throw new Error(`${where} holds ${word}, not ${expected}`);
      if (shadow === null || typeof shadow === 'number' || seen.has(shadow)) return;
      seen.add(shadow);
      pending.push(shadow);
    };
    for (const [i, root] of this.#roots.entries()) meet(root, this.#heap.word(this.#frame + 4 * i), `root ${i}`);
    for (let shadow = pending.pop(); shadow !== undefined; shadow = pending.pop()) this.#compareObject(shadow, meet);
    return seen.size;
  }

  #compareObject(shadow: Shadow, meet: (shadow: Shadow | number | null, word: number, where: string) => void): void {
    const { address, leaf, children } = shadow;
    if (leaf !== undefined) {
      const value = this.#heap.memory.f64[(address + FloatObject.value.offset) >> 3];
      if (value !== leaf) throw new Error(`the float at ${address} is ${value}, not ${leaf}`);
      return;
    }
    if (this.#heap.word(address + RefItems.length.offset) !== children.length)
      throw new Error(`the array at ${address} has another length`);
    for (const [i, child] of children.entries()) meet(child, this.#heap.item(address, i), `item ${i} of ${address}`);
  }

  #setRoot(index: number, value: Shadow | number | null): void {
    this.#roots[index] = value;
    this.#heap.setWord(this.#frame + 4 * index, this.#wordOf(value));
  }

  #wordOf(value: Shadow | number | null): number {
    return value === null ? 0 : typeof value === 'number' ? value * 2 + 1 : value.address;
  }

  /** Sizes from one word to several blocks, small ones more often. */
  #allocate(): Shadow {
    const kind = this.#random(100);
    if (kind < 30) return this.#makeLeaf();
    const length = kind < 80 ? this.#random(12) : kind < 97 ? this.#random(400) : this.#random(12000);
    const map = this.#random(2) === 0 ? MapOf['TUPLE']! : MapOf['REF_ITEMS']!;
    const address = this.#heap.makeArray(map, length);
    this.allocatedBytes += Tuple.descriptor.size + 4 * length;
    const children: (Shadow | number | null)[] = new Array<null>(length).fill(null);
    const shadow: Shadow = { address, leaf: undefined, children };
    for (let i = 0; i < Math.min(length, 6); i++) this.#setChild(shadow, this.#random(length), this.#pick());
    return shadow;
  }

  #makeLeaf(): Shadow {
    const leaf = this.#random(1 << 30) / 3;
    const address = this.#heap.make(MapOf['FLOAT']!, FloatObject.descriptor);
    this.allocatedBytes += FloatObject.descriptor.size;
    this.#heap.memory.f64[(address + FloatObject.value.offset) >> 3] = leaf;
    return { address, leaf, children: [] };
  }

  #setChild(parent: Shadow, index: number, value: Shadow | number | null): void {
    parent.children[index] = value;
    this.#heap.setItem(parent.address, index, this.#wordOf(value));
  }

  /** An object somewhere in the graph, a small int, or NULL. */
  #pick(): Shadow | number | null {
    const choice = this.#random(10);
    if (choice === 0) return this.#random(1000) - 500;
    let at = this.#roots[this.#random(this.#roots.length)]!;
    for (
      let depth = this.#random(6);
      depth > 0 && at !== null && typeof at !== 'number' && at.children.length > 0;
      depth--
    ) {
      at = at.children[this.#random(at.children.length)]! ?? at;
    }
    return at ?? null;
  }

  #rewire(): void {
    const parent = this.#pick();
    if (parent === null || typeof parent === 'number' || parent.children.length === 0) return;
    const value = this.#random(4) === 0 ? this.#allocate() : this.#pick();
    this.#setChild(parent, this.#random(parent.children.length), value);
  }
}
