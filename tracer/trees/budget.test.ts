/** What tracing may cost, and which trees pay. */
import t from 'tap';
import { savings, TreeBalance } from './balance.js';
import { TracingBudget } from './budget.js';

t.test('debt asks for more heat; savings pay it back; an unlimited budget never asks', t => {
  const budget = new TracingBudget(true);
  t.equal(budget.pressure(), 1);
  budget.spend(2000);
  const inDebt = budget.pressure();
  t.ok(inDebt > 10, 'a hundred times the allowance');
  budget.earn(4000);
  t.ok(budget.pressure() < 2);
  const unlimited = new TracingBudget(false);
  unlimited.spend(1e6);
  t.equal(unlimited.pressure(), 1);
  t.end();
});
t.test('a tree that is left after every iteration of a short loop loses, one with long runs pays', t => {
  const verdicts = (iterations: number): Set<string> => {
    const balance = new TreeBalance();
    return new Set(Array.from({ length: 2000 }, () => balance.account(1, iterations, 10)));
  };
  t.same(verdicts(1), new Set(['open', 'loses']));
  t.same(verdicts(1000), new Set(['open', 'pays']));
  t.ok(savings(1, 1000, 100) > savings(1, 1000, 10));
  t.end();
});
t.test('what loses again and again is given up', t => {
  const balance = new TreeBalance();
  const answers = Array.from({ length: 20 }, () => balance.suspend());
  t.same(answers.slice(0, 3), [1, 2, 3]);
  t.equal(answers.at(-1), null);
  t.end();
});
