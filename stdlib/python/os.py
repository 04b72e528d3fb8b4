"""What of the operating system the host gives: the working directory, folders, the environment. Posix paths."""

import sys

import _host
from _host import getcwd, getpid, urandom
import posixpath as path

name = 'posix'
sep = '/'
altsep = None
pathsep = ':'
linesep = '\n'
curdir = '.'
pardir = '..'
extsep = '.'
devnull = '/dev/null'
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def listdir(path='.'):
    return _host.listdir(path)


def mkdir(path, mode=0o777):
    _host.mkdir(path)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, mode, True)
    if exist_ok and path.isdir(name):
        return
    mkdir(name, mode)


def rmdir(path):
    _host.rmdir(path)


def remove(path):
    _host.remove(path)


unlink = remove


def rename(src, dst):
    _host.rename(src, dst)


replace = rename


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    special = getattr(type(path), '__fspath__', None)
    if special is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return special(path)


class PathLike:
    """The base of path objects: they have __fspath__."""


def strerror(code, /):
    for number, _, text in _host.errors():
        if number == code:
            return text
    return 'Unknown error ' + str(code)


def cpu_count():
    return 1


def walk(top, topdown=True, onerror=None, followlinks=False):
    folders = []
    files = []
    for entry in sorted(listdir(top)):
        if path.isdir(path.join(top, entry)):
            folders.append(entry)
        else:
            files.append(entry)
    if topdown:
        yield top, folders, files
    for folder in folders:
        yield from walk(path.join(top, folder), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


sys.modules['os.path'] = path
