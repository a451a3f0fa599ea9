package jyston.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs one test module in child processes: when a child hangs or dies, the test it was in is
 * charged with it and another child goes on with the rest.
 */
public final class ModuleRun {
  /**
   * How one test ended: {@code outcome} is a word of runner.py's, or {@code crash} or {@code hang}.
   */
  public record Test(String id, String outcome, double seconds, String text) {
    /** Whether nothing went wrong. */
    public boolean good() {
      return outcome.equals("pass") || outcome.equals("skip") || outcome.equals("xfail");
    }
  }

  /**
   * What the runs have in common.
   *
   * @param options of Jyston, for the processes that tests start, too
   */
  public record Settings(
      Python python,
      List<String> options,
      Path runner,
      Path work,
      Duration moduleLimit,
      Duration testLimit) {}

  private static final int MOST_CHILDREN = 25;

  private final Settings settings;
  private final String module;
  private final List<String> only;
  private final Map<String, Test> tests = new LinkedHashMap<>();
  private final Path report;
  private final Path output;
  private double seconds;

  /** A run of {@code module}; {@code only} restricts it to ids that hold one of the texts. */
  public ModuleRun(Settings settings, String module, List<String> only) {
    this.settings = settings;
    this.module = module;
    this.only = only;
    this.report = settings.work.resolve(module + ".report");
    this.output = settings.work.resolve(module + ".output");
  }

  /** Every test that was seen, by id. */
  public Map<String, Test> tests() {
    return tests;
  }

  /** Wall-clock time. */
  public double seconds() {
    return seconds;
  }

  /** The file with what the module printed. */
  public Path output() {
    return output;
  }

  /** Runs the module to its end, or to the end of the time allowed. */
  public void run() throws IOException, InterruptedException {
    Files.createDirectories(settings.work);
    Files.deleteIfExists(output);
    long began = System.nanoTime();
    long deadline = began + settings.moduleLimit.toNanos();
    for (int i = 0; i < MOST_CHILDREN; i++) {
      int before = tests.size();
      if (child(deadline) || System.nanoTime() > deadline || tests.size() == before) {
        break;
      }
    }
    seconds = (System.nanoTime() - began) / 1e9;
  }

  /** Starts a child for what is not over yet; returns whether it came to its end. */
  private boolean child(long deadline) throws IOException, InterruptedException {
    Files.deleteIfExists(report);
    Files.createFile(report);
    Path skip = settings.work.resolve(module + ".skip");
    Files.writeString(skip, String.join("\n", tests.keySet()));
    Path folder = Files.createDirectories(settings.work.resolve(module + ".cwd"));
    List<String> args = new ArrayList<>();
    args.add(settings.runner.toString());
    args.add(report.toString());
    args.add("test." + module);
    args.add("--skip");
    args.add(skip.toString());
    if (!only.isEmpty()) {
      args.add("--only");
      args.addAll(only);
    }
    ProcessBuilder pb = settings.python.process(folder, args);
    pb.environment().remove("PYTHONHASHSEED");
    if (!settings.options.isEmpty()) {
      pb.environment().put("JYSTON_OPTIONS", String.join(" ", settings.options));
    }
    pb.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    Process p = pb.start();
    p.getOutputStream().close();
    boolean hung = false;
    try {
      hung = !wait(p, deadline);
    } finally {
      Python.kill(p);
      delete(folder);
    }
    return collect(hung, p.exitValue());
  }

  /** Waits for the end; false when the time for the module or for one test is over. */
  private boolean wait(Process p, long deadline) throws IOException, InterruptedException {
    long size = -1;
    long changed = System.nanoTime();
    while (!p.waitFor(200, TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      long length = Files.size(report);
      if (length != size) {
        size = length;
        changed = now;
      }
      if (now > deadline || now - changed > settings.testLimit.toNanos()) {
        return false;
      }
    }
    return true;
  }

  private boolean collect(boolean hung, int status) throws IOException {
    String running = null;
    boolean done = false;
    for (String line : new String(Files.readAllBytes(report), StandardCharsets.UTF_8).split("\n")) {
      String[] f = line.split("\t", 4);
      switch (f[0]) {
        case "" -> {}
        case "start" -> running = f[1];
        case "done" -> done = true;
        default -> {
          if (f.length == 4) {
            tests.put(f[1], new Test(f[1], f[0], Double.parseDouble(f[2]), unquote(f[3])));
            running = null;
          }
        }
      }
    }
    if (!done) {
      String id = running != null ? running : "test." + module;
      String how = hung ? "hang" : "crash";
      String text = hung ? "no end in the time allowed" : "the process ended with status " + status;
      tests.putIfAbsent(
          id, new Test(id, how, 0, text + (running == null ? " outside a test" : "")));
      return running == null;
    }
    return true;
  }

  /** The text of a Python string literal as repr() makes it. */
  static String unquote(String literal) {
    StringBuilder sb = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c != '\\') {
        sb.append(c);
        continue;
      }
      c = literal.charAt(++i);
      switch (c) {
        case 'n' -> sb.append('\n');
        case 't' -> sb.append('\t');
        case 'r' -> sb.append('\r');
        case 'x', 'u', 'U' -> {
          int n = c == 'x' ? 2 : c == 'u' ? 4 : 8;
          sb.appendCodePoint(Integer.parseInt(literal.substring(i + 1, i + 1 + n), 16));
          i += n;
        }
        default -> sb.append(c);
      }
    }
    return sb.toString();
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, IOException e) {
            // A test may leave what cannot be deleted; the next run does not mind.
            boolean ignored = dir.toFile().delete();
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
