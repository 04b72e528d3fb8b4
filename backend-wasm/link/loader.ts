/**
 * Turns the bytes of a trace into a function in the shared table. V8 compiles it with its optimising compiler at once: traces are
 * hot by definition and would only be slowed down by starting in the baseline tier.
 */

/** What a trace module imports. */
export interface LinkContext {
  readonly memory: WebAssembly.Memory;
  readonly table: WebAssembly.Table;
  /** Functions of the interpreter's module and of the host, by name. */
  readonly functions: Readonly<Record<string, unknown>>;
  /** Sets V8 flags around the compilation and restores them, where the host can. */
  readonly withOptimizingCompiler?: <T>(body: () => T) => T;
}

/** Compiles and instantiates; answers the trace's function. */
export function loadTrace(bytes: Uint8Array, context: LinkContext): unknown {
  const compile = (): WebAssembly.Module => new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>);
  return instantiateTrace(
    context.withOptimizingCompiler ? context.withOptimizingCompiler(compile) : compile(),
    context,
  );
}
/** Instantiates a compiled trace; answers its function. */
export function instantiateTrace(module: WebAssembly.Module, context: LinkContext): unknown {
  const { memory, table, functions } = context;
  const call: Record<string, unknown> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    if (from !== 'call') continue;
    if (typeof functions[name] !== 'function') throw new Error(`a trace calls ${name}, which is not there`);
    call[name] = functions[name];
  }
  const instance = new WebAssembly.Instance(module, { env: { memory, table }, call } as never);
  return instance.exports['trace'];
}
/** Makes a function callable at an index, enlarging the table when needed. */
export function installInTable(table: WebAssembly.Table, index: number, trace: unknown): void {
  if (index >= table.length) table.grow(Math.max(256, index + 1 - table.length));
  table.set(index, trace);
}
