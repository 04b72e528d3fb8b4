/**
 * Type parameters (PEP 695, 696) and the `type` statement.
 *
 * A generic function, class or alias is made inside a hidden function that is called at once: its locals are the type
 * parameters. Bounds, constraints, defaults and the values of aliases are functions of their own, evaluated when asked
 * for. Inside a class the hidden function gets the namespace of the class as its register 0, so that it sees its names.
 */
import { NONE, strConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Expr, Node, TypeParam } from './ast.js';
import { expressionTo } from './compile-core.js';
import { COMPILE_MESSAGES as M } from './compile-errors.js';
import { emitPrologue, makeFunction, refuseFormat } from './compile-functions.js';
import { type Argument, callHelper, constantArgument, Helper, movedArgument } from './compile-helpers.js';
import { storeName } from './compile-names.js';
import { bindDefinition } from './compile-targets.js';
import { compileUnit, NO_PARAMETERS, type StatementCompiler, type Unit } from './compile-unit.js';
import type { Scope } from './symbol-table.js';

export type GenericNode = Node<'FunctionDef' | 'AsyncFunctionDef' | 'ClassDef' | 'TypeAlias'>;

/** A value that is computed outside and passed to the hidden function under a name. */
export interface PassedValue {
  readonly name: string;
  readonly load: Argument;
}

/** Calls the hidden function of a generic; `make` emits what it returns, given the tuple of type parameters. */
export function insideGeneric(
  unit: Unit,
  node: GenericNode,
  name: string,
  passed: readonly PassedValue[],
  destination: number,
  make: (inner: Unit, result: number, tuple: number) => void,
): void {
  const scope = unit.shared.table.typeParameterScopes.get(node)!;
  const all = scope.seesClass ? [{ name: '.namespace', load: movedArgument(unit, node, 0) }, ...passed] : passed;
  const parameters = { ...NO_PARAMETERS, names: all.map(value => value.name), argumentCount: all.length };
  const title = `<generic parameters of ${name}>`;
  const code = compileUnit(unit.shared, scope, unit, title, node.lineno, parameters, inner => {
    emitPrologue(inner, node);
    const tuple = inner.registers.temporary();
    makeTypeParameters(inner, node, tuple);
    const result = inner.registers.temporary();
    make(inner, result, tuple);
    inner.emit(node, Op.RETURN, result);
  });
  const mark = unit.registers.mark();
  const base = unit.registers.window(1 + all.length);
  makeFunction(unit, node, code, base);
  all.forEach((value, i) => {
    value.load(base + 1 + i);
  });
  unit.emit(node, Op.CALL, destination, base, all.length);
  unit.registers.release(mark);
}

/** Refuses a parameter without a default behind one with a default. */
function checkDefaults(unit: Unit, node: GenericNode): void {
  const first = node.type_params.findIndex(parameter => parameter.default_value !== null);
  if (first < 0) return;
  const bare = node.type_params.find((parameter, i) => i > first && parameter.default_value === null);
  if (bare !== undefined) throw unit.shared.errors.at(M.bareAfterDefault(bare.name), bare);
}

function makeTypeParameters(unit: Unit, node: GenericNode, tuple: number): void {
  checkDefaults(unit, node);
  const mark = unit.registers.mark();
  const first = unit.registers.run(node.type_params.length);
  node.type_params.forEach((parameter, i) => {
    const bound = parameter.type === 'TypeVar' ? parameter.bound : null;
    const given = [
      constantArgument(unit, parameter, strConstant(parameter.type)),
      constantArgument(unit, parameter, strConstant(parameter.name)),
      evaluator(unit, parameter, bound, parameter.name),
      constantArgument(unit, parameter, { kind: 'bool', value: bound?.type === 'Tuple' }),
      evaluator(unit, parameter, parameter.default_value, parameter.name),
    ];
    callHelper(unit, parameter, Helper.TYPE_PARAMETER, given, first + i);
    storeName(unit, parameter.name, first + i, parameter);
  });
  unit.emit(node, Op.BUILD_TUPLE, tuple, first, node.type_params.length);
  unit.registers.release(mark);
}

/** A function that evaluates `value` when it is called, or None. */
function evaluator(unit: Unit, at: TypeParam, value: Expr | null, name: string): Argument {
  if (value === null) return constantArgument(unit, at, NONE);
  const scope = unit.shared.table.scopes.get(value)!;
  return register => makeEvaluator(unit, value, scope, name, register);
}

function makeEvaluator(unit: Unit, value: Expr, scope: Scope, name: string, destination: number): void {
  const parameters = { ...NO_PARAMETERS, names: ['.format'], argumentCount: 1, positionalOnlyCount: 1 };
  const code = compileUnit(unit.shared, scope, unit, name, value.lineno, parameters, inner => {
    emitPrologue(inner, value);
    refuseFormat(inner, value);
    const result = inner.registers.temporary();
    expressionTo(inner, value.type === 'Starred' ? value.value : value, result);
    inner.emit(value, Op.RETURN, result);
  });
  const one = constantArgument(unit, value, { kind: 'tuple', items: [{ kind: 'int', value: 1n }] });
  makeFunction(unit, value, code, destination, { defaults: one });
}

/** `type X = value`, `type X[T] = value`. */
function typeAlias(unit: Unit, node: Node<'TypeAlias'>): void {
  const { id } = node.name as Node<'Name'>;
  bindDefinition(unit, id, node, destination => {
    if (node.type_params.length === 0) makeAlias(unit, node, id, destination, constantArgument(unit, node, NONE));
    else {
      insideGeneric(unit, node, id, [], destination, (inner, result, tuple) => {
        makeAlias(inner, node, id, result, movedArgument(inner, node, tuple));
      });
    }
  });
}

function makeAlias(unit: Unit, node: Node<'TypeAlias'>, name: string, destination: number, tuple: Argument): void {
  const scope = unit.shared.table.scopes.get(node)!;
  const evaluate: Argument = register => makeEvaluator(unit, node.value, scope, name, register);
  const given = [constantArgument(unit, node, strConstant(name)), tuple, evaluate];
  callHelper(unit, node, Helper.TYPE_ALIAS, given, destination);
}

/** The compilers of these node kinds. */
export const GENERICS = { TypeAlias: typeAlias } satisfies Record<string, StatementCompiler>;
