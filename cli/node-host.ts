/** The Host of Node: synchronous files and streams, clocks, entropy. */
import fs from 'node:fs';
import process from 'node:process';
import { clock } from '../interpreter/clock.js';
import { type Host, HostError } from '../interpreter/host.js';

const FILE_NUMBERS = { stdin: 0, stdout: 1, stderr: 2 } as const;
/** Milliseconds to wait when a pipe is full. */
const RETRY_DELAY = 2;
const pause = new Int32Array(new SharedArrayBuffer(4));
clock.now = () => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
};

/** Runs a file operation; Node's errors become HostErrors. */
function hosted<T>(operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new HostError(code, message);
  }
}
function writeAll(file: number, data: Uint8Array): void {
  let at = 0;
  while (at < data.length) {
    try {
      at += fs.writeSync(file, data, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, RETRY_DELAY);
    }
  }
}
function readSome(buffer: Uint8Array): number {
  for (;;) {
    try {
      return fs.readSync(0, buffer, 0, buffer.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, RETRY_DELAY * 5);
    }
  }
}

export class NodeHost implements Host {
  private pending = new Uint8Array(0);

  readFile(path: string): Uint8Array {
    return hosted(() => fs.readFileSync(path));
  }
  writeFile(path: string, data: Uint8Array, append: boolean): void {
    hosted(() => (append ? fs.appendFileSync(path, data) : fs.writeFileSync(path, data)));
  }
  fileKind(path: string): 'file' | 'directory' | null {
    const stat = fs.statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? null : stat.isDirectory() ? 'directory' : 'file';
  }
  listDirectory(path: string): string[] {
    return hosted(() => fs.readdirSync(path));
  }
  makeDirectory(path: string): void {
    hosted(() => fs.mkdirSync(path));
  }
  removeDirectory(path: string): void {
    hosted(() => fs.rmdirSync(path));
  }
  removeFile(path: string): void {
    hosted(() => fs.unlinkSync(path));
  }
  rename(from: string, to: string): void {
    hosted(() => fs.renameSync(from, to));
  }
  currentDirectory(): string {
    return process.cwd();
  }
  write(stream: 'stdout' | 'stderr', data: Uint8Array): void {
    hosted(() => writeAll(FILE_NUMBERS[stream], data));
  }
  isTerminal(stream: 'stdin' | 'stdout' | 'stderr'): boolean {
    return isTerminal(FILE_NUMBERS[stream]);
  }
  readLine(): string {
    const chunks: Uint8Array[] = [];
    for (;;) {
      const end = this.pending.indexOf(10);
      if (end >= 0) {
        chunks.push(this.pending.subarray(0, end + 1));
        this.pending = this.pending.slice(end + 1);
        break;
      }
      chunks.push(this.pending);
      const buffer = new Uint8Array(65536);
      const count = hosted(() => readSome(buffer));
      this.pending = buffer.subarray(0, count);
      if (count === 0) break;
    }
    return Buffer.concat(chunks).toString('utf8');
  }
  readAll(): Uint8Array {
    const chunks: Uint8Array[] = [this.pending];
    this.pending = new Uint8Array(0);
    for (;;) {
      const buffer = new Uint8Array(65536);
      const count = hosted(() => readSome(buffer));
      if (count === 0) return Buffer.concat(chunks);
      chunks.push(buffer.subarray(0, count));
    }
  }
  wallClock(): number {
    return (performance.timeOrigin + performance.now()) / 1000;
  }
  monotonicClock(): number {
    return clock.now() / 1000;
  }
  processorClock(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
  sleep(seconds: number): boolean {
    if (seconds > 0) Atomics.wait(pause, 0, 0, seconds * 1000);
    return true;
  }
  turn(): Promise<void> {
    return new Promise(resolve => setImmediate(resolve));
  }
  randomBytes(count: number): Uint8Array {
    // Asked for here, since loading it takes longer than most of a start.
    return process.getBuiltinModule('node:crypto').randomBytes(count);
  }
  environment(): Record<string, string> {
    return process.env as Record<string, string>;
  }
  localOffset(epochSeconds: number): number {
    return -new Date(epochSeconds * 1000).getTimezoneOffset();
  }
  platform(): string {
    return process.platform;
  }
  processId(): number {
    return process.pid;
  }
}
/** Only character devices may be terminals; for these alone node:tty is loaded, which brings half of node's network code along. */
function isTerminal(file: number): boolean {
  try {
    return fs.fstatSync(file).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(file);
  } catch {
    return false;
  }
}
