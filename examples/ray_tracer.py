"""A ray tracer that paints three balls on a chequered floor, in 24-bit colour or in letters.

    tpy examples/ray_tracer.py [WIDTH] [--letters]

Vectors are small objects with overloaded operators: much allocation, none of which needs to happen when it is compiled.
"""

import sys
from math import sqrt


class Vector:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2 * self.dot(normal))


class Ball:
    def __init__(self, centre, radius, colour, shine):
        self.centre, self.radius, self.colour, self.shine = centre, radius, colour, shine

    def distance(self, origin, direction):
        """How far along the ray the ball is, or None."""
        to_centre = self.centre - origin
        along = to_centre.dot(direction)
        gap = self.radius * self.radius - to_centre.dot(to_centre) + along * along
        if gap < 0:
            return None
        nearest = along - sqrt(gap)
        return nearest if nearest > 0.0001 else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.15

    def distance(self, origin, direction):
        if direction.y > -0.0001:
            return None
        return -origin.y / direction.y if origin.y > 0.0001 else None

    def normal(self, point):
        return Vector(0, 1, 0)

    def colour_at(self, point):
        odd = (int(point.x // 1) + int(point.z // 1)) % 2
        return Vector(0.9, 0.9, 0.85) if odd else Vector(0.25, 0.3, 0.35)


LIGHT = Vector(-0.6, 0.8, -0.5).unit()
SCENE = [
    Ball(Vector(-1.2, 1.0, 4.0), 1.0, Vector(0.9, 0.25, 0.2), 0.3),
    Ball(Vector(0.9, 0.7, 3.0), 0.7, Vector(0.2, 0.5, 0.9), 0.3),
    Ball(Vector(0.1, 0.35, 2.0), 0.35, Vector(0.95, 0.8, 0.2), 0.5),
    Floor(),
]


def first_hit(origin, direction):
    best, best_thing = None, None
    for thing in SCENE:
        distance = thing.distance(origin, direction)
        if distance is not None and (best is None or distance < best):
            best, best_thing = distance, thing
    return best, best_thing


def trace(origin, direction, depth):
    distance, thing = first_hit(origin, direction)
    if thing is None:
        height = 0.5 * (direction.y + 1)
        return Vector(1 - 0.5 * height, 1 - 0.3 * height, 1.0)
    point = origin + direction * distance
    normal = thing.normal(point)
    _, shadowing = first_hit(point + normal * 0.001, LIGHT)
    light = 0.15 if shadowing is not None else 0.15 + 0.85 * max(0.0, normal.dot(LIGHT))
    colour = thing.colour_at(point) * light
    if depth > 0:
        reflected = trace(point + normal * 0.001, direction.mirrored(normal), depth - 1)
        colour = colour * (1 - thing.shine) + reflected * thing.shine
    return colour


def channel(value):
    return max(0, min(255, int(value * 255)))


def main():
    words = [word for word in sys.argv[1:] if word != "--letters"]
    width = int(words[0]) if words else 80
    letters = "--letters" in sys.argv or not sys.stdout.isatty()
    height = width // 2 * 3 // 4
    eye = Vector(0, 1.2, -1.5)
    for row in range(height):
        line = []
        for column in range(width):
            x = (column + 0.5) / width * 2 - 1
            y = 0.65 - (row + 0.5) / height * 1.5
            colour = trace(eye, Vector(x, y, 1.6).unit(), 3)
            if letters:
                brightness = 0.3 * colour.x + 0.6 * colour.y + 0.1 * colour.z
                line.append(" .:-=+*#%@"[min(9, int(brightness * 10))])
            else:
                line.append(f"\x1b[48;2;{channel(colour.x)};{channel(colour.y)};{channel(colour.z)}m ")
        print("".join(line) + ("" if letters else "\x1b[0m"))


main()
