/**
 * Bytecode as text, for `--dump=bytecode` and for tests.
 *
 * Registers of named locals show as their names, temporaries as `r7`; constants as Python writes them; jumps as labels.
 */
import { CodeFlags } from '../heap/layouts.js';
import { type CodeConstant, type CompiledCode, walkCodes } from './code-object.js';
import { decodeInstructions, type Instruction, jumpTarget } from './instructions.js';
import { OPCODES, type OperandKind } from './opcodes.js';
import { positionAt } from './positions.js';

export interface DisassemblyOptions {
  /** Also the codes among the constants. Default: true. */
  readonly nested?: boolean;
  /** With source lines and byte offsets. Default: true. */
  readonly places?: boolean;
}

/** The text of a code and of the codes inside it. */
export function disassemble(code: CompiledCode, options: DisassemblyOptions = {}): string {
  const parts: string[] = [];
  if (options.nested === false) return disassembleOne(code, options.places ?? true);
  walkCodes(code, inner => {
    parts.push(disassembleOne(inner, options.places ?? true));
  });
  return parts.join('\n');
}

function disassembleOne(code: CompiledCode, withPlaces: boolean): string {
  const instructions = decodeInstructions(code.instructions);
  const labels = nameLabels(code, instructions);
  const lines = [header(code)];
  let line = -1;
  for (const instruction of instructions) {
    const label = labels.get(instruction.unit);
    if (label !== undefined) lines.push(`${label}:`);
    const text = instructionText(code, instruction, labels);
    if (!withPlaces) {
      lines.push(`  ${text}`);
      continue;
    }
    const current = positionAt(code.positions, code.firstLine, instruction.unit * 8)?.line ?? -1;
    const shown = current === line ? '' : String(current);
    line = current;
    lines.push(`${shown.padStart(5)}  ${String(instruction.unit * 8).padStart(5, '0')}  ${text}`);
  }
  for (const entry of code.exceptionTable) {
    const end = labels.get(entry.end / 8)!;
    lines.push(
      `  covers ${labels.get(entry.start / 8)}..${end} -> ${labels.get(entry.handler / 8)}, ${registerName(code, entry.register)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function header(code: CompiledCode): string {
  const flags = Object.entries(CodeFlags)
    .filter(([, bit]) => code.flags & bit)
    .map(([name]) => name);
  const free = code.freeNames.length > 0 ? `; free: ${code.freeNames.join(', ')}` : '';
  const cells = code.cellNames.length > 0 ? `; cells: ${code.cellNames.join(', ')}` : '';
  const parameters = code.variableNames.slice(0, parameterTotal(code)).join(', ');
  return `${code.qualname}(${parameters}), ${code.registerCount} registers${cells}${free}${flags.length > 0 ? `  ${flags.join(' ')}` : ''}`;
}

function parameterTotal(code: CompiledCode): number {
  const stars = (code.flags & CodeFlags.HAS_STAR_ARGS ? 1 : 0) + (code.flags & CodeFlags.HAS_STAR_KEYWORDS ? 1 : 0);
  return code.argumentCount + code.keywordOnlyCount + stars;
}

/** L1, L2, ... for everything that is jumped to or bounds a region, in order of place. */
function nameLabels(code: CompiledCode, instructions: readonly Instruction[]): Map<number, string> {
  const targets = new Set<number>();
  for (const instruction of instructions) {
    const target = jumpTarget(instruction);
    if (target >= 0) targets.add(target);
  }
  for (const entry of code.exceptionTable) {
    targets
      .add(entry.start / 8)
      .add(entry.end / 8)
      .add(entry.handler / 8);
  }
  const sorted = [...targets].sort((x, y) => x - y);
  return new Map(sorted.map((unit, i) => [unit, `L${i + 1}`]));
}

function instructionText(code: CompiledCode, instruction: Instruction, labels: ReadonlyMap<number, string>): string {
  const row = OPCODES[instruction.op]!;
  const values = [instruction.a, instruction.b, instruction.c];
  const operands = row.operands.map((kind, i) => operandText(code, kind, values[i]!, instruction, labels));
  const isUnusedA = row.text.endsWith('a is unused') || row.text.includes('; a is unused');
  const shown = isUnusedA ? operands.slice(1) : operands;
  return shown.length === 0 ? row.name : `${row.name.padEnd(18)} ${shown.join(', ')}`;
}

function operandText(
  code: CompiledCode,
  kind: OperandKind,
  value: number,
  instruction: Instruction,
  labels: ReadonlyMap<number, string>,
): string {
  switch (kind) {
    case 'const':
    case 'const32':
      return constantText(code.constants[value]!);
    case 'imm':
    case 'imm32':
      return String(value);
    case 'jump16':
    case 'jump32':
      return `-> ${labels.get(jumpTarget(instruction)) ?? '?'}`;
    default:
      return registerName(code, value);
  }
}

function registerName(code: CompiledCode, register: number): string {
  return code.variableNames[register] ?? `r${register}`;
}

/** A constant as Python would write it. */
export function constantText(constant: CodeConstant): string {
  switch (constant.kind) {
    case 'none':
      return 'None';
    case 'ellipsis':
      return '...';
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'int':
      return String(constant.value);
    case 'float':
      return floatText(constant.value);
    case 'complex':
      return `(${floatText(constant.real)}, ${floatText(constant.imaginary)}j)`;
    case 'str':
      return JSON.stringify(constant.value);
    case 'bytes':
      return `b${JSON.stringify(String.fromCharCode(...constant.value))}`;
    case 'tuple': {
      const items = constant.items.map(constantText);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
    }
    case 'frozenset':
      return `frozenset({${constant.items.map(constantText).join(', ')}})`;
    case 'slice':
      return `slice(${constant.items.map(constantText).join(', ')})`;
    case 'code':
      return `<code ${constant.code.qualname}>`;
  }
}

function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value).replace('Infinity', 'inf');
}
