"""A file beside the script comes before a module of the library, but for those that the interpreter itself starts with."""

import textwrap
import os
import time

import fractions

print(textwrap.origin, fractions.origin)  # expect: the file textwrap the file fractions
print(hasattr(os, 'origin'), hasattr(time, 'origin'))  # expect: False False

# Modules of the library that use the shadowed one are not in its way.
import heapq

print(heapq.nsmallest(2, [3, 1, 2]))  # expect: [1, 2]
# oracles: 3.11
