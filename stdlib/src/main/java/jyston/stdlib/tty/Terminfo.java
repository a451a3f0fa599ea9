package jyston.stdlib.tty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp;

/** What a terminal can do, as JLine knows it. */
final class Terminfo {
  private final Map<InfoCmp.Capability, String> strings;

  private Terminfo(Map<InfoCmp.Capability, String> strings) {
    this.strings = strings;
  }

  /** The description of a terminal, or null when there is none. */
  static Terminfo find(String name) {
    String text;
    try {
      text = InfoCmp.getInfoCmp(name);
    } catch (IOException e) {
      // Neither JLine nor the system's infocmp knows it.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    if (text == null) {
      return null;
    }
    Map<InfoCmp.Capability, String> strings = new EnumMap<>(InfoCmp.Capability.class);
    InfoCmp.parseInfoCmp(
        text,
        EnumSet.noneOf(InfoCmp.Capability.class),
        new EnumMap<>(InfoCmp.Capability.class),
        strings);
    return new Terminfo(strings);
  }

  /**
   * A string capability, or null. One that takes parameters is in the notation that {@link #expand}
   * reads.
   *
   * @param name its terminfo name
   */
  byte[] string(String name) {
    InfoCmp.Capability c = InfoCmp.getCapabilitiesByName().get(name);
    String s = c == null ? null : strings.get(c);
    if (s == null) {
      return null;
    }
    return (s.indexOf('%') >= 0 ? s : Curses.tputs(s)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Puts parameters into a capability. */
  static byte[] expand(byte[] format, Object... args) {
    String s = new String(format, StandardCharsets.ISO_8859_1);
    return Curses.tputs(s, args).getBytes(StandardCharsets.ISO_8859_1);
  }
}
