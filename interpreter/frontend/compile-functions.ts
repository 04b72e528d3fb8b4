/**
 * Functions, lambdas and their parts: parameters, defaults, annotations (deferred, PEP 649), closures, decorators.
 */
import { CodeFlags } from '../heap/layouts.js';
import type { CompiledCode } from '../bytecode/code-object.js';
import { NONE, strConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { Arguments, Constant, Expr, Node, Position, Stmt } from './ast.js';
import { constantSequence } from './compile-constants.js';
import { expressionTo, operandRun, statements } from './compile-core.js';
import { cleanDocstring } from './docstring.js';
import { unsupported } from './compile-expressions.js';
import { type Annotation, compileUnit, NO_PARAMETERS, type Parameters, type Unit } from './compile-unit.js';
import { annotatedParameters, type Scope } from './symbol-table.js';
import { unparse } from './unparse.js';

/** The parameters of a function in the order of their registers. */
export function describeParameters(list: Arguments): Parameters {
  const named = [...list.posonlyargs, ...list.args, ...list.kwonlyargs];
  if (list.vararg !== null) named.push(list.vararg);
  if (list.kwarg !== null) named.push(list.kwarg);
  return {
    names: named.map(parameter => parameter.arg),
    argumentCount: list.posonlyargs.length + list.args.length,
    positionalOnlyCount: list.posonlyargs.length,
    keywordOnlyCount: list.kwonlyargs.length,
    flags:
      (list.vararg === null ? 0 : CodeFlags.HAS_STAR_ARGS) | (list.kwarg === null ? 0 : CodeFlags.HAS_STAR_KEYWORDS),
  };
}

function mangledParameters(unit: Unit, list: Arguments): Parameters {
  const parameters = describeParameters(list);
  return { ...parameters, names: parameters.names.map(name => unit.mangle(name)) };
}

/** The first instructions of a code: the start of a generator, cells. */
export function emitPrologue(unit: Unit, at: Position): void {
  const { scope } = unit;
  if (scope.isFunctionLike && scope.isCoroutine) {
    unsupported(unit, at, scope.comprehension === null ? 'async def' : 'asynchronous comprehension');
  } else if (scope.isFunctionLike && scope.isGenerator) {
    unit.emit(at, Op.GENERATOR_START);
  }
  for (const register of unit.cellRegisters()) unit.emit(at, Op.MAKE_CELL, register);
}

/** Emits `return None` for a body that ends without a return. */
export function emitImplicitReturn(unit: Unit, at: Position): void {
  unit.emit(at, Op.RETURN_CONST, 0, unit.constant(NONE));
}

/** The docstring of a body, cleaned as CPython 3.13 and later do, or null. */
export function docstringOf(unit: Unit, body: readonly Stmt[]) {
  if (unit.shared.optimize >= 2) return null;
  const first = body[0];
  if (first?.type !== 'Expr' || first.value.type !== 'Constant' || first.value.value.kind !== 'str') return null;
  const { value } = first.value as Constant & { value: { kind: 'str'; value: string; codePoints: Uint32Array | null } };
  return value.codePoints === null ? strConstant(cleanDocstring(value.value)) : { ...value, kind: 'str' as const };
}

function bodyWithoutDocstring(body: readonly Stmt[]): readonly Stmt[] {
  const first = body[0];
  const isText = first?.type === 'Expr' && first.value.type === 'Constant' && first.value.value.kind === 'str';
  return isText ? body.slice(1) : body;
}

/** The code of a `def`. */
export function compileFunction(unit: Unit, node: Node<'FunctionDef' | 'AsyncFunctionDef'>): CompiledCode {
  const scope = unit.shared.table.scopes.get(node)!;
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  const parameters = mangledParameters(unit, node.args);
  return compileUnit(unit.shared, scope, unit, node.name, firstLine, parameters, inner => {
    inner.docstring = docstringOf(inner, node.body);
    emitPrologue(inner, node);
    statements(inner, bodyWithoutDocstring(node.body));
    emitImplicitReturn(inner, node.body[node.body.length - 1]!);
  });
}

/** What goes into a function besides its code; each emits into the register it is given. */
export interface FunctionParts {
  readonly defaults?: ((register: number) => void) | null;
  readonly keywordDefaults?: ((register: number) => void) | null;
  readonly annotate?: ((register: number) => void) | null;
}

/** Emits `destination = function of code`, with its closure taken from the running frame. */
export function makeFunction(
  unit: Unit,
  at: Position,
  code: CompiledCode,
  destination: number,
  parts: FunctionParts = {},
): void {
  const mark = unit.registers.mark();
  const base = unit.registers.run(4);
  [parts.defaults, parts.keywordDefaults, parts.annotate].forEach((part, i) => {
    if (part) part(base + i);
    else unit.emit(at, Op.CLEAR, base + i);
  });
  if (code.freeNames.length === 0) unit.emit(at, Op.CLEAR, base + 3);
  else makeClosure(unit, at, code.freeNames, base + 3);
  unit.emit(at, Op.MAKE_FUNCTION, destination, base, unit.constant({ kind: 'code', code }));
  unit.registers.release(mark);
}

function makeClosure(unit: Unit, at: Position, names: readonly string[], destination: number): void {
  const mark = unit.registers.mark();
  const first = unit.registers.run(names.length);
  names.forEach((name, i) => {
    const place = unit.cellPlace(name);
    if (place.kind === 'cell') unit.emit(at, Op.MOVE, first + i, place.register);
    else if (place.kind === 'free') unit.emit(at, Op.LOAD_CLOSURE, first + i, place.index);
  });
  unit.emit(at, Op.BUILD_TUPLE, destination, first, names.length);
  unit.registers.release(mark);
}

/** The defaults of parameters, evaluated where the function is made. */
export function defaultParts(unit: Unit, at: Position, list: Arguments): FunctionParts {
  return {
    defaults: list.defaults.length === 0 ? null : register => buildTuple(unit, at, list.defaults, register),
    keywordDefaults: list.kw_defaults.every(value => value === null)
      ? null
      : register => buildKeywordDefaults(unit, at, list, register),
  };
}

function buildTuple(unit: Unit, at: Position, items: readonly Expr[], destination: number): void {
  const constant = constantSequence(unit, items, 'tuple');
  if (constant !== null) {
    unit.emit(at, Op.LOAD_CONST, destination, unit.constant(constant));
    return;
  }
  const mark = unit.registers.mark();
  unit.emit(at, Op.BUILD_TUPLE, destination, operandRun(unit, items), items.length);
  unit.registers.release(mark);
}

function buildKeywordDefaults(unit: Unit, at: Position, list: Arguments, destination: number): void {
  const mark = unit.registers.mark();
  const given = list.kwonlyargs.map((parameter, i) => [parameter.arg, list.kw_defaults[i]!] as const);
  const pairs = given.filter(([, value]) => value !== null);
  for (const [name, value] of pairs) {
    unit.emit(at, Op.LOAD_CONST, unit.registers.temporary(), unit.nameConstant(unit.mangle(name)));
    expressionTo(unit, value, unit.registers.temporary());
  }
  unit.emit(at, Op.BUILD_DICT, destination, mark, pairs.length);
  unit.registers.release(mark);
}

/** A `Name` node for something that a statement binds. */
export function nameTarget(id: string, at: Position): Expr {
  const { lineno, col_offset, end_lineno, end_col_offset } = at;
  return { type: 'Name', id, ctx: 'Store', lineno, col_offset, end_lineno, end_col_offset };
}

/** Emits `destination = d1(d2(...(made)))` for the decorators d1, d2, ...; they are evaluated first, in order. */
export function decorated(
  unit: Unit,
  decorators: readonly Expr[],
  destination: number,
  make: (register: number) => void,
): void {
  if (decorators.length === 0) {
    make(destination);
    return;
  }
  const mark = unit.registers.mark();
  const base = unit.registers.window(1);
  expressionTo(unit, decorators[0]!, base);
  decorated(unit, decorators.slice(1), unit.registers.temporary(), make);
  unit.emit(decorators[0]!, Op.CALL, destination, base, 1);
  unit.registers.release(mark);
}

/** `lambda`. */
export function lambda(unit: Unit, node: Node<'Lambda'>, destination: number): void {
  const scope = unit.shared.table.scopes.get(node)!;
  const parameters = mangledParameters(unit, node.args);
  const code = compileUnit(unit.shared, scope, unit, '<lambda>', node.lineno, parameters, inner => {
    emitPrologue(inner, node);
    const result = inner.registers.temporary();
    expressionTo(inner, node.body, result);
    inner.emit(node.body, Op.RETURN, result);
  });
  makeFunction(unit, node, code, destination, defaultParts(unit, node, node.args));
}

/** The `__annotate__` function of parameters and result, or null when there are no annotations. */
export function functionAnnotations(
  unit: Unit,
  node: Node<'FunctionDef' | 'AsyncFunctionDef'>,
): ((register: number) => void) | null {
  const pairs = annotatedParameters(node.args).map(parameter => ({
    name: parameter.arg,
    value: parameter.annotation!,
    condition: -1,
  }));
  if (node.returns !== null) pairs.push({ name: 'return', value: node.returns, condition: -1 });
  if (pairs.length === 0) return null;
  const scope = unit.shared.table.scopes.get(node.args)!;
  return register => makeAnnotate(unit, node, scope, pairs, register);
}

interface AnnotationPair {
  readonly name: string;
  readonly value: Expr;
  /** The member of `__conditional_annotations__` that says whether the annotation was executed, or -1. */
  readonly condition: number;
}

/** The `__annotate__` function of the annotated names of a class or module body. */
export function makeBodyAnnotate(unit: Unit, at: Position, annotations: readonly Annotation[], register: number): void {
  const pairs = annotations.map(({ node, condition }) => ({
    name: (node.target as Node<'Name'>).id,
    value: node.annotation,
    condition,
  }));
  makeAnnotate(unit, at, unit.scope.annotations!, pairs, register);
}

/** Makes `def __annotate__(format): if format > 2: raise NotImplementedError; return {...}` (PEP 649). */
function makeAnnotate(
  unit: Unit,
  at: Position,
  scope: Scope,
  pairs: readonly AnnotationPair[],
  destination: number,
): void {
  const parameters: Parameters = { ...NO_PARAMETERS, names: ['.format'], argumentCount: 1, positionalOnlyCount: 1 };
  const code = compileUnit(unit.shared, scope, unit, '__annotate__', at.lineno, parameters, inner => {
    emitPrologue(inner, at);
    refuseFormat(inner, at);
    const result = inner.registers.temporary();
    inner.emit(at, Op.BUILD_DICT, result, 0, 0);
    for (const pair of pairs) annotationItem(inner, pair, result);
    inner.emit(at, Op.RETURN, result);
  });
  makeFunction(unit, at, code, destination);
}

/** Only the format VALUE is made by the compiler's functions; afterwards register 0 is free for the class namespace. */
export function refuseFormat(unit: Unit, at: Position): void {
  const fine = new Label();
  const mark = unit.registers.mark();
  const test = unit.registers.temporary();
  unit.emit(at, Op.GREATER_CONST, test, 0, unit.constant({ kind: 'int', value: 2n }));
  unit.jump(at, Op.JUMP_IF_FALSE, fine, test);
  unit.emit(at, Op.LOAD_COMMON, test, 1);
  unit.emit(at, Op.RAISE_VALUE, test);
  unit.assembler.bind(fine);
  const namespace = unit.freeNames.indexOf('__classdict__');
  if (namespace >= 0) unit.emit(at, Op.LOAD_FREE, 0, namespace, unit.nameConstant('__classdict__'));
  unit.registers.release(mark);
}

function annotationItem(unit: Unit, pair: AnnotationPair, dict: number): void {
  const mark = unit.registers.mark();
  const skip = new Label();
  if (pair.condition >= 0) conditionalAnnotation(unit, pair, skip);
  const key = unit.registers.temporary();
  const value = unit.registers.temporary();
  unit.emit(pair.value, Op.LOAD_CONST, key, unit.nameConstant(unit.mangle(pair.name)));
  annotationValue(unit, pair.value, value);
  unit.emit(pair.value, Op.DICT_SET, dict, key, value);
  unit.assembler.bind(skip);
  unit.registers.release(mark);
}

function annotationValue(unit: Unit, value: Expr, destination: number): void {
  if (unit.shared.stringAnnotations) {
    unit.emit(value, Op.LOAD_CONST, destination, unit.nameConstant(unparse(value)));
    return;
  }
  if (value.type !== 'Starred') {
    expressionTo(unit, value, destination);
    return;
  }
  // `*args: *Ts` is annotated with the one item that unpacking gives.
  expressionTo(unit, value.value, destination);
  unit.emit(value, Op.UNPACK, destination, destination, 1);
}

function conditionalAnnotation(unit: Unit, pair: AnnotationPair, skip: Label): void {
  const mark = unit.registers.mark();
  const number = unit.registers.run(2);
  unit.emit(pair.value, Op.LOAD_CONST, number, unit.constant({ kind: 'int', value: BigInt(pair.condition) }));
  expressionTo(unit, { ...nameTarget('__conditional_annotations__', pair.value), ctx: 'Load' } as Expr, number + 1);
  unit.emit(pair.value, Op.CONTAINS, number, number, number + 1);
  unit.jump(pair.value, Op.JUMP_IF_FALSE, skip, number);
  unit.registers.release(mark);
}
