/**
 * Getting out of statements: what `break`, `continue` and `return` do on their way through `try`, `with` and handlers.
 *
 * Code emitted on the way out lies outside the regions it leaves: a `finally` body that runs because of a `return` is
 * not covered by its own `try`. So the regions pause, and resume for what the source has after the jump.
 */
import { NONE } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Position } from './ast.js';
import { statements } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { clearName } from './compile-names.js';
import type { Block, Unit } from './compile-unit.js';

/** Emits a jump (by `leave`) out of all blocks from number `depth` on, with everything that has to run before it. */
export function leaveBlocks(unit: Unit, depth: number, at: Position, leave: () => void): void {
  const left = unit.blocks.splice(depth);
  for (let i = left.length - 1; i >= 0; i--) {
    unit.blocks.length = depth;
    unit.blocks.push(...left.slice(0, i));
    leaveBlock(unit, left[i]!, at);
  }
  unit.blocks.length = depth;
  leave();
  unit.blocks.push(...left);
  for (const block of left) if ('region' in block) unit.assembler.resumeRegion(block.region);
}

function leaveBlock(unit: Unit, block: Block, at: Position): void {
  if ('region' in block) unit.assembler.pauseRegion(block.region);
  switch (block.kind) {
    case 'finally':
      statements(unit, block.body);
      return;
    case 'handler':
      unit.emit(at, Op.LEAVE_HANDLER, block.saved);
      return;
    case 'named':
      clearName(unit, block.name, at);
      return;
    case 'with':
      callExit(unit, block.node, block.window);
      return;
    case 'exceptStar':
      throw unit.shared.errors.at(COMPILE_MESSAGES.leavesExceptStar, at);
  }
}

/** Calls `__exit__(None, None, None)`, looked up into the pair of registers `exit`. */
export function callExit(unit: Unit, at: Position, exit: number): void {
  const mark = unit.registers.mark();
  const base = exitWindow(unit, at, exit);
  for (let i = 2; i < 5; i++) unit.emit(at, Op.LOAD_CONST, base + i, unit.constant(NONE));
  unit.emit(at, Op.CALL_METHOD, base, base, 3);
  unit.registers.release(mark);
}

/** A window for a call of `__exit__` with three arguments. */
export function exitWindow(unit: Unit, at: Position, exit: number): number {
  const base = unit.registers.window(5);
  unit.emit(at, Op.MOVE, base, exit);
  unit.emit(at, Op.MOVE, base + 1, exit + 1);
  return base;
}

/** Whether a return from here has something to do besides returning. */
export function returnRunsCode(unit: Unit): boolean {
  return unit.blocks.some(block => block.kind !== 'loop' && block.kind !== 'try');
}
