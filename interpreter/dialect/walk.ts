/**
 * The one typed walk: makes the typed tree of a function's body from its syntax tree, resolving names, choosing words for operators
 * and checking types as it goes. i32, i64, f64, bool and Ref never mix; a mistake is a `DialectError`.
 *
 * i32 arithmetic has JavaScript's meaning here and there only when `+`, `-` and `/` end in `| 0`: such an operation is *open*
 * until a bitwise operator closes it, and an open value may be used for nothing else. Constants are folded, and a
 * constant `if` keeps the branch that is taken.
 */
import type * as babel from '@babel/types';
import type { DialectError } from './dialect-error.js';
import { OPERATORS, type Type, type Value, WORDS } from './primitives.js';
import { annotatedType, STRUCTURAL_WORDS } from './program.js';
import type { Field, LayoutDescriptor } from './rts.js';
import type {
  Binding,
  Case,
  Expression,
  Local,
  Module,
  Position,
  Program,
  RtsFunction,
  Statement,
  TypedBody,
} from './typed-tree.js';

/** What the walk needs to know of the function around an expression. */
interface Context {
  readonly program: Program;
  readonly module: Module;
  readonly params: RtsFunction['params'];
  readonly result: Type;
  readonly node: babel.Node | null;
}
type Node = babel.Expression | babel.Statement | babel.Node;
/** An i32 value that is exact only after a bitwise operator: a sum, or a quotient. */
type Open = 'sum' | 'quotient';

const COMMUTING_BITS = new Set(['|', '&', '^', '<<', '>>', '>>>']);
const fieldType = (field: Field<unknown>): Type => (field.type === 'u8' || field.type === 'u16' ? 'i32' : field.type);
const isField = (x: unknown): x is Field<unknown> =>
  typeof x === 'object' && x !== null && 'key' in x && 'offset' in x && 'stride' in x;
const descriptorOf = (x: unknown): LayoutDescriptor | null =>
  typeof x === 'object' && x !== null && 'descriptor' in x ? (x.descriptor as LayoutDescriptor) : null;

class Walker {
  readonly #locals: Local[] = [];
  readonly #scopes: Map<string, Local>[] = [new Map()];
  readonly #open = new WeakMap<Expression, Open>();
  /** What encloses the statement, innermost last: decides what `break` and `continue` mean. */
  readonly #enclosing: ('while' | 'switch')[] = [];
  constructor(readonly context: Context) {
    for (const p of context.params) this.#declare(p.name, p.type, true);
  }

  body(node: babel.BlockStatement): TypedBody {
    const body = this.#list(node.body);
    return { locals: this.#locals, body };
  }
  #declare(name: string, type: Type, constant: boolean): Local {
    const local = { name, type, constant, index: this.#locals.length };
    this.#locals.push(local);
    this.#scopes.at(-1)!.set(name, local);
    return local;
  }
  #lookup(name: string): Local | null {
    for (let i = this.#scopes.length - 1; i >= 0; i--) {
      const local = this.#scopes[i]!.get(name);
      if (local) return local;
    }
    return null;
  }
  #error(rule: string, explanation: string, node: Node): DialectError {
    return this.context.module.error(rule, explanation, node);
  }
  #at(node: Node): Position {
    return node.loc ? { line: node.loc.start.line, column: node.loc.start.column } : { line: 1, column: 0 };
  }

  // ---------------------------------------------------------------- statements
  #list(nodes: readonly babel.Statement[]): Statement[] {
    this.#scopes.push(new Map());
    const list = nodes.flatMap(n => this.#statement(n));
    this.#scopes.pop();
    return list;
  }
  #block(node: babel.Statement): Statement {
    const body = node.type === 'BlockStatement' ? this.#list(node.body) : this.#list([node]);
    return body.length === 1 ? body[0]! : { kind: 'block', body, at: this.#at(node) };
  }
  #statement(node: babel.Statement): Statement[] {
    const at = this.#at(node);
    switch (node.type) {
      case 'BlockStatement':
        return [{ kind: 'block', body: this.#list(node.body), at }];
      case 'VariableDeclaration':
        return node.declarations.map(d => this.#declaration(node, d));
      case 'ExpressionStatement':
        return [this.#expressionStatement(node.expression, at)];
      case 'IfStatement':
        return this.#if(node);
      case 'WhileStatement':
        return [this.#while(node)];
      case 'SwitchStatement':
        return [this.#switch(node)];
      case 'ReturnStatement':
        return [this.#return(node)];
      case 'BreakStatement':
        return [this.#break(node)];
      case 'ContinueStatement':
        if (node.label || !this.#enclosing.includes('while'))
          throw this.#error('statement', '`continue` needs a loop and no label', node);
        return [{ kind: 'continue', at }];
      case 'EmptyStatement':
        return [];
    }
    throw this.#error('statement', `${node.type} is not part of the dialect`, node);
  }
  #break(node: babel.BreakStatement): Statement {
    if (node.label || this.#enclosing.at(-1) !== 'while')
      throw this.#error('statement', '`break` stands in a loop, or last in a case, without label', node);
    return { kind: 'break', at: this.#at(node) };
  }
  #declaration(node: babel.VariableDeclaration, d: babel.VariableDeclarator): Statement {
    if (node.kind === 'var' || d.id.type !== 'Identifier' || !d.init)
      throw this.#error('statement', 'a local is `const` or `let` with a name and an initialiser', node);
    const wanted = d.id.typeAnnotation ? annotatedType(this.context.module, d.id.typeAnnotation) : null;
    const value = this.#value(d.init, wanted);
    if (value.type === 'void') throw this.#error('types', 'there is no value here', d.init);
    return {
      kind: 'declare',
      local: this.#declare(d.id.name, value.type, node.kind === 'const'),
      value,
      at: this.#at(node),
    };
  }
  #expressionStatement(node: babel.Expression, at: Position): Statement {
    if (node.type === 'AssignmentExpression') return this.#assignment(node, at);
    const value = this.#value(node, null);
    return { kind: 'evaluate', value, at };
  }
  #assignment(node: babel.AssignmentExpression, at: Position): Statement {
    const local = node.left.type === 'Identifier' ? this.#lookup(node.left.name) : null;
    if (!local) throw this.#error('assignment', 'only locals are assigned; the heap is written with store', node);
    if (node.operator !== '=')
      throw this.#error('assignment', `write ${local.name} = ... instead of ${node.operator}`, node);
    if (local.constant) throw this.#error('assignment', `${local.name} is a parameter or a const`, node);
    return { kind: 'assign', local, value: this.#value(node.right, local.type), at };
  }
  #if(node: babel.IfStatement): Statement[] {
    const test = this.#value(node.test, 'bool');
    const yes = this.#block(node.consequent);
    const no = node.alternate ? this.#block(node.alternate) : null;
    if (test.kind !== 'constant') return [{ kind: 'if', test, yes, no, at: this.#at(node) }];
    if (test.value) return [yes];
    return no ? [no] : [];
  }
  #while(node: babel.WhileStatement): Statement {
    const test = this.#value(node.test, 'bool');
    this.#enclosing.push('while');
    const body = this.#block(node.body);
    this.#enclosing.pop();
    return { kind: 'while', test, body, at: this.#at(node) };
  }
  #return(node: babel.ReturnStatement): Statement {
    const { result } = this.context;
    if ((result === 'void') !== !node.argument) throw this.#error('types', `the function answers ${result}`, node);
    return { kind: 'return', value: node.argument ? this.#value(node.argument, result) : null, at: this.#at(node) };
  }
  #switch(node: babel.SwitchStatement): Statement {
    const value = this.#value(node.discriminant, 'i32');
    const cases: Case[] = [];
    let values: number[] = [];
    let isDefault = false;
    node.cases.forEach((c, index) => {
      if (c.test) values.push(this.#caseValue(c.test));
      else isDefault = true;
      const last = index === node.cases.length - 1;
      if (c.consequent.length === 0 && !last) return;
      cases.push({ values, isDefault, body: this.#caseBody(c, last), at: this.#at(c) });
      values = [];
      isDefault = false;
    });
    const all = cases.flatMap(c => c.values);
    if (new Set(all).size !== all.length) throw this.#error('switch-constant', 'a case occurs twice', node);
    return { kind: 'switch', value, cases, at: this.#at(node) };
  }
  #caseValue(node: babel.Expression): number {
    const e = this.#value(node, 'i32');
    if (e.kind !== 'constant') throw this.#error('switch-constant', 'a case must be a constant', node);
    return e.value as number;
  }
  #caseBody(node: babel.SwitchCase, last: boolean): Statement[] {
    const block =
      node.consequent.length === 1 && node.consequent[0]!.type === 'BlockStatement'
        ? node.consequent[0].body
        : node.consequent;
    const end = block.at(-1);
    const endsInBreak = end?.type === 'BreakStatement' && !end.label;
    this.#enclosing.push('switch');
    const body = this.#list(endsInBreak ? block.slice(0, -1) : block);
    this.#enclosing.pop();
    if (!last && !endsInBreak && !body.some(endsControl))
      throw this.#error('fall-through', 'a case ends in break, return or continue', node);
    return body;
  }

  // ---------------------------------------------------------------- expressions
  /** A closed value of the wanted type (any type for null). */
  #value(node: Node, wanted: Type | null): Expression {
    const e = this.#fit(this.#expression(node, wanted), wanted);
    if (wanted && e.type !== wanted) throw this.#mismatch(e.type, wanted, node);
    if (this.#open.has(e)) throw this.#error('i32-arithmetic', 'i32 `+`, `-` and `/` end in `| 0`', node);
    return e;
  }
  #mismatch(found: Type, wanted: Type, node: Node): DialectError {
    const cast =
      found === 'ref' && wanted === 'i32'
        ? ' (write `x as i32`)'
        : found === 'i32' && wanted === 'ref'
          ? ' (write `x as Ref`)'
          : '';
    return this.#error(
      'types',
      `this is ${found === 'ref' ? 'Ref' : found} where ${wanted === 'ref' ? 'Ref' : wanted} is expected${cast}`,
      node,
    );
  }
  /** An integer literal stands for the f64 of the same value where an f64 is wanted. */
  #fit(e: Expression, wanted: Type | null): Expression {
    if (wanted === 'f64' && e.kind === 'constant' && e.type === 'i32') return { ...e, type: 'f64' };
    return e;
  }
  #constant(type: Type, value: Value, node: Node): Expression {
    return { kind: 'constant', type, value, at: this.#at(node) };
  }
  expression(node: Node): Expression {
    return this.#value(node, null);
  }
  #expression(node: Node, wanted: Type | null): Expression {
    switch (node.type) {
      case 'NumericLiteral':
        return this.#number(node);
      case 'BooleanLiteral':
        return this.#constant('bool', node.value, node);
      case 'Identifier':
        return this.#name(node);
      case 'MemberExpression':
        return this.#declaredNumber(this.#member(node), node);
      case 'UnaryExpression':
        return this.#unary(node, wanted);
      case 'BinaryExpression':
        return this.#binary(node, wanted);
      case 'LogicalExpression':
        return this.#logical(node);
      case 'ConditionalExpression':
        return this.#conditional(node, wanted);
      case 'CallExpression':
        return this.#call(node, wanted);
      case 'TSAsExpression':
        return this.#cast(node);
      case 'ParenthesizedExpression':
        return this.#expression(node.expression, wanted);
    }
    throw this.#error('expression', `${node.type} is not part of the dialect`, node);
  }
  #number(node: babel.NumericLiteral): Expression {
    const raw = String(node.extra?.raw ?? node.value);
    if (!/^0[xob]/i.test(raw) && /[.e]/i.test(raw)) return this.#constant('f64', node.value, node);
    return this.#constant('i32', this.#inRange(node.value, node), node);
  }
  #inRange(value: number, node: Node): number {
    if (value !== (value | 0)) throw this.#error('types', `${value} is no i32`, node);
    return value;
  }
  #name(node: babel.Identifier): Expression {
    const local = this.#lookup(node.name);
    if (local) return { kind: 'local', type: local.type, local, at: this.#at(node) };
    const binding = this.context.module.bindings.get(node.name);
    if (binding?.kind === 'number') return this.#constant(binding.type, binding.value, node);
    if (binding?.kind === 'declared') return this.#declaredNumber({ value: binding.value, isRef: binding.isRef }, node);
    throw this.#error('unknown-name', `${node.name} is not a local, a constant or a declaration`, node);
  }
  #member(node: babel.MemberExpression): { value: unknown; isRef: boolean } {
    const { object, property } = node;
    if (node.computed || property.type !== 'Identifier')
      throw this.#error('expression', 'only declarations have members', node);
    const owner = this.#declared(object);
    if (typeof owner.value !== 'object' || owner.value === null || !(property.name in owner.value))
      throw this.#error('unknown-name', `no declaration called ${property.name} here`, property);
    return { value: (owner.value as Record<string, unknown>)[property.name], isRef: owner.isRef };
  }
  #declared(node: Node): { value: unknown; isRef: boolean } {
    if (node.type === 'MemberExpression') return this.#member(node);
    const binding: Binding | undefined =
      node.type === 'Identifier' && !this.#lookup(node.name) ? this.context.module.bindings.get(node.name) : undefined;
    if (binding?.kind === 'declared') return binding;
    throw this.#error('unknown-name', 'a declaration (layout, field or constant) is expected', node);
  }
  #declaredNumber({ value, isRef }: { value: unknown; isRef: boolean }, node: Node): Expression {
    if (typeof value === 'boolean') return this.#constant('bool', value, node);
    if (typeof value !== 'number') throw this.#error('types', 'this declaration is not a number', node);
    if (isRef) return this.#constant('ref', value, node);
    return Number.isInteger(value)
      ? this.#constant('i32', this.#inRange(value, node), node)
      : this.#constant('f64', value, node);
  }
  #word(name: string, args: readonly Expression[], node: Node): Expression {
    const word = WORDS.get(name)!;
    if (word.evaluate && !word.traps && args.every(a => a.kind === 'constant')) {
      const values = args.map(a => (a as { value: Value }).value);
      return this.#constant(word.result, (word.evaluate as (...v: Value[]) => Value)(...values), node);
    }
    return { kind: 'word', type: word.result, word, args, at: this.#at(node) };
  }
  #unary(node: babel.UnaryExpression, wanted: Type | null): Expression {
    if (node.operator === '!') return this.#word('not', [this.#value(node.argument, 'bool')], node);
    if (node.operator === '~')
      return this.#word('i32xor', [this.#bitOperand(node.argument), this.#constant('i32', -1, node)], node);
    if (node.operator !== '-')
      throw this.#error('expression', `unary ${node.operator} is not part of the dialect`, node);
    if (node.argument.type === 'NumericLiteral') {
      const { value, extra } = node.argument;
      if (value === 2 ** 31 && !/[.e]/i.test(String(extra?.raw))) return this.#constant('i32', -value, node);
    }
    const x = this.#fit(this.#expression(node.argument, wanted), wanted);
    if (x.kind === 'constant' && typeof x.value === 'number')
      return { ...x, value: x.type === 'i32' ? (0 - x.value) | 0 : -x.value };
    if (x.type === 'f64') return this.#word('fneg', [x], node);
    if (x.type !== 'i32') throw this.#mismatch(x.type, 'i32', node);
    return this.#opened(this.#word('i32sub', [this.#constant('i32', 0, node), x], node), 'sum');
  }
  #opened(e: Expression, how: Open): Expression {
    if (e.kind !== 'constant') this.#open.set(e, how);
    return e;
  }
  /** An operand that a bitwise operator closes. A quotient closes only under `| 0`. */
  #bitOperand(node: Node): Expression {
    const e = this.#expression(node, 'i32');
    if (e.type !== 'i32') throw this.#mismatch(e.type, 'i32', node);
    if (this.#open.get(e) === 'quotient')
      throw this.#error('i32-arithmetic', 'a quotient is closed by `| 0` only', node);
    return e;
  }
  #binary(node: babel.BinaryExpression, wanted: Type | null): Expression {
    const { operator, left, right } = node;
    if (operator === '|' && right.type === 'NumericLiteral' && right.value === 0) return this.#closed(left);
    if (COMMUTING_BITS.has(operator))
      return this.#word(OPERATORS[operator]!.i32!, [this.#bitOperand(left), this.#bitOperand(right)], node);
    if (!(operator in OPERATORS)) throw this.#error('expression', `${operator} is not part of the dialect`, node);
    const arithmetic = '+-*/%'.includes(operator);
    return arithmetic ? this.#arithmetic(node, wanted) : this.#comparison(node);
  }
  /** `x | 0`: the value of x itself, closed. */
  #closed(node: Node): Expression {
    const e = this.#expression(node, 'i32');
    if (e.type !== 'i32') throw this.#mismatch(e.type, 'i32', node);
    this.#open.delete(e);
    return e;
  }
  #arithmetic(node: babel.BinaryExpression, wanted: Type | null): Expression {
    const { operator, left, right } = node;
    let a = this.#expression(left, wanted);
    let b = this.#expression(right, a.type === 'f64' ? 'f64' : wanted);
    if (a.type === 'f64' || b.type === 'f64' || wanted === 'f64') [a, b] = [this.#fit(a, 'f64'), this.#fit(b, 'f64')];
    if (a.type !== b.type) throw this.#mismatch(b.type, a.type, right);
    if (a.type === 'i64')
      throw this.#error('types', 'i64 arithmetic is written iadd, isub, imul ... after addFits ...', node);
    if (a.type === 'i32' && operator === '*')
      throw this.#error('i32-arithmetic', 'i32 products are written Math.imul(a, b)', node);
    const name = OPERATORS[operator]![a.type];
    if (!name) throw this.#error('types', `there is no ${operator} on ${a.type}`, node);
    if (a.type === 'f64') return this.#word(name, [a, b], node);
    for (const [x, n] of [
      [a, left],
      [b, right],
    ] as const)
      if (this.#open.get(x) === 'quotient' || (this.#open.has(x) && (operator === '/' || operator === '%')))
        throw this.#error('i32-arithmetic', 'i32 `+`, `-` and `/` end in `| 0`', n);
    const e = this.#word(name, [a, b], node);
    return operator === '%' ? e : this.#opened(e, operator === '/' ? 'quotient' : 'sum');
  }
  #comparison(node: babel.BinaryExpression): Expression {
    const { operator, left, right } = node;
    let a = this.#value(left, null);
    let b = this.#value(right, null);
    if (a.type === 'f64' || b.type === 'f64') [a, b] = [this.#fit(a, 'f64'), this.#fit(b, 'f64')];
    if (a.type !== b.type) throw this.#mismatch(b.type, a.type, right);
    const name = OPERATORS[operator]![a.type];
    if (!name) throw this.#error('types', `there is no ${operator} on ${a.type}`, node);
    return this.#word(name, [a, b], node);
  }
  #logical(node: babel.LogicalExpression): Expression {
    if (node.operator === '??') throw this.#error('expression', '?? is not part of the dialect', node);
    const kind = node.operator === '&&' ? 'and' : 'or';
    const left = this.#value(node.left, 'bool');
    const right = this.#value(node.right, 'bool');
    if (left.kind === 'constant') return left.value === (kind === 'and') ? right : left;
    return { kind, type: 'bool', left, right, at: this.#at(node) };
  }
  #conditional(node: babel.ConditionalExpression, wanted: Type | null): Expression {
    const test = this.#value(node.test, 'bool');
    const [yes, no] = this.#pair(node.consequent, node.alternate, wanted);
    if (test.kind === 'constant') return test.value ? yes : no;
    if (yes.type !== no.type) throw this.#mismatch(no.type, yes.type, node.alternate);
    return { kind: 'conditional', type: yes.type, test, yes, no, at: this.#at(node) };
  }
  #pair(first: Node, second: Node, wanted: Type | null): [Expression, Expression] {
    const a = this.#value(first, wanted);
    const b = this.#value(second, wanted ?? (a.type === 'f64' ? 'f64' : null));
    return [this.#fit(a, b.type), b];
  }
  #cast(node: babel.TSAsExpression): Expression {
    const target = annotatedType(this.context.module, node.typeAnnotation);
    const e = this.#value(node.expression, null);
    if (e.type === target) return e;
    if (e.type === 'i32' && target === 'ref') return this.#word('refOf', [e], node);
    if (e.type === 'ref' && target === 'i32') return this.#word('wordOf', [e], node);
    throw this.#error(
      'types',
      `${e.type} cannot be read as ${target}; conversions are words (f64OfI32, i64Of ...)`,
      node,
    );
  }

  // ---------------------------------------------------------------- calls
  #call(node: babel.CallExpression, wanted: Type | null): Expression {
    const { callee } = node;
    if (callee.type === 'MemberExpression') return this.#mathCall(node);
    if (callee.type !== 'Identifier')
      throw this.#error('expression', 'only functions that have a name are called', node);
    const binding = this.#lookup(callee.name) ? undefined : this.context.module.bindings.get(callee.name);
    if (binding?.kind === 'word' && STRUCTURAL_WORDS.has(binding.name))
      return this.#structural(binding.name, node, wanted);
    if (binding?.kind === 'word' && WORDS.has(binding.name)) {
      const word = WORDS.get(binding.name)!;
      return this.#word(word.name, this.#arguments(node, word.params, word.category === 'raw'), node);
    }
    const target = binding?.kind === 'function' ? this.context.program.resolveFunction(binding) : null;
    if (!target)
      throw this.#error('unknown-name', `no function or word called ${callee.name} (is it imported?)`, callee);
    const args = this.#arguments(
      node,
      target.params.map(p => p.type),
    );
    return { kind: 'call', type: target.result, target, args, at: this.#at(node) };
  }
  #mathCall(node: babel.CallExpression): Expression {
    const { object, property } = node.callee as babel.MemberExpression;
    if (
      object.type !== 'Identifier' ||
      object.name !== 'Math' ||
      property.type !== 'Identifier' ||
      property.name !== 'imul'
    )
      throw this.#error('expression', 'the only method is Math.imul', node);
    return this.#word('i32mul', this.#arguments(node, ['i32', 'i32']), node);
  }
  /** `open`: sums may stay open, as addresses and sizes do not overflow. */
  #arguments(node: babel.CallExpression, types: readonly Type[], open = false): Expression[] {
    if (node.arguments.length !== types.length)
      throw this.#error('types', `${types.length} arguments are expected, not ${node.arguments.length}`, node);
    return types.map((type, i) =>
      open && type === 'i32' ? this.#bitOperand(node.arguments[i]!) : this.#value(node.arguments[i]!, type),
    );
  }
  #argument(node: babel.CallExpression, index: number): Node {
    const argument = node.arguments[index];
    if (!argument) throw this.#error('types', 'an argument is missing', node);
    return argument;
  }
  #structural(name: string, node: babel.CallExpression, wanted: Type | null): Expression {
    const at = this.#at(node);
    const argument = (i: number, type: Type | null) => this.#value(this.#argument(node, i), type);
    switch (name) {
      case 'load': {
        const field = this.#field(this.#argument(node, 1));
        return { kind: 'load', type: fieldType(field), field, object: argument(0, 'ref'), at };
      }
      case 'loadAt': {
        const field = this.#element(this.#argument(node, 1));
        return {
          kind: 'loadAt',
          type: fieldType(field),
          field,
          object: argument(0, 'ref'),
          index: argument(2, 'i32'),
          at,
        };
      }
      case 'store':
      case 'storeNew': {
        const field = this.#field(this.#argument(node, 1));
        const value = argument(2, fieldType(field));
        return {
          kind: 'store',
          type: 'void',
          field,
          object: argument(0, 'ref'),
          value,
          fresh: name === 'storeNew',
          at,
        };
      }
      case 'storeAt':
      case 'storeNewAt': {
        const field = this.#element(this.#argument(node, 1));
        const value = argument(3, fieldType(field));
        const fresh = name === 'storeNewAt';
        return {
          kind: 'storeAt',
          type: 'void',
          field,
          object: argument(0, 'ref'),
          index: argument(2, 'i32'),
          value,
          fresh,
          at,
        };
      }
      case 'malloc':
      case 'mallocArray':
        return this.#malloc(node, name === 'mallocArray');
      case 'promote': {
        const value = argument(0, wanted);
        return value.kind === 'constant' ? value : { kind: 'promote', type: value.type, value, at };
      }
      case 'cacheHit':
        return { kind: 'cacheHit', type: 'bool', value: argument(0, 'bool'), at };
      default: {
        const test = argument(0, 'bool');
        const [yes, no] = this.#pair(this.#argument(node, 1), this.#argument(node, 2), wanted);
        if (yes.type !== no.type) throw this.#mismatch(no.type, yes.type, node);
        return { kind: 'select', type: yes.type, test, yes, no, at };
      }
    }
  }
  #field(node: Node): Field<unknown> {
    const { value } = this.#declared(node);
    if (!isField(value)) throw this.#error('types', 'a field of a layout is expected', node);
    if (value.stride !== 0) throw this.#error('types', 'elements are reached with loadAt and storeAt', node);
    return value;
  }
  #element(node: Node): Field<unknown> {
    const element = descriptorOf(this.#declared(node).value)?.element;
    if (!element) throw this.#error('types', 'an array layout is expected', node);
    return element;
  }
  #malloc(node: babel.CallExpression, isArray: boolean): Expression {
    const place = this.#argument(node, 0);
    const layout = descriptorOf(this.#declared(place).value);
    if (!layout) throw this.#error('types', 'a layout is expected', place);
    if ((layout.element !== null) !== isArray)
      throw this.#error('types', `${layout.name} is made with ${layout.element ? 'mallocArray' : 'malloc'}`, node);
    const map = this.#value(this.#argument(node, 1), 'ref');
    const length = isArray ? this.#value(this.#argument(node, 2), 'i32') : null;
    return { kind: 'malloc', type: 'ref', layout, map, length, at: this.#at(node) };
  }
}

/** Does control never go on after this statement? */
export function endsControl(s: Statement): boolean {
  switch (s.kind) {
    case 'return':
    case 'break':
    case 'continue':
      return true;
    case 'block':
      return s.body.some(endsControl);
    case 'if':
      return s.no !== null && endsControl(s.yes) && endsControl(s.no);
    case 'while':
      return s.test.kind === 'constant' && s.test.value === true && !hasBreak(s.body);
    case 'switch':
      return s.cases.some(c => c.isDefault) && s.cases.every(c => c.body.some(endsControl));
    default:
      return false;
  }
}
function hasBreak(s: Statement): boolean {
  if (s.kind === 'break') return true;
  if (s.kind === 'block') return s.body.some(hasBreak);
  if (s.kind === 'if') return hasBreak(s.yes) || (s.no !== null && hasBreak(s.no));
  return s.kind === 'switch' && s.cases.some(c => c.body.some(hasBreak));
}

/** The typed body of a function. Throws `DialectError` at the first mistake in it. */
export function walkFunction(program: Program, f: RtsFunction): TypedBody {
  const { module, params, result, node } = f;
  if (node.type !== 'FunctionDeclaration') throw new Error(`${f.name} has no body`);
  const typed = new Walker({ program, module, params, result, node }).body(node.body);
  if (result !== 'void' && !typed.body.some(endsControl))
    throw module.error('types', `${f.name} must answer ${result} on every path`, node);
  return typed;
}
/** The number that an expression outside any function stands for. */
export function walkConstant(program: Program, module: Module, init: babel.Expression): { value: number; type: Type } {
  const e = new Walker({ program, module, params: [], result: 'void', node: null }).expression(init);
  if (e.kind !== 'constant' || typeof e.value !== 'number')
    throw module.error('top-level', 'a constant must be a number that the translator can compute', init);
  return { value: e.value, type: e.type };
}
