/**
 * The data model of RTS programs: files and functions, and the typed tree, which the typed walk (walk.ts) makes of the body of
 * a function and all emitters and checks read.
 *
 * Names are resolved, every expression has its machine type, operators are words, constants are folded. What always holds:
 * the operands of a word have exactly the types of its signature; a local is one object however often it is mentioned.
 */
import type * as babel from '@babel/types';
import { DialectError, type Place } from './dialect-error.js';
import type { Type, Word } from './primitives.js';
import type { Field, LayoutDescriptor } from './rts.js';

export interface SourceFile {
  /** From the root of the repository, with slashes: `interpreter/objects/float.ts`. */
  readonly path: string;
  readonly text: string;
  /** How the tracer sees functions without pragma, when not by their loops (the collector: never looked into). */
  readonly defaultKind?: 'residual';
}
export interface DeclarationModule {
  readonly path: string;
  readonly text: string;
  readonly exports: Readonly<Record<string, unknown>>;
}
/** A place in the function's file: line from 1, column from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
export interface Local {
  readonly name: string;
  readonly type: Type;
  /** Position in the function, parameters first. */
  readonly index: number;
  /** A parameter or `const`: never assigned again. */
  readonly constant: boolean;
}
type At<K extends string, T> = { readonly kind: K; readonly type: Type; readonly at: Position } & T;

export type Expression =
  | At<'constant', { readonly value: number | bigint | boolean }>
  | At<'local', { readonly local: Local }>
  | At<'word', { readonly word: Word; readonly args: readonly Expression[] }>
  | At<'call', { readonly target: RtsFunction; readonly args: readonly Expression[] }>
  | At<'load', { readonly field: Field<unknown>; readonly object: Expression }>
  | At<'loadAt', { readonly field: Field<unknown>; readonly object: Expression; readonly index: Expression }>
  | At<
      'store',
      {
        readonly field: Field<unknown>;
        readonly object: Expression;
        readonly value: Expression;
        readonly fresh: boolean;
      }
    >
  | At<
      'storeAt',
      {
        readonly field: Field<unknown>;
        readonly object: Expression;
        readonly index: Expression;
        readonly value: Expression;
        readonly fresh: boolean;
      }
    >
  | At<'malloc', { readonly layout: LayoutDescriptor; readonly map: Expression; readonly length: Expression | null }>
  | At<'promote', { readonly value: Expression }>
  | At<'cacheHit', { readonly value: Expression }>
  | At<'select', { readonly test: Expression; readonly yes: Expression; readonly no: Expression }>
  | At<'and', { readonly left: Expression; readonly right: Expression }>
  | At<'or', { readonly left: Expression; readonly right: Expression }>
  | At<'conditional', { readonly test: Expression; readonly yes: Expression; readonly no: Expression }>;

export interface Case {
  /** Empty for `default` alone. */
  readonly values: readonly number[];
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
  readonly at: Position;
}
type AtStatement<K extends string, T> = { readonly kind: K; readonly at: Position } & T;
export type Statement =
  | AtStatement<'block', { readonly body: readonly Statement[] }>
  | AtStatement<'declare', { readonly local: Local; readonly value: Expression }>
  | AtStatement<'assign', { readonly local: Local; readonly value: Expression }>
  | AtStatement<'evaluate', { readonly value: Expression }>
  | AtStatement<'if', { readonly test: Expression; readonly yes: Statement; readonly no: Statement | null }>
  | AtStatement<'while', { readonly test: Expression; readonly body: Statement }>
  | AtStatement<'switch', { readonly value: Expression; readonly cases: readonly Case[] }>
  | AtStatement<'return', { readonly value: Expression | null }>
  | AtStatement<'break', unknown>
  | AtStatement<'continue', unknown>;

/** A function's body after the walk. */
export interface TypedBody {
  /** Parameters first, in order. */
  readonly locals: readonly Local[];
  readonly body: readonly Statement[];
}

/** The direct operands of an expression, in the order of their evaluation. */
export function operands(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case 'constant':
    case 'local':
      return [];
    case 'word':
    case 'call':
      return e.args;
    case 'load':
      return [e.object];
    case 'loadAt':
      return [e.object, e.index];
    case 'store':
      return [e.object, e.value];
    case 'storeAt':
      return [e.object, e.index, e.value];
    case 'malloc':
      return e.length ? [e.map, e.length] : [e.map];
    case 'promote':
    case 'cacheHit':
      return [e.value];
    case 'and':
    case 'or':
      return [e.left, e.right];
    case 'select':
    case 'conditional':
      return [e.test, e.yes, e.no];
  }
}

/** Calls `visit` for every expression below the statements, operands before what uses them. */
export function eachExpression(body: readonly Statement[], visit: (e: Expression) => void): void {
  const expression = (e: Expression): void => {
    operands(e).forEach(expression);
    visit(e);
  };
  eachStatement(body, s => {
    if (s.kind === 'declare' || s.kind === 'assign' || s.kind === 'evaluate') expression(s.value);
    else if (s.kind === 'switch') expression(s.value);
    else if (s.kind === 'if' || s.kind === 'while') expression(s.test);
    else if (s.kind === 'return' && s.value) expression(s.value);
  });
}

/** Calls `visit` for every statement, outer ones first. */
export function eachStatement(body: readonly Statement[], visit: (s: Statement) => void): void {
  for (const s of body) {
    visit(s);
    if (s.kind === 'block') eachStatement(s.body, visit);
    else if (s.kind === 'if') eachStatement(s.no ? [s.yes, s.no] : [s.yes], visit);
    else if (s.kind === 'while') eachStatement([s.body], visit);
    else if (s.kind === 'switch') for (const c of s.cases) eachStatement(c.body, visit);
  }
}

/** How many nodes a body has: a measure for inlining. */
export function bodySize(body: readonly Statement[]): number {
  let size = 0;
  eachExpression(body, () => size++);
  eachStatement(body, () => size++);
  return size;
}

/** traced: looked into; fast: tag-level form of a traced function; the others are calls in a trace. */
export type FunctionKind = 'traced' | 'residual' | 'elidable' | 'intrinsic' | 'host' | 'fast';
export interface Parameter {
  readonly name: string;
  readonly type: Type;
}
/** Keys of fields, or everything. */
export type Effects = ReadonlySet<string> | 'everything';

export class RtsFunction {
  readonly pragmas: ReadonlyMap<string, string>;
  readonly kind: FunctionKind;
  readonly raises: boolean;
  readonly hasLoop: boolean;
  body: TypedBody | null = null;
  calls: ReadonlySet<RtsFunction> = new Set();
  /** Fields read and written, calls included; stores into objects made by the function itself do not count. */
  reads: Effects = new Set();
  writes: Effects = new Set();
  /** Loop locals (`machine.pc` ...) that the code itself, or what it calls, reads or writes. */
  loopReads: ReadonlySet<string> = new Set();
  loopWrites: ReadonlySet<string> = new Set();
  /** Uses the running instruction or frame, itself or through what it calls. */
  framed = false;
  /** Every result is an object that the function made. */
  returnsFresh = false;
  /** For `@fast name`: the function it stands for. */
  general: RtsFunction | null = null;

  constructor(
    /** Unique in the program: the name in its source, with the file's name when another function has that. */
    readonly name: string,
    readonly module: Module,
    readonly node: babel.FunctionDeclaration | babel.TSDeclareFunction,
    readonly params: readonly Parameter[],
    readonly result: Type,
    readonly exported: boolean,
    comment: string,
  ) {
    this.pragmas = readPragmas(comment, message => module.error('pragma', message, node));
    this.hasLoop = containsLoop(node);
    this.kind = this.#kind();
    this.raises = this.pragmas.has('raises');
  }
  #kind(): FunctionKind {
    const chosen = (['intrinsic', 'elidable', 'residual', 'fast', 'host'] as const).filter(k => this.pragmas.has(k));
    if (chosen.length > 1)
      throw this.module.error('pragma', `${this.name} cannot be @${chosen.join(' and @')}`, this.node);
    if ((chosen[0] === 'host') !== (this.node.type === 'TSDeclareFunction'))
      throw this.module.error('pragma', '@host goes with `declare function`, and only with it', this.node);
    if (chosen[0]) return chosen[0];
    if (this.pragmas.has('unroll')) return 'traced';
    return this.hasLoop || this.module.defaultKind === 'residual' ? 'residual' : 'traced';
  }
}

export type Binding =
  | { readonly kind: 'function'; readonly path: string; readonly name: string }
  | { readonly kind: 'word'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number; readonly type: Type }
  /** Something of a declaration module: a number, a layout, or an object of those. */
  | { readonly kind: 'declared'; readonly value: unknown; readonly isRef: boolean }
  | { readonly kind: 'pending'; readonly path: string; readonly name: string };

/** One RTS file: its names and functions. */
export class Module {
  readonly bindings = new Map<string, Binding>();
  /** Local name by exported name. */
  readonly exports = new Map<string, string>();
  readonly functions = new Map<string, RtsFunction>();
  readonly path: string;
  readonly text: string;
  readonly defaultKind: 'residual' | undefined;
  constructor(source: SourceFile) {
    this.path = source.path;
    this.text = source.text;
    this.defaultKind = source.defaultKind;
  }
  error(rule: string, explanation: string, node: { loc?: babel.SourceLocation | null } | null): DialectError {
    return this.errorAt(rule, explanation, node?.loc ? node.loc.start : null);
  }
  errorAt(rule: string, explanation: string, at: Position | null): DialectError {
    const place: Place | null = at && { path: this.path, text: this.text, line: at.line, column: at.column };
    return new DialectError(rule, explanation, place);
  }
}

export class Program {
  readonly modules = new Map<string, Module>();
  /** All functions by name; names are unique in the program. */
  readonly functions = new Map<string, RtsFunction>();
  readonly errors: DialectError[] = [];

  /** The function that a binding of a module means. */
  resolveFunction(binding: Binding & { kind: 'function' }): RtsFunction | null {
    return this.modules.get(binding.path)?.functions.get(binding.name) ?? null;
  }
}

const PRAGMAS = new Set(
  'unroll elidable residual intrinsic fast host writes reads export inline noinline apart raises pure green unchecked'.split(
    ' ',
  ),
);
const DOCUMENTATION = new Set('param returns see example throws internal'.split(' '));

function readPragmas(comment: string, error: (message: string) => DialectError): Map<string, string> {
  const pragmas = new Map<string, string>();
  for (const [, name, rest] of comment.matchAll(/(?<![\w{])@(\w+)[ \t]*([^@\n]*)/g) as Iterable<RegExpMatchArray>) {
    if (DOCUMENTATION.has(name!)) continue;
    if (!PRAGMAS.has(name!)) throw error(`unknown pragma @${name}`);
    const words = rest!.replace(/[*.\s]+$/, '').trim();
    pragmas.set(name!, words);
    for (const word of ['raises', 'pure', 'green']) if (words.split(/\s+/).includes(word)) pragmas.set(word, '');
  }
  return pragmas;
}

function containsLoop(node: babel.Node): boolean {
  if (node.type === 'WhileStatement') return true;
  return Object.entries(node).some(([key, child]) => {
    if (key === 'loc' || child === null || typeof child !== 'object') return false;
    return (Array.isArray(child) ? child : [child]).some(c => c && typeof c.type === 'string' && containsLoop(c));
  });
}

/** The handler of each opcode: the exported function of its name. */
export function findHandlers(
  program: Program,
  opcodes: readonly { readonly name: string }[],
): Map<string, RtsFunction> {
  const names = new Set(opcodes.map(row => row.name));
  const handlers = new Map<string, RtsFunction>();
  for (const module of program.modules.values())
    for (const [exported, local] of module.exports) {
      const f = module.functions.get(local);
      if (f && names.has(exported)) handlers.set(exported, f);
    }
  return handlers;
}
