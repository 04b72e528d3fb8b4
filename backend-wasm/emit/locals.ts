/**
 * Assigns Wasm locals to values by linear scan (Poletto and Sarkar, "Linear scan register allocation", 1999), without spilling:
 * there are as many locals as are needed at once. V8's compile time grows with locals times control-flow merges, so
 * a tree of a thousand values must not have a thousand locals.
 *
 * Operations are taken in the order in which they are emitted, branches at their guards. Nothing falls out of a branch, so
 * the one interval from definition to last use is right. A value that is used in the loop but defined before it, and every
 * phi, stays until the end of the loop.
 */
import type { Type } from '../../tracer/ir/ops.js';
import { type Node, phisOf } from '../../tracer/ir/trace.js';
import type { WasmType } from '../assemble/opcodes.js';
import { FOREVER, type Survey } from './survey.js';

/** The Wasm type that holds a value of an IR type. */
export function localType(type: Type | 'void'): WasmType {
  return type === 'i64' || type === 'f64' ? type : 'i32';
}
/** Assigns locals, numbered from `first`, to the values of a tree; answers their types. */
export function assignLocals(survey: Survey, first: number): WasmType[] {
  return new Allocation(first, survey).run();
}

class Allocation {
  private readonly first: number;
  private readonly survey: Survey;
  private readonly types: WasmType[] = [];
  private readonly free: Record<WasmType, number[]> = { i32: [], i64: [], f64: [] };
  /** The values whose last use is at a position. */
  private readonly ends: (Node[] | undefined)[] = [];
  constructor(first: number, survey: Survey) {
    this.first = first;
    this.survey = survey;
  }
  run(): WasmType[] {
    const { order } = this.survey;
    for (let at = order.length - 1; at >= 0; at--) {
      const ended = this.ends[at + 1];
      if (ended !== undefined) for (const node of ended) this.free[localType(node.type)].push(node.placement!.local);
      const node = order[at]!;
      if (node.op === 'label') for (const phi of phisOf(node)) this.assign(phi);
      else if (node.type !== 'void') this.assign(node);
    }
    return this.types;
  }
  private assign(node: Node): void {
    const placement = this.survey.placementOf(node);
    if (placement === null) return;
    const type = localType(node.type);
    placement.local = this.free[type].pop() ?? this.first + this.types.push(type) - 1;
    const { last } = placement;
    if (last === FOREVER) return;
    const ends = this.ends[last];
    if (ends === undefined) this.ends[last] = [node];
    else ends.push(node);
  }
}
