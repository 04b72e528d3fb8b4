/** Which scope a name belongs to: the cases where Python's rules are subtle. */
import t from 'tap';
import { CompileErrors } from './compile-errors.js';
import { parseModule } from './parser.js';
import { buildSymbolTable, mangle, type Scope } from './symbol-table.js';

/** The scope at the path of names, e.g. `f.g`. */
function scopeOf(source: string, path: string): Scope {
  const errors = new CompileErrors('test', source);
  let scope = buildSymbolTable(parseModule(source, 'test').tree, errors, { stringAnnotations: false }).top;
  for (const name of path.split('.').filter(Boolean)) scope = scope.children.find(child => child.name === name)!;
  return scope;
}
const reaches = (scope: Scope) => Object.fromEntries([...scope.names].map(([name, entry]) => [name, entry.reach]));

t.test('captured locals become cells, and pass through the functions between', t => {
  const source = 'def f(a, b):\n def g():\n  def h(): return a\n  return b\n';
  t.same(reaches(scopeOf(source, 'f')), { a: 'cell', b: 'cell', g: 'local' });
  t.same([...scopeOf(source, 'f.g').free].sort(), ['a', 'b']);
  t.same(reaches(scopeOf(source, 'f.g.h')), { a: 'free' });
  t.end();
});

t.test('methods do not see the names of their class', t => {
  const source = 'def f(x):\n class A:\n  x = 1\n  def m(self): return x\n';
  t.same(reaches(scopeOf(source, 'f.A')), { x: 'local', m: 'local' });
  t.same([...scopeOf(source, 'f.A').free], ['x'], 'the class passes the x of f on');
  t.same(reaches(scopeOf(source, 'f.A.m')), { self: 'local', x: 'free' });
  t.end();
});

t.test('super and __class__ make the class keep a cell', t => {
  t.ok(scopeOf('class A:\n def m(self): super().m()\n', 'A').needsClassCell);
  t.notOk(scopeOf('class A:\n def m(self): pass\n', 'A').needsClassCell);
  t.end();
});

t.test('what an inlined comprehension uses makes no cell, what a lambda in it uses does', t => {
  t.same(reaches(scopeOf('def f(a): return [a for b in a]', 'f')), { a: 'local' });
  t.same(reaches(scopeOf('def f(a): return [lambda: a for b in a]', 'f')), { a: 'cell' });
  t.same(reaches(scopeOf('def f(a): return list(a for b in a)', 'f')).a, 'cell');
  t.end();
});

t.test('an assignment expression in a comprehension binds around it', t => {
  t.same(reaches(scopeOf('def f(a): return [y := x for x in a]', 'f')), { a: 'local', y: 'local' });
  t.same(reaches(scopeOf('[y := x for x in a]', '')), { a: 'globalImplicit', y: 'globalExplicit' });
  t.end();
});

t.test('annotations are a scope of their own that sees the class', t => {
  const scope = scopeOf('class A:\n T = int\n x: T\n', 'A');
  t.ok(scope.annotations!.seesClass);
  t.ok(scope.needsClassDictCell);
  t.equal(scope.annotations!.names.get('T')!.reach, 'globalImplicit', 'looked up in the namespace first');
  t.end();
});

t.test('private names', t => {
  t.equal(mangle('A', '__x'), '_A__x');
  t.equal(mangle('_A', '__x'), '_A__x');
  t.equal(mangle('A', '__x__'), '__x__');
  t.equal(mangle('__', '__x'), '__x');
  t.equal(mangle(null, '__x'), '__x');
  t.end();
});
