/**
 * The symbol table: which scope every name of a program belongs to.
 *
 * Two passes, as in CPython's `symtable`. The first walks the tree, opens a scope per module, class, function, lambda,
 * comprehension and annotation scope, and notes how each name is used there. The second goes down the tree of scopes with
 * the names bound further out and decides: register local, cell, free, global.
 *
 * Differences in form, not in meaning: a list, set or dict comprehension that is inlined (PEP 709) keeps its scope, and
 * the compiler lays it over the one it is inlined into; what the comprehension uses of that scope directly
 * (`directFree`) makes no cell there, what functions inside it capture (`nestedFree`) does.
 *
 * Names in the table are mangled already (`__x` inside class `C` is `_C__x`).
 */
import type { Arguments, Comprehension, Expr, Mod, Node, Position, Stmt, TypeParam } from './ast.js';
import { forEachChild } from './ast.js';
import { type CompileErrors, COMPILE_MESSAGES as M } from './compile-errors.js';

export type ScopeKind =
  | 'module'
  | 'class'
  | 'function'
  | 'annotation'
  | 'typeVariable'
  | 'typeAlias'
  | 'typeParameters';
/** How a name of a scope is reached. */
export type Reach = 'local' | 'cell' | 'free' | 'globalExplicit' | 'globalImplicit';
export type ComprehensionKind = 'list' | 'set' | 'dict' | 'generator';

/** What a scope does with a name. */
export const Uses = {
  GLOBAL: 1,
  LOCAL: 2,
  PARAMETER: 4,
  NONLOCAL: 8,
  READ: 16,
  IMPORT: 32,
  ANNOTATED: 64,
  COMPREHENSION_TARGET: 128,
  TYPE_PARAMETER: 256,
  /** Unbound somewhere: `del x`, `except E as x`. */
  UNBOUND: 512,
} as const;
const BINDS = Uses.LOCAL | Uses.PARAMETER | Uses.IMPORT | Uses.TYPE_PARAMETER;

export interface NameEntry {
  uses: number;
  reach: Reach;
}

export class Scope {
  readonly names = new Map<string, NameEntry>();
  readonly children: Scope[] = [];
  /** Names of enclosing functions that this scope needs in its closure. */
  free = new Set<string>();
  /** For an inlined comprehension: what it takes from the scope around it directly, and through functions inside. */
  directFree = new Set<string>();
  nestedFree = new Set<string>();
  comprehension: ComprehensionKind | null = null;
  inlined = false;
  isGenerator = false;
  isCoroutine = false;
  returnsValue = false;
  /** Contains an assignment expression that binds in this scope. */
  hasWalrus = false;
  /** A class whose methods use `__class__` (or `super`). */
  needsClassCell = false;
  /** A class whose annotation scopes look into its namespace. */
  needsClassDictCell = false;
  /** An annotation scope or the like directly inside a class. */
  seesClass = false;
  /** A class or module: the scope of its variable annotations. */
  annotations: Scope | null = null;
  /** Some variable annotation stands inside `if`, `for` and the like, so it may never be executed. */
  hasConditionalAnnotations = false;
  /** While collecting: how many statements like `if` are open. */
  conditionDepth = 0;
  /** Where `global` and `nonlocal` statements stand, for errors found later. */
  readonly directives = new Map<string, Position>();
  /** While collecting: inside the iterable of a comprehension (also of an outer scope), and whether a comprehension target is being visited. */
  inIterable = 0;
  inTarget = false;

  constructor(
    readonly kind: ScopeKind,
    readonly name: string,
    readonly node: Node | null,
    readonly parent: Scope | null,
    /** The class name that mangles private names here. */
    readonly privateName: string | null,
  ) {}

  /** Functions, lambdas, comprehensions, annotation scopes: everything that has registers for its names. */
  get isFunctionLike(): boolean {
    return this.kind !== 'module' && this.kind !== 'class';
  }

  use(name: string, uses: number): NameEntry {
    const entry = this.names.get(name);
    if (entry === undefined) {
      const fresh: NameEntry = { uses, reach: 'globalImplicit' };
      this.names.set(name, fresh);
      return fresh;
    }
    entry.uses |= uses;
    return entry;
  }
}

export interface SymbolTable {
  readonly top: Scope;
  /** The scope that a node opens: functions by the statement, annotations by their `arguments` node. */
  readonly scopes: ReadonlyMap<Node, Scope>;
  /** The scope of type parameters of a generic function, class or type alias. */
  readonly typeParameterScopes: ReadonlyMap<Node, Scope>;
}

/** `__x` inside class `C` is `_C__x`; dunder and dotted names stay (reference: "Private name mangling"). */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

export interface SymbolOptions {
  /** `from __future__ import annotations` is in force. */
  readonly stringAnnotations: boolean;
}

/** Builds the table of a whole program. Throws PySyntaxError for what CPython's symtable refuses. */
export function buildSymbolTable(tree: Mod, errors: CompileErrors, options: SymbolOptions): SymbolTable {
  const collector = new Collector(errors, options);
  const top = collector.collect(tree);
  analyze(top, new Set(), new Set(), null, errors);
  return { top, scopes: collector.scopes, typeParameterScopes: collector.typeParameterScopes };
}

const SCOPE_PHRASES: Partial<Record<ScopeKind, string>> = {
  annotation: 'an annotation',
  typeAlias: 'a type alias',
  typeParameters: 'the definition of a generic',
};

/** The first pass. */
class Collector {
  readonly scopes = new Map<Node, Scope>();
  readonly typeParameterScopes = new Map<Node, Scope>();
  private current!: Scope;
  private variablePhrase = 'a TypeVar bound';

  constructor(
    private readonly errors: CompileErrors,
    private readonly options: SymbolOptions,
  ) {}

  collect(tree: Mod): Scope {
    const top = new Scope('module', 'top', tree, null, null);
    this.scopes.set(tree, top);
    this.current = top;
    if (tree.type === 'Expression') this.visit(tree.body);
    else this.visitAll(tree.body);
    return top;
  }

  private fail(message: string, at: Position): never {
    throw this.errors.at(message, at);
  }

  private inScope(
    kind: ScopeKind,
    name: string,
    node: Node,
    fill: (scope: Scope) => void,
    privateName = this.current.privateName,
  ): Scope {
    const outer = this.current;
    const scope = new Scope(kind, name, node, outer, privateName);
    scope.inIterable = outer.inIterable;
    outer.children.push(scope);
    this.current = scope;
    fill(scope);
    this.current = outer;
    return scope;
  }

  private define(name: string, uses: number, at: Position): void {
    const scope = this.current;
    const mangled = mangle(scope.privateName, name);
    if (mangled === '__debug__') this.fail(M.assignDebug, at);
    const before = scope.names.get(mangled)?.uses ?? 0;
    if (uses & Uses.PARAMETER && before & Uses.PARAMETER) this.fail(M.duplicateArgument(mangled), at);
    if (uses & Uses.TYPE_PARAMETER && before & Uses.TYPE_PARAMETER) this.fail(M.duplicateTypeParameter(mangled), at);
    let all = uses;
    if (scope.comprehension !== null && scope.inTarget) {
      if (before & (Uses.GLOBAL | Uses.NONLOCAL)) this.fail(M.innerLoopConflict(mangled), at);
      all |= Uses.COMPREHENSION_TARGET;
    }
    scope.use(mangled, all);
  }

  private visitAll(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) if (node !== null) this.visit(node);
  }

  private visitOptional(node: Node | null): void {
    if (node !== null) this.visit(node);
  }

  private visit(node: Node): void {
    switch (node.type) {
      case 'Name':
        this.visitName(node);
        return;
      case 'Constant':
      case 'Pass':
        return;
      case 'Attribute':
        this.visitAttribute(node);
        return;
      case 'Call':
        this.visit(node.func);
        this.visitAll(node.args);
        this.visitKeywords(node.keywords);
        return;
      case 'Expr':
        this.visit(node.value);
        return;
      case 'Assign':
        this.visitAll(node.targets);
        this.visit(node.value);
        return;
      case 'BinOp':
        this.visitChain(node);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.visitFunction(node);
        return;
      case 'Lambda':
        this.visitLambda(node);
        return;
      case 'ClassDef':
        this.visitClass(node);
        return;
      case 'Return':
        if (node.value !== null) {
          this.visit(node.value);
          this.current.returnsValue = true;
        }
        return;
      case 'ListComp':
        this.visitComprehension(node, 'list', '<listcomp>', node.elt, null, node.generators);
        return;
      case 'SetComp':
        this.visitComprehension(node, 'set', '<setcomp>', node.elt, null, node.generators);
        return;
      case 'DictComp':
        this.visitComprehension(node, 'dict', '<dictcomp>', node.key, node.value, node.generators);
        return;
      case 'GeneratorExp':
        this.visitComprehension(node, 'generator', '<genexpr>', node.elt, null, node.generators);
        return;
      case 'NamedExpr':
        this.visitNamedExpression(node);
        return;
      case 'AnnAssign':
        this.visitAnnotatedAssignment(node);
        return;
      case 'Global':
      case 'Nonlocal':
        this.visitDirective(node);
        return;
      case 'Import':
      case 'ImportFrom':
        this.visitImport(node);
        return;
      case 'ExceptHandler':
        this.visitOptional(node.type_);
        if (node.name !== null) this.define(node.name, Uses.LOCAL | Uses.UNBOUND, node);
        this.visitAll(node.body);
        return;
      case 'TypeAlias':
        this.visitTypeAlias(node);
        return;
      case 'Yield':
      case 'YieldFrom':
      case 'Await':
        this.visitSuspension(node);
        return;
      case 'If':
        this.visitIf(node);
        return;
      case 'For':
      case 'While':
      case 'With':
      case 'Try':
      case 'TryStar':
      case 'Match':
        this.current.conditionDepth++;
        forEachChild(node, child => this.visit(child));
        this.current.conditionDepth--;
        return;
      case 'MatchAs':
        this.visitOptional(node.pattern);
        if (node.name !== null) this.define(node.name, Uses.LOCAL, node);
        return;
      case 'MatchStar':
        if (node.name !== null) this.define(node.name, Uses.LOCAL, node);
        return;
      case 'MatchMapping':
        this.visitAll(node.keys);
        this.visitAll(node.patterns);
        if (node.rest !== null) this.define(node.rest, Uses.LOCAL, node);
        return;
      default:
        forEachChild(node, child => this.visit(child));
        return;
    }
  }

  /** `elif`s nest in the tree; they are walked without recursion. */
  private visitIf(node: Node<'If'>): void {
    this.current.conditionDepth++;
    let rest: Stmt[] = [node];
    while (rest.length === 1 && rest[0]!.type === 'If') {
      const clause = rest[0] as Node<'If'>;
      this.visit(clause.test);
      this.visitAll(clause.body);
      rest = clause.orelse;
    }
    this.visitAll(rest);
    this.current.conditionDepth--;
  }

  /** Long chains `a + b + c + ...` lean to the left: walked without recursion. */
  private visitChain(node: Node<'BinOp'>): void {
    const rights: Expr[] = [];
    let left: Expr = node;
    while (left.type === 'BinOp') {
      rights.push(left.right);
      left = left.left;
    }
    this.visit(left);
    for (let i = rights.length - 1; i >= 0; i--) this.visit(rights[i]!);
  }

  private visitName(node: Node<'Name'>): void {
    const scope = this.current;
    if (node.ctx === 'Load') {
      scope.use(mangle(scope.privateName, node.id), Uses.READ);
      if (node.id === 'super' && scope.isFunctionLike) scope.use('__class__', Uses.READ);
    } else {
      if (node.ctx === 'Del' && node.id === '__debug__') this.fail(M.deleteDebug, node);
      this.define(node.id, node.ctx === 'Del' ? Uses.LOCAL | Uses.UNBOUND : Uses.LOCAL, node);
    }
  }

  private visitAttribute(node: Node<'Attribute'>): void {
    if (node.attr === '__debug__' && node.ctx !== 'Load') {
      this.fail(node.ctx === 'Store' ? M.assignDebug : M.deleteDebug, node);
    }
    this.visit(node.value);
  }

  private visitKeywords(keywords: readonly Node<'keyword'>[]): void {
    const seen = new Set<string>();
    for (const keyword of keywords) {
      if (keyword.arg !== null) {
        if (seen.has(keyword.arg)) this.fail(M.keywordTwice(keyword.arg), keyword);
        seen.add(keyword.arg);
      }
      if (keyword.arg === '__debug__') this.fail(M.assignDebug, keyword);
      this.visit(keyword.value);
    }
  }

  private visitSuspension(node: Node<'Yield' | 'YieldFrom' | 'Await'>): void {
    this.refuseInAnnotations(node.type === 'Await' ? 'await expression' : 'yield expression', node);
    this.visitOptional(node.value);
    const scope = this.current;
    if (node.type === 'Await') scope.isCoroutine = true;
    else {
      if (scope.comprehension !== null) this.fail(M.yieldInside(scope.comprehension), node);
      scope.isGenerator = true;
    }
  }

  private refuseInAnnotations(what: string, at: Position): void {
    const kind = this.current.kind;
    if (kind === 'typeVariable') this.fail(M.cannotUseWithin(what, this.variablePhrase), at);
    const phrase = SCOPE_PHRASES[kind];
    if (phrase !== undefined) this.fail(M.cannotUseWithin(what, phrase), at);
  }

  private visitNamedExpression(node: Node<'NamedExpr'>): void {
    this.refuseInAnnotations('named expression', node);
    const scope = this.current;
    if (scope.inIterable > 0) this.fail(M.walrusInIterable, node);
    scope.hasWalrus = true;
    const target = node.target as Node<'Name'>;
    if (scope.comprehension === null) {
      this.visit(node.value);
      this.define(target.id, Uses.LOCAL, target);
      return;
    }
    this.bindOutsideComprehension(target);
    this.visit(node.value);
  }

  /** PEP 572: an assignment expression in a comprehension binds in the scope that contains the outermost one. */
  private bindOutsideComprehension(target: Node<'Name'>): void {
    const name = mangle(this.current.privateName, target.id);
    const passed: Scope[] = [];
    let scope: Scope | null = this.current;
    for (; scope !== null && scope.comprehension !== null; scope = scope.parent) {
      if ((scope.names.get(name)?.uses ?? 0) & Uses.COMPREHENSION_TARGET) this.fail(M.walrusRebinds(name), target);
      scope.hasWalrus = true;
      passed.push(scope);
    }
    const host = scope!;
    host.hasWalrus = true;
    if (host.kind === 'class') this.fail(M.walrusInClass, target);
    if (host.kind !== 'function' && host.kind !== 'module') {
      const phrase = host.kind === 'typeVariable' ? this.variablePhrase : SCOPE_PHRASES[host.kind]!;
      this.fail(M.walrusComprehensionWithin(phrase), target);
    }
    const isGlobal = host.kind === 'module' || ((host.names.get(name)?.uses ?? 0) & Uses.GLOBAL) !== 0;
    for (const inner of passed) inner.use(name, isGlobal ? Uses.GLOBAL : Uses.NONLOCAL);
    host.use(name, isGlobal ? Uses.GLOBAL : Uses.LOCAL);
  }

  private visitFunction(node: Node<'FunctionDef' | 'AsyncFunctionDef'>): void {
    this.define(node.name, Uses.LOCAL, node);
    this.visitAll(node.args.defaults);
    this.visitAll(node.args.kw_defaults);
    this.visitAll(node.decorator_list);
    this.withTypeParameters(node, node.type_params, () => {
      this.visitAnnotations(node.args, node.returns);
      const scope = this.inScope('function', node.name, node, inner => {
        if (node.type === 'AsyncFunctionDef') inner.isCoroutine = true;
        this.defineParameters(node.args);
        this.visitAll(node.body);
      });
      this.scopes.set(node, scope);
    });
  }

  private visitLambda(node: Node<'Lambda'>): void {
    this.visitAll(node.args.defaults);
    this.visitAll(node.args.kw_defaults);
    const scope = this.inScope('function', '<lambda>', node, () => {
      this.defineParameters(node.args);
      this.visit(node.body);
    });
    this.scopes.set(node, scope);
  }

  private defineParameters(parameters: Arguments): void {
    const all = [...parameters.posonlyargs, ...parameters.args, ...parameters.kwonlyargs];
    if (parameters.vararg !== null) all.push(parameters.vararg);
    if (parameters.kwarg !== null) all.push(parameters.kwarg);
    for (const parameter of all) this.define(parameter.arg, Uses.PARAMETER, parameter);
  }

  private visitAnnotations(parameters: Arguments, returns: Expr | null): void {
    const annotated = annotatedParameters(parameters);
    if (annotated.length === 0 && returns === null) return;
    const scope = this.annotationScope(parameters, () => {
      for (const parameter of annotated) this.visit(parameter.annotation!);
      this.visitOptional(returns);
    });
    this.scopes.set(parameters, scope);
  }

  /** Opens a deferred scope (PEP 649); with string annotations it is only looked through for errors. */
  private annotationScope(node: Node, fill: () => void): Scope {
    const scope = this.inScope('annotation', '__annotate__', node, inner => {
      inner.use('.format', Uses.PARAMETER);
      this.enterDeferred(inner);
      fill();
    });
    if (this.options.stringAnnotations) this.current.children.pop();
    return scope;
  }

  private enterDeferred(scope: Scope): void {
    if (scope.parent!.kind === 'class' || scope.parent!.seesClass) {
      scope.seesClass = true;
      if (!this.options.stringAnnotations) scope.use('__classdict__', Uses.READ);
    }
  }

  private visitClass(node: Node<'ClassDef'>): void {
    this.define(node.name, Uses.LOCAL, node);
    this.visitAll(node.decorator_list);
    this.withTypeParameters(node, node.type_params, () => {
      this.visitAll(node.bases);
      this.visitKeywords(node.keywords);
      const fill = (inner: Scope) => {
        if (node.type_params.length > 0) {
          inner.use('__type_params__', Uses.LOCAL);
          inner.use('.type_params', Uses.READ);
        }
        this.visitAll(node.body);
      };
      this.scopes.set(node, this.inScope('class', node.name, node, fill, node.name));
    });
  }

  /** Runs `fill`, for a generic inside the hidden function whose locals are the type parameters (PEP 695). */
  private withTypeParameters(
    node: Node<'FunctionDef' | 'AsyncFunctionDef' | 'ClassDef' | 'TypeAlias'>,
    parameters: TypeParam[],
    fill: () => void,
  ): void {
    if (parameters.length === 0) {
      fill();
      return;
    }
    const name = node.type === 'TypeAlias' ? (node.name as Node<'Name'>).id : node.name;
    const privateName = node.type === 'ClassDef' ? node.name : this.current.privateName;
    const scope = this.inScope(
      'typeParameters',
      name,
      node,
      inner => {
        if (node.type === 'ClassDef') {
          inner.use('.type_params', Uses.LOCAL | Uses.READ);
          inner.use('.generic_base', Uses.LOCAL | Uses.READ);
        }
        this.enterDeferred(inner);
        if (inner.seesClass) inner.use('.namespace', Uses.PARAMETER);
        if (node.type === 'FunctionDef' || node.type === 'AsyncFunctionDef') {
          inner.use('.defaults', Uses.PARAMETER);
          inner.use('.kwdefaults', Uses.PARAMETER);
        }
        for (const parameter of parameters) this.visitTypeParameter(parameter);
        fill();
      },
      privateName,
    );
    this.typeParameterScopes.set(node, scope);
  }

  private visitTypeParameter(parameter: TypeParam): void {
    this.define(parameter.name, Uses.TYPE_PARAMETER | Uses.LOCAL, parameter);
    const parts: [Expr | null, string][] = [[parameter.default_value, `a ${parameter.type} default`]];
    if (parameter.type === 'TypeVar') {
      const isTuple = parameter.bound?.type === 'Tuple';
      parts.unshift([parameter.bound, isTuple ? 'a TypeVar constraint' : 'a TypeVar bound']);
    }
    for (const [part, phrase] of parts) {
      if (part === null) continue;
      this.variablePhrase = phrase;
      const scope = this.inScope('typeVariable', parameter.name, part, inner => {
        inner.use('.format', Uses.PARAMETER);
        this.enterDeferred(inner);
        this.visit(part);
      });
      this.scopes.set(part, scope);
    }
  }

  private visitTypeAlias(node: Node<'TypeAlias'>): void {
    this.visit(node.name);
    this.withTypeParameters(node, node.type_params, () => {
      const scope = this.inScope('typeAlias', (node.name as Node<'Name'>).id, node, inner => {
        inner.use('.format', Uses.PARAMETER);
        this.enterDeferred(inner);
        this.visit(node.value);
      });
      this.scopes.set(node, scope);
    });
  }

  private visitComprehension(
    node: Node,
    kind: ComprehensionKind,
    name: string,
    element: Expr,
    value: Expr | null,
    generators: Comprehension[],
  ): void {
    const host = this.current;
    host.inIterable++;
    this.visit(generators[0]!.iter);
    host.inIterable--;
    const scope = this.inScope('function', name, node, inner => {
      inner.comprehension = kind;
      if (generators[0]!.is_async) inner.isCoroutine = true;
      inner.inlined = kind !== 'generator' && !host.seesClass;
      if (!inner.inlined) inner.use('.0', Uses.PARAMETER);
      generators.forEach((generator, i) => {
        this.visitGenerator(inner, generator, i === 0);
      });
      if (value !== null) this.visit(value);
      this.visit(element);
      if (kind === 'generator') inner.isGenerator = true;
    });
    if (scope.isCoroutine && kind !== 'generator') host.isCoroutine = host.isCoroutine || scope.isCoroutine;
    this.scopes.set(node, scope);
  }

  private visitGenerator(scope: Scope, generator: Comprehension, isFirst: boolean): void {
    scope.inTarget = true;
    this.visit(generator.target);
    scope.inTarget = false;
    if (!isFirst) {
      scope.inIterable++;
      this.visit(generator.iter);
      scope.inIterable--;
    }
    this.visitAll(generator.ifs);
    if (generator.is_async) scope.isCoroutine = true;
  }

  private visitAnnotatedAssignment(node: Node<'AnnAssign'>): void {
    if (node.target.type === 'Name') {
      const scope = this.current;
      const name = mangle(scope.privateName, node.target.id);
      const before = scope.names.get(name)?.uses ?? 0;
      if (node.simple && before & (Uses.GLOBAL | Uses.NONLOCAL) && scope.kind !== 'module') {
        this.fail(M.annotatedAnd(name, before & Uses.GLOBAL ? 'global' : 'nonlocal'), node);
      }
      if (node.simple) this.define(node.target.id, Uses.ANNOTATED | Uses.LOCAL, node.target);
      else if (node.value !== null) this.define(node.target.id, Uses.LOCAL, node.target);
    } else {
      this.visit(node.target);
    }
    this.visitVariableAnnotation(node.annotation);
    this.visitOptional(node.value);
  }

  private visitVariableAnnotation(annotation: Expr): void {
    const scope = this.current;
    if (scope.conditionDepth > 0 && !scope.isFunctionLike && !this.options.stringAnnotations) {
      scope.hasConditionalAnnotations = true;
      scope.use('__conditional_annotations__', Uses.LOCAL | Uses.READ);
    }
    if (scope.annotations !== null && !scope.isFunctionLike) {
      this.current = scope.annotations;
      this.visit(annotation);
      this.current = scope;
      return;
    }
    const inner = this.annotationScope(annotation, () => this.visit(annotation));
    if (scope.conditionDepth > 0 && !scope.isFunctionLike) inner.use('__conditional_annotations__', Uses.READ);
    if (scope.isFunctionLike) {
      // Annotations of local variables are never evaluated.
      const at = scope.children.indexOf(inner);
      if (at >= 0) scope.children.splice(at, 1);
    } else {
      scope.annotations = inner;
    }
  }

  private visitDirective(node: Node<'Global' | 'Nonlocal'>): void {
    const scope = this.current;
    const word = node.type === 'Global' ? 'global' : 'nonlocal';
    for (const plain of node.names) {
      const name = mangle(scope.privateName, plain);
      const before = scope.names.get(name)?.uses ?? 0;
      if (before & Uses.PARAMETER) this.fail(M.parameterAnd(name, word), node);
      if (before & Uses.ANNOTATED) this.fail(M.annotatedAnd(name, word), node);
      if (before & Uses.LOCAL) this.fail(M.assignedBefore(name, word), node);
      if (before & Uses.READ) this.fail(M.usedBefore(name, word), node);
      scope.use(name, word === 'global' ? Uses.GLOBAL : Uses.NONLOCAL);
      scope.directives.set(name, node);
    }
  }

  private visitImport(node: Node<'Import' | 'ImportFrom'>): void {
    for (const alias of node.names) {
      if (alias.name === '*') {
        if (this.current.kind !== 'module') this.fail(M.importStar, alias);
        continue;
      }
      const bound = alias.asname ?? (node.type === 'Import' ? alias.name.split('.')[0]! : alias.name);
      this.define(bound, Uses.IMPORT, alias);
    }
  }
}

/** The parameters that have an annotation, in the order in which annotations are evaluated. */
export function annotatedParameters(parameters: Arguments): Node<'arg'>[] {
  const all = [...parameters.posonlyargs, ...parameters.args];
  if (parameters.vararg !== null) all.push(parameters.vararg);
  all.push(...parameters.kwonlyargs);
  if (parameters.kwarg !== null) all.push(parameters.kwarg);
  return all.filter(parameter => parameter.annotation !== null);
}

/** Whether the statements use a name from the future (`from __future__ import annotations`). */
export function importsFromFuture(body: readonly Stmt[], feature: string): boolean {
  return body.some(statement => isFutureImport(statement) && statement.names.some(alias => alias.name === feature));
}
/** Whether a statement is `from __future__ import ...`. */
export function isFutureImport(statement: Stmt): statement is Node<'ImportFrom'> {
  return statement.type === 'ImportFrom' && statement.module === '__future__' && statement.level === 0;
}

/**
 * The second pass: decides the reach of every name of `scope` and of the scopes inside it (CPython's `analyze_block`).
 * `bound` are the names of enclosing functions, `typeNames` the type parameters among them; `classScope` is the class
 * that an annotation scope sees. Answers through `scope.free`.
 */
function analyze(
  scope: Scope,
  bound: ReadonlySet<string>,
  typeNames: ReadonlySet<string>,
  classScope: Scope | null,
  errors: CompileErrors,
): void {
  const locals = new Set<string>();
  const visible = new Set(bound);
  const direct = new Set<string>();
  for (const [name, entry] of scope.names) {
    entry.reach = decide(scope, name, entry.uses, visible, typeNames, classScope, errors);
    if (entry.reach === 'local') locals.add(name);
    else if (entry.reach === 'free') direct.add(name);
  }
  const nested = new Set<string>();
  if (scope.children.length > 0) {
    const inner = namesForChildren(scope, visible, bound, locals);
    const innerTypeNames = typeNamesForChildren(scope, typeNames, locals);
    for (const child of scope.children) {
      const seen = child.seesClass ? (scope.kind === 'class' ? scope : classScope) : null;
      analyze(child, inner, innerTypeNames, seen, errors);
      if (child.inlined) takeFromInlined(scope, child, locals, direct, nested);
      else for (const name of child.free) nested.add(name);
    }
  }
  makeCells(scope, locals, nested);
  if (scope.kind === 'class') takeClassCells(scope, nested);
  scope.directFree = direct;
  scope.nestedFree = nested;
  scope.free = new Set([...direct, ...nested]);
}

function decide(
  scope: Scope,
  name: string,
  uses: number,
  bound: Set<string>,
  typeNames: ReadonlySet<string>,
  classScope: Scope | null,
  errors: CompileErrors,
): Reach {
  const place = scope.directives.get(name);
  if (uses & Uses.GLOBAL) {
    if (uses & Uses.NONLOCAL) throw errors.at(M.nonlocalAndGlobal(name), firstDirective(scope, name));
    bound.delete(name);
    return 'globalExplicit';
  }
  if (uses & Uses.NONLOCAL) {
    if (scope.kind === 'module') throw errors.at(M.nonlocalInModule, place!);
    if (!bound.has(name)) throw errors.at(M.noBinding(name), place ?? (scope.node as unknown as Position));
    if (typeNames.has(name)) throw errors.at(M.nonlocalTypeParameter(name), place!);
    return 'free';
  }
  if (uses & BINDS) return 'local';
  if (classScope !== null) {
    const inClass = classScope.names.get(name)?.uses ?? 0;
    if (inClass & Uses.GLOBAL) return 'globalExplicit';
    if (inClass & BINDS && !(inClass & Uses.NONLOCAL)) return 'globalImplicit';
  }
  if (!bound.has(name)) return 'globalImplicit';
  const isClassInComprehension = name === '__class__' && scope.inlined && hostOf(scope).kind === 'class';
  return isClassInComprehension ? 'globalImplicit' : 'free';
}

function firstDirective(scope: Scope, name: string): Position {
  const body = (scope.node as { body?: unknown }).body;
  const directive = (Array.isArray(body) ? (body as Stmt[]) : []).find(
    statement => (statement.type === 'Global' || statement.type === 'Nonlocal') && statement.names.includes(name),
  );
  return directive ?? scope.directives.get(name)!;
}

/** The scope that an inlined comprehension ends up in. */
export function hostOf(scope: Scope): Scope {
  let host = scope;
  while (host.inlined) host = host.parent!;
  return host;
}

/** The names of a class are not seen from its methods, nor do its `global` statements reach them. */
function namesForChildren(
  scope: Scope,
  visible: Set<string>,
  bound: ReadonlySet<string>,
  locals: ReadonlySet<string>,
): ReadonlySet<string> {
  if (scope.kind === 'module') return new Set();
  if (scope.kind === 'class') return new Set([...bound, '__class__', '__classdict__']);
  for (const name of locals) visible.add(name);
  return visible;
}

function typeNamesForChildren(
  scope: Scope,
  typeNames: ReadonlySet<string>,
  locals: ReadonlySet<string>,
): ReadonlySet<string> {
  if (scope.kind !== 'typeParameters' && typeNames.size === 0) return typeNames;
  const inner = new Set(typeNames);
  for (const name of locals) {
    if (scope.names.get(name)!.uses & Uses.TYPE_PARAMETER) inner.add(name);
    else if (scope.isFunctionLike) inner.delete(name);
  }
  return inner;
}

function takeFromInlined(
  scope: Scope,
  child: Scope,
  locals: ReadonlySet<string>,
  direct: Set<string>,
  nested: Set<string>,
): void {
  for (const name of child.nestedFree) nested.add(name);
  for (const name of child.directFree) {
    if (scope.isFunctionLike && (locals.has(name) || scope.names.get(name)?.reach === 'cell')) continue;
    (scope.kind === 'class' ? nested : direct).add(name);
  }
}

/** Locals that functions further in capture live in cells. */
function makeCells(scope: Scope, locals: ReadonlySet<string>, nested: Set<string>): void {
  if (!scope.isFunctionLike) return;
  for (const name of locals) {
    if (!nested.delete(name)) continue;
    scope.names.get(name)!.reach = 'cell';
  }
}

function takeClassCells(scope: Scope, nested: Set<string>): void {
  if (nested.delete('__class__')) scope.needsClassCell = true;
  if (nested.delete('__classdict__')) scope.needsClassDictCell = true;
}
