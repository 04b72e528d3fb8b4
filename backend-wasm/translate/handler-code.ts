/**
 * What the code of handlers needs wherever it is emitted, in the dispatch loop or in a function of its own: registers,
 * constants, cache words and operands of the running instruction, whose address and frame are in two Wasm locals.
 *
 * Operands are read as 16-bit words where the handler begins: one load each, and the processor scales it while it adds it to fp.
 */
import type binaryen from 'binaryen';
import { instructionSize, type OpcodeRow, type OperandKind } from '../../interpreter/bytecode/opcodes.js';
import type { Word } from '../../interpreter/dialect/primitives.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import type { Expression, RtsFunction } from '../../interpreter/dialect/typed-tree.js';
import { Code as CodeLayout, RefItems } from '../../interpreter/heap/layouts.js';
import { FrameHeader, MACHINE } from '../../interpreter/heap/machine.js';
import {
  type Code,
  type Fork,
  FunctionEmitter,
  type Place,
  type RuntimeFunctions,
  type Surroundings,
} from './function-emitter.js';

export interface HandlerOptions {
  readonly opcodes: readonly OpcodeRow[];
  readonly handlers: ReadonlyMap<string, RtsFunction>;
  readonly unwind: RtsFunction | undefined;
  readonly shouldInline: (target: RtsFunction) => boolean;
}

export abstract class HandlerCode implements Surroundings {
  protected readonly i32: number;
  protected readonly emitter: FunctionEmitter;
  /** The opcode whose handler is being emitted. */
  protected row: OpcodeRow;
  constructor(
    readonly wasm: typeof binaryen,
    readonly m: binaryen.Module,
    runtime: RuntimeFunctions,
    readonly options: HandlerOptions,
    parameterCount: number,
    /** The locals of the instruction's address and of the frame's. */
    readonly pcLocal: number,
    readonly fpLocal: number,
  ) {
    this.i32 = wasm.i32;
    this.row = options.opcodes[0]!;
    this.emitter = new FunctionEmitter(wasm, m, runtime, this, parameterCount);
  }

  abstract machineField(field: Field<unknown>): { get(): Code; set(value: Code): Code } | null;
  abstract aroundCall(target: RtsFunction, call: Code): Code;
  abstract effect(key: string): void;
  abstract fork(): Fork;
  abstract enterLoop(hasEffects: boolean): void;
  /** The constants of the running code. */
  protected abstract constants(): Code;
  protected abstract callTable(args: readonly Expression[]): Code;

  shouldInline(target: RtsFunction): boolean {
    return this.options.shouldInline(target);
  }
  protected get(index: number): Code {
    return this.m.local.get(index, this.i32);
  }
  protected set(index: number, value: Code): Code {
    return this.m.local.set(index, value);
  }
  protected loadMachine(field: Field<unknown>): Code {
    return this.m.i32.load(field.offset, 4, this.m.i32.const(MACHINE));
  }
  protected storeMachine(field: Field<unknown>, value: Code): Code {
    return this.m.i32.store(field.offset, 4, this.m.i32.const(MACHINE), value);
  }
  protected constantsInMemory(): Code {
    const { m } = this;
    const code = m.i32.load(0, 4, m.i32.sub(this.get(this.fpLocal), m.i32.const(FrameHeader.CODE)));
    return m.i32.load(CodeLayout.constants.offset, 4, code);
  }

  /** The body of the handler of `row`; `leave` is what its returns do. */
  protected handlerBody(row: OpcodeRow, handler: RtsFunction, leave: (value: Expression) => Code): Code {
    this.row = row;
    const loads: Code[] = [];
    const places = handler.params.map((_, i): Place => {
      const local = this.emitter.newLocal('i32');
      loads.push(this.set(local, this.#operand(row.operands[i]!, i)));
      return this.emitter.localPlace(local, 'i32', true);
    });
    return this.emitter.sequence([...loads, this.emitter.body(handler, places, value => leave(value!))]);
  }
  #operand(kind: OperandKind, position: number): Code {
    const { m } = this;
    const pc = this.get(this.pcLocal);
    if (kind.endsWith('32')) return m.i32.load(4, 4, pc);
    const offset = 2 + 2 * position;
    return kind === 'jump16' ? m.i32.load16_s(offset, 2, pc) : m.i32.load16_u(offset, 2, pc);
  }

  framedWord(emitter: FunctionEmitter, word: Word, args: readonly Expression[]): Code {
    const { m } = this;
    switch (word.name) {
      case 'register':
        return this.#atRegister(args[0]!, (offset, address) => m.i32.load(offset, 4, address));
      case 'setRegister': {
        const value = emitter.hold(emitter.expression(args[1]!), 'ref');
        const write = this.#atRegister(args[0]!, (offset, address) => m.i32.store(offset, 4, address, value.again()));
        this.effect('register');
        return emitter.sequence([m.drop(value.first), write]);
      }
      case 'constant':
        return this.#scaledAddress(this.constants(), args[0]!, (offset, address) =>
          m.i32.load(RefItems.element.offset + offset, 4, address),
        );
      case 'cacheWord':
        return this.#atCacheWord(args[0]!, (offset, address) => m.i32.load(offset, 4, address));
      case 'setCacheWord': {
        const value = emitter.expression(args[1]!);
        this.effect('cache');
        return this.#atCacheWord(args[0]!, (offset, address) => m.i32.store(offset, 4, address, value));
      }
      case 'pc':
        return this.get(this.pcLocal);
      case 'next':
        return m.i32.add(this.get(this.pcLocal), m.i32.const(instructionSize(this.row)));
      case 'jump':
        return m.i32.add(this.get(this.pcLocal), m.i32.shl(emitter.expression(args[0]!), m.i32.const(3)));
      case 'goTo':
        return emitter.expression(args[0]!);
      case 'callTable':
        return this.callTable(args);
    }
    throw new Error(`no emission for ${word.name}`);
  }
  #atRegister(index: Expression, access: (offset: number, address: Code) => Code): Code {
    return this.#scaledAddress(this.get(this.fpLocal), index, access);
  }
  /** `base + 4 * index`, constant parts of the index as the instruction's offset. */
  #scaledAddress(base: Code, index: Expression, access: (offset: number, address: Code) => Code): Code {
    const { m } = this;
    if (index.kind === 'constant') return this.#withOffset(base, 4 * (index.value as number), access);
    const split = constantPart(index);
    const scaled = m.i32.shl(this.emitter.expression(split.base), m.i32.const(2));
    return this.#withOffset(m.i32.add(base, scaled), 4 * split.constant, access);
  }
  #withOffset(base: Code, offset: number, access: (offset: number, address: Code) => Code): Code {
    if (offset >= 0) return access(offset, base);
    return access(0, this.m.i32.add(base, this.m.i32.const(offset)));
  }
  #atCacheWord(index: Expression, access: (offset: number, address: Code) => Code): Code {
    const { m } = this;
    const pc = this.get(this.pcLocal);
    if (index.kind === 'constant') return access(8 + 4 * (index.value as number), pc);
    return access(8, m.i32.add(pc, m.i32.shl(this.emitter.expression(index), m.i32.const(2))));
  }
}

/** Splits `x + k` and `x - k`. */
function constantPart(e: Expression): { base: Expression; constant: number } {
  if (e.kind === 'word' && (e.word.name === 'i32add' || e.word.name === 'i32sub')) {
    const [left, right] = e.args as [Expression, Expression];
    if (right.kind === 'constant') {
      const inner = constantPart(left);
      const k = right.value as number;
      return { base: inner.base, constant: inner.constant + (e.word.name === 'i32add' ? k : -k) };
    }
  }
  return { base: e, constant: 0 };
}
