package jyston.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assertions in the header of a program on what the VM did, such as {@code # stat: 1 <= name <= 2},
 * so that machinery that silently does not run is a failure. {@code # stat plain: name <= 0} is
 * checked in the mode of that name, the form without a name in the first mode.
 */
public record StatCheck(String mode, String name, long least, long most) {
  /** The option that makes Jyston print its statistics as the last line of standard error. */
  public static final String OPTION = "--vm-stats=json";

  private static final Pattern HEADER =
      Pattern.compile("(?m)^# stat(?: (\\w+))?: (?:(\\d+) <= )?(\\w+)(?: <= (\\d+))?\\s*$");
  private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*(-?\\d+)");

  /** The checks that {@code source} asks for in a mode. */
  public static List<StatCheck> of(String source, Mode mode) {
    List<StatCheck> checks = new ArrayList<>();
    Matcher m = HEADER.matcher(source);
    while (m.find()) {
      String name = m.group(1) == null ? Mode.ALL.getFirst().name() : m.group(1);
      if (name.equals(mode.name())) {
        checks.add(
            new StatCheck(
                name,
                m.group(3),
                m.group(2) == null ? 0 : Long.parseLong(m.group(2)),
                m.group(4) == null ? Long.MAX_VALUE : Long.parseLong(m.group(4))));
      }
    }
    return checks;
  }

  /** The statistics in the last line of {@code stderr}. */
  public static Map<String, Long> read(String stderr) {
    Map<String, Long> stats = new HashMap<>();
    Matcher m = MEMBER.matcher(stderr.substring(start(stderr)));
    while (m.find()) {
      stats.put(m.group(1), Long.parseLong(m.group(2)));
    }
    return stats;
  }

  /** Standard error without the statistics. */
  public static String strip(String stderr) {
    return stderr.substring(0, start(stderr));
  }

  private static int start(String stderr) {
    int at = stderr.lastIndexOf("\n{") + 1;
    return stderr.startsWith("{", at) ? at : stderr.length();
  }

  /** What is wrong, or null. */
  public String check(Map<String, Long> stats) {
    Long value = stats.get(name);
    if (value == null) {
      return "no statistic " + name;
    }
    return value < least || value > most
        ? name + " is " + value + ", not in " + least + ".." + most
        : null;
  }
}
