/** `yield from` (language reference, 6.2.9.1): sending into, and throwing into, the iterator that a generator delegates to. */
import { type i32, jump, load, next, promote, type Ref, register, setRegister } from '../dialect/rts.js';
import { Generator, GeneratorState } from '../heap/layouts.js';
import { RAISE, Verdict } from '../heap/machine.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { mapOf } from '../objects/value.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { pushAppLevel1, pushAppLevel2 } from './frames.js';
import { resume } from './generators.js';
import { iteratorOf, step } from './iteration.js';

const FALLBACK = Verdict.FALLBACK as Ref;
const EXHAUSTED = Verdict.FRAME as Ref;

export function GET_YIELD_FROM_ITER(a: i32, b: i32): i32 {
  const r = register(b);
  const iterator = iteratorOf(r);
  if (iterator === FALLBACK) return pushAppLevel1(AppLevel.ITER, r);
  setRegister(a, iterator);
  return next();
}
export function SEND(a: i32, b: i32, c: i32): i32 {
  const iterator = register(b);
  const value = register(a);
  if (promote(mapOf(iterator)) === MapOf.GENERATOR) {
    const state = promote(load(iterator, Generator.state));
    if (state !== GeneratorState.FINISHED) return resume(iterator, state, value);
    setRegister(a, Known.NONE);
    return jump(c);
  }
  if (value === Known.NONE) {
    const item = step(iterator);
    if (item === NULL) return RAISE;
    if (item === EXHAUSTED) {
      setRegister(a, Known.NONE);
      return jump(c);
    }
    if (item !== FALLBACK) {
      setRegister(a, item);
      return next();
    }
  }
  return pushAppLevel2(AppLevel.SEND, iterator, value);
}
export function DELEGATE_THROW(a: i32, b: i32, _c: i32): i32 {
  return pushAppLevel2(AppLevel.DELEGATE_THROW, register(b), register(a));
}
