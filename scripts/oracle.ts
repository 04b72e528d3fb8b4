/**
 * CPython 3.14 as an oracle for the front end: pyodide, loaded once, asked to parse source and to dump its tree.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { registerCharacterNames } from '../interpreter/frontend/character-names.js';

/** What CPython says about a source text: its tree, or its error as one line of text. */
export interface Verdict {
  readonly tree: string | null;
  readonly error: string | null;
}

export interface Oracle {
  /** Parses bytes as a file called `<check>`. With `treeWanted` false, an accepted text gives an empty tree. */
  parse(source: Uint8Array, treeWanted?: boolean): Verdict;
  /** The warnings and the errors of compiling, one per line. */
  compile(source: Uint8Array): string;
  /** The Python files in a zip archive. */
  readZip(archive: Uint8Array): Map<string, Uint8Array>;
}

const PROGRAM = `
import ast, io, sys, unicodedata, warnings, zipfile
sys.setrecursionlimit(5000)
def oracle_error(e):
    return repr((type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)) if isinstance(e, SyntaxError) else repr((type(e).__name__, str(e)))
def oracle_parse(source, wanted):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            tree = ast.parse(source.to_bytes(), '<check>')
        except BaseException as e:
            return '!' + oracle_error(e)
    return '=' + (ast.dump(tree, include_attributes=True, indent=1) if wanted else '')
def oracle_compile(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source.to_bytes(), '<check>', 'exec')
            error = ''
        except BaseException as e:
            error = oracle_error(e)
    return '\\n'.join([f'{w.category.__name__} {w.lineno} {w.message}' for w in caught] + [error])
def oracle_names(archive):
    return [n for n in zipfile.ZipFile(io.BytesIO(archive.to_bytes())).namelist() if n.endswith('.py')]
def oracle_member(archive, name):
    return zipfile.ZipFile(io.BytesIO(archive.to_bytes())).read(name)
def oracle_character(name):
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None
`;

type Callable = (...args: unknown[]) => unknown;

/** Loads CPython. With `cacheFolder`, its trees are kept there from run to run. */
export async function loadOracle(cacheFolder?: string): Promise<Oracle> {
  const python = await loadPyodide();
  python.runPython(PROGRAM);
  const call = (name: string): Callable => python.globals.get(name) as Callable;
  const [parse, compile, names, member, character] = [
    call('oracle_parse'),
    call('oracle_compile'),
    call('oracle_names'),
    call('oracle_member'),
    call('oracle_character'),
  ] as [Callable, Callable, Callable, Callable, Callable];
  registerCharacterNames(name => (character(name) as string | undefined) ?? null);
  if (cacheFolder !== undefined) mkdirSync(cacheFolder, { recursive: true });

  const ask = (source: Uint8Array, treeWanted: boolean): string => {
    if (cacheFolder === undefined || !treeWanted) return parse(source, treeWanted) as string;
    const path = join(cacheFolder, createHash('sha1').update(source).digest('hex'));
    if (existsSync(path)) return gunzipSync(readFileSync(path)).toString('utf8');
    const answer = parse(source, true) as string;
    writeFileSync(path, gzipSync(answer, { level: 1 }));
    return answer;
  };
  return {
    parse(source, treeWanted = true) {
      const answer = ask(source, treeWanted);
      const rest = answer.slice(1);
      return answer.startsWith('=') ? { tree: rest, error: null } : { tree: null, error: rest };
    },
    compile: source => compile(source) as string,
    readZip(archive) {
      const list = names(archive) as { toJs(): string[] };
      return new Map(
        list.toJs().map(name => [name, (member(archive, name) as { toJs(): Uint8Array }).toJs()] as const),
      );
    },
  };
}
