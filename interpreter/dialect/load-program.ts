/**
 * From RTS sources to a program that emitters can use: read, walked, analysed. Checks of their own are in check.ts.
 */
import { DialectError } from './dialect-error.js';
import { analyseEffects } from './effects.js';
import { readProgram } from './program.js';
import type { DeclarationModule, Program, SourceFile } from './typed-tree.js';
import { walkConstant, walkFunction } from './walk.js';

/** Loads a whole program. Mistakes are collected in `program.errors`; functions with mistakes have no body. */
export function loadProgram(files: readonly SourceFile[], declarations: readonly DeclarationModule[]): Program {
  const program = readProgram(files, declarations, walkConstant);
  for (const f of program.functions.values()) {
    if (f.node.type !== 'FunctionDeclaration') continue;
    try {
      f.body = walkFunction(program, f);
    } catch (error) {
      if (!(error instanceof DialectError)) throw error;
      program.errors.push(error);
    }
  }
  analyseEffects(program);
  return program;
}
