/**
 * The two executable derivations of one source agree: random calls of pure functions, and whole programs in the dispatch loop.
 */
import fs from 'node:fs';
import t from 'tap';
import { instructionSize, OPCODES, opcodeNumber } from '../../interpreter/bytecode/opcodes.js';
import { emitJavaScript, instantiateJavaScript } from '../../interpreter/dialect/emit-js.js';
import { loadFixtures, loadSources } from '../../interpreter/dialect/fixtures/load-fixture.js';
import type { Type, Value } from '../../interpreter/dialect/primitives.js';
import { findHandlers } from '../../interpreter/dialect/typed-tree.js';
import { Code, FloatObject, FunctionObject, RefItems } from '../../interpreter/heap/layouts.js';
import { FrameHeader, MACHINE, Machine, Status } from '../../interpreter/heap/machine.js';
import { MapOf } from '../../interpreter/heap/well-known.js';
import { translate } from './emit-handlers.js';

const read = (path: string) => fs.readFileSync(path, 'utf8');
const SIZE = 16 << 20;

/** A small generator of random numbers (xorshift), so that failures can be repeated. */
function randomSource(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x;
  };
}
const CORNERS = [0, 1, -1, 2, -2, 31, 2 ** 30, -(2 ** 30), 2 ** 31 - 1, -(2 ** 31)];
const FLOATS = [0, -0, 0.5, -0.5, 1.5, 2.5, -2.5, NaN, Infinity, -Infinity, 2 ** 53, 1e300, -9.3e18, 5e-324];
function randomValue(type: Type, random: () => number): Value {
  const word = random() % 3 === 0 ? CORNERS[Math.abs(random()) % CORNERS.length]! : random() >> (random() & 31);
  if (type === 'i64') return BigInt.asIntN(64, (BigInt(word) << BigInt(random() & 63)) + BigInt(random() % 3));
  if (type === 'f64') return random() % 3 ? word * 2 ** (random() % 40) : FLOATS[Math.abs(random()) % FLOATS.length]!;
  return type === 'bool' ? (word & 1) === 1 : word;
}

function instance(wasm: Uint8Array, memory: WebAssembly.Memory, host: Record<string, unknown> = {}) {
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  const module = new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
  const imports = { env: { memory, table, ...host } };
  return new WebAssembly.Instance(module, imports as never).exports as Record<string, (...args: Value[]) => Value>;
}
const newMemory = () => new WebAssembly.Memory({ initial: SIZE >> 16, maximum: SIZE >> 16, shared: true });

t.test('pure functions give the same in JavaScript and in Wasm', async t => {
  const program = loadFixtures(['pure-functions'], read);
  t.same(
    program.errors.map(e => e.message),
    [],
  );
  const memory = newMemory();
  const js = instantiateJavaScript(emitJavaScript(program), { memory });
  for (const optimizeLevel of [0, 3]) {
    const wasm = instance(translate(program, { memorySize: SIZE, optimizeLevel }).wasm, memory);
    for (const f of program.functions.values()) {
      if (!f.pragmas.has('export')) continue;
      const random = randomSource(7 + f.name.length);
      let wrong: string | null = null;
      for (let i = 0; i < 3000 && !wrong; i++) {
        const args = f.params.map(p => randomValue(p.type, random));
        const [a, b] = [js[f.name]!(...args), wasm[f.name]!(...args)];
        if (!Object.is(a, b)) wrong = `${f.name}(${args.join(', ')}) is ${a} in JavaScript and ${b} in Wasm`;
      }
      t.equal(wrong, null, `${f.name} at level ${optimizeLevel}`);
    }
  }
});

const HEAP = 1 << 20;
const STACK = 8 << 20;
/** Writes code objects and runs them, over one memory. */
class Assembler {
  readonly i32: Int32Array;
  readonly f64: Float64Array;
  #top = HEAP;
  constructor(readonly memory: WebAssembly.Memory) {
    this.i32 = new Int32Array(memory.buffer);
    this.f64 = new Float64Array(memory.buffer);
  }
  #allocate(bytes: number): number {
    const start = this.#top;
    this.#top = (start + bytes + 7) & -8;
    return start;
  }
  float(value: number): number {
    const p = this.#allocate(16);
    this.i32[p >> 2] = MapOf.FLOAT!;
    this.f64[(p + FloatObject.value.offset) >> 3] = value;
    return p;
  }
  /** `instructions` are [opcode name, a, b, c]; a jump's operand is the index of its target. */
  code(instructions: readonly (readonly [string, ...number[]])[], constants: readonly number[]): number {
    const rows = instructions.map(([name]) => OPCODES[opcodeNumber(name)]!);
    const starts = [0];
    for (const row of rows) starts.push(starts.at(-1)! + instructionSize(row));
    const start = this.#allocate(starts.at(-1)!);
    instructions.forEach(([name, a = 0, ...rest], i) => {
      const kinds = rows[i]!.operands;
      const [b = 0, c = 0] = rest.map((v, k) =>
        kinds[k + 1]!.startsWith('jump') ? (starts[v]! - starts[i]!) >> 3 : v,
      );
      const at = (start + starts[i]!) >> 2;
      this.i32[at] = opcodeNumber(name) | (a << 16);
      this.i32[at + 1] = kinds[1]?.endsWith('32') ? b : (b & 0xffff) | (c << 16);
    });
    const items = this.#allocate(RefItems.element.offset + constants.length * 4);
    this.i32.set(constants, (items + RefItems.element.offset) >> 2);
    const code = this.#allocate(Code.descriptor.size);
    this.i32[(code + Code.start.offset) >> 2] = start;
    this.i32[(code + Code.constants.offset) >> 2] = items;
    return code;
  }
  function(code: number): number {
    const f = this.#allocate(FunctionObject.descriptor.size);
    this.i32[(f + FunctionObject.code.offset) >> 2] = code;
    return f;
  }
  start(code: number, registers: readonly number[]): void {
    const set = (field: { offset: number }, value: number) => (this.i32[(MACHINE + field.offset) >> 2] = value);
    set(Machine.pc, this.i32[(code + Code.start.offset) >> 2]!);
    set(Machine.fp, STACK);
    set(Machine.allocationTop, 4 << 20);
    set(Machine.allocationLimit, (4 << 20) + 65536);
    this.i32[(STACK - FrameHeader.CODE) >> 2] = code;
    this.i32[(STACK - FrameHeader.CALLER) >> 2] = 0;
    this.i32.set(registers, STACK >> 2);
  }
  machine(field: { offset: number }): number {
    return this.i32[(MACHINE + field.offset) >> 2]!;
  }
}
t.test('functions over the heap leave the same memory behind', async t => {
  const program = loadFixtures(['heap-functions'], read);
  t.same(
    program.errors.map(e => e.message),
    [],
  );
  const host = { hostSum: (a: number, b: bigint, c: number) => BigInt(a) * 1000n + b + BigInt(c * 2) };
  const outcomes = ['js', 'wasm O0', 'wasm O3'].map(kind => {
    const memory = newMemory();
    const assembler = new Assembler(memory);
    assembler.i32[(MACHINE + Machine.allocationTop.offset) >> 2] = 4 << 20;
    const options = {
      opcodes: OPCODES,
      allowMissing: true,
      memorySize: SIZE,
      optimizeLevel: kind === 'wasm O3' ? 3 : 0,
    };
    const handlers = findHandlers(program, OPCODES);
    const f =
      kind === 'js'
        ? instantiateJavaScript(emitJavaScript(program, { opcodes: OPCODES, handlers }), { memory, host })
        : instance(translate(program, options).wasm, memory, host);
    const list = f.boxedRange!(100);
    const results = [f.sumBoxed!(list), f.narrow!(9), f.iterate!(3), f.rawMemory!(6 << 20)];
    assembler.i32[((list as number) + 4) >> 2] = 1;
    results.push(
      f.replaceFirst!(list, 8),
      assembler.machine(Machine.collections),
      assembler.machine(Machine.answerRef),
    );
    const code = assembler.code(
      [
        ['MOVE', 0, 3],
        ['CALL', 1, 0, 0],
        ['MOVE', 2, 1],
        ['RETURN', 2],
      ],
      [],
    );
    assembler.start(code, [0, 0, 0, small(77)]);
    results.push(f.run!(10), assembler.machine(Machine.result), assembler.i32[(STACK >> 2) + 2]!);
    return { results, memory: Buffer.from(new Uint8Array(memory.buffer)) };
  });
  const [js, plain, optimised] = outcomes as [(typeof outcomes)[0], (typeof outcomes)[0], (typeof outcomes)[0]];
  t.equal(js.results[0], 4950);
  t.equal(js.results[2], 3002n);
  t.same(js.results.slice(4, 6), [8, 1], 'only the object with the flag is logged');
  t.equal(js.results.at(-2), small(77));
  t.same(plain.results, js.results);
  t.same(optimised.results, js.results);
  t.ok(plain.memory.equals(js.memory));
  t.ok(optimised.memory.equals(js.memory));
});

t.test('a handler that calls after an effect is a mistake, wherever the call is', async t => {
  const path = 'interpreter/dialect/fixtures/case.ts';
  const translateCase = (statements: string) => {
    const text = `import { type i32, load, next, type Ref, register, setRegister, store } from '../rts.js';
import { MACHINE, Machine, RAISE } from '../../heap/machine.js';
/** @residual */ function touch(r: Ref): void { store(MACHINE, Machine.result, r); }
function touchAgain(r: Ref): void { touch(r); }
/** @apart */ function touchApart(r: Ref): i32 { touch(r); touch(r); return next(); }
export function MOVE(a: i32, b: i32): i32 { ${statements} }`;
    const program = loadSources([{ path, text }], read);
    t.same(program.errors, []);
    return () => translate(program, { opcodes: OPCODES, allowMissing: true, memorySize: SIZE, optimizeLevel: 0 });
  };
  const rule = /\[call-after-effect\]/;
  t.throws(translateCase('setRegister(a, register(b)); touch(register(b)); return next();'), rule);
  t.throws(translateCase('setRegister(a, register(b)); touchAgain(register(b)); return next();'), rule);
  t.throws(translateCase('if (a > b) setRegister(a, register(b)); touch(register(b)); return next();'), rule);
  t.throws(translateCase('setRegister(a, register(b)); return RAISE;'), rule);
  t.throws(translateCase('setRegister(a, register(b)); return (load(MACHINE, Machine.pc) + 8) | 0;'), rule);
  t.doesNotThrow(translateCase('touch(register(b)); setRegister(a, register(b)); touch(register(b)); return next();'));
  t.doesNotThrow(
    translateCase('if (a > b) { setRegister(a, register(b)); return next(); } return touchApart(register(b));'),
  );
});

const small = (v: number) => (v << 1) | 1;

/** s = 0; i = 0; while i < n: s = (s + i * 7) % 1000003; i = i + 1 */
function sumLoop(assembler: Assembler): number {
  const [n, s, i, x] = [0, 1, 2, 3];
  return assembler.code(
    [
      ['LOAD_CONST', s, 0],
      ['LOAD_CONST', i, 0],
      ['BRANCH_LESS', i, n, 10],
      ['RETURN', s],
      ['RETURN', s],
      ['MULTIPLY_CONST', x, i, 1],
      ['ADD', s, s, x],
      ['MODULO_CONST', s, s, 2],
      ['ADD_CONST', i, i, 3],
      ['BRANCH_LESS', i, n, 10],
      ['RETURN', s],
      ['RETURN', s],
      ['JUMP_BACK', 0, 5],
    ],
    [small(0), small(7), small(1000003), small(1)],
  );
}

t.test('the dispatch loop runs handlers as JavaScript does', async t => {
  const program = loadFixtures(['loop-handlers'], read);
  t.same(
    program.errors.map(e => e.message),
    [],
  );
  const translation = translate(program, { opcodes: OPCODES, allowMissing: true, memorySize: SIZE });
  t.ok(translation.missing.includes('YIELD'), 'opcodes without a handler are listed');
  if (process.env.DUMP) fs.writeFileSync(process.env.DUMP, translation.text());
  const memory = newMemory();
  const assembler = new Assembler(memory);
  const wasm = instance(translation.wasm, memory);
  const js = instantiateJavaScript(
    emitJavaScript(program, { opcodes: OPCODES, handlers: findHandlers(program, OPCODES) }),
    { memory },
  );
  const outcome = (run: (...args: Value[]) => Value, code: number, registers: readonly number[]) => {
    assembler.start(code, registers);
    const statuses = [];
    do statuses.push(run(1000));
    while (statuses.at(-1) === Status.TURN && statuses.length < 1e6);
    return { turns: statuses.length, status: statuses.at(-1), result: assembler.machine(Machine.result) };
  };

  t.test('integers, in turns of a budget', async t => {
    const code = sumLoop(assembler);
    let expected = 0;
    for (let i = 0; i < 5500; i++) expected = (expected + i * 7) % 1000003;
    const inWasm = outcome(wasm.run!, code, [small(5500)]);
    t.same(inWasm, { turns: 6, status: Status.DONE, result: small(expected) });
    t.same(outcome(js.run!, code, [small(5500)]), inWasm);
  });
  t.test('floats, allocated', async t => {
    const code = assembler.code(
      [['ADD', 1, 1, 2], ['ADD_CONST', 0, 0, 0], ['BRANCH_LESS', 0, 3, 5], ['NOP'], ['NOP'], ['JUMP_BACK', 0, 0]],
      [small(1)],
    );
    const loop = assembler.code(
      [
        ['ADD', 1, 1, 2],
        ['ADD_CONST', 0, 0, 0],
        ['BRANCH_LESS', 0, 3, 6],
        ['JUMP_BACK', 0, 0],
        ['JUMP_BACK', 0, 0],
        ['RETURN', 1],
        ['RETURN', 1],
      ],
      [small(1)],
    );
    t.ok(code);
    const registers = [small(0), assembler.float(0), assembler.float(0.25), small(100)];
    const value = () => assembler.f64[(assembler.machine(Machine.result) + FloatObject.value.offset) >> 3];
    t.equal(outcome(wasm.run!, loop, registers).status, Status.DONE);
    t.equal(value(), 25.25 - 0.25);
    t.equal(outcome(js.run!, loop, registers).status, Status.DONE);
    t.equal(value(), 25);
  });
  t.test('calls change the frame and its constants', async t => {
    const callee = assembler.code(
      [
        ['LOAD_CONST', 0, 0],
        ['RETURN', 0],
      ],
      [small(40)],
    );
    const caller = assembler.code(
      [
        ['CALL', 0, 8, 0],
        ['ADD_CONST', 0, 0, 0],
        ['RETURN', 0],
      ],
      [small(2)],
    );
    const registers = [0, 0, 0, 0, 0, 0, 0, 0, assembler.function(callee)];
    t.equal(outcome(wasm.run!, caller, registers).result, small(42));
    t.equal(outcome(js.run!, caller, registers).result, small(42));
  });
  t.test('constants follow the frame, whichever branch moved it', async t => {
    const other = assembler.code([['RETURN', 0]], [small(222)]);
    const code = assembler.code(
      [
        ['LOAD_CLOSURE', 0, 1],
        ['RETURN', 0],
      ],
      [small(111)],
    );
    for (const run of [wasm.run!, js.run!]) {
      t.equal(outcome(run, code, [small(1), assembler.function(other)]).result, small(222));
      t.equal(outcome(run, code, [0, assembler.function(other)]).result, small(111));
    }
  });
  t.test('cache words belong to the instruction', async t => {
    const code = assembler.code(
      [
        ['LOAD_GLOBAL', 0, 0],
        ['LOAD_GLOBAL', 0, 0],
        ['RETURN', 0],
      ],
      [small(9)],
    );
    const start = assembler.i32[(code + Code.start.offset) >> 2]!;
    const first = outcome(wasm.run!, code, []).result;
    t.not(outcome(wasm.run!, code, []).result, first, 'the second run hits');
    t.equal(assembler.i32[(start + 12) >> 2], 1, 'one miss was counted');
  });
  t.test('what a handler raises goes to unwind', async t => {
    const code = assembler.code(
      [
        ['ADD', 0, 0, 1],
        ['RETURN', 0],
      ],
      [],
    );
    t.equal(outcome(wasm.run!, code, [small(1), assembler.float(1)]).status, Status.RAISED);
    t.equal(outcome(js.run!, code, [small(1), assembler.float(1)]).status, Status.RAISED);
    t.equal(
      assembler.machine(Machine.pc),
      assembler.i32[(code + Code.start.offset) >> 2],
      'pc is the raising instruction',
    );
  });
  if (process.env.MEASURE) {
    const code = sumLoop(assembler);
    for (let round = 0; round < 6; round++) {
      assembler.start(code, [small(10_000_000)]);
      const start = performance.now();
      while (wasm.run!(10_000) === Status.TURN);
      t.comment(`${(((performance.now() - start) * 1e6) / 6e7).toFixed(2)} ns per bytecode`);
    }
  }
});
