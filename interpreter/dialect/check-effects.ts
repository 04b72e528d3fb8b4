/**
 * The lint of "guards before effects": in a handler every decision that can become a guard precedes the first side effect, because
 * a failing guard runs the whole bytecode again. It follows every path of every traced handler, through traced calls, with
 * an abstraction of each value.
 *
 * - *green*: known while recording (operands, constants, what is read from `ro` and `quasi` fields of green objects, promoted values).
 *   A decision on green values is no guard.
 * - *fresh*: made on this path. Stores into it are no effects, and it is not NULL.
 * - *answer*: the result of the one effectful call. Comparing it with a constant becomes an exit of its own kind (raise, after).
 *   Where it is Verdict.FALLBACK or PENDING there was no effect: that is what these verdicts promise.
 *
 * An effect is a store into an object that is not fresh, or a call of a residual or host function that writes fields. Allocation,
 * register writes and intrinsics (whose twins are hand-written) are none; nor is setting `raised` or the machine's scratch
 * answers, which may happen twice. Two effectful calls on one path are an error, too.
 *
 * The abstraction joins paths, so it can be wrong about correct code. A function marked `@unchecked` is not reported on, nor what it
 * calls: there the recorder's own assertion, which sees the one path that is taken, must do.
 */
import type { DialectError } from './dialect-error.js';
import { neverHits } from './twin-view.js';
import type { Expression, Local, Position, RtsFunction, Statement } from './typed-tree.js';

/** Which effects there have been. */
interface Effects {
  readonly stored: boolean;
  readonly called: boolean;
}
interface Abstract {
  readonly green: boolean;
  readonly fresh: boolean;
  readonly answer: boolean;
  /** The effects there have been in case the value is a declining verdict; right while the path's `moment` is this one. */
  readonly declined?: Effects & { readonly moment: number };
}
const RED: Abstract = { green: false, fresh: false, answer: false };
const GREEN: Abstract = { green: true, fresh: false, answer: false };
const FRESH: Abstract = { green: false, fresh: true, answer: false };
/** NULL joins with fresh values without harm: nobody stores into it, and comparing either with NULL is no guard. */
const NULL_VALUE: Abstract = { green: true, fresh: true, answer: false };
const ANSWER: Abstract = { green: false, fresh: false, answer: true };
const join = (a: Abstract, b: Abstract): Abstract => ({
  green: a.green && b.green,
  fresh: a.fresh && b.fresh,
  answer: a.answer || b.answer,
  ...joinDeclined(a, b),
});
function joinDeclined(a: Abstract, b: Abstract): Pick<Abstract, 'declined'> {
  if (!a.declined || !b.declined) return a.declined || b.declined ? { declined: (a.declined ?? b.declined)! } : {};
  if (a.declined.moment !== b.declined.moment) return {};
  const stored = a.declined.stored || b.declined.stored;
  return { declined: { stored, called: a.declined.called || b.declined.called, moment: a.declined.moment } };
}

/** What has happened on a path. */
interface State {
  env: Map<Local, Abstract>;
  stored: boolean;
  called: boolean;
  /** A number that changes with every effect. */
  moment: number;
  /** Control has left the statement list. */
  ended: boolean;
}
interface Outcome {
  value: Abstract;
  stored: boolean;
  called: boolean;
  /** The effects on the paths that answer a declining verdict. */
  declined: Effects | null;
}
let lastMoment = 0;
const nextMoment = (): number => ++lastMoment;
const either = (a: Effects | null, b: Effects): Effects => ({
  stored: (a?.stored ?? false) || b.stored,
  called: (a?.called ?? false) || b.called,
});
/** Verdict.FALLBACK and Verdict.PENDING: the callee declined before any effect. */
const DECLINED = new Set<unknown>([2, 6]);
/** Fields whose writing may be repeated. */
const REPEATABLE = new Set(['machine.raised', 'machine.answer0', 'machine.answer1', 'machine.answerRef']);
const COMPARISONS = new Set(['refeq', 'refne', 'i32eq', 'i32ne', 'i32lt', 'i32le', 'i32gt', 'i32ge']);

function writesHeap(f: RtsFunction): boolean {
  return f.writes === 'everything' || [...f.writes].some(key => !REPEATABLE.has(key));
}
/** Names of calls that are being looked into, outermost first. */
type Path = readonly RtsFunction[];

class EffectLint {
  readonly #memo = new Map<string, Outcome>();
  readonly #reported = new Set<string>();
  constructor(readonly errors: DialectError[]) {}

  handler(f: RtsFunction): void {
    this.follow(
      f,
      f.params.map(() => GREEN),
      { stored: false, called: false, moment: nextMoment() },
      [],
    );
  }
  #report(rule: string, text: string, at: Position, path: Path): void {
    if (path.some(p => p.pragmas.has('unchecked'))) return;
    const f = path.at(-1)!;
    const key = `${rule} ${f.module.path}:${at.line}:${at.column}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    const way = path.map(p => p.name).join(' > ');
    this.errors.push(f.module.errorAt(rule, `${text} (in ${way})`, at));
  }
  /** What a call of the function does and answers after the effects `before`. */
  follow(
    f: RtsFunction,
    args: readonly Abstract[],
    before: Effects & { readonly moment: number },
    path: Path,
  ): Outcome {
    const bits = args.map(a => argumentKey(a, before.moment)).join(' ');
    const key = `${f.name} ${bits} ${before.stored} ${before.called}`;
    const known = this.#memo.get(key);
    if (known) return known;
    const { stored, called, moment } = before;
    const outcome: Outcome = { value: NULL_VALUE, stored, called, declined: null };
    this.#memo.set(key, { value: RED, stored, called, declined: null });
    const walk = new PathWalk(this, f, [...path, f], outcome);
    const parameters = f.body!.locals.slice(0, args.length);
    const env = new Map(parameters.map((p, i) => [p, args[i]!]));
    const state: State = { env, stored, called, moment, ended: false };
    walk.list(f.body!.body, state);
    if (!state.ended) walk.leave(state, RED);
    if (f.pragmas.has('green')) outcome.value = { ...outcome.value, green: true };
    this.#memo.set(key, outcome);
    return outcome;
  }
  guard(value: Abstract, isTest: boolean, at: Position, state: State, path: Path): void {
    if (value.green || !(state.stored || state.called)) return;
    if (isTest && state.called) return;
    this.#report('guard-after-effect', 'this decision becomes a guard, but an effect precedes it', at, path);
  }
  secondCall(callee: RtsFunction, at: Position, path: Path): void {
    this.#report('two-effects', `${callee.name} is the second effectful call of a bytecode`, at, path);
  }
}

/** What of an argument matters to the function that gets it. */
function argumentKey(a: Abstract, moment: number): string {
  const declined = a.declined && a.declined.moment === moment ? `${+a.declined.stored}${+a.declined.called}` : '';
  return `${+a.green}${+a.fresh}${+a.answer}${declined}`;
}

/** Follows the paths of one function. */
class PathWalk {
  constructor(
    readonly lint: EffectLint,
    readonly f: RtsFunction,
    readonly path: Path,
    readonly outcome: Outcome,
  ) {}

  leave(state: State, value: Abstract, verdict: unknown = null): void {
    const { declined, ...rest } = value;
    this.outcome.value = join(this.outcome.value, rest);
    if (DECLINED.has(verdict)) this.outcome.declined = either(this.outcome.declined, state);
    else if (declined && declined.moment === state.moment)
      this.outcome.declined = either(this.outcome.declined, declined);
    this.outcome.stored ||= state.stored;
    this.outcome.called ||= state.called;
    state.ended = true;
  }
  list(body: readonly Statement[], state: State): void {
    for (const s of body) {
      if (state.ended) return;
      this.#statement(s, state);
    }
  }
  #statement(s: Statement, state: State): void {
    switch (s.kind) {
      case 'block':
        this.list(s.body, state);
        return;
      case 'declare':
      case 'assign':
        state.env.set(s.local, this.#value(s.value, state));
        return;
      case 'evaluate':
        this.#value(s.value, state);
        return;
      case 'return':
        this.leave(
          state,
          s.value ? this.#value(s.value, state) : GREEN,
          s.value?.kind === 'constant' ? s.value.value : null,
        );
        return;
      case 'if':
        this.#if(s, state);
        return;
      case 'while':
        this.#while(s, state);
        return;
      case 'switch':
        this.#switch(s, state);
        return;
      case 'break':
      case 'continue':
        state.ended = true;
    }
  }
  #fork(state: State): State {
    return { ...state, env: new Map(state.env) };
  }
  /** The states after a test, which may have told that the effectful call declined. */
  #branches(test: Expression, state: State): { yes: State; no: State } {
    const yes = this.#fork(state);
    const no = this.#fork(state);
    const told = this.#declinedBranch(test, state);
    if (told) Object.assign(told.whenEqual ? yes : no, told.effects, { moment: nextMoment() });
    return { yes, no };
  }
  /** For a comparison with a declining verdict: the effects there have been when they are equal. */
  #declinedBranch(test: Expression, state: State): { whenEqual: boolean; effects: Effects } | null {
    if (test.kind !== 'word' || !/^(ref|i32)(eq|ne)$/.test(test.word.name)) return null;
    const [left, right] = test.args as [Expression, Expression];
    const declined = left.kind === 'local' ? state.env.get(left.local)?.declined : undefined;
    if (declined?.moment !== state.moment || right.kind !== 'constant' || !DECLINED.has(right.value)) return null;
    const { stored, called } = declined;
    return { whenEqual: test.word.name.endsWith('eq'), effects: { stored, called } };
  }
  /** Continues `state` with what holds on whichever of the paths goes on. */
  #merge(state: State, paths: readonly State[]): void {
    const going = paths.filter(p => !p.ended);
    state.ended = going.length === 0;
    if (state.ended) return;
    state.stored = going.some(p => p.stored);
    state.called = going.some(p => p.called);
    state.moment = going.every(p => p.moment === going[0]!.moment) ? going[0]!.moment : nextMoment();
    for (const local of state.env.keys()) {
      const values = going.map(p => p.env.get(local)!);
      state.env.set(local, values.reduce(join));
    }
  }
  #if(s: Statement & { kind: 'if' }, state: State): void {
    if (neverHits(s.test)) {
      if (s.no) this.#statement(s.no, state);
      return;
    }
    this.#condition(s.test, state);
    const { yes, no } = this.#branches(s.test, state);
    this.#statement(s.yes, yes);
    if (s.no) this.#statement(s.no, no);
    this.#merge(state, [yes, no]);
  }
  #while(s: Statement & { kind: 'while' }, state: State): void {
    for (let round = 0; round < 2; round++) {
      this.#condition(s.test, state);
      const body = this.#fork(state);
      this.#statement(s.body, body);
      body.ended = false;
      this.#merge(state, [this.#fork(state), body]);
    }
  }
  #switch(s: Statement & { kind: 'switch' }, state: State): void {
    this.lint.guard(this.#value(s.value, state), true, s.value.at, state, this.path);
    const paths = s.cases.map(c => {
      const path = this.#fork(state);
      this.list(c.body, path);
      return path;
    });
    if (!s.cases.some(c => c.isDefault)) paths.push(this.#fork(state));
    this.#merge(state, paths);
  }

  // ---------------------------------------------------------------- expressions
  /** A condition: each of its parts is a decision. */
  #condition(e: Expression, state: State): void {
    if (e.kind === 'and' || e.kind === 'or') {
      this.#condition(e.left, state);
      if (!(e.kind === 'and' && neverHits(e.left))) this.#condition(e.right, state);
    } else if (e.kind === 'word' && e.word.name === 'not') this.#condition(e.args[0]!, state);
    else if (!neverHits(e)) {
      const value = this.#value(e, state);
      this.lint.guard(value, value.answer, e.at, state, this.path);
    }
  }
  #value(e: Expression, state: State): Abstract {
    switch (e.kind) {
      case 'constant':
        return e.type === 'ref' && e.value === 0 ? NULL_VALUE : GREEN;
      case 'local':
        return state.env.get(e.local) ?? RED;
      case 'word':
        return this.#word(e, state);
      case 'call':
        return this.#call(e, state);
      case 'load': {
        const object = this.#value(e.object, state);
        return object.green && e.field.mutability !== 'plain' ? GREEN : RED;
      }
      case 'loadAt': {
        const object = this.#value(e.object, state);
        const index = this.#value(e.index, state);
        return object.green && index.green && e.field.mutability === 'ro' ? GREEN : RED;
      }
      case 'store':
      case 'storeAt':
        return this.#store(e, state);
      case 'malloc':
        this.#value(e.map, state);
        if (e.length) this.#value(e.length, state);
        return FRESH;
      case 'promote':
        this.lint.guard(this.#value(e.value, state), false, e.at, state, this.path);
        return GREEN;
      case 'cacheHit':
        return GREEN;
      case 'select': {
        const values = [e.test, e.yes, e.no].map(x => this.#value(x, state));
        return { ...values.reduce(join), fresh: values[1]!.fresh && values[2]!.fresh };
      }
      case 'and':
      case 'or':
        this.#condition(e.left, state);
        return neverHits(e) ? GREEN : this.#value(e.right, state);
      case 'conditional':
        return this.#conditional(e, state);
    }
  }
  #conditional(e: Expression & { kind: 'conditional' }, state: State): Abstract {
    if (neverHits(e.test)) return this.#value(e.no, state);
    this.#condition(e.test, state);
    const { yes, no } = this.#branches(e.test, state);
    const values = [this.#value(e.yes, yes), this.#value(e.no, no)] as const;
    this.#merge(state, [yes, no]);
    return join(...values);
  }
  #store(e: Expression & { kind: 'store' | 'storeAt' }, state: State): Abstract {
    const object = this.#value(e.object, state);
    if (e.kind === 'storeAt') this.#value(e.index, state);
    this.#value(e.value, state);
    if (!object.fresh && !e.fresh && !REPEATABLE.has(e.field.key)) this.#effect(state, 'stored');
    return GREEN;
  }
  #word(e: Expression & { kind: 'word' }, state: State): Abstract {
    const args = e.args.map(a => this.#value(a, state));
    const { name, category } = e.word;
    if (category === 'framed') {
      if (name === 'callTable') this.#effect(state, 'called');
      return name === 'register' || name === 'callTable' ? RED : GREEN;
    }
    if (category === 'raw') {
      if (/^(store|fill|copy)/.test(name)) this.#effect(state, 'stored');
      return RED;
    }
    if (name === 'wordOf' || name === 'refOf') return args[0]!;
    if (COMPARISONS.has(name)) return this.#comparison(e, args);
    return args.every(a => a.green) ? GREEN : RED;
  }
  #comparison(e: Expression & { kind: 'word' }, args: readonly Abstract[]): Abstract {
    const [a, b] = args as [Abstract, Abstract];
    const constants = e.args.map(x => x.kind === 'constant');
    const compared = constants[0] ? b : constants[1] ? a : null;
    if (compared?.fresh) return GREEN;
    if (compared?.answer) return ANSWER;
    return a.green && b.green ? GREEN : RED;
  }
  #call(e: Expression & { kind: 'call' }, state: State): Abstract {
    const args = e.args.map(a => this.#value(a, state));
    const target = e.target.general ?? e.target;
    const allGreen = args.every(a => a.green);
    switch (target.kind) {
      case 'traced': {
        if (!target.body || this.path.includes(target)) return RED;
        const outcome = this.lint.follow(target, args, state, this.path);
        return this.#afterCall(outcome, state);
      }
      case 'intrinsic':
        if (target.pragmas.has('green')) return GREEN;
        if (target.name === 'mapOf' && args[0]!.fresh) return GREEN;
        if (target.returnsFresh) return FRESH;
        return target.pragmas.has('pure') && allGreen ? GREEN : RED;
      case 'elidable':
        return allGreen ? GREEN : RED;
      default:
        return this.#effectfulCall(target, e.at, state);
    }
  }
  #effectfulCall(target: RtsFunction, at: Position, state: State): Abstract {
    if (!writesHeap(target)) return target.returnsFresh ? FRESH : RED;
    if (state.called) this.lint.secondCall(target, at, this.path);
    const { stored, called } = state;
    this.#effect(state, 'called');
    return { ...ANSWER, declined: { stored, called, moment: state.moment } };
  }
  #effect(state: State, which: 'stored' | 'called'): void {
    state[which] = true;
    state.moment = nextMoment();
  }
  #afterCall(outcome: Outcome, state: State): Abstract {
    const changed = outcome.stored !== state.stored || outcome.called !== state.called;
    state.stored = outcome.stored;
    state.called = outcome.called;
    if (changed || outcome.stored || outcome.called) state.moment = nextMoment();
    return outcome.declined
      ? { ...outcome.value, declined: { ...outcome.declined, moment: state.moment } }
      : outcome.value;
  }
}

/** Reports decisions after effects, and second effects, in the given traced handlers. */
export function checkEffects(handlers: Iterable<RtsFunction>, errors: DialectError[]): void {
  const lint = new EffectLint(errors);
  for (const f of handlers) if (f.kind === 'traced' && f.body) lint.handler(f);
}
