/**
 * The Pythons that can run a conformance script: tpy in one of its modes, or a CPython as the oracle.
 *
 * An engine takes a script and returns what came out; it never judges. tpy and python3 are child processes, killed when the
 * time is up: one per script, or, for tpy, one for many (tpy-processes.ts). CPython 3.14 is the `pyodide` package inside this process: it takes seconds to
 * start, so it is started once, and every script gets a fresh `__main__` in it; it has no time limit.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CPythonVersion, Expectations, ModeName, RunResult } from './expectations.js';
import { modes } from './expectations.js';
import { TpyProcesses } from './tpy-processes.js';

export interface Engine {
  readonly name: string;
  /** Set for the oracles, whose version decides which scripts they agree with. */
  readonly version?: CPythonVersion;
  run(path: string, expected: Expectations): Promise<RunResult>;
}

/** More output than this ends a run: no script prints a tenth of it. */
const OUTPUT_LIMIT_BYTES = 32 * 1024 * 1024;

/** The root of the project, found from this file whether it runs compiled, bundled or as it is. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

function findProjectRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'tpy') return folder;
  if (dirname(folder) === folder) throw new Error('the project folder of tpy was not found');
  return findProjectRoot(dirname(folder));
}

const tpyCommand = join(projectRoot, 'cli', 'tpy.cjs');
const commonEnvironment = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' };

/** The command line, input and environment of a script under tpy. Its GC stress mode is allowed twice the time limit. */
function tpyRun(mode: ModeName, path: string, expected: Expectations) {
  const { flags, environment } = modes[mode];
  const statistics = mode === 'eager' && expected.jit.length > 0 ? ['--jit-stats=json'] : [];
  return {
    words: [...flags, ...statistics, path, ...expected.argv],
    stdin: expected.stdin,
    environment,
    timeLimitSeconds: expected.timeLimitSeconds * (mode === 'stress' ? 2 : 1),
  };
}
/** tpy in one mode, a process for each script. */
export function tpyEngine(mode: ModeName): Engine {
  return {
    name: mode,
    run(path, expected) {
      const { words, ...options } = tpyRun(mode, path, expected);
      return runProcess(process.execPath, [tpyCommand, ...words], options);
    },
  };
}
/** Processes for `sharedEngine`; close them at the end. */
export function startProcesses(): TpyProcesses {
  return new TpyProcesses(tpyCommand, { ...process.env, ...commonEnvironment });
}
/**
 * tpy in one mode, many scripts in one process. Scripts that go to the limits of a process have their own, and so has one whose
 * process died: what ran before may be to blame, so it is judged alone, and the death is told.
 */
export function sharedEngine(mode: ModeName, processes: TpyProcesses): Engine {
  const alone = tpyEngine(mode);
  return {
    name: mode,
    async run(path, expected) {
      if (path.includes('/limits/')) return alone.run(path, expected);
      const { timeLimitSeconds, ...request } = tpyRun(mode, path, expected);
      const result = await processes.run(request, timeLimitSeconds);
      if (!result.died) return result;
      console.error(`a process died under ${path} [${mode}]: ${result.stderr}`);
      return alone.run(path, expected);
    },
  };
}

/** The CPython 3.11 of Debian. */
export function python3Engine(): Engine {
  return {
    name: 'python3',
    version: '3.11',
    run: (path, expected) =>
      runProcess('/usr/bin/python3', ['-B', path, ...expected.argv], {
        stdin: expected.stdin,
        environment: {},
        timeLimitSeconds: expected.timeLimitSeconds,
      }),
  };
}

export interface ProcessOptions {
  readonly stdin: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeLimitSeconds: number;
}

/** Runs a command to its end, or kills it when the time limit or the output limit is reached. */
export function runProcess(command: string, words: readonly string[], options: ProcessOptions): Promise<RunResult> {
  const started = performance.now();
  const environment = { ...process.env, ...commonEnvironment, ...options.environment };
  const child = spawn(command, words, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, options.timeLimitSeconds * 1000);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
      if (output[stream].length > OUTPUT_LIMIT_BYTES) child.kill('SIGKILL');
    });
  }
  // A program that ends without reading its input closes the pipe; that is its right.
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', status => {
      clearTimeout(timer);
      resolve({ ...output, status, timedOut, seconds: (performance.now() - started) / 1000 });
    });
  });
}

/** Runs one script in a fresh `__main__` of a CPython that stays alive. */
const pyodideDriver = `
def run_script(path, argv, stdin):
    import io, os, sys, traceback, types
    saved = sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:], set(sys.modules), sys.modules["__main__"]
    limit = sys.getrecursionlimit()
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(stdin), io.StringIO(), io.StringIO()
    sys.argv = [path, *argv]
    sys.path.insert(0, os.path.dirname(path))
    main = types.ModuleType("__main__")
    main.__file__ = path
    main.__builtins__ = __builtins__
    sys.modules["__main__"] = main
    status = 0
    try:
        with open(path, encoding="utf-8") as file:
            code = compile(file.read(), path, "exec")
        exec(code, main.__dict__)
    except SystemExit as error:
        if isinstance(error.code, str):
            print(error.code, file=sys.stderr)
        status = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
    except BaseException:
        traceback.print_exc()
        status = 1
    finally:
        sys.setrecursionlimit(limit)
        out, err = sys.stdout.getvalue(), sys.stderr.getvalue()
        sys.stdin, sys.stdout, sys.stderr, sys.argv, sys.path[:] = saved[:5]
        sys.modules["__main__"] = saved[6]
        for name in set(sys.modules) - saved[5]:
            if getattr(sys.modules[name], "__file__", None) and "/scripts/" in sys.modules[name].__file__:
                del sys.modules[name]
    return out, err, status
run_script
`;

/** CPython 3.14 as the `pyodide` package has it. */
export async function pyodideEngine(): Promise<Engine> {
  const { loadPyodide } = await import('pyodide');
  const pyodide = await loadPyodide({
    indexURL: fileURLToPath(new URL('.', import.meta.resolve('pyodide'))),
    env: { HOME: '/', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
  });
  pyodide.mountNodeFS('/scripts', projectRoot);
  const runScript = pyodide.runPython(pyodideDriver);
  return {
    name: 'pyodide',
    version: '3.14',
    async run(path, expected) {
      const started = performance.now();
      const mounted = join('/scripts', relative(projectRoot, path));
      const [stdout, stderr, status] = runScript(mounted, pyodide.toPy([...expected.argv]), expected.stdin).toJs();
      return { stdout, stderr, status, timedOut: false, seconds: (performance.now() - started) / 1000 };
    },
  };
}
