"""Planets that attract each other: float arithmetic on attributes of lists."""

import math

DAYS = 365.24
SOLAR = 4 * math.pi * math.pi


class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * DAYS, vy * DAYS, vz * DAYS
        self.mass = mass * SOLAR


def system():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84, -1.16, -0.10, 0.00166, 0.0077, -0.000069, 0.000955),
        Body(8.34, 4.12, -0.40, -0.00277, 0.0050, 0.000023, 0.000286),
        Body(12.89, -15.11, -0.22, 0.00296, 0.0024, -0.000030, 0.0000437),
        Body(15.38, -25.92, 0.18, 0.00268, 0.0016, -0.000095, 0.0000515),
    ]


def advance(bodies, dt, steps):
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            mag = dt / (square * math.sqrt(square))
            am = a.mass * mag
            bm = b.mass * mag
            a.vx -= dx * bm
            a.vy -= dy * bm
            a.vz -= dz * bm
            b.vx += dx * am
            b.vy += dy * am
            b.vz += dz * am
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def energy(bodies):
    e = 0.0
    for i, a in enumerate(bodies):
        e += 0.5 * a.mass * (a.vx**2 + a.vy**2 + a.vz**2)
        for b in bodies[i + 1 :]:
            e -= a.mass * b.mass / math.dist((a.x, a.y, a.z), (b.x, b.y, b.z))
    return e


def run():
    bodies = system()
    advance(bodies, 0.01, 20000)
    return repr(energy(bodies))


if __name__ == "__main__":
    import harness

    harness.main(run)
