"""Finalizers run when their objects are collected, and those of what is left at the end of the program."""

import gc
import weakref


class Tracked:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


class TrackedList(list):
    def __del__(self):
        log.append("list of %d" % len(self))


def use():
    Tracked("a").partner = TrackedList([1, 2])


def numbers():
    try:
        yield 1
        yield 2
    finally:
        log.append("given up")


def first():
    for number in numbers():
        return number


log = []
use()
gc.collect()
print(sorted(log))  # expect: ['a', 'list of 2']
log.clear()
print(first())  # expect: 1
gc.collect()
print(log)  # expect: ['given up']


class Node:
    pass


def drop():
    node = Node()
    values["x"] = node
    keys[node] = 1
    references.append(weakref.ref(node, lambda reference: log.append("callback")))
    weakref.finalize(node, log.append, "finalize")
    print(len(values), len(keys), references[0]() is node)  # expect: 1 1 True


log.clear()
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
references = []
drop()
gc.collect()
print(len(values), len(keys), references[0](), sorted(log))  # expect: 0 0 None ['callback', 'finalize']
try:
    weakref.ref(1)
except TypeError as error:
    print(error)  # expect: cannot create weak reference to 'int' object


class Last:
    def __del__(self, print=print):
        print("last")  # expect: last


last = Last()
