/**
 * Frame objects and line numbers. A frame lives on the VM stack; a Frame object is made when a program asks for one
 * (`sys._getframe`, `tb_frame`) and outlives it. While its frame runs, the header's EXTRA word leads to it.
 */
import { positionAt } from '../bytecode/positions.js';
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { FrameFlags, FrameHeader, Machine } from '../heap/machine.js';
import { MapOf, NULL } from '../heap/well-known.js';
import { readByteItems } from './materialize.js';
import type { Space } from './space.js';

/** Size of the YIELD before the instruction that a generator resumes at. */
const YIELD_BYTES = 8;

export interface SourcePosition {
  readonly line: number;
  readonly endLine: number;
  /** UTF-8 byte offsets; -1 when unknown. */
  readonly column: number;
  readonly endColumn: number;
}

export class Frames {
  private readonly space: Space;
  constructor(space: Space) {
    this.space = space;
  }
  private word(fp: number, distance: number): number {
    return this.space.I32[(fp - distance) >> 2]!;
  }
  /** The position of the instruction at an address in a code. */
  positionOf(code: Ref, instruction: number): SourcePosition {
    const { space } = this;
    const firstLine = space.load(code, L.Code.firstLine);
    const table = space.load(code, L.Code.positions);
    const found =
      table === NULL
        ? null
        : positionAt(readByteItems(space, table), firstLine, instruction - space.load(code, L.Code.start));
    if (found === null) return { line: firstLine, endLine: firstLine, column: -1, endColumn: -1 };
    return { line: found.line, endLine: found.endLine, column: found.column, endColumn: found.endColumn };
  }
  lineOf(code: Ref, instruction: number): number {
    return this.positionOf(code, instruction).line;
  }
  /** Frames of the VM stack from the innermost, app-level ones and stubs left out. */
  *stack(): Generator<number> {
    for (let fp = this.space.machine(Machine.fp); fp !== 0; fp = this.word(fp, FrameHeader.CALLER) - 1) {
      const code = this.word(fp, FrameHeader.CODE) as Ref;
      if ((this.space.load(code, L.Code.flags) & L.CodeFlags.APP_LEVEL) === 0) yield fp;
    }
  }
  /** The Frame object of a frame on the stack. */
  objectOf(fp: number): Ref {
    const { space } = this;
    if ((this.word(fp, FrameHeader.FLAGS) & FrameFlags.HAS_FRAME_OBJECT) !== 0)
      return this.word(fp, FrameHeader.EXTRA) as Ref;
    const frame = space.allocate(L.Frame.descriptor, MapOf['FRAME']!);
    space.store(frame, L.Frame.code, this.word(fp, FrameHeader.CODE) as Ref);
    space.store(frame, L.Frame.function, this.word(fp, FrameHeader.FUNCTION) as Ref);
    space.store(frame, L.Frame.stack, fp);
    return frame;
  }
  /** `gi_frame`: a Frame object of a generator that is not finished. */
  ofGenerator(generator: Ref): Ref {
    const { space } = this;
    const state = space.load(generator, L.Generator.state);
    if (state === L.GeneratorState.FINISHED) return space.none;
    for (const fp of state === L.GeneratorState.RUNNING ? this.stack() : [])
      if ((this.word(fp, FrameHeader.EXTRA) as Ref) === generator) return this.objectOf(fp);
    const frame = space.allocate(L.Frame.descriptor, MapOf['FRAME']!);
    const resume = space.load(generator, L.Generator.resume);
    space.store(frame, L.Frame.code, space.load(generator, L.Generator.code));
    space.store(frame, L.Frame.function, space.load(generator, L.Generator.function));
    space.store(frame, L.Frame.instruction, state === L.GeneratorState.CREATED ? resume : resume - YIELD_BYTES);
    return frame;
  }
  /** `sys._getframe(depth)`, or NULL when the stack is not so deep. */
  at(depth: number): Ref {
    let left = depth;
    for (const fp of this.stack()) if (left-- === 0) return this.objectOf(fp);
    return NULL;
  }
  /** Does the stack still hold the frame that the object stands for? */
  private isLive(frame: Ref): boolean {
    const fp = this.space.load(frame, L.Frame.stack);
    if (fp === 0) return false;
    for (const live of this.stack())
      if (live === fp) return this.word(fp, FrameHeader.CODE) === this.space.load(frame, L.Frame.code);
    return false;
  }
  private instructionOf(fp: number): number {
    if (fp === this.space.machine(Machine.fp)) return this.space.machine(Machine.pc);
    return this.word(fp, FrameHeader.PC) - 1;
  }
  currentLine(frame: Ref): number {
    const { space } = this;
    const code = space.load(frame, L.Frame.code);
    const at = this.isLive(frame)
      ? this.instructionOf(space.load(frame, L.Frame.stack))
      : space.load(frame, L.Frame.instruction);
    return at === 0 ? space.load(code, L.Code.firstLine) : this.lineOf(code, at);
  }
  back(frame: Ref): Ref {
    const { space } = this;
    const known = space.load(frame, L.Frame.back);
    if (known !== NULL) return known;
    if (!this.isLive(frame)) return space.none;
    let found = false;
    for (const fp of this.stack()) {
      if (found) return this.objectOf(fp);
      found = fp === space.load(frame, L.Frame.stack);
    }
    return space.none;
  }
  globalsOf(frame: Ref): Ref {
    const f = this.space.load(frame, L.Frame.function);
    if (f !== NULL) return this.space.load(f, L.FunctionObject.globals);
    // Only frames that handled their exception themselves and ended later are known by their code alone.
    const main = this.space.modules.get('__main__');
    return main === NULL ? this.space.dict() : this.space.modules.namespaceOf(main);
  }
  /** The local variables as a new dict; those of a frame that has been left are empty. */
  localsOf(frame: Ref): Ref {
    const { space } = this;
    const code = space.load(frame, L.Frame.code);
    if ((space.load(code, L.Code.flags) & L.CodeFlags.MODULE_BODY) !== 0) return this.globalsOf(frame);
    if (this.isLive(frame)) return this.localsAt(space.load(frame, L.Frame.stack));
    const kept = space.load(frame, L.Frame.locals);
    const registers = kept === NULL ? 0 : space.load(kept, L.RefItems.length);
    return this.localsFrom(code, space.load(frame, L.Frame.function), k =>
      k < registers ? space.loadAt(kept, L.RefItems, k) : NULL,
    );
  }
  /** The named registers of a frame on the stack as a dict, cells opened. */
  localsAt(fp: number): Ref {
    const { space } = this;
    const code = this.word(fp, FrameHeader.CODE) as Ref;
    const flags = space.load(code, L.Code.flags);
    const f = this.word(fp, FrameHeader.FUNCTION) as Ref;
    if ((flags & L.CodeFlags.MODULE_BODY) !== 0) return space.load(f, L.FunctionObject.globals);
    return this.localsFrom(code, f, k => space.I32[(fp >> 2) + k] as Ref);
  }
  private localsFrom(code: Ref, f: Ref, register: (k: number) => Ref): Ref {
    const { space } = this;
    if ((space.load(code, L.Code.flags) & L.CodeFlags.CLASS_BODY) !== 0) return register(0) || space.dict();
    const result = space.dict();
    const cells = new Set(space.items(space.load(code, L.Code.cellNames)));
    space.items(space.load(code, L.Code.variableNames)).forEach((name, k) => {
      let value = register(k);
      if (value !== NULL && cells.has(name) && space.mapOf(value) === MapOf['CELL'])
        value = space.load(value, L.Cell.value);
      if (value !== NULL && !space.text(name).startsWith('.')) space.dictSet(result, name, value);
    });
    const closure = f === NULL ? NULL : space.load(f, L.FunctionObject.closure);
    if (closure !== NULL) {
      const free = space.items(space.load(code, L.Code.freeNames));
      space.items(closure).forEach((cell, k) => {
        const value = space.load(cell, L.Cell.value);
        if (value !== NULL) space.dictSet(result, free[k]!, value);
      });
    }
    return result;
  }
  /** The Frame object of a traceback entry. */
  frameOfTraceback(traceback: Ref): Ref {
    const { space } = this;
    const known = space.load(traceback, L.Traceback.frame);
    if (known !== NULL) return known;
    const code = space.load(traceback, L.Traceback.code);
    for (const fp of this.stack()) if (this.word(fp, FrameHeader.CODE) === code) return this.objectOf(fp);
    const frame = space.allocate(L.Frame.descriptor, MapOf['FRAME']!);
    space.store(frame, L.Frame.code, code);
    space.store(frame, L.Frame.instruction, space.load(traceback, L.Traceback.instruction));
    return frame;
  }
  /** The running frame is left: its Frame object keeps what it needs. */
  detach(): void {
    const { space } = this;
    const fp = space.machine(Machine.fp);
    const frame = this.word(fp, FrameHeader.EXTRA) as Ref;
    space.store(frame, L.Frame.instruction, space.machine(Machine.pc));
    space.store(frame, L.Frame.stack, 0);
  }
}
