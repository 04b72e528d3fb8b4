/**
 * `run(budget): i32`, the interpreter: one function, one loop, one br_table over the opcodes, and in place what handlers do
 * without calling anything.
 *
 *     loop $next
 *       block $leave  block $slow
 *         br_table (load16 pc)
 *         ... handlers: `return next()` is `pc += size; br $next`
 *       end $slow      write pc and budget back; target = handler-function[opcode](pc, fp); RAISE: target = unwind();
 *                      LEAVE: answer Machine.answer0; read fp, budget and constants again; pc = target; br $next
 *     end $leave       write pc and budget back; answer Machine.answer0
 *
 * pc, fp, budget and the constants of the running code are locals, and nothing else lives from one instruction to the next. A
 * call would force them all to memory: V8 keeps no register across calls, and its register allocator answers hundreds
 * of calls in one loop by keeping every local on the stack all the time, which costs more than the handlers do. So the loop
 * calls nothing. Where a handler comes to a call it goes to `$slow` instead, which executes the whole instruction again, in a
 * function of its own (handler-function.ts). That is right because decisions precede effects (docs/dialect.md): up to its first
 * effect an instruction can be begun anew. Allocation is no effect; what was allocated is garbage.
 *
 * A call after an effect is a mistake in the handler, and reported: test what may call before the first store.
 *
 * fp is written through to memory; pc and budget only when the loop is left. `stale` is the state of a path on which fp may have
 * changed: it finds its constants through memory and reads them again for the next instruction.
 */
import type binaryen from 'binaryen';
import type { OpcodeRow } from '../../interpreter/bytecode/opcodes.js';
import { type DialectError, throwCollected } from '../../interpreter/dialect/dialect-error.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import type { Expression, RtsFunction } from '../../interpreter/dialect/typed-tree.js';
import { LEAVE, Machine, RAISE } from '../../interpreter/heap/machine.js';
import type { Code, Fork, RuntimeFunctions } from './function-emitter.js';
import { HandlerCode, type HandlerOptions } from './handler-code.js';
import { HandlerFunction } from './handler-function.js';

/** Locals of `run`; the budget is its parameter. */
const Index = { BUDGET: 0, PC: 1, FP: 2, CONSTANTS: 3, RESULT: 4 } as const;
const LOCAL_COUNT = 4;
const HANDLERS = 'handlers';

/** What is known where code is emitted. */
interface Flow {
  /** The frame may have changed since `$next`: the local with the constants is not to be trusted. */
  readonly stale: boolean;
  /** Something has been done: the instruction cannot be begun anew. */
  readonly committed: boolean;
  /** Control does not come here. */
  readonly dead: boolean;
}
/**
 * Fields that may be written by an instruction which is begun anew: the bump pointer (what was allocated before is garbage)
 * and what an instruction that raises sets.
 */
const REPEATABLE: ReadonlySet<string> = new Set([Machine.allocationTop.key, Machine.raised.key]);
const START: Flow = { stale: false, committed: false, dead: false };
const DEAD: Flow = { stale: false, committed: false, dead: true };
function either(a: Flow, b: Flow): Flow {
  if (a.dead || b.dead) return a.dead ? b : a;
  return { stale: a.stale || b.stale, committed: a.committed || b.committed, dead: false };
}

export class DispatchLoop extends HandlerCode {
  #flow = START;
  /** Does any path of the handler end in place? */
  #endsInPlace = false;
  readonly #runtime: RuntimeFunctions;
  readonly #slow = new Set<OpcodeRow>();
  readonly #mistakes: DialectError[] = [];
  constructor(wasm: typeof binaryen, m: binaryen.Module, runtime: RuntimeFunctions, options: HandlerOptions) {
    super(wasm, m, runtime, options, 1, Index.PC, Index.FP);
    this.#runtime = runtime;
    for (let i = 0; i < LOCAL_COUNT; i++) this.emitter.newLocal('i32');
  }
  /** Adds `run` and the handler functions to the module. */
  emit(): void {
    const { m } = this;
    const body = this.emitter.sequence([
      this.set(Index.PC, this.loadMachine(Machine.pc)),
      this.set(Index.FP, this.loadMachine(Machine.fp)),
      this.#findConstants(),
      m.loop('$next', this.#loopBody()),
    ]);
    throwCollected(this.#mistakes);
    m.addFunction('run', this.wasm.createType([this.i32]), this.i32, this.emitter.vars, body);
    m.addFunctionExport('run', 'run');
    this.#handlerTable();
  }

  // ---------------------------------------------------------------- the loop
  #loopBody(): Code {
    const { m } = this;
    const slow = m.block('$slow', [this.#dispatch()]);
    const leave = m.block('$leave', [slow, ...this.#runSlowly()]);
    return this.emitter.sequence([
      leave,
      this.storeMachine(Machine.pc, this.get(Index.PC)),
      this.storeMachine(Machine.budget, this.get(Index.BUDGET)),
      m.return(this.loadMachine(Machine.answer0)),
    ]);
  }
  #runSlowly(): Code[] {
    const { m, i32 } = this;
    const { unwind } = this.options;
    const result = () => this.get(Index.RESULT);
    const opcode = m.i32.load16_u(0, 2, this.get(Index.PC));
    const operands = [this.get(Index.PC), this.get(Index.FP)];
    const call = m.call_indirect(HANDLERS, opcode, operands, this.wasm.createType([i32, i32]), i32);
    const raised = unwind ? m.call(unwind.name, [], i32) : m.i32.const(LEAVE);
    return [
      this.storeMachine(Machine.pc, this.get(Index.PC)),
      this.storeMachine(Machine.budget, this.get(Index.BUDGET)),
      this.set(Index.RESULT, call),
      m.if(m.i32.eqz(result()), this.set(Index.RESULT, raised)),
      m.if(m.i32.eq(result(), m.i32.const(LEAVE)), m.return(this.loadMachine(Machine.answer0))),
      this.set(Index.PC, result()),
      this.set(Index.FP, this.loadMachine(Machine.fp)),
      this.set(Index.BUDGET, this.loadMachine(Machine.budget)),
      this.#findConstants(),
      m.br('$next'),
    ];
  }
  #findConstants(): Code {
    return this.set(Index.CONSTANTS, this.constantsInMemory());
  }
  #dispatch(): Code {
    const { m, emitter } = this;
    const { opcodes } = this.options;
    const bodies = opcodes.map(row => this.#handler(row));
    const names = opcodes.map((row, i) => (bodies[i] === null ? '$slow' : `$${row.name}`));
    let code = m.switch(names, '$unknown', m.i32.load16_u(0, 2, this.get(Index.PC)));
    bodies.forEach((body, i) => {
      if (body !== null) code = emitter.sequence([m.block(names[i]!, [code]), body]);
    });
    return emitter.sequence([m.block('$unknown', [code]), m.unreachable()]);
  }
  /** What an opcode's handler does in place; null when that is nothing. */
  #handler(row: OpcodeRow): Code | null {
    const handler = this.options.handlers.get(row.name);
    if (!handler?.body) {
      this.#slow.add(row);
      return null;
    }
    this.#flow = START;
    this.#endsInPlace = false;
    const body = this.handlerBody(row, handler, value => this.#return(value));
    return this.#endsInPlace ? body : null;
  }
  /** The table of handler functions: those of opcodes that may go to `$slow`; others trap. */
  #handlerTable(): void {
    const { m, wasm, i32 } = this;
    const { opcodes, handlers } = this.options;
    m.addFunction('$missing', wasm.createType([i32, i32]), i32, [], m.unreachable());
    const functions = opcodes.map(row => {
      const handler = handlers.get(row.name);
      if (!this.#slow.has(row) || !handler?.body) return '$missing';
      return new HandlerFunction(wasm, m, this.#runtime, this.options).emit(row, handler);
    });
    m.addTable(HANDLERS, functions.length, functions.length);
    m.addActiveElementSegment(HANDLERS, 'handler-functions', functions, m.i32.const(0));
  }

  // ---------------------------------------------------------------- handlers
  /** Executes the instruction again in its function. */
  #again(): Code {
    this.#slow.add(this.row);
    this.#flow = DEAD;
    return this.m.br('$slow');
  }
  #return(value: Expression): Code {
    const { m } = this;
    if (this.#flow.dead) return m.unreachable();
    if (value.kind === 'constant' && value.value === RAISE) return this.#raise();
    if (value.kind === 'constant' && value.value === LEAVE) return this.#finish(m.br('$leave'));
    if (isInstructionAddress(value)) return this.#goTo(this.emitter.expression(value));
    if (value.kind === 'conditional') return this.#returnEither(value);
    return this.emitter.tailInlined(value, v => this.#return(v!)) ?? this.#returnUnknown(value);
  }
  #raise(): Code {
    if (!this.#flow.committed) return this.#again();
    this.#mistake('raises after an effect');
    return this.m.unreachable();
  }
  #returnEither(value: Expression & { kind: 'conditional' }): Code {
    const test = this.emitter.expression(value.test);
    const fork = this.fork();
    const yes = this.#return(value.yes);
    fork.branch(true);
    const no = this.#return(value.no);
    fork.branch(true);
    return this.m.if(test, yes, no);
  }
  #finish(code: Code): Code {
    this.#endsInPlace = true;
    return code;
  }
  #goTo(address: Code): Code {
    const again = this.#flow.stale ? [this.#findConstants()] : [];
    return this.#finish(this.emitter.sequence([this.set(Index.PC, address), ...again, this.m.br('$next')]));
  }
  /** An answer that is known at run time only: an address, RAISE or LEAVE. */
  #returnUnknown(value: Expression): Code {
    const { m } = this;
    const compute = this.set(Index.RESULT, this.emitter.expression(value));
    if (this.#flow.dead) return compute;
    if (this.#flow.committed) this.#mistake('answers after an effect what is not known to be an address');
    this.#slow.add(this.row);
    return this.emitter.sequence([
      compute,
      m.if(m.i32.le_s(this.get(Index.RESULT), m.i32.const(0)), m.br('$slow')),
      this.#goTo(this.get(Index.RESULT)),
    ]);
  }
  #mistake(what: string): void {
    const { row, emitter } = this;
    this.#mistakes.push(emitter.mistake('call-after-effect', `the handler of ${row.name} ${what}`));
  }

  // ---------------------------------------------------------------- surroundings
  machineField(field: Field<unknown>): { get(): Code; set(value: Code): Code } | null {
    const index = { 'machine.pc': Index.PC, 'machine.fp': Index.FP, 'machine.budget': Index.BUDGET }[field.key];
    if (index === undefined) return null;
    return {
      get: () => this.get(index),
      set: value => {
        this.effect(field.key);
        if (index !== Index.FP) return this.set(index, value);
        this.#flow = { ...this.#flow, stale: true };
        return this.emitter.sequence([this.set(index, value), this.storeMachine(Machine.fp, this.get(index))]);
      },
    };
  }
  aroundCall(target: RtsFunction, call: Code): Code {
    if (this.#flow.dead) return call;
    if (!this.#flow.committed) return this.#again();
    this.#mistake(`calls ${target.name} after an effect`);
    return call;
  }
  protected callTable(): Code {
    if (!this.#flow.committed) return this.#again();
    this.#mistake('calls a trace after an effect');
    return this.m.unreachable();
  }
  effect(key: string): void {
    if (!REPEATABLE.has(key)) this.#flow = { ...this.#flow, committed: true };
  }
  override shouldInline(target: RtsFunction): boolean {
    return !target.pragmas.has('apart') && super.shouldInline(target);
  }
  protected constants(): Code {
    return this.#flow.stale ? this.constantsInMemory() : this.get(Index.CONSTANTS);
  }
  fork(): Fork {
    const start = this.#flow;
    let merged = DEAD;
    return {
      pass: () => {
        merged = either(merged, this.#flow);
      },
      branch: ended => {
        if (!ended) merged = either(merged, this.#flow);
        this.#flow = start;
      },
      join: optional => {
        this.#flow = optional ? either(merged, start) : merged;
      },
    };
  }
  enterLoop(hasEffects: boolean): void {
    this.#flow = { ...this.#flow, stale: true, committed: this.#flow.committed || hasEffects };
  }
}

/** Is this surely the address of an instruction, and neither RAISE nor LEAVE? */
function isInstructionAddress(e: Expression): boolean {
  if (e.kind !== 'word') return false;
  if (e.word.name === 'i32add') return isInstructionAddress(e.args[0]!) && e.args[1]!.kind === 'constant';
  return ['next', 'jump', 'goTo', 'pc'].includes(e.word.name);
}
