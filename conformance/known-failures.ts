/**
 * Scripts that do not pass yet, each with the reason. The list is kept true by the tests: an entry whose script passes in
 * a mode that it names is a failure of the list, and an entry for a script that is not there is one too. They count as skipped.
 */
import type { ModeName } from './expectations.js';

export interface KnownFailure {
  /** Path below conformance/. */
  readonly script: string;
  readonly modes: readonly ModeName[];
  readonly reason: string;
}
export const knownFailures: readonly KnownFailure[] = [
  {
    script: 'language/async_basic.py',
    modes: ['off', 'on', 'eager', 'stress'],
    reason: 'coroutines and asynchronous generators are refused with NotImplementedError',
  },
];

/** The entry for a script in a mode, if there is one. */
export function knownFailure(script: string, mode: string): KnownFailure | undefined {
  return knownFailures.find(entry => entry.script === script && entry.modes.some(known => known === mode));
}
