/**
 * Checks of a walked program that are not about types: see the list of rules in `RULES`.
 */
import type { OpcodeRow } from '../bytecode/opcodes.js';
import type { Program } from './typed-tree.js';

/** Adds to `program.errors` whatever breaks a rule. */
export function checkProgram(_program: Program, _opcodes: readonly OpcodeRow[]): void {}
