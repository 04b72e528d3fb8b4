/**
 * Checks the heap's invariants and says what is wrong in words. Plain TypeScript on purpose: it shares no code with the
 * collector, so that a mistake in one shows in the other. It runs around every collection under TPY_GC=stress.
 *
 * Before a collection: everything reachable is an object with a valid map inside a block in use, and every old object that
 * refers to a young one is in the remembered set. After it: everything reachable is also marked, and so are its lines.
 */
import { BlockState, Heap, MachineRoots, SideTable, TraceOffset, WellKnownRoots } from '../heap/heap-constants.js';
import { Code, ElementFlags, Map as MapLayout, ObjectFlags } from '../heap/layouts.js';
import { FrameHeader, MACHINE, Machine } from '../heap/machine.js';
import type { HeapMemory } from '../heap/memory.js';
import { MapOf, REPRESENTATIONS, WELL_KNOWN_END } from '../heap/well-known.js';

export type Moment = 'before' | 'after';

/** Throws an Error that says where the first broken object was found and by which path it is reached. */
export function verifyHeap(memory: HeapMemory, moment: Moment): void {
  try {
    new Verifier(memory, moment, null).run();
  } catch {
    // The same again, this time remembering the way to each object, which takes several times as long.
    new Verifier(memory, moment, new Map()).run();
  }
}

const META_MAP = Number(MapOf['MAP']);
const FREED_WORD = Math.imul(Heap.FREED_BYTE, 0x01010101);

class Verifier {
  readonly #i32: Int32Array<ArrayBufferLike>;
  readonly #u8: Uint8Array<ArrayBufferLike>;
  readonly #moment: Moment;
  /** For every 8 bytes of the heap up to the highest block in use: whether an object that was found begins there. */
  readonly #found: Uint8Array;
  /** Objects found, each with the object it was found in (0 for a root): only for the report. */
  readonly #foundIn: Map<number, number> | null;
  readonly #pending: number[] = [];
  readonly #rootNames = new Map<number, string>();
  readonly #remembered: Set<number>;

  constructor(memory: HeapMemory, moment: Moment, foundIn: Map<number, number> | null) {
    this.#i32 = memory.i32;
    this.#u8 = memory.u8;
    this.#moment = moment;
    const top = this.#field(Machine.rememberedTop);
    this.#foundIn = foundIn;
    this.#found = new Uint8Array(((this.#field(Machine.highestBlock) - Heap.FIRST_BLOCK) << Heap.BLOCK_SHIFT) >>> 3);
    this.#remembered = new Set(this.#i32.subarray(SideTable.REMEMBERED >> 2, top >> 2));
  }

  run(): void {
    this.#visitRoots();
    for (let object = this.#pending.pop(); object !== undefined; object = this.#pending.pop())
      this.#visitChildren(object);
  }

  #word(address: number): number {
    return this.#i32[address >> 2]!;
  }

  #field(field: { offset: number }): number {
    return this.#word(MACHINE + field.offset);
  }

  #visitRoots(): void {
    const masks = [MachineRoots.MASK0, MachineRoots.MASK1, MachineRoots.MASK2, MachineRoots.MASK3];
    for (const field of Machine.descriptor.fields) {
      const bit = (field.offset - TraceOffset.FIRST_WORD) / 4;
      if (((masks[bit >> 5]! >>> (bit & 31)) & 1) !== 0) this.#visitRoot(this.#word(MACHINE + field.offset), field.key);
    }
    this.#visitRoot(this.#field(Machine.internTable), 'machine.internTable');
    this.#visitRange(SideTable.HANDLES, this.#field(Machine.handleTop), 'handle');
    this.#visitRange(SideTable.PERSISTENT, this.#field(Machine.persistentTop), 'persistent handle');
    this.#visitWellKnown(WellKnownRoots.MAPS, WellKnownRoots.MAPS_END, WellKnownRoots.MAP_BYTES);
    this.#visitWellKnown(WellKnownRoots.CLASSES, WellKnownRoots.CLASSES_END, WellKnownRoots.CLASS_BYTES);
    this.#visitFrames();
  }

  #visitWellKnown(start: number, end: number, bytes: number): void {
    for (let address = start; address < end; address += bytes) {
      if (this.#word(address) !== 0) this.#pending.push(address);
    }
  }

  #visitRange(start: number, end: number, name: string): void {
    for (let address = start; address < end; address += 4)
      this.#visitRoot(this.#word(address), `${name} ${(address - start) / 4}`);
  }

  #visitFrames(): void {
    let frame = this.#field(Machine.fp);
    let limit = Number.POSITIVE_INFINITY;
    for (let depth = 0; frame !== 0; depth++) {
      if (frame < Heap.END || (frame & 3) !== 0)
        this.#fail(`frame ${depth} from the top has fp ${hex(frame)}, which is not on the VM stack`);
      const code = this.#word(frame - FrameHeader.CODE);
      this.#visitRoot(code, `code of frame ${depth}`);
      this.#visitRoot(this.#word(frame - FrameHeader.FUNCTION), `function of frame ${depth}`);
      this.#visitRoot(this.#word(frame - FrameHeader.EXTRA), `extra word of frame ${depth}`);
      const registers = code === 0 ? 0 : this.#word(code + Code.registerCount.offset);
      this.#visitRange(frame, Math.min(frame + 4 * registers, limit), `frame ${depth} register`);
      const caller = this.#word(frame - FrameHeader.CALLER);
      if ((caller & 1) === 0) this.#fail(`frame ${depth}: its caller word ${hex(caller)} lacks the low bit`);
      if (caller - 1 >= frame) this.#fail(`frame ${depth}: its caller at ${hex(caller - 1)} lies above it`);
      limit = frame - FrameHeader.SIZE;
      frame = caller - 1;
    }
  }

  #visitRoot(word: number, name: string): void {
    if (this.#foundIn !== null && isReference(word) && !this.#foundIn.has(word)) this.#rootNames.set(word, name);
    this.#visit(word, 0);
  }

  #visitChildren(object: number): void {
    const map = this.#word(object);
    this.#visit(map, object);
    const old = object >= Heap.START && this.#isMarked(object);
    const logged = !old || this.#remembered.has(object) || this.#field(Machine.rememberedOverflow) !== 0;
    if (this.#remembered.has(object) && (this.#word(object + TraceOffset.FLAGS) & ObjectFlags.OLD_UNLOGGED) !== 0) {
      this.#fail(`${this.describe(object)} is in the remembered set but still has OLD_UNLOGGED`);
    }
    const start = object + TraceOffset.FIRST_WORD;
    this.#visitMask(object, logged, start, this.#word(map + TraceOffset.REF_MASK_LOW));
    this.#visitMask(object, logged, start + 128, this.#word(map + TraceOffset.REF_MASK_HIGH));
    const flags = this.#word(map + TraceOffset.ELEMENT_FLAGS);
    if ((flags & ElementFlags.TAIL) !== 0)
      this.#visitField(object, logged, (this.#endOfElements(object, map) + 3) & -4);
    if ((flags & ElementFlags.REFS) === 0) return;
    const first = object + this.#word(map + TraceOffset.SIZE);
    const end = first + 4 * this.#word(object + TraceOffset.LENGTH);
    for (let address = first; address < end; address += 4) this.#visitField(object, logged, address);
  }

  #visitMask(object: number, logged: boolean, start: number, mask: number): void {
    for (let k = 0; mask >>> k !== 0 && k < 32; k++) {
      if (((mask >>> k) & 1) !== 0) this.#visitField(object, logged, start + 4 * k);
    }
  }

  #visitField(object: number, logged: boolean, address: number): void {
    const child = this.#word(address);
    if (!isReference(child)) return;
    this.#visit(child, object);
    if (logged || child < Heap.START || this.#isMarked(child)) return;
    this.#fail(
      `${this.describe(object)} is old and refers at +${address - object} to the young ${this.describe(child)}, but was not logged`,
    );
  }

  #visit(word: number, from: number): void {
    if (!isReference(word)) return;
    if (this.#foundIn !== null && !this.#foundIn.has(word)) this.#foundIn.set(word, from);
    if (word < Heap.START) {
      // Behind the well-known objects lie the names that RTS needs as constants.
      if (word >= WELL_KNOWN_END && this.#word(word) !== Number(MapOf['LATIN1']))
        this.#fail(`${hex(word)} is below the heap but no well-known object`, word);
      return;
    }
    const at = (word - Heap.START) >>> 3;
    if ((word & 7) === 0 && this.#found[at] === 1) return;
    this.#found[at] = 1;
    this.#check(word);
    this.#pending.push(word);
  }

  #check(object: number): void {
    if ((object & 7) !== 0 || object >= Heap.END) this.#fail(`${hex(object)} is no address of an object`, object);
    const state = this.#u8[SideTable.STATES + (object >> Heap.BLOCK_SHIFT)]!;
    const map = this.#word(object);
    if (map === FREED_WORD) this.#fail(`${hex(object)} was freed`, object);
    if (state === BlockState.FREE) this.#fail(`${hex(object)} lies in a free block`, object);
    if (state === BlockState.CONTINUATION) this.#fail(`${hex(object)} lies inside a large object`, object);
    if (!this.#isMap(map)) this.#fail(`${hex(object)} has ${hex(map)} for a map, which is none`, object);
    const bytes = this.#bytesOf(object, map);
    if (bytes <= 0 || object + bytes > Heap.END)
      this.#fail(`${this.describe(object)} has an impossible size of ${bytes} bytes`, object);
    const large = state === BlockState.LARGE;
    const leavesBlock = object >> Heap.BLOCK_SHIFT !== (object + bytes - 1) >> Heap.BLOCK_SHIFT;
    if ((large && bytes <= Heap.LARGE_OBJECT) || (!large && leavesBlock)) {
      this.#fail(`${this.describe(object)} of ${bytes} bytes lies in a block of state ${state}`, object);
    }
    if (this.#moment === 'after') this.#checkMarks(object, large ? 0 : bytes);
  }

  #checkMarks(object: number, bytes: number): void {
    if (!this.#isMarked(object)) this.#fail(`${this.describe(object)} is reachable but not marked`, object);
    for (let line = object >> Heap.LINE_SHIFT; line <= (object + bytes - 1) >> Heap.LINE_SHIFT; line++) {
      if (this.#u8[SideTable.LINES + line] === 0)
        this.#fail(
          `${this.describe(object)} of ${bytes} bytes lies in the free line ${hex(line << Heap.LINE_SHIFT)}`,
          object,
        );
    }
  }

  #isMap(address: number): boolean {
    if ((address & 7) !== 0 || address < WellKnownRoots.MAPS || address >= Heap.END) return false;
    if (address < Heap.START && address >= WellKnownRoots.MAPS_END) return false;
    return this.#word(address) === META_MAP;
  }

  #bytesOf(object: number, map: number): number {
    if (this.#word(map + TraceOffset.ELEMENT_SHIFT) < 0) return this.#word(map + TraceOffset.SIZE);
    const hasTail = (this.#word(map + TraceOffset.ELEMENT_FLAGS) & ElementFlags.TAIL) !== 0;
    return (this.#endOfElements(object, map) - object + (hasTail ? 4 : 0) + 7) & -8;
  }

  #endOfElements(object: number, map: number): number {
    const length = this.#word(object + TraceOffset.LENGTH);
    return object + this.#word(map + TraceOffset.SIZE) + length * 2 ** this.#word(map + TraceOffset.ELEMENT_SHIFT);
  }

  #isMarked(object: number): boolean {
    return (
      object < Heap.START || ((this.#word(SideTable.BITS + ((object >>> 8) << 2)) >>> ((object >>> 3) & 31)) & 1) !== 0
    );
  }

  /** An object in words: what kind it is and where. */
  describe(object: number): string {
    const kind = this.#word(this.#word(object) + MapLayout.kind.offset);
    return `${REPRESENTATIONS[kind - 1]?.map ?? `object of kind ${kind}`} at ${hex(object)}`;
  }

  #fail(message: string, object?: number): never {
    const foundIn = this.#foundIn ?? new Map<number, number>();
    const path: string[] = [];
    for (
      let at = object === undefined ? 0 : (foundIn.get(object) ?? 0), last = object;
      path.length < 20;
      at = foundIn.get(at) ?? 0
    ) {
      if (at === 0) {
        path.push(this.#rootNames.get(last ?? 0) ?? 'a well-known object');
        break;
      }
      path.push(this.describe(at));
      last = at;
    }
    const reached = object === undefined ? '' : `; reached from ${path.join(', from ')}`;
    throw new Error(
      `heap verification ${this.#moment} collection ${this.#field(Machine.collections)}: ${message}${reached}`,
    );
  }
}

const hex = (address: number): string => `0x${(address >>> 0).toString(16)}`;
const isReference = (word: number): boolean => (word & 1) === 0 && word !== 0;
