/**
 * Turns the bytes of a trace into a function in the shared table. V8 compiles it with its baseline compiler when it is first called,
 * and with its optimising one in the background once it turns out to be hot; the interpreter re-enters traces often enough to
 * arrive in the optimised code, as V8 cannot replace code of a running Wasm function.
 */

/** What a trace module imports. */
export interface LinkContext {
  readonly memory: WebAssembly.Memory;
  readonly table: WebAssembly.Table;
  /** A function of the interpreter's module or of the host. */
  readonly functionNamed: (name: string) => unknown;
}

/** Compiles and instantiates a module; answers the trace's function. */
export function loadTrace(bytes: Uint8Array<ArrayBuffer>, names: readonly string[], context: LinkContext): unknown {
  const { memory, table, functionNamed } = context;
  const call: Record<string, unknown> = {};
  for (const name of names) call[name] = functionNamed(name);
  const imports = { env: { memory, table }, call } as never;
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports['trace'];
}
/** Makes a function callable at an index, enlarging the table when needed. */
export function installInTable(table: WebAssembly.Table, index: number, trace: unknown): void {
  if (index >= table.length) table.grow(Math.max(256, index + 1 - table.length));
  table.set(index, trace);
}
