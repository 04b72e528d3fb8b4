/**
 * The trail: what was changed, so that it can be changed back (the Warren machine's way to leave a branch). Paths through a tree
 * are explored depth first, so nothing that is known at a guard has to be copied for its side trace: whoever wants to come
 * back to a point marks it, goes on, and undoes everything down to the mark.
 */

export class Trail {
  /** Object, property and former value, one after the other. */
  private readonly entries: unknown[] = [];

  /** To be called before `object[key]`, which is `old`, gets another value. */
  save<T extends object, K extends keyof T>(object: T, key: K, old: T[K]): void {
    this.entries.push(object, key, old);
  }
  mark(): number {
    return this.entries.length;
  }
  /** Everything is as it was when the mark was made. */
  undo(mark: number): void {
    const { entries } = this;
    for (let at = entries.length; at > mark; at -= 3)
      (entries[at - 3] as Record<PropertyKey, unknown>)[entries[at - 2] as PropertyKey] = entries[at - 1];
    entries.length = mark;
  }
}
