/**
 * Assignment targets: names, attributes, subscripts, and the unpacking of sequences into them.
 */
import { Op } from '../bytecode/opcode-numbers.js';
import type { Expr, Node, Position } from './ast.js';
import { expressionTo, operand, operandBefore } from './compile-core.js';
import { COMPILE_MESSAGES } from './compile-errors.js';
import { deleteName, localRegister, storeName } from './compile-names.js';
import type { Unit } from './compile-unit.js';

/** The register of a target that is a plain local, or -1. */
export function targetRegister(unit: Unit, target: Expr): number {
  return target.type === 'Name' ? localRegister(unit, target.id) : -1;
}

/** Emits `target = source`. */
export function assign(unit: Unit, target: Expr, source: number): void {
  const mark = unit.registers.mark();
  switch (target.type) {
    case 'Name':
      storeName(unit, target.id, source, target);
      break;
    case 'Attribute': {
      noteStaticAttribute(unit, target);
      const object = operand(unit, target.value);
      unit.emit(target, Op.STORE_ATTR, object, unit.nameConstant(unit.mangle(target.attr)), source);
      break;
    }
    case 'Subscript': {
      const object = operandBefore(unit, target.value, [target.slice], unit.registers.temporary());
      unit.emit(target, Op.STORE_ITEM, object, operand(unit, target.slice), source);
      break;
    }
    case 'Tuple':
    case 'List':
      unpack(unit, target, source);
      break;
    case 'Starred':
      throw unit.shared.errors.at(COMPILE_MESSAGES.starredTarget, target);
    default:
      throw new Error(`${target.type} is not a target`);
  }
  unit.registers.release(mark);
}

/** Emits `target = value`; a plain local receives the result directly. */
export function assignExpression(unit: Unit, target: Expr, value: Expr): void {
  const register = targetRegister(unit, target);
  if (register >= 0) {
    expressionTo(unit, value, register);
    storeName(unit, (target as Node<'Name'>).id, register, target);
  } else {
    assign(unit, target, operand(unit, value));
  }
}

/** Binds `name` to what `make` puts into the register it is given: the name's own when it is a plain local. */
export function bindDefinition(unit: Unit, name: string, at: Position, make: (register: number) => void): void {
  const own = localRegister(unit, name);
  const register = own >= 0 ? own : unit.registers.temporary();
  make(register);
  storeName(unit, name, register, at);
}

/** `__static_attributes__` of a class: what its methods assign on something called `self`. */
export function noteStaticAttribute(unit: Unit, target: Node<'Attribute'>): void {
  if (target.value.type !== 'Name' || target.value.id !== 'self') return;
  for (let outer: Unit | null = unit; outer !== null; outer = outer.parent) {
    if (outer.scope.kind !== 'class') continue;
    outer.staticAttributes.add(target.attr);
    return;
  }
}

function unpack(unit: Unit, target: Node<'Tuple' | 'List'>, source: number): void {
  const { elts } = target;
  const star = starIndex(unit, target);
  const names = elts.map(item => (item.type === 'Starred' ? item.value : item));
  const direct = consecutiveRegisters(unit, names);
  const first = direct >= 0 ? direct : unit.registers.run(elts.length);
  if (star < 0) unit.emit(target, Op.UNPACK, first, source, elts.length);
  else unit.emit(target, Op.UNPACK_STARRED, first, source, star | ((elts.length - star - 1) << 8));
  names.forEach((item, i) => {
    assign(unit, item, first + i);
  });
}

/** Where the star is among the targets, or -1. */
function starIndex(unit: Unit, target: Node<'Tuple' | 'List'>): number {
  const { elts } = target;
  const star = elts.findIndex(item => item.type === 'Starred');
  if (star < 0) return -1;
  if (elts.some((item, i) => i > star && item.type === 'Starred')) {
    throw unit.shared.errors.at(COMPILE_MESSAGES.manyStarred, target);
  }
  if (star > 0xff || elts.length - star - 1 > 0xff) {
    throw unit.shared.errors.at(COMPILE_MESSAGES.tooManyTargets, target);
  }
  return star;
}

/** The first register when the targets are plain locals whose registers follow each other in order, otherwise -1. */
function consecutiveRegisters(unit: Unit, targets: readonly Expr[]): number {
  if (targets.length === 0) return 0;
  const first = targetRegister(unit, targets[0]!);
  if (first < 0) return -1;
  return targets.every((target, i) => targetRegister(unit, target) === first + i) ? first : -1;
}

/** Emits `del target`. */
export function deleteTarget(unit: Unit, target: Expr, at: Position): void {
  const mark = unit.registers.mark();
  switch (target.type) {
    case 'Name':
      deleteName(unit, target.id, target);
      break;
    case 'Attribute': {
      const object = operand(unit, target.value);
      unit.emit(target, Op.DELETE_ATTR, object, unit.nameConstant(unit.mangle(target.attr)));
      break;
    }
    case 'Subscript': {
      const object = operandBefore(unit, target.value, [target.slice], unit.registers.temporary());
      unit.emit(target, Op.DELETE_ITEM, object, operand(unit, target.slice));
      break;
    }
    case 'Tuple':
    case 'List':
      for (const item of target.elts) deleteTarget(unit, item, at);
      break;
    default:
      throw new Error(`${target.type} cannot be deleted`);
  }
  unit.registers.release(mark);
}
