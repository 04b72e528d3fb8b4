/**
 * `try`, `raise` and `with`.
 *
 *     try:                     [region -> H, e]  body
 *         body                 else; JUMP end
 *     except T as x:       H:  ENTER_HANDLER saved, e
 *         handler              [region -> C, e]  MATCH_EXCEPTION t, e, T ... x = e
 *                              [region -> N, e]  handler
 *                              clear x; LEAVE_HANDLER saved; JUMP end
 *                          N:  clear x
 *                          C:  LEAVE_HANDLER saved; RERAISE e
 *
 * H receives the exception in the register e; from ENTER_HANDLER on it is what `sys.exception()` answers, and every way
 * out restores `saved`. An exception in the handler replaces the one in e, which nothing needs any more.
 */
import { Op } from '../bytecode/opcode-numbers.js';
import { Label } from './assembler.js';
import type { ExceptHandler, Node, Position, Stmt } from './ast.js';
import { callExit, exitWindow } from './compile-blocks.js';
import { expressionTo, operand, operandInto, statements } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { callHelper, Helper, movedArgument } from './compile-helpers.js';
import { clearName, storeName } from './compile-names.js';
import { assign } from './compile-targets.js';
import type { StatementCompiler, Unit } from './compile-unit.js';

function tryStatement(unit: Unit, node: Node<'Try' | 'TryStar'>): void {
  unit.conditionDepth++;
  if (node.finalbody.length > 0) tryFinally(unit, node);
  else tryHandlers(unit, node);
  unit.conditionDepth--;
}

function tryHandlers(unit: Unit, node: Node<'Try' | 'TryStar'>): void {
  if (node.type === 'TryStar') tryExceptStar(unit, node);
  else tryExcept(unit, node);
}

function tryFinally(unit: Unit, node: Node<'Try' | 'TryStar'>): void {
  const { assembler, registers } = unit;
  const exception = registers.temporary();
  const end = new Label();
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'finally', region, body: node.finalbody }, node);
  if (node.handlers.length > 0) tryHandlers(unit, node);
  else statements(unit, node.body);
  unit.popBlock();
  assembler.closeRegion(region);
  statements(unit, node.finalbody);
  unit.jump(node, Op.JUMP, end);
  assembler.bindHandler(region);
  handling(unit, node, exception, () => {
    statements(unit, node.finalbody);
    return true;
  });
  assembler.bind(end);
}

/**
 * The frame of a handler of the exception in `exception`: `body` runs while it is handled, and when it answers true,
 * the exception goes on afterwards.
 */
function handling(unit: Unit, at: Position, exception: number, body: (saved: number) => boolean): void {
  const { assembler, registers } = unit;
  const saved = registers.temporary();
  unit.emit(at, Op.ENTER_HANDLER, saved, exception);
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'handler', region, saved }, at);
  const goesOn = body(saved);
  unit.popBlock();
  assembler.closeRegion(region);
  if (goesOn) {
    unit.emit(at, Op.LEAVE_HANDLER, saved);
    unit.emit(at, Op.RERAISE, exception);
  }
  assembler.bindHandler(region);
  unit.emit(at, Op.LEAVE_HANDLER, saved);
  unit.emit(at, Op.RERAISE, exception);
}

function tryExcept(unit: Unit, node: Node<'Try'>): void {
  const { assembler, registers } = unit;
  const mark = registers.mark();
  const exception = registers.temporary();
  const end = new Label();
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'try', region }, node);
  registers.release(mark);
  statements(unit, node.body);
  unit.popBlock();
  assembler.closeRegion(region);
  statements(unit, node.orelse);
  unit.jump(node, Op.JUMP, end);
  assembler.bindHandler(region);
  registers.release(mark);
  registers.temporary();
  handling(unit, node, exception, saved => {
    node.handlers.forEach((handler, i) => {
      const isLast = i === node.handlers.length - 1;
      if (handler.type_ === null && !isLast) throw unit.shared.errors.at(COMPILE_MESSAGES.defaultExceptLast, handler);
      exceptClause(unit, handler, exception, saved, end);
    });
    return true;
  });
  assembler.bind(end);
  registers.release(mark);
}

/** One `except` clause; goes on behind it when the exception does not match. */
function exceptClause(unit: Unit, handler: ExceptHandler, exception: number, saved: number, end: Label): void {
  const { assembler, registers } = unit;
  const noMatch = new Label();
  unit.requireBlock(handler);
  const mark = registers.mark();
  if (handler.type_ !== null) {
    const test = registers.temporary();
    const type = operandInto(unit, handler.type_, test);
    unit.emit(handler.type_, Op.MATCH_EXCEPTION, test, exception, type);
    unit.jump(handler.type_, Op.JUMP_IF_FALSE, noMatch, test);
    registers.release(mark);
  }
  if (handler.name === null) statements(unit, handler.body);
  else namedBody(unit, handler, handler.name, exception);
  leaveHandler(unit, handler, saved, end);
  assembler.bind(noMatch);
}

/** The normal end of a handler: outside the region of its own cleanup. */
function leaveHandler(unit: Unit, at: Position, saved: number, end: Label): void {
  const block = unit.blocks[unit.blocks.length - 1]!;
  if (block.kind !== 'handler') throw new Error('not in a handler');
  unit.assembler.pauseRegion(block.region);
  unit.emit(at, Op.LEAVE_HANDLER, saved);
  unit.jump(at, Op.JUMP, end);
  unit.assembler.resumeRegion(block.region);
}

/** The body of `except T as name`: the name is unbound at every end. */
function namedBody(unit: Unit, handler: ExceptHandler, name: string, exception: number): void {
  const { assembler } = unit;
  const cleaned = new Label();
  storeName(unit, name, exception, handler);
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'named', region, name, node: handler }, handler);
  statements(unit, handler.body);
  unit.popBlock();
  assembler.closeRegion(region);
  clearName(unit, name, handler);
  unit.jump(handler, Op.JUMP, cleaned);
  assembler.bindHandler(region);
  clearName(unit, name, handler);
  unit.emit(handler, Op.RERAISE, exception);
  assembler.bind(cleaned);
}

/**
 * `except*`: every clause handles the part of the group that matches; what clauses raise and what nobody handled is raised
 * at the end. No clause is left by a jump, so only exceptions need a region.
 */
function tryExceptStar(unit: Unit, node: Node<'TryStar'>): void {
  const { assembler, registers } = unit;
  const mark = registers.mark();
  const exception = registers.temporary();
  const end = new Label();
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'try', region }, node);
  registers.release(mark);
  statements(unit, node.body);
  unit.popBlock();
  assembler.closeRegion(region);
  statements(unit, node.orelse);
  unit.jump(node, Op.JUMP, end);
  assembler.bindHandler(region);
  registers.release(mark);
  registers.temporary();
  handling(unit, node, exception, saved => {
    const state = registers.temporary();
    callHelper(unit, node, Helper.STAR_BEGIN, [movedArgument(unit, node, exception)], state);
    for (const handler of node.handlers) starClause(unit, handler, state);
    const goesOn = new Label();
    callHelper(unit, node, Helper.STAR_END, [movedArgument(unit, node, state)], exception);
    unit.jump(node, Op.JUMP_IF_NOT_NONE, goesOn, exception);
    leaveHandler(unit, node, saved, end);
    assembler.bind(goesOn);
    return true;
  });
  assembler.bind(end);
  registers.release(mark);
}

function starClause(unit: Unit, handler: ExceptHandler, state: number): void {
  const { assembler, registers } = unit;
  const mark = registers.mark();
  const [matched, saved, raised] = [registers.temporary(), registers.temporary(), registers.temporary()];
  const next = new Label();
  const theState = movedArgument(unit, handler, state);
  const classes = (register: number) => expressionTo(unit, handler.type_!, register);
  callHelper(unit, handler, Helper.STAR_MATCH, [theState, classes], matched);
  unit.jump(handler, Op.JUMP_IF_NONE, next, matched);
  unit.emit(handler, Op.ENTER_HANDLER, saved, matched);
  const region = assembler.openRegion(new Label(), raised);
  unit.pushBlock({ kind: 'exceptStar' }, handler);
  if (handler.name === null) statements(unit, handler.body);
  else namedBody(unit, handler, handler.name, matched);
  unit.popBlock();
  assembler.closeRegion(region);
  unit.emit(handler, Op.LEAVE_HANDLER, saved);
  unit.jump(handler, Op.JUMP, next);
  assembler.bindHandler(region);
  unit.emit(handler, Op.LEAVE_HANDLER, saved);
  callHelper(unit, handler, Helper.STAR_RAISED, [theState, movedArgument(unit, handler, raised)], raised);
  assembler.bind(next);
  registers.release(mark);
}

function raise(unit: Unit, node: Node<'Raise'>): void {
  if (node.exc === null) {
    unit.emit(node, Op.RAISE_CURRENT);
    return;
  }
  const exception = operand(unit, node.exc);
  if (node.cause === null) unit.emit(node, Op.RAISE_VALUE, exception);
  else unit.emit(node, Op.RAISE_FROM, exception, operand(unit, node.cause));
}

function withStatement(unit: Unit, node: Node<'With'>): void {
  unit.conditionDepth++;
  withItem(unit, node, 0, node.body);
  unit.conditionDepth--;
}

function withItem(unit: Unit, node: Node<'With'>, index: number, body: readonly Stmt[]): void {
  const item = node.items[index];
  if (item === undefined) {
    statements(unit, body);
    return;
  }
  const { assembler, registers } = unit;
  const at = item.context_expr;
  const mark = registers.mark();
  const exit = registers.run(2);
  const exception = registers.temporary();
  enterContext(unit, node, index, exit, exception);
  const end = new Label();
  const region = assembler.openRegion(new Label(), exception);
  unit.pushBlock({ kind: 'with', region, window: exit, node: at }, at);
  if (item.optional_vars !== null) assign(unit, item.optional_vars, exception);
  withItem(unit, node, index + 1, body);
  unit.popBlock();
  assembler.closeRegion(region);
  callExit(unit, at, exit);
  unit.jump(at, Op.JUMP, end);
  assembler.bindHandler(region);
  handling(unit, at, exception, saved => exitWithException(unit, at, exit, exception, saved, end));
  assembler.bind(end);
  registers.release(mark);
}

/** Looks up `__exit__` into `exit`, calls `__enter__`, whose result goes to `result`. */
function enterContext(unit: Unit, node: Node<'With'>, index: number, exit: number, result: number): void {
  const at = node.items[index]!.context_expr;
  const manager = operandInto(unit, at, result);
  unit.emit(at, Op.LOAD_SPECIAL, exit, manager, unit.nameConstant('__exit__'));
  const mark = unit.registers.mark();
  const base = unit.registers.window(2);
  unit.emit(at, Op.LOAD_SPECIAL, base, manager, unit.nameConstant('__enter__'));
  unit.emit(at, Op.CALL_METHOD, result, base, 0);
  unit.registers.release(mark);
}

/** Calls `__exit__` with the exception; a true answer ends it. */
function exitWithException(
  unit: Unit,
  at: Position,
  exit: number,
  exception: number,
  saved: number,
  end: Label,
): boolean {
  const goesOn = new Label();
  const mark = unit.registers.mark();
  const base = exitWindow(unit, at, exit);
  unit.emit(at, Op.LOAD_EXCEPTION_INFO, base + 2, exception);
  unit.emit(at, Op.CALL_METHOD, base, base, 3);
  unit.jump(at, Op.JUMP_IF_FALSE, goesOn, base);
  unit.registers.release(mark);
  leaveHandler(unit, at, saved, end);
  unit.assembler.bind(goesOn);
  return true;
}

/** `assert`; `holds` emits the jump to a label for a condition that is true. */
export function assertStatement(unit: Unit, node: Node<'Assert'>, holds: (label: Label) => void): void {
  const fine = new Label();
  holds(fine);
  const base = unit.registers.window(2);
  unit.emit(node, Op.LOAD_COMMON, base, 0);
  if (node.msg !== null) {
    expressionTo(unit, node.msg, base + 1);
    unit.emit(node.test, Op.CALL, base, base, 1);
  }
  unit.emit(node.test, Op.RAISE_VALUE, base);
  unit.assembler.bind(fine);
}

/** The compilers of these node kinds. */
export const EXCEPTION_STATEMENTS = {
  Try: tryStatement,
  TryStar: tryStatement,
  Raise: raise,
  With: withStatement,
} satisfies Record<string, StatementCompiler>;
