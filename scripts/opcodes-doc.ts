/**
 * Writes docs/opcodes.md from the table of opcodes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { instructionSize, OPCODES, type OpcodeRow } from '../interpreter/bytecode/opcodes.js';

const INTRODUCTION = `# Opcodes

Made from \`interpreter/bytecode/opcodes.ts\`, which explains the columns; do not edit. Operands are a, b, c in this order;
the size is in bytes, cache words included. \`return\` and \`raise\` say what becomes of the result or the exception of a
Python-level call that the instruction made.

| No. | Opcode | Operands | Size | return | raise | Meaning |
|---|---|---|---|---|---|---|
`;

function line(row: OpcodeRow, number: number): string {
  const cells = [
    String(number),
    `\`${row.name}\``,
    row.operands.join(' '),
    String(instructionSize(row)),
    row.onReturn === 'none' ? '' : row.onReturn,
    row.onRaise === 'propagate' ? '' : row.onRaise,
    row.text.replaceAll('|', '\\|'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** The text of docs/opcodes.md. */
export function opcodesDocument(): string {
  return INTRODUCTION + OPCODES.map(line).join('');
}

const target = process.argv[2];
if (target !== undefined) fs.writeFileSync(path.resolve(target), opcodesDocument());
