package jyston.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs modules of CPython's test suite in parallel and judges them by the lists. */
public final class Conformance {
  private static final String USAGE =
      """
      usage: ./dev conformance [OPTIONS] [MODULE ...]
        MODULE          such as test_bool; without: every module that has a list
        --all           every module of the suite
        --oracle        run them under the bundled CPython
        --mode NAME     with the options of a mode of the program tests: tier0, tier1, deopt1, ...
        --only TEXT     only tests whose id holds TEXT
        --jobs N        processes at a time (2)
        --timeout S     seconds for a module (600)
        --test-timeout S  seconds for one test (60)
        --ignore-lists  judge nothing as excluded
        -v              show the whole text of every failure
      """;

  /** What came of one module. */
  public record Verdict(
      String module,
      int run,
      int passed,
      int failed,
      int excluded,
      int skipped,
      double seconds,
      List<String> problems) {
    /** The line for people. */
    public String line() {
      return String.format(
          "%-28s run %5d  passed %5d  failed %4d  excluded %3d  skipped %3d  %6.1f s",
          module, run, passed, failed, excluded, skipped, seconds);
    }
  }

  private final ModuleRun.Settings settings;
  private final Path lists;
  private final boolean ignoreLists;
  private final boolean verbose;

  /** A runner that judges by the lists in the folder {@code lists}. */
  public Conformance(
      ModuleRun.Settings settings, Path lists, boolean ignoreLists, boolean verbose) {
    this.settings = settings;
    this.lists = lists;
    this.ignoreLists = ignoreLists;
    this.verbose = verbose;
  }

  /** Runs one module and judges it. */
  public Verdict run(String module, List<String> only) throws IOException, InterruptedException {
    ModuleRun run = new ModuleRun(settings, module, only);
    run.run();
    TestList list = ignoreLists ? new TestList() : TestList.read(lists.resolve(module + ".txt"));
    return judge(module, run, list, only.isEmpty());
  }

  private Verdict judge(String module, ModuleRun run, TestList list, boolean whole) {
    Collection<ModuleRun.Test> tests = run.tests().values();
    List<String> problems = new ArrayList<>();
    Set<String> deserved = new HashSet<>();
    int passed = 0;
    int failed = 0;
    int excluded = 0;
    int skipped = 0;
    for (ModuleRun.Test t : tests) {
      String exclusion = list.exclusion(t.id());
      if (t.outcome().equals("skip")) {
        skipped++;
        if (exclusion != null) {
          deserved.add(exclusion);
        }
      } else if (t.good()) {
        passed++;
      } else if (exclusion != null) {
        excluded++;
        deserved.add(exclusion);
      } else {
        failed++;
        problems.add(problem(t));
      }
    }
    if (whole) {
      for (String e : list.exclusions()) {
        if (!deserved.contains(e)) {
          failed++;
          problems.add("STALE   " + e + ": excluded, but it passes (or is no more): remove it");
        }
      }
    }
    if (tests.isEmpty()) {
      failed++;
      problems.add("EMPTY   " + module + ": no test was run");
    }
    return new Verdict(
        module, tests.size(), passed, failed, excluded, skipped, run.seconds(), problems);
  }

  private String problem(ModuleRun.Test t) {
    String text = t.text().stripTrailing();
    String head = String.format("%-7s %s", t.outcome().toUpperCase(), t.id());
    if (verbose) {
      return head + "\n" + text.indent(8).stripTrailing();
    }
    // The last unindented line says what was raised.
    String[] lines = text.split("\n");
    int at = lines.length - 1;
    for (int i = at; i > 0; i--) {
      if (lines[i].matches("[A-Za-z_][\\w.]*(Error|Exception|Warning|Exit|Interrupt|Group)?:? .*")
          && lines[i - 1].startsWith(" ")) {
        at = i;
        break;
      }
    }
    String last = lines[at].strip();
    return head + "  # " + (last.length() > 200 ? last.substring(0, 200) + "..." : last);
  }

  /** Every test module of the suite. */
  public static Set<String> suite() throws IOException {
    Set<String> modules = new TreeSet<>();
    try (var files = Files.list(Python.home().resolve("lib/python3.13/test"))) {
      files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("test_"))
          .filter(n -> n.endsWith(".py") || n.indexOf('.') < 0)
          .forEach(n -> modules.add(n.endsWith(".py") ? n.substring(0, n.length() - 3) : n));
    }
    return modules;
  }

  /** The command line; see the usage text. */
  public static void main(String[] args) throws Exception {
    Python python = null;
    List<String> modules = new ArrayList<>();
    List<String> only = new ArrayList<>();
    Mode mode = new Mode("", List.of());
    int jobs = 2;
    int limit = 600;
    int testLimit = 60;
    boolean all = false;
    boolean ignoreLists = false;
    boolean verbose = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--all" -> all = true;
        case "--oracle" -> python = Python.oracle();
        case "--mode" -> {
          String name = args[++i];
          mode = Mode.ALL.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
          if (mode == null) {
            System.err.println("no mode " + name);
            System.exit(2);
          }
        }
        case "--only" -> only.add(args[++i]);
        case "--jobs" -> jobs = Integer.parseInt(args[++i]);
        case "--timeout" -> limit = Integer.parseInt(args[++i]);
        case "--test-timeout" -> testLimit = Integer.parseInt(args[++i]);
        case "--ignore-lists" -> ignoreLists = true;
        case "-v" -> verbose = true;
        case "-h", "--help" -> {
          System.out.print(USAGE);
          return;
        }
        default -> {
          if (args[i].startsWith("-")) {
            System.err.print(USAGE);
            System.exit(2);
          }
          modules.add(args[i].replaceFirst("^test\\.", "").replaceFirst("\\.py$", ""));
        }
      }
    }
    Path folder = Path.of(System.getProperty("jyston.test.conformance")).toAbsolutePath();
    // Runs in different modes may go on side by side.
    Path work =
        Path.of(System.getProperty("jyston.test.work")).resolve(mode.name()).toAbsolutePath();
    if (all) {
      modules.addAll(suite());
    } else if (modules.isEmpty()) {
      modules.addAll(TestList.modules(folder));
    }
    ModuleRun.Settings settings =
        new ModuleRun.Settings(
            python == null ? Python.jyston() : python,
            mode.options(),
            folder.resolve("runner.py"),
            work,
            Duration.ofSeconds(limit),
            Duration.ofSeconds(testLimit));
    Conformance conformance =
        new Conformance(settings, folder, ignoreLists || python != null, verbose);
    System.exit(conformance.runAll(modules, only, jobs) ? 0 : 1);
  }

  private boolean runAll(List<String> modules, List<String> only, int jobs)
      throws InterruptedException, ExecutionException {
    int run = 0;
    int passed = 0;
    int failed = 0;
    int excluded = 0;
    int skipped = 0;
    int clean = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
      List<Future<Verdict>> results = new ArrayList<>();
      for (String module : modules) {
        Callable<Verdict> task = () -> run(module, only);
        results.add(pool.submit(task));
      }
      for (Future<Verdict> result : results) {
        Verdict v = result.get();
        System.out.println(v.line());
        for (String problem : v.problems) {
          System.out.println("  " + problem);
        }
        run += v.run;
        passed += v.passed;
        failed += v.failed;
        excluded += v.excluded;
        skipped += v.skipped;
        clean += v.failed == 0 ? 1 : 0;
      }
    }
    System.out.printf(
        "%d of %d modules clean; run %d, passed %d, failed %d, excluded %d, skipped %d%n",
        clean, modules.size(), run, passed, failed, excluded, skipped);
    return failed == 0;
  }
}
