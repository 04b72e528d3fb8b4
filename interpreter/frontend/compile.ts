/**
 * The compiler's front door: a syntax tree in, the code of the program out.
 */
import type { CompiledCode } from '../bytecode/code-object.js';
import { Op } from '../bytecode/opcode-numbers.js';
import type { Mod, Node, Position, Stmt } from './ast.js';
import { CALLS } from './compile-calls.js';
import { CLASSES, prepareConditionalAnnotations, storeAnnotate } from './compile-classes.js';
import { COMPREHENSIONS } from './compile-comprehensions.js';
import { operand, statements } from './compile-core.js';
import { CompileErrors, COMPILE_MESSAGES } from './compile-errors.js';
import { DEFINITIONS } from './compile-definitions.js';
import { EXCEPTION_STATEMENTS } from './compile-exceptions.js';
import { EXPRESSIONS } from './compile-expressions.js';
import { docstringOf, emitImplicitReturn, emitPrologue, lambda } from './compile-functions.js';
import { storeName } from './compile-names.js';
import { GENERICS } from './compile-generics.js';
import { MATCHING } from './compile-patterns.js';
import { STATEMENTS } from './compile-statements.js';
import { compileUnit, NO_PARAMETERS, type Shared, type Unit } from './compile-unit.js';
import { PySyntaxError } from './syntax-errors.js';
import { buildSymbolTable, importsFromFuture, isFutureImport } from './symbol-table.js';

export interface CompileOptions {
  readonly filename: string;
  readonly mode: 'exec' | 'eval' | 'single';
  /** 1 drops assertions, 2 docstrings as well. */
  readonly optimize?: number;
  /** The source text, for the line that an error shows. */
  readonly source?: string;
  /** `from __future__ import annotations` is in force from outside (`exec` in such a module). */
  readonly stringAnnotations?: boolean;
  /** Names of the module are looked up in a namespace in register 0 first (`exec` with locals of their own). */
  readonly separateLocals?: boolean;
}

const EXPRESSION_TABLE = { ...EXPRESSIONS, ...CALLS, ...COMPREHENSIONS, Lambda: lambda };
const STATEMENT_TABLE = {
  ...STATEMENTS,
  ...EXCEPTION_STATEMENTS,
  ...CLASSES,
  ...MATCHING,
  ...DEFINITIONS,
  ...GENERICS,
};
const START: Position = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 0 };

/**
 * Compiles a program. Throws PySyntaxError for what CPython's symbol table and compiler refuse, and with the kind RecursionError
 * for a tree that is too deep for the host's stack.
 */
export function compile(tree: Mod, options: CompileOptions): CompiledCode {
  try {
    return compileTree(tree, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const place = { lineno: null, offset: null, text: null, end_lineno: null, end_offset: null };
    throw new PySyntaxError('RecursionError', COMPILE_MESSAGES.tooDeep, { filename: options.filename, ...place });
  }
}

function compileTree(tree: Mod, options: CompileOptions): CompiledCode {
  const errors = new CompileErrors(options.filename, options.source ?? null);
  const body: readonly Stmt[] = tree.type === 'Expression' ? [] : tree.body;
  const lastFutureLine = checkFutureImports(body, errors);
  const stringAnnotations = (options.stringAnnotations ?? false) || importsFromFuture(body, 'annotations');
  const shared: Shared = {
    filename: options.filename,
    errors,
    table: buildSymbolTable(tree, errors, { stringAnnotations }),
    optimize: options.optimize ?? 0,
    interactive: options.mode === 'single',
    stringAnnotations,
    lastFutureLine,
    separateLocals: options.separateLocals ?? false,
    folded: new Map(),
    expressions: EXPRESSION_TABLE,
    statements: STATEMENT_TABLE,
  };
  const parameters = shared.separateLocals
    ? { ...NO_PARAMETERS, names: ['.namespace'], argumentCount: 1 }
    : NO_PARAMETERS;
  return compileUnit(shared, shared.table.top, null, '<module>', 1, parameters, unit => moduleBody(unit, tree));
}

function moduleBody(unit: Unit, tree: Mod): void {
  emitPrologue(unit, START);
  if (tree.type === 'Expression') {
    unit.emit(tree.body, Op.RETURN, operand(unit, tree.body));
    return;
  }
  if (tree.type === 'Module') storeDocstring(unit, tree);
  prepareConditionalAnnotations(unit, tree);
  statements(unit, tree.body);
  if (unit.annotations.length > 0) storeAnnotate(unit, tree.body[0]!, '__annotate__');
  emitImplicitReturn(unit, tree.body[tree.body.length - 1] ?? START);
}

function storeDocstring(unit: Unit, tree: Node<'Module'>): void {
  const docstring = docstringOf(unit, tree.body);
  if (docstring === null) return;
  unit.docstring = docstring;
  const register = unit.registers.temporary();
  unit.emit(tree.body[0]!, Op.LOAD_CONST, register, unit.constant(docstring));
  storeName(unit, '__doc__', register, tree.body[0]!);
  unit.registers.release(register);
}

const FUTURE_FEATURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/**
 * `from __future__` imports come first, after the docstring, and name known features. Answers the line of the last one; the
 * statement's compiler refuses those that stand further down inside other statements.
 */
function checkFutureImports(body: readonly Stmt[], errors: CompileErrors): number {
  let lastLine = 0;
  let isBeginning = true;
  body.forEach((statement, i) => {
    if (isFutureImport(statement)) {
      if (!isBeginning) throw errors.at(COMPILE_MESSAGES.futureLate, statement);
      for (const alias of statement.names) checkFeature(alias, errors);
      lastLine = statement.lineno;
      return;
    }
    const isDocstring =
      i === 0 &&
      statement.type === 'Expr' &&
      statement.value.type === 'Constant' &&
      statement.value.value.kind === 'str';
    if (!isDocstring) isBeginning = false;
  });
  return lastLine;
}

function checkFeature(alias: Node<'alias'>, errors: CompileErrors): void {
  if (FUTURE_FEATURES.has(alias.name)) return;
  if (alias.name === 'braces') throw errors.at(COMPILE_MESSAGES.futureBraces, alias);
  throw errors.at(COMPILE_MESSAGES.futureUnknown(alias.name), alias);
}
