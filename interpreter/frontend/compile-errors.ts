/**
 * The errors that the symbol table and the compiler raise, in CPython 3.14's words, and the one way to raise them.
 */
import type { Position } from './ast.js';
import type { ComprehensionKind } from './symbol-table.js';
import { PySyntaxError } from './syntax-errors.js';

const COMPREHENSION_NAMES: Record<ComprehensionKind, string> = {
  list: 'list comprehension',
  set: 'set comprehension',
  dict: 'dict comprehension',
  generator: 'generator expression',
};

export const COMPILE_MESSAGES = {
  // Names and scopes
  duplicateArgument: (name: string) => `duplicate argument '${name}' in function definition`,
  duplicateTypeParameter: (name: string) => `duplicate type parameter '${name}'`,
  bareAfterDefault: (name: string) => `non-default type parameter '${name}' follows default type parameter`,
  parameterAnd: (name: string, word: string) => `name '${name}' is parameter and ${word}`,
  assignedBefore: (name: string, word: string) => `name '${name}' is assigned to before ${word} declaration`,
  usedBefore: (name: string, word: string) => `name '${name}' is used prior to ${word} declaration`,
  annotatedAnd: (name: string, word: string) => `annotated name '${name}' can't be ${word}`,
  nonlocalAndGlobal: (name: string) => `name '${name}' is nonlocal and global`,
  nonlocalInModule: 'nonlocal declaration not allowed at module level',
  nonlocalTypeParameter: (name: string) => `nonlocal binding not allowed for type parameter '${name}'`,
  noBinding: (name: string) => `no binding for nonlocal '${name}' found`,
  importStar: 'import * only allowed at module level',
  assignDebug: 'cannot assign to __debug__',
  deleteDebug: 'cannot delete __debug__',
  keywordTwice: (name: string) => `keyword argument repeated: ${name}`,
  cannotUseWithin: (what: string, where: string) => `${what} cannot be used within ${where}`,

  // Assignment expressions and comprehensions
  walrusInIterable: 'assignment expression cannot be used in a comprehension iterable expression',
  walrusInClass: 'assignment expression within a comprehension cannot be used in a class body',
  walrusRebinds: (name: string) => `assignment expression cannot rebind comprehension iteration variable '${name}'`,
  walrusComprehensionWithin: (where: string) =>
    `assignment expression within a comprehension cannot be used in ${where}`,
  innerLoopConflict: (name: string) => `comprehension inner loop cannot rebind assignment expression target '${name}'`,
  yieldInside: (kind: ComprehensionKind) => `'yield' inside ${COMPREHENSION_NAMES[kind]}`,
  asyncComprehension: 'asynchronous comprehension outside of an asynchronous function',

  // Statements in the wrong place
  outsideFunction: (word: string) => `'${word}' outside function`,
  outsideAsync: (word: string) => `'${word}' outside async function`,
  breakOutside: "'break' outside loop",
  continueOutside: "'continue' not properly in loop",
  leavesExceptStar: "'break', 'continue' and 'return' cannot appear in an except* block",
  returnInAsyncGenerator: "'return' with value in async generator",
  yieldFromInAsync: "'yield from' inside async function",
  tooManyBlocks: 'too many statically nested blocks',
  defaultExceptLast: "default 'except:' must be last",
  futureLate: 'from __future__ imports must occur at the beginning of the file',
  futureUnknown: (name: string) => `future feature ${name} is not defined`,
  futureBraces: 'not a chance',

  // Starred expressions
  starredAlone: "can't use starred expression here",
  starredTarget: 'starred assignment target must be in a list or tuple',
  manyStarred: 'multiple starred expressions in assignment',
  tooManyTargets: 'too many expressions in star-unpacking assignment',

  // Patterns
  captureUnreachable: (name: string) => `name capture '${name}' makes remaining patterns unreachable`,
  wildcardUnreachable: 'wildcard makes remaining patterns unreachable',
  alternativesDiffer: 'alternative patterns bind different names',
  boundTwice: (name: string) => `multiple assignments to name '${name}' in pattern`,
  manyStarredPatterns: 'multiple starred names in sequence pattern',
  attributeTwice: (name: string) => `attribute name repeated in class pattern: ${name}`,
  patternValue: 'patterns may only match literals and attribute lookups',
  patternKey: 'mapping pattern keys may only match literals and attribute lookups',
  keyTwice: (key: string) => `mapping pattern checks duplicate key (${key})`,

  // Limits
  tooDeep: 'maximum recursion depth exceeded during compilation',
  tooLarge: 'the code of one function is too large: it needs more than 65535 registers or operands',
} as const;

/** Makes PySyntaxErrors for one source file; `source` is wanted for the text. */
export class CompileErrors {
  private lines: string[] | null = null;

  constructor(
    readonly filename: string,
    private readonly source: string | null,
  ) {}

  /** The error `message` at a node's place. Its offsets count UTF-8 bytes, as CPython's do in this phase. */
  at(message: string, place: Position): PySyntaxError {
    return new PySyntaxError('SyntaxError', message, {
      filename: this.filename,
      lineno: place.lineno,
      offset: place.col_offset + 1,
      text: this.line(place.lineno),
      end_lineno: place.end_lineno,
      end_offset: place.end_col_offset + 1,
    });
  }

  private line(number: number): string | null {
    if (this.source === null) return null;
    this.lines ??= this.source.split(/\r\n|\r|\n/);
    return this.lines[number - 1] ?? null;
  }
}
