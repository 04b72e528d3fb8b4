/**
 * The passes in the order in which an operation meets them. What stands first sees operations as they were recorded; a pass
 * may rely on everything that those before it took away:
 *
 * - folding needs nothing but operands;
 * - guard elimination answers `mapOf` before escape analysis would have to make the object;
 * - escape analysis keeps operations on virtual objects from all that follow, which see real values only (but for the
 *   value of a store);
 * - ranges decide checks before they could be merged; narrow operands only speak up when a check is to be made all the same;
 * - loads are forwarded, then stores postponed, then what is left is merged with equal expressions.
 *
 * Loop peeling drives the pipeline and dead code removal ends it; they see whole lists and are no rows here.
 */
import { commonSubexpressions } from './common-subexpressions.js';
import { escapeAnalysis } from './escape-analysis.js';
import { foldRules } from './fold-rules.js';
import { guardElimination } from './guard-elimination.js';
import { integerRanges } from './integer-ranges.js';
import { loadStoreForwarding } from './load-store-forwarding.js';
import { narrowOperands } from './narrow-operands.js';
import type { Pass } from './optimizer.js';
import { storeSinking } from './store-sinking.js';

export const PIPELINE: readonly Pass[] = [
  foldRules,
  guardElimination,
  escapeAnalysis,
  integerRanges,
  narrowOperands,
  loadStoreForwarding,
  storeSinking,
  commonSubexpressions,
];
