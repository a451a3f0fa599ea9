package jyston.runtime.bytecode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The format of {@code co_linetable}: where the code units of a code are in the source. */
public final class LineTable {
  private static final int NONE = 15;
  private static final int LONG = 14;
  private static final int NO_COLUMNS = 13;
  private static final int ONE_LINE = 10;
  private static final int UNITS = 8;

  private LineTable() {}

  /**
   * A place in the source.
   *
   * @param line the line, or -1 for none
   * @param endLine the last line
   * @param col the column in UTF-8 bytes, or -1
   * @param endCol the column after the last character, or -1
   */
  public record Place(int line, int endLine, int col, int endCol) {
    /** No place. */
    public static final Place NOWHERE = new Place(-1, -1, -1, -1);
  }

  /**
   * Writes the places of code units.
   *
   * @param firstLine the line that the table counts from
   */
  public static byte[] encode(List<Place> places, int firstLine) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int line = firstLine;
    int i = 0;
    while (i < places.size()) {
      Place p = places.get(i);
      int n = 1;
      while (n < UNITS && i + n < places.size() && places.get(i + n).equals(p)) {
        n++;
      }
      entry(out, p, line, n);
      line = p.line < 0 ? line : p.line;
      i += n;
    }
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, Place p, int line, int units) {
    if (p.line < 0) {
      out.write(0x80 | NONE << 3 | units - 1);
    } else if (p.col < 0 || p.endCol < 0) {
      out.write(0x80 | NO_COLUMNS << 3 | units - 1);
      signed(out, p.line - line);
    } else {
      out.write(0x80 | LONG << 3 | units - 1);
      signed(out, p.line - line);
      number(out, p.endLine - p.line);
      number(out, p.col + 1);
      number(out, p.endCol + 1);
    }
  }

  private static void number(ByteArrayOutputStream out, int n) {
    int v = n;
    while (v >= 0x40) {
      out.write(v & 0x3f | 0x40);
      v >>>= 6;
    }
    out.write(v);
  }

  private static void signed(ByteArrayOutputStream out, int n) {
    number(out, n < 0 ? -n << 1 | 1 : n << 1);
  }

  /** Reads the places of code units, as far as the table goes. */
  public static List<Place> decode(byte[] table, int firstLine) {
    return new Reader(table).read(firstLine);
  }

  private static final class Reader {
    private final byte[] table;
    private int at;

    Reader(byte[] table) {
      this.table = table;
    }

    private int next() {
      return at < table.length ? table[at++] & 0xff : 0;
    }

    private int number() {
      int v = 0;
      int shift = 0;
      int b;
      do {
        b = next();
        v |= (b & 0x3f) << shift;
        shift += 6;
      } while ((b & 0x40) != 0 && shift < 32);
      return v;
    }

    private int signed() {
      int n = number();
      return (n & 1) != 0 ? -(n >>> 1) : n >>> 1;
    }

    List<Place> read(int firstLine) {
      List<Place> out = new ArrayList<>();
      int line = firstLine;
      while (at < table.length) {
        int head = next();
        int code = head >> 3 & 15;
        Place p;
        switch (code) {
          case NONE -> p = Place.NOWHERE;
          case LONG -> {
            line += signed();
            int endLine = line + number();
            int col = number() - 1;
            p = new Place(line, endLine, col, number() - 1);
          }
          case NO_COLUMNS -> {
            line += signed();
            p = new Place(line, line, -1, -1);
          }
          case ONE_LINE, ONE_LINE + 1, ONE_LINE + 2 -> {
            line += code - ONE_LINE;
            int col = next();
            p = new Place(line, line, col, next());
          }
          default -> {
            int b = next();
            int col = code << 3 | b >> 4;
            p = new Place(line, line, col, col + (b & 15));
          }
        }
        for (int k = 0; k <= (head & 7); k++) {
          out.add(p);
        }
      }
      return out;
    }
  }
}
