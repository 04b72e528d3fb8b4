/** The table of node kinds, and the walkers that read it. */
import t from 'tap';
import { fieldsOf, forEachChild, hasPosition, type Node, NODE_KINDS, type NodeKind, walk } from './ast.js';
import { parseModule } from './parser.js';

t.test('every field refers to a group that has nodes, or to a scalar', t => {
  const groups = new Set(Object.values(NODE_KINDS).map(([group]) => group as string));
  for (const kind of Object.keys(NODE_KINDS) as NodeKind[]) {
    for (const field of fieldsOf(kind)) {
      if (field.isNode && field.item !== 'type_ignore') t.ok(groups.has(field.item), `${kind}.${field.name}`);
    }
  }
  t.end();
});

t.test('statements and expressions have positions, arguments and modules have none', t => {
  t.ok(hasPosition('Name'));
  t.ok(hasPosition('Pass'));
  t.notOk(hasPosition('arguments'));
  t.notOk(hasPosition('Module'));
  t.end();
});

t.test('walking meets parents before children, in the order of the source', t => {
  const { tree } = parseModule('f(a, *b, c=d)', '<test>');
  const kinds: NodeKind[] = [];
  walk(tree, node => {
    kinds.push(node.type);
    return undefined;
  });
  t.strictSame(kinds, ['Module', 'Expr', 'Call', 'Name', 'Name', 'Starred', 'Name', 'keyword', 'Name']);
  t.end();
});

t.test('a visitor that answers false does not see what is below', t => {
  const { tree } = parseModule('def f(): return 1\nx', '<test>');
  const names: string[] = [];
  walk(tree, node => {
    names.push(node.type);
    return node.type !== 'FunctionDef';
  });
  t.strictSame(names, ['Module', 'FunctionDef', 'Expr', 'Name']);
  t.end();
});

t.test('holes are no children', t => {
  const { tree } = parseModule('{**a, b: c}', '<test>');
  const statement = tree.body[0] as Node<'Expr'>;
  let count = 0;
  forEachChild(statement.value, () => count++);
  t.equal(count, 3);
  t.end();
});
