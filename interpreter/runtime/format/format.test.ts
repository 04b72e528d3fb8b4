/**
 * The three formatting languages and repr of text, with outputs and messages taken from CPython 3.14.
 */
import t from 'tap';
import { formatComplex, formatFloat, formatInt, formatStr } from './format-spec.js';
import { parsePercentFormat, percentIntegerMessage, runPercentFormat } from './percent-format.js';
import { formatWithFields } from './str-format.js';
import { asciiStr, reprBytes, reprStr } from './str-repr.js';

t.test('format(int, spec)', async t => {
  const table: [bigint, string, string][] = [
    [1234567n, ',', '1,234,567'],
    [1234n, '010,', '00,001,234'],
    [-255n, '#010x', '-0x00000ff'],
    [255n, '_b', '1111_1111'],
    [5n, '*^+7', '**+5***'],
    [97n, '3c', '  a'],
    [3n, '.2f', '3.00'],
    [1n, 'n', '1'],
  ];
  for (const [value, spec, text] of table) t.equal(formatInt(value, spec), text, spec);
  const faults: [string, string][] = [
    ['.2', 'Precision not allowed in integer format specifier'],
    ['s', "Unknown format code 's' for object of type 'int'"],
    ['abc', "Invalid format specifier 'abc' for object of type 'int'"],
    [',_', "Cannot specify both ',' and '_'."],
    [',x', "Cannot specify ',' with 'x'."],
    ['z', 'Negative zero coercion (z) not allowed in integer format specifier'],
    ['99999999999999999999', 'Too many decimal digits in format string'],
  ];
  for (const [spec, message] of faults) t.throws(() => formatInt(1n, spec), { name: 'ValueError', message }, spec);
});

t.test('format(float, spec)', async t => {
  const table: [number, string, string][] = [
    [1234.5, ',.2f', '1,234.50'],
    [0, '.1', '0e+00'],
    [1e20, '#', '1.e+20'],
    [0.256, '.1%', '25.6%'],
    [-0.001, 'z.1f', '0.0'],
    [NaN, '06', '000nan'],
    [1.23456789, '.8,f', '1.234,567,89'],
    [3.0, 'g', '3'],
    [3.0, '', '3.0'],
  ];
  for (const [value, spec, text] of table) t.equal(formatFloat(value, spec), text, spec);
  t.throws(() => formatFloat(1, 'd'), { message: "Unknown format code 'd' for object of type 'float'" });
  t.throws(() => formatFloat(1, '.'), { message: 'Format specifier missing precision' });
});

t.test('format of complex and str', async t => {
  t.equal(formatComplex(1, -2, '.1f'), '1.0-2.0j');
  t.equal(formatComplex(1, 2, '>10'), '    (1+2j)');
  t.throws(() => formatComplex(1, 2, '010'), { message: 'Zero padding is not allowed in complex format specifier' });
  t.equal(formatStr('a\u{1F600}', '>4.2'), '  a\u{1F600}');
  t.throws(() => formatStr('a', '+'), { message: 'Sign not allowed in string format specifier' });
  t.throws(() => formatStr('a', '=3'), { message: "'=' alignment not allowed in string format specifier" });
});

/** Formats plain JavaScript values: bigint as int, number as float, string as str. */
function percent(text: string, ...values: (bigint | number | string)[]): string {
  return runPercentFormat<bigint | number | string>(
    parsePercentFormat(text),
    { values, lookUp: undefined },
    {
      str: String,
      repr: value => (typeof value === 'string' ? reprStr(value) : String(value)),
      ascii: value => (typeof value === 'string' ? asciiStr(value) : String(value)),
      starInteger: value => (typeof value === 'bigint' ? value : undefined),
      integer: (value, type) => {
        if (typeof value === 'bigint') return value;
        throw new Error(percentIntegerMessage(type, typeof value));
      },
      real: value => Number(value),
      character: value => (typeof value === 'number' ? 0n : value),
    },
  );
}

t.test('text % values', async t => {
  t.equal(percent('%5d|%-5d|%05d|%+d', 3n, 3n, -3n, 3n), '    3|3    |-0003|+3');
  t.equal(percent('%#x %#.3o %X', 255n, 8n, 255n), '0xff 0o010 FF');
  t.equal(percent('%.3s|%r|%a', 'abcdef', "it's", '\xe9'), `abc|"it's"|'\\xe9'`);
  t.equal(percent('%*.*f%%', 8n, 2n, 1.005), '    1.00%');
  t.throws(() => percent('%d'), { message: 'not enough arguments for format string' });
  t.throws(() => percent('a', 1n), { message: 'not all arguments converted during string formatting' });
  t.throws(() => percent('%5', 1n), { message: 'incomplete format' });
  t.throws(() => percent('%y', 1n), { message: "unsupported format character 'y' (0x79) at index 1" });
  t.throws(() => percent('%(a)d', 1n), { message: 'format requires a mapping' });
});

function braces(text: string, ...values: string[]): string {
  return formatWithFields<string>(text, {
    positional: index => values[index],
    keyword: name => `<${name}>`,
    attribute: (value, name) => `${value}.${name}`,
    item: (value, key) => `${value}[${typeof key}:${key}]`,
    convert: (value, conversion) => (conversion === 's' ? value : reprStr(value)),
    format: (value, spec) => formatStr(value, spec),
  });
}

t.test('str.format', async t => {
  t.equal(braces('{}-{} {{}}', 'a', 'b'), 'a-b {}');
  t.equal(braces('{0.x[3][k]!r:>30}', 'a'), "'a.x[number:3][string:k]'".padStart(30));
  t.equal(braces('{:{}}|{name}', 'a', '3'), 'a  |<name>');
  const faults: [string, string][] = [
    ['{', "Single '{' encountered in format string"],
    ['}', "Single '}' encountered in format string"],
    ['{0', "expected '}' before end of string"],
    ['{0!}', "unmatched '{' in format spec"],
    ['{0!x}', 'Unknown conversion specifier x'],
    ['{0}{}', 'cannot switch from manual field specification to automatic field numbering'],
    ['{}{0}', 'cannot switch from automatic field numbering to manual field specification'],
    ['{:{:{}}}', 'Max string recursion exceeded'],
    ['{0.}', 'Empty attribute in format string'],
    ['{9}', 'Replacement index 9 out of range for positional args tuple'],
  ];
  for (const [text, message] of faults) t.throws(() => braces(text, 'a', 'b', 'c'), { message }, text);
});

t.test('repr of text and bytes', async t => {
  t.equal(reprStr('a\'b"\n\x7f\u200b\u{1F600}\ud800'), `'a\\'b"\\n\\x7f\\u200b\u{1F600}\\ud800'`);
  t.equal(reprStr("it's"), `"it's"`);
  t.equal(asciiStr('\u{1F600}'), "'\\U0001f600'");
  t.equal(reprBytes(new Uint8Array([39, 34, 0, 92, 65])), `b'\\'"\\x00\\\\A'`);
});
