import t from 'tap';
import { makeNode } from '../ir/trace.js';
import { Facts } from './state.js';
import { Trail } from './trail.js';

t.test('changes are taken back and made again, to any mark', async t => {
  const trail = new Trail();
  const object: { name: string; list: number[] } = { name: 'first', list: [1] };
  const node = makeNode('newInt', []);
  const value = makeNode('newInt', []);
  const facts = new Facts();
  const state = (): unknown[] => [object.name, object.list.join(), node.forward, node.facts];

  trail.save(object, 'name', object.name);
  object.name = 'second';
  trail.addFacts(node, facts);
  const middle = trail.mark();
  trail.save(object.list, 'length', 1);
  trail.save(object.list, 1, undefined as never);
  object.list.push(2);
  trail.save(object, 'name', object.name);
  object.name = 'third';
  trail.forward(node, value);

  for (let i = 0; i < 2; i++) {
    trail.goTo(middle);
    t.same(state(), ['second', '1', null, facts]);
    trail.goToBeginning();
    t.same(state(), ['first', '1', null, null]);
    trail.goTo(middle);
    t.same(state(), ['second', '1', null, facts]);
    trail.goToEnd();
    t.same(state(), ['third', '1,2', value, facts]);
  }
  trail.goToBeginning();
  trail.goToEnd();
  trail.save(object, 'name', object.name);
  object.name = 'fourth';
  trail.goTo(middle);
  t.equal(object.name, 'second');
  trail.goToEnd();
  t.equal(object.name, 'fourth', 'behind the end there may be more');
});
