"""Runs the benchmark programs under Jyston and under CPython in turn and prints the ratios.

Started by "./dev bench"; see --help. A ratio above 1 means that Jyston is faster.
"""

import argparse
import json
import math
import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, "programs")


def names():
    found = (n[:-3] for n in os.listdir(PROGRAMS) if n.endswith(".py"))
    return sorted(n for n in found if n != "harness")


def measure(command, program, seconds, limit):
    """One process: its figures, or the reason why there are none."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env["PYTHONHASHSEED"] = "0"
    line = [*command, "-B", os.path.join(PROGRAMS, program + ".py"), "--time", str(seconds)]
    try:
        done = subprocess.run(line, capture_output=True, text=True, env=env, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, f"no end within {limit:.0f} s"
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"status {done.returncode}"]
        return None, lines[-1][:120]
    return json.loads(done.stdout.splitlines()[-1]), None


def geomean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else math.nan


def main():
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="programs (default: all)")
    parser.add_argument("--jyston", required=True, help="command that runs Jyston")
    parser.add_argument("--time", type=float, default=10, help="seconds per Jyston process")
    parser.add_argument("--rounds", type=int, default=1, help="processes of each, in turn")
    parser.add_argument("--options", default="", help="more options for Jyston")
    parser.add_argument("--json", help="also write the figures to this file")
    parser.add_argument("--worst", type=float, help="fail when a program is slower than this ratio")
    args = parser.parse_args()
    jyston = [*shlex.split(args.jyston), *shlex.split(args.options)]
    figures = {}
    print(f"{'program':<14}{'cpython ms':>12}{'jyston ms':>12}{'first ms':>12}{'ratio':>9}", flush=True)
    for name in args.names or names():
        ours, theirs, problem = [], [], None
        for _ in range(args.rounds):
            for command, into, seconds in (
                ([sys.executable], theirs, min(args.time, 2.0)),
                (jyston, ours, args.time),
            ):
                got, problem = measure(command, name, seconds, 60 + 10 * args.time)
                if got is None:
                    break
                into.append(got)
            if problem:
                break
        if problem:
            print(f"{name:<14}  {problem}", flush=True)
            figures[name] = {"problem": problem}
            continue
        a = min(t["steady"] for t in theirs)
        b = min(o["steady"] for o in ours)
        first = min(o["first"] for o in ours)
        figures[name] = {"cpython": a, "jyston": b, "first": first, "ratio": a / b}
        print(f"{name:<14}{a * 1e3:12.1f}{b * 1e3:12.1f}{first * 1e3:12.1f}{a / b:9.2f}", flush=True)
    ratios = [f["ratio"] for f in figures.values() if "ratio" in f]
    print(f"geometric mean of {len(ratios)}: {geomean(ratios):.2f}  (least {min(ratios, default=math.nan):.2f})")
    if args.json:
        with open(args.json, "w", encoding="utf-8") as f:
            json.dump(figures, f, indent=1)
    slow = args.worst is not None and any(r < args.worst for r in ratios)
    return 1 if slow or len(ratios) < len(figures) else 0


if __name__ == "__main__":
    sys.exit(main())
