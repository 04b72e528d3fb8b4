/**
 * From a checked RTS program to the Wasm module of the interpreter: one function per RTS function, and the dispatch loop.
 *
 * Imports: `env.memory` (shared unless told otherwise), `env.table` (functions: compiled traces, type (i32) -> i32) and every
 * `@host` function under its own name. What natives or traces may call is `run`, residual, elidable and intrinsic functions, and those
 * marked `@export`: exports, or items of the exported table `functions`, which cost a start nothing until they are asked for. The module is
 * validated; binaryen optimises it once, at build time.
 */
import binaryen from 'binaryen';
import { instructionSize, type OpcodeRow } from '../../interpreter/bytecode/opcodes.js';
import { DialectError, throwCollected } from '../../interpreter/dialect/dialect-error.js';
import type { Type, Word } from '../../interpreter/dialect/primitives.js';
import {
  bodySize,
  eachExpression,
  type Expression,
  findHandlers,
  type Program,
  type RtsFunction,
} from '../../interpreter/dialect/typed-tree.js';
import { Code as CodeLayout, RefItems } from '../../interpreter/heap/layouts.js';
import { FrameHeader, MACHINE, Machine, MemoryMap } from '../../interpreter/heap/machine.js';
import { DispatchLoop } from './dispatch-loop.js';
import { type Code, FunctionEmitter, type RuntimeFunctions, type Surroundings } from './function-emitter.js';

export interface TranslationOptions {
  /** Emit `run` for these opcodes; none: functions only. */
  readonly opcodes?: readonly OpcodeRow[];
  /**
   * A partial translation, while sources are being written: opcodes without a handler and functions with mistakes
   * trap when reached. Otherwise both are build errors.
   */
  readonly allowMissing?: boolean;
  readonly sharedMemory?: boolean;
  /** Bytes of the imported memory. */
  readonly memorySize?: number;
  /** What is exported by name; the rest is in the table. None: everything. */
  readonly named?: ReadonlySet<string>;
  /** 0 leaves the code as emitted. */
  readonly optimizeLevel?: number;
}
export interface Translation {
  readonly wasm: Uint8Array;
  /** What is exported by name. */
  readonly exports: readonly string[];
  /** What is in the table, in its order. */
  readonly tabled: readonly string[];
  /** Opcodes that have no handler. */
  readonly missing: readonly string[];
  /** The module as text, in binaryen's form. */
  text(): string;
}

/**
 * What is emitted in place, by the number of nodes of a body: functions that need the running frame or its pc, fp or budget, so
 * that these stay in locals; those of them that are called from few places, even when they are larger; and very small functions
 * (boxing).
 */
const FRAMED_INLINE_SIZE = 60;
const LOOP_LOCALS_INLINE_SIZE = 30;
const FEW_CALLERS = 2;
const FEW_CALLERS_INLINE_SIZE = 200;
const SMALL_INLINE_SIZE = 16;

class Translator {
  readonly #m = new binaryen.Module();
  readonly #runtime: RuntimeFunctions;
  readonly #exports: string[] = [];
  readonly #tabled: string[] = [];
  readonly #inline = new Map<RtsFunction, boolean>();
  readonly #handlers: ReadonlyMap<string, RtsFunction>;
  readonly #handlerSet: ReadonlySet<RtsFunction>;
  constructor(
    readonly program: Program,
    readonly options: TranslationOptions,
  ) {
    this.#handlers = findHandlers(program, options.opcodes ?? []);
    this.#handlerSet = new Set(this.#handlers.values());
    this.#runtime = { allocate: program.functions.get('allocate'), logObject: program.functions.get('logObject') };
  }

  translate(): Translation {
    const m = this.#m;
    this.#environment();
    for (const f of this.program.functions.values()) {
      if (f.kind === 'host') this.#import(f);
      else if (!f.body) this.#trap(f);
      else if (!this.#isHandler(f)) this.#function(f);
    }
    const missing = this.options.opcodes ? this.#loop(this.options.opcodes) : [];
    this.#instructionSizes();
    this.#functionTable();
    if (!m.validate()) throw new Error(`the emitted interpreter is not valid Wasm:\n${m.emitText().slice(0, 2000)}`);
    this.#optimize();
    const wasm = m.emitBinary();
    return { wasm, exports: this.#exports, tabled: this.#tabled, missing, text: () => m.emitText() };
  }

  #environment(): void {
    const m = this.#m;
    const { Features } = binaryen;
    const shared = this.options.sharedMemory ?? true;
    m.setFeatures(
      Features.MutableGlobals |
        Features.SignExt |
        Features.NontrappingFPToInt |
        Features.BulkMemory |
        Features.BulkMemoryOpt |
        Features.Multivalue |
        Features.ReferenceTypes |
        (shared ? Features.Atomics : 0),
    );
    const pages = (this.options.memorySize ?? MemoryMap.MEMORY_SIZE) / 65536;
    m.setMemory(pages, pages, null, [], shared, false, 'memory');
    m.addMemoryImport('memory', 'env', 'memory', shared);
    m.addTable('table', 0, 0xffffffff);
    m.addTableImport('table', 'env', 'table');
  }
  #type(type: Type): number {
    return type === 'void'
      ? binaryen.none
      : type === 'i64'
        ? binaryen.i64
        : type === 'f64'
          ? binaryen.f64
          : binaryen.i32;
  }
  #parameters(f: RtsFunction): number {
    return binaryen.createType(f.params.map(p => this.#type(p.type)));
  }
  #import(f: RtsFunction): void {
    this.#m.addFunctionImport(f.name, 'env', f.name, this.#parameters(f), this.#type(f.result));
  }
  /** A function with mistakes, in a partial translation. */
  #trap(f: RtsFunction): void {
    this.#m.addFunction(f.name, this.#parameters(f), this.#type(f.result), [], this.#m.unreachable());
  }
  #isHandler(f: RtsFunction): boolean {
    return this.#handlerSet.has(f);
  }
  #function(f: RtsFunction): void {
    const m = this.#m;
    const emitter = new FunctionEmitter(
      binaryen,
      m,
      this.#runtime,
      new OwnFunction(m, t => this.#shouldInline(t)),
      f.params.length,
    );
    const places = f.params.map((p, i) => emitter.localPlace(i, p.type, true));
    const code = emitter.body(f, places, value => m.return(value ? emitter.expression(value) : undefined));
    const body = f.result === 'void' ? code : m.block(null, [code, m.unreachable()], binaryen.auto);
    m.addFunction(f.name, this.#parameters(f), this.#type(f.result), emitter.vars, body);
    if (f.kind === 'traced' && !f.pragmas.has('export')) return;
    if (f.kind === 'fast') return;
    this.#export(f.name);
  }
  #export(name: string): void {
    const { named } = this.options;
    if (named && !named.has(name)) this.#tabled.push(name);
    else {
      this.#m.addFunctionExport(name, name);
      this.#exports.push(name);
    }
  }
  #functionTable(): void {
    const m = this.#m;
    const names = this.#tabled;
    if (names.length === 0) return;
    m.addTable('functions', names.length, names.length);
    m.addActiveElementSegment('functions', 'functions', names, m.i32.const(0));
    m.addTableExport('functions', 'functions');
  }
  #loop(opcodes: readonly OpcodeRow[]): string[] {
    const missing = opcodes.filter(row => !this.#handlers.get(row.name)?.body).map(row => row.name);
    const unwind = this.program.functions.get('unwind');
    if (!this.options.allowMissing) {
      if (missing.length)
        throw new DialectError('missing-handlers', `opcodes without a handler: ${missing.join(', ')}`, null);
      if (!unwind) throw new DialectError('missing-handlers', 'the program has no function unwind(): i32', null);
    }
    const shouldInline = (target: RtsFunction) => this.#shouldInline(target);
    new DispatchLoop(binaryen, this.#m, this.#runtime, {
      opcodes,
      handlers: this.#handlers,
      unwind,
      shouldInline,
    }).emit();
    this.#exports.push('run');
    return missing;
  }
  #shouldInline(f: RtsFunction): boolean {
    const known = this.#inline.get(f);
    if (known !== undefined) return known;
    const inline = !f.pragmas.has('noinline') && (this.#mustInline(f) || this.#mayInline(f));
    this.#inline.set(f, inline);
    return inline;
  }
  #mustInline(f: RtsFunction): boolean {
    return f.kind === 'fast' || f.pragmas.has('inline') || this.#handlerSet.has(f) || f === this.#runtime.allocate;
  }
  #mayInline(f: RtsFunction): boolean {
    if (f.hasLoop || (f.kind !== 'traced' && f.kind !== 'intrinsic')) return false;
    const size = bodySize(f.body!.body);
    const usesLoopLocals = f.framed || f.loopReads.size + f.loopWrites.size > 0;
    if (usesLoopLocals && size <= FEW_CALLERS_INLINE_SIZE && this.#callSites(f) <= FEW_CALLERS) return true;
    if (usesLoopLocals && size <= LOOP_LOCALS_INLINE_SIZE) return true;
    if (f.kind !== 'traced') return false;
    return size <= (f.framed ? FRAMED_INLINE_SIZE : SMALL_INLINE_SIZE);
  }
  #callSiteCounts: Map<RtsFunction, number> | null = null;
  /** How many calls of the function the sources hold. */
  #callSites(f: RtsFunction): number {
    if (!this.#callSiteCounts) {
      const counts = new Map<RtsFunction, number>();
      for (const caller of this.program.functions.values())
        eachExpression(caller.body?.body ?? [], e => {
          if (e.kind === 'call') counts.set(e.target, (counts.get(e.target) ?? 0) + 1);
        });
      this.#callSiteCounts = counts;
    }
    return this.#callSiteCounts.get(f) ?? 0;
  }
  /** `$instructionSize(opcode)`: for `next()` in functions of their own, which do not know whose instruction they serve. */
  #instructionSizes(): void {
    const m = this.#m;
    const rows = this.options.opcodes ?? [];
    const sizes = [...new Set(rows.map(instructionSize))].sort();
    const opcode = () => m.local.get(0, binaryen.i32);
    let code: Code = rows.length
      ? m.switch(
          rows.map(r => `$${instructionSize(r)}`),
          '$8',
          opcode(),
        )
      : m.br('$8');
    if (!sizes.includes(8)) sizes.unshift(8);
    for (const size of sizes) code = m.block(null, [m.block(`$${size}`, [code]), m.return(m.i32.const(size))]);
    m.addFunction('$instructionSize', binaryen.i32, binaryen.i32, [], code);
  }
  #optimize(): void {
    const level = this.options.optimizeLevel ?? 3;
    binaryen.setDebugInfo(true);
    if (level === 0) return;
    binaryen.setOptimizeLevel(level);
    binaryen.setShrinkLevel(0);
    binaryen.setAlwaysInlineMaxSize(24);
    binaryen.setFlexibleInlineMaxSize(48);
    binaryen.setOneCallerInlineMaxSize(64);
    this.#m.optimize();
  }
}

/** Code in a Wasm function of its own: the machine's state is in memory. */
class OwnFunction implements Surroundings {
  readonly shouldInline: (target: RtsFunction) => boolean;
  constructor(
    readonly m: binaryen.Module,
    shouldInline: (target: RtsFunction) => boolean,
  ) {
    this.shouldInline = shouldInline;
  }
  machineField(): null {
    return null;
  }
  aroundCall(_target: RtsFunction, call: Code): Code {
    return call;
  }
  effect(): void {}
  fork() {
    return { pass() {}, branch() {}, join() {} };
  }
  enterLoop(): void {}
  #field(field: { offset: number }): Code {
    return this.m.i32.load(field.offset, 4, this.m.i32.const(MACHINE));
  }
  framedWord(emitter: FunctionEmitter, word: Word, args: readonly Expression[]): Code {
    const { m } = this;
    const scaled = (e: Expression, by: number) => m.i32.shl(emitter.expression(e), m.i32.const(by));
    const pc = () => this.#field(Machine.pc);
    const fp = () => this.#field(Machine.fp);
    switch (word.name) {
      case 'register':
        return m.i32.load(0, 4, m.i32.add(fp(), scaled(args[0]!, 2)));
      case 'setRegister':
        return m.i32.store(0, 4, m.i32.add(fp(), scaled(args[0]!, 2)), emitter.expression(args[1]!));
      case 'constant': {
        const code = m.i32.load(0, 4, m.i32.sub(fp(), m.i32.const(FrameHeader.CODE)));
        const constants = m.i32.load(CodeLayout.constants.offset, 4, code);
        return m.i32.load(RefItems.element.offset, 4, m.i32.add(constants, scaled(args[0]!, 2)));
      }
      case 'cacheWord':
        return m.i32.load(8, 4, m.i32.add(pc(), scaled(args[0]!, 2)));
      case 'setCacheWord':
        return m.i32.store(8, 4, m.i32.add(pc(), scaled(args[0]!, 2)), emitter.expression(args[1]!));
      case 'pc':
        return pc();
      case 'next': {
        const size = m.call('$instructionSize', [m.i32.load16_u(0, 2, pc())], binaryen.i32);
        return m.i32.add(pc(), size);
      }
      case 'jump':
        return m.i32.add(pc(), scaled(args[0]!, 3));
      case 'goTo':
        return emitter.expression(args[0]!);
      case 'callTable':
        return m.call_indirect(
          'table',
          emitter.expression(args[0]!),
          [emitter.expression(args[1]!)],
          binaryen.i32,
          binaryen.i32,
        );
    }
    throw new Error(`no emission for ${word.name}`);
  }
}

/** Translates a program. Mistakes that the program carries are thrown first, unless they are allowed. */
export function translate(program: Program, options: TranslationOptions = {}): Translation {
  if (!options.allowMissing) throwCollected(program.errors);
  return new Translator(program, options).translate();
}
