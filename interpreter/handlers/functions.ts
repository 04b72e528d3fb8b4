/** Making functions and classes, importing. */
import { constant, type i32, load, malloc, next, type Ref, register, setRegister, storeNew } from '../dialect/rts.js';
import { Code, FunctionObject } from '../heap/layouts.js';
import { Known, MapOf, NULL } from '../heap/well-known.js';
import { AppLevel } from '../runtime/app-level/table.js';
import { currentFunction, pushAppLevel2, pushAppLevel3 } from './frames.js';

function orNone(r: Ref): Ref {
  return r === NULL ? Known.NONE : r;
}
export function MAKE_FUNCTION(a: i32, b: i32, c: i32): i32 {
  const code = constant(c);
  const f = malloc(FunctionObject, MapOf.FUNCTION);
  const running = currentFunction();
  storeNew(f, FunctionObject.code, code);
  storeNew(f, FunctionObject.globals, load(running, FunctionObject.globals));
  storeNew(f, FunctionObject.closure, register((b + 3) | 0));
  storeNew(f, FunctionObject.defaults, register(b));
  storeNew(f, FunctionObject.keywordDefaults, register((b + 1) | 0));
  storeNew(f, FunctionObject.name, load(code, Code.name));
  storeNew(f, FunctionObject.qualname, load(code, Code.qualname));
  storeNew(f, FunctionObject.module, load(running, FunctionObject.module));
  storeNew(f, FunctionObject.docstring, orNone(load(code, Code.docstring)));
  storeNew(f, FunctionObject.annotate, orNone(register((b + 2) | 0)));
  storeNew(f, FunctionObject.annotations, NULL);
  storeNew(f, FunctionObject.overflow, NULL);
  setRegister(a, f);
  return next();
}
/** The function `__build_class__`. @host @writes nothing */
export declare function buildClassFunction(): Ref;
export function BUILD_CLASS(a: i32): i32 {
  setRegister(a, buildClassFunction());
  return next();
}
/** The arguments of `__import__` as a tuple: name, globals, fromlist, level. @host @writes nothing */
export declare function importArguments(name: Ref, globals: Ref, fromList: Ref, level: Ref): Ref;
export function IMPORT_NAME(_a: i32, b: i32, c: i32): i32 {
  return pushAppLevel3(
    AppLevel.IMPORT_NAME,
    constant(c),
    load(currentFunction(), FunctionObject.globals),
    importArguments(constant(c), load(currentFunction(), FunctionObject.globals), register(b), register((b + 1) | 0)),
  );
}
export function IMPORT_FROM(_a: i32, b: i32, c: i32): i32 {
  return pushAppLevel2(AppLevel.IMPORT_FROM, register(b), constant(c));
}
