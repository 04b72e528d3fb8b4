/**
 * Who calls whom, and which fields each function reads and writes through all it calls: a fixed point over the call graph.
 *
 * Allocation is no effect, and neither are stores into an object that the function itself made. `@reads` and `@writes` replace
 * what was derived, so that raw memory accesses (which otherwise read or write everything) can be described.
 */
import {
  eachExpression,
  eachStatement,
  type Effects,
  type Expression,
  type Local,
  type Program,
  type RtsFunction,
} from './typed-tree.js';

/** Fields of Machine that the dispatch loop keeps in Wasm locals. */
export const LOOP_FIELDS: readonly string[] = ['machine.pc', 'machine.fp', 'machine.budget'];
const FRAME_WORDS: Readonly<Record<string, readonly string[]>> = {
  pc: ['machine.pc'],
  next: ['machine.pc'],
  jump: ['machine.pc'],
  cacheWord: ['machine.pc'],
  setCacheWord: ['machine.pc'],
  register: ['machine.fp'],
  setRegister: ['machine.fp'],
  constant: ['machine.fp'],
  callTable: LOOP_FIELDS,
};

interface Facts {
  calls: Set<RtsFunction>;
  reads: Set<string>;
  writes: Set<string>;
  readsEverything: boolean;
  writesEverything: boolean;
  loopReads: Set<string>;
  loopWrites: Set<string>;
  framed: boolean;
}

/** Locals that hold an object this very function made. */
export function freshLocals(f: RtsFunction): ReadonlySet<Local> {
  const fresh = new Set<Local>();
  eachStatement(f.body?.body ?? [], s => {
    if (s.kind === 'declare' && s.local.constant && isFresh(s.value, fresh)) fresh.add(s.local);
  });
  return fresh;
}
/** Is the value an object that was made since the function began? */
export function isFresh(e: Expression, fresh: ReadonlySet<Local>): boolean {
  if (e.kind === 'malloc') return true;
  if (e.kind === 'local') return fresh.has(e.local);
  return e.kind === 'call' && e.target.returnsFresh;
}

function ownFacts(f: RtsFunction): Facts {
  const facts: Facts = {
    calls: new Set(),
    reads: new Set(),
    writes: new Set(),
    readsEverything: false,
    writesEverything: false,
    loopReads: new Set(),
    loopWrites: new Set(),
    framed: false,
  };
  if (!f.body) return hostFacts(f, facts);
  const fresh = freshLocals(f);
  eachExpression(f.body.body, e => noteExpression(e, facts, fresh));
  return facts;
}
function hostFacts(f: RtsFunction, facts: Facts): Facts {
  for (const field of LOOP_FIELDS) facts.loopReads.add(field);
  facts.readsEverything = true;
  const declared = f.pragmas.get('writes') ?? 'everything';
  for (const field of LOOP_FIELDS)
    if (declared === 'everything' || declared.includes(field)) facts.loopWrites.add(field);
  facts.writesEverything = declared === 'everything';
  return facts;
}
function noteExpression(e: Expression, facts: Facts, fresh: ReadonlySet<Local>): void {
  const isLoopField = (key: string) => LOOP_FIELDS.includes(key);
  if (e.kind === 'load' || e.kind === 'loadAt') {
    facts.reads.add(e.field.key);
    if (isLoopField(e.field.key)) facts.loopReads.add(e.field.key);
  } else if (e.kind === 'store' || e.kind === 'storeAt') {
    if (!isFresh(e.object, fresh)) facts.writes.add(e.field.key);
    if (isLoopField(e.field.key)) facts.loopWrites.add(e.field.key);
  } else if (e.kind === 'call') facts.calls.add(e.target);
  else if (e.kind === 'word') {
    const name = e.word.name;
    if (e.word.category === 'raw') {
      if (/^(store|fill|copy)/.test(name)) facts.writesEverything = true;
      else facts.readsEverything = true;
    }
    for (const field of FRAME_WORDS[name] ?? []) facts.loopReads.add(field);
    if (name === 'callTable') {
      facts.writesEverything = true;
      for (const field of LOOP_FIELDS) facts.loopWrites.add(field);
    } else if (e.word.category === 'framed') facts.framed = true;
  }
}

/** Fixed point over the call graph of reads, writes and frame use; `@reads` and `@writes` replace what was derived. */
export function analyseEffects(program: Program): void {
  const functions = [...program.functions.values()];
  markFreshResults(functions);
  const facts = new Map(functions.map(f => [f, ownFacts(f)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const f of functions) {
      const mine = facts.get(f)!;
      for (const callee of mine.calls) changed = merge(mine, facts.get(callee)!, callee) || changed;
    }
  }
  for (const f of functions) {
    const { calls, loopReads, loopWrites, framed, ...own } = facts.get(f)!;
    f.calls = calls;
    f.loopReads = loopReads;
    f.loopWrites = loopWrites;
    f.framed = framed;
    f.reads = declaredEffects(f, 'reads') ?? (own.readsEverything ? 'everything' : own.reads);
    f.writes = declaredEffects(f, 'writes') ?? (own.writesEverything ? 'everything' : own.writes);
  }
}
/** What `@writes` or `@reads` says: null when it says nothing. */
export function declaredEffects(f: RtsFunction, pragma: 'reads' | 'writes'): Effects | null {
  const text = f.pragmas.get(pragma);
  if (text === undefined) return null;
  if (text === 'everything') return 'everything';
  return new Set(text === 'nothing' ? [] : text.split(/[\s,]+/).filter(Boolean));
}
function merge(mine: Facts, callee: Facts, target: RtsFunction): boolean {
  const before = factsSize(mine);
  const reads = declaredEffects(target, 'reads') ?? (callee.readsEverything ? 'everything' : callee.reads);
  const writes = declaredEffects(target, 'writes') ?? (callee.writesEverything ? 'everything' : callee.writes);
  if (reads === 'everything') mine.readsEverything = true;
  else for (const key of reads) mine.reads.add(key);
  if (writes === 'everything') mine.writesEverything = true;
  else for (const key of writes) mine.writes.add(key);
  for (const key of callee.loopReads) mine.loopReads.add(key);
  for (const key of callee.loopWrites) mine.loopWrites.add(key);
  mine.framed ||= callee.framed;
  return factsSize(mine) !== before;
}
const factsSize = (f: Facts): number =>
  f.reads.size +
  f.writes.size +
  f.loopReads.size +
  f.loopWrites.size +
  Number(f.framed) +
  Number(f.readsEverything) +
  Number(f.writesEverything);

function markFreshResults(functions: readonly RtsFunction[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const f of functions) {
      if (f.returnsFresh || f.result !== 'ref' || !f.body) continue;
      const fresh = freshLocals(f);
      if (returnValues(f).every(e => isFresh(e, fresh))) changed = f.returnsFresh = true;
    }
  }
}
function returnValues(f: RtsFunction): Expression[] {
  const values: Expression[] = [];
  eachStatement(f.body!.body, s => {
    if (s.kind === 'return' && s.value) values.push(s.value);
  });
  return values;
}
