/**
 * The format of `conformance/syntax-errors/*.txt`: small programs and what a front end has to say about them.
 *
 * A line that begins with `===` says what is expected of the program below it, which goes on to the next such line:
 *
 *     === SyntaxError 1:3-1:6 invalid syntax. Perhaps you forgot a comma?
 *     f(a b)
 *     === SyntaxWarning 2 'return' in a 'finally' block
 *
 * Places are line:offset of the beginning and of the end, as the exception has them (`-` for None); a warning has only a
 * line. `===!` is for a program without a line end at its end, `===single` and `===eval` for those modes of `compile`.
 * What stands before the first `===` is a comment. Expectations come from CPython 3.14: `check-syntax-errors --write`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Example {
  readonly file: string;
  /** Line of the header. */
  readonly line: number;
  readonly mode: 'exec' | 'eval' | 'single';
  /** Whether the program's last line is ended. */
  readonly isEnded: boolean;
  /** The words of the header behind its mark; empty when they are not known yet. */
  readonly expected: string;
  readonly source: string;
}
/** A corpus file: the comment at its head and its examples. */
export interface Corpus {
  readonly comment: string;
  readonly examples: readonly Example[];
}

const HEADER = /^===(!?)(single|eval)?(?: (.*))?$/;

/** Reads the text of a corpus file. */
export function parseCorpus(text: string, file: string): Corpus {
  const comment: string[] = [];
  const examples: Example[] = [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let body: string[] | null = null;
  const finish = () => {
    const last = examples.at(-1);
    if (last === undefined || body === null) return;
    examples[examples.length - 1] = { ...last, source: body.join('\n') + (last.isEnded ? '\n' : '') };
  };
  lines.forEach((line, index) => {
    const header = HEADER.exec(line);
    if (header === null) (body ?? comment).push(line);
    else {
      finish();
      body = [];
      const mode = (header[2] ?? 'exec') as Example['mode'];
      examples.push({ file, line: index + 1, mode, isEnded: header[1] === '', expected: header[3] ?? '', source: '' });
    }
  });
  finish();
  return { comment: comment.join('\n'), examples };
}

/** The text of a corpus file. */
export function writeCorpus(corpus: Corpus): string {
  const parts = corpus.examples.map(({ mode, isEnded, expected, source }) => {
    const mark = `===${isEnded ? '' : '!'}${mode === 'exec' ? '' : mode}`;
    return `${mark} ${expected}\n${source}${isEnded ? '' : '\n'}`;
  });
  return `${corpus.comment}\n${parts.join('')}`;
}

/** All corpus files of a folder, by name. */
export function readCorpora(folder: string): Map<string, Corpus> {
  const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return new Map(names.sort().map(name => [name, parseCorpus(readFileSync(join(folder, name), 'utf8'), name)]));
}

interface Described {
  readonly error: {
    readonly kind: string;
    readonly msg: string;
    readonly lineno: number | null;
    readonly offset: number | null;
    readonly end_lineno: number | null;
    readonly end_offset: number | null;
  } | null;
  readonly warnings: readonly { readonly category: string; readonly lineno: number; readonly message: string }[];
}

/** A judgement in the words of a header; `accepted` for a program with neither error nor warning. */
export function describeJudgement({ error, warnings }: Described): string {
  if (error === null) {
    const all = warnings.map(({ category, lineno, message }) => `${category} ${lineno} ${escape(message)}`);
    return all.length === 0 ? 'accepted' : all.join(' && ');
  }
  const [line, offset, endLine, endOffset] = [error.lineno, error.offset, error.end_lineno, error.end_offset].map(
    place => place ?? '-',
  );
  return `${error.kind} ${line}:${offset}-${endLine}:${endOffset} ${escape(error.msg)}`;
}

/** Control characters of a message, visibly. */
function escape(message: string): string {
  return JSON.stringify(message).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}
