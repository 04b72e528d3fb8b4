/**
 * `tpy --serve`: runs many programs in one process, one after the other, each in a runtime of its own, as the messages of the
 * parent process say. For tests: they run thousands of small programs, and starting Node and warming up the tracer would take
 * most of their time.
 *
 * What always holds: a program sees what it would see in a process of its own (arguments, environment, input, streams that are no
 * terminal). What is shared is code only. After a bug (anything but a Python exception) the parent had better end the process.
 */
import process from 'node:process';
import type { ServeAnswer, ServeRequest } from '../conformance/serve-protocol.js';
import { parseOptions } from './flags.js';
import { NodeHost } from './node-host.js';
import { run } from './run.js';
import { interpreterModule, readBootImage } from './start-files.js';

/** Serves until the parent closes the channel. */
export function serve(): Promise<number> {
  const interpreter = interpreterModule();
  const bootImage = readBootImage();
  process.on('message', async ({ words, stdin, environment }: ServeRequest) => {
    const host = new CapturingHost(stdin);
    const restore = changeEnvironment(environment);
    let status = 1;
    let failure: string | null = null;
    try {
      status = await run(parseOptions(words), { host, interpreter, bootImage });
    } catch (error) {
      failure = `${(error as Error).stack ?? error}\n`;
    }
    restore();
    const answer: ServeAnswer = {
      stdout: host.text('stdout'),
      stderr: host.text('stderr') + (failure ?? ''),
      status,
      crashed: failure !== null,
    };
    process.send!(answer);
  });
  return new Promise(resolve => {
    process.on('disconnect', () => resolve(0));
  });
}

/** Sets variables; answers a function that puts everything back as it was. */
function changeEnvironment(changes: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, changes);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}

/** Takes what a program writes, and gives it the input that it was sent with. */
class CapturingHost extends NodeHost {
  readonly #chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  #input: Uint8Array;
  constructor(input: string) {
    super();
    this.#input = new TextEncoder().encode(input);
  }
  override write(stream: 'stdout' | 'stderr', data: Uint8Array): void {
    this.#chunks[stream].push(data.slice());
  }
  override isTerminal(): boolean {
    return false;
  }
  override readLine(): string {
    const end = this.#input.indexOf(10);
    return new TextDecoder().decode(this.#take(end < 0 ? this.#input.length : end + 1));
  }
  override readAll(): Uint8Array {
    return this.#take(this.#input.length);
  }
  #take(count: number): Uint8Array {
    const taken = this.#input.subarray(0, count);
    this.#input = this.#input.subarray(count);
    return taken;
  }
  text(stream: 'stdout' | 'stderr'): string {
    return Buffer.concat(this.#chunks[stream]).toString('utf8');
  }
}
