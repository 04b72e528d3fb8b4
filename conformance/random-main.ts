/** Random programs as a command of their own; see random-runner.ts for the options. */
import { main } from './random-runner.js';

process.exitCode = await main(process.argv.slice(2));
