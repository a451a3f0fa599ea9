package jyston.frontend.lexer;

import java.util.Arrays;
import jyston.frontend.SyntaxException;

/**
 * The tokens of one source, column-wise. Offsets index the source's bytes. Tokens without text
 * (INDENT, DEDENT, ENDMARKER) have the reading position as start and end. If tokenizing failed, the
 * last token is an ERRORTOKEN and {@link #error} says why.
 */
public final class TokenList {
  /** Marks, in {@link #name}, an FSTRING_MIDDLE that ends in a doubled brace. */
  static final int DOUBLED_BRACE = -3;

  /** Marks, in {@link #name}, a NEWLINE that the end of a single statement implies. */
  static final int IMPLIED = -2;

  /** Token types, see {@link Tok}. */
  public byte[] type = new byte[256];

  /** First byte. */
  public int[] start = new int[256];

  /** One after the last byte. */
  public int[] end = new int[256];

  /** First line. */
  public int[] line = new int[256];

  /** For a NAME or keyword its index in {@link #names}. */
  public int[] name = new int[256];

  /** Number of tokens. */
  public int count;

  /** Identifiers by index. */
  public final NameTable names = new NameTable();

  /** Where each line starts; index 0 is unused. */
  public int[] lineStart = new int[64];

  /** Number of lines seen. */
  public int lines;

  /** Why tokenizing stopped, or null. */
  public SyntaxException error;

  /**
   * Whether the tokenizer raised the error itself; the others are raised only when the parser asks
   * for the token (CPython's {@code tok->done} codes).
   */
  public boolean errorRaised;

  /** Whether the error lies inside an f-string. */
  public boolean errorInFString;

  /** Whether the error is that the source ended (EOF or an unterminated string at EOF). */
  public boolean errorAtEof;

  /** How many bytes CPython's buffer holds when the source ends too early. */
  int errorBuffered;

  /** Whether the token at the end is an error because brackets were open there. */
  public boolean errorUnclosed;

  /** Line of the innermost open bracket at the error, or 0. */
  public int openLine;

  /** Column of that bracket. */
  public int openCol;

  /** That bracket. */
  public char openChar;

  /** Length of the source in bytes. */
  public int sourceLength;

  void add(int t, int s, int e, int l, int n) {
    int i = count;
    if (i == type.length) {
      grow();
    }
    type[i] = (byte) t;
    start[i] = s;
    end[i] = e;
    line[i] = l;
    name[i] = n;
    count = i + 1;
  }

  private void grow() {
    int n = type.length + (type.length >> 1);
    type = Arrays.copyOf(type, n);
    start = Arrays.copyOf(start, n);
    end = Arrays.copyOf(end, n);
    line = Arrays.copyOf(line, n);
    name = Arrays.copyOf(name, n);
  }

  void addLine(int offset) {
    if (++lines == lineStart.length) {
      lineStart = Arrays.copyOf(lineStart, lines * 2);
    }
    lineStart[lines] = offset;
  }

  /** First column of token i, in bytes; -1 for a token without text. */
  public int col(int i) {
    if (textless(i)) {
      return -1;
    }
    return start[i] - lineStart[line[i]];
  }

  /** The reading position of a token without text, as a column. */
  public int readingCol(int i) {
    return start[i] - (line[i] == 0 ? 0 : lineStart[line[i]]);
  }

  /** Whether token i has no text of its own. */
  public boolean textless(int i) {
    int t = type[i];
    return t == Tok.INDENT
        || t == Tok.DEDENT
        || t == Tok.ENDMARKER
        || t == Tok.ERRORTOKEN
        || t == Tok.NEWLINE && name[i] == IMPLIED;
  }

  /** Last line of token i. */
  public int endLine(int i) {
    int l = line[i];
    int t = type[i];
    if (t == Tok.STRING || t == Tok.FSTRING_MIDDLE) {
      int e = end[i];
      if (l < lines && e >= lineStart[l + 1]) {
        return lineAt(e, l + 1);
      }
    }
    return l;
  }

  /** End column of token i, in bytes; -1 for a token without text. */
  public int endCol(int i) {
    if (textless(i)) {
      return -1;
    }
    // A doubled brace ends a piece of an f-string; the second one belongs to it as well.
    int brace = type[i] == Tok.FSTRING_MIDDLE && name[i] == DOUBLED_BRACE ? 1 : 0;
    return end[i] + brace - lineStart[endLine(i)];
  }

  /** The line that holds an offset, searching from {@code low}. */
  public int lineAt(int offset, int low) {
    int lo = low;
    int hi = lines;
    while (lo < hi) {
      int mid = (lo + hi + 1) >>> 1;
      if (lineStart[mid] <= offset) {
        lo = mid;
      } else {
        hi = mid - 1;
      }
    }
    return lo;
  }

  /** The identifier of a NAME or keyword. */
  public String nameOf(int i) {
    return names.get(name[i]);
  }
}
