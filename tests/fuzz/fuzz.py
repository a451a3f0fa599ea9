"""Random programs, run under Jyston in several modes and under CPython: the output must be the same.

Started by "./dev fuzz"; see --help. Many programs share a process. A program that differs is kept, made
smaller as far as it still differs, beside both outputs.
"""

import argparse
import os
import random
import resource
import shlex
import subprocess
import sys

import flow
import general
import hot
import rich

TIER1 = ["--vm-tiers=0,1", "--vm-tier1-calls=1", "--vm-tier1-loops=1"]
MODES = {
    "tier0": ["--vm-tiers=0"],
    "tier1": TIER1,
    "parts": [*TIER1, "--vm-tier1-method-bytes=1000"],
    "warm": ["--vm-tiers=0,1", "--vm-tier1-calls=5", "--vm-tier1-loops=12"],
    "deopt": [*TIER1, "--vm-deopt-every=7"],
    "deopt1": [*TIER1, "--vm-deopt-every=1"],
    "deopt101": [*TIER1, "--vm-deopt-every=101"],
}
KINDS = {"general": general.Generator, "hot": hot.Generator, "rich": rich.Generator, "flow": flow.Generator}
# Seconds for the attempts at a smaller program, of which some do not end.
SOON = 10
HOST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "host.py")


MISSING = "(did not begin)"
# Bytes of memory for CPython; what Jyston has is more.
MEMORY = 2**29
# Seconds of the clock for each second of processor time that a process may take.
PATIENCE = 10


class Session:
    """What runs programs: commands, a folder for files, and a limit of processor time."""

    def __init__(self, jyston, folder, limit):
        self.jyston = shlex.split(jyston)
        self.folder = folder
        self.limit = limit

    def command(self, mode):
        """The command of a mode; None stands for CPython."""
        return [sys.executable] if mode is None else [*self.jyston, *MODES[mode]]

    def outputs(self, programs, mode, label):
        """What each of the programs (by name) printed. Those behind one that did not end get a new process."""
        found = {}
        rest = dict(programs)
        while rest:
            got = self.process(rest, mode, label)
            if not got:
                # Nothing began: the fault is none of the programs'.
                got = {next(iter(rest)): MISSING}
            found |= got
            rest = {name: source for name, source in rest.items() if name not in got}
        return found

    def process(self, programs, mode, label):
        """What the programs printed that one process began."""
        path = os.path.join(self.folder, label + ".txt")
        with open(path, "w", encoding="utf-8") as f:
            for name, source in programs.items():
                f.write(f"## program {name}\n{source}")
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        env.update(PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8")
        command = [*self.command(mode), "-B", "-W", "ignore", HOST, path]

        def limits():
            # Not the clock: the machine may be busy. Several threads of Jyston's may run at a time.
            seconds = int(self.limit)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            if mode is None:
                # For a program that repeats a list too often.
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

        try:
            patience = self.limit * PATIENCE
            done = subprocess.run(command, capture_output=True, env=env, timeout=patience, preexec_fn=limits)
            out, err = done.stdout, done.stderr.decode("utf-8", "replace")
            if done.returncode < 0 or done.returncode > 128:
                err += f"ended with status {done.returncode}"
        except subprocess.TimeoutExpired as e:
            out, err = e.stdout or b"", "no end in time"
        os.remove(path)
        found = {}
        last = None
        for part in out.decode("utf-8", "replace").split("## begin ")[1:]:
            name, _, rest = part.partition("\n")
            text, end, _ = rest.partition(f"## end {name}\n")
            found[name] = text if end else f"{text}(not ended)\n{err}"
            last = name
        if err and last is not None and "(not ended)" not in found[last]:
            found[last] += "--- standard error\n" + err
        return found


def tells(text):
    """Whether what CPython printed says something: it ended, with enough time and memory."""
    return "(not ended)" not in text and MISSING not in text and "MemoryError" not in text


def blocks(lines):
    """The parts of a program that may be left out: a line with all that is indented more."""
    found = []
    for i, line in enumerate(lines):
        if line.endswith(("+= 1", "break")):
            # A loop would not end.
            continue
        depth = len(line) - len(line.lstrip())
        end = i + 1
        while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
            end += 1
        found.append((i, end))
        if end > i + 1:
            # Only the head: what it holds moves out.
            found.append((i, -end))
    return found


def without(lines, block):
    start, end = block
    if end > 0:
        return lines[:start] + lines[end:]
    return lines[:start] + [line[4:] for line in lines[start + 1 : -end]] + lines[-end:]


def minimised(session, source, mode, rounds):
    """A smaller program that still differs."""
    lines = source.rstrip("\n").split("\n")
    session = Session(shlex.join(session.jyston), session.folder, SOON)
    for _ in range(rounds):
        candidates = {f"c{i}": without(lines, b) for i, b in enumerate(blocks(lines))}
        texts = {name: "\n".join(c) + "\n" for name, c in candidates.items()}
        # What comes behind one that does not end is not looked at.
        want = session.process(texts, None, "smaller")
        texts = {name: text for name, text in texts.items() if tells(want.get(name, MISSING))}
        got = session.process(texts, mode, "smaller") if texts else {}
        differ = [candidates[name] for name in got if got[name] != want[name] and "(not ended)" not in got[name]]
        if not differ:
            break
        lines = min(differ, key=len)
    return "\n".join(lines) + "\n"


def difference(want, got):
    """The first lines that differ."""
    a, b = want.split("\n"), got.split("\n")
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[at : at + 2], b[at : at + 2]


def keep(session, name, programs, mode, expected, got, rounds):
    """Reports a program that differs, and writes it to the folder: alone, or with all that ran before it."""
    base = os.path.join(session.folder, f"{name}.{mode}")
    source = programs[name]
    alone = session.outputs({name: source}, mode, f"{name}.{mode}.alone")[name]
    files = {".py": source, ".cpython.txt": expected, ".jyston.txt": got}
    if alone != expected:
        files[".jyston.txt"] = alone
        files[".small.py"] = minimised(session, source, mode, rounds) if rounds else source
    else:
        # host.py runs this file.
        names = list(programs)
        before = names[: names.index(name) + 1]
        files[".batch.txt"] = "".join(f"## program {n}\n{programs[n]}" for n in before)
    for end, text in files.items():
        with open(base + end, "w", encoding="utf-8") as f:
            f.write(text)
    want, have = difference(expected, files[".jyston.txt"] if alone != expected else got)
    print(f"{base}.py differs{'' if alone != expected else ', but not alone'}")
    print(f"   cpython {want}\n   jyston  {have}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__)
    parser.add_argument("--jyston", required=True, help="command that runs Jyston")
    parser.add_argument("--count", type=int, default=2, help="processes for each mode")
    parser.add_argument("--programs", type=int, default=200, help="programs in a process")
    parser.add_argument("--seed", type=int, help="first seed (default: random)")
    parser.add_argument("--modes", default="tier0,tier1,deopt", help=f"of {', '.join(MODES)}")
    parser.add_argument("--turns", default="", help="more modes: one of them for each process, in turn")
    parser.add_argument("--kinds", default="hot,general,rich,flow", help=f"kinds of programs: {', '.join(KINDS)}")
    parser.add_argument("--rounds", type=int, default=25, help="attempts to make a program smaller (0: none)")
    parser.add_argument("--folder", required=True, help="where files go")
    parser.add_argument("--timeout", type=float, default=300, help="seconds of processor time for a process")
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    modes, kinds = args.modes.split(","), args.kinds.split(",")
    turns = args.turns.split(",") if args.turns else []
    session = Session(args.jyston, args.folder, args.timeout)
    seed = args.seed if args.seed is not None else random.SystemRandom().randrange(10**9)
    ran, bad = 0, dict.fromkeys(modes + turns, 0)
    runs = dict.fromkeys(bad, 0)
    for n in range(args.count):
        programs = {}
        for i in range(args.programs):
            kind = kinds[i % len(kinds)]
            programs[f"{kind}{(seed + n) * 1000 + i}"] = KINDS[kind]((seed + n) * 1000 + i).program()
        expected = session.outputs(programs, None, f"fuzz{seed + n}")
        programs = {k: v for k, v in programs.items() if tells(expected[k])}
        ran += len(programs)
        for mode in modes + (turns[n % len(turns) :][:1] if turns else []):
            got = session.outputs(programs, mode, f"fuzz{seed + n}.{mode}")
            runs[mode] += len(programs)
            for name in programs:
                if got[name] != expected[name]:
                    bad[mode] += 1
                    keep(session, name, programs, mode, expected[name], got[name], args.rounds)
        if args.count > 1:
            print(f"{n + 1} of {args.count}: {ran} programs, {sum(bad.values())} differ", file=sys.stderr, flush=True)
    told = ", ".join(f"{mode} {runs[mode]} ({bad[mode]} differ)" for mode in runs if runs[mode])
    print(f"{ran} programs from seed {seed}: {told}")
    return 1 if any(bad.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
