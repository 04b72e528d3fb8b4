/** format(value, spec) for built-in values, shared by str.format, the built-in format and the `__format__` methods. */
import type { Ref } from '../../dialect/rts.js';
import * as L from '../../heap/layouts.js';
import { ClassOf, MapOf } from '../../heap/well-known.js';
import { formatComplex, formatFloat, formatInt, formatStr } from '../format/format-spec.js';
import type { Space } from '../space.js';
import { maxStrDigits, strOf } from './values.js';

/** The text, or undefined when `__format__` of a user class has to say. @throws ValueFault for a bad spec. */
export function formatBuiltin(space: Space, r: Ref, spec: string): string | undefined {
  if (spec === '') {
    const cls = space.classOf(r);
    const asksStr = cls === ClassOf['object'] || (space.isStr(r) && cls !== ClassOf['str']);
    return asksStr || space.isClass(r) ? undefined : strOf(space, r);
  }
  switch (space.mapOf(r)) {
    case MapOf['INT']:
    case MapOf['BIG_INT']:
      return formatInt(space.bigint(r), spec, maxStrDigits.get(space));
    case MapOf['BOOL']:
      return formatInt(space.bigint(r), spec, maxStrDigits.get(space), 'bool');
    case MapOf['FLOAT']:
      return formatFloat(space.floatValue(r), spec);
    case MapOf['COMPLEX']:
      return formatComplex(space.load(r, L.ComplexObject.real), space.load(r, L.ComplexObject.imaginary), spec);
    default:
      return space.isStr(r) && space.classOf(r) === ClassOf['str'] ? formatStr(space.text(r), spec) : undefined;
  }
}
/** format(r, spec), running `__format__` where it must. */
export function formatValue(space: Space, r: Ref, spec: string): string {
  return formatBuiltin(space, r, spec) ?? space.text(space.format(r, space.str(spec)));
}
