/**
 * Processes that run one tpy program after the other (`tpy --serve`, cli/serve.ts): what a start and cold code cost is paid once
 * for many programs.
 *
 * What always holds: a process runs one program at a time; one whose program took too long, or in which something broke, is
 * ended and never used again; and each is replaced after a number of programs, so that what they leave behind stays little.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { RunResult } from './expectations.js';
import type { ServeAnswer, ServeRequest } from './serve-protocol.js';

const PROGRAMS_PER_PROCESS = 60;
/** Characters of what the process itself says on standard error that are kept: V8 says first why it gives up. */
const LAST_WORDS = 1000;

export interface SharedResult extends RunResult {
  /** The process ended before the program did, and nobody killed it. */
  readonly died: boolean;
}

export class TpyProcesses {
  readonly #command: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #idle: Server[] = [];
  constructor(command: string, environment: NodeJS.ProcessEnv) {
    this.#command = command;
    this.#environment = environment;
  }
  /** Runs a program in an idle process, or in a new one when there is none. */
  async run(request: ServeRequest, timeLimitSeconds: number): Promise<SharedResult> {
    const server = this.#idle.pop() ?? new Server(this.#command, this.#environment);
    const result = await server.run(request, timeLimitSeconds);
    if (server.isUsable) this.#idle.push(server);
    else server.end();
    return result;
  }
  /** Ends the processes that are idle. */
  close(): void {
    for (const server of this.#idle.splice(0)) server.end();
  }
}

class Server {
  readonly #child: ChildProcess;
  #programs = 0;
  #isBroken = false;
  #lastWords = '';
  constructor(command: string, environment: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, [command, '--serve'], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(0, LAST_WORDS);
    });
  }
  get isUsable(): boolean {
    return !this.#isBroken && this.#programs < PROGRAMS_PER_PROCESS;
  }
  run(request: ServeRequest, timeLimitSeconds: number): Promise<SharedResult> {
    this.#programs++;
    const child = this.#child;
    const started = performance.now();
    return new Promise((resolve, reject) => {
      let timedOut = false;
      const timer = setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, timeLimitSeconds * 1000);
      const finish = (answer: Pick<RunResult, 'stdout' | 'stderr' | 'status'>, died: boolean): void => {
        clearTimeout(timer);
        child.off('message', answered).off('close', closed).off('error', reject);
        const { stdout, stderr, status } = answer;
        const seconds = (performance.now() - started) / 1000;
        resolve({ stdout, stderr, status, timedOut, seconds, died: died && !timedOut });
      };
      const answered = (answer: ServeAnswer): void => {
        this.#isBroken = answer.crashed;
        finish(answer, false);
      };
      const closed = (status: number | null): void => {
        this.#isBroken = true;
        finish({ stdout: '', stderr: this.#lastWords, status }, true);
      };
      child.on('message', answered).on('close', closed).on('error', reject);
      child.send(request);
    });
  }
  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
