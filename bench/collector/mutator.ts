/**
 * The mutator of the collector's benchmark, in RTS: allocation patterns of programs, without the programs.
 *
 * `live` is a RefItems of slots, each with a small tree. `churn` allocates short-lived boxes and tuples, and now and then puts a new
 * tree into a slot, so that old trees die. It returns when a collection is due, as the dispatch loop does.
 */
import {
  type bool,
  f64OfI32,
  type i32,
  load,
  malloc,
  mallocArray,
  type Ref,
  store,
  storeAt,
  storeNew,
  storeNewAt,
} from '../../interpreter/dialect/rts.js';
import { FloatObject, RefItems } from '../../interpreter/heap/layouts.js';
import { Interrupts, MACHINE, Machine } from '../../interpreter/heap/machine.js';
import { MapOf, NULL } from '../../interpreter/heap/well-known.js';

/**
 * Fills the empty slots of `live` from `from` on, until a collection is due. Answers the next slot.
 * @residual
 */
export function fillLive(live: Ref, from: i32, depth: i32): i32 {
  const slots = load(live, RefItems.length);
  let i = from;
  while (i < slots && !isCollectionDue()) {
    storeAt(live, RefItems, i, makeTree(depth));
    i = (i + 1) | 0;
  }
  return i;
}

/** A binary tree of tuples with floats at its leaves. */
function makeTree(depth: i32): Ref {
  if (depth === 0) return makeFloat(depth);
  const left = makeTree((depth - 1) | 0);
  const right = makeTree((depth - 1) | 0);
  const node = mallocArray(RefItems, MapOf.REF_ITEMS, 3);
  storeNewAt(node, RefItems, 0, left);
  storeNewAt(node, RefItems, 1, right);
  storeNewAt(node, RefItems, 2, NULL);
  return node;
}

function makeFloat(value: i32): Ref {
  const box = malloc(FloatObject, MapOf.FLOAT);
  storeNew(box, FloatObject.value, f64OfI32(value));
  return box;
}

/**
 * Up to `rounds` times 64 short-lived boxes and pairs, and every `every`-th time a new tree, until a collection is due.
 * The generator's state is in Machine.answer0. Answers the rounds that were done.
 * @residual
 */
export function churn(live: Ref, rounds: i32, every: i32, depth: i32): i32 {
  const slots = load(live, RefItems.length);
  let i: i32 = 0;
  while (i < rounds && !isCollectionDue()) {
    shortLived();
    const state = (Math.imul(load(MACHINE, Machine.answer0), 1664525) + 1013904223) | 0;
    store(MACHINE, Machine.answer0, state);
    if ((state >>> 8) % every === 0) storeAt(live, RefItems, (state >>> 8) % slots, makeTree(depth));
    i = (i + 1) | 0;
  }
  return i;
}

function shortLived(): void {
  let i: i32 = 0;
  let last: Ref = NULL;
  while (i < 64) {
    const box = makeFloat(i);
    const pair = mallocArray(RefItems, MapOf.REF_ITEMS, 2);
    storeNewAt(pair, RefItems, 0, box);
    storeNewAt(pair, RefItems, 1, last);
    last = pair;
    i = (i + 1) | 0;
  }
  store(MACHINE, Machine.answerRef, last);
}

function isCollectionDue(): bool {
  return (load(MACHINE, Machine.interrupts) & Interrupts.COLLECT) !== 0;
}
