/**
 * The bytecode verifier: everything the interpreter takes for granted about a code, checked.
 *
 * Operands are in range; jumps and handlers lead to the starts of instructions; control does not run off the end; the
 * pair behind a BRANCH is a comparison and JUMP_IF_FALSE; call windows lie inside the frame, with their header; the
 * exception table is nested, innermost first; and no temporary is read that is not written on every way to it.
 */
import { type CompiledCode, walkCodes } from './code-object.js';
import { decodeInstructions, type Instruction, jumpTarget, successors } from './instructions.js';
import { ENDS } from './opcode-numbers.js';
import { CALL_HEADER_REGISTERS, OPCODES } from './opcodes.js';
import { decodePositions } from './positions.js';
import { EFFECTS, forEachRead, forEachWrite } from './register-effects.js';

/** Verifies a code and all codes inside it; answers the complaints, none when all is well. */
export function verifyBytecode(code: CompiledCode): string[] {
  const complaints: string[] = [];
  walkCodes(code, inner => {
    complaints.push(...new Verifier(inner).run().map(text => `${inner.qualname}: ${text}`));
  });
  return complaints;
}

class Verifier {
  private readonly complaints: string[] = [];
  private readonly list: Instruction[];
  private readonly starts = new Map<number, number>();
  private readonly units: number;

  constructor(private readonly code: CompiledCode) {
    this.list = decodeInstructions(code.instructions);
    this.list.forEach((instruction, i) => {
      this.starts.set(instruction.unit, i);
    });
    this.units = code.instructions.length / 2;
  }

  run(): string[] {
    this.checkCode();
    for (const instruction of this.list) this.checkInstruction(instruction);
    this.checkTable();
    if (this.complaints.length === 0) this.checkDefinitions();
    return this.complaints;
  }

  private complain(instruction: Instruction | null, text: string): void {
    const where = instruction === null ? '' : `${instruction.unit * 8} ${OPCODES[instruction.op]!.name}: `;
    this.complaints.push(where + text);
  }

  private checkCode(): void {
    const { code } = this;
    const last = this.list[this.list.length - 1];
    if (last === undefined || !ENDS[last.op]!) this.complain(last ?? null, 'control runs off the end');
    if (code.variableNames.length > code.registerCount) this.complain(null, 'more names than registers');
    for (const name of code.cellNames) {
      if (!code.variableNames.includes(name)) this.complain(null, `the cell ${name} has no register`);
    }
    let covered = 0;
    for (const run of decodePositions(code.positions, code.firstLine)) {
      if (run.end <= run.start || run.position.line < 1) this.complain(null, 'a position is wrong');
      covered = run.end;
    }
    if (covered !== this.units * 8) this.complain(null, 'positions do not cover the code');
  }

  private checkInstruction(instruction: Instruction): void {
    const row = OPCODES[instruction.op]!;
    const values = [instruction.a, instruction.b, instruction.c];
    row.operands.forEach((kind, i) => {
      const value = values[i]!;
      if (kind === 'const' || kind === 'const32') this.checkConstant(instruction, value);
      else if (kind === 'dst' || kind === 'src' || kind === 'both') this.checkRegisters(instruction, value, 1);
    });
    const check = (first: number, length: number) => this.checkRegisters(instruction, first, length);
    forEachRead(instruction.op, instruction.a, instruction.b, instruction.c, check);
    forEachWrite(instruction.op, instruction.a, instruction.b, instruction.c, check);
    if (EFFECTS[instruction.op]!.isCall) this.checkWindow(instruction);
    const target = jumpTarget(instruction);
    if (JUMPS.has(row.name) && !this.starts.has(target)) this.complain(instruction, `jumps to ${target * 8}`);
    if (row.name === 'JUMP_BACK' && target > instruction.unit) this.complain(instruction, 'jumps ahead');
    if (row.name.startsWith('BRANCH_')) this.checkPair(instruction);
  }

  private checkConstant(instruction: Instruction, index: number): void {
    const constant = this.code.constants[index];
    if (constant === undefined) this.complain(instruction, `there is no constant ${index}`);
    else if (NAMING.has(OPCODES[instruction.op]!.name) && constant.kind !== 'str') {
      this.complain(instruction, 'the constant is no name');
    }
  }

  private checkRegisters(instruction: Instruction, first: number, length: number): void {
    if (first < 0 || first + length > this.code.registerCount) {
      this.complain(instruction, `registers ${first}..${first + length - 1} are outside the frame`);
    }
  }

  private checkWindow(instruction: Instruction): void {
    const lowest = instruction.b - CALL_HEADER_REGISTERS;
    if (lowest < this.code.variableNames.length) this.complain(instruction, 'the callee header overlaps locals');
  }

  private checkPair(instruction: Instruction): void {
    const first = this.list[this.starts.get(instruction.unit)! + 1];
    const second = this.list[this.starts.get(instruction.unit)! + 2];
    const isPair =
      first !== undefined &&
      second !== undefined &&
      COMPARISON_NAMES.has(OPCODES[first.op]!.name) &&
      OPCODES[second.op]!.name === 'JUMP_IF_FALSE' &&
      second.a === first.a &&
      jumpTarget(second) === jumpTarget(instruction);
    if (!isPair) this.complain(instruction, 'no comparison and JUMP_IF_FALSE to the same place follow');
  }

  private checkTable(): void {
    const table = this.code.exceptionTable;
    table.forEach((entry, i) => {
      const isPlaced =
        entry.start < entry.end &&
        this.starts.has(entry.start / 8) &&
        (this.starts.has(entry.end / 8) || entry.end / 8 === this.units) &&
        this.starts.has(entry.handler / 8);
      if (!isPlaced) this.complain(null, `exception entry ${i} does not fit the instructions`);
      if (entry.register >= this.code.registerCount) this.complain(null, `exception entry ${i} names no register`);
      for (const outer of table.slice(i + 1)) {
        const overlaps = outer.start < entry.end && entry.start < outer.end;
        if (overlaps && !(outer.start <= entry.start && entry.end <= outer.end)) {
          this.complain(null, `exception entry ${i} is not innermost first`);
        }
      }
    });
  }

  /** Forward analysis: the temporaries written on all ways to an instruction. Locals start as unbound and are exempt. */
  private checkDefinitions(): void {
    const states = new Map<number, Set<number>>();
    const work = [0];
    states.set(0, new Set());
    const flow = (unit: number, state: ReadonlySet<number>, extra: number) => {
      const known = states.get(unit);
      const incoming = new Set(state);
      if (extra >= 0) incoming.add(extra);
      if (known === undefined) {
        states.set(unit, incoming);
        work.push(unit);
        return;
      }
      let changed = false;
      for (const register of known) if (!incoming.has(register)) changed = known.delete(register) || changed;
      if (changed) work.push(unit);
    };
    while (work.length > 0) {
      const unit = work.pop()!;
      const instruction = this.list[this.starts.get(unit)!]!;
      const state = new Set(states.get(unit));
      this.clobber(instruction, state);
      for (const handler of this.handlersOf(unit)) flow(handler.handler / 8, state, handler.register);
      forEachWrite(instruction.op, instruction.a, instruction.b, instruction.c, (first, length) => {
        for (let register = first; register < first + length; register++) state.add(register);
      });
      for (const next of successors(instruction)) flow(next, state, -1);
    }
    for (const instruction of this.list) {
      const state = states.get(instruction.unit);
      if (state !== undefined) this.checkReads(instruction, state);
    }
  }

  private handlersOf(unit: number) {
    const entry = this.code.exceptionTable.find(item => item.start <= unit * 8 && unit * 8 < item.end);
    return entry === undefined ? [] : [entry];
  }

  /** A callee's frame overwrites everything from its header on. */
  private clobber(instruction: Instruction, state: Set<number>): void {
    if (!EFFECTS[instruction.op]!.isCall) return;
    const lowest = instruction.b - CALL_HEADER_REGISTERS;
    for (const register of state) if (register >= lowest) state.delete(register);
  }

  private checkReads(instruction: Instruction, state: ReadonlySet<number>): void {
    const named = this.code.variableNames.length;
    forEachRead(instruction.op, instruction.a, instruction.b, instruction.c, (first, length) => {
      for (let register = first; register < first + length; register++) {
        if (register >= named && !state.has(register)) {
          this.complain(instruction, `register ${register} may not have been written`);
        }
      }
    });
  }
}

const JUMPS = new Set(OPCODES.filter(row => row.operands.some(kind => kind.startsWith('jump'))).map(row => row.name));
const COMPARISON_NAMES = new Set(
  OPCODES.filter(row => row.name.startsWith('BRANCH_')).map(row => row.name.replace('BRANCH_', '')),
);
const NAMING = new Set(
  OPCODES.map(row => row.name).filter(name =>
    /_(GLOBAL|NAME|ATTR|METHOD|SPECIAL|CELL|FREE)$|^CHECK_BOUND$|^IMPORT_/.test(name),
  ),
);
