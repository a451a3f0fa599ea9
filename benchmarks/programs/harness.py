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
    results = set()
    end = clock() + seconds
    while len(times) < 3 or clock() < end:
        began = clock()
        result = run()
        times.append(clock() - began)
        results.add(repr(result))
    if len(results) != 1:
        sys.exit(f"results differ between iterations: {sorted(results)[:3]}")
    # The second half is taken as steady; the median forgives a collection or a neighbour.
    steady = sorted(times[len(times) // 2 :])
    print(
        '{"first": %.6f, "steady": %.6f, "best": %.6f, "count": %d}'
        % (times[0], steady[len(steady) // 2], min(times), len(times))
    )
