"""Imports its neighbour through the package."""
# helper

from . import flat


def circle(radius):
    return 3 * flat.area(radius, radius)
