"""Runs one of CPython's test modules and reports every test as one line of a file.

usage: runner.py REPORT MODULE [--skip FILE] [--only ID ...]

Lines: "start ID", then "pass|fail|error|skip|xfail|upass ID SECONDS TEXT" (tab separated; the text
is a Python string literal), at last "done". A process that dies leaves a "start" without an end:
whoever started it can start it again with the tests that are over in --skip.
"""

import os
import sys
import time


def main(argv):
    report_path, module_name = argv[1], argv[2]
    skip, only = set(), None
    rest = argv[3:]
    while rest:
        option = rest.pop(0)
        if option == "--skip":
            with open(rest.pop(0), encoding="utf-8") as f:
                skip = set(f.read().split("\n"))
        elif option == "--only":
            only, rest = rest, []
    # As regrtest: the tests' folder is not on the path, this file's neither.
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != here]
    # Last: what CPython (or a later Jyston) has itself comes first.
    sys.path.append(os.path.join(here, "standins"))
    sys.argv = [module_name]

    report = open(report_path, "a", encoding="utf-8", errors="backslashreplace", newline="\n")

    def write(*fields):
        report.write("\t".join(fields) + "\n")
        report.flush()

    import traceback
    import unittest
    from test import support

    support.use_resources = []
    support.verbose = False

    def text_of(exc):
        if isinstance(exc, tuple):
            try:
                return "".join(traceback.format_exception(*exc))
            except Exception as e:
                return f"{exc[0].__name__} (cannot show it: {type(e).__name__}: {e})\n"
        return str(exc)

    class Result(unittest.TestResult):
        def startTest(self, test):
            super().startTest(test)
            self.outcome = None
            self.began = time.perf_counter()
            write("start", test.id())

        def end(self, outcome, test, text=""):
            if isinstance(test, unittest.TestCase):
                # The first thing that goes wrong decides.
                if self.outcome is None or self.outcome[0] in ("pass", "skip"):
                    self.outcome = (outcome, text)
            else:
                # setUpClass, setUpModule and their like.
                write(outcome, test.id(), "0", repr(text))

        def stopTest(self, test):
            outcome, text = self.outcome or ("pass", "")
            seconds = f"{time.perf_counter() - self.began:.3f}"
            write(outcome, test.id(), seconds, repr(text))
            super().stopTest(test)

        def addSuccess(self, test):
            self.end("pass", test)

        def addError(self, test, err):
            self.end("error", test, text_of(err))

        def addFailure(self, test, err):
            self.end("fail", test, text_of(err))

        def addSkip(self, test, reason):
            # A skipped subtest arrives as the subtest: the test itself goes on.
            if not isinstance(test, unittest.case._SubTest):
                self.end("skip", test, str(reason))

        def addExpectedFailure(self, test, err):
            self.end("xfail", test)

        def addUnexpectedSuccess(self, test):
            self.end("upass", test, "unexpected success")

        def addSubTest(self, test, subtest, err):
            if err is not None:
                kind = "fail" if issubclass(err[0], test.failureException) else "error"
                self.end(kind, test, f"{subtest._subDescription()}\n{text_of(err)}")

    def flatten(suite):
        for item in suite:
            if isinstance(item, unittest.TestSuite):
                yield from flatten(item)
            else:
                yield item

    try:
        module = __import__(module_name, fromlist=["*"])
        loaded = unittest.defaultTestLoader.loadTestsFromModule(module)
    except unittest.SkipTest as e:
        write("skip", module_name, "0", repr(str(e)))
        write("done")
        return
    except BaseException:
        write("error", module_name, "0", repr(traceback.format_exc()))
        write("done")
        return
    for error in unittest.defaultTestLoader.errors:
        write("error", module_name, "0", repr(str(error)))
    suite = unittest.TestSuite()
    for test in flatten(loaded):
        test_id = test.id()
        if test_id not in skip and (only is None or any(o in test_id for o in only)):
            suite.addTest(test)
    try:
        suite.run(Result())
    except KeyboardInterrupt:
        write("error", module_name, "0", repr("KeyboardInterrupt"))
    write("done")
    report.close()
    sys.stdout.flush()
    # Threads that a test left behind must not keep the process.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv)
