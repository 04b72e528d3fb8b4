/**
 * What the allocator and the collector promise, as tests. Plain TypeScript: they run over the functions of heap/ and gc/
 * however derived, in JavaScript beside this file and in Wasm beside the translator.
 */
import type { Test } from 'tap';
import type { Ref } from '../dialect/rts.js';
import { encodeText, findInterned, hashOfText } from '../heap/find-interned.js';
import { HandleScope, PersistentHandles } from '../heap/handles.js';
import { Heap, Reservation, SafePoint, SideTable, TraceOffset } from '../heap/heap-constants.js';
import { BigInteger, FloatObject, ObjectFlags, WeakReference } from '../heap/layouts.js';
import { FrameHeader, Interrupts } from '../heap/machine.js';
import { MapOf } from '../heap/well-known.js';
import { Collector } from './collector.js';
import { GraphFuzz, randomNumbers } from './graph-fuzz.js';
import { HostEntries } from './host-entries.js';
import type { TestHeap } from './test-heap.js';
import { verifyHeap } from './verify-heap.js';

/** Makes a fresh heap of at most `limit` bytes. */
export type MakeHeap = (limit?: number) => TestHeap;
type Scenario = (t: Test, makeHeap: MakeHeap) => void;

const MIB = 1 << 20;
const FLOAT = MapOf['FLOAT']!;
const makeFloat = (heap: TestHeap): number => heap.make(FLOAT, FloatObject.descriptor);
const isAlive = (heap: TestHeap, object: number): boolean => Number(heap.heap.isMarked(object)) !== 0;

/** Runs every scenario as a subtest. */
export function testHeap(t: Test, makeHeap: MakeHeap): void {
  for (const [name, scenario] of Object.entries(scenarios)) {
    t.test(name, async subtest => scenario(subtest, makeHeap));
  }
}

const scenarios: Record<string, Scenario> = {
  'objects lie one after the other in a hole': (t, makeHeap) => {
    const heap = makeHeap();
    const first = makeFloat(heap);
    t.equal(makeFloat(heap), first + 16);
    t.equal(makeFloat(heap), first + 32);
  },

  'a collection is asked for when enough was allocated, and only then': (t, makeHeap) => {
    const heap = makeHeap();
    const window = heap.machine('collectionTrigger');
    for (let bytes = 0; bytes < window - Heap.BLOCK; bytes += 16) makeFloat(heap);
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, 0);
    for (let bytes = 0; bytes < 2 * Heap.BLOCK; bytes += 16) makeFloat(heap);
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, Interrupts.COLLECT);
    t.equal(heap.heap.safePoint(), SafePoint.COLLECTED);
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, 0);
  },

  'garbage is reused: the heap does not grow': (t, makeHeap) => {
    const heap = makeHeap();
    for (let i = 0; i < 3_000_000; i++) {
      makeFloat(heap);
      if (heap.machine('interrupts') !== 0) heap.heap.safePoint();
    }
    t.ok(heap.machine('heapUsed') <= 5 * MIB, `${heap.machine('heapUsed')} bytes for 48 MB of garbage`);
    t.equal(heap.machine('fullCollections'), 0);
  },

  'what a handle holds survives, what nothing holds does not': (t, makeHeap) => {
    const heap = makeHeap();
    const scope = new HandleScope(heap.memory);
    const persistent = new PersistentHandles(heap.memory);
    const kept = makeFloat(heap);
    const held = makeFloat(heap);
    const lost = makeFloat(heap);
    t.equal(scope.get(scope.keep(kept as Ref)), kept);
    const handle = persistent.hold(held as Ref);
    heap.heap.collectYoung();
    t.same(
      [kept, held, lost].map(object => isAlive(heap, object)),
      [true, true, false],
    );
    scope.close();
    persistent.release(handle);
    heap.heap.collectYoung();
    t.same(
      [kept, held].map(object => isAlive(heap, object)),
      [true, true],
      'old objects wait for a full collection',
    );
    heap.heap.collectFull();
    t.same(
      [kept, held].map(object => isAlive(heap, object)),
      [false, false],
    );
  },

  'scopes nest, and closing the outer one closes the inner ones': (t, makeHeap) => {
    const { memory } = makeHeap();
    const outer = new HandleScope(memory);
    outer.keep(3 as Ref);
    const inner = new HandleScope(memory);
    t.equal(inner.keep(5 as Ref), 0);
    t.equal(inner.get(0), 5);
    t.equal(outer.get(0), 3);
    outer.close();
    t.equal(new HandleScope(memory).keep(7 as Ref), 0);
    t.equal(outer.get(0), 7);
  },

  'an old object that refers to a young one keeps it alive by the barrier': (t, makeHeap) => {
    const heap = makeHeap();
    const items = heap.makeRefItems(3);
    heap.setMachine('result', items);
    heap.heap.collectYoung();
    t.equal(heap.word(items + TraceOffset.FLAGS) & ObjectFlags.OLD_UNLOGGED, ObjectFlags.OLD_UNLOGGED);
    const young = makeFloat(heap);
    heap.setItem(items, 1, young);
    heap.setItem(items, 2, young);
    t.equal(heap.machine('rememberedTop'), SideTable.REMEMBERED + 4, 'it is logged once');
    heap.heap.collectYoung();
    t.ok(isAlive(heap, young));
    t.equal(heap.word(items + TraceOffset.FLAGS) & ObjectFlags.OLD_UNLOGGED, ObjectFlags.OLD_UNLOGGED);
    t.equal(heap.machine('rememberedTop'), SideTable.REMEMBERED);
  },

  'when the remembered set is full, the next collection is a full one': (t, makeHeap) => {
    const heap = makeHeap();
    heap.setMachine('rememberedLimit', SideTable.REMEMBERED + 8);
    const root = heap.makeRefItems(10);
    heap.setMachine('result', root);
    for (let i = 0; i < 10; i++) heap.setItem(root, i, heap.makeRefItems(1));
    heap.heap.collectYoung();
    for (let i = 0; i < 10; i++) heap.setItem(heap.item(root, i), 0, makeFloat(heap));
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, Interrupts.COLLECT);
    heap.heap.safePoint();
    t.equal(heap.machine('fullCollections'), 1);
    for (let i = 0; i < 10; i++) t.ok(isAlive(heap, heap.item(heap.item(root, i), 0)));
    verifyHeap(heap.memory, 'after');
  },

  'large objects get blocks of their own, first fit, and give them back': (t, makeHeap) => {
    const heap = makeHeap();
    const words = MapOf['WORD_ITEMS']!;
    const [a, b, c] = [5, 3, 4].map(blocks => heap.makeArray(words, (blocks * Heap.BLOCK) / 4 - 10)) as [
      number,
      number,
      number,
    ];
    t.same(
      [a, b, c].map(object => object % Heap.BLOCK),
      [0, 0, 0],
    );
    t.same([b - a, c - b], [5 * Heap.BLOCK, 3 * Heap.BLOCK]);
    t.equal(heap.machine('heapUsed'), 12 * Heap.BLOCK);
    heap.setMachine('result', c);
    heap.heap.collectYoung();
    t.equal(heap.machine('heapUsed'), 4 * Heap.BLOCK);
    t.equal(heap.makeArray(words, (8 * Heap.BLOCK) / 4 - 10), a, 'the two free runs are one');
    t.equal(heap.makeArray(words, (6 * Heap.BLOCK) / 4), c + 4 * Heap.BLOCK);
    verifyHeap(heap.memory, 'before');
  },

  'a list of a million nodes and an array of a million elements are traced': (t, makeHeap) => {
    const heap = makeHeap();
    let list = 0;
    for (let i = 0; i < 1_000_000; i++) {
      const node = heap.makeRefItems(2);
      heap.setItem(node, 0, list);
      list = node;
    }
    const array = heap.makeRefItems(1_000_000);
    for (let i = 0; i < 1_000_000; i++) heap.setItem(array, i, heap.makeRefItems(1));
    heap.setItem(array, 0, list);
    heap.setMachine('result', array);
    heap.heap.collectFull();
    t.equal(heap.machine('markOverflow'), 0);
    t.ok(heap.machine('oldBytes') >= 24_000_000 + 16_000_000 + 4_000_000);
    for (let i = 1; i < 1_000_000; i += 9973) if (!isAlive(heap, heap.item(array, i))) t.fail(`element ${i} is dead`);
    for (let node = list; node !== 0; node = heap.item(node, 0)) if (!isAlive(heap, node)) t.fail('a node is dead');
  },

  'an overflowing mark stack loses nothing': (t, makeHeap) => {
    for (const words of [2, 3, 16]) {
      const heap = makeHeap();
      heap.setMachine('markLimit', SideTable.MARK_STACK + 4 * words);
      const array = heap.makeRefItems(2000);
      heap.setMachine('result', array);
      for (let i = 0; i < 2000; i++) {
        heap.setItem(array, i, heap.makeRefItems(1));
        heap.setItem(heap.item(array, i), 0, makeFloat(heap));
      }
      heap.heap.collectYoung();
      verifyHeap(heap.memory, 'after');
      heap.heap.collectFull();
      verifyHeap(heap.memory, 'after');
      t.pass(`${words} words`);
    }
  },

  'frames are scanned up to their callee, and what lies above the running one is cleared': (t, makeHeap) => {
    const heap = makeHeap();
    const caller = heap.pushFrame(heap.makeCode(40), 0);
    const below = makeFloat(heap);
    const above = makeFloat(heap);
    heap.setWord(caller, below);
    const callee = heap.pushFrame(heap.makeCode(3), 40);
    heap.setWord(caller + 4 * 39, above);
    const extra = makeFloat(heap);
    const local = makeFloat(heap);
    heap.setWord(callee - FrameHeader.EXTRA, extra);
    heap.setWord(callee + 8, local);
    heap.heap.collectYoung();
    t.same(
      [below, extra, local, above].map(object => isAlive(heap, object)),
      [true, true, true, false],
    );
    t.equal(heap.word(caller + 4 * 39), 0, 'a stale reference does not outlive its object');
    heap.popFrame();
    verifyHeap(heap.memory, 'before');
    heap.heap.collectFull();
    t.equal(isAlive(heap, local), true, 'what a callee left behind is scanned as long as its caller runs');
  },

  'a deep stack makes collections rarer': (t, makeHeap) => {
    const heap = makeHeap();
    const code = heap.makeCode(1000);
    for (let i = 0; i < 1000; i++) heap.pushFrame(code, 4000);
    heap.heap.collectYoung();
    t.ok(heap.machine('collectionTrigger') >= 2 * 4_000_000);
  },

  'weak references are cleared when their target dies, young or old': (t, makeHeap) => {
    const heap = makeHeap();
    const targets = [heap.makeRefItems(1), heap.makeRefItems(1), heap.makeRefItems(1)] as const;
    const references = targets.map(target => heap.makeWeakReference(target));
    const holder = heap.makeRefItems(10);
    heap.setMachine('result', holder);
    for (const [i, reference] of references.entries()) heap.setItem(holder, i, reference);
    heap.setItem(holder, 4, targets[0]);
    heap.setItem(holder, 5, targets[1]);
    const target = (i: number): number => heap.word(references[i]! + WeakReference.target.offset);
    heap.heap.collectYoung();
    t.same([target(0), target(1), target(2)], [targets[0], targets[1], 0]);
    heap.setItem(holder, 5, 0);
    heap.heap.collectYoung();
    t.equal(target(1), targets[1], 'an old target waits for a full collection');
    heap.heap.collectFull();
    t.same([target(0), target(1)], [targets[0], 0]);
    t.equal(heap.heap.nextCallback(), 0, 'there are no callbacks');
    t.equal(heap.machine('weakCount'), 1);
  },

  'a weak reference is found by its target as long as both live': (t, makeHeap) => {
    const heap = makeHeap();
    const holder = heap.makeRefItems(2000);
    heap.setMachine('result', holder);
    t.equal(heap.heap.findWeakReference(holder), 0);
    heap.makeWeakReference(holder);
    heap.heap.collectYoung();
    t.equal(heap.heap.findWeakReference(holder), 0, 'it has died');
    for (let i = 0; i < 1000; i++) {
      heap.setItem(holder, i, makeFloat(heap));
      heap.setItem(holder, 1000 + i, heap.makeWeakReference(heap.item(holder, i), i % 2 === 0 ? 0 : holder));
      if (i % 100 === 0) heap.heap.findWeakReference(heap.item(holder, 0));
    }
    const check = (): void => {
      for (let i = 0; i < 1000; i++) {
        const expected = i % 2 === 0 ? heap.item(holder, 1000 + i) : 0;
        if (heap.item(holder, i) !== 0 && heap.heap.findWeakReference(heap.item(holder, i)) !== expected)
          t.fail(`reference ${i}`);
      }
    };
    check();
    for (let i = 0; i < 1000; i += 3) heap.setItem(holder, 1000 + i, 0);
    for (let i = 0; i < 1000; i += 5) heap.setItem(holder, i, 0);
    heap.heap.collectYoung();
    check();
    heap.heap.collectFull();
    check();
    t.equal(heap.heap.findWeakReference(heap.item(holder, 1)), 0, 'one with a callback is not shared');
  },

  'callbacks of dead targets are handed out, unless the weak reference is dead too': (t, makeHeap) => {
    const heap = makeHeap();
    const callback = makeFloat(heap);
    const heard = heap.makeWeakReference(makeFloat(heap), callback);
    heap.makeWeakReference(makeFloat(heap), callback);
    heap.setMachine('result', heard);
    heap.heap.collectYoung();
    t.equal(heap.machine('interrupts') & Interrupts.FINALIZERS, Interrupts.FINALIZERS);
    t.equal(heap.heap.nextCallback(), heard);
    t.equal(heap.heap.nextCallback(), 0);
    t.ok(isAlive(heap, callback));
  },

  'a finalizer runs once; its object and all it refers to live until then': (t, makeHeap) => {
    const heap = makeHeap();
    const object = heap.makeRefItems(1);
    const part = makeFloat(heap);
    heap.setItem(object, 0, part);
    const reference = heap.makeWeakReference(object);
    heap.setMachine('result', reference);
    heap.heap.registerFinalizable(object);
    heap.heap.collectYoung();
    t.equal(heap.machine('interrupts') & Interrupts.FINALIZERS, Interrupts.FINALIZERS);
    t.same([isAlive(heap, object), isAlive(heap, part)], [true, true]);
    t.equal(heap.word(reference + WeakReference.target.offset), 0, 'weak references are cleared first');
    t.equal(heap.heap.nextFinalizable(), object);
    t.equal(heap.heap.nextFinalizable(), 0);
    heap.heap.collectFull();
    t.same([isAlive(heap, object), isAlive(heap, part)], [false, false]);
    t.equal(heap.heap.nextFinalizable(), 0);
  },

  'thousands of finalizers are handed out in the order of registration, over any number of collections': (
    t,
    makeHeap,
  ) => {
    const heap = makeHeap();
    const objects = Array.from({ length: 5000 }, () => makeFloat(heap));
    for (const object of objects) heap.heap.registerFinalizable(object);
    heap.heap.collectYoung();
    for (let i = 0; i < 3000; i++) if (heap.heap.nextFinalizable() !== objects[i]) t.fail(`finalizer ${i}`);
    const more = Array.from({ length: 200 }, () => makeFloat(heap));
    for (const object of more) heap.heap.registerFinalizable(object);
    heap.heap.collectFull();
    verifyHeap(heap.memory, 'after');
    for (const expected of [...objects.slice(3000), ...more])
      if (heap.heap.nextFinalizable() !== expected) t.fail('order');
    t.equal(heap.heap.nextFinalizable(), 0);
    const kept = makeFloat(heap);
    heap.setMachine('result', kept);
    heap.heap.registerFinalizable(kept);
    heap.heap.queueAllFinalizables();
    t.equal(heap.heap.nextFinalizable(), kept);
  },

  'equal texts are interned to one object, which dies with its last reference': (t, makeHeap) => {
    const heap = makeHeap();
    const texts = ['', 'a', 'name', 'naïve', 'Σίσυφος', '𝄞 clef', 'x'.repeat(1000)];
    const interned = texts.map(text => heap.heap.intern(heap.makeText(text)));
    t.same(
      texts.map(text => heap.heap.intern(heap.makeText(text))),
      interned,
    );
    t.same(
      texts.map(text => findInterned(heap.memory, text)),
      interned,
    );
    t.equal(findInterned(heap.memory, 'absent'), 0);
    heap.setMachine('result', interned[2]!);
    heap.heap.collectYoung();
    t.equal(findInterned(heap.memory, 'name'), interned[2]);
    heap.heap.collectFull();
    t.same(
      texts.map(text => findInterned(heap.memory, text)),
      [0, 0, interned[2], 0, 0, 0, 0],
    );
    t.equal(heap.machine('internUsed'), 1);
  },

  'the intern table grows and forgets': (t, makeHeap) => {
    const heap = makeHeap();
    for (let round = 0; round < 5; round++) {
      const interned = Array.from({ length: 3000 }, (_, i) => heap.heap.intern(heap.makeText(`name${round}_${i}`)));
      interned.forEach((text, i) => {
        if (findInterned(heap.memory, `name${round}_${i}`) !== text) t.fail(`name ${i}`);
      });
      heap.heap.collectFull();
      t.equal(heap.machine('internUsed'), 0);
    }
  },

  'a hash is that of the bytes, in the heap as in JavaScript': (t, makeHeap) => {
    const heap = makeHeap();
    const random = randomNumbers(77);
    for (let i = 0; i < 2000; i++) {
      const range = [128, 256, 0x3000, 0x11000][random(4)]!;
      const points = Array.from({ length: random(20) }, () => random(range));
      const text = String.fromCodePoint(...points);
      const object = heap.makeText(text);
      const hash = heap.heap.stringHash(object);
      if (hash === 0 || hash !== hashOfText(encodeText(text)) || hash !== heap.heap.stringHash(object)) t.fail(text);
      if (Number(heap.heap.sameText(object, heap.makeText(text))) === 0) t.fail(`${text} is not itself`);
      if (Number(heap.heap.sameText(object, heap.makeText(`${text}!`))) !== 0) t.fail(`${text} is something else`);
    }
  },

  'a reservation that fails is granted after a collection, or refused': (t, makeHeap) => {
    const heap = makeHeap(40 * MIB);
    const words = MapOf['WORD_ITEMS']!;
    const make = (): number => heap.makeArray(words, (30 * MIB) / 4);
    t.equal(heap.heap.reserveOrRetry(30 * MIB), Reservation.GRANTED);
    heap.setMachine('result', make());
    t.equal(heap.heap.reserveOrRetry(30 * MIB), Reservation.RETRY);
    heap.setMachine('result', 0);
    heap.heap.safePoint();
    t.equal(heap.machine('fullCollections'), 1);
    t.equal(heap.heap.reserveOrRetry(30 * MIB), Reservation.GRANTED);
    heap.setMachine('result', make());
    t.equal(heap.heap.reserveOrRetry(30 * MIB), Reservation.RETRY);
    heap.heap.safePoint();
    t.equal(heap.heap.reserveOrRetry(30 * MIB), Reservation.REFUSED);
    t.notOk(heap.heap.reserve(-8));
    t.notOk(heap.heap.reserveElements(0x7fffffff, 3));
    t.ok(heap.heap.reserveElements(1000, 3));
  },

  'beyond the limit small objects come from the emergency reserve, and the next safe point says so': (t, makeHeap) => {
    const heap = makeHeap(8 * MIB);
    heap.setMachine('windowBytes', 64 * MIB);
    let list = 0;
    while ((heap.machine('interrupts') & Interrupts.COLLECT) === 0) {
      const node = heap.makeRefItems(2);
      heap.setItem(node, 0, list);
      heap.setMachine('result', (list = node));
    }
    for (let answer = 0; (answer & SafePoint.OUT_OF_MEMORY) === 0; ) {
      answer = heap.heap.safePoint();
      for (let i = 0; i < 1000; i++) {
        const node = heap.makeRefItems(2);
        heap.setItem(node, 0, list);
        heap.setMachine('result', (list = node));
      }
    }
    t.ok(heap.machine('heapUsed') < 10 * MIB);
    heap.setMachine('result', 0);
    heap.heap.collectFull();
    t.ok(heap.machine('heapUsed') < MIB);
    t.equal(heap.machine('heapExhausted'), 0);
  },

  'what owners have in the host dies with them and counts as memory': (t, makeHeap) => {
    const heap = makeHeap();
    const collector = new Collector(heap.memory, heap.heap);
    const table = new HostEntries<bigint>(heap.memory, heap.heap);
    collector.addTable(table as HostEntries<never>);
    const own = (value: bigint, bytes: number): number => {
      const owner = heap.make(MapOf['BIG_INT']!, BigInteger.descriptor);
      table.own(owner as Ref, value, bytes);
      return owner;
    };
    const kept = own(1n << 100n, 1000);
    own(1n << 200n, 2000);
    heap.setMachine('result', kept);
    collector.collectYoung();
    t.equal(table.size, 1);
    t.equal(table.of(kept as Ref), 1n << 100n);
    t.equal(heap.machine('hostBytes'), 1000);
    heap.setMachine('result', 0);
    collector.collectYoung();
    t.equal(table.size, 1);
    collector.collectFull();
    t.equal(table.size, 0);
    t.equal(heap.machine('hostBytes'), 0);
    own(1n, 64 * MIB);
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, Interrupts.COLLECT);
  },

  'stress collects at every Nth safe point, young and full by turns, and spoils what is free': (t, makeHeap) => {
    const heap = makeHeap();
    const collector = new Collector(heap.memory, heap.heap);
    heap.setMachine('stress', 3);
    const lost = makeFloat(heap);
    for (let i = 0; i < 13; i++) collector.safePoint();
    t.equal(heap.machine('collections'), 5);
    t.equal(heap.machine('fullCollections'), 2);
    t.equal(heap.machine('interrupts') & Interrupts.COLLECT, Interrupts.COLLECT);
    t.equal(heap.word(lost) >>> 0, 0xdbdbdbdb);
  },

  'the verifier tells of a store without barrier and of a dead object': (t, makeHeap) => {
    const heap = makeHeap();
    const items = heap.makeRefItems(2);
    heap.setMachine('result', items);
    heap.heap.collectYoung();
    heap.setWord(items + TraceOffset.REF_ITEMS, makeFloat(heap));
    t.throws(
      () => verifyHeap(heap.memory, 'before'),
      /REF_ITEMS at 0x\w+ is old and refers at \+12 to the young FLOAT at 0x\w+, but was not logged/,
    );
    heap.setWord(items + TraceOffset.REF_ITEMS, 0x5000008);
    t.throws(
      () => verifyHeap(heap.memory, 'before'),
      /0x5000008 lies in a free block; reached from REF_ITEMS at 0x\w+, from machine.result/,
    );
  },

  'random graphs stay what they are': (t, makeHeap) => {
    for (let seed = 1; seed <= 4; seed++) {
      const heap = makeHeap();
      const collector = new Collector(heap.memory, heap.heap);
      heap.setMachine('stress', 1 + (seed % 2));
      if (seed === 3) heap.setMachine('markLimit', SideTable.MARK_STACK + 64);
      if (seed === 4) heap.setMachine('rememberedLimit', SideTable.REMEMBERED + 16);
      const fuzz = new GraphFuzz(heap, seed * 7919);
      for (let round = 0; round < 40; round++) {
        fuzz.mutate(150);
        collector.safePoint();
        fuzz.compare();
      }
      t.pass(`seed ${seed}: ${fuzz.allocatedBytes} bytes, ${heap.machine('collections')} collections`);
    }
  },

  'few survivors in every block do not hold the block: objects of any size go into the holes': (t, makeHeap) => {
    // One small object holds its whole line: four times its bytes here.
    for (const words of [4, 60, 250, 2000]) {
      const heap = makeHeap();
      const random = randomNumbers(words);
      const kept = Math.floor((2 * MIB) / (4 * words));
      const slots = heap.makeRefItems(kept);
      heap.setMachine('result', slots);
      for (let i = 0; i < 30 * kept; i++) {
        const object = heap.makeArray(MapOf['WORD_ITEMS']!, words);
        if (i % 16 === 0) heap.setItem(slots, random(kept), object);
        if ((heap.machine('interrupts') & Interrupts.COLLECT) !== 0)
          heap.heap[i % 2 ? 'collectFull' : 'collectYoung']();
      }
      heap.heap.collectFull();
      const [used, live] = [heap.machine('heapUsed'), heap.machine('oldBytes')];
      t.ok(used < 5 * live, `${used >> 10} KiB hold ${live >> 10} KiB of objects of ${4 * words} bytes`);
    }
  },

  'a long life: holes are reused, memory stays bounded': (t, makeHeap) => {
    const heap = makeHeap(256 * MIB);
    const fuzz = new GraphFuzz(heap, 4711, 200);
    let most = 0;
    for (let round = 0; round < 80; round++) {
      fuzz.mutate(2000);
      if ((heap.machine('interrupts') & Interrupts.COLLECT) !== 0) heap.heap.safePoint();
      most = Math.max(most, heap.machine('heapUsed'));
    }
    const reachable = fuzz.compare();
    heap.heap.collectFull();
    verifyHeap(heap.memory, 'after');
    const live = heap.machine('oldBytes');
    t.ok(
      most < 3 * live + 48 * MIB,
      `${fuzz.allocatedBytes >> 20} MiB allocated, at most ${most >> 20} MiB used, ${reachable} objects live in ${live >> 20} MiB`,
    );
  },
};
