/**
 * The program as the recorder sees it: `cacheHit` is false, so what only it leads to does not exist, no more than what only fills caches,
 * and a `@fast` function is its general form. Used by the checks and by the twins, so that both have the same view.
 */
import { type Expression, operands, type RtsFunction, type Statement } from './typed-tree.js';

/** Is this condition false for the recorder, whatever happens? */
export function neverHits(e: Expression): boolean {
  if (e.kind === 'cacheHit') return true;
  if (e.kind === 'and') return neverHits(e.left) || neverHits(e.right);
  return e.kind === 'or' && neverHits(e.left) && neverHits(e.right);
}

/** Framed words that only read. */
const READING_WORDS = new Set(['register', 'constant', 'cacheWord', 'pc', 'next', 'jump']);
const quiet = new Map<RtsFunction, boolean>();
/** Whether a function, as the recorder sees it, does nothing but answer. */
function isQuiet(f: RtsFunction): boolean {
  if (f.kind === 'elidable' || f.pragmas.get('intrinsic') === 'pure') return true;
  if (f.kind !== 'traced' || !f.body) return false;
  let answer = quiet.get(f);
  if (answer === undefined) {
    quiet.set(f, false);
    answer = true;
    eachTwinExpression(f.body.body, e => {
      if (!isQuietExpression(e)) answer = false;
    });
    quiet.set(f, answer);
  }
  return answer;
}
function isQuietExpression(e: Expression): boolean {
  if (e.kind === 'store' || e.kind === 'storeAt') return false;
  if (e.kind === 'call') return isQuiet(e.target.general ?? e.target);
  return e.kind !== 'word' || e.word.category === 'value' || READING_WORDS.has(e.word.name);
}
/** Is the statement of no effect for the recorder, like the filling of a cache? */
export function isIdle(s: Statement & { kind: 'evaluate' }): boolean {
  if (s.value.kind === 'word' && s.value.word.name === 'setCacheWord') return true;
  let idle = true;
  const visit = (e: Expression): void => {
    idle &&= isQuietExpression(e);
    operands(e).forEach(visit);
  };
  visit(s.value);
  return idle;
}

/** Calls `visit` for every expression that the recorder evaluates. */
export function eachTwinExpression(body: readonly Statement[], visit: (e: Expression) => void): void {
  const expression = (e: Expression): void => {
    if (e.kind === 'cacheHit' || (e.kind === 'and' && neverHits(e))) return;
    const skipped = e.kind === 'conditional' && neverHits(e.test);
    for (const x of skipped ? [e.no] : operands(e)) expression(x);
    if (!skipped) visit(e);
  };
  const statement = (s: Statement): void => {
    switch (s.kind) {
      case 'block':
        s.body.forEach(statement);
        return;
      case 'if':
        if (!neverHits(s.test)) {
          expression(s.test);
          statement(s.yes);
        }
        if (s.no) statement(s.no);
        return;
      case 'while':
        expression(s.test);
        statement(s.body);
        return;
      case 'switch':
        expression(s.value);
        for (const c of s.cases) c.body.forEach(statement);
        return;
      case 'evaluate':
        if (!isIdle(s)) expression(s.value);
        return;
      case 'declare':
      case 'assign':
        expression(s.value);
        return;
      case 'return':
        if (s.value) expression(s.value);
        return;
      case 'break':
      case 'continue':
        return;
    }
  };
  body.forEach(statement);
}

/** The functions that the recorder calls or looks into, `@fast` ones as their general forms. */
export function twinCallees(f: RtsFunction): ReadonlySet<RtsFunction> {
  const callees = new Set<RtsFunction>();
  if (f.body)
    eachTwinExpression(f.body.body, e => {
      if (e.kind === 'call') callees.add(e.target.general ?? e.target);
    });
  return callees;
}
