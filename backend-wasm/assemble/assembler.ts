/**
 * Makes a Wasm module of functions. It does what is needed of binaryen's builder for traces, and nothing else: binaryen takes a third of a
 * second to load, which is longer than many programs run, and as long again to warm up (docs/jit.md).
 *
 * What always holds: all imports are declared before the first function is added, so that a function's index is known from then on. Bodies
 * are written when the module is finished, and may add further functions. Nothing is checked here; V8 checks every module that it compiles.
 */
import { ByteWriter } from './byte-writer.js';
import { CodeWriter } from './code-writer.js';
import { Control, TYPE_CODE, type WasmType } from './opcodes.js';

const FUNCTION_REFERENCE = 0x70;
const FUNCTION_TYPE = 0x60;
/** Numbers of the sections and of what is imported and exported. */
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const EXTERNAL = { function: 0, table: 1, memory: 2 } as const;
const HEADER = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

export type Result = WasmType | 'none';
/** Writes a function's body and answers the types of its locals, those after the parameters. */
export type BodyWriter = (code: CodeWriter) => readonly WasmType[];

interface Signature {
  readonly parameters: readonly WasmType[];
  readonly result: Result;
}
interface ImportedFunction {
  readonly module: string;
  readonly name: string;
  readonly signature: number;
}
interface DefinedFunction {
  readonly signature: number;
  readonly write: BodyWriter;
}

export class Assembler {
  private readonly signatures: Signature[] = [];
  private readonly signatureIndices = new Map<string, number>();
  private readonly imported: ImportedFunction[] = [];
  private readonly defined: DefinedFunction[] = [];
  private readonly exported: { readonly name: string; readonly index: number }[] = [];
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
  /** Imports a function and answers its index. */
  importFunction(name: string, module: string, parameters: readonly WasmType[], result: Result): number {
    if (this.defined.length > 0) throw new Error(`${name} is imported after functions were added`);
    return this.imported.push({ module, name, signature: this.signature(parameters, result) }) - 1;
  }
  /** Adds a function and answers its index. */
  addFunction(parameters: readonly WasmType[], result: Result, write: BodyWriter): number {
    this.defined.push({ signature: this.signature(parameters, result), write });
    return this.imported.length + this.defined.length - 1;
  }
  exportFunction(name: string, index: number): void {
    this.exported.push({ name, index });
  }
  /** The index of a signature, for indirect calls. */
  signature(parameters: readonly WasmType[], result: Result): number {
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
    // Bodies come first, because they may add signatures and functions.
    const bodies = new ByteWriter(8192);
    for (let i = 0; i < this.defined.length; i++) writeBody(bodies, this.defined[i]!);
    const out = new ByteWriter(bodies.length + 1024);
    out.raw(HEADER);
    section(out, SECTION.type, this.signatures, writeSignature);
    this.importSection(out);
    section(out, SECTION.function, this.defined, writeSignatureIndex);
    section(out, SECTION.export, this.exported, writeExport);
    this.codeSection(out, bodies);
    return out.finish();
  }
  private importSection(out: ByteWriter): void {
    const { memory } = this;
    const rows = new ByteWriter();
    rows.unsigned(this.imported.length + (memory ? 1 : 0) + (this.importsTable ? 1 : 0));
    for (const row of this.imported) writeImport(rows, row);
    if (memory) writeMemory(rows, memory.pages, memory.shared);
    if (this.importsTable) writeTable(rows);
    out.byte(SECTION.import);
    out.sized(rows.written());
  }
  private codeSection(out: ByteWriter, bodies: ByteWriter): void {
    const count = new ByteWriter(8);
    count.unsigned(this.defined.length);
    out.byte(SECTION.code);
    out.unsigned(count.length + bodies.length);
    out.raw(count.written());
    out.raw(bodies.written());
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
  out.sized(writer.written());
}
function writeSignature(writer: ByteWriter, { parameters, result }: Signature): void {
  writer.byte(FUNCTION_TYPE);
  writer.unsigned(parameters.length);
  for (const type of parameters) writer.byte(TYPE_CODE[type]);
  writer.unsigned(result === 'none' ? 0 : 1);
  if (result !== 'none') writer.byte(TYPE_CODE[result]);
}
function writeSignatureIndex(writer: ByteWriter, { signature }: DefinedFunction): void {
  writer.unsigned(signature);
}
function writeExport(writer: ByteWriter, { name, index }: { readonly name: string; readonly index: number }): void {
  writer.name(name);
  writer.byte(EXTERNAL.function);
  writer.unsigned(index);
}
function writeImport(writer: ByteWriter, { module, name, signature }: ImportedFunction): void {
  external(writer, module, name, EXTERNAL.function);
  writer.unsigned(signature);
}
function external(writer: ByteWriter, module: string, name: string, kind: number): void {
  writer.name(module);
  writer.name(name);
  writer.byte(kind);
}
function writeMemory(writer: ByteWriter, pages: number, shared: boolean): void {
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
function writeBody(out: ByteWriter, { write }: DefinedFunction): void {
  const code = new CodeWriter(1024);
  const locals = new ByteWriter(64);
  writeLocals(locals, write(code));
  code.byte(Control.END);
  out.unsigned(locals.length + code.length);
  out.raw(locals.written());
  out.raw(code.written());
}
/** Locals are declared in runs of one type. */
function writeLocals(out: ByteWriter, locals: readonly WasmType[]): void {
  let runs = 0;
  for (let i = 0; i < locals.length; i++) if (locals[i] !== locals[i - 1]) runs++;
  out.unsigned(runs);
  for (let start = 0; start < locals.length; ) {
    let end = start + 1;
    while (locals[end] === locals[start]) end++;
    out.unsigned(end - start);
    out.byte(TYPE_CODE[locals[start]!]);
    start = end;
  }
}
