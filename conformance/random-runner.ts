/**
 * Runs random programs on two engines and finds, and makes small, those on which they disagree.
 *
 *     node dist/conformance/random-main.js [--count N] [--seed S] [--first N] [--modes off,on,eager] [--keep folder]
 *
 * Many programs go into one file, because starting a process costs more than running them. Each prints one line; the first
 * line that differs from the reference's, or is missing, names the culprit, and what follows it is run again without it. A
 * culprit is shrunk by deleting statements as long as the engines still disagree: what is left is what to look at.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, python3Engine, sharedEngine, startProcesses } from './engines.js';
import { type ModeName, modeNames, parseExpectations } from './expectations.js';
import { makeProgram, type RandomProgram, renderFile, type Statement } from './random-programs.js';

export interface Disagreement {
  readonly engine: string;
  readonly program: RandomProgram;
  /** What the two engines printed; undefined for a program that did not get to its end. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

const BATCH = 50;
const BATCH_SECONDS = 60;
const SHRINK_ATTEMPTS = 400;

/** Runs the programs in one process; the result maps the number of each that got to its end to its line. */
export async function runBatch(programs: readonly RandomProgram[], engine: Engine): Promise<Map<number, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'tpy-random-'));
  const path = join(folder, 'programs.py');
  writeFileSync(path, renderFile(programs));
  const expected = { ...parseExpectations('', path), timeLimitSeconds: BATCH_SECONDS };
  try {
    const { stdout } = await engine.run(path, expected);
    const lines = stdout.split('\n').filter(line => /^\d+ \d+$/.test(line));
    return new Map(lines.map(line => [Number(line.split(' ')[0]), line]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The programs on which an engine and the reference disagree. One that the reference does not finish is not judged.
 *
 * @param reference what the reference printed, by number
 */
export async function findDisagreements(
  programs: readonly RandomProgram[],
  reference: ReadonlyMap<number, string>,
  engine: Engine,
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  let rest = programs;
  while (rest.length > 0) {
    const lines = await runBatch(rest, engine);
    const missing = rest.findIndex(({ number }) => reference.has(number) && !lines.has(number));
    const judged = missing === -1 ? rest : rest.slice(0, missing + 1);
    for (const program of judged) {
      const [expected, actual] = [reference.get(program.number), lines.get(program.number)];
      if (expected !== undefined && expected !== actual) found.push({ engine: engine.name, program, expected, actual });
    }
    rest = rest.slice(judged.length);
  }
  return found;
}

/** Every way to take one part out of a list of statements, the large parts first. */
export function* deletions(statements: readonly Statement[]): Generator<Statement[]> {
  for (let size = statements.length; size >= 1; size = size >> 1) {
    for (let start = 0; start < statements.length; start += size) {
      yield statements.toSpliced(start, size);
    }
  }
  for (const [index, statement] of statements.entries()) {
    if (statement.kind === 'block') {
      for (const replacement of reductions(statement.clauses)) yield statements.toSpliced(index, 1, ...replacement);
    }
  }
}

type Clauses = Extract<Statement, { kind: 'block' }>['clauses'];

/** What can stand in place of a compound statement: one of its bodies, or itself with less in it. */
function* reductions(clauses: Clauses): Generator<Statement[]> {
  for (const [index, { head, body, required }] of clauses.entries()) {
    if (!/^(def|class) /.test(head)) yield [...body];
    if (!required) yield [{ kind: 'block', clauses: clauses.toSpliced(index, 1) }];
    for (const less of deletions(body)) {
      yield [{ kind: 'block', clauses: clauses.with(index, { head, body: less, required }) }];
    }
  }
}

/** Deletes from a program as long as `fails` says yes, until nothing more can go or the attempts are used up. */
export async function shrink(
  program: RandomProgram,
  fails: (candidate: RandomProgram) => Promise<boolean>,
  attempts = SHRINK_ATTEMPTS,
): Promise<RandomProgram> {
  let smallest = program;
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (const statements of deletions(smallest.statements)) {
      if (attempts-- <= 0) return smallest;
      const candidate = { ...smallest, statements };
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

/** Whether two engines print different lines for a program that the first one finishes. */
async function disagree(program: RandomProgram, reference: Engine, engine: Engine): Promise<boolean> {
  const expected = (await runBatch([program], reference)).get(program.number);
  return expected !== undefined && (await runBatch([program], engine)).get(program.number) !== expected;
}

/** Batches that are run at the same time. */
const JOBS = 2;

/** Runs programs `first` to `first + count - 1` on the reference and every engine; reports each batch that is done. */
export async function runRandomPrograms(
  { seed, first, count }: { seed: number; first: number; count: number },
  reference: Engine,
  engines: readonly Engine[],
  report: (done: number) => void = () => {},
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  const end = first + count;
  let next = first;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < end) {
      const start = next;
      const length = Math.min(BATCH, end - start);
      next += length;
      const programs = Array.from({ length }, (_, index) => makeProgram(seed, start + index));
      const lines = await runBatch(programs, reference);
      for (const engine of engines) found.push(...(await findDisagreements(programs, lines, engine)));
      done += length;
      report(done);
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  return found.sort((a, b) => a.program.number - b.program.number);
}

interface Options {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly modes: readonly ModeName[];
  readonly keep: string | undefined;
}

function parseOptions(words: readonly string[]): Options {
  const values = new Map<string, string>();
  const parts = words.flatMap(word => word.split('=', 2));
  for (let i = 0; i < parts.length; i += 2) values.set(parts[i]!, parts[i + 1] ?? '');
  const number = (flag: string, standard: number) => Number(values.get(flag) ?? standard);
  const modes = values.get('--modes')?.split(',') ?? ['off', 'on', 'eager'];
  return {
    seed: number('--seed', 1),
    first: number('--first', 0),
    count: number('--count', 200),
    modes: modeNames.filter(mode => modes.includes(mode)),
    keep: values.get('--keep'),
  };
}

/** The command; returns the exit status. Without python3, tpy without its JIT is the reference. */
export async function main(words: readonly string[]): Promise<number> {
  const options = parseOptions(words);
  const processes = startProcesses();
  const reference = existsSync('/usr/bin/python3') ? python3Engine() : sharedEngine('off', processes);
  const engines = options.modes.filter(mode => mode !== reference.name).map(mode => sharedEngine(mode, processes));
  const found = await runRandomPrograms(options, reference, engines, done => {
    process.stderr.write(`\r${done}/${options.count}`);
  });
  process.stderr.write('\n');
  for (const { engine, program, expected, actual } of found) {
    console.log(
      `seed ${options.seed}, program ${program.number} on ${engine}: ${actual ?? 'no result'}, not ${expected}`,
    );
  }
  const culprit = found[0];
  if (culprit !== undefined) {
    const engine = engines.find(({ name }) => name === culprit.engine)!;
    const text = renderFile([await shrink(culprit.program, candidate => disagree(candidate, reference, engine))]);
    console.log(`\nsmallest form of program ${culprit.program.number} on ${engine.name}:\n\n${text}`);
    if (options.keep !== undefined) {
      mkdirSync(options.keep, { recursive: true });
      writeFileSync(join(options.keep, `random-${options.seed}-${culprit.program.number}.py`), text);
    }
  }
  processes.close();
  const total = options.count * engines.length;
  console.log(`${total - found.length} passed, ${found.length} failed, 0 skipped`);
  return found.length === 0 ? 0 : 1;
}
