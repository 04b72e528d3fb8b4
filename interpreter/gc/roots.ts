/**
 * Where tracing starts: the frames on the VM stack, the references in the machine's struct, handles of the host, and the
 * well-known maps and classes, which are few and scanned every time.
 *
 * A frame's words are its header's FUNCTION, CODE and EXTRA and its registers. The window of a callee lies over dead registers of
 * its caller, so a caller is scanned up to its callee's header. The registers of a running frame may hold what a callee left
 * behind: raw header words look like small ints, and references are intact, because whatever was written since the last
 * collection has not been freed yet. For the same reason every collection clears the words above the running frame that
 * frames below count among their registers: nothing scans them now, and what they refer to may be freed.
 */
import { fillMemory, type i32, load, load32, store } from '../dialect/rts.js';
import { FrameWord, MachineRoots, SideTable, TraceOffset, WellKnownRoots } from '../heap/heap-constants.js';
import { Code } from '../heap/layouts.js';
import { MACHINE, Machine } from '../heap/machine.js';
import type { Ref } from '../dialect/rts.js';
import { markReference, scan, scanRange, scanWords } from './mark.js';

/** Marks from all roots but the intern table and the remembered set. */
export function markRoots(): void {
  markMachine();
  markHandles();
  markWellKnown();
  markFrames();
}

/** Counts bytes that had to be looked at before anything new was found: the cost of a young collection. */
export function countScanned(bytes: i32): void {
  const sum = (load(MACHINE, Machine.scannedBytes) + bytes) | 0;
  store(MACHINE, Machine.scannedBytes, sum < 0 ? 0x7fffffff : sum);
}

function markMachine(): void {
  const start = ((MACHINE as i32) + TraceOffset.FIRST_WORD) | 0;
  scanWords(start, MachineRoots.MASK0);
  scanWords((start + 128) | 0, MachineRoots.MASK1);
  scanWords((start + 256) | 0, MachineRoots.MASK2);
  scanWords((start + 384) | 0, MachineRoots.MASK3);
}

function markHandles(): void {
  const top = load(MACHINE, Machine.handleTop);
  const persistentTop = load(MACHINE, Machine.persistentTop);
  scanRange(SideTable.HANDLES, top);
  scanRange(SideTable.PERSISTENT, persistentTop);
  countScanned((top - SideTable.HANDLES + (persistentTop - SideTable.PERSISTENT)) | 0);
}

function markWellKnown(): void {
  let map: i32 = WellKnownRoots.MAPS;
  while (map < WellKnownRoots.MAPS_END) {
    if (load32(map) !== 0) scan(map);
    map = (map + WellKnownRoots.MAP_BYTES) | 0;
  }
  let known: i32 = WellKnownRoots.CLASSES;
  while (known < WellKnownRoots.CLASSES_END) {
    if (load32(known) !== 0) scan(known);
    known = (known + WellKnownRoots.CLASS_BYTES) | 0;
  }
}

function markFrames(): void {
  let frame = load(MACHINE, Machine.fp);
  const top = frame === 0 ? 0 : endOfFrame(frame);
  let limit = top;
  let highest = top;
  while (frame !== 0) {
    const end = endOfFrame(frame);
    if (end > highest) highest = end;
    if (end < limit) limit = end;
    scanRange(frame, limit);
    markReference(load32((frame - FrameWord.FUNCTION) | 0));
    markReference(load32((frame - FrameWord.CODE) | 0));
    markReference(load32((frame - FrameWord.EXTRA) | 0));
    countScanned((end - frame) | 0);
    limit = (frame - FrameWord.SIZE) | 0;
    frame = (load32((frame - FrameWord.CALLER) | 0) - 1) | 0;
  }
  fillMemory(top, 0, (highest - top) | 0);
}

/** The address after a frame's last register. */
function endOfFrame(frame: i32): i32 {
  const code = load32((frame - FrameWord.CODE) | 0);
  if (code === 0) return frame;
  return (frame + (load(code as Ref, Code.registerCount) << 2)) | 0;
}
