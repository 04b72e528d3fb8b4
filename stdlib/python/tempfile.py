"""Names, folders and files for temporary use. Random names come from the system's randomness."""

import os

__all__ = ['gettempdir', 'mkdtemp', 'TemporaryDirectory', 'NamedTemporaryFile', 'TemporaryFile', 'template']

template = 'tmp'
tempdir = None
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'


def gettempdir():
    global tempdir
    if tempdir is None:
        for name in ('TMPDIR', 'TEMP', 'TMP'):
            folder = os.environ.get(name)
            if folder and os.path.isdir(folder):
                tempdir = os.path.abspath(folder)
                return tempdir
        tempdir = '/tmp' if os.path.isdir('/tmp') else os.getcwd()
    return tempdir


def gettempprefix():
    return template


def _fresh_path(suffix, prefix, dir):
    folder = gettempdir() if dir is None else dir
    while True:
        name = ''.join([_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(8)])
        path = os.path.join(folder, (template if prefix is None else prefix) + name + (suffix or ''))
        if not os.path.exists(path):
            return os.path.abspath(path)


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _fresh_path(suffix, prefix, dir)
    os.mkdir(path)
    return path


def mktemp(suffix='', prefix=template, dir=None):
    return _fresh_path(suffix, prefix, dir)


def _remove_tree(path):
    for name in os.listdir(path):
        inner = os.path.join(path, name)
        if os.path.isdir(inner):
            _remove_tree(inner)
        else:
            os.remove(inner)
    os.rmdir(path)


class TemporaryDirectory:
    """A folder that is gone, with what is in it, when the context ends."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return '<TemporaryDirectory ' + repr(self.name) + '>'

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            try:
                _remove_tree(self.name)
            except OSError:
                if not self._ignore:
                    raise


class _NamedFile:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, exc, value, tb):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.remove(self.name)


def NamedTemporaryFile(
    mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None
):
    path = _fresh_path(suffix, prefix, dir)
    return _NamedFile(open(path, mode, buffering, encoding, errors, newline), path, delete)


TemporaryFile = NamedTemporaryFile
