"""Points made, normalised and merged: many small short-lived objects whose attributes are floats."""

from math import cos, sin, sqrt


class Point:
    def __init__(self, angle):
        self.x = sin(angle)
        self.y = cos(angle) * 3
        self.z = self.x * self.x / 2

    def length(self):
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    def normalize(self):
        length = self.length()
        self.x /= length
        self.y /= length
        self.z /= length

    def larger_of(self, other):
        """Keep, component by component, the larger value."""
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def largest(points):
    result = points[0]
    for point in points[1:]:
        result = result.larger_of(point)
    return result


def run(count):
    points = [Point(float(i)) for i in range(count)]
    for point in points:
        point.normalize()
    corner = largest(points)
    return round(corner.x + corner.y + corner.z, 9)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
