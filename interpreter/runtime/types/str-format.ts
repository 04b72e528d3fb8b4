/**
 * str.format, str.format_map and the % operator of str and bytes: the callbacks by which the formatting core
 * (runtime/format) reaches Python values.
 */
import type { Ref } from '../../dialect/rts.js';
import { NULL } from '../../heap/well-known.js';
import {
  type PercentCallbacks,
  type PercentOperand,
  parsePercentFormat,
  percentCharacterMessage,
  percentIntegerMessage,
  runPercentFormat,
} from '../format/percent-format.js';
import { type FieldCallbacks, formatWithFields } from '../format/str-format.js';
import { escapeNonAscii } from '../format/str-repr.js';
import { floatToInt } from '../numeric/int-float.js';
import type { Space } from '../space.js';
import { formatValue } from './format-value.js';
import { keyError } from './support.js';
import { reprOf, strOf } from './values.js';

const shownRepr = (space: Space, r: Ref): string => reprOf(space, r) ?? space.repr(r);
const shownStr = (space: Space, r: Ref): string => strOf(space, r) ?? space.strOf(r);

function getItem(space: Space, r: Ref, key: Ref): Ref {
  const getter = space.lookupSpecial(r, '__getitem__');
  if (getter === NULL) throw space.error('TypeError', `'${space.typeName(r)}' object is not subscriptable`);
  return space.call(getter, r, key);
}
function fieldCallbacks(
  space: Space,
  positional: readonly Ref[] | undefined,
  keyword: (name: string) => Ref,
): FieldCallbacks<Ref> {
  return {
    positional: positional === undefined ? undefined : index => positional[index],
    keyword,
    attribute: (value, name) => space.getAttribute(value, name),
    item: (value, key) => getItem(space, value, typeof key === 'number' ? space.int(key) : space.str(key)),
    convert: (value, conversion) => {
      if (conversion === 's') return space.str(shownStr(space, value));
      const text = shownRepr(space, value);
      return space.str(conversion === 'a' ? escapeNonAscii(text) : text);
    },
    format: (value, spec) => formatValue(space, value, spec),
  };
}
/** str.format(*args, **kwargs). */
export function formatWithArguments(space: Space, self: Ref, args: Ref[], keywords: Map<string, Ref>): Ref {
  const keyword = (name: string): Ref => {
    const value = keywords.get(name);
    if (value === undefined) throw keyError(space, space.str(name));
    return value;
  };
  return space.str(formatWithFields(space.text(self), fieldCallbacks(space, args, keyword)));
}
/** str.format_map(mapping). */
export function formatMapping(space: Space, self: Ref, mapping: Ref): Ref {
  const keyword = (name: string): Ref => getItem(space, mapping, space.str(name));
  return space.str(formatWithFields(space.text(self), fieldCallbacks(space, undefined, keyword)));
}

/** What % does with values. */
export function percentCallbacks(space: Space): PercentCallbacks<Ref> {
  return {
    str: value => shownStr(space, value),
    repr: value => shownRepr(space, value),
    ascii: value => escapeNonAscii(shownRepr(space, value)),
    starInteger: value => (space.isInt(value) ? space.bigint(value) : undefined),
    integer: (value, type) => integerOf(space, value, type),
    real: value => space.double(value),
    character: value => {
      if (space.isStr(value)) return space.text(value);
      if (space.isInt(value)) return space.bigint(value);
      throw space.error('TypeError', percentCharacterMessage(space.typeName(value)));
    },
  };
}
function integerOf(space: Space, value: Ref, type: string): bigint {
  if (space.isInt(value)) return space.bigint(value);
  const wantsIndex = type === 'o' || type === 'x' || type === 'X';
  if (space.isFloat(value) && !wantsIndex) return floatToInt(space.floatValue(value));
  for (const name of wantsIndex ? ['__index__'] : ['__index__', '__int__']) {
    const special = space.lookupSpecial(value, name);
    if (special !== NULL && !space.isFloat(value)) return space.bigint(space.call(special, value));
  }
  throw space.error('TypeError', percentIntegerMessage(type, space.typeName(value)));
}
/** The right operand of %: a tuple's items, or one value, which may be a mapping. */
export function percentOperand(space: Space, value: Ref): PercentOperand<Ref> {
  const isMapping = !space.isTuple(value) && !space.isStr(value) && space.lookupSpecial(value, '__getitem__') !== NULL;
  return {
    values: space.isTuple(value) ? space.items(value) : [value],
    lookUp: isMapping ? key => getItem(space, value, space.str(key)) : undefined,
  };
}
/** str % value. */
export function percentFormat(space: Space, self: Ref, value: Ref): Ref {
  const segments = parsePercentFormat(space.text(self));
  return space.str(runPercentFormat(segments, percentOperand(space, value), percentCallbacks(space)));
}
