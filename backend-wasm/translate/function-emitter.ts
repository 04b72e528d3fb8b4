/**
 * Emits the typed tree of one RTS function as binaryen code: the part that all Wasm functions share.
 *
 * What depends on where the code runs is left to a `Surroundings`: how `return` leaves, where Machine.pc, fp and budget live, and
 * what registers and constants are. A function of its own keeps them in memory; the dispatch loop has them in locals (see
 * dispatch-loop.ts). Small callees may be emitted in place: parameters that are constants, operands or unchanging locals
 * are passed as they are, others become locals.
 */
import type binaryen from 'binaryen';
import type { Type, WasmBuilder, Word } from '../../interpreter/dialect/primitives.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import type { DialectError } from '../../interpreter/dialect/dialect-error.js';
import {
  type Case,
  eachExpression,
  type Expression,
  type Local,
  operands,
  type Position,
  type RtsFunction,
  type Statement,
} from '../../interpreter/dialect/typed-tree.js';
import { endsControl } from '../../interpreter/dialect/walk.js';

export type Code = number;
type Wasm = typeof binaryen;

/** Functions of the program that emitted code needs by name. */
export interface RuntimeFunctions {
  readonly allocate: RtsFunction | undefined;
  readonly logObject: RtsFunction | undefined;
}

/** What a name stands for where code is emitted: a Wasm local, or a value computed anew at each use. */
export interface Place {
  get(): Code;
  /** Never changes, so that it may be passed on without copying. */
  readonly steady: boolean;
  readonly set: ((value: Code) => Code) | null;
}

/** Where conditions jump to: a label, and what is known of the ways that lead there. */
interface Target {
  readonly label: string;
  readonly flow: Fork;
}

/** One inlined or outermost function body: its names, and how `return` leaves it. */
interface Frame {
  readonly places: Map<Local, Place>;
  readonly leave: (value: Expression | null) => Code;
  readonly loops: { readonly again: string; readonly end: string }[];
  readonly inlined: RtsFunction;
}

export interface Fork {
  /** Control may leave from here for where the branches join. */
  pass(): void;
  /** A branch was emitted; `ended` when control does not leave it at its end. */
  branch(ended: boolean): void;
  /** All branches were emitted; `optional` when control may have passed all of them by. */
  join(optional: boolean): void;
}

/** Where code runs: in a function of its own, or in the dispatch loop. */
export interface Surroundings {
  /** A field of Machine that lives elsewhere than in memory; null: in memory. */
  machineField(field: Field<unknown>): { get(): Code; set(value: Code): Code } | null;
  framedWord(emitter: FunctionEmitter, word: Word, args: readonly Expression[]): Code;
  /** A call of a function that is not emitted in place. */
  aroundCall(target: RtsFunction, call: Code): Code;
  /** Something is written that is not new: a field by its key, or another word. */
  effect(key: string): void;
  /** Control flow forks: what is known here holds at the start of every branch. */
  fork(): Fork;
  /** A loop begins: what is known must hold for every iteration. */
  enterLoop(hasEffects: boolean): void;
  shouldInline(target: RtsFunction): boolean;
}

export class FunctionEmitter implements WasmBuilder {
  readonly vars: number[] = [];
  #frame: Frame | null = null;
  #labels = 0;
  constructor(
    readonly wasm: Wasm,
    readonly m: binaryen.Module,
    readonly runtime: RuntimeFunctions,
    readonly surroundings: Surroundings,
    readonly parameterCount: number,
  ) {}

  wasmType(type: Type): number {
    const { i32, i64, f64, none } = this.wasm;
    return type === 'i64' ? i64 : type === 'f64' ? f64 : type === 'void' ? none : i32;
  }
  newLocal(type: Type): number {
    return this.parameterCount + this.vars.push(this.wasmType(type)) - 1;
  }
  label(name: string): string {
    return `${name}${this.#labels++}`;
  }
  sequence(codes: readonly Code[]): Code {
    return codes.length === 1 ? codes[0]! : this.m.block(null, codes, this.wasm.auto);
  }
  hold(value: Code, type: Type): { first: Code; again(): Code } {
    const local = this.newLocal(type);
    const wasmType = this.wasmType(type);
    return { first: this.m.local.tee(local, value, wasmType), again: () => this.m.local.get(local, wasmType) };
  }
  localPlace(index: number, type: Type, steady: boolean): Place {
    return {
      get: () => this.m.local.get(index, this.wasmType(type)),
      set: value => this.m.local.set(index, value),
      steady,
    };
  }

  /** Emits the whole body of `f`; `places` are its parameters, `leave` is what `return` does. */
  body(f: RtsFunction, places: readonly Place[], leave: (value: Expression | null) => Code): Code {
    const outer = this.#frame;
    const parameters = f.body!.locals.slice(0, f.params.length);
    this.#frame = { places: new Map(parameters.map((p, i) => [p, places[i]!])), leave, loops: [], inlined: f };
    this.#active.push(f);
    const code = this.block(f.body!.body);
    this.#active.pop();
    this.#frame = outer;
    return code;
  }
  readonly #active: RtsFunction[] = [];

  /** Evaluates in the frame that is current now, whenever the answer is called. */
  #inFrame<T>(frame: Frame | null, run: () => T): T {
    const saved = this.#frame;
    this.#frame = frame;
    const result = run();
    this.#frame = saved;
    return result;
  }

  /** A mistake in the program, at the expression that is being emitted. */
  mistake(rule: string, explanation: string): DialectError {
    return this.#frame!.inlined.module.errorAt(rule, explanation, this.#at);
  }
  #at: Position | null = null;

  // ---------------------------------------------------------------- statements
  block(body: readonly Statement[]): Code {
    const codes: Code[] = [];
    for (const s of body) {
      codes.push(this.statement(s));
      if (endsControl(s)) break;
    }
    return this.sequence(codes);
  }
  statement(s: Statement): Code {
    const { m } = this;
    switch (s.kind) {
      case 'block':
        return this.block(s.body);
      case 'declare':
        return this.#declare(s.local, s.value);
      case 'assign':
        return this.#frame!.places.get(s.local)!.set!(this.expression(s.value));
      case 'evaluate':
        return s.value.type === 'void' ? this.expression(s.value) : m.drop(this.expression(s.value));
      case 'if':
        return this.#if(s);
      case 'while':
        return this.#while(s);
      case 'switch':
        return this.#switch(s);
      case 'return':
        return this.#frame!.leave(s.value);
      case 'break':
        return m.br(this.#frame!.loops.at(-1)!.end);
      case 'continue':
        return m.br(this.#frame!.loops.at(-1)!.again);
    }
  }
  #declare(local: Local, value: Expression): Code {
    const same = local.constant && value.kind === 'local' ? this.#frame!.places.get(value.local) : null;
    if (same?.steady) {
      this.#frame!.places.set(local, same);
      return this.m.nop();
    }
    const code = this.expression(value);
    const index = this.newLocal(local.type);
    this.#frame!.places.set(local, this.localPlace(index, local.type, local.constant));
    return this.m.local.set(index, code);
  }
  #if(s: Statement & { kind: 'if' }): Code {
    const { m } = this;
    const otherwise = this.#target('otherwise');
    const test = this.#leaveUnless(s.test, otherwise);
    const yes = this.statement(s.yes);
    if (s.no === null) {
      if (!endsControl(s.yes)) otherwise.flow.pass();
      otherwise.flow.join(false);
      return m.block(otherwise.label, [...test, yes]);
    }
    const end = this.#target('end');
    if (!endsControl(s.yes)) end.flow.pass();
    const first = m.block(otherwise.label, [...test, yes, ...(endsControl(s.yes) ? [] : [m.br(end.label)])]);
    otherwise.flow.join(false);
    const no = this.statement(s.no);
    if (!endsControl(s.no)) end.flow.pass();
    end.flow.join(false);
    return m.block(end.label, [first, no]);
  }
  #target(name: string): Target {
    return { label: this.label(name), flow: this.surroundings.fork() };
  }
  /** Goes to the target when the condition is false; otherwise falls through. `and` and `or` become jumps and never a value. */
  #leaveUnless(e: Expression, target: Target): Code[] {
    return this.#leaveOn(e, false, target);
  }
  #leaveOn(e: Expression, outcome: boolean, target: Target): Code[] {
    const { m } = this;
    if (e.kind === 'cacheHit') return this.#leaveOn(e.value, outcome, target);
    if (e.kind === 'word' && e.word.name === 'not') return this.#leaveOn(e.args[0]!, !outcome, target);
    if (e.kind === 'constant') {
      if (e.value !== outcome) return [];
      target.flow.pass();
      return [m.br(target.label)];
    }
    if (e.kind === 'and' || e.kind === 'or') {
      if ((e.kind === 'or') === outcome)
        return [...this.#leaveOn(e.left, outcome, target), ...this.#leaveOn(e.right, outcome, target)];
      const past = this.#target('past');
      const left = this.#leaveOn(e.left, !outcome, past);
      const right = this.#leaveOn(e.right, outcome, target);
      past.flow.pass();
      past.flow.join(false);
      return [m.block(past.label, [...left, ...right])];
    }
    if (e.kind === 'call' && this.#isEmittedInPlace(e.target)) return this.#leaveOnAnswer(e, outcome, target);
    const value = this.expression(e);
    target.flow.pass();
    return [m.br_if(target.label, outcome ? value : m.i32.eqz(value))];
  }
  /** The same for the answer of a function that is emitted in place: what it returns becomes jumps, too. */
  #leaveOnAnswer(call: Expression & { kind: 'call' }, outcome: boolean, target: Target): Code[] {
    const { m } = this;
    const { prepare, places } = this.#passed(call.target, call.args);
    const past = this.#target('past');
    const body = this.body(call.target, places, value => {
      const leave = this.#leaveOn(value!, outcome, target);
      if (value!.kind === 'constant' && value!.value === outcome) return this.sequence(leave);
      past.flow.pass();
      return this.sequence([...leave, m.br(past.label)]);
    });
    past.flow.join(false);
    return [...prepare, m.block(past.label, [body])];
  }
  #isEmittedInPlace(target: RtsFunction): boolean {
    return target.body !== null && this.surroundings.shouldInline(target) && !this.#active.includes(target);
  }
  #while(s: Statement & { kind: 'while' }): Code {
    const { m } = this;
    const again = this.label('again');
    const end = this.#target('end');
    this.surroundings.enterLoop(this.#hasEffects([s.body]));
    const test = this.#leaveUnless(s.test, end);
    const flow = this.surroundings.fork();
    this.#frame!.loops.push({ again, end: end.label });
    const body = this.statement(s.body);
    this.#frame!.loops.pop();
    flow.branch(true);
    flow.join(true);
    return m.block(end.label, [m.loop(again, this.sequence([...test, body, m.br(again)]))]);
  }
  /** Do statements write what is not new, calls apart that are not emitted in place? */
  #hasEffects(body: readonly Statement[]): boolean {
    let found = false;
    eachExpression(body, e => {
      if (e.kind === 'call')
        found ||= this.surroundings.shouldInline(e.target) && this.#hasEffects(e.target.body?.body ?? []);
      else if (e.kind === 'store' || e.kind === 'storeAt') found ||= !e.fresh;
      else if (e.kind === 'word') found ||= /^(store|fill|copy|set)/.test(e.word.name);
    });
    return found;
  }
  /** Dense cases make a br_table, few or distant ones a chain of comparisons. */
  #switch(s: Statement & { kind: 'switch' }): Code {
    const { m } = this;
    const value = this.hold(this.expression(s.value), 'i32');
    const end = this.label('end');
    const names = s.cases.map(() => this.label('case'));
    const otherwise = s.cases.findIndex(c => c.isDefault);
    let code = this.#dispatch(s.cases, names, otherwise < 0 ? end : names[otherwise]!, value);
    const flow = this.surroundings.fork();
    s.cases.forEach((c, i) => {
      code = this.sequence([
        m.block(names[i]!, [code]),
        this.block(c.body),
        ...(c.body.some(endsControl) ? [] : [m.br(end)]),
      ]);
      flow.branch(c.body.some(endsControl));
    });
    flow.join(otherwise < 0);
    return m.block(end, [code]);
  }
  #dispatch(
    cases: readonly Case[],
    names: readonly string[],
    otherwise: string,
    value: { first: Code; again(): Code },
  ): Code {
    const { m } = this;
    const targets = new Map(cases.flatMap((c, i) => c.values.map(v => [v, names[i]!] as const)));
    const values = [...targets.keys()];
    const low = Math.min(...values);
    const high = Math.max(...values);
    if (values.length > 3 && high - low < values.length * 3 + 8) {
      const table = Array.from({ length: high - low + 1 }, (_, k) => targets.get(low + k) ?? otherwise);
      return m.switch(table, otherwise, m.i32.sub(value.first, m.i32.const(low)));
    }
    const tests = values.map(v => m.br_if(targets.get(v)!, m.i32.eq(value.again(), m.i32.const(v))));
    return this.sequence([m.drop(value.first), ...tests, m.br(otherwise)]);
  }

  // ---------------------------------------------------------------- expressions
  expression(e: Expression): Code {
    const { m } = this;
    this.#at = e.at;
    switch (e.kind) {
      case 'constant':
        return this.#constant(e.type, e.value);
      case 'local':
        return this.place(e.local).get();
      case 'word':
        return this.#word(e);
      case 'call':
        return this.#call(e.target, e.args);
      case 'load':
        return this.#load(e);
      case 'store':
        return this.#store(e);
      case 'loadAt':
        return this.#access(e.field, e.field.offset, this.#element(this.expression(e.object), e.index, e.field));
      case 'storeAt':
        return this.#storeAt(e);
      case 'malloc':
        return this.#malloc(e);
      case 'promote':
      case 'cacheHit':
        return this.expression(e.value);
      case 'select':
        return m.select(this.expression(e.test), this.expression(e.yes), this.expression(e.no));
      case 'and':
        return m.if(this.expression(e.left), this.#guarded(e.right), m.i32.const(0));
      case 'or':
        return m.if(this.expression(e.left), m.i32.const(1), this.#guarded(e.right));
      case 'conditional':
        return this.#conditional(e);
    }
  }
  place(local: Local): Place {
    const place = this.#frame!.places.get(local);
    if (!place) throw new Error(`no place for the local ${local.name} of ${this.#frame!.inlined.name}`);
    return place;
  }
  /** An expression that may not be reached. */
  #guarded(e: Expression): Code {
    const flow = this.surroundings.fork();
    const code = this.expression(e);
    flow.branch(false);
    flow.join(true);
    return code;
  }
  #conditional(e: Expression & { kind: 'conditional' }): Code {
    const test = this.expression(e.test);
    const flow = this.surroundings.fork();
    const yes = this.expression(e.yes);
    flow.branch(false);
    const no = this.expression(e.no);
    flow.branch(false);
    flow.join(false);
    return this.m.if(test, yes, no);
  }
  #constant(type: Type, value: number | bigint | boolean): Code {
    const { m } = this;
    if (type === 'i64') return m.i64.const(value as bigint);
    return type === 'f64' ? m.f64.const(value as number) : m.i32.const(Number(value));
  }
  #word(e: Expression & { kind: 'word' }): Code {
    if (e.word.category === 'framed') return this.surroundings.framedWord(this, e.word, e.args);
    if (e.word.category === 'raw' && /^(load|store)/.test(e.word.name)) return this.#rawAccess(e);
    const args = e.args.map(a => this.expression(a));
    if (e.word.category === 'raw') this.surroundings.effect('memory');
    return e.word.wasm!(this, ...args);
  }
  /** Splits `x + k`, k a small positive constant, so that k becomes the offset of the instruction. */
  splitOffset(e: Expression): { base: Expression; offset: number } {
    if (e.kind === 'word' && e.word.name === 'i32add') {
      const [left, right] = e.args as [Expression, Expression];
      const k = right.kind === 'constant' ? (right.value as number) : -1;
      if (k >= 0 && k < 1 << 16) {
        const inner = this.splitOffset(left);
        return { base: inner.base, offset: inner.offset + k };
      }
    }
    return { base: e, offset: 0 };
  }
  #rawAccess(e: Expression & { kind: 'word' }): Code {
    const { m } = this;
    const { base, offset } = this.splitOffset(e.args[0]!);
    const address = this.expression(base);
    const value = e.args[1] ? this.expression(e.args[1]) : 0;
    if (value) this.surroundings.effect('memory');
    switch (e.word.name) {
      case 'load32':
        return m.i32.load(offset, 4, address);
      case 'store32':
        return m.i32.store(offset, 4, address, value);
      case 'load16':
        return m.i32.load16_u(offset, 2, address);
      case 'store16':
        return m.i32.store16(offset, 2, address, value);
      case 'load8':
        return m.i32.load8_u(offset, 1, address);
      case 'store8':
        return m.i32.store8(offset, 1, address, value);
      case 'load64':
        return m.i64.load(offset, 8, address);
      case 'store64':
        return m.i64.store(offset, 8, address, value);
      case 'loadF64':
        return m.f64.load(offset, 8, address);
      case 'storeF64':
        return m.f64.store(offset, 8, address, value);
    }
    throw new Error(`no emission for ${e.word.name}`);
  }
  #access(field: Field<unknown>, offset: number, address: Code): Code {
    const { m } = this;
    switch (field.type) {
      case 'i64':
        return m.i64.load(offset, 8, address);
      case 'f64':
        return m.f64.load(offset, 8, address);
      case 'u8':
        return m.i32.load8_u(offset, 1, address);
      case 'u16':
        return m.i32.load16_u(offset, 2, address);
      default:
        return m.i32.load(offset, 4, address);
    }
  }
  #write(field: Field<unknown>, offset: number, address: Code, value: Code): Code {
    const { m } = this;
    switch (field.type) {
      case 'i64':
        return m.i64.store(offset, 8, address, value);
      case 'f64':
        return m.f64.store(offset, 8, address, value);
      case 'u8':
        return m.i32.store8(offset, 1, address, value);
      case 'u16':
        return m.i32.store16(offset, 2, address, value);
      default:
        return m.i32.store(offset, 4, address, value);
    }
  }
  #load(e: Expression & { kind: 'load' }): Code {
    const elsewhere = this.surroundings.machineField(e.field);
    if (elsewhere) return elsewhere.get();
    return this.#access(e.field, e.field.offset, this.expression(e.object));
  }
  #store(e: Expression & { kind: 'store' }): Code {
    const elsewhere = this.surroundings.machineField(e.field);
    if (elsewhere) return elsewhere.set(this.expression(e.value));
    const { object, prepare } = this.#stored(e);
    const write = this.#write(e.field, e.field.offset, object(), this.expression(e.value));
    if (!e.fresh) this.surroundings.effect(e.field.key);
    return this.sequence([...prepare, write]);
  }
  #storeAt(e: Expression & { kind: 'storeAt' }): Code {
    const { object, prepare } = this.#stored(e);
    const address = this.#element(object(), e.index, e.field);
    const write = this.#write(e.field, e.field.offset, address, this.expression(e.value));
    if (!e.fresh) this.surroundings.effect(e.field.key);
    return this.sequence([...prepare, write]);
  }
  /** The object of a store. The barrier comes first: it may be a call, and those come before effects (dispatch-loop.ts). */
  #stored(e: Expression & { kind: 'store' | 'storeAt' }): { object: () => Code; prepare: Code[] } {
    if (!needsBarrier(e)) return { object: () => this.expression(e.object), prepare: [] };
    const { object, prepare } = this.#shared(e.object);
    return { object, prepare: [...prepare, this.#barrier(object)] };
  }
  /** A value that is used more than once: a steady place as it is, anything else through a local. */
  #shared(e: Expression): { object: () => Code; prepare: Code[] } {
    const place = e.kind === 'local' ? this.place(e.local) : null;
    if (place?.steady) return { object: () => place.get(), prepare: [] };
    if (e.kind === 'constant') return { object: () => this.expression(e), prepare: [] };
    const held = this.hold(this.expression(e), 'ref');
    return { object: held.again, prepare: [this.m.drop(held.first)] };
  }
  /** Old objects that are not yet in the remembered set are entered there (ObjectFlags.OLD_UNLOGGED is bit 0). */
  #barrier(object: () => Code): Code {
    const { m } = this;
    const { logObject } = this.runtime;
    if (!logObject)
      throw new Error('the program has no function logObject(object: Ref): void, which stores of Refs need');
    const flags = m.i32.load(4, 4, object());
    const flow = this.surroundings.fork();
    const log = this.surroundings.aroundCall(logObject, m.call(logObject.name, [object()], this.wasm.none));
    flow.branch(false);
    flow.join(true);
    return m.if(m.i32.and(flags, m.i32.const(1)), log);
  }
  #element(base: Code, index: Expression, field: Field<unknown>): Code {
    if (index.kind === 'constant' && index.value === 0) return base;
    return this.m.i32.add(base, this.#scaledIndex(index, field.stride));
  }
  #scaledIndex(index: Expression, stride: number): Code {
    const { m } = this;
    if (index.kind === 'constant') return m.i32.const((index.value as number) * stride);
    const code = this.expression(index);
    return stride === 1 ? code : m.i32.shl(code, m.i32.const(Math.log2(stride)));
  }
  #malloc(e: Expression & { kind: 'malloc' }): Code {
    const { m } = this;
    const { layout } = e;
    const stride = layout.element?.stride ?? 0;
    const length = e.length ? this.hold(this.expression(e.length), 'i32') : null;
    const map = this.hold(this.expression(e.map), 'ref');
    const bytes = length
      ? m.i32.and(m.i32.add(this.#shifted(length.again(), stride), m.i32.const(layout.size + 7)), m.i32.const(-8))
      : m.i32.const(layout.size);
    const object = this.hold(this.#allocate(bytes), 'ref');
    const header = [
      m.i32.store(0, 4, object.first, map.again()),
      m.i32.store(4, 4, object.again(), m.i32.const(0)),
      ...(length ? [m.i32.store(layout.fields[0]!.offset, 4, object.again(), length.again())] : []),
    ];
    return this.sequence([m.drop(map.first), ...(length ? [m.drop(length.first)] : []), ...header, object.again()]);
  }
  #shifted(code: Code, stride: number): Code {
    return stride === 1 ? code : this.m.i32.shl(code, this.m.i32.const(Math.log2(stride)));
  }
  #allocate(bytes: Code): Code {
    const { allocate } = this.runtime;
    if (!allocate) throw new Error('the program has no function allocate(bytes: i32): Ref, which malloc needs');
    const held = this.hold(bytes, 'i32');
    const place: Place = { get: held.again, steady: true, set: null };
    return this.sequence([this.m.drop(held.first), this.#inlined(allocate, [place])]);
  }

  // ---------------------------------------------------------------- calls
  #call(target: RtsFunction, args: readonly Expression[]): Code {
    if (this.#isEmittedInPlace(target)) {
      const { prepare, places } = this.#passed(target, args);
      const code = this.#inlined(target, places);
      return prepare.length ? this.sequence([...prepare, code]) : code;
    }
    const codes = args.map(a => this.expression(a));
    const type = this.wasmType(target.result);
    if (!args.some(mayCall)) return this.surroundings.aroundCall(target, this.m.call(target.name, codes, type));
    const held = codes.map((code, i) => this.hold(code, target.params[i]!.type));
    const again = held.map(h => h.again());
    const call = this.surroundings.aroundCall(target, this.m.call(target.name, again, type));
    return this.sequence([...held.map(h => this.m.drop(h.first)), call]);
  }
  /** Where an inlined function finds its arguments. */
  #passed(target: RtsFunction, args: readonly Expression[]): { prepare: Code[]; places: Place[] } {
    const prepare: Code[] = [];
    const frame = this.#frame;
    const places = args.map((a, i): Place => {
      if (a.kind === 'constant')
        return { get: () => this.#inFrame(frame, () => this.expression(a)), steady: true, set: null };
      const place = a.kind === 'local' ? this.place(a.local) : null;
      if (place?.steady) return place;
      const { type } = target.params[i]!;
      const index = this.newLocal(type);
      prepare.push(this.m.local.set(index, this.expression(a)));
      return this.localPlace(index, type, true);
    });
    return { prepare, places };
  }
  #inlined(target: RtsFunction, places: readonly Place[]): Code {
    const { m } = this;
    const only = target.body!.body.length === 1 ? target.body!.body[0]! : null;
    if (only?.kind === 'return' && only.value) {
      let value: Code = 0;
      this.body(target, places, e => (value = this.expression(e!)));
      return value;
    }
    const end = this.label('end');
    const result = target.result === 'void' ? -1 : this.newLocal(target.result);
    const flow = this.surroundings.fork();
    const code = this.body(target, places, e => {
      const steps = e ? [m.local.set(result, this.expression(e)), m.br(end)] : [m.br(end)];
      flow.branch(false);
      return this.sequence(steps);
    });
    if (!target.body!.body.some(endsControl)) flow.branch(false);
    flow.join(false);
    const block = m.block(end, [code]);
    return result < 0 ? block : this.sequence([block, m.local.get(result, this.wasmType(target.result))]);
  }
  /** `return f(...)` of a function that is emitted in place: its returns are returns of this frame. Null when it is not. */
  tailInlined(e: Expression, leave: (value: Expression | null) => Code): Code | null {
    if (e.kind !== 'call' || !this.#isEmittedInPlace(e.target)) return null;
    const { prepare, places } = this.#passed(e.target, e.args);
    return this.sequence([...prepare, this.body(e.target, places, leave)]);
  }
}

/** Does its evaluation call functions? Then it comes before the machine's state is written back for another call. */
function mayCall(e: Expression): boolean {
  return e.kind === 'call' || operands(e).some(mayCall);
}
/** Does this store need the write barrier? The machine's state is a root without header; constants are small or well known. */
function needsBarrier(e: Expression & { kind: 'store' | 'storeAt' }): boolean {
  if (e.field.type !== 'ref' || e.fresh || e.field.layout === 'machine') return false;
  return e.value.kind !== 'constant';
}
