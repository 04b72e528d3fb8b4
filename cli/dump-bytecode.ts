/** `--dump=bytecode`: the disassembly of a program and of every function in it. */
import { walkCodes } from '../interpreter/bytecode/code-object.js';
import { disassemble } from '../interpreter/bytecode/disassembler.js';
import { compile } from '../interpreter/frontend/compile.js';
import { parseModule } from '../interpreter/frontend/parser.js';

export function disassembleProgram(source: string | Uint8Array, filename: string): string {
  const { tree } = parseModule(source, filename);
  const texts: string[] = [];
  walkCodes(compile(tree, { filename, mode: 'exec' }), code => texts.push(disassemble(code)));
  return `${texts.join('\n\n')}\n`;
}
