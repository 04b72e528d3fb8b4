/**
 * Compiles Python files with tpy, verifies the bytecode, and compares what is refused and warned about with CPython.
 *
 * Usage: check-bytecode [--no-oracle] [FILE|FOLDER|ARCHIVE.zip ...]
 * Without paths, pyodide's library and Debian's. A file counts as agreeing when both compile it with the same warnings or
 * both refuse it with the same error, places included. Exits with 1 if a file differs or its bytecode is not sound.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Judgement, judgeHere } from './judgement.js';
import { loadOracle } from './oracle.js';
import { pathsOf, pythonFiles } from './python-files.js';

/** What two judgements disagree about, in a few words; empty if they agree. */
export function disagreement(here: Judgement, there: Judgement): string {
  if (!isDeepStrictEqual(here.error, there.error)) {
    return `    here    ${JSON.stringify(here.error)}\n    CPython ${JSON.stringify(there.error)}`;
  }
  if (here.error !== null || isDeepStrictEqual(here.warnings, there.warnings)) return '';
  return `    here    ${JSON.stringify(here.warnings)}\n    CPython ${JSON.stringify(there.warnings)}`;
}

async function main(words: readonly string[]): Promise<void> {
  const oracle = words.includes('--no-oracle') ? null : await loadOracle();
  const counts = { compiled: 0, refused: 0, different: 0, unsound: 0 };
  for (const path of pathsOf(words)) {
    for (const { name, source } of pythonFiles(path)) {
      try {
        const here = judgeHere(source);
        const difference = oracle === null ? '' : disagreement(here, oracle.judge(source));
        counts[difference !== '' ? 'different' : here.error === null ? 'compiled' : 'refused']++;
        if (difference !== '') console.log(`${name}\n${difference}`);
      } catch (error) {
        counts.unsound++;
        console.log(`${name}: ${(error as Error).stack}`);
      }
    }
  }
  const { compiled, refused, different, unsound } = counts;
  const total = compiled + refused + different + unsound;
  console.log(
    `${total} files: ${compiled} compiled and verified, ${refused} refused alike, ${different} different, ${unsound} unsound`,
  );
  if (different + unsound > 0) process.exitCode = 1;
}

if (process.argv[1]?.includes('check-bytecode')) await main(process.argv.slice(2));
