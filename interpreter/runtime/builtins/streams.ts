/**
 * Files and the standard streams, as host objects. A file is read whole when it is opened for reading and written when it is
 * flushed or closed; the standard streams collect output and pass it on in blocks, or line by line on a terminal.
 *
 * What always holds: text is encoded as UTF-8 unless the program says otherwise; newlines are read universally and written
 * as they are.
 */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { Machine } from '../../heap/machine.js';
import { NULL } from '../../heap/well-known.js';
import { HostError } from '../../host.js';
import type { Space } from '../space.js';
import { codecNamed, decodeBytes, encodeText } from '../types/codecs.js';
import { osError, osErrorOf } from './os-error.js';

const BLOCK = 1 << 16;

/** Output to the host's stdout or stderr. */
export class OutputStream {
  private readonly pending: string[] = [];
  private pendingLength = 0;
  private readonly encoder = new TextEncoder();
  private readonly lineBuffered: boolean;
  readonly name: 'stdout' | 'stderr';
  private readonly space: Space;

  constructor(space: Space, name: 'stdout' | 'stderr') {
    this.space = space;
    this.name = name;
    this.lineBuffered = name === 'stderr' || space.host.isTerminal(name);
  }
  write(text: string): void {
    if (!isWellFormed(text)) this.refuseSurrogates(text);
    this.pending.push(text);
    this.pendingLength += text.length;
    if (this.pendingLength >= BLOCK || (this.lineBuffered && text.includes('\n')) || this.name === 'stderr')
      this.flush();
  }
  private refuseSurrogates(text: string): void {
    encodeText(this.space, this.space.str(text), 'utf-8', this.name === 'stderr' ? 'backslashreplace' : 'strict');
  }
  /** Passes bytes on, after the text before them. */
  writeBytes(data: Uint8Array): void {
    this.flush();
    this.space.host.write(this.name, data);
  }
  flush(): void {
    if (this.pendingLength === 0) return;
    const data = this.encoder.encode(this.pending.join(''));
    this.pending.length = 0;
    this.pendingLength = 0;
    this.space.host.write(this.name, data);
  }
}
const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/.test(text) || !/\p{Surrogate}/u.test(text);

export interface FileMode {
  readonly text: string;
  readonly binary: boolean;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
}
/** Parses open()'s mode; undefined when it is not one. */
export function parseMode(mode: string): FileMode | undefined {
  const letters = new Set(mode);
  const main = [...mode].filter(c => 'rwax'.includes(c));
  const valid = [...mode].every(c => 'rwaxbt+'.includes(c)) && letters.size === mode.length && main.length === 1;
  if (!valid || (letters.has('b') && letters.has('t'))) return undefined;
  const plus = letters.has('+');
  return {
    text: mode,
    binary: letters.has('b'),
    readable: main[0] === 'r' || plus,
    writable: main[0] !== 'r' || plus,
    append: main[0] === 'a',
  };
}
/** An open file of the host: its contents and a position, both in bytes. */
export class FileState {
  closed = false;
  position = 0;
  private data: Uint8Array;
  private length: number;
  /** How much of the data is in the host's file, unchanged. */
  private flushed: number;
  private dirty = false;
  readonly path: string;
  readonly mode: FileMode;
  private readonly space: Space;

  constructor(space: Space, path: string, mode: FileMode, data: Uint8Array) {
    this.space = space;
    this.path = path;
    this.mode = mode;
    this.data = data;
    this.length = data.length;
    this.flushed = data.length;
    if (mode.append) this.position = this.length;
  }
  get size(): number {
    return this.length;
  }
  /** The bytes [from, to), in place. */
  view(from: number, to: number): Uint8Array {
    return this.data.subarray(Math.min(from, this.length), Math.min(to, this.length));
  }
  /** Up to `count` bytes from the position (negative: all), which moves behind them. */
  read(count: number): Uint8Array {
    const end = count < 0 ? this.length : Math.min(this.length, this.position + count);
    const result = this.view(this.position, end);
    this.position = Math.max(this.position, end);
    return result;
  }
  /** A line with its end, at most `limit` bytes (negative: no limit). */
  readLine(limit: number): Uint8Array {
    const newline = this.data.subarray(0, this.length).indexOf(10, this.position);
    const end = newline < 0 ? this.length : newline + 1;
    return this.read(limit < 0 ? end - this.position : Math.min(limit, end - this.position));
  }
  write(bytes: Uint8Array): void {
    const at = this.mode.append ? this.length : this.position;
    const end = at + bytes.length;
    if (end > this.data.length) {
      const grown = new Uint8Array(Math.max(end, this.data.length * 2, 1024));
      grown.set(this.data.subarray(0, this.length));
      this.data = grown;
    }
    this.data.set(bytes, at);
    this.flushed = Math.min(this.flushed, at);
    this.length = Math.max(this.length, end);
    this.position = end;
    this.dirty = true;
    if (this.length - this.flushed > 16 * BLOCK) this.flush();
  }
  truncate(size: number): void {
    if (size > this.data.length) {
      const grown = new Uint8Array(size);
      grown.set(this.data.subarray(0, this.length));
      this.data = grown;
    }
    this.data.fill(0, Math.min(size, this.length), this.length);
    this.length = size;
    this.flushed = 0;
    this.dirty = true;
  }
  flush(): void {
    if (!this.dirty) return;
    const isTail = this.flushed > 0 || this.mode.append;
    const data = this.data.slice(isTail ? this.flushed : 0, this.length);
    this.space.host.writeFile(this.path, data, isTail);
    this.flushed = this.length;
    this.dirty = false;
  }
  close(): void {
    if (this.closed) return;
    this.flush();
    this.closed = true;
  }
}
/** Opens a file for open(); raises OSError. */
export function openFile(space: Space, pathRef: Ref, path: string, mode: FileMode): FileState {
  const { host } = space;
  try {
    const kind = host.fileKind(path);
    if (kind === 'directory') throw osErrorOf(space, 21, pathRef);
    const main = mode.text[mode.text.search(/[rwax]/)]!;
    if (main === 'x' && kind !== null) throw osErrorOf(space, 17, pathRef);
    if (main === 'w' || main === 'x' || (main === 'a' && kind === null)) {
      host.writeFile(path, new Uint8Array(0), false);
      return new FileState(space, path, mode, new Uint8Array(0));
    }
    return new FileState(space, path, mode, host.readFile(path));
  } catch (error) {
    if (error instanceof HostError) throw osError(space, error, pathRef);
    throw error;
  }
}

/** Text over a file: the rest of it decoded at the first read, with universal newlines. */
export class TextFile {
  readonly file: FileState;
  readonly encoding: string;
  readonly errors: string;
  /** None: universal; '': kept as they are, but lines end at any; else the one line end. */
  readonly newline: string | null;
  private readonly space: Space;
  private text: string | null = null;
  private at = 0;

  constructor(space: Space, file: FileState, encoding: string, errors: string, newline: string | null) {
    codecNamed(space, encoding);
    this.space = space;
    this.file = file;
    this.encoding = encoding;
    this.errors = errors;
    this.newline = newline;
  }
  private loaded(): string {
    if (this.text === null) {
      const rest = this.file.read(-1);
      const decoded = this.space.text(decodeBytes(this.space, this.space.bytes(rest), this.encoding, this.errors));
      this.text = this.newline === null ? decoded.replace(/\r\n?/g, '\n') : decoded;
      this.at = 0;
    }
    return this.text;
  }
  read(count: number): string {
    const text = this.loaded();
    if (count < 0) {
      const rest = text.slice(this.at);
      this.at = text.length;
      return rest;
    }
    let end = this.at;
    for (let k = 0; k < count && end < text.length; k++) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
    const part = text.slice(this.at, end);
    this.at = end;
    return part;
  }
  readLine(limit: number): string {
    const text = this.loaded();
    let end: number;
    if (this.newline === '') {
      const match = /\r\n|\r|\n/g;
      match.lastIndex = this.at;
      end = match.exec(text) === null ? text.length : match.lastIndex;
    } else {
      const mark = this.newline ?? '\n';
      const found = text.indexOf(mark, this.at);
      end = found < 0 ? text.length : found + mark.length;
    }
    if (limit >= 0) end = Math.min(end, this.at + limit);
    const line = text.slice(this.at, end);
    this.at = end;
    return line;
  }
  write(text: string): void {
    this.leaveText();
    const translated = this.newline === '\r\n' || this.newline === '\r' ? text.replace(/\n/g, this.newline) : text;
    this.file.write(encodeText(this.space, this.space.str(translated), this.encoding, this.errors));
  }
  /** Forgets what was decoded and puts the file's position where the text's is. */
  private leaveText(): void {
    if (this.text === null) return;
    this.file.position = this.tell();
    this.text = null;
  }
  tell(): number {
    if (this.text === null) return this.file.position;
    const unread = encodeText(this.space, this.space.str(this.text.slice(this.at)), this.encoding, this.errors);
    return this.file.position - unread.length;
  }
  seek(position: number, whence: number): number {
    this.text = null;
    this.file.position = whence === 2 ? this.file.size + position : whence === 1 ? this.tell() : position;
    return this.file.position;
  }
}

// ---- the standard streams ------------------------------------------------------------------------------------------------

interface Standard {
  stdout: OutputStream;
  stderr: OutputStream;
  /** The objects made for them: sys.stdout and so on at the start. */
  objects: Map<string, Ref>;
}
const standards = new WeakMap<Space, Standard>();
/** The standard streams of a space. */
export function standardStreams(space: Space): Standard {
  let known = standards.get(space);
  if (known === undefined) {
    known = {
      stdout: new OutputStream(space, 'stdout'),
      stderr: new OutputStream(space, 'stderr'),
      objects: new Map(),
    };
    standards.set(space, known);
  }
  return known;
}
/** Writes out what the standard streams still hold: before the program ends, and before a traceback is shown. */
export function flushStandardStreams(space: Space): void {
  const { stdout, stderr } = standardStreams(space);
  stdout.flush();
  stderr.flush();
}
/** The object `sys.stdin`, `sys.stdout` or `sys.stderr` at the start. */
export function standardObject(space: Space, name: 'stdin' | 'stdout' | 'stderr'): Ref {
  const { objects, stdout, stderr } = standardStreams(space);
  let object = objects.get(name);
  if (object === undefined) {
    const value = name === 'stdin' ? new InputStream(space) : name === 'stdout' ? stdout : stderr;
    object = space.hostObject(space.class('TextIOWrapper'), value);
    space.hostTable.hold(object);
    objects.set(name, object);
  }
  return object;
}
/** An attribute of the module sys as the program sees it; the standard object while sys was not imported; NULL: None. */
export function sysAttribute(space: Space, name: 'stdin' | 'stdout' | 'stderr'): Ref {
  const modules = space.machine(Machine.modules) as Ref;
  const sys = modules === NULL ? NULL : space.dictGetName(modules, 'sys');
  if (sys === NULL) return standardObject(space, name);
  const value = space.dictGetName(space.load(sys, L.Module.namespace), name);
  return value === space.none ? NULL : value;
}
/** Standard input. */
export class InputStream {
  private rest = '';
  private readonly space: Space;
  constructor(space: Space) {
    this.space = space;
  }
  readLine(limit = -1): string {
    const line = this.rest !== '' ? this.takeLine() : this.space.host.readLine();
    if (limit < 0 || line.length <= limit) return line;
    this.rest = line.slice(limit) + this.rest;
    return line.slice(0, limit);
  }
  private takeLine(): string {
    const end = this.rest.indexOf('\n');
    const line = end < 0 ? this.rest + this.space.host.readLine() : this.rest.slice(0, end + 1);
    this.rest = end < 0 ? '' : this.rest.slice(end + 1);
    return line;
  }
  read(count: number): string {
    const everything = this.rest + new TextDecoder().decode(this.space.host.readAll());
    const end = count < 0 ? everything.length : Math.min(count, everything.length);
    this.rest = everything.slice(end);
    return everything.slice(0, end);
  }
}
