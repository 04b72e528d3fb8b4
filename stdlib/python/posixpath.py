"""Paths as POSIX writes them."""

import _host

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'
altsep = None
pathsep = ':'


def isabs(s):
    return s.startswith('/')


def join(a, *p):
    path = a
    for part in p:
        if part.startswith('/') or not path:
            path = part
        elif path.endswith('/'):
            path += part
        else:
            path += '/' + part
    return path


def split(p):
    cut = p.rfind('/') + 1
    head, tail = p[:cut], p[cut:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    slash = p.rfind('/')
    dot = p.rfind('.')
    if dot > slash:
        k = slash + 1
        while k < dot:
            if p[k] != '.':
                return p[:dot], p[dot:]
            k += 1
    return p, ''


def normpath(path):
    if not path:
        return '.'
    slashes = 2 if path.startswith('//') and not path.startswith('///') else 1 if path.startswith('/') else 0
    parts = []
    for part in path.split('/'):
        if not part or part == '.':
            continue
        if part != '..' or not slashes and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return '/' * slashes + '/'.join(parts) or '.'


def abspath(path):
    return normpath(path if isabs(path) else join(_host.getcwd(), path))


realpath = abspath


def exists(path):
    return _host.kind(path) is not None


lexists = exists


def isfile(path):
    return _host.kind(path) == 'file'


def isdir(path):
    return _host.kind(path) == 'directory'


def commonprefix(m):
    if not m:
        return ''
    low, high = min(m), max(m)
    for k, character in enumerate(low):
        if character != high[k]:
            return low[:k]
    return low


def relpath(path, start='.'):
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start).split('/') if part]
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return '/'.join(['..'] * (len(here) - common) + there[common:]) or '.'


def expanduser(path):
    if path == '~' or path.startswith('~/'):
        return _host.environ().get('HOME', '~') + path[1:]
    return path
