/**
 * `tpy run`: makes a runtime, runs a script in it, and ends as CPython would: status 0, sys.exit's status, 1 with a traceback, 2 for a
 * file that is not there, 130 after an uncaught Ctrl-C. The only place that wires host, interpreter, library and tracer.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Runtime } from '../interpreter/index.js';
import { dumpTree } from '../interpreter/frontend/ast-dump.js';
import { parseModule } from '../interpreter/frontend/parser.js';
import { PySyntaxError } from '../interpreter/frontend/syntax-errors.js';
import { type Host, HostError } from '../interpreter/host.js';
import { MemoryMap } from '../interpreter/heap/machine.js';
import { NULL } from '../interpreter/heap/well-known.js';
import type { Ref } from '../interpreter/dialect/rts.js';
import { type BootImage, saveBootImage } from '../interpreter/runtime/boot-image.js';
import { PyError } from '../interpreter/runtime/errors.js';
import { flushStandardStreams } from '../interpreter/runtime/builtins/streams.js';
import { nativeModules, PRELOADED_MODULES, pythonModules, UNSHADOWED_MODULES } from '../stdlib/modules.js';
import { disassembleProgram } from './dump-bytecode.js';
import type { Options } from './flags.js';
import { finishJit, startJit } from './jit.js';
import { NodeHost } from './node-host.js';
import { BUILD_KEY, interpreterModule, readBootImage } from './start-files.js';

const EXIT_INTERRUPTED = 130;
const EXIT_NO_FILE = 2;
/** Whoever reads the output has gone away: the program ends quietly. */
const EXIT_NO_READER = 120;

/** What the program is: source text, its name, sys.argv, the first folder of sys.path. */
interface Program {
  readonly source: string | Uint8Array;
  readonly filename: string;
  readonly argv: readonly string[];
  readonly folder: string;
}
function programOf(options: Options): Program {
  if (options.command !== null)
    return { source: options.command, filename: '<string>', argv: ['-c', ...options.arguments], folder: '' };
  if (options.script === null || options.script === '-') {
    return {
      source: fs.readFileSync(0),
      filename: '<stdin>',
      argv: [options.script ?? '', ...options.arguments],
      folder: '',
    };
  }
  const source = fs.readFileSync(options.script);
  return {
    source,
    filename: options.script,
    argv: [options.script, ...options.arguments],
    folder: path.dirname(path.resolve(options.script)),
  };
}
/** For the build: boots and writes the image that later starts copy. */
export function writeBootImage(file: string): number {
  const runtime = new Runtime({
    host: new NodeHost(),
    interpreter: interpreterModule(),
    bootImage: null,
    modules: nativeModules,
    pythonModules,
    unshadowedModules: UNSHADOWED_MODULES,
    maximumMemory: MemoryMap.MEMORY_SIZE,
    stress: 0,
    arguments: [],
  });
  runtime.space.modules.preload(PRELOADED_MODULES);
  fs.writeFileSync(file, saveBootImage(runtime.space, BUILD_KEY ?? ''));
  return 0;
}
/** What a program gets of the process that it runs in. */
export interface Surroundings {
  readonly host: Host;
  readonly interpreter: WebAssembly.Module;
  readonly bootImage: BootImage | null;
}
/** A process of its own. */
const ownProcess = (): Surroundings => ({
  host: new NodeHost(),
  interpreter: interpreterModule(),
  bootImage: readBootImage(),
});
/** Runs the program; answers the exit status. */
export async function run(options: Options, surroundings?: Surroundings): Promise<number> {
  let program: Program;
  try {
    program = programOf(options);
  } catch (error) {
    const { code, errno, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = code === 'ENOENT' ? 'No such file or directory' : code === 'EISDIR' ? 'Is a directory' : message;
    const problem = `tpy: can't open file '${path.resolve(options.script!)}': [Errno ${Math.abs(errno ?? 0)}] ${reason}\n`;
    new NodeHost().write('stderr', new TextEncoder().encode(problem));
    return EXIT_NO_FILE;
  }
  if (options.dump.includes('ast') && printTree(program)) return 0;
  const { host, interpreter, bootImage } = surroundings ?? ownProcess();
  const runtime = new Runtime({
    host,
    interpreter,
    bootImage,
    modules: nativeModules,
    pythonModules,
    unshadowedModules: UNSHADOWED_MODULES,
    maximumMemory: options.maximumMemory,
    stress: process.env['TPY_GC'] === 'stress' ? Number(process.env['TPY_GC_BYTES'] ?? 1) : 0,
    arguments: program.argv,
  });
  if (typeof program.source === 'string') runtime.space.sources.set(program.filename, program.source);
  runtime.space.modules.initialPath = [program.folder];
  const interrupt = () => runtime.driver.interrupt();
  process.on('SIGINT', interrupt);
  try {
    return await runProgram(runtime, program, options);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
/** `--dump=ast`: prints the program's tree. False if it is none: running it then says why. */
function printTree({ source, filename }: Program): boolean {
  try {
    const tree = dumpTree(parseModule(source, filename).tree);
    new NodeHost().write('stdout', new TextEncoder().encode(`${tree}\n`));
    return true;
  } catch (error) {
    if (error instanceof PySyntaxError) return false;
    throw error;
  }
}
async function runProgram(runtime: Runtime, program: Program, options: Options): Promise<number> {
  let status = 0;
  try {
    const main = runtime.prepareMain(program.source, program.filename);
    if (options.dump.includes('bytecode')) {
      write(runtime, disassembleProgram(program.source, program.filename));
    }
    const jit = await startJit(runtime, options);
    try {
      await runtime.run(main);
    } finally {
      finishJit(jit, runtime, options);
    }
  } catch (error) {
    status = statusOf(runtime, error);
  }
  runtime.finalize();
  return finish(runtime, status);
}
/** Reports what ended the program; answers the exit status. */
function statusOf(runtime: Runtime, error: unknown): number {
  if (!(error instanceof PyError)) throw error;
  const { space } = runtime;
  const { exception } = error;
  if (space.isInstance(exception, space.class('SystemExit'))) return exitStatus(runtime, exception);
  if (space.isInstance(exception, space.class('BrokenPipeError'))) return EXIT_NO_READER;
  flush(runtime);
  write(runtime, runtime.describeException(exception));
  return space.isInstance(exception, space.class('KeyboardInterrupt')) ? EXIT_INTERRUPTED : 1;
}
function exitStatus(runtime: Runtime, exception: Ref): number {
  const { space } = runtime;
  const code = space.findAttribute(exception, 'code');
  if (code === NULL || code === space.none) return 0;
  if (space.isInt(code)) return Number(BigInt.asUintN(8, space.bigint(code)));
  flush(runtime);
  write(runtime, `${space.strOf(code)}\n`);
  return 1;
}
/** Writes to standard error. */
function write(runtime: Runtime, text: string): void {
  runtime.space.host.write('stderr', new TextEncoder().encode(text));
}
function flush(runtime: Runtime): void {
  flushStandardStreams(runtime.space);
}
/** Writes what is still buffered; a reader that has gone away ends the program quietly. */
function finish(runtime: Runtime, status: number): number {
  try {
    flush(runtime);
  } catch (error) {
    if (error instanceof PyError || error instanceof HostError) return status === 0 ? 120 : status;
    throw error;
  }
  return status;
}
