/**
 * Registers of one code: the named locals first, then a stack of temporaries.
 *
 * What always holds: a temporary lives from `temporary()` to the `release` of an earlier `mark()`, so whatever is above
 * the top is dead; a call window begins CALL_HEADER_REGISTERS above everything alive, because the callee's frame header
 * is written there.
 */
import { CALL_HEADER_REGISTERS } from '../bytecode/opcodes.js';

export class Registers {
  private top = 0;
  private highest = 0;
  /** Registers below are named locals. */
  localCount = 0;

  /** How many registers the frame needs. */
  get count(): number {
    return this.highest;
  }

  /** Gives a register to a named local; only before the first temporary. */
  addLocal(): number {
    this.localCount++;
    return this.run(1);
  }

  /** A fresh temporary. */
  temporary(): number {
    const register = this.top++;
    if (this.top > this.highest) this.highest = this.top;
    return register;
  }

  /** `count` fresh temporaries in a row: the first. */
  run(count: number): number {
    const first = this.top;
    this.top += count;
    if (this.top > this.highest) this.highest = this.top;
    return first;
  }

  /** A call window: `count` registers in a row (callable and arguments) with room for a frame header below. */
  window(count: number): number {
    this.run(CALL_HEADER_REGISTERS);
    return this.run(count);
  }

  mark(): number {
    return this.top;
  }

  /** Gives back all temporaries taken since `mark`. */
  release(mark: number): void {
    this.top = mark;
  }

  isLocal(register: number): boolean {
    return register < this.localCount;
  }
}
