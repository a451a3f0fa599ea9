package jyston.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jyston.runtime.Codecs;

/** The arguments as bytes: what the JVM makes of those that are no ASCII depends on the locale. */
final class RawArguments {
  private RawArguments() {}

  /** The arguments as {@code os.fsdecode} has them, where the JVM's may differ from that. */
  static String[] decode(String[] args) {
    boolean plain = true;
    for (String a : args) {
      plain &= a.chars().allMatch(c -> c < 128);
    }
    if (plain) {
      return args;
    }
    byte[] line;
    try {
      line = Files.readAllBytes(Path.of("/proc/self/cmdline"));
    } catch (IOException e) {
      // Without /proc the JVM's idea of them has to do.
      return args;
    }
    List<byte[]> all = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == 0) {
        all.add(java.util.Arrays.copyOfRange(line, start, i));
        start = i + 1;
      }
    }
    if (all.size() < args.length) {
      return args;
    }
    String[] decoded = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      byte[] raw = all.get(all.size() - args.length + i);
      decoded[i] = Codecs.fsDecode(raw).javaString();
    }
    return decoded;
  }
}
