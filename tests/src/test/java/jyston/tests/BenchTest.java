package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What "./dev bench" reports, with commands that stand for Jyston and PyPy. */
class BenchTest {
  private static final Path SCRIPT = Path.of("../benchmarks/bench.py").toAbsolutePath().normalize();

  @TempDir Path folder;

  /** A command that runs CPython, but for options that are Jyston's. */
  private String standIn(String name) throws IOException {
    Path file = folder.resolve(name);
    String exe = Python.oracle().command().getFirst();
    Files.writeString(
        file,
        "#!/bin/sh\nfor a do shift; case $a in --vm-*) echo $a >>\"$0.options\" ;;"
            + " *) set -- \"$@\" \"$a\" ;; esac; done\nexec '"
            + exe
            + "' \"$@\"\n");
    assertTrue(file.toFile().setExecutable(true));
    return file.toString();
  }

  @Test
  void reportsAllThatWereMeasured() throws Exception {
    String jyston = standIn("jyston");
    standIn("pypy3");
    Path json = folder.resolve("figures.json");
    List<String> args =
        List.of(
            "-B",
            SCRIPT.toString(),
            "--jyston=" + jyston,
            "--options=--vm-tiers=0,1",
            "--time=0.1",
            "--rounds=2",
            "--tier0",
            "--json=" + json,
            "closures",
            "nosuchprogram");
    ProcessBuilder pb = Python.oracle().process(folder, args);
    pb.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    Process p = pb.redirectErrorStream(true).start();
    p.getOutputStream().close();
    List<String> lines =
        new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    // The program that is not there has a line, too, and makes the command fail.
    assertEquals(1, p.waitFor(), lines.toString());
    assertEquals(
        List.of(
            "program", "cpython", "ms", "jyston", "ms", "first", "ms", "ratio", "cp", "first", "ms",
            "first", "ratio", "90%", "s", "tier", "0", "ms", "/tier", "0", "pypy", "ms", "pypy",
            "ratio", "pypy", "first", "pypy", "90%"),
        List.of(lines.get(0).split(" +")));
    assertEquals(14, lines.get(1).split(" +").length, lines.get(1));
    assertTrue(lines.get(2).startsWith("nosuchprogram"), lines.get(2));
    assertTrue(lines.get(3).startsWith("geometric mean of 1: "), lines.get(3));
    assertEquals(9, lines.size(), lines.toString());
    // Twice as asked for, twice more with tier 0 after it.
    assertEquals(
        List.of(
            "--vm-tiers=0,1",
            "--vm-tiers=0,1",
            "--vm-tiers=0",
            "--vm-tiers=0,1",
            "--vm-tiers=0,1",
            "--vm-tiers=0"),
        Files.readAllLines(folder.resolve("jyston.options")));
    Outcome o =
        Python.oracle()
            .run(
                folder,
                List.of(
                    "-c",
                    """
                    import json, math
                    whole = json.load(open("figures.json"))
                    f = whole["closures"]
                    assert math.isclose(f["ratio"], f["cpython"] / f["jyston"])
                    assert math.isclose(f["first_ratio"], f["cpython_first"] / f["first"])
                    assert math.isclose(f["tier0_ratio"], f["tier0"] / f["jyston"])
                    assert math.isclose(f["pypy_ratio"], f["cpython"] / f["pypy"])
                    assert f["first"] < f["warm"] < 60
                    assert "problem" in whole["nosuchprogram"]
                    assert math.isclose(whole["summary"]["ratio"]["value"], f["ratio"])
                    assert whole["summary"]["warm"]["value"] == f["warm"]
                    """),
                "",
                java.time.Duration.ofMinutes(1));
    assertEquals("", o.stderr());
    assertEquals(0, o.status());
  }
}
