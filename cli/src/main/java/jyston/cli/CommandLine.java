package jyston.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jyston.runtime.module.sys.SysConfig;

/** Parses the command line as CPython does ({@code Python/initconfig.c}). */
final class CommandLine {
  /** What is to be run. */
  enum Mode {
    COMMAND,
    MODULE,
    FILE,
    STDIN
  }

  final SysConfig config = new SysConfig();
  final Map<VmOption, String> vm = new EnumMap<>(VmOption.class);
  Mode mode = Mode.STDIN;

  /** The command, module name or file. */
  String target;

  boolean skipFirstLine;
  private int versionAsked;
  private final Map<String, String> env;
  private final String[] args;
  private int at;

  private CommandLine(String[] args, Map<String, String> env) {
    this.args = args;
    this.env = env;
  }

  /**
   * Parses.
   *
   * @throws UsageException for help, version and errors
   */
  static CommandLine parse(String[] args, Map<String, String> env) throws UsageException {
    CommandLine c = new CommandLine(args, env);
    c.config.executable = System.getProperty("jyston.executable", "jyston");
    c.config.home = System.getProperty("jyston.home", "");
    c.config.origArgv.add(c.config.executable);
    c.config.origArgv.addAll(List.of(args));
    String more = env.get("JYSTON_OPTIONS");
    if (more != null) {
      for (String o : more.strip().split("\\s+")) {
        if (!o.isEmpty() && !c.vmOption(o)) {
          throw c.error("JYSTON_OPTIONS: not an option of the VM: " + o);
        }
      }
    }
    c.options();
    new Settings(c.config, env).read();
    return c;
  }

  String vm(VmOption o) {
    return vm.getOrDefault(o, o.deflt);
  }

  private UsageException error(String message) {
    String exe = config.executable;
    return new UsageException(
        message
            + "\nusage: "
            + exe
            + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more"
            + " information.\n",
        2,
        false);
  }

  private void options() throws UsageException {
    while (at < args.length) {
      String a = args[at];
      if (!a.startsWith("-") || a.equals("-")) {
        break;
      }
      at++;
      if (a.equals("--")) {
        break;
      }
      if (a.startsWith("--")) {
        longOption(a);
      } else if (shortOptions(a)) {
        finish();
        return;
      }
    }
    if (versionAsked > 0) {
      throw new UsageException(Help.version(versionAsked > 1), 0, true);
    }
    if (at < args.length) {
      target = args[at];
      mode = target.equals("-") ? Mode.STDIN : Mode.FILE;
      config.argv.addAll(List.of(args).subList(at, args.length));
    } else {
      config.argv.add("");
    }
  }

  private void finish() throws UsageException {
    if (versionAsked > 0) {
      throw new UsageException(Help.version(versionAsked > 1), 0, true);
    }
    config.argv.add(mode == Mode.COMMAND ? "-c" : "-m");
    config.argv.addAll(List.of(args).subList(at, args.length));
  }

  private void longOption(String a) throws UsageException {
    switch (a) {
      case "--help" -> throw new UsageException(Help.usage(config.executable), 0, true);
      case "--help-env" -> throw new UsageException(Help.ENVIRONMENT, 0, true);
      case "--help-xoptions" -> throw new UsageException(Help.X_OPTIONS, 0, true);
      case "--help-all" ->
          throw new UsageException(
              Help.usage(config.executable)
                  + "\n"
                  + Help.ENVIRONMENT
                  + "\n"
                  + Help.X_OPTIONS
                  + "\n"
                  + VmOption.help(),
              0,
              true);
      case "--version" -> versionAsked++;
      case "--check-hash-based-pycs" -> {
        if (at >= args.length) {
          throw error("Argument expected for the --check-hash-based-pycs option");
        }
        String v = args[at++];
        if (!v.equals("always") && !v.equals("never") && !v.equals("default")) {
          throw error("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
        }
        config.checkHashPycs = v;
      }
      default -> {
        if (!vmOption(a)) {
          throw error("unknown option " + a);
        }
      }
    }
  }

  private boolean vmOption(String a) throws UsageException {
    if (a.equals("--vm-help")) {
      throw new UsageException(VmOption.help(), 0, true);
    }
    String b =
        a.equals("--stats")
            ? "--vm-stats=text"
            : a.equals("--vm-stats")
                ? "--vm-stats=text"
                : a.equals("--dump-cfg") || a.equals("--vm-dump-cfg")
                    ? "--vm-dump-cfg=text"
                    : a.startsWith("--dump-cfg=") ? "--vm-" + a.substring(2) : a;
    if (!b.startsWith("--vm-")) {
      return false;
    }
    int eq = b.indexOf('=');
    String key = b.substring(5, eq < 0 ? b.length() : eq);
    VmOption o = VmOption.of(key);
    if (o == null) {
      return false;
    }
    String value = eq < 0 ? (o.values.endsWith("|on") ? "on" : "") : b.substring(eq + 1);
    String problem = o.problem(value);
    if (problem != null) {
      throw error("--vm-" + key + " takes " + problem + ", not '" + value + "'");
    }
    vm.put(o, value);
    return true;
  }

  /** Handles a cluster such as {@code -bBs}; true when it named the program. */
  private boolean shortOptions(String a) throws UsageException {
    for (int i = 1; i < a.length(); i++) {
      char c = a.charAt(i);
      switch (c) {
        case 'b' -> config.bytesWarning++;
        case 'B' -> config.dontWriteBytecode = true;
        case 'd' -> config.debug++;
        case 'E' -> config.ignoreEnvironment = true;
        case 'h', '?' -> throw new UsageException(Help.usage(config.executable), 0, true);
        case 'i' -> {
          config.inspect++;
          config.interactive++;
        }
        case 'I' -> {
          config.isolated = true;
          config.ignoreEnvironment = true;
          config.noUserSite = true;
          config.safePath = true;
        }
        case 'O' -> config.optimize++;
        case 'P' -> config.safePath = true;
        case 'q' -> config.quiet++;
        case 'R' -> config.randomHashes = true;
        case 's' -> config.noUserSite = true;
        case 'S' -> config.noSite = true;
        case 't' -> {}
        case 'u' -> config.unbuffered = true;
        case 'v' -> config.verbose++;
        case 'V' -> versionAsked++;
        case 'x' -> skipFirstLine = true;
        // The launcher takes -JOPTION for the JVM; alone it means what it means to CPython.
        case 'J' -> throw error("-J is reserved for Jython");
        case 'c', 'm', 'W', 'X' -> {
          String v;
          if (i + 1 < a.length()) {
            v = a.substring(i + 1);
          } else if (at < args.length) {
            v = args[at++];
          } else {
            throw error("Argument expected for the -" + c + " option");
          }
          switch (c) {
            case 'c' -> {
              mode = Mode.COMMAND;
              target = v + "\n";
              return true;
            }
            case 'm' -> {
              mode = Mode.MODULE;
              target = v;
              return true;
            }
            case 'W' -> config.warnOptions.add(v);
            default -> config.xOptions.add(v);
          }
          return false;
        }
        default -> throw error("Unknown option: -" + c);
      }
    }
    return false;
  }
}
