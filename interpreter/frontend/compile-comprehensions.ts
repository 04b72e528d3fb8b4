/**
 * Comprehensions and generator expressions.
 *
 * List, set and dict comprehensions are inlined (PEP 709): their variables get registers of their own among the
 * temporaries, so nothing of the surrounding function has to be saved. Generator expressions are functions that receive
 * the outermost iterator as the parameter `.0`; so are the other comprehensions inside annotation scopes of classes.
 */
import type { CompiledCode } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { Comprehension, Expr, Node, Position } from './ast.js';
import { constantSequence } from './compile-constants.js';
import { condition } from './compile-conditions.js';
import { expressionTo, operand, operandBefore, operandInto, throughTemporary } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { unsupported } from './compile-expressions.js';
import { emitImplicitReturn, emitPrologue, makeFunction } from './compile-functions.js';
import { assign, targetRegister } from './compile-targets.js';
import { compileUnit, type ExpressionCompiler, NO_PARAMETERS, type Place, type Unit } from './compile-unit.js';
import type { ComprehensionKind, Scope } from './symbol-table.js';

type ComprehensionNode = Node<'ListComp' | 'SetComp' | 'DictComp' | 'GeneratorExp'>;

const EMPTY_RESULT: Record<ComprehensionKind, number | undefined> = {
  list: Op.BUILD_LIST,
  set: Op.BUILD_SET,
  dict: Op.BUILD_DICT,
  generator: undefined,
};

/** Emits `destination = iter(node)`; a list display of constants is iterated as a tuple. */
export function iteratorTo(unit: Unit, node: Expr, destination: number): void {
  const constant = node.type === 'List' || node.type === 'Tuple' ? constantSequence(unit, node.elts, 'tuple') : null;
  if (constant !== null) unit.emit(node, Op.LOAD_CONST, destination, unit.constant(constant));
  const source = constant !== null ? destination : operandInto(unit, node, destination);
  unit.emit(node, Op.GET_ITER, destination, source);
}

/** Emits the head of a loop: binds `target` to the next item of `iterator`, or goes to `exit`. */
export function nextItem(unit: Unit, at: Position, target: Expr, iterator: number, exit: Label): void {
  const mark = unit.registers.mark();
  const own = targetRegister(unit, target);
  const item = own >= 0 ? own : unit.registers.temporary();
  if (unit.assembler.far) farNext(unit, at, item, iterator, exit);
  else unit.jump(at, Op.FOR_ITER, exit, item, iterator);
  assign(unit, target, item);
  unit.registers.release(mark);
}

/** FOR_ITER reaches only so far; a jump with a 32-bit distance stands in. */
function farNext(unit: Unit, at: Position, item: number, iterator: number, exit: Label): void {
  const body = new Label();
  const leave = new Label();
  unit.jump(at, Op.FOR_ITER, leave, item, iterator);
  unit.jump(at, Op.JUMP, body);
  unit.assembler.bind(leave);
  unit.jump(at, Op.JUMP, exit);
  unit.assembler.bind(body);
}

function comprehension(unit: Unit, node: ComprehensionNode, destination: number): void {
  const scope = unit.shared.table.scopes.get(node)!;
  if (scope.isCoroutine && scope.comprehension !== 'generator') {
    if (!isAsyncContext(unit)) throw unit.shared.errors.at(COMPILE_MESSAGES.asyncComprehension, node);
    unsupported(unit, node, 'asynchronous comprehension');
    return;
  }
  if (!scope.inlined) {
    comprehensionFunction(unit, node, scope, destination);
    return;
  }
  throughTemporary(unit, destination, node, result => inlined(unit, node, scope, result));
}

/** Whether the unit belongs to an `async def`, or to a generator expression that is asynchronous itself. */
function isAsyncContext(unit: Unit): boolean {
  const { scope } = unit;
  if (scope.node?.type === 'AsyncFunctionDef') return true;
  return scope.comprehension === 'generator' && scope.isCoroutine;
}

function inlined(unit: Unit, node: ComprehensionNode, scope: Scope, result: number): void {
  const mark = unit.registers.mark();
  const iterator = unit.registers.temporary();
  iteratorTo(unit, node.generators[0]!.iter, iterator);
  unit.emit(node, EMPTY_RESULT[scope.comprehension!], result, 0, 0);
  unit.pushOverlay(scope, ownPlaces(unit, node, scope));
  loops(unit, node, 0, iterator, () => addElement(unit, node, result, iterator));
  unit.popOverlay();
  unit.registers.release(mark);
}

/**
 * Registers for the variables of an inlined comprehension. With one `for` they are bound before anything reads them;
 * otherwise they are cleared, so that reading one too early is noticed.
 */
function ownPlaces(unit: Unit, node: ComprehensionNode, scope: Scope): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [name, entry] of scope.names) {
    if (entry.reach !== 'local' && entry.reach !== 'cell') continue;
    const register = unit.registers.temporary();
    unit.assembler.markUnbound(register);
    if (entry.reach === 'cell' || node.generators.length > 1) unit.emit(node, Op.CLEAR, register);
    if (entry.reach === 'cell') unit.emit(node, Op.MAKE_CELL, register);
    places.set(name, { kind: entry.reach === 'cell' ? 'cell' : 'register', register });
  }
  return places;
}

/** The nested loops from number `index` on; `element` emits what happens with each combination. */
function loops(unit: Unit, node: ComprehensionNode, index: number, iterator: number, element: () => void): void {
  const generator = node.generators[index] as Comprehension;
  const mark = unit.registers.mark();
  const header = new Label();
  const next = new Label();
  const exit = new Label();
  unit.assembler.bindLoopHeader(header);
  nextItem(unit, generator.target, generator.target, iterator, exit);
  for (const test of generator.ifs) condition(unit, test, next, false);
  if (index + 1 === node.generators.length) element();
  else {
    const inner = unit.registers.temporary();
    iteratorTo(unit, node.generators[index + 1]!.iter, inner);
    loops(unit, node, index + 1, inner, element);
  }
  unit.assembler.bind(next);
  unit.jump(node, Op.JUMP_BACK, header);
  unit.assembler.bind(exit);
  unit.registers.release(mark);
}

function addElement(unit: Unit, node: ComprehensionNode, result: number, iterator: number): void {
  const mark = unit.registers.mark();
  if (node.type === 'DictComp') {
    const key = operandBefore(unit, node.key, [node.value], unit.registers.temporary());
    unit.emit(node, Op.DICT_SET, result, key, operand(unit, node.value));
  } else {
    const element = operand(unit, node.elt);
    if (node.type === 'ListComp')
      unit.emit(node.elt, Op.LIST_APPEND, result, element, hasOneForEach(node) ? iterator : result);
    else unit.emit(node.elt, Op.SET_ADD, result, element);
  }
  unit.registers.release(mark);
}

/** Whether every item of the first iterable makes one element. */
function hasOneForEach({ generators }: ComprehensionNode): boolean {
  return generators.length === 1 && generators[0]!.ifs.length === 0;
}

function yieldElement(unit: Unit, node: Node<'GeneratorExp'>): void {
  const mark = unit.registers.mark();
  const value = unit.registers.temporary();
  expressionTo(unit, node.elt, value);
  unit.emit(node.elt, Op.YIELD, value, 0);
  unit.registers.release(mark);
}

function comprehensionFunction(unit: Unit, node: ComprehensionNode, scope: Scope, destination: number): void {
  const code = compileComprehension(unit, node, scope);
  const mark = unit.registers.mark();
  const base = unit.registers.window(2);
  makeFunction(unit, node, code, base);
  iteratorTo(unit, node.generators[0]!.iter, base + 1);
  unit.emit(node, Op.CALL, destination, base, 1);
  unit.registers.release(mark);
}

function compileComprehension(unit: Unit, node: ComprehensionNode, scope: Scope): CompiledCode {
  const parameters = { ...NO_PARAMETERS, names: ['.0'], argumentCount: 1 };
  return compileUnit(unit.shared, scope, unit, scope.name, node.lineno, parameters, inner => {
    emitPrologue(inner, node);
    if (node.type === 'GeneratorExp') {
      loops(inner, node, 0, 0, () => yieldElement(inner, node));
      return emitImplicitReturn(inner, node);
    }
    const result = inner.registers.temporary();
    inner.emit(node, EMPTY_RESULT[scope.comprehension!], result, 0, 0);
    loops(inner, node, 0, 0, () => addElement(inner, node, result, 0));
    inner.emit(node, Op.RETURN, result);
  });
}

/** The compilers of these node kinds. */
export const COMPREHENSIONS = {
  ListComp: comprehension,
  SetComp: comprehension,
  DictComp: comprehension,
  GeneratorExp: comprehension,
} satisfies Record<string, ExpressionCompiler>;
