/** Placeholder until the diagnosing grammar exists. */
import { MESSAGES, type PySyntaxError } from './syntax-errors.js';
import type { TokenStream } from './token-stream.js';

export type Goal = 'file' | 'interactive' | 'expression';

export function diagnose(stream: TokenStream, _goal: Goal): PySyntaxError {
  return stream.error ?? stream.makeError('SyntaxError', MESSAGES.invalidSyntax, 1, 1, 1, 1);
}
