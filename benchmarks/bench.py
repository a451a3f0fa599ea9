"""Runs the benchmark programs under Jyston and under CPython in turn and prints the ratios.

Started by "./dev bench"; see --help. A ratio above 1 means that Jyston is faster.
"""

import argparse
import json
import math
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")

# Column: title, width, the figure's key, its factor and number of decimals. {} is the peer's name.
OURS = [
    ("cpython ms", 12, "cpython", 1e3, 1),
    ("jyston ms", 12, "jyston", 1e3, 1),
    ("first ms", 12, "first", 1e3, 1),
    ("ratio", 9, "ratio", 1, 2),
    ("cp first ms", 13, "cpython_first", 1e3, 1),
    ("first ratio", 13, "first_ratio", 1, 2),
    ("90% s", 8, "warm", 1, 2),
]
TIER0 = [
    ("tier 0 ms", 12, "tier0", 1e3, 1),
    ("/tier 0", 9, "tier0_ratio", 1, 2),
]
PYPY = [
    ("pypy ms", 10, "pypy", 1e3, 1),
    ("pypy ratio", 12, "pypy_ratio", 1, 2),
    ("pypy first", 12, "pypy_first", 1e3, 1),
    ("pypy 90%", 10, "pypy_warm", 1, 2),
]


def names():
    found = (n[:-3] for n in os.listdir(PROGRAMS) if n.endswith(".py"))
    return sorted(n for n in found if n != "harness")


def measure(command, program, seconds, limit):
    """One process: its figures, or the reason why there are none."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env["PYTHONHASHSEED"] = "0"
    line = [*command, "-B", os.path.join(PROGRAMS, program + ".py"), "--time", str(seconds)]
    began = time.time()
    try:
        done = subprocess.run(line, capture_output=True, text=True, env=env, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, f"no end within {limit:.0f} s"
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        return None, lines[-1][:120]
    figures = json.loads(done.stdout.splitlines()[-1])
    figures["warm"] -= began
    return figures, None


def measure_all(who, program, rounds, limit):
    """Each of `who` (name: command, seconds) in turn, `rounds` times: the medians of their figures."""
    taken = {name: [] for name in who}
    for _ in range(rounds):
        for name, (command, seconds) in who.items():
            got, problem = measure(command, program, seconds, limit)
            if got is None:
                return None, f"{name}: {problem}"
            taken[name].append(got)
    return {
        name: {key: statistics.median(g[key] for g in all_of) for key in ("steady", "first", "warm")}
        for name, all_of in taken.items()
    }, None


def figures_of(taken):
    cpython, jyston = taken["cpython"], taken["jyston"]
    figures = {
        "cpython": cpython["steady"],
        "jyston": jyston["steady"],
        "first": jyston["first"],
        "ratio": cpython["steady"] / jyston["steady"],
        "cpython_first": cpython["first"],
        "first_ratio": cpython["first"] / jyston["first"],
        "warm": jyston["warm"],
        "cpython_warm": cpython["warm"],
    }
    if "tier 0" in taken:
        figures["tier0"] = taken["tier 0"]["steady"]
        figures["tier0_ratio"] = figures["tier0"] / figures["jyston"]
    if "pypy" in taken:
        pypy = taken["pypy"]
        figures["pypy"] = pypy["steady"]
        figures["pypy_ratio"] = figures["cpython"] / pypy["steady"]
        figures["pypy_first"] = pypy["first"]
        figures["pypy_warm"] = pypy["warm"]
    return figures


def geomean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else math.nan


def summary(figures):
    """What holds over all programs: (text, name, value, value of the worst program)."""
    good = [f for f in figures.values() if "problem" not in f]

    def ratios(name, text):
        values = [f[name] for f in good if name in f]
        if values:
            yield f"geometric mean of {text}{len(values)}", name, geomean(values), "least", min(values)

    def times(name, text):
        values = [f[name] for f in good if name in f]
        if values:
            yield text, name, statistics.median(values), "most", max(values)

    yield from ratios("ratio", "")
    yield from ratios("first_ratio", "first iterations to CPython's, ")
    yield from times("warm", "median of seconds to 90 % of peak")
    yield from ratios("tier0_ratio", "speed to tier 0, ")
    yield from ratios("pypy_ratio", "PyPy's ratios, ")
    yield from times("pypy_warm", "median of PyPy's seconds to 90 % of peak")


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="programs (default: all)")
    parser.add_argument("--jyston", required=True, help="command that runs Jyston")
    parser.add_argument("--time", type=float, default=10, help="seconds per Jyston process")
    parser.add_argument("--rounds", type=int, default=1, help="processes of each, in turn; medians count")
    parser.add_argument("--options", default="", help="more options for Jyston")
    parser.add_argument("--tier0", action="store_true", help="also Jyston with the interpreter only")
    parser.add_argument("--no-pypy", action="store_true", help="leave out pypy3 (default: if installed)")
    parser.add_argument("--json", help="also write the figures to this file")
    parser.add_argument("--worst", type=float, help="fail when a program is slower than this ratio")
    args = parser.parse_args()
    jyston = [*shlex.split(args.jyston), *shlex.split(args.options)]
    who = {
        "cpython": ([sys.executable], min(args.time, 2.0)),
        "jyston": (jyston, args.time),
    }
    columns = list(OURS)
    if args.tier0:
        who["tier 0"] = ([*jyston, "--vm-tiers=0"], args.time)
        columns += TIER0
    pypy = None if args.no_pypy else shutil.which("pypy3")
    if pypy:
        who["pypy"] = ([pypy], args.time)
        columns += PYPY
    print(f"{'program':<14}" + "".join(f"{c[0]:>{c[1]}}" for c in columns), flush=True)
    figures = {}
    for name in args.names or names():
        taken, problem = measure_all(who, name, args.rounds, 60 + 10 * args.time)
        if taken is None:
            print(f"{name:<14}  {problem}", flush=True)
            figures[name] = {"problem": problem}
            continue
        f = figures[name] = figures_of(taken)
        cells = (f"{f[key] * factor:{width}.{digits}f}" for _, width, key, factor, digits in columns)
        print(f"{name:<14}" + "".join(cells), flush=True)
    over_all = {}
    for text, name, value, extreme, worst in summary(figures):
        print(f"{text}: {value:.2f}  ({extreme} {worst:.2f})")
        over_all[name] = {"value": value, extreme: worst}
    if args.json:
        with open(args.json, "w", encoding="utf-8") as f:
            json.dump({**figures, "summary": over_all}, f, indent=1)
    ratios = [f["ratio"] for f in figures.values() if "ratio" in f]
    slow = args.worst is not None and any(r < args.worst for r in ratios)
    return 1 if slow or len(ratios) < len(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
