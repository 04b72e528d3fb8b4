/** The conformance runner as a command of its own; see run.ts for the options. */
import { main } from './run.js';

process.exitCode = await main(process.argv.slice(2));
