/**
 * What versions have in memory for their exits: numbers (an exit's number is the index of its counter and of its image's address), an account
 * each, and images (heap/machine.ts, ExitImage), each of which is written when its exit is first taken, and stays. From then on the
 * interpreter restores the state by itself. When there is no space for an image, it is written again each time that the exit is taken.
 *
 * What always holds: an exit without an image has the address 0; what is given back may be handed out again at once.
 */
import { ACCOUNT_ITERATIONS, MemoryMap } from '../../interpreter/heap/machine.js';
import { FreeRanges } from './free-ranges.js';

/** Bytes at the end of the space for an image that cannot stay, and for the accounts of versions that found no space. */
const SCRATCH = 64 * 1024;
const ACCOUNT_BYTES = 8;
const SCRATCH_START = MemoryMap.EXIT_IMAGES_END - SCRATCH;

export class ExitSpace {
  private readonly view: DataView;
  private readonly numbers: FreeRanges;
  private readonly bytes = new FreeRanges(MemoryMap.EXIT_IMAGE_SPACE, SCRATCH_START);
  /** Bytes of the image of each exit that has one. */
  private readonly sizes = new Map<number, number>();
  /** Whether an image or an account has found no space. */
  isShort = false;
  /** `count`: how many numbers there are. */
  constructor(view: DataView, count: number) {
    this.view = view;
    this.numbers = new FreeRanges(0, Math.min(count, MemoryMap.EXIT_COUNTER_WORDS));
  }
  /** How many numbers are not in use, and how many there are. */
  get free(): number {
    return this.numbers.free;
  }
  get total(): number {
    return this.numbers.total;
  }
  /** The first of `count` numbers in a row, or null when there are not so many. */
  takeNumbers(count: number): number | null {
    return this.numbers.take(count);
  }
  /** A new account of a version: exits and iterations, both 0. Versions share one when there is no space left. */
  openAccount(): number {
    const address = this.allocate(ACCOUNT_BYTES) ?? SCRATCH_START;
    this.setWord(address, 0);
    this.setWord(address + ACCOUNT_ITERATIONS, 0);
    return address;
  }
  /** Takes back the numbers, the images and the account of a version that no code leaves through any more. */
  give(first: number, count: number, account: number): void {
    for (let exit = first; exit < first + count; exit++) {
      this.setWord(MemoryMap.EXIT_COUNTERS + 4 * exit, 0);
      const size = this.sizes.get(exit);
      if (size === undefined) continue;
      this.bytes.give(this.imageOf(exit), size);
      this.sizes.delete(exit);
      this.setWord(MemoryMap.EXIT_IMAGES + 4 * exit, 0);
    }
    this.numbers.give(first, count);
    if (account !== SCRATCH_START) this.bytes.give(account, ACCOUNT_BYTES);
    this.isShort = false;
  }
  /** Whether the interpreter restores the exit by itself. */
  isServed(exit: number): boolean {
    return this.imageOf(exit) !== 0;
  }
  /** Writes the image of an exit; answers its address. */
  write(exit: number, words: Int32Array): number {
    const size = (words.byteLength + 7) & -8;
    const kept = this.allocate(size);
    if (kept === null && size > SCRATCH - ACCOUNT_BYTES) throw new Error('an exit is larger than the space for one');
    const address = kept ?? SCRATCH_START + ACCOUNT_BYTES;
    words.forEach((word, i) => {
      this.setWord(address + 4 * i, word);
    });
    if (kept !== null) {
      this.sizes.set(exit, size);
      this.setWord(MemoryMap.EXIT_IMAGES + 4 * exit, address);
    }
    return address;
  }
  private imageOf(exit: number): number {
    return this.view.getInt32(MemoryMap.EXIT_IMAGES + 4 * exit, true);
  }
  private setWord(address: number, word: number): void {
    this.view.setInt32(address, word, true);
  }
  private allocate(bytes: number): number | null {
    const address = this.bytes.take(bytes);
    if (address === null) this.isShort = true;
    return address;
  }
}
