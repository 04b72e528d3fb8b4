/**
 * Finds the programs that CPython's own tests expect to be refused, in the test files that are installed on the machine.
 *
 * The tests write them down in a few ways: as doctest examples, as string arguments of helpers that check for an error, and in
 * lists or variables that such helpers loop over. A small Python program that runs in the oracle collects all of them from a
 * test's syntax tree; the caller keeps those that the oracle refuses. Nothing of this is kept in the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompileMode } from './judgement.js';
import type { Oracle } from './oracle.js';

export interface ExtractedProgram {
  readonly source: string | Uint8Array;
  readonly mode: CompileMode;
  /** The line of the test file that it comes from. */
  readonly line: number;
}

/** The test files that are looked at. */
export const TEST_FILES = [
  'test_syntax.py',
  'test_exceptions.py',
  'test_fstring.py',
  'test_named_expressions.py',
  'test_positional_only_arg.py',
  'test_patma.py',
] as const;

/** `places`: where a helper has its programs; expected messages stand elsewhere among the arguments. */
const PROGRAM = `
import ast, doctest, inspect, json, textwrap
EVERY = -1
places = {'_check_error': 0, '_check_noerror': 0, 'check_syntax_error': 1, 'check': 0, 'ckmsg': 0, 'assertAllRaise': 2,
          'assertRaisesSyntaxError': 0, 'assert_syntax_error': 0, 'compile': 0, 'eval': 0, 'exec': 0,
          'ast.parse': 0, 'assertRaises': EVERY}
def name_of(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, 'id', '')
def value_of(node):
    try:
        return eval(compile(ast.Expression(node), '', 'eval'), {'textwrap': textwrap, 'dedent': textwrap.dedent})
    except Exception:
        return None
def texts_in(node):
    value = value_of(node)
    if isinstance(value, (str, bytes)):
        yield value
    elif isinstance(value, (list, tuple, set)):
        stack = list(value)
        while stack:
            item = stack.pop(0)
            if isinstance(item, (str, bytes)):
                yield item
            elif isinstance(item, (list, tuple)):
                stack[:0] = item
    elif isinstance(node, (ast.List, ast.Tuple)):
        for element in node.elts:
            yield from texts_in(element)
def extract(request):
    text, is_exceptions = json.loads(request)
    tree = ast.parse(text)
    found = []
    def add(source, mode, line):
        found.append((source, mode, line))
    def mode_of(call, name):
        for keyword in call.keywords:
            if keyword.arg == 'mode':
                return value_of(keyword.value) or 'exec'
        if name == 'compile' and len(call.args) > 2:
            return value_of(call.args[2]) or 'exec'
        return {'eval': 'eval', 'assertAllRaise': 'eval', 'assertRaisesSyntaxError': 'single'}.get(name, 'exec')
    def visit_function(function):
        if is_exceptions and 'yntax' not in function.name and 'offset' not in function.name:
            return
        templates = [node.args[0] for node in ast.walk(function) if isinstance(node, ast.Call)
                     and name_of(node.func) in ('exec', 'eval', 'compile') and node.args and isinstance(node.args[0], ast.JoinedStr)]
        shells = []
        for template in templates:
            parts = [part.value if isinstance(part, ast.Constant) else None for part in template.values]
            if parts.count(None) == 1:
                shells.append(parts)
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                name = name_of(node.func)
                if name not in places:
                    continue
                mode = mode_of(node, name)
                at = places[name]
                for argument in (node.args if at == EVERY else node.args[at:at + 1]):
                    for source in texts_in(argument):
                        if name == 'assert_syntax_error':
                            source = inspect.cleandoc(source)
                        add(source, mode, argument.lineno)
            elif isinstance(node, (ast.Assign, ast.For)):
                if any('msg' in getattr(target, 'id', '') or 'err' in getattr(target, 'id', '') for target in getattr(node, 'targets', [])):
                    continue
                for source in texts_in(node.value if isinstance(node, ast.Assign) else node.iter):
                    if isinstance(source, str):
                        add(source, 'exec', node.lineno)
                        for parts in shells:
                            add(''.join(source if part is None else part for part in parts), 'exec', node.lineno)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (node.name.startswith('test') or is_exceptions):
            visit_function(node)
    if not is_exceptions:
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and '>>> ' in node.value:
                for example in doctest.DocTestParser().get_examples(node.value):
                    add(example.source, 'single', node.lineno + example.lineno)
    seen, result = set(), []
    for source, mode, line in found:
        if (source, mode) not in seen:
            seen.add((source, mode))
            is_bytes = isinstance(source, bytes)
            result.append([source.hex() if is_bytes else source, is_bytes, mode, line])
    return json.dumps(result)
`;

/** All candidates in the tests of a library folder, by test file; null where the tests are not installed. */
export function extractPrograms(oracle: Oracle, library: string): Map<string, readonly ExtractedProgram[]> | null {
  const folder = join(library, 'test');
  if (!TEST_FILES.every(name => existsSync(join(folder, name)))) return null;
  const extract = oracle.load(PROGRAM, 'extract');
  return new Map(
    TEST_FILES.map(name => {
      const request = [readFileSync(join(folder, name), 'utf8'), name === 'test_exceptions.py'];
      const rows = extract(request) as [source: string, isBytes: boolean, mode: CompileMode, line: number][];
      return [
        name,
        rows.map(([source, isBytes, mode, line]) => ({
          source: isBytes ? new Uint8Array(Buffer.from(source, 'hex')) : source,
          mode,
          line,
        })),
      ];
    }),
  );
}
