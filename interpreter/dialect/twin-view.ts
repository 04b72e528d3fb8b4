/**
 * The program as the recorder sees it: `cacheHit` is false, so what only it leads to does not exist, and a `@fast` function is its
 * general form. Used by the checks and by the twins, so that both have the same view.
 */
import { type Expression, operands, type RtsFunction, type Statement } from './typed-tree.js';

/** Is this condition false for the recorder, whatever happens? */
export function neverHits(e: Expression): boolean {
  if (e.kind === 'cacheHit') return true;
  if (e.kind === 'and') return neverHits(e.left) || neverHits(e.right);
  return e.kind === 'or' && neverHits(e.left) && neverHits(e.right);
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
        if (s.value.kind === 'word' && s.value.word.name === 'setCacheWord') return;
        expression(s.value);
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
