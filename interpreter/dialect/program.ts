/**
 * Reads RTS sources into a program: what every name of every file means and which functions there are.
 *
 * Declaration modules (layouts, addresses, machine constants) are imported for real by the caller and handed in with their
 * text; the text only tells which of their numbers are Refs.
 */
import { parse } from '@babel/parser';
import type * as babel from '@babel/types';
import { DialectError } from './dialect-error.js';
import { type Type, WORDS } from './primitives.js';
import { resolvePath } from './sources.js';
import {
  type Binding,
  type DeclarationModule,
  Module,
  Program,
  type Position,
  RtsFunction,
  type SourceFile,
} from './typed-tree.js';

const TYPE_NAMES: Readonly<Record<string, Type>> = { i32: 'i32', i64: 'i64', f64: 'f64', bool: 'bool', Ref: 'ref' };
/** The machine type that an annotation names. */
export function annotatedType(module: Module, node: babel.Node | null | undefined): Type {
  const type = node?.type === 'TSTypeAnnotation' ? node.typeAnnotation : (node as babel.TSType | null | undefined);
  if (type?.type === 'TSVoidKeyword') return 'void';
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    const known = TYPE_NAMES[type.typeName.name];
    if (known) return known;
  }
  throw module.error('annotation', 'a type of i32, i64, f64, bool or Ref is expected', node ?? null);
}

/** Which exported constants of a declaration module are typed as Refs, by their annotations. */
function refConstants(declaration: DeclarationModule): ReadonlySet<string> {
  const found = new Set<string>();
  const ast = parse(declaration.text, { sourceType: 'module', plugins: ['typescript'] });
  for (const statement of ast.program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declaration.declarations) {
      if (id.type !== 'Identifier') continue;
      const type = id.typeAnnotation ?? (init?.type === 'TSAsExpression' ? init.typeAnnotation : null);
      if (type && /\bRef\b/.test(declaration.text.slice(type.start!, type.end!))) found.add(id.name);
    }
  }
  return found;
}

/** The number that an expression at the top level of a module stands for. */
export type ConstantEvaluator = (
  program: Program,
  module: Module,
  init: babel.Expression,
) => { value: number; type: Type };

const babelDeclarations = new Set(['FunctionDeclaration', 'TSDeclareFunction', 'VariableDeclaration']);

class Reader {
  readonly program = new Program();
  readonly #declarations: ReadonlyMap<string, DeclarationModule>;
  readonly #refs = new Map<DeclarationModule, ReadonlySet<string>>();
  constructor(
    readonly files: readonly SourceFile[],
    declarations: readonly DeclarationModule[],
    readonly evaluateConstant: ConstantEvaluator,
  ) {
    this.#declarations = new Map(declarations.map(d => [d.path, d]));
  }

  read(): Program {
    const trees = this.files.map(file => ({ module: new Module(file), ast: this.#parse(file) }));
    for (const { module } of trees) this.program.modules.set(module.path, module);
    this.#claimNames(trees);
    for (const { module, ast } of trees)
      for (const s of ast.program.body) this.#guarded(() => this.#topLevel(module, s));
    for (const { module } of trees) this.#guarded(() => this.#link(module));
    for (const f of this.program.functions.values()) this.#guarded(() => this.#linkGeneral(f));
    return this.program;
  }
  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof DialectError)) throw error;
      this.program.errors.push(error);
    }
  }
  #parse(file: SourceFile): babel.File {
    try {
      return parse(file.text, { sourceType: 'module', plugins: ['typescript'] }) as babel.File;
    } catch (error) {
      const { loc, message } = error as { loc?: Position; message: string };
      throw new DialectError('syntax', message, loc ? { ...loc, path: file.path, text: file.text } : null);
    }
  }

  #topLevel(module: Module, statement: babel.Statement): void {
    if (statement.type === 'ImportDeclaration') this.#import(module, statement);
    else if (statement.type === 'ExportNamedDeclaration' && !statement.source) this.#export(module, statement);
    else if (babelDeclarations.has(statement.type)) this.#declaration(module, statement as babel.Declaration, null);
    else if (statement.type !== 'TSTypeAliasDeclaration' && statement.type !== 'EmptyStatement')
      throw module.error('top-level', 'only imports, numeric constants and functions may stand here', statement);
  }
  #export(module: Module, statement: babel.ExportNamedDeclaration): void {
    if (statement.declaration) this.#declaration(module, statement.declaration, statement);
    else this.#exportList(module, statement);
  }
  #exportList(module: Module, statement: babel.ExportNamedDeclaration): void {
    for (const s of statement.specifiers)
      if (s.type === 'ExportSpecifier')
        module.exports.set(
          s.exported.type === 'Identifier' ? s.exported.name : s.exported.value,
          (s.local as babel.Identifier).name,
        );
  }
  #declaration(module: Module, node: babel.Declaration, exporting: babel.Node | null): void {
    if (node.type === 'VariableDeclaration') {
      this.#constants(module, node, exporting !== null);
      return;
    }
    if (node.type !== 'FunctionDeclaration' && node.type !== 'TSDeclareFunction')
      throw module.error('top-level', 'only imports, numeric constants and functions may stand here', node);
    const comments = node.leadingComments ?? exporting?.leadingComments ?? [];
    const documentation =
      comments.filter(c => c.type === 'CommentBlock' && c.value.startsWith('*')).at(-1)?.value ?? '';
    const name = node.id?.name;
    if (!name) throw module.error('top-level', 'a function needs a name', node);
    const params = node.params.map(p => {
      if (p.type !== 'Identifier') throw module.error('annotation', 'parameters are plain names', p);
      return { name: p.name, type: annotatedType(module, p.typeAnnotation) };
    });
    const result = annotatedType(module, node.returnType);
    const f = new RtsFunction(
      this.#uniqueName(module, name, node),
      module,
      node,
      params,
      result,
      exporting !== null,
      documentation,
    );
    this.#enter(module, name, f);
    if (exporting) module.exports.set(name, name);
  }
  #enter(module: Module, name: string, f: RtsFunction): void {
    const known = f.kind === 'host' ? this.program.functions.get(f.name) : undefined;
    if (known && !sameDeclaration(known, f))
      throw module.error('unique-name', `${name} is declared differently in ${known.module.path}`, f.node);
    const meaning = known ?? f;
    this.program.functions.set(meaning.name, meaning);
    module.functions.set(name, meaning);
    module.bindings.set(name, { kind: 'function', path: module.path, name });
  }
  /** Hosts are imports, so that their name is fixed; of other functions, one that is exported keeps its name. */
  #uniqueName(module: Module, name: string, node: babel.FunctionDeclaration | babel.TSDeclareFunction): string {
    if (node.type === 'TSDeclareFunction') return name;
    const owner = this.#owners.get(name);
    if (owner === undefined || owner === module) return name;
    if (this.#exportedNames.get(module)!.has(name))
      throw module.error('unique-name', `${name} is exported by ${owner.path} too`, node);
    const stem = module.path
      .replace(/\.ts$/, '')
      .split('/')
      .slice(-1)[0]!
      .replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
    return `${name}_${stem}`;
  }
  /** Which module's function has a name for itself: the one that exports it, otherwise the first. */
  readonly #owners = new Map<string, Module>();
  readonly #exportedNames = new Map<Module, Set<string>>();
  #claimNames(trees: readonly { module: Module; ast: babel.File }[]): void {
    for (const wantExported of [true, false])
      for (const { module, ast } of trees) {
        const names = declaredFunctions(ast, wantExported);
        if (wantExported) this.#exportedNames.set(module, new Set(names));
        for (const name of names) if (!this.#owners.has(name)) this.#owners.set(name, module);
      }
  }
  #constants(module: Module, node: babel.VariableDeclaration, exported: boolean): void {
    for (const { id, init } of node.declarations) {
      if (node.kind !== 'const' || id.type !== 'Identifier' || !init)
        throw module.error('top-level', 'only `const` with a number may stand here', node);
      const constant = this.evaluateConstant(this.program, module, init);
      const type = id.typeAnnotation ? annotatedType(module, id.typeAnnotation) : constant.type;
      module.bindings.set(id.name, { kind: 'number', value: constant.value, type });
      if (exported) module.exports.set(id.name, id.name);
    }
  }

  #import(module: Module, node: babel.ImportDeclaration): void {
    if (node.importKind === 'type') return;
    const path = resolvePath(module.path, node.source.value);
    for (const s of node.specifiers) {
      if (s.type === 'ImportDefaultSpecifier') throw module.error('import', 'there are no default exports', s);
      if (s.type === 'ImportSpecifier' && s.importKind === 'type') continue;
      const name =
        s.type === 'ImportNamespaceSpecifier'
          ? '*'
          : s.imported.type === 'Identifier'
            ? s.imported.name
            : s.imported.value;
      module.bindings.set(s.local.name, this.#imported(module, path, name, s));
    }
  }
  #imported(module: Module, path: string, name: string, node: babel.Node): Binding {
    if (path.endsWith('interpreter/dialect/rts.ts') || path === 'rts.ts') return this.#dialectWord(module, name, node);
    const declaration = this.#declarations.get(path);
    if (declaration) return this.#declared(module, declaration, name, node);
    if (name !== '*' && this.program.modules.has(path)) return { kind: 'pending', path, name };
    throw module.error(
      'import',
      `${path} is neither an RTS file nor a declaration module (interpreter/dialect/sources.ts)`,
      node,
    );
  }
  #dialectWord(module: Module, name: string, node: babel.Node): Binding {
    if (WORDS.has(name) || STRUCTURAL_WORDS.has(name) || name in TYPE_NAMES) return { kind: 'word', name };
    throw module.error('unknown-name', `the dialect has no word ${name} for RTS sources`, node);
  }
  #declared(module: Module, declaration: DeclarationModule, name: string, node: babel.Node): Binding {
    if (name === '*') return { kind: 'declared', value: declaration.exports, isRef: false };
    if (!(name in declaration.exports)) throw module.error('import', `${declaration.path} exports no ${name}`, node);
    let refs = this.#refs.get(declaration);
    if (!refs) this.#refs.set(declaration, (refs = refConstants(declaration)));
    return { kind: 'declared', value: declaration.exports[name], isRef: refs.has(name) };
  }
  /** Replaces imports from other RTS files by what they mean there. */
  #link(module: Module): void {
    for (const [local, binding] of module.bindings) {
      if (binding.kind !== 'pending') continue;
      const source = this.program.modules.get(binding.path)!;
      const original = source.exports.get(binding.name);
      const meaning = original === undefined ? undefined : source.bindings.get(original);
      if (!meaning || meaning.kind === 'pending')
        throw module.error('import', `${binding.path} exports no ${binding.name}`, null);
      module.bindings.set(local, meaning);
    }
  }
  #linkGeneral(f: RtsFunction): void {
    if (f.kind !== 'fast') return;
    const name = f.pragmas.get('fast')!.split(/\s/)[0]!;
    const binding = f.module.bindings.get(name);
    const general = binding?.kind === 'function' ? this.program.resolveFunction(binding) : null;
    if (!general) throw f.module.error('pragma', `@fast names no function that this file knows: ${name}`, f.node);
    if (
      general.params.length !== f.params.length ||
      general.result !== f.result ||
      general.params.some((p, i) => p.type !== f.params[i]!.type)
    )
      throw f.module.error('pragma', `${f.name} and ${name} must have the same signature`, f.node);
    f.general = general;
  }
}

function declaredFunctions(ast: babel.File, exported: boolean): string[] {
  return ast.program.body.flatMap(s => {
    const d = exported ? (s.type === 'ExportNamedDeclaration' ? s.declaration : null) : s;
    return d && (d.type === 'FunctionDeclaration' || d.type === 'TSDeclareFunction') && d.id ? [d.id.name] : [];
  });
}
/** Two declarations of one host function agree. */
function sameDeclaration(a: RtsFunction, b: RtsFunction): boolean {
  const text = (f: RtsFunction) => JSON.stringify([f.kind, f.result, f.params.map(p => p.type), [...f.pragmas].sort()]);
  return text(a) === text(b);
}

/** Words that are nodes of the typed tree rather than rows of the table. */
export const STRUCTURAL_WORDS: ReadonlySet<string> = new Set(
  'load store storeNew loadAt storeAt storeNewAt malloc mallocArray promote select cacheHit'.split(' '),
);

/** Reads and links all files. Mistakes are collected in `program.errors`. */
export function readProgram(
  files: readonly SourceFile[],
  declarations: readonly DeclarationModule[],
  evaluateConstant: ConstantEvaluator,
): Program {
  return new Reader(files, declarations, evaluateConstant).read();
}
