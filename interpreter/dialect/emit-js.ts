/**
 * JavaScript from an RTS program, for tests: the same functions over typed arrays on the same memory as the Wasm interpreter,
 * so that a test can step through them, measure their coverage and compare both.
 *
 * i64 is a BigInt, bool a boolean, everything else a number. Machine.pc, fp and budget are in memory. Each statement is a line of
 * its own, which the source map leads back to the RTS file.
 */
import { instructionSize, type OpcodeRow } from '../bytecode/opcodes.js';
import { Code as CodeLayout, RefItems } from '../heap/layouts.js';
import { FrameHeader, LEAVE, MACHINE, Machine, RAISE } from '../heap/machine.js';
import { type Type, type Value, WORDS } from './primitives.js';
import type { Field } from './rts.js';
import { MappedText } from './source-map.js';
import type { Expression, Local, Position, Program, RtsFunction, Statement } from './typed-tree.js';

export interface JavaScriptOptions {
  /** Handlers by opcode name, to have a `run`. */
  readonly handlers?: ReadonlyMap<string, RtsFunction>;
  readonly opcodes?: readonly OpcodeRow[];
}
type Export = (...args: Value[]) => Value;

const MACHINE_WORD = (field: Field<unknown>): string => `I32[${((MACHINE as number) + field.offset) >> 2}]`;

class JavaScriptEmitter {
  readonly #out = new MappedText();
  #function: RtsFunction | null = null;
  #names = new Map<Local, string>();
  constructor(
    readonly program: Program,
    readonly options: JavaScriptOptions,
  ) {}

  emit(): { code: string; map: string } {
    this.#prelude();
    const functions = [...this.program.functions.values()].filter(f => f.body);
    for (const f of functions) this.#emitFunction(f);
    if (this.options.opcodes) this.#run(this.options.opcodes);
    const names = [...functions.map(f => f.name), ...(this.options.opcodes ? ['run'] : [])];
    this.#out.line(`return { ${names.join(', ')} };`);
    return { code: this.#out.text, map: this.#out.map('rts.js') };
  }
  #prelude(): void {
    const out = this.#out;
    out.line(`'use strict';`);
    const views = {
      U8: 'Uint8Array',
      U16: 'Uint16Array',
      I32: 'Int32Array',
      I64: 'BigInt64Array',
      F64: 'Float64Array',
    };
    for (const [name, type] of Object.entries(views)) out.line(`const ${name} = new ${type}(memory.buffer);`);
    const hosts = [...this.program.functions.values()].filter(f => f.kind === 'host').map(f => f.name);
    if (hosts.length) out.line(`const { ${hosts.join(', ')} } = host;`);
    out.line('function $new(bytes, map) {');
    out.line('const p = allocate(bytes + 7 & -8);');
    out.line('I32[p >> 2] = map;');
    out.line('I32[p + 4 >> 2] = 0;');
    out.line('return p;');
    out.line('}');
    out.line('function $newArray(bytes, map, at, length) {');
    out.line('const p = $new(bytes, map);');
    out.line('I32[p + at >> 2] = length;');
    out.line('return p;');
    out.line('}');
    out.line('function $storeRef(p, at, value) {');
    out.line('I32[p + at >> 2] = value;');
    out.line('if (I32[p + 4 >> 2] & 1) logObject(p);');
    out.line('}');
    out.line('function $constant(i) {');
    out.line(`const code = I32[${MACHINE_WORD(Machine.fp)} - ${FrameHeader.CODE} >> 2];`);
    out.line(`const constants = I32[code + ${CodeLayout.constants.offset} >> 2];`);
    out.line(`return I32[constants + ${RefItems.element.offset} + i * 4 >> 2];`);
    out.line('}');
    const sizes = (this.options.opcodes ?? []).map(instructionSize);
    out.line(`const $sizes = [${sizes.join(',')}];`);
  }
  #run(opcodes: readonly OpcodeRow[]): void {
    const out = this.#out;
    const pc = MACHINE_WORD(Machine.pc);
    out.line('function run(budget) {');
    out.line(`${MACHINE_WORD(Machine.budget)} = budget;`);
    out.line('for (;;) {');
    out.line(`const at = ${pc}, first = I32[at >> 2], second = I32[at + 4 >> 2];`);
    out.line('const a = first >>> 16, low = second & 0xffff, high = second >>> 16, signed = second >> 16;');
    out.line('let to;');
    out.line('switch (first & 0xffff) {');
    opcodes.forEach((row, number) => {
      const handler = this.options.handlers?.get(row.name);
      const operands = row.operands.map((kind, i) =>
        i === 0 ? 'a' : kind.endsWith('32') ? 'second' : kind === 'jump16' ? 'signed' : i === 1 ? 'low' : 'high',
      );
      if (handler?.body) out.line(`case ${number}: to = ${handler.name}(${operands.join(', ')}); break;`);
    });
    out.line(`default: throw new Error('no handler for opcode ' + (first & 0xffff));`);
    out.line('}');
    out.line(`if (to === ${RAISE}) to = unwind();`);
    out.line(`if (to === ${LEAVE}) return ${MACHINE_WORD(Machine.answer0)};`);
    out.line(`${pc} = to;`);
    out.line('}');
    out.line('}');
  }

  #emitFunction(f: RtsFunction): void {
    this.#function = f;
    this.#names = new Map();
    const taken = new Set<string>();
    for (const local of f.body!.locals) {
      let name = `${local.name}_`;
      for (let n = 2; taken.has(name); n++) name = `${local.name}_${n}`;
      taken.add(name);
      this.#names.set(local, name);
    }
    const params = f.body!.locals.slice(0, f.params.length).map(p => this.#names.get(p)!);
    this.#line(`function ${f.name}(${params.join(', ')}) {`, f.node.loc!.start);
    this.#block(f.body!.body);
    this.#out.line('}');
  }
  #line(text: string, at: Position): void {
    this.#out.line(text, { path: this.#function!.module.path, line: at.line, column: at.column });
  }

  // ---------------------------------------------------------------- statements
  #block(body: readonly Statement[]): void {
    for (const s of body) this.#statement(s);
  }
  #braced(head: string, s: Statement, at: Position): void {
    this.#line(`${head} {`, at);
    this.#block(s.kind === 'block' ? s.body : [s]);
  }
  #statement(s: Statement): void {
    switch (s.kind) {
      case 'block':
        this.#braced('', s, s.at);
        this.#out.line('}');
        return;
      case 'declare':
        this.#line(`${s.local.constant ? 'const' : 'let'} ${this.#names.get(s.local)} = ${this.#code(s.value)};`, s.at);
        return;
      case 'assign':
        this.#line(`${this.#names.get(s.local)} = ${this.#code(s.value)};`, s.at);
        return;
      case 'evaluate':
        this.#line(`${this.#code(s.value)};`, s.at);
        return;
      case 'if':
        this.#braced(`if (${this.#code(s.test)})`, s.yes, s.at);
        if (s.no) this.#braced('} else', s.no, s.no.at);
        this.#out.line('}');
        return;
      case 'while':
        this.#braced(`while (${this.#code(s.test)})`, s.body, s.at);
        this.#out.line('}');
        return;
      case 'switch':
        this.#switch(s);
        return;
      case 'return':
        this.#line(s.value ? `return ${this.#code(s.value)};` : 'return;', s.at);
        return;
      case 'break':
      case 'continue':
        this.#line(`${s.kind};`, s.at);
    }
  }
  #switch(s: Statement & { kind: 'switch' }): void {
    this.#line(`switch (${this.#code(s.value)}) {`, s.at);
    for (const c of s.cases) {
      const labels = [...c.values.map(v => `case ${v}:`), ...(c.isDefault ? ['default:'] : [])];
      this.#line(`${labels.join(' ')} {`, c.at);
      this.#block(c.body);
      this.#out.line('} break;');
    }
    this.#out.line('}');
  }

  // ---------------------------------------------------------------- expressions
  #code(e: Expression): string {
    switch (e.kind) {
      case 'constant':
        return literal(e.type, e.value);
      case 'local':
        return this.#names.get(e.local)!;
      case 'word':
        return this.#word(e);
      case 'call':
        return `${e.target.name}(${e.args.map(a => this.#code(a)).join(', ')})`;
      case 'load':
        return access(e.field, `${this.#code(e.object)} + ${e.field.offset}`);
      case 'loadAt':
        return access(e.field, this.#element(e));
      case 'store':
        return this.#store(e, `${e.field.offset}`);
      case 'storeAt':
        return this.#store(e, `${e.field.offset} + ${this.#code(e.index)} * ${e.field.stride}`);
      case 'malloc':
        return this.#malloc(e);
      case 'promote':
      case 'cacheHit':
        return this.#code(e.value);
      case 'select':
      case 'conditional':
        return `(${this.#code(e.test)} ? ${this.#code(e.yes)} : ${this.#code(e.no)})`;
      case 'and':
        return `(${this.#code(e.left)} && ${this.#code(e.right)})`;
      case 'or':
        return `(${this.#code(e.left)} || ${this.#code(e.right)})`;
    }
  }
  #element(e: { object: Expression; index: Expression; field: Field<unknown> }): string {
    return `${this.#code(e.object)} + ${e.field.offset} + ${this.#code(e.index)} * ${e.field.stride}`;
  }
  #store(e: Expression & { kind: 'store' | 'storeAt' }, offset: string): string {
    const object = this.#code(e.object);
    const value = this.#code(e.value);
    const barrier = e.field.type === 'ref' && !e.fresh && e.field.layout !== 'machine';
    return barrier
      ? `$storeRef(${object}, ${offset}, ${value})`
      : `${access(e.field, `${object} + ${offset}`)} = ${value}`;
  }
  #malloc(e: Expression & { kind: 'malloc' }): string {
    const { layout } = e;
    if (!e.length) return `$new(${layout.size}, ${this.#code(e.map)})`;
    const length = this.#code(e.length);
    const bytes = `${layout.size} + ${length} * ${layout.element!.stride}`;
    return `$newArray(${bytes}, ${this.#code(e.map)}, ${layout.fields[0]!.offset}, ${length})`;
  }
  #word(e: Expression & { kind: 'word' }): string {
    const { word } = e;
    const args = e.args.map(a => this.#code(a));
    if (word.category === 'framed') return framedWord(word.name, args);
    if (word.js === null) return `words.${word.name}(${args.join(', ')})`;
    const text = word.js.replace(/\$(\d)/g, (_, i: string) => `(${args[Number(i)]})`);
    return word.result === 'void' ? text : `(${text})`;
  }
}

function literal(type: Type, value: number | bigint | boolean): string {
  if (type === 'i64') return `(${value}n)`;
  if (Object.is(value, -0)) return '(-0)';
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value);
}
function access(field: Field<unknown>, address: string): string {
  const views = {
    i32: ['I32', 2],
    ref: ['I32', 2],
    i64: ['I64', 3],
    f64: ['F64', 3],
    u16: ['U16', 1],
    u8: ['U8', 0],
  } as const;
  const [view, shift] = views[field.type];
  return shift ? `${view}[(${address}) >> ${shift}]` : `${view}[${address}]`;
}
function framedWord(name: string, args: readonly string[]): string {
  const pc = MACHINE_WORD(Machine.pc);
  const register = (i: string) => `I32[(${MACHINE_WORD(Machine.fp)} + (${i}) * 4) >> 2]`;
  const cacheWord = (k: string) => `I32[(${pc} + 8 + (${k}) * 4) >> 2]`;
  switch (name) {
    case 'register':
      return register(args[0]!);
    case 'setRegister':
      return `${register(args[0]!)} = ${args[1]}`;
    case 'constant':
      return `$constant(${args[0]})`;
    case 'cacheWord':
      return cacheWord(args[0]!);
    case 'setCacheWord':
      return `${cacheWord(args[0]!)} = ${args[1]}`;
    case 'pc':
      return pc;
    case 'next':
      return `(${pc} + $sizes[U16[${pc} >> 1]])`;
    case 'jump':
      return `(${pc} + (${args[0]}) * 8)`;
    case 'goTo':
      return args[0]!;
    case 'callTable':
      return `table.get(${args[0]})(${args[1]})`;
  }
  throw new Error(`no JavaScript for ${name}`);
}

/** JavaScript for a program: the body of a function of (memory, host, words, table), and its source map. */
export function emitJavaScript(program: Program, options: JavaScriptOptions = {}): { code: string; map: string } {
  return new JavaScriptEmitter(program, options).emit();
}

/** Runs emitted JavaScript over a memory: the program's functions by name. */
export function instantiateJavaScript(
  { code, map }: { code: string; map: string },
  imports: { memory: { buffer: ArrayBufferLike }; host?: Record<string, unknown>; table?: unknown },
): Record<string, Export> {
  const words = Object.fromEntries([...WORDS.values()].filter(w => w.evaluate).map(w => [w.name, w.evaluate]));
  const url = `data:application/json,${encodeURIComponent(map)}`;
  const make = new Function('memory', 'host', 'words', 'table', `${code}\n//# sourceMappingURL=${url}`);
  return make(imports.memory, imports.host ?? {}, words, imports.table) as Record<string, Export>;
}
