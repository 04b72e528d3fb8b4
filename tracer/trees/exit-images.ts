/**
 * Where the images of exits lie (heap/machine.ts, ExitImage): each is written when its exit is first taken, and stays. From then on
 * the interpreter restores the state by itself. When the space is full, the image is written again each time that the exit is taken.
 */
import { MemoryMap } from '../../interpreter/heap/machine.js';

/** Bytes at the end of the space for images that cannot stay, and for accounts when their space is full. */
const SCRATCH = 64 * 1024;
const ACCOUNT_BYTES = 8;

export class ExitImages {
  private readonly view: DataView;
  private top: number = MemoryMap.EXIT_IMAGE_SPACE;
  private readonly scratch = MemoryMap.EXIT_IMAGES_END - SCRATCH;
  constructor(view: DataView) {
    this.view = view;
  }
  /** A new account of a version: exits and iterations, both 0. Versions share one when there is no space left. */
  openAccount(): number {
    return this.allocate(ACCOUNT_BYTES) ?? this.scratch;
  }
  /** Whether the interpreter restores the exit by itself. */
  isServed(exit: number): boolean {
    return exit < MemoryMap.EXIT_COUNTER_WORDS && this.view.getInt32(MemoryMap.EXIT_IMAGES + 4 * exit, true) !== 0;
  }
  /** Writes the image of an exit; answers its address. */
  write(exit: number, words: Int32Array): number {
    const kept = exit < MemoryMap.EXIT_COUNTER_WORDS ? this.allocate(words.byteLength) : null;
    const address = kept ?? this.scratch + ACCOUNT_BYTES;
    if (!kept && words.byteLength > SCRATCH - ACCOUNT_BYTES)
      throw new Error('an exit is larger than the space for one');
    words.forEach((word, i) => {
      this.view.setInt32(address + 4 * i, word, true);
    });
    if (kept) this.view.setInt32(MemoryMap.EXIT_IMAGES + 4 * exit, address, true);
    return address;
  }
  private allocate(bytes: number): number | null {
    if (this.top + bytes > this.scratch) return null;
    const address = this.top;
    this.top += bytes;
    return address;
  }
}
