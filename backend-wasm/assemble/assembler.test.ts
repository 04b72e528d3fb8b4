/** Modules made by the assembler: number formats against DataView and BigInt, control flow by running it, and every instruction through V8's check. */
import t from 'tap';
import { Assembler, type Result } from './assembler.js';
import { ByteWriter } from './byte-writer.js';
import type { CodeWriter } from './code-writer.js';
import { Control, Convert, F64, I32, I64, Memory, TypeCode, type WasmType } from './opcodes.js';

type Functions = Record<string, (...args: never[]) => unknown>;
type Write = (code: CodeWriter) => void;

function exportsOf(assembler: Assembler, imports: Record<string, Record<string, unknown>> = {}): Functions {
  return new WebAssembly.Instance(new WebAssembly.Module(assembler.finish()), imports as never).exports as Functions;
}
/** A module with one function. */
function moduleOf(parameters: WasmType[], result: Result, locals: WasmType[], write: Write): Assembler {
  const assembler = new Assembler();
  const index = assembler.addFunction(parameters, result, code => {
    write(code);
    return locals;
  });
  assembler.exportFunction('f', index);
  return assembler;
}
/** What a function without parameters answers. */
function evaluate(result: WasmType, write: Write): unknown {
  return exportsOf(moduleOf([], result, [], write))['f']!();
}

t.test('constants come back as they went in', t => {
  for (const value of [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, 2 ** 31 - 1, -(2 ** 31)])
    t.equal(
      evaluate('i32', code => code.i32(value)),
      value,
    );
  const long = (value: bigint): unknown => evaluate('i64', code => code.i64(value));
  for (const value of [0n, -1n, 63n, 64n, -65n, 2n ** 31n, -(2n ** 31n) - 1n, 2n ** 53n, 2n ** 63n - 1n, -(2n ** 63n)])
    t.equal(long(value), value);
  t.equal(long(2n ** 64n + 5n), 5n, 'the low 64 bits of larger ones');
  for (const value of [0, -0, 1.5, -1e308, Infinity, NaN])
    t.ok(
      Object.is(
        evaluate('f64', code => code.f64(value)),
        value,
      ),
    );
  t.end();
});
t.test('a body may be longer than the buffer was', t => {
  const sum = (code: CodeWriter): void => {
    code.i32(0);
    for (let i = 0; i < 5000; i++) {
      code.i32(i);
      code.op(I32.ADD);
    }
  };
  t.equal(evaluate('i32', sum), (5000 * 4999) / 2);
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

const TYPES = ['i32', 'i64', 'f64'] as const;
const CONSTANT: Record<WasmType, Write> = { i32: c => c.i32(8), i64: c => c.i64(8n), f64: c => c.f64(8) };
/** The signatures under which the engine accepts what `write` does after the operands. */
function accepted(operands: readonly WasmType[][], write: Write): string[] {
  const found: string[] = [];
  for (const types of operands) {
    for (const result of [...TYPES, 'none'] as const) {
      const assembler = moduleOf([], result, [], code => {
        for (const type of types) CONSTANT[type](code);
        write(code);
      });
      assembler.importMemory(1, false);
      if (WebAssembly.validate(assembler.finish())) found.push(`${types.join(' ')} -> ${result}`);
    }
  }
  return found;
}
const namesOf = (instructions: object): string[] => Object.keys(instructions).filter(name => /[A-Z]/.test(name));
const UNARY = /^(EQZ|CLZ|CTZ|POPCNT|EXTEND32_S|ABS|NEG|CEIL|FLOOR|TRUNC|NEAREST|SQRT)$/;
const COMPARISON = /^(EQZ|EQ|NE|LT|GT|LE|GE)(_[SU])?$/;

t.test('every instruction has the types that its name says, by the check of the engine', t => {
  for (const [type, instructions] of Object.entries({ i32: I32, i64: I64, f64: F64 }) as [WasmType, object][]) {
    for (const name of namesOf(instructions)) {
      const opcode = (instructions as Record<string, number>)[name]!;
      const signatures = accepted([...TYPES.map(a => [a]), ...TYPES.map(a => [a, a])], code => code.op(opcode));
      const operands = UNARY.test(name) ? type : `${type} ${type}`;
      t.same(signatures, [`${operands} -> ${COMPARISON.test(name) ? 'i32' : type}`], `${type} ${name}`);
    }
  }
  for (const name of namesOf(Convert)) {
    const opcode = Convert[name as keyof typeof Convert];
    const [, to, from] = /^(...)_OF_(I32|I64|F64|BITS)/.exec(name)!;
    const source = from === 'BITS' ? (to === 'I64' ? 'f64' : 'i64') : from!.toLowerCase();
    t.same(
      accepted(
        TYPES.map(a => [a]),
        code => code.op(opcode),
      ),
      [`${source} -> ${to!.toLowerCase()}`],
      name,
    );
  }
  t.end();
});
t.test('every load and store has its type, and the alignment of its size', t => {
  for (const name of namesOf(Memory)) {
    const opcode = Memory[name as keyof typeof Memory];
    const type = /I64/.test(name) ? 'i64' : /F64/.test(name) ? 'f64' : 'i32';
    const isLoad = name.startsWith('LOAD');
    const signatures = accepted([...TYPES.map(a => [a]), ...TYPES.map(a => ['i32' as const, a])], code =>
      code.memory(opcode, 16),
    );
    t.same(signatures, [isLoad ? `i32 -> ${type}` : `i32 ${type} -> none`], name);
  }
  t.end();
});
t.test('a loop repeats, a block is left, a function returns from within', t => {
  const sum = moduleOf(['i32'], 'i32', ['i32'], code => {
    code.getLocal(0);
    code.i32(0);
    code.op(I32.LT_S);
    code.if();
    code.i32(-1);
    code.op(Control.RETURN);
    code.end();
    const end = code.block();
    const next = code.loop();
    code.getLocal(0);
    code.op(I32.EQZ);
    code.brIf(end);
    code.getLocal(1);
    code.getLocal(0);
    code.op(I32.ADD);
    code.setLocal(1);
    code.getLocal(0);
    code.i32(1);
    code.op(I32.SUB);
    code.setLocal(0);
    code.br(next);
    code.endUnreachable();
    code.end();
    code.getLocal(1);
  });
  const { f: run } = exportsOf(sum);
  t.equal(run!(100 as never), 5050);
  t.equal(run!(-3 as never), -1);
  t.end();
});
t.test('conditionals have values, and imported functions, tables and memory are reached', t => {
  const assembler = new Assembler();
  const seen: number[] = [];
  const note = assembler.importFunction('note', 'call', ['i32'], 'i32');
  assembler.importMemory(1, true);
  assembler.importTable();
  const stored = assembler.addFunction(['i32'], 'i32', code => {
    code.i32(8);
    code.getLocal(0);
    code.if(TypeCode.I32);
    code.getLocal(0);
    code.call(note);
    code.else();
    code.i32(7);
    code.end();
    code.memory(Memory.STORE_I32, 4);
    code.getLocal(0);
    return [];
  });
  const through = assembler.addFunction(['i32'], 'i32', code => {
    code.getLocal(0);
    code.i32(0);
    code.returnCallIndirect(assembler.signature(['i32'], 'i32'));
    return [];
  });
  assembler.exportFunction('stored', stored);
  assembler.exportFunction('through', through);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const table = new WebAssembly.Table({ initial: 1, element: 'anyfunc' });
  const call = { note: (value: number): number => seen.push(value) + 40 };
  const functions = exportsOf(assembler, { env: { memory, table }, call });
  t.equal(functions['stored']!(5 as never), 5);
  t.equal(new Int32Array(memory.buffer)[3], 41);
  functions['stored']!(0 as never);
  t.equal(new Int32Array(memory.buffer)[3], 7);
  table.set(0, functions['stored']);
  t.equal(functions['through']!(6 as never), 6);
  t.same(seen, [5, 6]);
  t.end();
});
t.test('a body may add the functions that it calls', t => {
  const assembler = new Assembler();
  const outer = assembler.addFunction(['i32'], 'i32', code => {
    const inner = assembler.addFunction(['i32'], 'i32', body => {
      body.getLocal(0);
      body.i32(2);
      body.op(I32.MUL);
      return [];
    });
    code.getLocal(0);
    code.call(inner);
    return [];
  });
  assembler.exportFunction('f', outer);
  t.equal(exportsOf(assembler)['f']!(21 as never), 42);
  t.throws(() => assembler.importFunction('late', 'call', [], 'none'), /imported after functions/);
  t.end();
});
