"""Streams in memory, and the classes of open files."""

from builtins import open

import _host

UnsupportedOperation = _host.UnsupportedOperation
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 131072


class IOBase:
    """What streams have in common."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def flush(self):
        self._check_open()

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    encoding = None
    errors = None


class BufferedIOBase(IOBase):
    pass


class RawIOBase(IOBase):
    pass


class StringIO(TextIOBase):
    """A text stream in memory: pieces at the end are collected and joined when the text is needed."""

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is None:
            initial_value = ''
        if not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not ' + type(initial_value).__name__)
        self._text = initial_value
        self._pieces = []
        self._position = 0
        self._at_end = not initial_value
        self._newline = newline

    def _join(self):
        if self._pieces:
            self._text += ''.join(self._pieces)
            self._pieces = []
            if self._at_end:
                self._position = len(self._text)
        return self._text

    def readable(self):
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return self._join()

    def write(self, s, /):
        self._check_open()
        if not isinstance(s, str):
            raise TypeError('string argument expected, got ' + repr(type(s).__name__))
        if self._at_end:
            self._pieces.append(s)
            return len(s)
        text = self._join()
        position = self._position
        if position > len(text):
            text += '\0' * (position - len(text))
        self._text = text[:position] + s + text[position + len(s) :]
        self._position = position + len(s)
        self._at_end = self._position == len(self._text)
        return len(s)

    def read(self, size=-1, /):
        self._check_open()
        text = self._join()
        start = self._position
        end = len(text) if size is None or size < 0 else min(len(text), start + size)
        self._position = max(start, end)
        self._at_end = self._position == len(text)
        return text[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        text = self._join()
        start = self._position
        end = text.find('\n', start) + 1
        if end == 0:
            end = len(text)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        self._at_end = self._position == len(text)
        return text[start:end]

    def tell(self):
        self._check_open()
        self._join()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        text = self._join()
        if whence == 0:
            if pos < 0:
                raise ValueError('Negative seek position ' + str(pos))
            self._position = pos
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._position = len(text)
        self._at_end = self._position == len(text)
        return self._position

    def truncate(self, pos=None, /):
        self._check_open()
        text = self._join()
        if pos is None:
            pos = self._position
        self._text = text[:pos]
        self._at_end = self._position == len(self._text)
        return pos


class BytesIO(BufferedIOBase):
    """A binary stream in memory."""

    def __init__(self, initial_bytes=b''):
        self._data = bytearray(initial_bytes or b'')
        self._position = 0

    def readable(self):
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def getbuffer(self):
        return self._data

    def write(self, b, /):
        self._check_open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = self._data
        start = self._position
        if start > len(data):
            data.extend(bytes(start - len(data)))
        data[start : start + len(b)] = b
        self._position = start + len(b)
        return len(b)

    def read(self, size=-1, /):
        self._check_open()
        start = self._position
        end = len(self._data) if size is None or size < 0 else min(len(self._data), start + size)
        self._position = max(start, end)
        return bytes(self._data[start:end])

    read1 = read

    def readline(self, size=-1, /):
        self._check_open()
        start = self._position
        end = self._data.find(b'\n', start) + 1
        if end == 0:
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = max(start, end)
        return bytes(self._data[start:end])

    def tell(self):
        self._check_open()
        return self._position

    def seek(self, pos, whence=0, /):
        self._check_open()
        if whence == 1:
            pos += self._position
        elif whence == 2:
            pos += len(self._data)
        if pos < 0:
            raise ValueError('negative seek value ' + str(pos))
        self._position = pos
        return pos

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._position
        del self._data[size:]
        return size
