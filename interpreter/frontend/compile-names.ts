/**
 * Loading, storing and deleting names, wherever they live: registers, cells, closures, globals, class namespaces.
 */
import { Op } from '../bytecode/opcode-numbers.js';
import type { Position } from './ast.js';
import type { Unit } from './compile-unit.js';

/** The register of `name` when it is a plain local, checked to be bound; otherwise -1. */
export function localOperand(unit: Unit, name: string, at: Position): number {
  const mangled = unit.mangle(name);
  const place = unit.place(mangled);
  if (place.kind !== 'register') return -1;
  checkBound(unit, place.register, mangled, at);
  return place.register;
}

/** The register of `name` when it is a plain local, whether bound or not; otherwise -1. */
export function localRegister(unit: Unit, name: string): number {
  const place = unit.place(unit.mangle(name));
  return place.kind === 'register' ? place.register : -1;
}

function checkBound(unit: Unit, register: number, name: string, at: Position): void {
  if (unit.assembler.isBound(register)) return;
  unit.emit(at, Op.CHECK_BOUND, register, unit.nameConstant(name));
  unit.assembler.markBound(register);
}

/** Emits `destination = name`. */
export function loadName(unit: Unit, name: string, destination: number, at: Position): void {
  const mangled = unit.mangle(name);
  const place = unit.place(mangled);
  switch (place.kind) {
    case 'register':
      checkBound(unit, place.register, mangled, at);
      if (place.register !== destination) unit.emit(at, Op.MOVE, destination, place.register);
      return;
    case 'cell':
      unit.emit(at, Op.LOAD_CELL, destination, place.register, unit.nameConstant(mangled));
      return;
    case 'free':
      unit.emit(at, Op.LOAD_FREE, destination, place.index, unit.nameConstant(mangled));
      return;
    case 'global':
      unit.emit(at, Op.LOAD_GLOBAL, destination, unit.nameConstant(mangled));
      return;
    case 'name':
      unit.emit(at, Op.LOAD_NAME, destination, unit.nameConstant(mangled));
      return;
    case 'nameOrFree': {
      const mark = unit.registers.mark();
      const cell = unit.registers.temporary();
      unit.emit(at, Op.LOAD_CLOSURE, cell, place.index);
      unit.emit(at, Op.LOAD_NAME_OR_CELL, destination, cell, unit.nameConstant(mangled));
      unit.registers.release(mark);
      return;
    }
  }
}

/** Emits `name = source`. */
export function storeName(unit: Unit, name: string, source: number, at: Position): void {
  const mangled = unit.mangle(name);
  const place = unit.place(mangled);
  switch (place.kind) {
    case 'register':
      if (place.register !== source) unit.emit(at, Op.MOVE, place.register, source);
      unit.assembler.markBound(place.register);
      return;
    case 'cell':
      unit.emit(at, Op.STORE_CELL, place.register, source);
      return;
    case 'free':
      unit.emit(at, Op.STORE_FREE, source, place.index);
      return;
    case 'global':
      unit.emit(at, Op.STORE_GLOBAL, source, unit.nameConstant(mangled));
      return;
    case 'name':
    case 'nameOrFree':
      unit.emit(at, Op.STORE_NAME, source, unit.nameConstant(mangled));
  }
}

/** Emits `del name`. */
export function deleteName(unit: Unit, name: string, at: Position): void {
  const mangled = unit.mangle(name);
  const place = unit.place(mangled);
  switch (place.kind) {
    case 'register':
      checkBound(unit, place.register, mangled, at);
      unit.emit(at, Op.CLEAR, place.register);
      unit.assembler.markUnbound(place.register);
      return;
    case 'cell':
      unit.emit(at, Op.DELETE_CELL, place.register, unit.nameConstant(mangled));
      return;
    case 'free':
      unit.emit(at, Op.DELETE_FREE, place.index, unit.nameConstant(mangled));
      return;
    case 'global':
      unit.emit(at, Op.DELETE_GLOBAL, 0, unit.nameConstant(mangled));
      return;
    case 'name':
    case 'nameOrFree':
      unit.emit(at, Op.DELETE_NAME, 0, unit.nameConstant(mangled));
  }
}

/** Unbinds `name` whether it is bound or not (the end of `except E as name`). */
export function clearName(unit: Unit, name: string, at: Position): void {
  const place = unit.place(unit.mangle(name));
  if (place.kind === 'register') {
    unit.emit(at, Op.CLEAR, place.register);
    unit.assembler.markUnbound(place.register);
    return;
  }
  const mark = unit.registers.mark();
  const none = unit.registers.temporary();
  unit.emit(at, Op.LOAD_CONST, none, unit.constant({ kind: 'none' }));
  storeName(unit, name, none, at);
  unit.registers.release(mark);
  deleteName(unit, name, at);
}
