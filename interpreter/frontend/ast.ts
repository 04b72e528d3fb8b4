/**
 * The abstract syntax tree: CPython 3.14's `ast` node kinds, fields and positions as plain data.
 *
 * `NODE_KINDS` is the one place where a node kind is declared: which group it belongs to and which fields it has, in
 * CPython's order (`Parser/Python.asdl`). The TypeScript types are computed from that table, and the dumper and the
 * walkers read it, so a field cannot exist in one of them only.
 *
 * What always holds: every node of a group with positions carries `lineno` (from 1), `col_offset` (UTF-8 bytes, from
 * 0), `end_lineno` and `end_col_offset`; identifiers are NFKC-normalised; an absent optional field is `null`, never
 * missing; operators and expression contexts are strings (`'Add'`, `'Load'`), because CPython's are singletons too.
 */

/** The value of a literal. Text that a JavaScript string cannot tell apart carries its code points as well. */
export type ConstantValue =
  | { readonly kind: 'None' }
  | { readonly kind: 'True' }
  | { readonly kind: 'False' }
  | { readonly kind: 'Ellipsis' }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  /** A pure imaginary literal: `value` is the imaginary part. */
  | { readonly kind: 'complex'; readonly value: number }
  | StrValue
  | { readonly kind: 'bytes'; readonly value: Uint8Array };

export interface StrValue {
  readonly kind: 'str';
  /** The text; lone surrogates are allowed. */
  readonly value: string;
  /**
   * The code points, present only when `value` is ambiguous: two surrogates that the source wrote one after the other
   * as separate escapes are two characters in Python, and one in a JavaScript string.
   */
  readonly codePoints: Uint32Array | null;
}

export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type BoolOperator = 'And' | 'Or';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CompareOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';
export type ExprContext = 'Load' | 'Store' | 'Del';

/** Groups whose nodes carry positions. */
const POSITIONED_GROUPS = [
  'stmt',
  'expr',
  'excepthandler',
  'arg',
  'keyword',
  'alias',
  'pattern',
  'type_param',
] as const;
type PositionedGroup = (typeof POSITIONED_GROUPS)[number];

/**
 * Node kind -> [group, fields]. A field's shape is a group or a scalar, with `?` for "or null", `*` for "a list of"
 * and `?*` for "a list with holes".
 */
export const NODE_KINDS = {
  Module: ['mod', { body: 'stmt*', type_ignores: 'type_ignore*' }],
  Interactive: ['mod', { body: 'stmt*' }],
  Expression: ['mod', { body: 'expr' }],

  FunctionDef: [
    'stmt',
    {
      name: 'identifier',
      args: 'arguments',
      body: 'stmt*',
      decorator_list: 'expr*',
      returns: 'expr?',
      type_comment: 'string?',
      type_params: 'type_param*',
    },
  ],
  AsyncFunctionDef: [
    'stmt',
    {
      name: 'identifier',
      args: 'arguments',
      body: 'stmt*',
      decorator_list: 'expr*',
      returns: 'expr?',
      type_comment: 'string?',
      type_params: 'type_param*',
    },
  ],
  ClassDef: [
    'stmt',
    {
      name: 'identifier',
      bases: 'expr*',
      keywords: 'keyword*',
      body: 'stmt*',
      decorator_list: 'expr*',
      type_params: 'type_param*',
    },
  ],
  Return: ['stmt', { value: 'expr?' }],
  Delete: ['stmt', { targets: 'expr*' }],
  Assign: ['stmt', { targets: 'expr*', value: 'expr', type_comment: 'string?' }],
  TypeAlias: ['stmt', { name: 'expr', type_params: 'type_param*', value: 'expr' }],
  AugAssign: ['stmt', { target: 'expr', op: 'operator', value: 'expr' }],
  AnnAssign: ['stmt', { target: 'expr', annotation: 'expr', value: 'expr?', simple: 'int' }],
  For: ['stmt', { target: 'expr', iter: 'expr', body: 'stmt*', orelse: 'stmt*', type_comment: 'string?' }],
  AsyncFor: ['stmt', { target: 'expr', iter: 'expr', body: 'stmt*', orelse: 'stmt*', type_comment: 'string?' }],
  While: ['stmt', { test: 'expr', body: 'stmt*', orelse: 'stmt*' }],
  If: ['stmt', { test: 'expr', body: 'stmt*', orelse: 'stmt*' }],
  With: ['stmt', { items: 'withitem*', body: 'stmt*', type_comment: 'string?' }],
  AsyncWith: ['stmt', { items: 'withitem*', body: 'stmt*', type_comment: 'string?' }],
  Match: ['stmt', { subject: 'expr', cases: 'match_case*' }],
  Raise: ['stmt', { exc: 'expr?', cause: 'expr?' }],
  Try: ['stmt', { body: 'stmt*', handlers: 'excepthandler*', orelse: 'stmt*', finalbody: 'stmt*' }],
  TryStar: ['stmt', { body: 'stmt*', handlers: 'excepthandler*', orelse: 'stmt*', finalbody: 'stmt*' }],
  Assert: ['stmt', { test: 'expr', msg: 'expr?' }],
  Import: ['stmt', { names: 'alias*' }],
  ImportFrom: ['stmt', { module: 'identifier?', names: 'alias*', level: 'int' }],
  Global: ['stmt', { names: 'identifier*' }],
  Nonlocal: ['stmt', { names: 'identifier*' }],
  Expr: ['stmt', { value: 'expr' }],
  Pass: ['stmt', {}],
  Break: ['stmt', {}],
  Continue: ['stmt', {}],

  BoolOp: ['expr', { op: 'boolop', values: 'expr*' }],
  NamedExpr: ['expr', { target: 'expr', value: 'expr' }],
  BinOp: ['expr', { left: 'expr', op: 'operator', right: 'expr' }],
  UnaryOp: ['expr', { op: 'unaryop', operand: 'expr' }],
  Lambda: ['expr', { args: 'arguments', body: 'expr' }],
  IfExp: ['expr', { test: 'expr', body: 'expr', orelse: 'expr' }],
  /** A hole in `keys` marks `**value`. */
  Dict: ['expr', { keys: 'expr?*', values: 'expr*' }],
  Set: ['expr', { elts: 'expr*' }],
  ListComp: ['expr', { elt: 'expr', generators: 'comprehension*' }],
  SetComp: ['expr', { elt: 'expr', generators: 'comprehension*' }],
  DictComp: ['expr', { key: 'expr', value: 'expr', generators: 'comprehension*' }],
  GeneratorExp: ['expr', { elt: 'expr', generators: 'comprehension*' }],
  Await: ['expr', { value: 'expr' }],
  Yield: ['expr', { value: 'expr?' }],
  YieldFrom: ['expr', { value: 'expr' }],
  Compare: ['expr', { left: 'expr', ops: 'cmpop*', comparators: 'expr*' }],
  Call: ['expr', { func: 'expr', args: 'expr*', keywords: 'keyword*' }],
  /** `conversion` is -1 or the character code of `s`, `r` or `a`. */
  FormattedValue: ['expr', { value: 'expr', conversion: 'int', format_spec: 'expr?' }],
  Interpolation: ['expr', { value: 'expr', str: 'string', conversion: 'int', format_spec: 'expr?' }],
  JoinedStr: ['expr', { values: 'expr*' }],
  TemplateStr: ['expr', { values: 'expr*' }],
  /** `kind` is `'u'` for a text literal with that prefix, otherwise null. */
  Constant: ['expr', { value: 'constant', kind: 'string?' }],
  Attribute: ['expr', { value: 'expr', attr: 'identifier', ctx: 'expr_context' }],
  Subscript: ['expr', { value: 'expr', slice: 'expr', ctx: 'expr_context' }],
  Starred: ['expr', { value: 'expr', ctx: 'expr_context' }],
  Name: ['expr', { id: 'identifier', ctx: 'expr_context' }],
  List: ['expr', { elts: 'expr*', ctx: 'expr_context' }],
  Tuple: ['expr', { elts: 'expr*', ctx: 'expr_context' }],
  Slice: ['expr', { lower: 'expr?', upper: 'expr?', step: 'expr?' }],

  comprehension: ['comprehension', { target: 'expr', iter: 'expr', ifs: 'expr*', is_async: 'int' }],
  ExceptHandler: ['excepthandler', { type_: 'expr?', name: 'identifier?', body: 'stmt*' }],
  arguments: [
    'arguments',
    {
      posonlyargs: 'arg*',
      args: 'arg*',
      vararg: 'arg?',
      kwonlyargs: 'arg*',
      /** As long as `kwonlyargs`; a hole where there is no default. */
      kw_defaults: 'expr?*',
      kwarg: 'arg?',
      /** The defaults of the last positional parameters. */
      defaults: 'expr*',
    },
  ],
  arg: ['arg', { arg: 'identifier', annotation: 'expr?', type_comment: 'string?' }],
  /** `arg` is null for `**value`. */
  keyword: ['keyword', { arg: 'identifier?', value: 'expr' }],
  alias: ['alias', { name: 'identifier', asname: 'identifier?' }],
  withitem: ['withitem', { context_expr: 'expr', optional_vars: 'expr?' }],
  match_case: ['match_case', { pattern: 'pattern', guard: 'expr?', body: 'stmt*' }],

  MatchValue: ['pattern', { value: 'expr' }],
  MatchSingleton: ['pattern', { value: 'constant' }],
  MatchSequence: ['pattern', { patterns: 'pattern*' }],
  MatchMapping: ['pattern', { keys: 'expr*', patterns: 'pattern*', rest: 'identifier?' }],
  MatchClass: ['pattern', { cls: 'expr', patterns: 'pattern*', kwd_attrs: 'identifier*', kwd_patterns: 'pattern*' }],
  MatchStar: ['pattern', { name: 'identifier?' }],
  MatchAs: ['pattern', { pattern: 'pattern?', name: 'identifier?' }],
  MatchOr: ['pattern', { patterns: 'pattern*' }],

  TypeVar: ['type_param', { name: 'identifier', bound: 'expr?', default_value: 'expr?' }],
  ParamSpec: ['type_param', { name: 'identifier', default_value: 'expr?' }],
  TypeVarTuple: ['type_param', { name: 'identifier', default_value: 'expr?' }],
} as const satisfies Record<string, readonly [group: string, fields: Record<string, string>]>;

export type NodeKind = keyof typeof NODE_KINDS;
export type GroupOf<K extends NodeKind> = (typeof NODE_KINDS)[K][0];
type KindsOf<G extends string> = { [K in NodeKind]: GroupOf<K> extends G ? K : never }[NodeKind];

interface Scalars {
  identifier: string;
  string: string;
  int: number;
  constant: ConstantValue;
  operator: Operator;
  boolop: BoolOperator;
  unaryop: UnaryOperator;
  cmpop: CompareOperator;
  expr_context: ExprContext;
}

/** `# type: ignore` comments are not collected, as in CPython without `type_comments=True`. */
export type TypeIgnore = never;

type Item<S extends string> = S extends keyof Scalars
  ? Scalars[S]
  : S extends 'type_ignore'
    ? TypeIgnore
    : Node<KindsOf<S>>;
type Shape<S extends string> = S extends `${infer I}?*`
  ? (Item<I> | null)[]
  : S extends `${infer I}*`
    ? Item<I>[]
    : S extends `${infer I}?`
      ? Item<I> | null
      : Item<S>;

/** Where a node stands: lines from 1, columns in UTF-8 bytes from 0, the end exclusive. */
export interface Position {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

type FieldsOf<K extends NodeKind> = {
  -readonly [F in keyof (typeof NODE_KINDS)[K][1]]: Shape<(typeof NODE_KINDS)[K][1][F] & string>;
};
/** The node type of a kind (of each kind of a union of kinds). */
export type Node<K extends NodeKind = NodeKind> = K extends NodeKind
  ? { type: K } & FieldsOf<K> & (GroupOf<K> extends PositionedGroup ? Position : unknown)
  : never;

export type Module = Node<'Module'>;
export type Interactive = Node<'Interactive'>;
export type Expression = Node<'Expression'>;
export type Mod = Node<KindsOf<'mod'>>;
export type Stmt = Node<KindsOf<'stmt'>>;
export type Expr = Node<KindsOf<'expr'>>;
export type Pattern = Node<KindsOf<'pattern'>>;
export type TypeParam = Node<KindsOf<'type_param'>>;
export type Arguments = Node<'arguments'>;
export type Arg = Node<'arg'>;
export type Keyword = Node<'keyword'>;
export type Alias = Node<'alias'>;
export type WithItem = Node<'withitem'>;
export type MatchCase = Node<'match_case'>;
export type ExceptHandler = Node<'ExceptHandler'>;
export type Comprehension = Node<'comprehension'>;
export type Constant = Node<'Constant'>;
export type Name = Node<'Name'>;

/** What a field holds: how often, and which group or scalar. */
export interface FieldDescription {
  readonly name: string;
  /** The name of the field in CPython (`ExceptHandler.type` clashes with the discriminant here). */
  readonly pythonName: string;
  readonly item: string;
  readonly isList: boolean;
  readonly isNode: boolean;
}

const SCALAR_NAMES: ReadonlySet<string> = new Set<keyof Scalars>([
  'identifier',
  'string',
  'int',
  'constant',
  'operator',
  'boolop',
  'unaryop',
  'cmpop',
  'expr_context',
]);

function describeField([name, shape]: readonly [string, string]): FieldDescription {
  const item = shape.replace(/[?*]+$/, '');
  const pythonName = name === 'type_' ? 'type' : name;
  return { name, pythonName, item, isList: shape.endsWith('*'), isNode: !SCALAR_NAMES.has(item) };
}

const described = new Map<NodeKind, readonly FieldDescription[]>();
/** The fields of a kind in CPython's order, ready for generic code. */
export function fieldsOf(kind: NodeKind): readonly FieldDescription[] {
  let fields = described.get(kind);
  if (fields === undefined) {
    fields = Object.entries<string>(NODE_KINDS[kind][1]).map(describeField);
    described.set(kind, fields);
  }
  return fields;
}

/** Whether nodes of this kind carry positions. */
export function hasPosition(kind: NodeKind): boolean {
  return (POSITIONED_GROUPS as readonly string[]).includes(NODE_KINDS[kind][0]);
}

/** Calls `visit` for every direct child node, in field order; holes are skipped. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const values = node as unknown as Readonly<Record<string, unknown>>;
  for (const field of fieldsOf(node.type)) {
    if (!field.isNode) continue;
    const value = values[field.name];
    if (!field.isList) {
      if (value !== null) visit(value as Node);
    } else {
      for (const child of value as readonly (Node | null)[]) if (child !== null) visit(child);
    }
  }
}

/** Calls `visit` for `node` and everything below it, parents first; `false` from `visit` skips what is below. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  if (visit(node) === false) return;
  forEachChild(node, child => walk(child, visit));
}
