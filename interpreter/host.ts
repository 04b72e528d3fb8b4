/**
 * What tpy needs from its surroundings. interpreter/, tracer/ and backend-wasm/ import nothing from Node; a browser is a
 * second implementation of this interface and not a second project.
 */

/** A failure of the host's file system: `code` is the POSIX name (ENOENT, EACCES, EISDIR ...). */
export class HostError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Host {
  /** Whole contents of a file; throws HostError. */
  readFile(path: string): Uint8Array;
  writeFile(path: string, data: Uint8Array, append: boolean): void;
  /** 'file', 'directory', or null when nothing is there. */
  fileKind(path: string): 'file' | 'directory' | null;
  listDirectory(path: string): string[];
  makeDirectory(path: string): void;
  removeDirectory(path: string): void;
  removeFile(path: string): void;
  rename(from: string, to: string): void;
  currentDirectory(): string;
  /** Writes to standard output or standard error; throws HostError EPIPE when the reader is gone. */
  write(stream: 'stdout' | 'stderr', data: Uint8Array): void;
  isTerminal(stream: 'stdin' | 'stdout' | 'stderr'): boolean;
  /** Next line of standard input with its newline, '' at the end of the file. */
  readLine(): string;
  /** All of standard input that is left. */
  readAll(): Uint8Array;
  /** Seconds since the epoch. */
  wallClock(): number;
  /** Seconds on a monotonic clock. */
  monotonicClock(): number;
  /** Seconds of processor time of this process. */
  processorClock(): number;
  /** Blocks for so many seconds; returns early (false) when an interrupt arrived. */
  sleep(seconds: number): boolean;
  /** Lets the host's event loop turn once: signals, timers and messages arrive. */
  turn(): Promise<void>;
  randomBytes(count: number): Uint8Array;
  environment(): Record<string, string>;
  /** Minutes that local time is ahead of UTC at the given epoch seconds. */
  localOffset(epochSeconds: number): number;
  platform(): string;
  processId(): number;
}
