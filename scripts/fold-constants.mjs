/**
 * Constants of tables as numbers in the bundle: `Op.MOVE`, `L.Code.start.offset`, `Kind['LIST']`, `Status.DONE`.
 *
 * The sources name numbers by the tables that declare them. A program of a second runs most of our code a few times only, and a property that
 * is looked up for the first time costs V8 more than the rest of the line; so the bundler asks the tables instead.
 * What always holds: the modules of tables are evaluated as the program would evaluate them, and export what never changes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '@babel/parser';
import { build } from 'esbuild';

const TABLES = [
  'interpreter/heap/layouts.ts',
  'interpreter/heap/machine.ts',
  'interpreter/heap/heap-constants.ts',
  'interpreter/heap/well-known.ts',
  'interpreter/bytecode/opcode-numbers.ts',
  'interpreter/runtime/names.ts',
  'interpreter/runtime/messages.ts',
];

/** A plugin of esbuild; `folder` is one that may be written to. */
export async function constantFolding(root, folder) {
  const tables = await evaluate(root, folder);
  const done = new Map();
  return {
    name: 'constants',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        if (!done.has(file)) done.set(file, { contents: fold(tables, file), loader: 'ts' });
        return done.get(file);
      });
    },
  };
}
/** The exports of the tables, by source file. */
async function evaluate(root, folder) {
  const outfile = path.join(folder, `tables-${process.pid}.mjs`);
  const contents = TABLES.map((file, k) => `export * as table${k} from './${file}';`).join('\n');
  await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, format: 'esm', outfile });
  const modules = await import(pathToFileURL(outfile).href);
  fs.rmSync(outfile);
  return new Map(TABLES.map((file, k) => [path.join(root, file), modules[`table${k}`]]));
}
/** The text of a source file with numbers in the place of constants. */
function fold(tables, file) {
  const text = fs.readFileSync(file, 'utf8');
  if (tables.has(file)) return text;
  const { body } = parse(text, { sourceType: 'module', plugins: ['typescript'] }).program;
  const bindings = importedTables(tables, file, body);
  if (bindings.size === 0) return text;
  for (const name of declaredNames(body)) bindings.delete(name);
  const places = [];
  visit(body, node => {
    if (node.type === 'AssignmentExpression') return [node.right];
    const value = node.type === 'MemberExpression' ? valueOf(node, bindings) : undefined;
    if (!Number.isInteger(value)) return null;
    places.push({ start: node.start, end: node.end, value });
    return [];
  });
  let folded = '';
  let at = 0;
  for (const { start, end, value } of places.sort((a, b) => a.start - b.start)) {
    folded += text.slice(at, start) + (value < 0 || text[end] === '.' ? `(${value})` : value);
    at = end;
  }
  return folded + text.slice(at);
}
/** What names of the file stand for that are imported from tables. */
function importedTables(tables, file, body) {
  const bindings = new Map();
  for (const { type, source, specifiers, importKind } of body) {
    if (type !== 'ImportDeclaration' || importKind === 'type') continue;
    const table = tables.get(path.join(path.dirname(file), source.value.replace(/\.js$/, '.ts')));
    if (table === undefined) continue;
    for (const { type, imported, local } of specifiers)
      bindings.set(local.name, type === 'ImportNamespaceSpecifier' ? table : table[imported.name]);
  }
  return bindings;
}
/** Names that anything in the file declares, wherever: they are left alone everywhere. */
function declaredNames(body) {
  const names = new Set();
  const declare = pattern =>
    visit(pattern, node => {
      if (node.type === 'Identifier') names.add(node.name);
      return null;
    });
  visit(body, node => {
    if (node.type === 'ImportDeclaration') return [];
    if (node.type === 'VariableDeclarator' || /^(Function|Class)/.test(node.type)) declare(node.id);
    if (node.type === 'CatchClause') declare(node.param);
    if (Array.isArray(node.params)) declare(node.params);
    return null;
  });
  return names;
}
/** The value of a name or of its members, or undefined. */
function valueOf(node, bindings) {
  if (node.type === 'Identifier') return bindings.get(node.name);
  if (node.type === 'TSNonNullExpression') return valueOf(node.expression, bindings);
  if (node.type !== 'MemberExpression') return undefined;
  const owner = valueOf(node.object, bindings);
  const key = node.computed
    ? node.property.type === 'StringLiteral'
      ? node.property.value
      : undefined
    : node.property.name;
  return typeof owner === 'object' && owner !== null && key !== undefined && Object.hasOwn(owner, key)
    ? owner[key]
    : undefined;
}
/** Calls `action` for each node; it answers the nodes to go on with, or null: with all children. */
function visit(value, action) {
  if (Array.isArray(value)) for (const item of value) visit(item, action);
  if (typeof value?.type !== 'string') return;
  const chosen = action(value);
  if (chosen !== null) return visit(chosen, action);
  for (const key in value) if (key !== 'loc' && key !== 'extra' && key !== 'leadingComments') visit(value[key], action);
}
