/**
 * Compares what tpy says about invalid programs with CPython 3.14: kind, message, line, offsets, the printed carets.
 *
 * Usage: check-syntax-errors [--write] [--library=FOLDER] [--only=extracted|own]
 * Two corpora: the programs that CPython's own tests expect to be refused, taken from Debian's libpython3.11-testsuite while this
 * runs, and tpy's own under `conformance/syntax-errors`. `--write` writes the oracle's judgements into the latter. Exits
 * with 1 below the bar: every program refused, 95 % of the extracted and all of our own with the same message and line.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeJudgement, readCorpora, writeCorpus } from '../conformance/syntax-error-corpus.js';
import { extractPrograms } from './extract-invalid-programs.js';
import { type JudgedError, type Judgement, judgeHere, type CompileMode } from './judgement.js';
import { loadOracle, type Oracle } from './oracle.js';
import { DEBIAN_LIBRARY, optionOf } from './python-files.js';

const REQUIRED_SHARE = 0.95;

/** The folder of tpy's own invalid programs. */
export function corpusFolder(): string {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  return join(root, 'conformance', 'syntax-errors');
}

/** How many programs agree in what; each line includes the ones above it. */
interface Tally {
  programs: number;
  refused: number;
  messageAndLine: number;
  range: number;
  printed: number;
}
const emptyTally = (): Tally => ({ programs: 0, refused: 0, messageAndLine: 0, range: 0, printed: 0 });

function describeTally(name: string, tally: Tally): string {
  const share = (count: number) => `${count} (${((100 * count) / Math.max(1, tally.programs)).toFixed(1)} %)`;
  return (
    `${name}: ${tally.programs} programs, refused ${share(tally.refused)}, message and line ${share(tally.messageAndLine)}, ` +
    `offsets ${share(tally.range)}, printed ${share(tally.printed)}`
  );
}

/** tpy's judgement; a crash counts as acceptance and is reported. */
function judgeSafely(source: string | Uint8Array, mode: CompileMode): Judgement {
  try {
    return judgeHere(source, mode);
  } catch (error) {
    console.log(`crash: ${(error as Error).stack}`);
    return { error: null, warnings: [] };
  }
}

/** Counts a refused program; answers whether everything is the same. */
function count(tally: Tally, here: JudgedError | null, there: JudgedError): boolean {
  tally.programs++;
  if (here === null) return false;
  tally.refused++;
  if (here.kind !== there.kind || here.msg !== there.msg || here.lineno !== there.lineno) return false;
  tally.messageAndLine++;
  const isSameRange =
    here.offset === there.offset && here.end_lineno === there.end_lineno && here.end_offset === there.end_offset;
  if (!isSameRange) return false;
  tally.range++;
  if (here.printed !== there.printed) return false;
  tally.printed++;
  return true;
}

function report(name: string, source: string | Uint8Array, here: JudgedError | null, there: JudgedError): void {
  const text = typeof source === 'string' ? source : Buffer.from(source).toString('latin1');
  console.log(`${name}: ${JSON.stringify(text.length > 400 ? `${text.slice(0, 400)}...` : text)}`);
  console.log(`    here    ${here === null ? 'accepted' : JSON.stringify(here)}\n    CPython ${JSON.stringify(there)}`);
}

/** Checks the extracted programs; answers whether they meet the bar. */
function checkExtracted(oracle: Oracle, library: string): boolean {
  const programs = extractPrograms(oracle, library);
  if (programs === null) {
    console.log(
      `skipped: CPython's tests are not in ${library}/test (Debian: apt-get install libpython3.11-testsuite)`,
    );
    return true;
  }
  const total = emptyTally();
  for (const [file, found] of programs) {
    const tally = emptyTally();
    for (const { source, mode, line } of found) {
      const there = oracle.judge(source, mode).error;
      if (there === null || !/^(?:Syntax|Indentation|Tab)Error$/.test(there.kind)) continue;
      const here = judgeSafely(source, mode).error;
      if (!count(tally, here, there)) report(`${file}:${line} (${mode})`, source, here, there);
    }
    console.log(describeTally(file, tally));
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
  }
  console.log(describeTally('extracted', total));
  return total.refused === total.programs && total.messageAndLine >= REQUIRED_SHARE * total.programs;
}

/** Checks tpy's own programs, with warnings; answers whether all are as the oracle says. */
function checkOwn(oracle: Oracle, writes: boolean): boolean {
  const tally = emptyTally();
  let warned = 0;
  let different = 0;
  for (const [file, corpus] of readCorpora(corpusFolder())) {
    const examples = corpus.examples.map(example => {
      const there = oracle.judge(example.source, example.mode);
      const here = judgeSafely(example.source, example.mode);
      const name = `${file}:${example.line}`;
      const expected = describeJudgement(there);
      if (there.error !== null) {
        if (!count(tally, here.error, there.error)) report(name, example.source, here.error, there.error);
      } else {
        warned++;
        if (describeJudgement(here) !== expected) {
          different++;
          console.log(
            `${name}: ${JSON.stringify(example.source)}\n    here    ${describeJudgement(here)}\n    CPython ${expected}`,
          );
        }
      }
      if (expected === 'accepted') console.log(`${name}: CPython accepts this without a warning`);
      if (!writes && expected !== example.expected) {
        different++;
        console.log(`${name}: expected ${example.expected}\n    CPython ${expected}`);
      }
      return { ...example, expected };
    });
    if (writes) writeFileSync(join(corpusFolder(), file), writeCorpus({ ...corpus, examples }));
  }
  console.log(
    `${describeTally('own', tally)}; ${warned} programs with warnings; ${different} differences in these or in expectations`,
  );
  return tally.printed === tally.programs && different === 0;
}

async function main(words: readonly string[]): Promise<void> {
  const oracle = await loadOracle();
  const only = optionOf(words, 'only');
  const extracted = only === 'own' || checkExtracted(oracle, optionOf(words, 'library') ?? DEBIAN_LIBRARY);
  const own = only === 'extracted' || checkOwn(oracle, words.includes('--write'));
  if (!extracted || !own) process.exitCode = 1;
}

if (process.argv[1]?.includes('check-syntax-errors')) await main(process.argv.slice(2));
