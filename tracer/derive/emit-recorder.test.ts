/**
 * Twins compute what their functions compute. A recorder that only executes (every op through the reference evaluator of the IR)
 * runs the twins of the pure fixtures on random arguments, against the JavaScript derived from the same source.
 */
import fs from 'node:fs';
import t from 'tap';
import { OPCODES, opcodeNumber } from '../../interpreter/bytecode/opcodes.js';
import { emitJavaScript, instantiateJavaScript } from '../../interpreter/dialect/emit-js.js';
import { loadFixtures, loadSources } from '../../interpreter/dialect/fixtures/load-fixture.js';
import { WORDS } from '../../interpreter/dialect/primitives.js';
import { evaluate } from '../ir/evaluate.js';
import { type OpName, OPS } from '../ir/ops.js';
import { constant, type Node, type Value } from '../ir/trace.js';
import { emitRecorder } from './emit-recorder.js';

const read = (path: string) => fs.readFileSync(path, 'utf8');
type Twin = (recorder: object, ...args: Node[]) => Node;

/** The functions of a twins module, without its imports and types. */
function loadTwins(text: string): Record<string, Twin> {
  const code = text.replace(/^import .*$/gm, '').replace(/^export /gm, '');
  const names = [...text.matchAll(/^export (?:function|const) ([\w$]+)/gm)].map(m => m[1]);
  const make = new Function('K', 'FIELDS', 'LAYOUTS', `${code}\nreturn { ${names.join(', ')} };`);
  const named = new Proxy({}, { get: (_, name) => name });
  return make(constant, named, named) as Record<string, Twin>;
}
/** Executes ops at once: every node is a constant. */
const executing: Record<string, (...args: Node[]) => Node> = new Proxy(
  { br: (c: Node) => c.value !== 0, promote: (x: Node) => x } as never,
  {
    get(own, name: string) {
      if (name in own) return own[name];
      const compared = /^if([A-Z])(.*)$/.exec(name);
      if (compared)
        return (...args: Node[]) => executing[compared[1]!.toLowerCase() + compared[2]!](...args).value !== 0;
      return (...args: Node[]) => {
        const result = OPS[name as OpName].result;
        const value = evaluate(
          name as OpName,
          args.map(a => a.value!),
        );
        if (value === undefined) throw new Error(`${name} of ${args.map(a => a.value)} is undefined`);
        return constant(result === 'same' ? (args[1]!.type as 'i32') : (result as 'i32'), value);
      };
    },
  },
);
const numbers = [0, 1, -1, 7, -7, 100, 5555, -4321, 2 ** 30, -(2 ** 30), 2 ** 31 - 1, -(2 ** 31)];
const floats = [0, -0, 0.5, -1.5, 2.5, 1e10, -1e300, Number.NaN, Number.POSITIVE_INFINITY];

const wrapped = (type: string, v: Value): Value => (type === 'i64' ? BigInt.asIntN(64, v as bigint) : v);
/** Functions over words that have no IR op. */
const recordsUnsupported = (name: string) => name === 'floorDivision';

t.test('twins of pure functions agree with JavaScript', async t => {
  const program = loadFixtures(['pure-functions'], read);
  const roots = [...program.functions.values()].filter(f => f.kind === 'traced');
  const twins = loadTwins(emitRecorder(program, [], roots).twins);
  const js = instantiateJavaScript(emitJavaScript(program), { memory: { buffer: new ArrayBuffer(64) } });
  const values = (type: string, k: number): Value =>
    type === 'f64'
      ? floats[k % floats.length]!
      : type === 'i64'
        ? BigInt(numbers[k % 12]!) << BigInt(k % 34)
        : numbers[k % 12]!;
  for (const f of roots.filter(f => !recordsUnsupported(f.name))) {
    let wrong = '';
    for (let i = 0; i < 144; i++) {
      const args = f.params.map((p, k) => values(p.type, k === 0 ? i : k === 1 ? Math.floor(i / 12) : i * 5));
      const inTwin = twins[`${f.name}$r`]!(
        executing,
        ...f.params.map((p, k) => constant(p.type as 'i32', wrapped(p.type, args[k]!))),
      ).value;
      const inJs = js[f.name]!(...f.params.map((p, k) => wrapped(p.type, args[k]!)));
      if (!Object.is(typeof inJs === 'boolean' ? Number(inJs) : inJs, inTwin))
        wrong ||= `(${args.join(', ')}): ${inTwin}, not ${inJs}`;
    }
    t.equal(wrong, '', f.name);
  }
});
t.test('every word that may be recorded is made of IR ops', async t => {
  for (const word of WORDS.values()) {
    if (word.category !== 'value' || word.ir === null) continue;
    for (const [, op] of word.ir.matchAll(/(\w+)\(/g)) t.ok(op! in OPS, `${word.name} records ${op}`);
  }
});

t.test('the shapes that twins take', async t => {
  const source = `import { cacheHit, cacheWord, i32, load, load32, malloc, next, promote, Ref, register, setCacheWord, setRegister, store, storeNew } from '../rts.js';
import { Cell, List } from '../../heap/layouts.js';
import { RAISE } from '../../heap/machine.js';
import { MapOf, NULL } from '../../heap/well-known.js';
/** @intrinsic pure */ function mapOf(r: Ref): Ref { return load32(r as i32) as Ref; }
/** @residual raises */ function grow(list: Ref): Ref { store(list, List.length, 1); return list; }
/** @fast sizeGeneral */ function size(r: Ref): i32 { return load32(r as i32); }
function sizeGeneral(r: Ref): i32 { return load(r, List.length); }
/** @intrinsic */ export function CLEAR(a: i32): i32 { setRegister(a, NULL); return next(); }
function fill(r: Ref): void { if (load(r, List.length) > 0) setCacheWord(0, 1); }
export function MOVE(a: i32, b: i32): i32 {
  if (cacheHit(cacheWord(0) === 1)) return next();
  setCacheWord(0, 1);
  fill(register(b));
  const r = register(b);
  if (promote(mapOf(r)) === MapOf.LIST && size(r) > 0) {
    const p = malloc(Cell, MapOf.CELL);
    storeNew(p, Cell.value, r);
    setRegister(a, p);
  } else if (grow(r) === NULL) return RAISE;
  switch (a) {
    case 1: break;
    default: setRegister(a, r);
  }
  return next();
}`;
  const program = loadSources([{ path: 'interpreter/dialect/fixtures/shapes.ts', text: source }], read);
  t.same(program.errors, []);
  const { twins, metadata } = emitRecorder(program, OPCODES);
  const body = twins.slice(
    twins.indexOf('export function MOVE$r'),
    twins.indexOf('\n}\n', twins.indexOf('export function MOVE$r')) + 2,
  );
  t.equal(
    body.replace(/ref_\d+/g, 'ref'),
    `export function MOVE$r(R, a_, b_) {
  const r_ = R.register(b_);
  if ((R.ifRefeq(R.promote(R.mapOf(r_)), ref) && R.ifI32gt(sizeGeneral$r(R, r_), i32_0))) {
    const p_ = R.malloc(layout_cell, ref);
    R.storeNew(field_cell_value, p_, r_);
    R.setRegister(a_, p_);
  } else {
    if (R.ifRefeq(R.call('grow', [r_]), ref)) {
      return i32_0;
    }
  }
  switch (R.promote(a_).value) {
    case 1: {
    } break;
    default: {
      R.setRegister(a_, r_);
    } break;
  }
  return R.next();
}`,
  );
  t.match(metadata, `grow: 'residual raises|ref|ref||list.length',`);
  t.match(metadata, `export const INTRINSICS = ['mapOf'] as const;`);
  const handlers = twins.slice(twins.indexOf('export const HANDLERS'));
  const lines = handlers.split('\n').slice(1);
  t.match(lines[opcodeNumber('CLEAR')], '(R, a) => R.CLEAR(a),');
  t.match(lines[opcodeNumber('MOVE')], 'MOVE$r,');
  t.match(lines[opcodeNumber('YIELD')], 'null,');
});
