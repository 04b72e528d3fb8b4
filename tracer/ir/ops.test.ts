import t from 'tap';
import { FOLD_RULES } from '../optimizer/fold-rules.js';
import { canEvaluate, evaluate } from './evaluate.js';
import { OPS, type OpName, rowOf } from './ops.js';

const names = Object.keys(OPS) as OpName[];

t.test('every row has all its parts', async t => {
  for (const name of names) t.ok(rowOf(name).text.length > 1, `${name} says what it does`);
  const named = new Set(names.flatMap(name => rowOf(name).rules));
  t.strictSame([...named].sort(), Object.keys(FOLD_RULES).sort(), 'the rules that are named are those that exist');
  const evaluated = names.filter(
    name => rowOf(name).effect === 'value' && !['const', 'input', 'phi', 'intValue'].includes(name),
  );
  t.strictSame(
    evaluated.filter(name => !canEvaluate(name)),
    [],
  );
});

t.test('integers wrap at their width, and what is undefined has no value', async t => {
  t.equal(evaluate('i32add', [2 ** 31 - 1, 1]), -(2 ** 31));
  t.equal(evaluate('iadd', [2n ** 63n - 1n, 1n]), -(2n ** 63n));
  t.equal(evaluate('addFits', [2n ** 63n - 1n, 1n]), 0);
  t.equal(evaluate('idivFloor', [-7n, 2n]), -4n);
  t.equal(evaluate('imodFloor', [-7n, 2n]), 1n);
  t.equal(evaluate('imodFloor', [7n, -2n]), -1n);
  t.equal(evaluate('imodFloor', [7n, 0n]), undefined);
  t.equal(evaluate('idivFloor', [-(2n ** 63n), -1n]), undefined);
  t.ok(Object.is(evaluate('fnearest', [-0.4]), -0));
  t.equal(evaluate('fnearest', [2.5]), 2);
  t.equal(evaluate('i64OfF64', [1e300]), 2n ** 63n - 1n);
});
