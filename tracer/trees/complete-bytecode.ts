/** What is left of a bytecode whose call has done its work in a trace, but answered other than was recorded. */
import { MACHINE, Machine, MemoryMap, Verdict } from '../../interpreter/heap/machine.js';
import { Known } from '../../interpreter/heap/well-known.js';
import { OnRaiseCode, OnReturnCode } from '../../interpreter/runtime/opcode-table.js';

/** Does with the answer, which is in `answerRef`, what the row of the instruction says. */
export function completeBytecode(view: DataView): void {
  const word = (address: number): number => view.getInt32(address, true);
  const answer = word(MACHINE + Machine.answerRef.offset);
  view.setInt32(MACHINE + Machine.answerRef.offset, 0, true);
  if (answer === 0 || answer === Verdict.FALLBACK || answer === Verdict.PENDING) return;
  const at = word(MACHINE + Machine.pc.offset);
  const fp = word(MACHINE + Machine.fp.offset);
  const entry = word(MemoryMap.OPCODE_TABLE + 4 * (word(at) & 0xffff));
  const onReturn = (entry >> 8) & 15;
  const onRaise = (entry >> 12) & 15;
  const target = fp + 4 * (word(at) >>> 16);
  let next = at + (entry & 255);
  if (answer === Verdict.FRAME) {
    if (onRaise === OnRaiseCode.PROPAGATE) throw new Error('a native has pushed a frame under a trace');
    if (onRaise === OnRaiseCode.STOP_VALUE_JUMPS) view.setInt32(target, Known.NONE, true);
    next = at + (word(at + 4) >> 16) * 8;
  } else if (onReturn === OnReturnCode.STORE || onReturn === OnReturnCode.VALUE) view.setInt32(target, answer, true);
  view.setInt32(MACHINE + Machine.pc.offset, next, true);
}
