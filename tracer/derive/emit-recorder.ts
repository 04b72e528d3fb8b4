import type { OpcodeRow } from '../../interpreter/bytecode/opcodes.js';
import type { Program } from '../../interpreter/dialect/typed-tree.js';
export function emitRecorder(_program: Program, _opcodes: readonly OpcodeRow[]): { twins: string; metadata: string } {
  return { twins: 'export {};\n', metadata: 'export {};\n' };
}
