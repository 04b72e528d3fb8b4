/**
 * Runs one benchmark program once on one engine, in a process of its own, and says what it took.
 *
 * Whole-process time is wall-clock time seen from outside, start-up and compilation included; iteration times are what the
 * program itself reports (programs/protocol.py). Peak memory is the resident set that GNU time reports, and undefined where
 * that command is missing. A run that fails, or whose checksum is not the expected one, is an error and never a number.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { BenchProgram } from './programs.js';

export interface BenchEngine {
  readonly name: string;
  /** The command and its first words; the program's path and arguments follow. */
  readonly command: readonly string[];
}

export interface Measurement {
  readonly program: string;
  readonly engine: string;
  readonly wholeSeconds: number;
  readonly iterationSeconds: readonly number[];
  readonly peakMemoryKiB: number | undefined;
  readonly checksum: string;
  /** What it wrote to standard error. */
  readonly errors: string;
}

export class BenchError extends Error {}

const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));
const timeCommand = '/usr/bin/time';

/**
 * What the programs find in their environment. Under NODE_EXTRA_CA_CERTS node reads and parses all those certificates before anything
 * else, for tens of milliseconds, which has nothing to do with what is measured here.
 */
export const environment: NodeJS.ProcessEnv = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };

function findProjectRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'tpy') return folder;
  if (dirname(folder) === folder) throw new Error('the project folder of tpy was not found');
  return findProjectRoot(dirname(folder));
}

/** A path below the project's folder. */
export function inProject(...parts: string[]): string {
  return join(projectRoot, ...parts);
}

/** tpy with and without its JIT, Debian's python3, and pypy3; those that are installed. */
export function availableEngines(): BenchEngine[] {
  const tpy = inProject('cli', 'tpy.cjs');
  const engines = [
    { name: 'tpy', file: tpy, command: [process.execPath, tpy, '--jit=on'] },
    { name: 'tpy-interpreter', file: tpy, command: [process.execPath, tpy, '--jit=off'] },
    { name: 'cpython', file: '/usr/bin/python3', command: ['/usr/bin/python3', '-B'] },
    { name: 'pypy', file: '/usr/bin/pypy3', command: ['/usr/bin/pypy3', '-B'] },
  ];
  return engines.filter(({ file }) => existsSync(file)).map(({ name, command }) => ({ name, command }));
}

/**
 * Runs a program to its end.
 *
 * @throws BenchError when it fails, says nothing about its iterations, or takes longer than `limitSeconds`
 */
export function measure(program: BenchProgram, engine: BenchEngine, limitSeconds = 120): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'tpy-bench-'));
  const memoryFile = join(folder, 'memory');
  const timed = existsSync(timeCommand) ? [timeCommand, '-f', '%M', '-o', memoryFile] : [];
  const script = inProject('bench', program.folder, `${program.name}.py`);
  const words = [...timed, ...engine.command, script, String(program.size), String(program.iterations)];
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(words[0]!, words.slice(1), {
    encoding: 'utf8',
    env: environment,
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  const wholeSeconds = (performance.now() - started) / 1000;
  const peakMemoryKiB = existsSync(memoryFile)
    ? Number(readFileSync(memoryFile, 'utf8').trim().split('\n').at(-1))
    : NaN;
  rmSync(folder, { recursive: true });
  if (status !== 0) {
    throw new BenchError(
      `${program.name} on ${engine.name}: ${error?.message ?? `status ${status}`}\n${stderr.slice(-2000)}`,
    );
  }
  return {
    program: program.name,
    engine: engine.name,
    wholeSeconds,
    iterationSeconds: readIterations(stderr, program, engine),
    peakMemoryKiB: Number.isFinite(peakMemoryKiB) ? peakMemoryKiB : undefined,
    checksum: stdout.trim(),
    errors: stderr,
  };
}

function readIterations(stderr: string, program: BenchProgram, engine: BenchEngine): number[] {
  const line = stderr.split('\n').findLast(text => text.startsWith('{"times"'));
  const times: number[] = line === undefined ? [] : JSON.parse(line).times;
  if (times.length === program.iterations) return times;
  throw new BenchError(
    `${program.name} on ${engine.name} reported ${times.length} of ${program.iterations} iterations`,
  );
}
