/**
 * A handler as a function of its own: `(pc, fp) -> next pc, RAISE or LEAVE`. The dispatch loop enters it through a table for
 * whatever it does not do in place. All of Machine's fields are right in memory when it begins and when it ends; pc and fp are
 * in parameters besides, so that operands and registers are found without loading them again.
 */
import type binaryen from 'binaryen';
import type { OpcodeRow } from '../../interpreter/bytecode/opcodes.js';
import type { Field } from '../../interpreter/dialect/rts.js';
import type { Expression, RtsFunction } from '../../interpreter/dialect/typed-tree.js';
import { Machine } from '../../interpreter/heap/machine.js';
import type { Code, Fork, RuntimeFunctions } from './function-emitter.js';
import { HandlerCode, type HandlerOptions } from './handler-code.js';

const PC = 0;
const FP = 1;

export class HandlerFunction extends HandlerCode {
  constructor(wasm: typeof binaryen, m: binaryen.Module, runtime: RuntimeFunctions, options: HandlerOptions) {
    super(wasm, m, runtime, options, 2, PC, FP);
  }
  /** Adds the function to the module; answers its name. */
  emit(row: OpcodeRow, handler: RtsFunction): string {
    const { m } = this;
    const name = `$${row.name}`;
    const body = this.handlerBody(row, handler, value => m.return(this.emitter.expression(value)));
    const code = this.emitter.sequence([body, m.unreachable()]);
    m.addFunction(name, this.wasm.createType([this.i32, this.i32]), this.i32, this.emitter.vars, code);
    return name;
  }

  machineField(field: Field<unknown>): { get(): Code; set(value: Code): Code } | null {
    const local = field.key === Machine.pc.key ? PC : field.key === Machine.fp.key ? FP : null;
    if (local === null) return null;
    return {
      get: () => this.get(local),
      set: value => this.emitter.sequence([this.set(local, value), this.storeMachine(field, this.get(local))]),
    };
  }
  aroundCall(target: RtsFunction, call: Code): Code {
    return this.#reload(target.loopWrites, target.result === 'void' ? null : target.result, call);
  }
  #reload(written: ReadonlySet<string>, result: RtsFunction['result'] | null, call: Code): Code {
    const { m, emitter } = this;
    const after = [
      ...(written.has(Machine.pc.key) ? [this.set(PC, this.loadMachine(Machine.pc))] : []),
      ...(written.has(Machine.fp.key) ? [this.set(FP, this.loadMachine(Machine.fp))] : []),
    ];
    if (after.length === 0) return call;
    if (result === null) return emitter.sequence([call, ...after]);
    const local = emitter.newLocal(result);
    return emitter.sequence([this.set(local, call), ...after, m.local.get(local, emitter.wasmType(result))]);
  }
  protected callTable(args: readonly Expression[]): Code {
    const { m, emitter, i32 } = this;
    const [index, fp] = args.map(a => emitter.expression(a)) as [Code, Code];
    const call = m.call_indirect('table', index, [fp], i32, i32);
    return this.#reload(new Set([Machine.pc.key, Machine.fp.key]), 'i32', call);
  }
  protected constants(): Code {
    return this.constantsInMemory();
  }
  effect(): void {}
  fork(): Fork {
    return { pass() {}, branch() {}, join() {} };
  }
  enterLoop(): void {}
}
