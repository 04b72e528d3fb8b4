"""The outer planets as point masses, stepped with a symplectic integrator: float attributes in a tight double loop."""

from math import pi, sqrt

SOLAR_MASS = 4 * pi * pi
DAYS_PER_YEAR = 365.24


class Body:
    def __init__(self, position, velocity_per_day, mass_in_suns):
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = [component * DAYS_PER_YEAR for component in velocity_per_day]
        self.mass = mass_in_suns * SOLAR_MASS


def solar_system():
    sun = Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0)
    jupiter = Body(
        (4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
        (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023),
        0.000954791938424326609,
    )
    saturn = Body(
        (8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
        (-0.00276742510726411021, 0.00499852801234917238, 0.0000230417297573763929),
        0.000285885980666130812,
    )
    uranus = Body(
        (12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
        (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556),
        0.0000436624404335156298,
    )
    neptune = Body(
        (15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
        (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870),
        0.0000515138902046611451,
    )
    bodies = [sun, jupiter, saturn, uranus, neptune]
    # The sun gets the opposite of the planets' momentum, so that the centre of mass rests.
    sun.vx = -sum([body.vx * body.mass for body in bodies]) / sun.mass
    sun.vy = -sum([body.vy * body.mass for body in bodies]) / sun.mass
    sun.vz = -sum([body.vz * body.mass for body in bodies]) / sun.mass
    return bodies


def pairs_of(bodies):
    pairs = []
    for i in range(len(bodies)):
        for j in range(i + 1, len(bodies)):
            pairs.append((bodies[i], bodies[j]))
    return pairs


def advance(bodies, pairs, step):
    for first, second in pairs:
        dx = first.x - second.x
        dy = first.y - second.y
        dz = first.z - second.z
        distance_squared = dx * dx + dy * dy + dz * dz
        pull = step / (distance_squared * sqrt(distance_squared))
        on_first = second.mass * pull
        on_second = first.mass * pull
        first.vx -= dx * on_first
        first.vy -= dy * on_first
        first.vz -= dz * on_first
        second.vx += dx * on_second
        second.vy += dy * on_second
        second.vz += dz * on_second
    for body in bodies:
        body.x += step * body.vx
        body.y += step * body.vy
        body.z += step * body.vz


def energy(bodies, pairs):
    total = 0.0
    for body in bodies:
        total += 0.5 * body.mass * (body.vx * body.vx + body.vy * body.vy + body.vz * body.vz)
    for first, second in pairs:
        dx = first.x - second.x
        dy = first.y - second.y
        dz = first.z - second.z
        total -= first.mass * second.mass / sqrt(dx * dx + dy * dy + dz * dz)
    return total


def run(steps):
    bodies = solar_system()
    pairs = pairs_of(bodies)
    for _ in range(steps):
        advance(bodies, pairs, 0.01)
    return energy(bodies, pairs)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
