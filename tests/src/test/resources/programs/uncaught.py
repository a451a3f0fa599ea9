"""An exception that nobody catches: traceback with carets, chaining and a note; status 1."""


def inner(values):
    return values[0] + values["key"]


def middle(values):
    try:
        inner(values)
    except TypeError as e:
        e.add_note("while summing")
        raise ValueError(
            "cannot sum", len(values)
        ) from e


class Runner:
    def go(self):
        return [middle(v) for v in ([1, 2],)]


print("before", flush=True)
Runner().go()
