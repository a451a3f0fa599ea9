"""A small ray tracer: vector objects, operators, closest hit, shadows and reflections."""

import math


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def unit(self):
        return self * (1.0 / math.sqrt(self @ self))


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def hit(self, origin, direction):
        oc = self.centre - origin
        along = oc @ direction
        gap = self.radius**2 - (oc @ oc - along * along)
        if gap < 0.0:
            return None
        t = along - math.sqrt(gap)
        return t if t > 1e-6 else None

    def normal(self, point):
        return (point - self.centre).unit()


class Floor:
    shine = 0.2

    def __init__(self, height):
        self.height = height

    def hit(self, origin, direction):
        if direction.y >= -1e-9:
            return None
        t = (self.height - origin.y) / direction.y
        return t if t > 1e-6 else None

    def normal(self, point):
        return Vec(0.0, 1.0, 0.0)

    @property
    def colour(self):
        return 0.6


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def closest(self, origin, direction):
        best = thing = None
        for candidate in self.things:
            t = candidate.hit(origin, direction)
            if t is not None and (best is None or t < best):
                best, thing = t, candidate
        return best, thing

    def trace(self, origin, direction, depth):
        t, thing = self.closest(origin, direction)
        if thing is None:
            return 0.1 + 0.2 * max(direction.y, 0.0)
        point = origin + direction * t
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        shade = 0.1
        lit = normal @ to_light
        if lit > 0.0 and self.closest(point + normal * 1e-4, to_light)[1] is None:
            shade += 0.9 * lit
        colour = thing.colour * shade
        if depth and thing.shine:
            mirrored = direction - normal * (2.0 * (direction @ normal))
            colour += thing.shine * self.trace(point + normal * 1e-4, mirrored, depth - 1)
        return colour


def run():
    scene = Scene(
        [
            Sphere(Vec(0.0, 0.0, 6.0), 1.0, 0.9, 0.3),
            Sphere(Vec(1.5, 0.5, 5.0), 0.6, 0.7, 0.5),
            Sphere(Vec(-1.6, -0.3, 5.5), 0.8, 0.5, 0.1),
            Floor(-1.0),
        ],
        Vec(-5.0, 6.0, -2.0),
    )
    size = 100
    eye = Vec(0.0, 0.3, 0.0)
    rows = []
    for r in range(size):
        for c in range(size):
            d = Vec((c - size / 2) / size, (size / 2 - r) / size, 1.0).unit()
            rows.append(scene.trace(eye, d, 2))
    return f"{sum(rows):.9f}", max(rows) == rows[rows.index(max(rows))]


if __name__ == "__main__":
    import harness

    harness.main(run)
