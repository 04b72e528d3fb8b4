/**
 * Writes the body of a function, instruction by instruction in the order of execution: operands first, as the stack machine wants them.
 * Nothing stands between the emitter and the bytes, because each trace is emitted once: what is built only to be read once more costs as much
 * as the trace.
 *
 * What always holds: `block`, `loop` and `if` are each closed by an `end`; a label is only named within its construct.
 */
import { ByteWriter } from './byte-writer.js';
import { Control, Memory, TypeCode } from './opcodes.js';

/** How deep a construct is nested; branches name it. */
export type Label = number;

export class CodeWriter extends ByteWriter {
  private depth = 0;

  /** An instruction without immediates. */
  op(opcode: number): void {
    if (opcode > 0xff) {
      this.byte(opcode >> 8);
      this.byte(opcode & 0xff);
    } else this.byte(opcode);
  }
  i32(value: number): void {
    this.byte(0x41);
    this.signed(value);
  }
  /** The low 64 bits of the number. */
  i64(value: bigint): void {
    this.byte(0x42);
    this.signedLong(BigInt.asIntN(64, value));
  }
  f64(value: number): void {
    this.byte(0x44);
    this.double(value);
  }
  getLocal(index: number): void {
    this.byte(0x20);
    this.unsigned(index);
  }
  setLocal(index: number): void {
    this.byte(0x21);
    this.unsigned(index);
  }
  /** Sets the local and leaves the value. */
  teeLocal(index: number): void {
    this.byte(0x22);
    this.unsigned(index);
  }
  /** A load or store at the address on the stack plus `offset`. */
  memory(opcode: Memory, offset: number): void {
    this.byte(opcode);
    this.byte(alignmentOf(opcode));
    this.unsigned(offset);
  }

  call(functionIndex: number): void {
    this.byte(Control.CALL);
    this.unsigned(functionIndex);
  }
  /** Calls what stands in the table at the index on the stack. */
  callIndirect(signature: number): void {
    this.byte(Control.CALL_INDIRECT);
    this.unsigned(signature);
    this.byte(0);
  }
  /** Calls what stands in the table, and returns what it returns, in the caller's place. */
  returnCallIndirect(signature: number): void {
    this.byte(Control.RETURN_CALL_INDIRECT);
    this.unsigned(signature);
    this.byte(0);
  }

  /** A block, left by branches to its label. */
  block(): Label {
    return this.begin(Control.BLOCK, TypeCode.NONE);
  }
  /** A loop, repeated by branches to its label. */
  loop(): Label {
    return this.begin(Control.LOOP, TypeCode.NONE);
  }
  /** What follows happens if the word on the stack is not 0, until `else` or `end`; both sides leave a value of the type. */
  if(type: TypeCode = TypeCode.NONE): void {
    this.begin(Control.IF, type);
  }
  private begin(opcode: Control, type: TypeCode): Label {
    this.byte(opcode);
    this.byte(type);
    return ++this.depth;
  }
  else(): void {
    this.byte(Control.ELSE);
  }
  end(): void {
    this.depth--;
    this.byte(Control.END);
  }
  /** Ends a construct that nothing leaves at its end: V8's check has to be told that what follows is not reached. */
  endUnreachable(): void {
    this.end();
    this.byte(Control.UNREACHABLE);
  }
  br(label: Label): void {
    this.byte(Control.BR);
    this.unsigned(this.depth - label);
  }
  brIf(label: Label): void {
    this.byte(Control.BR_IF);
    this.unsigned(this.depth - label);
  }
}
/** The logarithm of the size. */
function alignmentOf(opcode: Memory): number {
  switch (opcode) {
    case Memory.LOAD_I32:
    case Memory.STORE_I32:
      return 2;
    case Memory.LOAD_U8:
    case Memory.STORE_8:
      return 0;
    case Memory.LOAD_U16:
    case Memory.STORE_16:
      return 1;
    default:
      return 3;
  }
}
