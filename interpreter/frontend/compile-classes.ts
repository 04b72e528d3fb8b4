/**
 * Classes: the body is a function over the namespace in register 0, which `__build_class__` runs.
 *
 * The body sets `__module__`, `__qualname__`, `__firstlineno__`, runs the statements, and sets `__static_attributes__`,
 * `__annotate_func__` and the cells that its methods (`__class__`) and annotations (`__classdict__`) need.
 */
import type { CompiledCode } from '../bytecode/code-object.js';
import { NONE, strConstant, tupleConstant } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Expr, Node, Position } from './ast.js';
import { statements } from './compile-core.js';
import { finishCall, finishUnpackedCall } from './compile-calls.js';
import {
  decorated,
  docstringOf,
  emitPrologue,
  makeBodyAnnotate,
  makeFunction,
  nameTarget,
} from './compile-functions.js';
import { insideGeneric } from './compile-generics.js';
import { callHelper, Helper, movedArgument } from './compile-helpers.js';
import { loadName, storeName } from './compile-names.js';
import { bindDefinition } from './compile-targets.js';
import { compileUnit, NO_PARAMETERS, type StatementCompiler, type Unit } from './compile-unit.js';

function classDefinition(unit: Unit, node: Node<'ClassDef'>): void {
  bindDefinition(unit, node.name, node, destination => {
    decorated(unit, node.decorator_list, destination, register => {
      if (node.type_params.length === 0) buildClass(unit, node, node.bases, register);
      else genericClass(unit, node, register);
    });
  });
}

/** A class with type parameters has `Generic[...]` as its last base. */
function genericClass(unit: Unit, node: Node<'ClassDef'>, destination: number): void {
  insideGeneric(unit, node, node.name, [], destination, (inner, result, tuple) => {
    const base = inner.registers.temporary();
    storeName(inner, '.type_params', tuple, node);
    callHelper(inner, node, Helper.GENERIC_BASE, [movedArgument(inner, node, tuple)], base);
    storeName(inner, '.generic_base', base, node);
    const generic = { ...nameTarget('.generic_base', node), ctx: 'Load' } as Expr;
    buildClass(inner, node, [...node.bases, generic], result);
  });
}

/** Calls `__build_class__(body, name, *bases, **keywords)`. */
function buildClass(unit: Unit, node: Node<'ClassDef'>, bases: readonly Expr[], destination: number): void {
  const code = compileBody(unit, node);
  const mark = unit.registers.mark();
  const base = unit.registers.window(3);
  unit.emit(node, Op.BUILD_CLASS, base);
  makeFunction(unit, node, code, base + 1);
  unit.emit(node, Op.LOAD_CONST, base + 2, unit.nameConstant(node.name));
  const isUnpacked = bases.some(item => item.type === 'Starred') || node.keywords.some(item => item.arg === null);
  if (isUnpacked) {
    finishUnpackedCall(unit, node, base, [base + 1, base + 2], bases, node.keywords, destination);
  } else {
    finishCall(unit, node, base, bases, node.keywords, destination, 2);
  }
  unit.registers.release(mark);
}

function compileBody(unit: Unit, node: Node<'ClassDef'>): CompiledCode {
  const scope = unit.shared.table.scopes.get(node)!;
  const firstLine = node.decorator_list[0]?.lineno ?? node.lineno;
  const parameters = { ...NO_PARAMETERS, names: ['.namespace'], argumentCount: 1 };
  return compileUnit(unit.shared, scope, unit, node.name, firstLine, parameters, inner => {
    emitPrologue(inner, node);
    describeClass(inner, node, firstLine);
    runBody(inner, node);
    finishBody(inner, node);
  });
}

function storeConstant(unit: Unit, name: string, at: Position, index: number): void {
  const mark = unit.registers.mark();
  const value = unit.registers.temporary();
  unit.emit(at, Op.LOAD_CONST, value, index);
  storeName(unit, name, value, at);
  unit.registers.release(mark);
}

function describeClass(unit: Unit, node: Node<'ClassDef'>, firstLine: number): void {
  const mark = unit.registers.mark();
  const module = unit.registers.temporary();
  unit.emit(node, Op.LOAD_NAME, module, unit.nameConstant('__name__'));
  unit.emit(node, Op.STORE_NAME, module, unit.nameConstant('__module__'));
  storeConstant(unit, '__qualname__', node, unit.nameConstant(unit.qualname));
  storeConstant(unit, '__firstlineno__', node, unit.constant({ kind: 'int', value: BigInt(firstLine) }));
  if (node.type_params.length > 0) {
    loadName(unit, '.type_params', module, node);
    storeName(unit, '__type_params__', module, node);
  }
  unit.registers.release(mark);
  if (unit.scope.needsClassDictCell) {
    const cell = unit.cellPlace('__classdict__') as { register: number };
    unit.emit(node, Op.STORE_CELL, cell.register, 0);
  }
}

function runBody(unit: Unit, node: Node<'ClassDef'>): void {
  const docstring = docstringOf(unit, node.body);
  if (docstring !== null) storeConstant(unit, '__doc__', node.body[0]!, unit.constant(docstring));
  prepareConditionalAnnotations(unit, node);
  statements(unit, node.body);
  if (unit.annotations.length > 0) storeAnnotate(unit, node, '__annotate_func__');
}

/** Emits the definition of `__annotate__` under the name that the kind of body wants. */
export function storeAnnotate(unit: Unit, at: Position, name: string): void {
  const mark = unit.registers.mark();
  const annotate = unit.registers.temporary();
  makeBodyAnnotate(unit, at, unit.annotations, annotate);
  storeName(unit, name, annotate, at);
  unit.registers.release(mark);
}

/** A body with annotations inside `if` and the like starts with an empty set of those that were executed. */
export function prepareConditionalAnnotations(unit: Unit, node: Node<'ClassDef' | 'Module' | 'Interactive'>): void {
  if (unit.scope.annotations === null || unit.shared.stringAnnotations) return;
  if (!unit.scope.hasConditionalAnnotations) return;
  const at = node.body[0]!;
  const mark = unit.registers.mark();
  const set = unit.registers.temporary();
  unit.emit(at, Op.BUILD_SET, set, 0, 0);
  storeName(unit, '__conditional_annotations__', set, at);
  unit.registers.release(mark);
}

function finishBody(unit: Unit, node: Node<'ClassDef'>): void {
  const attributes = tupleConstant([...unit.staticAttributes].map(strConstant));
  storeConstant(unit, '__static_attributes__', node, unit.constant(attributes));
  if (unit.scope.needsClassDictCell) storeCell(unit, node, '__classdict__', '__classdictcell__');
  if (!unit.scope.needsClassCell) {
    unit.emit(node, Op.RETURN_CONST, 0, unit.constant(NONE));
    return;
  }
  unit.emit(node, Op.RETURN, storeCell(unit, node, '__class__', '__classcell__'));
}

/** Stores the cell itself in the namespace; answers its register. */
function storeCell(unit: Unit, at: Position, cell: string, name: string): number {
  const { register } = unit.cellPlace(cell) as { register: number };
  unit.emit(at, Op.STORE_NAME, register, unit.nameConstant(name));
  return register;
}

/** The compilers of these node kinds. */
export const CLASSES = { ClassDef: classDefinition } satisfies Record<string, StatementCompiler>;
