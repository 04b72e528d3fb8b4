/** Modules made by the assembler: number formats against DataView and BigInt, control flow by running it, and every instruction through V8's check. */
import t from 'tap';
import { Assembler } from './assembler.js';
import { ByteWriter } from './byte-writer.js';
import * as wasm from './expressions.js';

const { i32, i64, f64, local } = wasm;
type Functions = Record<string, (...args: never[]) => unknown>;

function exportsOf(assembler: Assembler, imports: Record<string, Record<string, unknown>> = {}): Functions {
  return new WebAssembly.Instance(new WebAssembly.Module(assembler.finish()), imports as never).exports as Functions;
}
/** One function of two parameters, called. */
function evaluate(type: wasm.WasmType, result: wasm.WasmType, body: wasm.Expression, a: unknown, b: unknown): unknown {
  const assembler = new Assembler();
  assembler.addFunction('f', [type, type], result, [], body);
  assembler.exportFunction('f');
  return exportsOf(assembler)['f']!(a as never, b as never);
}

t.test('constants come back as they went in', t => {
  for (const value of [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, 2 ** 31 - 1, -(2 ** 31)])
    t.equal(evaluate('i32', 'i32', i32.const(value), 0, 0), value);
  for (const value of [0n, -1n, 63n, 64n, -65n, 2n ** 31n, -(2n ** 31n) - 1n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)])
    t.equal(evaluate('i64', 'i64', i64.const(value), 0n, 0n), value);
  t.equal(evaluate('i64', 'i64', i64.const(2n ** 64n + 5n), 0n, 0n), 5n, 'the low 64 bits of larger ones');
  for (const value of [0, -0, 1.5, -1e308, Infinity, NaN])
    t.ok(Object.is(evaluate('f64', 'f64', f64.const(value), 0, 0), value));
  t.end();
});
t.test('lengths are written in as few bytes as they need', t => {
  const bytesOf = (value: number): number[] => {
    const writer = new ByteWriter();
    writer.unsigned(value);
    return [...writer.finish()];
  };
  t.same(bytesOf(0), [0]);
  t.same(bytesOf(127), [127]);
  t.same(bytesOf(128), [0x80, 1]);
  t.same(bytesOf(2 ** 32 - 1), [0xff, 0xff, 0xff, 0xff, 0x0f]);
  t.end();
});
t.test('every instruction passes the check of the engine with the types that the table says', t => {
  const values = { i32: i32.const(8), i64: i64.const(8n), f64: f64.const(8) };
  for (const [prefix, instructions] of Object.entries({ i32, i64, f64 })) {
    for (const [name, build] of Object.entries(instructions)) {
      if (name === 'const') continue;
      const accepted = (['i32', 'i64', 'f64'] as const).filter(type => {
        const isMemory = /^(load|store)/.test(name);
        const operand = values[type];
        const args = isMemory ? [16, 1, i32.const(0), operand] : [operand, operand];
        const expression = (build as (...args: unknown[]) => wasm.Expression)(...args.slice(0, build.length));
        const assembler = new Assembler();
        assembler.importMemory(1, false);
        const result = expression.type === 'unreachable' ? 'none' : expression.type;
        assembler.addFunction('f', [], result, [], expression);
        return WebAssembly.validate(assembler.finish());
      });
      t.equal(accepted.length, /^load/.test(name) ? 3 : 1, `${prefix}.${name} takes ${accepted}`);
    }
  }
  t.end();
});
t.test('a loop repeats, a block is left, a function returns from within', t => {
  const assembler = new Assembler();
  const n = (): wasm.Expression => local.get(0, 'i32');
  const sum = (): wasm.Expression => local.get(1, 'i32');
  assembler.addFunction(
    'sum',
    ['i32'],
    'i32',
    ['i32'],
    wasm.sequence([
      wasm.conditional(i32.lt_s(n(), i32.const(0)), wasm.returnValue(i32.const(-1))),
      wasm.block(
        'end',
        wasm.loop(
          'next',
          wasm.sequence([
            wasm.br('end', i32.eqz(n())),
            local.set(1, i32.add(sum(), n())),
            local.set(0, i32.sub(n(), i32.const(1))),
            wasm.br('next'),
          ]),
        ),
      ),
      sum(),
    ]),
  );
  assembler.exportFunction('sum');
  const { sum: run } = exportsOf(assembler);
  t.equal(run!(100 as never), 5050);
  t.equal(run!(-3 as never), -1);
  t.end();
});
t.test('conditionals have values, and imported functions, tables and memory are reached', t => {
  const assembler = new Assembler();
  const seen: number[] = [];
  assembler.importFunction('note', 'call', ['i32'], 'i32');
  assembler.importMemory(1, true);
  assembler.importTable();
  const x = (): wasm.Expression => local.get(0, 'i32');
  const choice = wasm.conditional(x(), wasm.call('note', [x()], 'i32'), i32.const(7));
  assembler.addFunction('stored', ['i32'], 'i32', [], wasm.sequence([i32.store(4, 4, i32.const(8), choice), x()]));
  assembler.addFunction('through', ['i32'], 'i32', [], wasm.returnCallIndirect(i32.const(0), [x()], ['i32'], 'i32'));
  assembler.exportFunction('stored');
  assembler.exportFunction('through');
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  const note = (value: number): number => seen.push(value) + 40;
  const functions = exportsOf(assembler, { env: { memory, table }, call: { note } });
  t.equal(functions['stored']!(5 as never), 5);
  t.equal(new Int32Array(memory.buffer)[3], 41);
  functions['stored']!(0 as never);
  t.equal(new Int32Array(memory.buffer)[3], 7);
  table.set(0, functions['stored']);
  t.equal(functions['through']!(6 as never), 6);
  t.same(seen, [5, 6]);
  t.end();
});
t.test('names that nothing has are refused', t => {
  const broken = (body: wasm.Expression): (() => unknown) => {
    const assembler = new Assembler();
    assembler.addFunction('f', [], 'none', [], body);
    return () => assembler.finish();
  };
  t.throws(broken(wasm.br('nowhere')), /nothing around is called nowhere/);
  t.throws(broken(wasm.call('nobody', [], 'none')), /no function nobody/);
  t.end();
});
