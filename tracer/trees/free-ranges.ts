/**
 * What is not in use of a range of integers: an address space or numbers, handed out by first fit (Knuth, The Art of Computer
 * Programming 1, 2.5). What always holds: the free ranges are in order, none is empty, and no two of them touch.
 */
export class FreeRanges {
  private readonly starts: number[];
  private readonly ends: number[];
  readonly total: number;
  /** How much is free altogether. */
  free: number;
  constructor(start: number, end: number) {
    this.starts = [start];
    this.ends = [end];
    this.total = this.free = end - start;
  }
  /** The start of `size` integers in a row, or null when there are not so many. */
  take(size: number): number | null {
    for (let i = 0; i < this.starts.length; i++) {
      const start = this.starts[i]!;
      if (this.ends[i]! - start < size) continue;
      this.starts[i] = start + size;
      if (this.starts[i] === this.ends[i]) this.remove(i);
      this.free -= size;
      return start;
    }
    return null;
  }
  /** Takes back what `take` has handed out. */
  give(start: number, size: number): void {
    if (size === 0) return;
    const end = start + size;
    let i = this.starts.findIndex(other => other >= end);
    if (i < 0) i = this.starts.length;
    this.starts.splice(i, 0, start);
    this.ends.splice(i, 0, end);
    if (this.starts[i + 1] === end) this.join(i);
    if (i > 0 && this.ends[i - 1] === start) this.join(i - 1);
    this.free += size;
  }
  /** Makes one range of the i-th and the next. */
  private join(i: number): void {
    this.ends[i] = this.ends[i + 1]!;
    this.remove(i + 1);
  }
  private remove(i: number): void {
    this.starts.splice(i, 1);
    this.ends.splice(i, 1);
  }
}
