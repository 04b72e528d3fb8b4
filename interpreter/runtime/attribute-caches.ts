/**
 * Emptying the cache words of all attribute instructions, and the cache that they share. The codes are those that materialize.ts has made; a code that has
 * died is recognised by its memory not being a code any more.
 */
import { instructionSize, type OpcodeRow, OPCODES } from '../bytecode/opcodes.js';
import * as L from '../heap/layouts.js';
import { MemoryMap } from '../heap/machine.js';
import { MapOf } from '../heap/well-known.js';
import type { Space } from './space.js';

/** Whether the cache words of the opcode name maps and slots. */
const isCaching = (row: OpcodeRow): boolean => /ATTR|METHOD/.test(row.name) && row.cacheWords > 2;

/** Forgets every map, slot and method that instructions remember. */
export function clearAttributeCaches(space: Space): void {
  const { I32 } = space;
  const shared = MemoryMap.ATTRIBUTE_CACHE >> 2;
  I32.fill(0, shared, shared + MemoryMap.ATTRIBUTE_CACHE_ENTRIES * 8);
  const sizes = OPCODES.map(instructionSize);
  const caching = OPCODES.map(isCaching);
  for (const code of space.caches.allCodes) {
    if (I32[code >> 2] !== MapOf['CODE']) continue;
    const end = space.load(code, L.Code.end);
    for (let at = space.load(code, L.Code.start); at < end; ) {
      const opcode = I32[at >> 2]! & 0xffff;
      if (caching[opcode]) I32.fill(0, (at + 8) >> 2, (at + sizes[opcode]!) >> 2);
      at += sizes[opcode]!;
    }
  }
}
