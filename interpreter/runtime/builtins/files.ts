/**
 * open(), input(), print(), and the types of file objects: TextIOWrapper for text (the standard streams among them),
 * BufferedReader, BufferedWriter and BufferedRandom for bytes. What they do is in streams.ts.
 */
import type { Ref } from '../../dialect/rts.js';
import { NULL } from '../../heap/well-known.js';
import { newBuiltinClass } from '../boot.js';
import {
  attribute,
  method,
  native,
  type NativeAttribute,
  type NativeDefinition,
  type TypeDefinition,
} from '../native.js';
import { decodeHostText } from '../types/codecs.js';
import type { Space } from '../space.js';
import { bytesArgument } from '../types/bytes.js';
import { FALLBACK, optionalIndex } from '../types/support.js';
import { strOf } from '../types/values.js';
import {
  FileState,
  flushStandardStreams,
  InputStream,
  openFile,
  OutputStream,
  parseMode,
  standardObject,
  sysAttribute,
  TextFile,
} from './streams.js';

type Stream = OutputStream | InputStream | TextFile | FileState;
const streamOf = (space: Space, self: Ref): Stream => space.hostValue<Stream>(self);
const fileOf = (stream: Stream): FileState | null =>
  stream instanceof FileState ? stream : stream instanceof TextFile ? stream.file : null;

/** The class io.UnsupportedOperation, made when it is first needed. */
export function unsupportedOperationClass(space: Space): Ref {
  let cls = space.classes.get('UnsupportedOperation');
  if (cls === undefined) {
    cls = newBuiltinClass(space, 'UnsupportedOperation', [space.class('OSError'), space.class('ValueError')], 'io');
    space.classes.set('UnsupportedOperation', cls);
  }
  return cls;
}
function unsupportedOperation(space: Space, what: string) {
  unsupportedOperationClass(space);
  return space.error('UnsupportedOperation', what);
}
/** ValueError when the file is closed; `what` is what binary files say. */
function checkOpen(space: Space, stream: Stream, what = ''): void {
  const file = fileOf(stream);
  if (!file?.closed) return;
  throw space.error('ValueError', what !== '' && file.mode.binary ? what : 'I/O operation on closed file.');
}
function checkReadable(space: Space, stream: Stream): void {
  checkOpen(space, stream, 'read of closed file');
  const file = fileOf(stream);
  if (stream instanceof OutputStream || (file !== null && !file.mode.readable)) {
    throw unsupportedOperation(space, stream instanceof FileState ? 'read' : 'not readable');
  }
}
function checkWritable(space: Space, stream: Stream): void {
  checkOpen(space, stream, 'write to closed file');
  const file = fileOf(stream);
  if (stream instanceof InputStream || (file !== null && !file.mode.writable)) {
    throw unsupportedOperation(space, stream instanceof FileState ? 'write' : 'not writable');
  }
}
const bytesOrText = (space: Space, value: string | Uint8Array): Ref =>
  typeof value === 'string' ? space.str(value) : space.bytes(value);
const isEmpty = (value: string | Uint8Array): boolean => value.length === 0;

const sizeArgument = (space: Space, size: Ref): number => (size === space.none ? -1 : optionalIndex(space, size, -1));
function read(space: Space, self: Ref, size: Ref): Ref {
  const stream = streamOf(space, self);
  checkReadable(space, stream);
  if (stream instanceof InputStream) flushStandardStreams(space);
  return bytesOrText(space, (stream as InputStream | TextFile | FileState).read(sizeArgument(space, size)));
}
function nextLine(space: Space, self: Ref, limit = -1): string | Uint8Array {
  const stream = streamOf(space, self);
  checkReadable(space, stream);
  if (stream instanceof InputStream) flushStandardStreams(space);
  return (stream as InputStream | TextFile | FileState).readLine(limit);
}
function allLines(space: Space, self: Ref, hint: Ref): Ref {
  const most = sizeArgument(space, hint);
  const lines: Ref[] = [];
  let total = 0;
  for (let line = nextLine(space, self); !isEmpty(line); line = nextLine(space, self)) {
    lines.push(bytesOrText(space, line));
    total += line.length;
    if (most > 0 && total >= most) break;
  }
  return space.list(lines);
}
function write(space: Space, self: Ref, data: Ref): Ref {
  const stream = streamOf(space, self);
  checkWritable(space, stream);
  if (stream instanceof FileState) {
    const bytes = bytesArgument(space, data);
    stream.write(bytes);
    return space.int(bytes.length);
  }
  if (!space.isStr(data)) {
    throw space.error('TypeError', `write() argument must be str, not ${space.typeName(data)}`);
  }
  (stream as OutputStream | TextFile).write(space.text(data));
  return space.int(space.strLength(data));
}
function flush(space: Space, self: Ref): Ref {
  const stream = streamOf(space, self);
  checkOpen(space, stream, 'flush of closed file');
  if (stream instanceof OutputStream) stream.flush();
  else fileOf(stream)?.flush();
  return space.none;
}
function close(space: Space, self: Ref): Ref {
  const stream = streamOf(space, self);
  if (stream instanceof OutputStream) stream.flush();
  fileOf(stream)?.close();
  return space.none;
}
function tell(space: Space, self: Ref): Ref {
  const stream = streamOf(space, self);
  checkOpen(space, stream);
  if (stream instanceof TextFile) return space.int(stream.tell());
  if (stream instanceof FileState) return space.int(stream.position);
  throw unsupportedOperation(space, 'underlying stream is not seekable');
}
function seek(space: Space, self: Ref, offset: Ref, whenceRef: Ref): Ref {
  const stream = streamOf(space, self);
  checkOpen(space, stream, 'seek of closed file');
  const position = space.index(offset);
  const whence = optionalIndex(space, whenceRef, 0);
  if (stream instanceof TextFile) {
    if (whence !== 0 && position !== 0) throw unsupportedOperation(space, "can't do nonzero cur-relative seeks");
    return space.int(stream.seek(position, whence));
  }
  if (!(stream instanceof FileState)) throw unsupportedOperation(space, 'underlying stream is not seekable');
  stream.position = whence === 2 ? stream.size + position : whence === 1 ? stream.position + position : position;
  return space.int(stream.position);
}
function truncate(space: Space, self: Ref, size: Ref): Ref {
  const stream = streamOf(space, self);
  checkWritable(space, stream);
  const file = fileOf(stream);
  if (file === null) throw unsupportedOperation(space, 'truncate');
  const length = size === NULL || size === space.none ? space.index(tell(space, self)) : space.index(size);
  file.truncate(length);
  return space.int(length);
}
const nameOf = (stream: Stream): string => {
  const file = fileOf(stream);
  if (file !== null) return file.path;
  return stream instanceof OutputStream ? `<${stream.name}>` : '<stdin>';
};
const modeOf = (stream: Stream): string => fileOf(stream)?.mode.text ?? (stream instanceof OutputStream ? 'w' : 'r');

const methods = (): NativeDefinition[] => [
  method('read', '(self, size=-1, /)', read),
  method('readline', '(self, size=-1, /)', (space, self, size) =>
    bytesOrText(space, nextLine(space, self, sizeArgument(space, size))),
  ),
  method('readlines', '(self, hint=-1, /)', allLines),
  method('write', '(self, text, /)', write),
  method('writelines', '(self, lines, /)', (space, self, lines) => {
    for (const line of space.iterate(lines)) write(space, self, line);
    return space.none;
  }),
  method('flush', '(self, /)', flush),
  method('close', '(self, /)', close),
  method('tell', '(self, /)', tell),
  method('seek', '(self, cookie, whence=0, /)', seek),
  method('truncate', '(self, pos=None, /)', truncate),
  method('readable', '(self, /)', (space, self) => {
    const stream = streamOf(space, self);
    return space.bool(fileOf(stream)?.mode.readable ?? stream instanceof InputStream);
  }),
  method('writable', '(self, /)', (space, self) => {
    const stream = streamOf(space, self);
    return space.bool(fileOf(stream)?.mode.writable ?? stream instanceof OutputStream);
  }),
  method('seekable', '(self, /)', (space, self) => space.bool(fileOf(streamOf(space, self)) !== null)),
  method('isatty', '(self, /)', (space, self) => {
    const stream = streamOf(space, self);
    if (stream instanceof OutputStream) return space.bool(space.host.isTerminal(stream.name));
    return space.bool(stream instanceof InputStream && space.host.isTerminal('stdin'));
  }),
  method('fileno', '(self, /)', (space, self) => {
    const stream = streamOf(space, self);
    if (stream instanceof InputStream) return space.int(0);
    if (stream instanceof OutputStream) return space.int(stream.name === 'stdout' ? 1 : 2);
    throw unsupportedOperation(space, 'fileno');
  }),
  method('__enter__', '(self, /)', (space, self) => {
    checkOpen(space, streamOf(space, self));
    return self;
  }),
  method('__exit__', '(self, /, *args)', close),
  method('__iter__', '(self, /)', (space, self) => {
    checkOpen(space, streamOf(space, self));
    return self;
  }),
  method('__next__', '(self, /)', (space, self) => {
    const line = nextLine(space, self);
    if (isEmpty(line)) throw space.errorWith('StopIteration', []);
    return bytesOrText(space, line);
  }),
  method('__repr__', '(self, /)', (space, self) => {
    const stream = streamOf(space, self);
    if (stream instanceof FileState) return space.str(`<_io.${space.typeName(self)} name='${nameOf(stream)}'>`);
    const encoding = stream instanceof TextFile ? stream.encoding : 'utf-8';
    return space.str(`<_io.TextIOWrapper name='${nameOf(stream)}' mode='${modeOf(stream)}' encoding='${encoding}'>`);
  }),
];
const attributes = (): NativeAttribute[] => [
  attribute('name', (space, self) => space.str(nameOf(streamOf(space, self)))),
  attribute('mode', (space, self) => space.str(modeOf(streamOf(space, self)))),
  attribute('closed', (space, self) => space.bool(fileOf(streamOf(space, self))?.closed ?? false)),
];
/** The binary stream under a text stream, for `sys.stdout.buffer`. */
const binaryUnder = (space: Space, self: Ref): Ref => {
  const stream = streamOf(space, self);
  if (stream instanceof TextFile) return space.hostObject(space.class('BufferedRandom'), stream.file);
  return space.hostObject(space.class('StandardBuffer'), stream);
};
export const fileTypes: readonly TypeDefinition[] = [
  {
    name: 'TextIOWrapper',
    base: 'host_object#',
    module: '_io',
    methods: [...methods(), method('reconfigure', '(self, /, **kwargs)', space => space.none)],
    attributes: [
      ...attributes(),
      attribute('encoding', (space, self) => {
        const stream = streamOf(space, self);
        return space.str(stream instanceof TextFile ? stream.encoding : 'utf-8');
      }),
      attribute('errors', (space, self) => {
        const stream = streamOf(space, self);
        return space.str(stream instanceof TextFile ? stream.errors : 'strict');
      }),
      attribute('buffer', binaryUnder),
    ],
  },
  ...['BufferedReader', 'BufferedWriter', 'BufferedRandom'].map(name => ({
    name,
    base: 'host_object#',
    module: '_io',
    methods: methods(),
    attributes: attributes(),
  })),
  {
    name: 'StandardBuffer',
    base: 'host_object#',
    module: '_io',
    methods: [
      method('write', '(self, data, /)', (space, self, data) => {
        const stream = streamOf(space, self);
        checkWritable(space, stream);
        const bytes = bytesArgument(space, data).slice();
        (stream as OutputStream).writeBytes(bytes);
        return space.int(bytes.length);
      }),
      method('read', '(self, size=-1, /)', (space, self, size) => {
        const stream = streamOf(space, self);
        checkReadable(space, stream);
        return space.bytes(new TextEncoder().encode((stream as InputStream).read(sizeArgument(space, size))));
      }),
      method('readline', '(self, size=-1, /)', (space, self, size) =>
        space.bytes(new TextEncoder().encode(nextLine(space, self, sizeArgument(space, size)) as string)),
      ),
      method('flush', '(self, /)', flush),
    ],
  },
];

// ---- functions -----------------------------------------------------------------------------------------------------------------

/** A path argument: str, bytes, or an object with `__fspath__`. */
export function pathText(space: Space, r: Ref): string {
  if (space.isStr(r)) return space.text(r);
  if (space.isBytes(r)) return space.text(decodeHostText(space, space.bytesValue(r)));
  const special = space.lookupSpecial(r, '__fspath__');
  if (special !== NULL) return pathText(space, space.call(special, r));
  throw space.error('TypeError', `expected str, bytes or os.PathLike object, not ${space.typeName(r)}`);
}
function open(
  space: Space,
  pathRef: Ref,
  modeRef: Ref,
  _buffering: Ref,
  encodingRef: Ref,
  errorsRef: Ref,
  newlineRef: Ref,
): Ref {
  const text = (r: Ref, absent: string, what: string): string => {
    if (r === NULL || r === space.none) return absent;
    if (!space.isStr(r))
      throw space.error('TypeError', `open() argument '${what}' must be str, not ${space.typeName(r)}`);
    return space.text(r);
  };
  const modeText = text(modeRef, 'r', 'mode');
  const mode = parseMode(modeText);
  if (mode === undefined) throw space.error('ValueError', modeProblem(modeText));
  const path = pathText(space, pathRef);
  if (mode.binary) {
    if (encodingRef !== NULL && encodingRef !== space.none) {
      throw space.error('ValueError', "binary mode doesn't take an encoding argument");
    }
    const className = mode.readable ? (mode.writable ? 'BufferedRandom' : 'BufferedReader') : 'BufferedWriter';
    return space.hostObject(space.class(className), openFile(space, pathRef, path, mode));
  }
  const newline = newlineRef === NULL || newlineRef === space.none ? null : text(newlineRef, '', 'newline');
  if (newline !== null && !['', '\n', '\r', '\r\n'].includes(newline)) {
    throw space.error('ValueError', `illegal newline value: ${newline}`);
  }
  const file = openFile(space, pathRef, path, mode);
  const encoding = text(encodingRef, 'utf-8', 'encoding');
  const wrapped = new TextFile(
    space,
    file,
    encoding === 'locale' ? 'utf-8' : encoding,
    text(errorsRef, 'strict', 'errors'),
    newline,
  );
  return space.hostObject(space.class('TextIOWrapper'), wrapped);
}
function modeProblem(mode: string): string {
  const invalid = [...mode].some(c => !'rwaxbt+'.includes(c)) || new Set(mode).size !== mode.length;
  if (invalid) return `invalid mode: '${mode}'`;
  if (mode.includes('t') && mode.includes('b')) return "can't have text and binary mode at once";
  return 'must have exactly one of create/read/write/append mode';
}
/** Text parameters of print: None stands for the default. */
function printText(space: Space, r: Ref, absent: string, what: string): string {
  if (r === NULL || r === space.none) return absent;
  if (!space.isStr(r)) throw space.error('TypeError', `${what} must be None or a string, not ${space.typeName(r)}`);
  return space.text(r);
}
function print(space: Space, args: Ref[], separator: Ref, end: Ref, file: Ref, flushing: Ref): Ref | number {
  const target = file === NULL || file === space.none ? sysAttribute(space, 'stdout') : file;
  if (target === NULL) return space.none;
  const isStandard = target === standardObject(space, 'stdout') || target === standardObject(space, 'stderr');
  if (!isStandard) return FALLBACK;
  const parts: string[] = [];
  for (const arg of args) {
    const text = strOf(space, arg);
    if (text === undefined) return FALLBACK;
    parts.push(text);
  }
  const stream = streamOf(space, target) as OutputStream;
  stream.write(parts.join(printText(space, separator, ' ', 'sep')) + printText(space, end, '\n', 'end'));
  if (flushing !== NULL && space.truth(flushing)) stream.flush();
  return space.none;
}
function input(space: Space, prompt: Ref): Ref {
  const stdin = sysAttribute(space, 'stdin');
  if (stdin === NULL) throw space.error('RuntimeError', 'input(): lost sys.stdin');
  const stdout = sysAttribute(space, 'stdout');
  if (prompt !== NULL && stdout !== NULL) {
    const text = space.str(strOf(space, prompt) ?? space.strOf(prompt));
    if (stdout === standardObject(space, 'stdout')) write(space, stdout, text);
    else space.call(space.getAttribute(stdout, 'write'), text);
  }
  flushStandardStreams(space);
  const line =
    stdin === standardObject(space, 'stdin')
      ? (streamOf(space, stdin) as InputStream).readLine()
      : space.text(space.call(space.getAttribute(stdin, 'readline')));
  if (line === '') throw space.error('EOFError', 'EOF when reading a line');
  return space.str(line.endsWith('\n') ? line.slice(0, -1) : line);
}
export const fileFunctions: readonly NativeDefinition[] = [
  native('print', '(*args, sep=None, end=None, file=None, flush=False)', print, { appLevel: 'builtin_print' }),
  native('input', "(prompt='', /)", input),
  native(
    'open',
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open,
  ),
];
