/**
 * The shape of the source tree, as a test: which folder may import which, no cycles, and no `node:` modules where the
 * browser build must be able to follow.
 *
 * The rules work on a map from file names to texts, so that the same functions that judge the tree are first shown small
 * trees that break each rule: a rule that could not fail would prove nothing. Imports of types only are erased by the
 * compiler; they must respect the layers, but they cannot make a cycle at run time. Tests may look upwards and use `node:`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';
import t from 'tap';

/** The folders of the top level and what each may import besides itself and packages. */
const layers = {
  interpreter: [],
  tracer: ['interpreter'],
  'backend-wasm': ['interpreter', 'tracer'],
  stdlib: ['interpreter'],
  conformance: [],
  bench: ['interpreter', 'tracer', 'backend-wasm'],
  cli: ['interpreter', 'tracer', 'backend-wasm', 'stdlib', 'conformance', 'bench'],
  scripts: ['interpreter', 'tracer', 'backend-wasm', 'stdlib', 'conformance', 'bench', 'cli'],
} as const satisfies Record<string, readonly string[]>;

const withoutNode = ['interpreter', 'tracer', 'backend-wasm'];

/** File names, relative to the project with forward slashes, and their texts. */
type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly file: string;
  readonly line: number;
  /** As written, for packages and `node:` modules; a file name for relative imports. */
  readonly target: string;
  readonly typesOnly: boolean;
}

type Node = { type: string; loc?: { start: { line: number } } } & Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function visit(value: unknown, action: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, action);
  if (!isNode(value)) return;
  action(value);
  for (const key of Object.keys(value)) if (key !== 'loc') visit(value[key], action);
}

function findImports(file: string, text: string): Import[] {
  const found: Import[] = [];
  const tree = parse(text, {
    sourceType: 'module',
    plugins: ['typescript'],
    sourceFilename: file,
    createImportExpressions: true,
  });
  visit(tree.program, node => {
    const source = importedText(node);
    if (source === undefined) return;
    found.push({ file, line: node.loc?.start.line ?? 0, target: resolve(file, source), typesOnly: isTypesOnly(node) });
  });
  return found;
}

function importedText(node: Node): string | undefined {
  const holder = node.source ?? node.argument;
  const imports = /^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type);
  const literal = isNode(holder) && holder.type === 'TSLiteralType' ? holder.literal : holder;
  return imports && isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined;
}

function isTypesOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as Node[]) : [];
  return (
    specifiers.length > 0 && specifiers.every(({ importKind, exportKind }) => (importKind ?? exportKind) === 'type')
  );
}

function resolve(file: string, source: string): string {
  if (!source.startsWith('.')) return source;
  return normalize(join(dirname(file), source))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '.ts');
}

function folderOf(file: string): string {
  return file.split('/')[0]!;
}

const isTest = (file: string) => file.endsWith('.test.ts');
const isOurs = ({ target }: Import) => target.includes('/') && folderOf(target) in layers;

function allImports(sources: Sources): Import[] {
  return [...sources].flatMap(([file, text]) => findImports(file, text));
}

function findUpwardImports(sources: Sources): string[] {
  return allImports(sources)
    .filter(found => !isTest(found.file) && isOurs(found))
    .filter(({ file, target }) => {
      const allowed: readonly string[] = layers[folderOf(file) as keyof typeof layers];
      return folderOf(target) !== folderOf(file) && !allowed.includes(folderOf(target));
    })
    .map(({ file, line, target }) => `${file}:${line} imports ${target}`);
}

function findNodeImports(sources: Sources): string[] {
  return allImports(sources)
    .filter(({ file, target }) => !isTest(file) && withoutNode.includes(folderOf(file)) && target.startsWith('node:'))
    .map(({ file, line, target }) => `${file}:${line} imports ${target}`);
}

/** Each cycle once, as the chain of its files. */
function findCycles(sources: Sources): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { file, target, typesOnly } of allImports(sources)) {
    if (!typesOnly && sources.has(target)) edges.set(file, (edges.get(file) ?? new Set()).add(target));
  }
  const cycles: string[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const follow = (file: string): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (finished.has(file) || path.includes(file)) return;
    path.push(file);
    for (const target of edges.get(file) ?? []) follow(target);
    path.pop();
    finished.add(file);
  };
  for (const file of sources.keys()) follow(file);
  return cycles;
}

function findRoot(folder: string): string {
  return readdirSync(folder).includes('biome.json') ? folder : findRoot(dirname(folder));
}

function readSources(): Sources {
  const root = findRoot(dirname(fileURLToPath(import.meta.url)));
  const files = Object.keys(layers).flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
      .map(entry => join(entry.parentPath, entry.name)),
  );
  return new Map(
    files
      .map(file => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')] as const)
      .filter(([name]) => !name.includes('/generated/') && !name.includes('/fixtures/')),
  );
}

const tree = (files: Record<string, string>): Sources => new Map(Object.entries(files));

t.test('an upward import is caught, also one of types, one through export and one of a derived file', t => {
  const broken = tree({
    'interpreter/a.ts': `import { x } from '../tracer/b.js';`,
    'interpreter/c.ts': `import type { X } from '../tracer/b.js';`,
    'tracer/b.ts': `export * from '../cli/main.js';\nexport const x = 1;`,
    'tracer/d.ts': `const late = () => import('../backend-wasm/generated/e.js');`,
    'stdlib/f.ts': `let y: import('../tracer/b.js').X;`,
  });
  t.equal(findUpwardImports(broken).length, 5);
  t.match(findUpwardImports(broken)[0], 'interpreter/a.ts:1 imports tracer/b.ts');
  t.end();
});

t.test('downward imports, packages and tests are free', t => {
  const fine = tree({
    'interpreter/a.ts': 'export const a = 1;',
    'interpreter/a.test.ts': `import t from 'tap';\nimport '../cli/main.js';\nimport 'node:fs';`,
    'cli/main.ts': `import { a } from '../interpreter/a.js';\nimport 'node:fs';`,
  });
  t.same([...findUpwardImports(fine), ...findNodeImports(fine), ...findCycles(fine)], []);
  t.end();
});

t.test('a node: module below the command is caught', t => {
  const broken = tree({
    'tracer/a.ts': `import { readFileSync } from 'node:fs';`,
    'backend-wasm/b.ts': `export const fs = () => import('node:fs');`,
    'cli/c.ts': `import 'node:fs';`,
  });
  t.equal(findNodeImports(broken).length, 2);
  t.end();
});

t.test('a cycle is caught, unless a link of it is only types', t => {
  const ring = (last: string) =>
    tree({
      'interpreter/a.ts': `import { b } from './b.js';`,
      'interpreter/b.ts': `export { c } from './deep/c.js';`,
      'interpreter/deep/c.ts': last,
    });
  t.same(findCycles(ring(`import { a } from '../a.js';`)), [
    'interpreter/a.ts -> interpreter/b.ts -> interpreter/deep/c.ts -> interpreter/a.ts',
  ]);
  t.same(findCycles(ring(`import type { A } from '../a.js';`)), []);
  t.end();
});

t.test('the tree keeps the rules', t => {
  const sources = readSources();
  t.ok(sources.size > 20, 'the sources were found');
  t.same(findUpwardImports(sources), [], 'no upward imports');
  t.same(findNodeImports(sources), [], 'no node: modules below the command');
  t.same(findCycles(sources), [], 'no cycles');
  t.end();
});
