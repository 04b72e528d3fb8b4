/** The benchmarks as a command of their own; see run.ts for the options. */
import { main } from './run.js';

process.exitCode = main(process.argv.slice(2));
