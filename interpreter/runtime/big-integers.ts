/** Arithmetic on ints of any size, for what RTS hands over when 64 bits are not enough. */
import type { BINARY_OPERATORS } from '../bytecode/opcodes.js';
import type { Ref } from '../dialect/rts.js';
import { InternalError } from './errors.js';
import { intFloorDivide, intModulo } from './numeric/int-math.js';
import type { Space } from './space.js';
import { intPower, shiftLeft, shiftRight } from './types/int.js';

type Operator = (typeof BINARY_OPERATORS)[number][0];

/** a `operator` b for two ints; raises what Python raises. */
export function binaryIntegers(space: Space, operator: Operator, a: Ref, b: Ref): Ref {
  const x = space.bigint(a);
  const y = space.bigint(b);
  switch (operator) {
    case 'ADD':
      return space.int(x + y);
    case 'SUBTRACT':
      return space.int(x - y);
    case 'MULTIPLY':
      return space.int(x * y);
    case 'FLOOR_DIVIDE':
      return space.int(intFloorDivide(x, y));
    case 'MODULO':
      return space.int(intModulo(x, y));
    case 'POWER':
      return intPower(space, x, y);
    case 'LEFT_SHIFT':
      return space.int(shiftLeft(space, x, y));
    case 'RIGHT_SHIFT':
      return space.int(shiftRight(space, x, y));
    case 'AND':
      return space.int(x & y);
    case 'OR':
      return space.int(x | y);
    case 'XOR':
      return space.int(x ^ y);
    default:
      throw new InternalError(`no integer operator ${operator}`);
  }
}
