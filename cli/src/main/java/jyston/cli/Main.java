package jyston.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jyston.profiler.Profiles;
import jyston.runtime.Interpreter;
import jyston.runtime.PyThread;
import jyston.runtime.compile.FrontendCompiler;
import jyston.runtime.module.Threads;
import jyston.runtime.module.posix.FileNumbers;
import jyston.tier0.Settings;
import jyston.tier0.Tier0Runner;

/** Entry point of the {@code jyston} command. */
public final class Main {
  private static final long MIB = 1L << 20;
  private static final int SIGINT_STATUS = 130;

  private Main() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] args) {
    Ahead.start();
    CommandLine line;
    Tiers tiers;
    try {
      line = CommandLine.parse(RawArguments.decode(args), System.getenv());
      tiers = new Tiers(line, !line.vm(VmOption.STATS).equals("off"));
    } catch (UsageException e) {
      write(e.toStdout ? FileDescriptor.out : FileDescriptor.err, e.getMessage());
      System.exit(e.status);
      return;
    }
    Interpreter interp = new Interpreter();
    interp.optimize = Math.min(line.config.optimize, 2);
    interp.bytesWarning = line.config.bytesWarning;
    interp.devMode = line.config.devMode;
    interp.intMaxStrDigits = line.config.intMaxStrDigits;
    switch (line.vm(VmOption.REGEX_BYTECODE)) {
      case "off" -> interp.regexSteps = -1;
      case "always" -> interp.regexSteps = 0;
      default -> {}
    }
    interp.attributeCache = line.vm(VmOption.ATTRIBUTE_CACHE).equals("on");
    String stats = line.vm(VmOption.STATS);
    String feedback = line.vm(VmOption.FEEDBACK);
    Profiles profiles = new Profiles(!stats.equals("off") || !feedback.equals("off"), tiers.policy);
    Tier0Runner runner = new Tier0Runner(profiles, settings(line));
    interp.runner = runner;
    runner.setPromoter(tiers.promoter());
    interp.compiler = new FrontendCompiler(interp);
    int[] status = {1};
    Program program = new Program(interp, line);
    PyThread main =
        new PyThread(
            interp,
            () -> status[0] = program.run(),
            "MainThread",
            Long.parseLong(line.vm(VmOption.STACK_MB)) * MIB);
    interp.pending().setMainThread(main);
    Threads.of(interp).add(main.state());
    main.start();
    join(main);
    tiers.close();
    if (!feedback.equals("off")) {
      write(FileDescriptor.err, runner.feedback(feedback));
    }
    if (!stats.equals("off")) {
      String report =
          profiles.totals("tier0")
              + tiers.totals()
              + "attribute_ways: "
              + interp.attributeWays
              + "\ndrain_steps: "
              + interp.drainSteps
              + "\nregex_programs: "
              + interp.regexPrograms
              + '\n';
      write(FileDescriptor.err, stats.equals("json") ? json(report) : report);
    }
    if (status[0] == Program.INTERRUPTED) {
      dieOfInterrupt();
      status[0] = SIGINT_STATUS;
    }
    System.exit(status[0]);
  }

  private static Settings settings(CommandLine line) {
    return new Settings(
        line.vm(VmOption.TIER0_FUSE).equals("on"),
        line.vm(VmOption.TIER0_CACHES).equals("on"),
        line.vm(VmOption.TIER0_DELEGATE).equals("on"));
  }

  /** Ends as a program that SIGINT killed, so that a shell running it stops, too. */
  private static void dieOfInterrupt() {
    sun.misc.Signal.handle(new sun.misc.Signal("INT"), sun.misc.SignalHandler.SIG_DFL);
    if (FileNumbers.sys("kill", ProcessHandle.current().pid(), 2) == 0) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void join(Thread t) {
    while (t.isAlive()) {
      try {
        t.join();
      } catch (InterruptedException e) {
        // Nothing interrupts this thread on purpose; it only waits for the other one.
        Thread.onSpinWait();
      }
    }
  }

  /** A report of {@code name: value} lines as one line of JSON. */
  private static String json(String report) {
    StringBuilder sb = new StringBuilder("{");
    for (String l : report.split("\n")) {
      int c = l.indexOf(": ");
      sb.append(sb.length() > 1 ? ", \"" : "\"")
          .append(l, 0, c)
          .append("\": ")
          .append(l, c + 2, l.length());
    }
    return sb.append("}\n").toString();
  }

  /** Writes text where Python's own streams may not exist (any more). */
  static void write(FileDescriptor fd, String text) {
    FileOutputStream out = new FileOutputStream(fd);
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The stream is closed: there is nobody to tell.
      return;
    }
  }
}
