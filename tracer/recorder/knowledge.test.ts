import t from 'tap';
import { FloatObject, List, RefItems, Tuple } from '../../interpreter/heap/layouts.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { constant, makeNode, type Node, slotField } from '../ir/trace.js';
import { Knowledge } from './knowledge.js';

const ref = (value: number): Node => constant('ref', value);
const input = (): Node => makeNode('input', [], { frame: 0, register: 0 }, 8);
const made = (map: Node): Node => makeNode('new', [map], List.descriptor, 8);
const number = (value: number): Node => constant('i32', value);

t.test('a store is known to be there, and kills what may be the same place', async t => {
  const known = new Knowledge();
  const [a, b] = [input(), input()];
  known.loaded(List.length, a, null, number(1));
  known.stored(List.length, b, null, number(2));
  t.equal(known.content(List.length, a, null), undefined);
  t.equal(known.content(List.length, b, null), number(2));
});
t.test('what the trace has made is no object that was there before, nor is one of another map', async t => {
  const known = new Knowledge();
  const [old, other, young] = [input(), input(), made(ref(MapOf['LIST']!))];
  known.setMap(old, ref(80_000));
  known.setMap(other, ref(90_000));
  const slot = slotField(16, 'ref');
  known.loaded(slot, old, null, ref(1));
  known.stored(slot, young, null, ref(3));
  known.stored(slot, other, null, ref(5));
  t.equal(known.content(slot, old, null), ref(1));
  t.equal(known.content(slot, young, null), ref(3));
});
t.test('elements at different constant places differ, others may not', async t => {
  const known = new Knowledge();
  const [array, index] = [input(), makeNode('i32add', [number(1), number(2)], null, 3)];
  known.stored(RefItems.element, array, number(0), ref(1));
  known.stored(RefItems.element, array, number(1), ref(3));
  t.equal(known.content(RefItems.element, array, number(0)), ref(1));
  known.stored(RefItems.element, array, index, ref(5));
  t.equal(known.content(RefItems.element, array, number(0)), undefined);
  t.equal(known.content(RefItems.element, array, index), ref(5));
});
t.test('what is stored last into a new tuple is there', async t => {
  const known = new Knowledge();
  const tuple = makeNode('newArray', [ref(MapOf['TUPLE']!), number(2)], Tuple.descriptor, 8);
  known.stored(Tuple.element, tuple, number(0), ref(1));
  known.stored(Tuple.element, tuple, number(1), ref(3));
  known.stored(Tuple.element, tuple, number(0), ref(5));
  t.equal(known.content(Tuple.element, tuple, number(0)), ref(5));
  t.equal(known.content(Tuple.element, tuple, number(1)), ref(3));
});
t.test('a call kills what it writes, but nothing that never changes', async t => {
  const known = new Knowledge();
  const [list, float] = [input(), input()];
  const slot = slotField(16, 'ref');
  known.loaded(List.length, list, null, number(1));
  known.loaded(slot, list, null, ref(1));
  known.loaded(FloatObject.value, float, null, constant('f64', 1.5));
  known.called([List.length.key]);
  t.equal(known.content(List.length, list, null), undefined);
  t.equal(known.content(slot, list, null), ref(1));
  known.called(['instance.slots']);
  t.equal(known.content(slot, list, null), undefined);
  known.loaded(List.length, list, null, number(1));
  known.called('everything');
  t.equal(known.content(List.length, list, null), undefined);
  t.equal(known.content(FloatObject.value, float, null), constant('f64', 1.5));
});
t.test('a float stays a float, an instance may get another map', async t => {
  const known = new Knowledge();
  const [float, instance] = [input(), input()];
  const map = makeNode('mapOf', [float], null, MapOf['FLOAT']!);
  known.setMap(float, map);
  known.becameConstant(map, ref(MapOf['FLOAT']!));
  known.setMap(instance, ref(80_000));
  known.called('everything');
  t.equal(known.mapOf(float), map);
  t.equal(known.mapOf(instance), undefined);
  known.setMap(instance, ref(80_000));
  const other = input();
  known.setMap(other, ref(90_000));
  known.changeMap(other, ref(90_008));
  t.equal(known.mapOf(instance), ref(80_000), 'an object of another map, hence another object, has changed');
  t.equal(known.mapOf(other), ref(90_008));
  known.changeMap(input(), ref(90_000));
  t.equal(known.mapOf(instance), undefined, 'it may have been this one');
});
t.test('results are found by operation and operands', async t => {
  const known = new Knowledge();
  const [a, b] = [input(), input()];
  const sum = makeNode('i32add', [a, b], null, 16);
  known.recorded(sum);
  t.equal(known.resultOf('i32add', [a, b]), sum);
  t.equal(known.resultOf('i32sub', [a, b]), undefined);
  t.equal(known.resultOf('i32add', [a, a]), undefined);
});
