/**
 * The compiled versions of all trees: whose exit a number is, how often each exit was taken, and when what a version has in memory can be
 * given to another.
 *
 * What always holds: a version that was replaced keeps its exits until no code of it can be running. That is sure in the outermost run,
 * as the tracer has the word only when the traces of the innermost run have all been left.
 */
import { ACCOUNT_ITERATIONS, MemoryMap } from '../../interpreter/heap/machine.js';
import type { Node } from '../ir/trace.js';
import { exitImage } from '../snapshots/exit-image.js';
import { dumpTakenExits, type PlaceNamer } from '../tools/dump.js';
import { ExitSpace } from './exit-space.js';
import { CompiledVersion, type TraceTree } from './trace-tree.js';

/** The part of all exits that trees give up when there is none left. */
const EVICTED_PART = 0.25;

export interface Exit {
  readonly version: CompiledVersion;
  /** Number of the exit within its version. */
  readonly index: number;
}
export interface VersionsOptions {
  /** How many exits all trees together may have. */
  readonly maximumExits: number;
  /** Whether versions are to be described at the end, those that are gone, too. */
  readonly isDescribed: boolean;
}

export class Versions {
  private readonly view: DataView;
  private readonly isNested: () => boolean;
  private readonly options: VersionsOptions;
  private readonly space: ExitSpace;
  private readonly exits: (Exit | undefined)[] = [];
  /** Versions that cannot be entered any more, but that may be running. */
  private readonly replaced: CompiledVersion[] = [];
  private readonly gone: CompiledVersion[] = [];
  constructor(view: DataView, isNested: () => boolean, options: VersionsOptions) {
    this.view = view;
    this.isNested = isNested;
    this.options = options;
    this.space = new ExitSpace(view, options.maximumExits);
  }

  // ---- coming and going ----------------------------------------------------------------------------------------------

  /** A version with exits at these nodes. Null: there are not so many exits left; `evict` may then make room. */
  open(tree: TraceTree, nodes: readonly Node[], guards: ReadonlySet<Node>): CompiledVersion | null {
    this.giveBack();
    const first = this.space.isShort ? null : this.space.takeNumbers(nodes.length);
    if (first === null) return null;
    const version = new CompiledVersion(tree, first, nodes, guards);
    version.account = this.space.openAccount();
    for (const index of nodes.keys()) this.exits[first + index] = { version, index };
    return version;
  }
  /** Takes note that the version cannot be entered any more. */
  replace(version: CompiledVersion): void {
    this.replaced.push(version);
  }
  /** Makes `forget` drop the trees that have run least since this was last done. False: nothing can be given back now. */
  evict(trees: readonly TraceTree[], forget: (tree: TraceTree) => void): boolean {
    if (this.isNested()) return false;
    const runs = new Map(trees.map(tree => [tree, this.runsOf(tree) - tree.runsAtEviction]));
    let excess = (this.space.total - this.space.free) * EVICTED_PART;
    for (const tree of [...trees].sort((a, b) => runs.get(a)! - runs.get(b)!)) {
      tree.runsAtEviction = this.runsOf(tree);
      if (excess <= 0 || tree.state !== 'compiled') continue;
      excess -= tree.version!.nodes.length;
      forget(tree);
    }
    this.giveBack();
    return true;
  }
  private giveBack(): void {
    if (this.replaced.length === 0 || this.isNested()) return;
    for (const version of this.replaced.splice(0)) {
      const { firstExit, nodes, account, taken } = version;
      for (const index of nodes.keys()) {
        taken[index]! += this.timesTaken({ version, index });
        this.exits[firstExit + index] = undefined;
      }
      if (this.options.isDescribed) this.gone.push(version);
      this.space.give(firstExit, nodes.length, account);
    }
  }
  /** Exits and iterations of a compiled tree, as far as they are counted. */
  private runsOf({ version, runs }: TraceTree): number {
    if (version === null) return runs;
    return runs + this.word(version.account) + this.word(version.account + ACCOUNT_ITERATIONS);
  }

  // ---- exits -------------------------------------------------------------------------------------------------------

  exitOf(number: number): Exit {
    return this.exits[number]!;
  }
  /** Whether the interpreter restores the exit by itself. */
  isServed({ version, index }: Exit): boolean {
    return this.space.isServed(version.firstExit + index);
  }
  /** Writes what the interpreter has to do at the exit; answers where. */
  writeImage({ version, index }: Exit): number {
    const { firstExit, exits, account, spillOffset } = version;
    return this.space.write(firstExit + index, exitImage(exits[index]!.encoded, account, spillOffset));
  }
  /** How often the exit may be taken until the tracer hears of it. */
  setCounter({ version, index }: Exit, count: number): void {
    version.counters[index] = count;
    this.view.setInt32(MemoryMap.EXIT_COUNTERS + 4 * (version.firstExit + index), count, true);
  }
  /** How often the exit was taken since its counter was last set. */
  timesTaken({ version, index }: Exit): number {
    return version.counters[index]! - this.word(MemoryMap.EXIT_COUNTERS + 4 * (version.firstExit + index));
  }
  /** For the dump `exits`: what was taken in all versions of all trees. */
  describe(placeOf: PlaceNamer): string {
    const living = [...new Set(this.exits.flatMap(exit => (exit ? [exit.version] : [])))];
    const counts = (version: CompiledVersion): number[] =>
      version.taken.map((taken, index) => taken + this.timesTaken({ version, index }));
    return [
      ...this.gone.map(version => dumpTakenExits(version, version.taken, placeOf)),
      ...living.map(version => dumpTakenExits(version, counts(version), placeOf)),
    ].join('');
  }
  private word(address: number): number {
    return this.view.getInt32(address, true);
  }
}
