/** The answer of a pass for an operation without a result; a file of its own, so that passes do not import the optimizer. */
import { constant } from '../ir/trace.js';

/** Stands for an operation without a result that was taken away. */
export const NOTHING = constant('bool', 0);
