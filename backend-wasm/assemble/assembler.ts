/**
 * Makes a Wasm module of functions given as expression trees. It does what is needed of binaryen's builder for traces, and nothing else:
 * binaryen takes a third of a second to load, which is longer than many programs run, and as long again to warm up (docs/jit.md).
 *
 * What always holds: imports come first, so function indices are fixed once all imports are declared, which is before `finish`.
 * Nothing is checked here; V8 checks every module that it compiles.
 */
import { ByteWriter } from './byte-writer.js';
import type { Conditional, Expression, Immediate, Instruction, Labelled, WasmType } from './expressions.js';

const VALUE_TYPE: Readonly<Record<WasmType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };
const EMPTY_BLOCK = 0x40;
const FUNCTION_REFERENCE = 0x70;
const FUNCTION_TYPE = 0x60;
const LOOP = 0x03;
const BLOCK = 0x02;
const IF = 0x04;
const ELSE = 0x05;
const END = 0x0b;
const UNREACHABLE = 0x00;
/** Numbers of the sections and of what is imported and exported. */
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const EXTERNAL = { function: 0, table: 1, memory: 2 } as const;
const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

interface Signature {
  readonly parameters: readonly WasmType[];
  readonly result: WasmType | 'none';
}
interface ImportedFunction {
  readonly module: string;
  readonly name: string;
  readonly signature: number;
}
interface DefinedFunction {
  readonly name: string;
  readonly signature: number;
  readonly locals: readonly WasmType[];
  readonly body: Expression;
}

export class Assembler {
  private readonly signatures: Signature[] = [];
  private readonly signatureIndices = new Map<string, number>();
  private readonly imported: ImportedFunction[] = [];
  private readonly defined: DefinedFunction[] = [];
  private readonly exported: string[] = [];
  private memory: { readonly pages: number; readonly shared: boolean } | null = null;
  private importsTable = false;

  /** Imports `env.memory` with that many pages of 64 KiB, neither more nor fewer. */
  importMemory(pages: number, shared: boolean): void {
    this.memory = { pages, shared };
  }
  /** Imports `env.table`, a table of functions of any size. */
  importTable(): void {
    this.importsTable = true;
  }
  importFunction(name: string, module: string, parameters: readonly WasmType[], result: WasmType | 'none'): void {
    this.imported.push({ module, name, signature: this.signature(parameters, result) });
  }
  /** Defines a function; `locals` are those after the parameters. */
  addFunction(
    name: string,
    parameters: readonly WasmType[],
    result: WasmType | 'none',
    locals: readonly WasmType[],
    body: Expression,
  ): void {
    this.defined.push({ name, signature: this.signature(parameters, result), locals, body });
  }
  exportFunction(name: string): void {
    this.exported.push(name);
  }
  private signature(parameters: readonly WasmType[], result: WasmType | 'none'): number {
    const key = `${parameters.join()}>${result}`;
    let index = this.signatureIndices.get(key);
    if (index === undefined) {
      index = this.signatures.push({ parameters, result }) - 1;
      this.signatureIndices.set(key, index);
    }
    return index;
  }

  /** The module in the binary format. */
  finish(): Uint8Array<ArrayBuffer> {
    const indices = new Map([...this.imported, ...this.defined].map(({ name }, index) => [name, index]));
    // Bodies come first, because they may use signatures that no function has.
    const bodies = this.defined.map(definition => this.body(definition, indices));
    const out = new ByteWriter();
    for (const byte of HEADER) out.byte(byte);
    section(out, SECTION.type, this.signatures, writeSignature);
    this.importSection(out);
    section(out, SECTION.function, this.defined, (writer, { signature }) => writer.unsigned(signature));
    section(out, SECTION.export, this.exported, (writer, name) => {
      writer.name(name);
      writer.byte(EXTERNAL.function);
      writer.unsigned(indices.get(name)!);
    });
    section(out, SECTION.code, bodies, (writer, body) => writer.sized(body));
    return out.finish();
  }
  private importSection(out: ByteWriter): void {
    const rows: ((writer: ByteWriter) => void)[] = this.imported.map(({ module, name, signature }) => writer => {
      external(writer, module, name, EXTERNAL.function);
      writer.unsigned(signature);
    });
    const { memory } = this;
    if (memory) rows.push(writer => writeMemory(writer, memory));
    if (this.importsTable) rows.push(writeTable);
    section(out, SECTION.import, rows, (writer, row) => row(writer));
  }
  private body({ locals, body }: DefinedFunction, functions: ReadonlyMap<string, number>): Uint8Array {
    const out = new ByteWriter();
    writeLocals(out, locals);
    new BodyWriter(out, functions, (parameters, result) => this.signature(parameters, result)).write(body);
    out.byte(END);
    return out.finish();
  }
}

function section<T>(
  out: ByteWriter,
  number: number,
  rows: readonly T[],
  write: (writer: ByteWriter, row: T) => void,
): void {
  const writer = new ByteWriter();
  writer.unsigned(rows.length);
  for (const row of rows) write(writer, row);
  out.byte(number);
  out.sized(writer.finish());
}
function writeSignature(writer: ByteWriter, { parameters, result }: Signature): void {
  writer.byte(FUNCTION_TYPE);
  writer.unsigned(parameters.length);
  for (const type of parameters) writer.byte(VALUE_TYPE[type]);
  writer.unsigned(result === 'none' ? 0 : 1);
  if (result !== 'none') writer.byte(VALUE_TYPE[result]);
}
function external(writer: ByteWriter, module: string, name: string, kind: number): void {
  writer.name(module);
  writer.name(name);
  writer.byte(kind);
}
function writeMemory(writer: ByteWriter, { pages, shared }: { readonly pages: number; readonly shared: boolean }) {
  external(writer, 'env', 'memory', EXTERNAL.memory);
  writer.byte(shared ? 3 : 1);
  writer.unsigned(pages);
  writer.unsigned(pages);
}
function writeTable(writer: ByteWriter): void {
  external(writer, 'env', 'table', EXTERNAL.table);
  writer.byte(FUNCTION_REFERENCE);
  writer.byte(0);
  writer.unsigned(1);
}
/** Locals are declared in runs of one type. */
function writeLocals(out: ByteWriter, locals: readonly WasmType[]): void {
  const runs: { readonly type: WasmType; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  out.unsigned(runs.length);
  for (const { type, count } of runs) {
    out.unsigned(count);
    out.byte(VALUE_TYPE[type]);
  }
}

/** Writes expressions in the order in which they are executed. */
class BodyWriter {
  private readonly out: ByteWriter;
  private readonly functions: ReadonlyMap<string, number>;
  private readonly signature: (parameters: readonly WasmType[], result: WasmType | 'none') => number;
  /** Labels of the constructs around, innermost last; null for those that cannot be named. */
  private readonly labels: (string | null)[] = [];
  constructor(out: ByteWriter, functions: ReadonlyMap<string, number>, signature: BodyWriter['signature']) {
    this.out = out;
    this.functions = functions;
    this.signature = signature;
  }
  write(expression: Expression): void {
    if (expression.kind === 'instruction') this.instruction(expression);
    else if (expression.kind === 'sequence') for (const part of expression.list) this.write(part);
    else if (expression.kind === 'labelled') this.labelled(expression);
    else this.conditional(expression);
  }
  private instruction({ opcode, operands, immediate }: Instruction): void {
    for (const operand of operands) this.write(operand);
    if (opcode > 0xff) {
      this.out.byte(opcode >> 8);
      this.out.unsigned(opcode & 0xff);
    } else this.out.byte(opcode);
    if (immediate) this.immediate(immediate);
  }
  private immediate(immediate: NonNullable<Immediate>): void {
    const { out } = this;
    switch (immediate.kind) {
      case 'i32':
        out.signed(immediate.value);
        break;
      case 'i64':
        out.signedLong(immediate.value);
        break;
      case 'f64':
        out.double(immediate.value);
        break;
      case 'local':
        out.unsigned(immediate.index);
        break;
      case 'memory':
        out.unsigned(31 - Math.clz32(immediate.align));
        out.unsigned(immediate.offset);
        break;
      case 'function':
        out.unsigned(this.functionIndex(immediate.name));
        break;
      case 'label':
        out.unsigned(this.depthOf(immediate.name));
        break;
      case 'signature':
        out.unsigned(this.signature(immediate.parameters, immediate.result));
        out.unsigned(0);
    }
  }
  private functionIndex(name: string): number {
    const index = this.functions.get(name);
    if (index === undefined) throw new Error(`the module has no function ${name}`);
    return index;
  }
  private depthOf(label: string): number {
    const at = this.labels.lastIndexOf(label);
    if (at < 0) throw new Error(`nothing around is called ${label}`);
    return this.labels.length - 1 - at;
  }
  private labelled({ isLoop, label, body, type }: Labelled): void {
    this.out.byte(isLoop ? LOOP : BLOCK);
    this.begin(label, type);
    this.write(body);
    this.end(type);
  }
  private conditional({ condition, yes, no, type }: Conditional): void {
    this.write(condition);
    this.out.byte(IF);
    this.begin(null, type);
    this.write(yes);
    if (no) {
      this.out.byte(ELSE);
      this.write(no);
    }
    this.end(type);
  }
  private begin(label: string | null, type: Expression['type']): void {
    this.labels.push(label);
    this.out.byte(type === 'none' || type === 'unreachable' ? EMPTY_BLOCK : VALUE_TYPE[type]);
  }
  /** What follows a construct that nothing leaves is not reached: V8's check has to be told. */
  private end(type: Expression['type']): void {
    this.labels.pop();
    this.out.byte(END);
    if (type === 'unreachable') this.out.byte(UNREACHABLE);
  }
}
