/**
 * Runs the conformance scripts and compares what they print with what they promise (see expectations.ts).
 *
 *     node dist/conformance/main.js [--modes=off,on,eager,stress] [--oracle[=python3|pyodide]] [--accept]
 *                                   [--jobs=N] [--own-process] [--verbose] [filter...]
 *
 * A filter is a part of a script's path. Without `--oracle` every script runs under tpy in every mode it allows; with it,
 * under a CPython, which proves the expectations themselves. `--accept --oracle` writes the oracle's output to the
 * `.expected` file of every script that has one or, when a filter names it, promises no output; the scripts themselves are
 * never changed. `--own-process` gives every script a process of its own.
 *
 * The closing line is always `N passed, N failed, N skipped`; the status is 1 when anything failed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  type Engine,
  projectRoot,
  pyodideEngine,
  python3Engine,
  sharedEngine,
  startProcesses,
  tpyEngine,
} from './engines.js';
import type { TpyProcesses } from './tpy-processes.js';
import { knownFailure } from './known-failures.js';
import {
  type Expectations,
  findBrokenJitPromise,
  findBrokenPromise,
  type ModeName,
  modeNames,
  parseExpectations,
  promisesAnything,
} from './expectations.js';

export interface Script {
  /** Path below conformance/, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly expected: Expectations;
}

export interface Outcome {
  readonly script: Script;
  readonly engine: string;
  readonly verdict: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly reason: string;
  readonly seconds: number;
}

const scriptFolders = ['language', 'builtins', 'stdlib', 'limits', 'jit', 'regressions'];

/** All scripts whose name contains one of the filters (all, when there is none), in alphabetical order. */
export function findScripts(filters: readonly string[] = []): Script[] {
  const root = join(projectRoot, 'conformance');
  const files = scriptFolders.flatMap(folder => listPythonFiles(join(root, folder)));
  return files
    .map(path => ({ path, name: relative(root, path).replaceAll('\\', '/') }))
    .filter(({ name }) => filters.length === 0 || filters.some(filter => name.includes(filter)))
    .flatMap(({ path, name }) => loadScript(path, name));
}

function listPythonFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && entry.name.endsWith('.py'))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function expectedFileOf(path: string): string {
  return path.replace(/\.py$/, '.expected');
}

function loadScript(path: string, name: string): Script[] {
  const source = readFileSync(path, 'utf8');
  const expectedPath = expectedFileOf(path);
  const expectedFile = existsSync(expectedPath) ? readFileSync(expectedPath, 'utf8') : undefined;
  if (expectedFile === undefined && !promisesAnything(source)) return [];
  return [{ name, path, expected: parseExpectations(source, name, expectedFile) }];
}

/** Runs one script on one engine and judges it. Never rejects: an engine that cannot be started is a failure. */
export async function runScript(script: Script, engine: Engine): Promise<Outcome> {
  const { expected } = script;
  const outcome = (verdict: Outcome['verdict'], reason: string, seconds = 0): Outcome => ({
    script,
    engine: engine.name,
    verdict,
    reason,
    seconds,
  });
  if (engine.version && !expected.oracles.includes(engine.version)) {
    return outcome('skipped', `not proven by CPython ${engine.version}`);
  }
  if (!engine.version && !expected.modes.includes(engine.name as ModeName))
    return outcome('skipped', 'other modes only');
  try {
    const actual = await engine.run(script.path, expected);
    const jitPromises = engine.name === 'eager' ? expected.jit : [];
    const reason = findBrokenPromise(expected, actual) ?? findBrokenJitPromise(jitPromises, actual.stderr);
    return outcome(reason === undefined ? 'passed' : 'failed', reason ?? '', actual.seconds);
  } catch (error) {
    return outcome('failed', `${engine.name} did not run: ${error instanceof Error ? error.message : error}`);
  }
}

/** Runs every script on every engine, `jobs` at a time, and reports each outcome as it comes. */
export async function runAll(
  scripts: readonly Script[],
  engines: readonly Engine[],
  jobs: number,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const queue = scripts.flatMap(script => engines.map(engine => ({ script, engine })));
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const outcome = await runScript(next.script, next.engine);
      outcomes.push(outcome);
      report(outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return outcomes;
}

/** The closing line. */
export function summarize(outcomes: readonly Outcome[]): string {
  const count = (verdict: Outcome['verdict']) => outcomes.filter(outcome => outcome.verdict === verdict).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

interface Options {
  modes: ModeName[];
  oracle: string | undefined;
  accept: boolean;
  jobs: number;
  ownProcess: boolean;
  verbose: boolean;
  filters: string[];
}

function parseOptions(words: readonly string[]): Options {
  const options: Options = {
    modes: modeNames,
    oracle: undefined,
    accept: false,
    jobs: 2,
    ownProcess: false,
    verbose: false,
    filters: [],
  };
  for (const word of words) {
    const [flag, value] = word.split('=', 2);
    if (flag === '--modes') options.modes = value!.split(',').map(requireMode);
    else if (flag === '--oracle') options.oracle = value ?? 'python3';
    else if (flag === '--accept') options.accept = true;
    else if (flag === '--jobs') options.jobs = Math.max(1, Number(value));
    else if (flag === '--own-process') options.ownProcess = true;
    else if (flag === '--verbose') options.verbose = true;
    else if (word.startsWith('-')) throw new Error(`unknown option ${word}`);
    else options.filters.push(word);
  }
  return options;
}

function requireMode(name: string): ModeName {
  const mode = modeNames.find(known => known === name);
  if (mode === undefined) throw new Error(`unknown mode ${name}; the modes are ${modeNames.join(', ')}`);
  return mode;
}

async function chooseEngines(options: Options, processes: TpyProcesses): Promise<Engine[]> {
  if (options.oracle === undefined)
    return options.modes.map(options.ownProcess ? tpyEngine : mode => sharedEngine(mode, processes));
  if (options.oracle === 'python3') return [python3Engine()];
  if (options.oracle === 'pyodide') return [await pyodideEngine()];
  throw new Error(`unknown oracle ${options.oracle}; the oracles are python3 and pyodide`);
}

/**
 * Writes the oracle's output as the expectation of scripts that keep theirs in a file: with filters, also of those that
 * have no such file yet.
 */
async function accept(filters: readonly string[], engine: Engine): Promise<number> {
  const root = join(projectRoot, 'conformance');
  const chosen = scriptFolders
    .flatMap(folder => listPythonFiles(join(root, folder)))
    .filter(path =>
      filters.length > 0 ? filters.some(filter => path.includes(filter)) : existsSync(expectedFileOf(path)),
    );
  let written = 0;
  for (const path of chosen) {
    const source = readFileSync(path, 'utf8');
    const expected = parseExpectations(source, path);
    const wantsFile = expected.stdout === undefined && expected.lastErrorLine === undefined;
    if (!wantsFile || !expected.oracles.includes(engine.version!)) continue;
    const { stdout, stderr, status } = await engine.run(path, expected);
    if (status !== expected.status) throw new Error(`${path}: ${engine.name} ended with status ${status}\n${stderr}`);
    writeFileSync(expectedFileOf(path), stdout);
    written++;
  }
  return written;
}

function describe({ script, engine, verdict, reason, seconds }: Outcome): string {
  return `${verdict} ${script.name} [${engine}] ${seconds.toFixed(2)} s${reason ? `\n  ${reason.replaceAll('\n', '\n  ')}` : ''}`;
}

/** The command; returns the exit status. */
export async function main(words: readonly string[]): Promise<number> {
  const options = parseOptions(words);
  const processes = startProcesses();
  const engines = await chooseEngines(options, processes);
  if (options.accept) {
    const oracle = engines[0]!;
    if (!oracle.version) throw new Error('--accept needs --oracle');
    console.log(`${await accept(options.filters, oracle)} files written`);
    return 0;
  }
  const scripts = findScripts(options.filters);
  let column = 0;
  const outcomes = await runAll(scripts, engines, options.oracle === 'pyodide' ? 1 : options.jobs, outcome => {
    const known = outcome.verdict === 'failed' ? knownFailure(outcome.script.name, outcome.engine) : undefined;
    if (known !== undefined) Object.assign(outcome, { verdict: 'skipped', reason: known.reason });
    if (outcome.verdict === 'failed' || options.verbose) {
      process.stdout.write(`${column > 0 ? '\n' : ''}${describe(outcome)}\n`);
      column = 0;
    } else {
      process.stdout.write(outcome.verdict === 'passed' ? '.' : 's');
      if (++column % 100 === 0) process.stdout.write('\n');
    }
  });
  processes.close();
  console.log(`${column % 100 > 0 ? '\n' : ''}${summarize(outcomes)}`);
  return outcomes.some(({ verdict }) => verdict === 'failed') ? 1 : 0;
}
