/**
 * "Did you mean": the name that was probably meant where one is missing. The candidates and the measure are those of
 * CPython's traceback.py: edit distance in which a changed case costs half, and a third of the letters may be wrong.
 */
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine } from '../heap/machine.js';
import { NULL } from '../heap/well-known.js';
import { PyError } from './errors.js';
import type { Space } from './space.js';

const MOST_CANDIDATES = 750;
const LONGEST_NAME = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}
/** Weighted Levenshtein distance, or something beyond `limit` when it is larger than that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) * MOVE_COST > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, k) => k * MOVE_COST);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE_COST];
    for (let k = 0; k < b.length; k++) {
      const substituted = row[k]! + substitutionCost(a[i]!, b[k]!);
      next.push(Math.min(substituted, row[k + 1]! + MOVE_COST, next[k]! + MOVE_COST));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length]!;
}
/** The candidate nearest to a name, or null when none is near. */
export function nearestName(wrong: string, candidates: readonly string[]): string | null {
  if (candidates.length > MOST_CANDIDATES || wrong.length > LONGEST_NAME) return null;
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const share = Math.floor(((candidate.length + wrong.length + 3) * MOVE_COST) / 6);
    const limit = Math.min(share, bestDistance - 1);
    const distance = editDistance(wrong, candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}
function keysOf(space: Space, dict: Ref): string[] {
  return space
    .dictEntries(dict)
    .filter(([key]) => space.isStr(key))
    .map(([key]) => space.text(key));
}
function directoryOf(space: Space, object: Ref): string[] {
  const names = space.call(space.dictGetName(space.machine(Machine.builtins) as Ref, 'dir'), object);
  return space.items(names).map(name => space.text(name));
}
/** Candidates for a missing variable: those of the innermost frame of the traceback. */
function variables(space: Space, exception: Ref, wrong: string): { names: string[]; self: boolean } {
  let last = space.load(exception, L.Exception.traceback);
  if (last === NULL) return { names: [], self: false };
  for (let t = last; t !== NULL; t = space.load(t, L.Traceback.next)) last = t;
  const frame = space.frames.frameOfTraceback(last);
  const locals = space.frames.localsOf(frame);
  const own = space.isDict(locals) ? keysOf(space, locals) : [];
  const self = space.isDict(locals) ? space.dictGetName(locals, 'self') : NULL;
  const names = [
    ...own,
    ...keysOf(space, space.frames.globalsOf(frame)),
    ...keysOf(space, space.machine(Machine.builtins) as Ref),
  ];
  return { names, self: self !== NULL && space.findAttribute(self, wrong) !== NULL };
}
function suggest(space: Space, exception: Ref, wrong: string): string | null {
  const isA = (name: string) => space.isInstance(exception, space.class(name));
  if (isA('AttributeError')) {
    const object = space.rts.instanceGet(exception, space.name('#obj')) as Ref;
    if (object === NULL) return null;
    const names = directoryOf(space, object);
    return nearestName(wrong, wrong.startsWith('_') ? names : names.filter(name => !name.startsWith('_')));
  }
  const { names, self } = variables(space, exception, wrong);
  return self ? `self.${wrong}` : nearestName(wrong, [...new Set(names)]);
}
/** What to add to the message of a NameError or AttributeError; empty when nothing comes near. */
export function suggestionFor(space: Space, exception: Ref): string {
  const isName = space.isInstance(exception, space.class('NameError'));
  if (!isName && !space.isInstance(exception, space.class('AttributeError'))) return '';
  const name = space.rts.instanceGet(exception, space.name('#name')) as Ref;
  if (name === NULL || !space.isStr(name)) return '';
  const wrong = space.text(name);
  try {
    const suggestion = suggest(space, exception, wrong);
    const isModule = isName && space.modules.builtinNames().includes(wrong);
    const meant = suggestion === null ? '' : `. Did you mean: '${suggestion}'?`;
    if (!isModule) return meant;
    return meant === '' ? `. Did you forget to import '${wrong}'?` : `${meant} Or did you forget to import '${wrong}'?`;
  } catch (error) {
    if (error instanceof PyError) return '';
    throw error;
  }
}
