package jyston.tests;

import java.util.List;

/** A way to run Jyston that must not change what a program prints. */
public record Mode(String name, List<String> options) {
  /** Every mode that there is. */
  public static final List<Mode> ALL =
      List.of(
          new Mode("tier0", List.of()),
          new Mode(
              "plain",
              List.of("--vm-tier0-fuse=off", "--vm-tier0-caches=off", "--vm-tier0-delegate=off")));
}
