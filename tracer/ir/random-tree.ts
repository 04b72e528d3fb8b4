/** Random trace trees, grown as in production: run, leave through an exit, record a side trace there, run again. For tests. */
import { FrameHeader } from '../../interpreter/heap/machine.js';
import { ownRegisters } from '../snapshots/encode.js';
import type { OptimizerHost } from '../optimizer/optimizer.js';
import { executeTrace } from './execute.js';
import { readMemory } from './heap-access.js';
import {
  type Random,
  type RegisterKinds,
  randomMachine,
  recordRandomLoop,
  recordRandomSideTrace,
} from './random-trace.js';
import { TEST_FP, type TestMachine } from './test-machine.js';
import type { Node, Trace } from './trace.js';

const LIMIT = 400;

/** A loop with up to four side traces. */
export function growRandomTree(random: Random, kinds: RegisterKinds): Trace {
  const tree = recordRandomLoop(randomMachine(random, kinds), random, 2 + random.below(12));
  for (let i = random.below(5); i > 0; i--) {
    const machine = randomMachine(random, kinds);
    const exit = runRaw(tree, machine);
    if (exit?.op === 'guard' && exit.exitKind === 'resume')
      recordRandomSideTrace(machine, random, exit, 1 + random.below(6));
  }
  return tree;
}
/** Runs the raw tree; null when it does not come to an end. */
export function runRaw(tree: Trace, machine: TestMachine): Node | null {
  const { exit } = executeTrace(tree, machine, TEST_FP, LIMIT);
  return exit.op === 'jump' ? null : exit;
}
/**
 * Whether an optimised tree was left because a number was wide that it took for narrow (optimizer/narrow-operands.ts): the raw tree
 * asks no such thing and runs on, while the interpreter would run the instruction again.
 */
export function isWrongGuess(exit: Node): boolean {
  return exit.op === 'guard' && exit.args[0]!.op === 'fits31' && exit.origin!.args[0]!.op !== 'fits31';
}
/** The optimizer's view of a machine's heap: nothing there is constant but the well-known objects. */
export function hostOf(machine: TestMachine): OptimizerHost {
  return {
    load: (object, field, index) => readMemory(machine.view, object + field.offset + index * field.stride, field.type),
    mapOf: object => machine.view.getInt32(object, true),
  };
}
/** All places that an exit's snapshot defines: live registers of the root frame, whole inlined frames with their headers. */
export function livePlaces(exit: Node): { address: number; name: string }[] {
  const { frames } = exit.snapshot!;
  return frames.flatMap((frame, i) => {
    const fp = TEST_FP + frame.offset;
    const registers = frame.registers
      .slice(0, ownRegisters(frames, i))
      .map((value, r) => ({ value, address: fp + 4 * r, name: `${i}.r${r}` }))
      .filter(place => place.value !== null || i > 0);
    const header = i > 0 ? Object.entries(FrameHeader).filter(([name]) => name !== 'SIZE' && name !== 'PC') : [];
    return [...registers, ...header.map(([name, distance]) => ({ address: fp - distance, name: `${i}.${name} raw` }))];
  });
}
