/**
 * CPython 3.14 as an oracle for the front end: pyodide, loaded once, asked for trees, errors and warnings.
 */

import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { registerCharacterNames } from '../interpreter/frontend/character-names.js';
import type { CompileMode, Judgement } from './judgement.js';

/** What a parser says about a source text: its tree, or its error as one line of text. */
export interface Verdict {
  readonly tree: string | null;
  readonly error: string | null;
}

export interface Oracle {
  /** Parses bytes as a file called `<check>`. With `treeWanted` false, an accepted text gives an empty tree. */
  parse(source: Uint8Array, treeWanted?: boolean): Verdict;
  /** Compiles a text or bytes that stand in a file called `check.py`. */
  judge(source: string | Uint8Array, mode?: CompileMode): Judgement;
  /** Runs a program that leaves a function in the global `name`, which takes and returns JSON; answers that function. */
  load(program: string, name: string): (argument: unknown) => unknown;
}

const PROGRAM = `
import ast, json, sys, traceback, unicodedata, warnings
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
def oracle_judge(request):
    source, text, mode = json.loads(request)
    if text is None:
        text = bytes.fromhex(source)
    with open('check.py', 'wb') as file:
        file.write(text.encode('utf-8', 'surrogatepass') if isinstance(text, str) else text)
    error = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(text, 'check.py', mode, dont_inherit=True)
        except SyntaxError as e:
            places = {name: getattr(e, name) for name in ('lineno', 'offset', 'text', 'end_lineno', 'end_offset')}
            if places['text'] is not None:
                places['text'] = places['text'].removesuffix('\\n')
            printed = ''.join(traceback.format_exception_only(e))
            error = {'kind': type(e).__name__, 'msg': e.msg, **places, 'printed': printed}
        except BaseException as e:
            places = dict.fromkeys(('lineno', 'offset', 'text', 'end_lineno', 'end_offset'))
            error = {'kind': type(e).__name__, 'msg': str(e), **places, 'printed': ''}
    seen = [{'category': w.category.__name__, 'lineno': w.lineno, 'message': str(w.message)} for w in caught]
    return json.dumps({'error': error, 'warnings': seen})
def oracle_character(name):
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None
`;

type Callable = (...args: unknown[]) => unknown;

/** Loads CPython. With `cacheFolder`, its trees are kept there from run to run. */
export async function loadOracle(cacheFolder?: string): Promise<Oracle> {
  const python = await loadPyodide({ indexURL: fileURLToPath(new URL('.', import.meta.resolve('pyodide'))) });
  python.runPython(PROGRAM);
  const find = (name: string): Callable => python.globals.get(name) as Callable;
  const [parse, judge, character] = [find('oracle_parse'), find('oracle_judge'), find('oracle_character')];
  registerCharacterNames(name => (character(name) as string | undefined) ?? null);
  if (cacheFolder !== undefined) mkdirSync(cacheFolder, { recursive: true });

  const ask = (source: Uint8Array, treeWanted: boolean): string => {
    if (cacheFolder === undefined || !treeWanted) return parse(new Uint8Array(source), treeWanted) as string;
    const path = join(cacheFolder, createHash('sha1').update(source).digest('hex'));
    if (existsSync(path)) return gunzipSync(readFileSync(path)).toString('utf8');
    const answer = parse(new Uint8Array(source), true) as string;
    writeFileSync(path, gzipSync(answer, { level: 1 }));
    return answer;
  };
  return {
    parse(source, treeWanted = true) {
      const answer = ask(source, treeWanted);
      const rest = answer.slice(1);
      return answer.startsWith('=') ? { tree: rest, error: null } : { tree: null, error: rest };
    },
    judge(source, mode = 'exec') {
      const isText = typeof source === 'string';
      const request = [isText ? '' : Buffer.from(source).toString('hex'), isText ? source : null, mode];
      return JSON.parse(judge(JSON.stringify(request)) as string) as Judgement;
    },
    load(program, name) {
      python.runPython(program);
      const found = find(name);
      return argument => JSON.parse(found(JSON.stringify(argument)) as string) as unknown;
    },
  };
}
