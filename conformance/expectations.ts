/**
 * What a conformance script promises, read from the script itself.
 *
 * A script is an ordinary Python program. Its promises are comments, so that it reads as documentation and runs under
 * any Python:
 *
 *     print(1 + 1)                  # expect: 2
 *     # expect-error: ValueError: too large     the last line on standard error; the status is then 1
 *     # expect-status: 3                        the exit status, 0 unless said otherwise
 *     # expect-jit: loops>=1 exits<10           what --jit-stats must say in mode `eager`, where time has no part in it
 *     # modes: off on                           the modes it makes sense in; all of them by default
 *     # oracles: 3.14                           the CPythons that agree; both 3.11 and 3.14 by default, `none` for none
 *     # argv: a b                               arguments
 *     # stdin: text                             one line of standard input, may be repeated
 *     # time-limit: 30                          seconds, 20 by default
 *
 * The `expect:` lines, in the order of the file, are the whole of standard output. A script with much output has a file
 * `name.expected` beside it instead; having both is a mistake. A file without any promise is a helper that other scripts
 * import.
 */

/** The ways in which tpy runs a script: what is on the command line and what is in the environment. */
export const modes = {
  off: { flags: ['--jit=off'], environment: {} },
  on: { flags: ['--jit=on'], environment: {} },
  eager: { flags: ['--jit=eager'], environment: {} },
  stress: { flags: ['--jit=eager'], environment: { TPY_GC: 'stress' } },
} as const satisfies Record<string, { flags: readonly string[]; environment: Readonly<Record<string, string>> }>;

export type ModeName = keyof typeof modes;
export const modeNames = Object.keys(modes) as ModeName[];

export type CPythonVersion = '3.11' | '3.14';

const comparisons = {
  '=': (a: number, b: number) => a === b,
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
} as const;

/** One clause of `expect-jit`, such as `exits<10`. */
export interface JitClause {
  readonly counter: string;
  readonly comparison: keyof typeof comparisons;
  readonly bound: number;
}

export interface Expectations {
  /** Standard output to the byte; undefined when the script does not say. */
  readonly stdout: string | undefined;
  readonly lastErrorLine: string | undefined;
  readonly status: number;
  readonly jit: readonly JitClause[];
  readonly modes: readonly ModeName[];
  readonly oracles: readonly CPythonVersion[];
  readonly argv: readonly string[];
  readonly stdin: string;
  readonly timeLimitSeconds: number;
}

/** What came out of running a script. */
export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status; null when the process was killed by a signal. */
  readonly status: number | null;
  readonly timedOut: boolean;
  readonly seconds: number;
}

/** A promise that cannot be understood; the message names the script and line. */
export class ExpectationError extends Error {}

const directive = /#\s?(expect|expect-error|expect-status|expect-jit|modes|oracles|argv|stdin|time-limit):(?: (.*))?$/;

interface Directive {
  readonly name: string;
  readonly text: string;
  readonly where: string;
}

function readDirectives(source: string, scriptName: string): Directive[] {
  const found: Directive[] = [];
  source.split('\n').forEach((line, index) => {
    const match = directive.exec(line);
    if (match) found.push({ name: match[1]!, text: match[2] ?? '', where: `${scriptName}:${index + 1}` });
  });
  return found;
}

/** Whether a Python file promises anything, so that it is a script and not a helper. */
export function promisesAnything(source: string): boolean {
  return readDirectives(source, '').some(({ name }) => name.startsWith('expect'));
}

/**
 * Reads the promises of a script.
 *
 * @param expectedFile the text of the sibling `.expected` file, if there is one
 * @throws ExpectationError when a directive cannot be understood or two contradict each other
 */
export function parseExpectations(source: string, scriptName: string, expectedFile?: string): Expectations {
  const directives = readDirectives(source, scriptName);
  const all = (name: string) => directives.filter(found => found.name === name);
  const words = (name: string) => all(name).flatMap(found => splitWords(found.text));
  const lastErrorLine = all('expect-error').at(-1)?.text;
  const stdin = all('stdin').map(found => `${found.text}\n`);
  return {
    stdout: expectedOutput(all('expect'), scriptName, expectedFile),
    lastErrorLine,
    status: singleNumber(all('expect-status')) ?? (lastErrorLine === undefined ? 0 : 1),
    jit: all('expect-jit').flatMap(found => splitWords(found.text).map(text => parseJitClause(text, found.where))),
    modes: all('modes').length === 0 ? modeNames : words('modes').map(word => oneOf(word, modeNames, scriptName)),
    oracles: parseOracles(words('oracles'), scriptName),
    argv: words('argv'),
    stdin: stdin.join(''),
    timeLimitSeconds: singleNumber(all('time-limit')) ?? 60,
  };
}

function expectedOutput(lines: Directive[], scriptName: string, expectedFile: string | undefined): string | undefined {
  if (lines.length === 0) return expectedFile;
  if (expectedFile !== undefined) {
    throw new ExpectationError(`${scriptName}: has both "expect:" comments and an .expected file`);
  }
  return lines.map(({ text }) => `${text}\n`).join('');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

function singleNumber(found: Directive[]): number | undefined {
  const last = found.at(-1);
  if (last === undefined) return undefined;
  const value = Number(last.text);
  if (!Number.isFinite(value)) throw new ExpectationError(`${last.where}: ${last.name} needs a number`);
  return value;
}

function oneOf<Word extends string>(word: string, allowed: readonly Word[], scriptName: string): Word {
  if ((allowed as readonly string[]).includes(word)) return word as Word;
  throw new ExpectationError(`${scriptName}: "${word}" is none of ${allowed.join(', ')}`);
}

function parseOracles(words: string[], scriptName: string): CPythonVersion[] {
  if (words.length === 0) return ['3.11', '3.14'];
  if (words.length === 1 && words[0] === 'none') return [];
  return words.map(word => oneOf(word, ['3.11', '3.14'], scriptName));
}

function parseJitClause(text: string, where: string): JitClause {
  const match = /^([a-z][\w.-]*)(<=|>=|=|<|>)(\d+(?:\.\d+)?)$/i.exec(text);
  if (!match) throw new ExpectationError(`${where}: "${text}" is not of the form counter<number`);
  return { counter: match[1]!, comparison: match[2] as JitClause['comparison'], bound: Number(match[3]) };
}

/** What is wrong with a run, in words, or undefined when all promises were kept. */
export function findBrokenPromise(expected: Expectations, actual: RunResult): string | undefined {
  if (actual.timedOut) return `still running after ${actual.seconds.toFixed(1)} s`;
  if (expected.stdout !== undefined && actual.stdout !== expected.stdout) {
    return describeDifference(expected.stdout, actual.stdout) + describeErrorOutput(expected, actual);
  }
  if (expected.lastErrorLine !== undefined && lastLine(actual.stderr) !== expected.lastErrorLine) {
    return `last error line\n  expected: ${expected.lastErrorLine}\n  actual:   ${lastLine(actual.stderr)}`;
  }
  if (actual.status !== expected.status) {
    return `exit status ${actual.status} instead of ${expected.status}${describeErrorOutput(expected, actual)}`;
  }
  return undefined;
}

/**
 * Compares `expect-jit` with the counters that `--jit-stats=json` printed: one JSON object in one line of standard error,
 * whose values are numbers or, for grouped counters named `group.counter`, objects of numbers.
 */
export function findBrokenJitPromise(clauses: readonly JitClause[], stderr: string): string | undefined {
  if (clauses.length === 0) return undefined;
  const counters = readCounters(stderr);
  if (counters === undefined) return 'no JSON of --jit-stats on standard error';
  for (const { counter, comparison, bound } of clauses) {
    const value = counter
      .split('.')
      .reduce<unknown>((group, key) => (group as Record<string, unknown>)?.[key], counters);
    if (typeof value !== 'number') return `--jit-stats has no counter "${counter}"`;
    if (!comparisons[comparison](value, bound)) return `${counter} is ${value}, expected ${comparison} ${bound}`;
  }
  return undefined;
}

function readCounters(stderr: string): unknown {
  const line = stderr.split('\n').findLast(text => text.startsWith('{'));
  return line === undefined ? undefined : JSON.parse(line);
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

function outputLines(text: string): string[] {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : `${text} (no newline at the end)`.split('\n');
}

function describeDifference(expected: string, actual: string): string {
  const expectedLines = outputLines(expected);
  const actualLines = outputLines(actual);
  const at = expectedLines.findIndex((line, index) => line !== actualLines[index]);
  const index = at === -1 ? expectedLines.length : at;
  const show = (line: string | undefined) => line ?? '(end of output)';
  return `output line ${index + 1}\n  expected: ${show(expectedLines[index])}\n  actual:   ${show(actualLines[index])}`;
}

function describeErrorOutput(expected: Expectations, actual: RunResult): string {
  if (actual.stderr === '' || expected.lastErrorLine !== undefined) return '';
  return `\n  standard error:\n    ${actual.stderr.trimEnd().split('\n').slice(-8).join('\n    ')}`;
}
