package jyston.tests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs Python programs: Jyston, or the CPython that the tests compare with (the
 * oracle).
 *
 * @param command the program and the options that always come first
 */
public record Python(String name, List<String> command) {
  /** The folder with {@code bin/python3.13} and {@code lib/python3.13}, tests included. */
  public static Path home() {
    return Path.of(System.getProperty("jyston.test.home", "target/python")).toAbsolutePath();
  }

  /** The bundled CPython 3.13.5. */
  public static Python oracle() {
    File exe = home().resolve("bin/python3.13").toFile();
    if (!exe.canExecute() && !exe.setExecutable(true)) {
      throw new IllegalStateException("no CPython at " + exe);
    }
    return new Python("cpython", List.of(exe.getPath()));
  }

  /** Jyston: the built distribution, with the library that has CPython's tests. */
  public static Python jyston() {
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("jyston.test.command", "../dist/target/jyston-0.1.0/bin/jyston"))
            .toAbsolutePath()
            .normalize()
            .toString());
    command.add("-J-Djyston.home=" + home());
    for (String option : System.getProperty("jyston.test.options", "").split(" ")) {
      if (!option.isEmpty()) {
        command.add(option);
      }
    }
    return new Python("jyston", command);
  }

  /** The same with more options. */
  public Python with(List<String> options) {
    List<String> all = new ArrayList<>(command);
    all.addAll(options);
    return new Python(name, all);
  }

  /**
   * A process for {@code args}, with the environment cleaned of what changes Python's behaviour.
   */
  public ProcessBuilder process(Path folder, List<String> args) {
    List<String> line = new ArrayList<>(command);
    line.addAll(args);
    ProcessBuilder pb = new ProcessBuilder(line).directory(folder.toFile());
    Map<String, String> env = pb.environment();
    env.keySet().removeIf(k -> k.startsWith("PYTHON") || k.equals("JAVA_TOOL_OPTIONS"));
    env.put("PYTHONHASHSEED", "0");
    env.put("PYTHONDONTWRITEBYTECODE", "1");
    env.put("LC_ALL", "C.UTF-8");
    env.put("TZ", "UTC");
    env.put("NO_COLOR", "1");
    return pb;
  }

  /** Runs {@code args} in {@code folder} with {@code input} as standard input. */
  public Outcome run(Path folder, List<String> args, String input, Duration limit) {
    try {
      Process p = process(folder, args).start();
      CompletableFuture<String> out = drain(p.getInputStream());
      CompletableFuture<String> err = drain(p.getErrorStream());
      try (var stdin = p.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // A program need not read its input.
      }
      boolean done = p.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!done) {
        kill(p);
      }
      return new Outcome(done ? p.exitValue() : -1, out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends a process and all it started. */
  static void kill(Process p) throws InterruptedException {
    List<ProcessHandle> children = p.descendants().toList();
    p.destroyForcibly().waitFor();
    for (ProcessHandle child : children) {
      child.destroyForcibly();
    }
  }

  private static CompletableFuture<String> drain(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return "(" + e + ")";
          }
        },
        r -> Thread.ofVirtual().start(r));
  }

  /** The files in {@code folder} that end in {@code .py}, by name. */
  public static Map<String, Path> programs(Path folder) {
    Map<String, Path> found = new TreeMap<>();
    try (var files = Files.list(folder)) {
      files
          .filter(f -> f.toString().endsWith(".py"))
          .forEach(f -> found.put(f.getFileName().toString(), f));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
