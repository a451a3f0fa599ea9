"""Runs a command on a pseudo-terminal, types what a session file says, prints the screen.

usage: terminal.py SESSION COMMAND [ARG ...]

A session file has lines of Python: tuples (text to wait for on the cursor's line, text to type).
The screen is what a terminal of 80 columns would show, with all that scrolled away.
"""

import ast
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

COLUMNS = 80
LIMIT = 60
QUIET = 0.2
TOKEN = re.compile(
    rb"\x1b\[(?P<args>[0-9;?]*)(?P<code>[@-~])|\x1b[()].|\x1b.|(?P<text>[^\x1b\r\n\b\a\t]+)|(?P<ctl>.)", re.S)


class Screen:
    def __init__(self):
        self.lines = [[]]
        self.x = self.y = 0

    def row(self):
        while len(self.lines) <= self.y:
            self.lines.append([])
        row = self.lines[self.y]
        row.extend(" " * (self.x - len(row)))
        return row

    def feed(self, data):
        for m in TOKEN.finditer(data):
            if m["text"]:
                for c in m["text"].decode("utf-8", "replace"):
                    if self.x == COLUMNS:
                        self.x, self.y = 0, self.y + 1
                    self.row()[self.x:self.x + 1] = c
                    self.x += 1
            elif m["ctl"]:
                self.control(m["ctl"])
            elif m["code"]:
                self.sequence(m["args"].decode(), m["code"].decode())

    def control(self, c):
        if c == b"\r":
            self.x = 0
        elif c == b"\n":
            self.y += 1
            self.row()
        elif c == b"\b":
            self.x = max(0, self.x - 1)

    def sequence(self, args, code):
        n = int(args) if args.isdigit() else 0
        step = max(n, 1)
        if code == "A":
            self.y = max(0, self.y - step)
        elif code == "B":
            self.y += step
        elif code == "C":
            self.x = min(COLUMNS - 1, self.x + step)
        elif code == "D":
            self.x = max(0, self.x - step)
        elif code == "G":
            self.x = step - 1
        elif code == "K" and n == 0:
            del self.row()[self.x:]
        elif code == "P":
            del self.row()[self.x:self.x + step]
        elif code == "@":
            self.row()[self.x:self.x] = " " * step
        elif code == "J":
            del self.row()[self.x:]
            del self.lines[self.y + 1:]

    def current(self):
        return "".join(self.lines[self.y]) if self.y < len(self.lines) else ""

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.lines).strip("\n")


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        steps = [ast.literal_eval(line) for line in f if line.startswith("(")]
    pid, fd = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.environ["TERM"] = "xterm"
        os.execvp(sys.argv[2], sys.argv[2:])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    screen = Screen()
    end = time.monotonic() + LIMIT

    def receive(wanted):
        """Reads until the line says what is wanted and nothing more comes; False at the end."""
        while time.monotonic() < end:
            if select.select([fd], [], [], QUIET)[0]:
                try:
                    data = os.read(fd, 65536)
                except OSError:
                    return False
                if not data:
                    return False
                screen.feed(data)
            elif wanted is not None and wanted in screen.current():
                return True
        print("(no answer in time)")
        return False

    for wanted, keys in steps:
        if not receive(wanted):
            break
        os.write(fd, keys.encode())
    else:
        receive(None)
    print(screen.text())
    if time.monotonic() >= end:
        os.kill(pid, signal.SIGKILL)
    print("status", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


main()
