/** Loading and storing registers, constants, globals, class-body names, cells and closures (language reference, 4.2). */
import {
  cacheHit,
  cacheWord,
  constant,
  type i32,
  load,
  loadAt,
  malloc,
  next,
  promote,
  type Ref,
  register,
  setCacheWord,
  setRegister,
  store,
  storeNew,
} from '../dialect/rts.js';
import { Cell, FunctionObject, GlobalCell, Tuple } from '../heap/layouts.js';
import { RAISE } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { namespaceCell, setGlobalCell } from '../objects/dict.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { Message } from '../runtime/messages.js';
import { currentFunction, pushAppLevel1, pushAppLevel2, pushAppLevel3, raiseError } from './frames.js';
import { MACHINE, Machine } from '../heap/machine.js';

export function NOP(): i32 {
  return next();
}
export function LOAD_CONST(a: i32, b: i32): i32 {
  setRegister(a, constant(b));
  return next();
}
export function MOVE(a: i32, b: i32): i32 {
  setRegister(a, register(b));
  return next();
}
export function CLEAR(a: i32): i32 {
  setRegister(a, NULL);
  return next();
}
export function CHECK_BOUND(a: i32, b: i32): i32 {
  if (register(a) !== NULL) return next();
  raiseError(Message.UNBOUND_LOCAL, constant(b), NULL);
  return RAISE;
}

/** The cell of a global of the given function's module, linked to the built-in of that name. @elidable */
function globalCellOf(globals: Ref, name: Ref): Ref {
  return linkedCell(globals, name);
}
/** @residual @writes nothing */
function linkedCell(globals: Ref, name: Ref): Ref {
  const cell = namespaceCell(globals, name);
  const builtins = load(MACHINE, Machine.builtins);
  if (load(cell, GlobalCell.fallback) === NULL && globals !== builtins)
    store(cell, GlobalCell.fallback, namespaceCell(builtins, name));
  return cell;
}
/** The cell that a global name of the running function means. */
function globalCell(name: Ref): Ref {
  return globalCellOf(promote(load(currentFunction(), FunctionObject.globals)), name);
}
/** What a cell or its fallback holds, or NULL. @intrinsic @inline */
export function globalValue(cell: Ref): Ref {
  const value = load(cell, GlobalCell.value);
  if (value !== NULL) return value;
  const fallback = load(cell, GlobalCell.fallback);
  return fallback === NULL ? NULL : load(fallback, GlobalCell.value);
}
export function LOAD_GLOBAL(a: i32, b: i32): i32 {
  const cached = cacheWord(0);
  if (cacheHit(cached !== 0)) {
    const quick = globalValue(cached as Ref);
    if (quick !== NULL) {
      setRegister(a, quick);
      return next();
    }
  }
  const cell = globalCell(constant(b));
  setCacheWord(0, cell as i32);
  const value = globalValue(cell);
  if (value === NULL) {
    raiseError(Message.NAME_NOT_DEFINED, constant(b), NULL);
    return RAISE;
  }
  setRegister(a, value);
  return next();
}
export function STORE_GLOBAL(a: i32, b: i32): i32 {
  const cached = cacheWord(0);
  if (cacheHit(cached !== 0 && load(cached as Ref, GlobalCell.value) !== NULL)) {
    setGlobalCell(cached as Ref, register(a));
    return next();
  }
  const cell = globalCell(constant(b));
  if (load(cell, GlobalCell.value) === NULL) {
    bindGlobal(load(currentFunction(), FunctionObject.globals), constant(b), register(a));
    setCacheWord(0, cell as i32);
    return next();
  }
  setCacheWord(0, cell as i32);
  setGlobalCell(cell, register(a));
  return next();
}
/** Binds a name that is absent so far. @host @writes everything */
export declare function bindGlobal(globals: Ref, name: Ref, value: Ref): void;
/** Unbinds a name; answers 0 with NameError when it is absent. @host raises @writes everything */
export declare function unbindGlobal(globals: Ref, name: Ref): i32;
export function DELETE_GLOBAL(_a: i32, b: i32): i32 {
  if (unbindGlobal(load(currentFunction(), FunctionObject.globals), constant(b)) === 0) return RAISE;
  return next();
}
export function LOAD_NAME(_a: i32, b: i32): i32 {
  return pushAppLevel3(AppLevel.LOAD_NAME, register(0), constant(b), load(currentFunction(), FunctionObject.globals));
}
export function STORE_NAME(a: i32, b: i32): i32 {
  return pushAppLevel3(AppLevel.STORE_ITEM, register(0), constant(b), register(a));
}
export function DELETE_NAME(_a: i32, b: i32): i32 {
  return pushAppLevel2(AppLevel.DELETE_NAME, register(0), constant(b));
}
export function LOAD_NAME_OR_CELL(_a: i32, b: i32, c: i32): i32 {
  return pushAppLevel3(AppLevel.LOAD_NAME_OR_CELL, register(0), constant(c), register(b));
}
/** An item of the tuple of closure cells of the running function. */
function closureCell(index: i32): Ref {
  return loadAt(load(currentFunction(), FunctionObject.closure), Tuple, index);
}
export function MAKE_CELL(a: i32): i32 {
  const cell = malloc(Cell, MapOf.CELL);
  storeNew(cell, Cell.value, register(a));
  setRegister(a, cell);
  return next();
}
export function LOAD_CELL(a: i32, b: i32, c: i32): i32 {
  const value = load(register(b), Cell.value);
  if (value === NULL) {
    raiseError(Message.UNBOUND_LOCAL, constant(c), NULL);
    return RAISE;
  }
  setRegister(a, value);
  return next();
}
export function STORE_CELL(a: i32, b: i32): i32 {
  store(register(a), Cell.value, register(b));
  return next();
}
export function DELETE_CELL(a: i32, b: i32): i32 {
  const cell = register(a);
  if (load(cell, Cell.value) === NULL) {
    raiseError(Message.UNBOUND_LOCAL, constant(b), NULL);
    return RAISE;
  }
  store(cell, Cell.value, NULL);
  return next();
}
export function LOAD_FREE(a: i32, b: i32, c: i32): i32 {
  const value = load(closureCell(b), Cell.value);
  if (value === NULL) {
    raiseError(Message.UNBOUND_FREE, constant(c), NULL);
    return RAISE;
  }
  setRegister(a, value);
  return next();
}
export function STORE_FREE(a: i32, b: i32): i32 {
  store(closureCell(b), Cell.value, register(a));
  return next();
}
export function DELETE_FREE(a: i32, b: i32): i32 {
  const cell = closureCell(a);
  if (load(cell, Cell.value) === NULL) {
    raiseError(Message.UNBOUND_FREE, constant(b), NULL);
    return RAISE;
  }
  store(cell, Cell.value, NULL);
  return next();
}
export function LOAD_CLOSURE(a: i32, b: i32): i32 {
  setRegister(a, closureCell(b));
  return next();
}
export function IMPORT_STAR(a: i32): i32 {
  return pushAppLevel2(AppLevel.IMPORT_STAR, register(a), load(currentFunction(), FunctionObject.globals));
}
export function DISPLAY(a: i32): i32 {
  return pushAppLevel1(AppLevel.DISPLAY, register(a));
}
export function UNSUPPORTED(_a: i32, b: i32): i32 {
  raiseError(Message.UNSUPPORTED, constant(b), NULL);
  return RAISE;
}
