/**
 * Images of exits, carried out by the interpreter (handlers/exits.ts), against the reference that restores encoded exits directly: both
 * start from the same memory, allocate in the same order, and must leave the same bytes behind.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { NodeHost } from '../../cli/node-host.js';
import { ObjectFlags } from '../../interpreter/heap/layouts.js';
import {
  EXIT_COUNTDOWN_BYTES,
  FrameHeader,
  MACHINE,
  Machine,
  MemoryMap,
  POLL_INTERVAL,
} from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { Runtime } from '../../interpreter/index.js';
import { nativeModules, pythonModules, UNSHADOWED_MODULES } from '../../stdlib/modules.js';
import type { EncodedExit, EncodedFrame, EncodedStore, EncodedValue } from './encode.js';
import { exitImage } from './exit-image.js';
import { restoreExit, spillsAt } from './restore.js';

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = [folder, '../..', '../../..']
  .map(up => path.resolve(folder, up))
  .find(up => fs.existsSync(path.join(up, 'package.json')))!;
const { space } = new Runtime({
  host: new NodeHost(),
  interpreter: new WebAssembly.Module(fs.readFileSync(path.join(root, 'backend-wasm/generated/interpreter.wasm'))),
  modules: nativeModules,
  pythonModules,
  unshadowedModules: UNSHADOWED_MODULES,
  maximumMemory: 256 << 20,
  stress: 0,
  bootImage: null,
  arguments: ['test'],
});
const view = new DataView(space.heapMemory.memory.buffer);
const host = {
  view,
  allocate: (bytes: number) => space.rts.allocate(bytes),
  logObject: (object: number) => space.rts.logObject(object as never),
};
const FP = MemoryMap.STACK + (1 << 20);
const WINDOW = 512;
const IMAGE = MemoryMap.EXIT_IMAGE_SPACE;
const ACCOUNT = MemoryMap.EXIT_IMAGES_END - 8;
const CODE = 4096;
/** Rubbish that must be overwritten where frames lie. */
const RUBBISH = 0x55555554;

const constant = (value: number | bigint): EncodedValue => ({ kind: 'constant', value });
const spill = (slot: number, type: 'ref' | 'i32' | 'i64' | 'f64' = 'ref'): EncodedValue => ({
  kind: 'spill',
  slot,
  type,
});
const virtual = (index: number): EncodedValue => ({ kind: 'virtual', index });
const frame = (offset: number, registers: (EncodedValue | null)[], rest: Partial<EncodedFrame> = {}): EncodedFrame => ({
  code: CODE,
  pc: 1000 + offset,
  offset,
  flags: 0,
  depth: offset ? 1 : 0,
  function: null,
  extra: null,
  registers,
  ...rest,
});
const exit = (parts: Partial<EncodedExit>): EncodedExit => ({
  kind: 'resume',
  frames: [frame(0, [])],
  uncovered: [0, 0],
  virtuals: [],
  stores: [],
  spillCount: 6,
  ...parts,
});
const store = (rest: Partial<EncodedStore>): EncodedStore => ({
  object: spill(0),
  offset: 8,
  stride: 0,
  type: 'ref',
  index: null,
  value: spill(1),
  barrier: false,
  ...rest,
});

/** Puts everything that a restoring may touch into its first state; answers an old object of 64 bytes. */
function prepare(top: number): number {
  view.setInt32(MACHINE + Machine.allocationTop.offset, top, true);
  const object = space.rts.allocate(64);
  for (let at = 0; at < 64; at += 4) view.setInt32(object + at, 0x1111, true);
  view.setInt32(object + 4, ObjectFlags.OLD_UNLOGGED, true);
  for (let at = -FrameHeader.SIZE; at < WINDOW + 512; at += 4) view.setInt32(FP + at, RUBBISH, true);
  view.setInt32(FP - FrameHeader.FLAGS, 1 + 64 * 3, true);
  view.setInt32(MACHINE + Machine.fp.offset, FP, true);
  const window = FP + WINDOW;
  view.setBigInt64(window - EXIT_COUNTDOWN_BYTES, 6000n, true);
  view.setInt32(window, object, true);
  view.setInt32(window + 8, 15, true);
  view.setInt32(window + 16, 3, true);
  view.setBigInt64(window + 24, 77n, true);
  view.setBigInt64(window + 32, 1n << 40n, true);
  view.setFloat64(window + 40, 2.5, true);
  return object;
}
/** The frames, the heap from the object on, and the machine's words that count. */
function state(object: number): string[] {
  const words = (from: number, to: number): string[] =>
    Array.from(
      { length: (to - from) / 4 },
      (_, i) => `${from + 4 * i - (from === object ? object : FP)}: ${view.getInt32(from + 4 * i, true)}`,
    );
  return [
    ...words(FP - FrameHeader.SIZE, FP + WINDOW - EXIT_COUNTDOWN_BYTES),
    ...words(object, object + 512),
    `fp ${view.getInt32(MACHINE + Machine.fp.offset, true) - FP}`,
    `pc ${view.getInt32(MACHINE + Machine.pc.offset, true)}`,
    `top ${view.getInt32(MACHINE + Machine.allocationTop.offset, true)}`,
  ];
}
/** Restores both ways. */
function compare(t: Pick<Tap, 'same' | 'equal'>, encoded: EncodedExit): void {
  space.rts.allocate(4096);
  const top = view.getInt32(MACHINE + Machine.allocationTop.offset, true) - 2048;
  const expected = prepare(top);
  restoreExit(host, encoded, FP, spillsAt(view, FP + WINDOW));
  const reference = state(expected);
  view.setInt32(ACCOUNT, 4, true);
  view.setInt32(ACCOUNT + 4, 100, true);
  const object = prepare(top);
  exitImage(encoded, ACCOUNT, WINDOW).forEach((word, i) => {
    view.setInt32(IMAGE + 4 * i, word, true);
  });
  t.equal(space.rts.restoreExit(IMAGE), 5, 'the exits so far');
  t.equal(view.getInt32(ACCOUNT + 4, true), 100 + POLL_INTERVAL - 6000, 'the iterations so far');
  t.same(state(object), reference);
  for (let at = WINDOW - EXIT_COUNTDOWN_BYTES; at < WINDOW + 8 * encoded.spillCount; at += 4)
    t.equal(view.getInt32(FP + at, true), 0, 'the window is empty');
}
type Tap = typeof t;

t.test('registers of the root frame: values, constants, and what stays as it is', t => {
  compare(t, exit({ frames: [frame(0, [spill(1), null, constant(7), spill(0)], { extra: spill(0) })] }));
  t.end();
});
t.test('inlined frames: headers, dead registers, words above the innermost', t => {
  const frames = [
    frame(0, [spill(1)]),
    frame(64, [null, null, spill(0), null], { function: constant(4096), flags: 4 }),
    frame(128, [constant(1), null, null, spill(1), null], { depth: 2, extra: spill(0), flags: 8 }),
  ];
  compare(t, exit({ frames, uncovered: [148, 172] }));
  t.end();
});
t.test('virtual objects: numbers in and out of boxes, floats, arrays, objects that hold one another', t => {
  const map = (name: string): EncodedValue => constant(MapOf[name]!);
  const virtuals: EncodedExit['virtuals'] = [
    { kind: 'int', bytes: 16, map: map('INT'), fields: [{ offset: 8, type: 'i64', value: spill(3, 'i64') }] },
    { kind: 'int', bytes: 16, map: map('INT'), fields: [{ offset: 8, type: 'i64', value: spill(4, 'i64') }] },
    { kind: 'int', bytes: 16, map: map('INT'), fields: [{ offset: 8, type: 'i64', value: constant(-(1n << 50n)) }] },
    { kind: 'object', bytes: 16, map: map('FLOAT'), fields: [{ offset: 8, type: 'f64', value: spill(5, 'f64') }] },
    { kind: 'object', bytes: 16, map: map('FLOAT'), fields: [{ offset: 8, type: 'f64', value: constant(-0.5) }] },
    {
      kind: 'array',
      bytes: 44,
      map: map('TUPLE'),
      fields: [
        { offset: 8, type: 'i32', value: constant(3) },
        { offset: 12, type: 'ref', value: virtual(6) },
        { offset: 16, type: 'ref', value: virtual(0) },
        { offset: 20, type: 'u8', value: spill(2, 'i32') },
        { offset: 22, type: 'u16', value: constant(65535) },
      ],
    },
    { kind: 'object', bytes: 16, map: spill(0), fields: [{ offset: 8, type: 'ref', value: virtual(5) }] },
  ];
  compare(
    t,
    exit({
      virtuals,
      frames: [
        frame(
          0,
          virtuals.map((_, i) => virtual(i)),
        ),
      ],
    }),
  );
  t.end();
});
t.test('postponed stores: elements, widths, barriers', t => {
  const stores = [
    store({ barrier: true }),
    store({ offset: 16, stride: 4, index: spill(2, 'i32'), value: constant(9) }),
    store({ offset: 16, stride: 4, index: constant(1), value: spill(0), barrier: true }),
    store({ offset: 40, type: 'i64', value: constant(-5n) }),
    store({ offset: 48, type: 'f64', value: spill(5, 'f64') }),
    store({ offset: 56, type: 'u16', value: spill(1, 'i32') }),
    store({ offset: 58, type: 'u8', value: constant(200) }),
  ];
  compare(t, exit({ stores }));
  compare(
    t,
    exit({
      stores: [store({ object: virtual(0), value: spill(0) })],
      virtuals: [{ kind: 'object', bytes: 24, map: constant(MapOf['CELL']!), fields: [] }],
    }),
  );
  t.end();
});
