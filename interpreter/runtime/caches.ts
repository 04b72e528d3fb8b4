/**
 * What the interpreter's caches rely on. Inline caches hold raw addresses of maps and global cells, the method cache those of names:
 * none of them is a root. They stay true because maps live as long as their class, because classes, namespaces of functions
 * and interned names die at full collections only, and because a full collection empties the caches.
 */
import { OPCODES, opcodeNumber } from '../bytecode/opcodes.js';
import type { Ref } from '../dialect/rts.js';
import * as L from '../heap/layouts.js';
import { Machine } from '../heap/machine.js';
import { MapOf } from '../heap/well-known.js';
import type { Space } from './space.js';

/** Its cache words are a counter and a trace, which stay. */
const JUMP_BACK = opcodeNumber('JUMP_BACK');

export class Caches {
  private readonly space: Space;
  /** Classes made since the last full collection; held until then. */
  private recentClasses: Ref[] = [];
  /** Addresses of all codes; some may be dead. */
  private codes: Ref[] = [];

  constructor(space: Space) {
    this.space = space;
  }
  /** To be called with every class that a program makes. */
  addClass(cls: Ref): void {
    this.space.hostTable.hold(cls);
    this.recentClasses.push(cls);
  }
  /** To be called with all new codes. */
  addCodes(codes: readonly Ref[]): void {
    this.codes = this.codes.concat(codes);
  }
  /** To be called with every new code. */
  addCode(code: Ref): void {
    this.codes.push(code);
  }
  /** All codes; of those that have died the memory may be something else by now. */
  get allCodes(): readonly Ref[] {
    return this.codes;
  }
  /** The codes that are alive, right after a full collection. */
  livingCodes(): readonly Ref[] {
    const { space } = this;
    const isAlive = (code: Ref) => space.rts.isMarked(code) !== 0 && space.mapOf(code) === MapOf['CODE'];
    this.codes = [...new Set(this.codes.filter(isAlive))];
    return this.codes;
  }
  /** To be called after every full collection. */
  afterFullCollection(): void {
    for (const code of this.livingCodes()) this.emptyInlineCaches(code);
    for (const cls of this.recentClasses) this.space.hostTable.release(cls);
    this.recentClasses = [];
    this.emptyMethodCache();
  }
  private emptyMethodCache(): void {
    const { space } = this;
    const table = space.machine(Machine.methodCache) as Ref;
    const start = (table + L.WordItems.element.offset) >> 2;
    space.I32.fill(0, start, start + space.load(table, L.WordItems.length));
  }
  private emptyInlineCaches(code: Ref): void {
    const { I32 } = this.space;
    const end = this.space.load(code, L.Code.end) >> 2;
    let at = this.space.load(code, L.Code.start) >> 2;
    while (at < end) {
      const number = I32[at]! & 0xffff;
      const words = OPCODES[number]!.cacheWords;
      if (number !== JUMP_BACK) for (let k = 0; k < words; k++) I32[at + 2 + k] = 0;
      at += 2 + ((words + 1) & -2);
    }
  }
}
