/**
 * `run(budget): i32`, the interpreter: one function, one loop, one br_table over the opcodes, every handler emitted in place.
 *
 *     loop $next
 *       block $leave  block $raise  block $moved
 *         first = load32(pc)
 *         br_table (first & 0xffff)
 *         ... handlers: `return next()` is `pc += size; br $next`
 *       end $moved     the frame may have changed: constants = those of the code at fp; br $next
 *       end $raise     pc = unwind(), or leave
 *     end $leave       write pc, fp, budget back; answer Machine.answer0
 *
 * pc, fp and budget are locals. fp is written through to memory, so that it never needs a spill; pc and budget are written back
 * before calls of functions that read or write them, and all three read again after calls of functions that write them.
 * A fourth local holds the constants of the running code. It is right at `$next`; on a path on which fp may have changed
 * it is stale, which the emitter knows (`stale`), so such a path reads constants through memory and leaves by `$moved`.
 * Operands are cut out of the two instruction words where they are used; V8 shares equal cuts.
 */
import type binaryen from 'binaryen';
import { instructionSize, type OpcodeRow, type OperandKind } from '../../interpreter/bytecode/opcodes.js';
import type { Word } from '../../interpreter/dialect/primitives.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import type { Expression, RtsFunction } from '../../interpreter/dialect/typed-tree.js';
import { Code as CodeLayout, RefItems } from '../../interpreter/heap/layouts.js';
import { FrameHeader, LEAVE, MACHINE, Machine, RAISE } from '../../interpreter/heap/machine.js';
import {
  type Code,
  type Fork,
  FunctionEmitter,
  type Place,
  type RuntimeFunctions,
  type Surroundings,
} from './function-emitter.js';

/** Locals of `run`; the budget is its parameter. */
const Index = { BUDGET: 0, PC: 1, FP: 2, CONSTANTS: 3, FIRST: 4, SECOND: 5, RESULT: 6 } as const;
const LOCAL_COUNT = 6;
const machineLocals: Readonly<Record<string, number>> = {
  'machine.pc': Index.PC,
  'machine.fp': Index.FP,
  'machine.budget': Index.BUDGET,
};

export interface DispatchOptions {
  readonly opcodes: readonly OpcodeRow[];
  readonly handlers: ReadonlyMap<string, RtsFunction>;
  readonly unwind: RtsFunction | undefined;
  readonly shouldInline: (target: RtsFunction) => boolean;
}

export class DispatchLoop implements Surroundings {
  readonly #m: binaryen.Module;
  readonly #i32: number;
  readonly #emitter: FunctionEmitter;
  #row: OpcodeRow;
  /** The frame may have changed since `$next`: the local with the constants is not to be trusted. */
  #stale = false;
  constructor(
    readonly wasm: typeof binaryen,
    m: binaryen.Module,
    runtime: RuntimeFunctions,
    readonly options: DispatchOptions,
  ) {
    this.#m = m;
    this.#i32 = wasm.i32;
    this.#row = options.opcodes[0]!;
    this.#emitter = new FunctionEmitter(wasm, m, runtime, this, 1);
    for (let i = 0; i < LOCAL_COUNT; i++) this.#emitter.newLocal('i32');
  }
  /** Adds `run` to the module. */
  emit(): void {
    const m = this.#m;
    const body = this.#emitter.sequence([
      this.#set(Index.PC, this.#loadMachine(Machine.pc)),
      this.#set(Index.FP, this.#loadMachine(Machine.fp)),
      this.#findConstants(),
      m.loop('$next', this.#loopBody()),
    ]);
    m.addFunction('run', this.wasm.createType([this.#i32]), this.#i32, this.#emitter.vars, body);
    m.addFunctionExport('run', 'run');
  }

  // ---------------------------------------------------------------- the loop
  #get(index: number): Code {
    return this.#m.local.get(index, this.#i32);
  }
  #set(index: number, value: Code): Code {
    return this.#m.local.set(index, value);
  }
  #loadMachine(field: Field<unknown>): Code {
    return this.#m.i32.load(field.offset, 4, this.#m.i32.const(MACHINE));
  }
  #storeMachine(field: Field<unknown>, value: Code): Code {
    return this.#m.i32.store(field.offset, 4, this.#m.i32.const(MACHINE), value);
  }
  #loopBody(): Code {
    const m = this.#m;
    const dispatch = m.block('$moved', [this.#dispatch()]);
    const moved = m.block('$raise', [dispatch, this.#findConstants(), m.br('$next')]);
    const raise = m.block('$leave', [moved, ...this.#raise()]);
    return this.#emitter.sequence([raise, ...this.#leave()]);
  }
  #raise(): Code[] {
    const m = this.#m;
    if (!this.options.unwind) return [m.br('$leave')];
    const target = m.call(this.options.unwind.name, [], this.#i32);
    return [
      this.#storeMachine(Machine.pc, this.#get(Index.PC)),
      this.#storeMachine(Machine.budget, this.#get(Index.BUDGET)),
      this.#set(Index.RESULT, target),
      this.#set(Index.FP, this.#loadMachine(Machine.fp)),
      this.#set(Index.BUDGET, this.#loadMachine(Machine.budget)),
      m.if(
        m.i32.eq(this.#get(Index.RESULT), m.i32.const(LEAVE)),
        this.#emitter.sequence([this.#set(Index.PC, this.#loadMachine(Machine.pc)), m.br('$leave')]),
      ),
      this.#set(Index.PC, this.#get(Index.RESULT)),
      this.#findConstants(),
      m.br('$next'),
    ];
  }
  #leave(): Code[] {
    return [
      this.#storeMachine(Machine.pc, this.#get(Index.PC)),
      this.#storeMachine(Machine.budget, this.#get(Index.BUDGET)),
      this.#m.return(this.#loadMachine(Machine.answer0)),
    ];
  }
  /** After the last frame has gone fp may be 0, which has no code below it. */
  #findConstants(): Code {
    const m = this.#m;
    return m.if(this.#get(Index.FP), this.#set(Index.CONSTANTS, this.#constantsInMemory()));
  }
  #constantsInMemory(): Code {
    const m = this.#m;
    const code = m.i32.load(0, 4, m.i32.sub(this.#get(Index.FP), m.i32.const(FrameHeader.CODE)));
    return m.i32.load(CodeLayout.constants.offset, 4, code);
  }
  #dispatch(): Code {
    const m = this.#m;
    const { opcodes } = this.options;
    const names = opcodes.map(row => `$${row.name}`);
    const opcode = m.i32.and(
      m.local.tee(Index.FIRST, m.i32.load(0, 4, this.#get(Index.PC)), this.#i32),
      m.i32.const(0xffff),
    );
    let code = m.switch(names, '$unknown', opcode);
    opcodes.forEach((row, number) => {
      code = this.#emitter.sequence([m.block(names[number]!, [code]), this.#handler(row)]);
    });
    return this.#emitter.sequence([m.block('$unknown', [code]), m.unreachable()]);
  }

  // ---------------------------------------------------------------- handlers
  #handler(row: OpcodeRow): Code {
    const m = this.#m;
    const handler = this.options.handlers.get(row.name);
    if (!handler?.body) return m.unreachable();
    this.#row = row;
    this.#stale = false;
    const places = handler.params.map((_, i) => this.#operand(row.operands[i]!, i));
    const body = this.#emitter.body(handler, places, value => this.#return(value!));
    if (handler.params.length < 2) return body;
    return this.#emitter.sequence([this.#set(Index.SECOND, m.i32.load(4, 4, this.#get(Index.PC))), body]);
  }
  #operand(kind: OperandKind, position: number): Place {
    const m = this.#m;
    const k = m.i32.const.bind(m.i32);
    const word = () => this.#get(position === 0 ? Index.FIRST : Index.SECOND);
    const low = position === 1;
    const wide = kind.endsWith('32');
    const signed = kind === 'jump16';
    return {
      set: null,
      steady: true,
      get: () => {
        if (wide) return word();
        if (low) return m.i32.and(word(), k(0xffff));
        return signed ? m.i32.shr_s(word(), k(16)) : m.i32.shr_u(word(), k(16));
      },
      scaled: () => {
        if (wide) return m.i32.shl(word(), k(2));
        if (low) return m.i32.and(m.i32.shl(word(), k(2)), k(0x3fffc));
        return m.i32.and(signed ? m.i32.shr_s(word(), k(14)) : m.i32.shr_u(word(), k(14)), k(signed ? -4 : 0x3fffc));
      },
    };
  }
  #return(value: Expression): Code {
    const m = this.#m;
    if (value.kind === 'constant' && value.value === RAISE) return m.br('$raise');
    if (value.kind === 'constant' && value.value === LEAVE) return m.br('$leave');
    if (isInstructionAddress(value)) return this.#goTo(this.#emitter.expression(value));
    if (value.kind === 'conditional') return this.#returnEither(value);
    return this.#emitter.tailInlined(value, v => this.#return(v!)) ?? this.#returnUnknown(value);
  }
  #returnEither(value: Expression & { kind: 'conditional' }): Code {
    const test = this.#emitter.expression(value.test);
    const fork = this.fork();
    const yes = this.#return(value.yes);
    fork.branch(true);
    const no = this.#return(value.no);
    fork.branch(true);
    return this.#m.if(test, yes, no);
  }
  #goTo(address: Code): Code {
    return this.#emitter.sequence([this.#set(Index.PC, address), this.#m.br(this.#stale ? '$moved' : '$next')]);
  }
  /** An answer that is known at run time only: an address, RAISE or LEAVE. */
  #returnUnknown(value: Expression): Code {
    const m = this.#m;
    const compute = this.#set(Index.RESULT, this.#emitter.expression(value));
    return this.#emitter.sequence([
      compute,
      m.if(
        m.i32.le_s(this.#get(Index.RESULT), m.i32.const(0)),
        m.if(m.i32.eq(this.#get(Index.RESULT), m.i32.const(LEAVE)), m.br('$leave'), m.br('$raise')),
      ),
      this.#goTo(this.#get(Index.RESULT)),
    ]);
  }

  // ---------------------------------------------------------------- surroundings
  machineField(field: Field<unknown>): { get(): Code; set(value: Code): Code } | null {
    const index = machineLocals[field.key];
    if (index === undefined) return null;
    return {
      get: () => this.#get(index),
      set: value => {
        if (index !== Index.FP) return this.#set(index, value);
        this.#stale = true;
        return this.#emitter.sequence([this.#set(index, value), this.#storeMachine(Machine.fp, this.#get(index))]);
      },
    };
  }
  aroundCall(emitter: FunctionEmitter, target: RtsFunction, call: Code): Code {
    const m = this.#m;
    const { before, after } = this.#synchronise(target.loopReads, target.loopWrites);
    if (before.length + after.length === 0) return call;
    if (target.result === 'void' || after.length === 0) return this.#emitter.sequence([...before, call, ...after]);
    const result = emitter.newLocal(target.result);
    return this.#emitter.sequence([
      ...before,
      this.#set(result, call),
      ...after,
      m.local.get(result, emitter.wasmType(target.result)),
    ]);
  }
  #synchronise(reads: ReadonlySet<string>, writes: ReadonlySet<string>): { before: Code[]; after: Code[] } {
    const before: Code[] = [];
    const after: Code[] = [];
    const touched = (key: string) => reads.has(key) || writes.has(key);
    if (touched('machine.pc')) before.push(this.#storeMachine(Machine.pc, this.#get(Index.PC)));
    if (touched('machine.budget')) before.push(this.#storeMachine(Machine.budget, this.#get(Index.BUDGET)));
    if (writes.has('machine.pc')) after.push(this.#set(Index.PC, this.#loadMachine(Machine.pc)));
    if (writes.has('machine.budget')) after.push(this.#set(Index.BUDGET, this.#loadMachine(Machine.budget)));
    if (writes.has('machine.fp')) {
      after.push(this.#set(Index.FP, this.#loadMachine(Machine.fp)));
      this.#stale = true;
    }
    return { before, after };
  }
  fork(): Fork {
    const start = this.#stale;
    let merged = false;
    return {
      branch: ended => {
        if (!ended) merged ||= this.#stale;
        this.#stale = start;
      },
      join: optional => {
        this.#stale = merged || (optional && start);
      },
    };
  }
  enterLoop(): void {
    this.#stale = true;
  }
  shouldInline(target: RtsFunction): boolean {
    return this.options.shouldInline(target);
  }
  framedWord(emitter: FunctionEmitter, word: Word, args: readonly Expression[]): Code {
    const m = this.#m;
    switch (word.name) {
      case 'register':
        return this.#atRegister(args[0]!, (offset, address) => m.i32.load(offset, 4, address));
      case 'setRegister': {
        const value = emitter.hold(emitter.expression(args[1]!), 'ref');
        const write = this.#atRegister(args[0]!, (offset, address) => m.i32.store(offset, 4, address, value.again()));
        return this.#emitter.sequence([m.drop(value.first), write]);
      }
      case 'constant': {
        const constants = this.#stale ? this.#constantsInMemory() : this.#get(Index.CONSTANTS);
        return this.#scaledAddress(constants, args[0]!, (offset, address) =>
          m.i32.load(RefItems.element.offset + offset, 4, address),
        );
      }
      case 'cacheWord':
        return this.#atCacheWord(args[0]!, (offset, address) => m.i32.load(offset, 4, address));
      case 'setCacheWord':
        return this.#atCacheWord(args[0]!, (offset, address) =>
          m.i32.store(offset, 4, address, emitter.expression(args[1]!)),
        );
      case 'pc':
        return this.#get(Index.PC);
      case 'next':
        return this.#next();
      case 'jump':
        return this.#jump(args[0]!);
      case 'callTable':
        return this.#callTable(emitter, args);
    }
    throw new Error(`no emission for ${word.name}`);
  }
  #next(): Code {
    return this.#m.i32.add(this.#get(Index.PC), this.#m.i32.const(instructionSize(this.#row)));
  }
  #jump(distance: Expression): Code {
    const m = this.#m;
    return m.i32.add(this.#get(Index.PC), m.i32.shl(this.#emitter.expression(distance), m.i32.const(3)));
  }
  #atRegister(index: Expression, access: (offset: number, address: Code) => Code): Code {
    return this.#scaledAddress(this.#get(Index.FP), index, access);
  }
  /** `base + 4 * index`, constant parts of the index as the instruction's offset. */
  #scaledAddress(base: Code, index: Expression, access: (offset: number, address: Code) => Code): Code {
    const m = this.#m;
    if (index.kind === 'constant') return this.#withOffset(base, 4 * (index.value as number), access);
    const split = constantPart(index);
    const place = split.base.kind === 'local' ? this.#emitter.place(split.base.local) : null;
    const scaled = place?.scaled?.() ?? m.i32.shl(this.#emitter.expression(split.base), m.i32.const(2));
    return this.#withOffset(m.i32.add(base, scaled), 4 * split.constant, access);
  }
  #withOffset(base: Code, offset: number, access: (offset: number, address: Code) => Code): Code {
    if (offset >= 0) return access(offset, base);
    return access(0, this.#m.i32.add(base, this.#m.i32.const(offset)));
  }
  #atCacheWord(index: Expression, access: (offset: number, address: Code) => Code): Code {
    const m = this.#m;
    if (index.kind === 'constant') return access(8 + 4 * (index.value as number), this.#get(Index.PC));
    return access(8, m.i32.add(this.#get(Index.PC), m.i32.shl(this.#emitter.expression(index), m.i32.const(2))));
  }
  #callTable(emitter: FunctionEmitter, args: readonly Expression[]): Code {
    const m = this.#m;
    const all = new Set(Object.keys(machineLocals));
    const call = m.call_indirect(
      'table',
      emitter.expression(args[0]!),
      [emitter.expression(args[1]!)],
      this.#i32,
      this.#i32,
    );
    const { before, after } = this.#synchronise(all, all);
    const result = emitter.newLocal('i32');
    return this.#emitter.sequence([...before, this.#set(result, call), ...after, this.#get(result)]);
  }
}

/** Is this surely the address of an instruction, and neither RAISE nor LEAVE? */
function isInstructionAddress(e: Expression): boolean {
  if (e.kind !== 'word') return false;
  if (e.word.name === 'i32add') return isInstructionAddress(e.args[0]!) && e.args[1]!.kind === 'constant';
  return e.word.name === 'next' || e.word.name === 'jump' || e.word.name === 'pc';
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
