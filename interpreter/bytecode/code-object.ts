/**
 * What the compiler makes of a function, class body or module: plain data, independent of any heap. The run time turns
 * it into `Code` objects (interpreter/heap/layouts.ts).
 *
 * What always holds: `instructions` is a whole number of 8-byte units in the format of opcodes.ts with all cache words
 * zero; a constant occurs once per code (1, 1.0, True and -0.0 are four constants); `variableNames[i]` names register i.
 */
import type { CodeFlags } from '../heap/layouts.js';

export interface StrConstant {
  readonly kind: 'str';
  /** The text; lone surrogates are allowed. */
  readonly value: string;
  /** The code points where `value` is ambiguous (two separate surrogates that look like a pair), otherwise null. */
  readonly codePoints: Uint32Array | null;
}

/** A constant; `slice` holds three constants. */
export type CodeConstant =
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'complex'; readonly real: number; readonly imaginary: number }
  | StrConstant
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'tuple'; readonly items: readonly CodeConstant[] }
  | { readonly kind: 'frozenset'; readonly items: readonly CodeConstant[] }
  | { readonly kind: 'slice'; readonly items: readonly CodeConstant[] }
  | { readonly kind: 'code'; readonly code: CompiledCode };

export interface ExceptionEntry {
  /** Byte offsets from the first instruction, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly handler: number;
  /** Receives the exception. */
  readonly register: number;
}

export interface CompiledCode {
  readonly instructions: Uint32Array;
  readonly constants: readonly CodeConstant[];
  /** Positional-only and plain positional parameters, as `co_argcount`. */
  readonly argumentCount: number;
  readonly positionalOnlyCount: number;
  readonly keywordOnlyCount: number;
  /** Bits of `CodeFlags`. */
  readonly flags: number;
  readonly registerCount: number;
  /** Innermost first. */
  readonly exceptionTable: readonly ExceptionEntry[];
  /** See positions.ts. */
  readonly positions: Uint8Array;
  /** Registers below are live everywhere, because the code may look at its own variables by name: see liveness.ts. */
  readonly keptLocals: number;
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  /** Names of the registers from 0 on: parameters, then the other locals. */
  readonly variableNames: readonly string[];
  /** Those of `variableNames` whose register holds a cell. */
  readonly cellNames: readonly string[];
  /** Names of the closure cells, parallel to the closure tuple. */
  readonly freeNames: readonly string[];
  readonly docstring: StrConstant | null;
}

export const NONE: CodeConstant = { kind: 'none' };
export const ELLIPSIS: CodeConstant = { kind: 'ellipsis' };
export const TRUE: CodeConstant = { kind: 'bool', value: true };
export const FALSE: CodeConstant = { kind: 'bool', value: false };
/** The str constant with the text `value`, which must not hold separate surrogates in a row. */
export function strConstant(value: string): StrConstant {
  return { kind: 'str', value, codePoints: null };
}
export function intConstant(value: number | bigint): CodeConstant {
  return { kind: 'int', value: BigInt(value) };
}
export function tupleConstant(items: readonly CodeConstant[]): CodeConstant {
  return { kind: 'tuple', items };
}

/** The register of the first parameter beyond the positional and keyword-only ones, and how many parameters there are. */
export function parameterCount(code: CompiledCode, flags: typeof CodeFlags): number {
  const stars = (code.flags & flags.HAS_STAR_ARGS ? 1 : 0) + (code.flags & flags.HAS_STAR_KEYWORDS ? 1 : 0);
  return code.argumentCount + code.keywordOnlyCount + stars;
}

const floatBits = new Float64Array(1);
const floatWords = new Uint32Array(floatBits.buffer);
function floatKey(value: number): string {
  if (Number.isInteger(value) && value !== 0 && Math.abs(value) < 1e15) return String(value);
  floatBits[0] = value;
  return `${floatWords[1]}.${floatWords[0]}`;
}

/** A text equal for equal constants of equal type only; code constants are never equal. */
export function constantKey(constant: CodeConstant): string {
  switch (constant.kind) {
    case 'none':
      return 'N';
    case 'ellipsis':
      return 'E';
    case 'bool':
      return constant.value ? 'T' : 'F';
    case 'int':
      return `i${constant.value}`;
    case 'float':
      return `f${floatKey(constant.value)}`;
    case 'complex':
      return `c${floatKey(constant.real)},${floatKey(constant.imaginary)}`;
    case 'str':
      return constant.codePoints === null ? `s${constant.value}` : `S${constant.codePoints.join()}`;
    case 'bytes':
      return `b${constant.value.join()}`;
    case 'tuple':
    case 'frozenset':
    case 'slice':
      return `${constant.kind}(${constant.items.map(item => lengthPrefixed(constantKey(item))).join('')})`;
    case 'code':
      throw new Error('code constants have no key');
  }
}

function lengthPrefixed(key: string): string {
  return `${key.length}:${key}`;
}

/** Calls `visit` for `code` and for every code among its constants, at any depth. */
export function walkCodes(code: CompiledCode, visit: (code: CompiledCode) => void): void {
  visit(code);
  for (const constant of code.constants) if (constant.kind === 'code') walkCodes(constant.code, visit);
}
