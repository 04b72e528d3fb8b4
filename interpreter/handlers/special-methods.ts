/**
 * Operators and subscription of what the handlers' own cores do not decide (language reference, 3.3.7 and 3.3.8). Where the method of the left
 * operand's class goes first, which RTS can tell, it is called at once: natives by the host, Python functions in a frame above the running one.
 * Everything else is app-level Python (operators.py).
 */
import { type bool, type i32, load, next, promote, type Ref, setRegister, smallOf } from '../dialect/rts.js';
import { Code, CodeFlags, FunctionObject, Map } from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { isSubclass, lookupOnType } from '../objects/type.js';
import { isFunctionMap, mapOf } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { FIRST_COMPARISON, FIRST_IN_PLACE, NAME_SIZE, Names, OPERATOR_NAMES } from '../runtime/names.js';
import { pushAppLevel2, pushAppLevel3, pushAppLevel4, pushCall2, pushCall3 } from './frames.js';

const FALLBACK = Verdict.FALLBACK as Ref;
/** Added to the number of an in-place operator whose operand has the plain method only. */
const PLAIN_METHOD = 32;

/**
 * Calls a native method of the class of `x` with x, y and z (NULL: two arguments). FALLBACK: it says so, does not take so many, or answers
 * NotImplemented. @host raises runsPython @writes everything
 */
export declare function callSpecial(native: Ref, x: Ref, y: Ref, z: Ref): Ref;

/** The name of the method of an operator. */
function operatorName(operator: i32): Ref {
  return ((OPERATOR_NAMES + Math.imul(operator, NAME_SIZE)) | 0) as Ref;
}
function classOfMap(r: Ref): Ref {
  return load(promote(mapOf(r)), Map.class);
}
/** Does the left operand's method go before the right one's? Not where the right class is derived from the left one. */
function goesFirst(x: Ref, y: Ref): bool {
  const cls = classOfMap(x);
  const other = classOfMap(y);
  return cls === other || !isSubclass(other, cls);
}
/** a = x `operator` y, by special methods; the operator is its number in app-level/table.ts. @apart */
export function operate(a: i32, operator: i32, x: Ref, y: Ref): i32 {
  const cls = classOfMap(x);
  let found = lookupOnType(cls, operatorName(operator));
  let number = operator;
  if (found === NULL && operator >= FIRST_IN_PLACE && operator < FIRST_COMPARISON) {
    found = lookupOnType(cls, operatorName((operator - FIRST_IN_PLACE) | 0));
    number = (operator + PLAIN_METHOD) | 0;
  }
  if (found === NULL || !goesFirst(x, y)) return pushAppLevel2(operator, x, y);
  const m = promote(mapOf(found));
  if (isFunctionMap(m)) return pushAppLevel4(AppLevel.OPERATE, found, x, y, smallOf(number));
  if (m !== MapOf.METHOD_DESCRIPTOR) return pushAppLevel2(operator, x, y);
  const result = callSpecial(found, x, y, NULL);
  if (result === NULL) return RAISE;
  if (result === FALLBACK) return pushAppLevel2(operator, x, y);
  setRegister(a, result);
  return next();
}
/** Does a function take so many arguments, and need no binding? */
function takes(code: Ref, count: i32): bool {
  return (load(code, Code.flags) & CodeFlags.SIMPLE) !== 0 && load(code, Code.argumentCount) === count;
}
/** a = container[index], by `__getitem__`. @apart */
export function loadItemSpecially(a: i32, container: Ref, index: Ref): i32 {
  const found = lookupOnType(classOfMap(container), Names.GETITEM);
  if (found === NULL) return pushAppLevel2(AppLevel.LOAD_ITEM, container, index);
  const m = promote(mapOf(found));
  if (isFunctionMap(m)) {
    const code = promote(load(found, FunctionObject.code));
    if (takes(code, 2)) return pushCall2(found, code, container, index);
  }
  if (m !== MapOf.METHOD_DESCRIPTOR) return pushAppLevel2(AppLevel.LOAD_ITEM, container, index);
  const result = callSpecial(found, container, index, NULL);
  if (result === NULL) return RAISE;
  if (result === FALLBACK) return pushAppLevel2(AppLevel.LOAD_ITEM, container, index);
  setRegister(a, result);
  return next();
}
/** container[index] = value, by `__setitem__`. @apart */
export function storeItemSpecially(container: Ref, index: Ref, value: Ref): i32 {
  const found = lookupOnType(classOfMap(container), Names.SETITEM);
  if (found === NULL) return pushAppLevel3(AppLevel.STORE_ITEM, container, index, value);
  const m = promote(mapOf(found));
  if (isFunctionMap(m)) {
    const code = promote(load(found, FunctionObject.code));
    if (takes(code, 3)) return pushCall3(found, code, container, index, value);
  }
  if (m !== MapOf.METHOD_DESCRIPTOR) return pushAppLevel3(AppLevel.STORE_ITEM, container, index, value);
  const result = callSpecial(found, container, index, value);
  if (result === NULL) return RAISE;
  if (result === FALLBACK) return pushAppLevel3(AppLevel.STORE_ITEM, container, index, value);
  return next();
}
/** The truth of `item in container`, or its opposite (AppLevel.CONTAINS_BY, NOT_CONTAINS_BY), by `__contains__`. @apart */
export function containsSpecially(container: Ref, item: Ref, by: i32, otherwise: i32): i32 {
  const found = lookupOnType(classOfMap(container), Names.CONTAINS);
  if (found !== NULL && isFunctionMap(promote(mapOf(found)))) return pushAppLevel3(by, found, container, item);
  return pushAppLevel2(otherwise, item, container);
}
