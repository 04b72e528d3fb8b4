/**
 * A growing buffer of bytes with the number formats of Wasm's binary format (WebAssembly Core Specification, chapter 5: Binary Format).
 */
const encoder = new TextEncoder();
const double = new DataView(new ArrayBuffer(8));
const doubleBytes = new Uint8Array(double.buffer);
/** No number takes more bytes. */
const LONGEST_NUMBER = 10;

export class ByteWriter {
  private bytes: Uint8Array;
  length = 0;
  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
  byte(value: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = value;
  }
  /** An unsigned number below 2^32, LEB128. */
  unsigned(value: number): void {
    if (value >= 0 && value <= 0x7f) {
      this.byte(value);
      return;
    }
    this.reserve(LONGEST_NUMBER);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }
  /** A signed 32-bit number, LEB128. */
  signed(value: number): void {
    this.reserve(LONGEST_NUMBER);
    let rest = value | 0;
    while (rest < -0x40 || rest > 0x3f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
    }
    this.bytes[this.length++] = rest & 0x7f;
  }
  /** A signed 64-bit number, LEB128. */
  signedLong(value: bigint): void {
    if (value >= -0x80000000n && value <= 0x7fffffffn) {
      this.signed(Number(value));
      return;
    }
    this.reserve(LONGEST_NUMBER);
    let rest = value;
    while (rest < -0x40n || rest > 0x3fn) {
      this.bytes[this.length++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.bytes[this.length++] = Number(rest & 0x7fn);
  }
  double(value: number): void {
    double.setFloat64(0, value, true);
    this.raw(doubleBytes);
  }
  /** A text in UTF-8 with its length before it. */
  name(text: string): void {
    this.sized(encoder.encode(text));
  }
  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  /** Bytes with their number before them. */
  sized(bytes: Uint8Array): void {
    this.unsigned(bytes.length);
    this.raw(bytes);
  }
  /** What was written so far, until the next byte is written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length) as Uint8Array<ArrayBuffer>;
  }
}
