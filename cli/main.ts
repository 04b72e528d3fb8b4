/** The command `tpy`. */
import process from 'node:process';
import { HostError } from '../interpreter/host.js';
import { parseOptions, UsageError, usage } from './flags.js';
import { run, writeBootImage } from './run.js';
import { serve } from './serve.js';
import { hasMachineCode, writeMachineCode } from './start-files.js';

const VERSION = 'Python 3.14.0 (tpy 0.1.0)';

/** Commands that are programs of their own: they lie beside the bundle and are loaded only when they are asked for. */
const COMMANDS: Readonly<Record<string, string>> = { bench: './bench/run.js', conformance: './conformance/run.js' };

async function main(words: readonly string[]): Promise<number> {
  const command = COMMANDS[words[0] ?? ''];
  if (command !== undefined) {
    const program = (await import(new URL(command, import.meta.url).href)) as {
      main: (words: readonly string[]) => number | Promise<number>;
    };
    return program.main(words.slice(1));
  }
  if (words[0] === '--write-boot-image') return writeBootImage(words[1]!);
  if (words[0] === '--write-machine-code') {
    writeMachineCode();
    return 0;
  }
  if (words[0] === '--has-machine-code') return hasMachineCode() ? 0 : 1;
  if (words[0] === '--serve') {
    return serve();
  }
  const options = parseOptions(words);
  if (options.help) {
    process.stdout.write(usage());
    return 0;
  }
  if (options.version) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  // Everything has been written; without this node would take its heap and V8's apart, which lasts 10 ms in a program of 200.
  return process.exit(await run(options));
}
/** Reports what ended the command other than by an exit status. */
function fail(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`tpy: ${error.message}\n${usage()}`);
    process.exitCode = 2;
  } else if (error instanceof HostError && error.code === 'EPIPE') process.exitCode = 120;
  else throw error;
}
main(process.argv.slice(2)).then(status => {
  process.exitCode = status;
}, fail);
