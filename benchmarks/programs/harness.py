"""Times the benchmark programs. Each has run(), one iteration, which returns a value to check.

usage: PROGRAM.py            one iteration: prints the result
       PROGRAM.py --check    the same
       PROGRAM.py --time S   iterations for S seconds (3 at least): prints one line of JSON
"""

import sys
import time


def main(run):
    if len(sys.argv) > 2 and sys.argv[1] == "--time":
        measure(run, float(sys.argv[2]))
    else:
        print(run())


def measure(run, seconds):
    clock = time.perf_counter
    times = []
    ends = []
    results = set()
    started = time.time()
    origin = clock()
    end = origin + seconds
    while len(times) < 3 or clock() < end:
        began = clock()
        result = run()
        ended = clock()
        times.append(ended - began)
        ends.append(ended - origin)
        results.add(repr(result))
    if len(results) != 1:
        sys.exit(f"results differ between iterations: {sorted(results)[:3]}")
    # The second half is taken as steady; the median forgives a collection or a neighbour.
    half = sorted(times[len(times) // 2 :])
    steady = half[len(half) // 2]
    # The end of the first iteration that has 90 % of the final speed, on the clock that bench.py
    # reads when it starts the process.
    warm = next(e for t, e in zip(times, ends) if t * 0.9 <= steady)
    print(
        '{"first": %.6f, "steady": %.6f, "best": %.6f, "count": %d, "warm": %.6f}'
        % (times[0], steady, min(times), len(times), started + warm)
    )
