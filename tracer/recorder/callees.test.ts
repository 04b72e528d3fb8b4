import t from 'tap';
import { FUNCTIONS } from '../generated/metadata.js';
import { calleeNamed, type FunctionName, mayRaise } from './callees.js';

t.test('a row of the metadata is read', async t => {
  const { descriptor, hasEffect } = calleeNamed('raiseError');
  t.match(descriptor, {
    name: 'raiseError',
    kind: 'host',
    raises: false,
    parameters: ['i32', 'ref', 'ref'],
    result: 'ref',
    reads: 'everything',
    writes: ['machine.raised'],
  });
  t.equal(hasEffect, false, 'an exception may be put into the machine twice');
  t.ok(mayRaise(descriptor));
  t.equal(calleeNamed('raiseError').descriptor, descriptor);
});
t.test('what functions write into new objects is no effect, but is not known any more', async t => {
  const { descriptor, hasEffect } = calleeNamed('appendToNew');
  t.equal(hasEffect, false);
  t.ok(descriptor.writes.includes('list.length'));
  t.equal(calleeNamed('addSlot').hasEffect, true);
});
t.test('all rows make sense', async t => {
  for (const name of Object.keys(FUNCTIONS) as FunctionName[]) {
    const { descriptor } = calleeNamed(name);
    t.ok(['residual', 'elidable', 'host'].includes(descriptor.kind), name);
    for (const type of [...descriptor.parameters, descriptor.result])
      t.ok(['i32', 'i64', 'f64', 'ref', 'bool', 'void'].includes(type), name);
  }
});
