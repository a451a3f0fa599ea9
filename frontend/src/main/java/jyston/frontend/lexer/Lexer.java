package jyston.frontend.lexer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.ast.TypeIgnore;

/**
 * The tokenizer, a counterpart of CPython's {@code Parser/lexer/lexer.c}. It reads the whole source
 * at once; an error ends the list, and the parser decides when it is due.
 */
public final class Lexer extends StringLexer {
  /** Add a newline at the end if there is none, as for {@code exec} input. */
  public static final int ADD_NEWLINE = 1;

  /** {@code single} input: the end of the source also ends the statement. */
  public static final int SINGLE = 2;

  /** Do not close open blocks at the end of {@code single} input. */
  public static final int DONT_IMPLY_DEDENT = 4;

  /** Report type comments. */
  public static final int TYPE_COMMENTS = 8;

  /** Report comments and insignificant newlines, and be lenient, as {@code tokenize} needs. */
  public static final int EXTRA_TOKENS = 16;

  private static final int MAX_INDENT = 100;

  /** A warning found on the way. */
  public record Warning(
      String category, String message, int token, int line, int col, int endCol) {}

  private final int flags;
  private final boolean typeComments;

  private boolean atBol = true;
  private boolean blankLine;
  private boolean commentNewline;
  private int indent;
  private int pending;
  private final int[] indents = new int[MAX_INDENT];
  private final int[] altIndents = new int[MAX_INDENT];
  private List<TypeIgnore> typeIgnores = List.of();

  /** Prepares tokenizing; see the flags of this class. */
  public Lexer(SourceText source, int flags) {
    super(
        (flags & EXTRA_TOKENS) != 0 ? source : source.normalized((flags & ADD_NEWLINE) != 0),
        (flags & EXTRA_TOKENS) != 0);
    this.flags = flags;
    this.typeComments = (flags & TYPE_COMMENTS) != 0;
  }

  /** The text the offsets refer to (with line ends normalised). */
  public SourceText source() {
    return source;
  }

  /** The warnings, in order. */
  public List<Warning> warnings() {
    return warnings;
  }

  /** The {@code # type: ignore} comments. */
  public List<TypeIgnore> typeIgnores() {
    return typeIgnores;
  }

  /** Reads everything. */
  public TokenList run() {
    out.sourceLength = len;
    if (len > 0) {
      line = 1;
      out.addLine(0);
    }
    while (out.error == null) {
      if (mode != null && mode.inText) {
        fstringText();
      } else if (!next()) {
        break;
      }
    }
    return out;
  }

  /** Reads one token of ordinary code; false at the end. */
  @Override
  boolean next() {
    while (true) {
      blankLine = false;
      if (atBol && !indentation()) {
        return false;
      }
      if (pending != 0) {
        int t = pending < 0 ? Tok.DEDENT : Tok.INDENT;
        pending += pending < 0 ? 1 : -1;
        out.add(t, t == Tok.INDENT && extra ? lineStart : pos, pos, line, -1);
        return true;
      }
      int r = token();
      if (r != 2) {
        return r == 1;
      }
    }
  }

  /** Measures indentation at the beginning of a line; false on error. */
  private boolean indentation() {
    int col = 0;
    int alt = 0;
    int contCol = 0;
    int p = pos;
    atBol = false;
    byte c;
    while (true) {
      c = src[p];
      if (c == ' ') {
        col++;
        alt++;
        p++;
      } else if (c == '\t') {
        col = (col / 8 + 1) * 8;
        alt++;
        p++;
      } else if (c == '\f') {
        col = 0;
        alt = 0;
        p++;
      } else if (c == '\\') {
        // The first backslash after white space fixes the indentation of what follows it.
        contCol = contCol != 0 ? contCol : col;
        pos = p + 1;
        if (!continuation()) {
          out.errorBuffered = 0;
          return false;
        }
        p = pos;
      } else {
        break;
      }
    }
    pos = p;
    if (c == '#' || c == '\n' || c == '\r') {
      blankLine = true;
      return true;
    }
    if (level > 0) {
      return true;
    }
    if (contCol != 0) {
      col = contCol;
      alt = contCol;
    }
    if (col == indents[indent]) {
      if (alt != altIndents[indent]) {
        return tabError();
      }
    } else if (col > indents[indent]) {
      if (indent + 1 >= MAX_INDENT) {
        pos = lineEnd(pos);
        return doneError(Kind.INDENTATION_ERROR, "too many levels of indentation", 1, 0);
      }
      if (alt <= altIndents[indent]) {
        return tabError();
      }
      pending++;
      indents[++indent] = col;
      altIndents[indent] = alt;
    } else {
      while (indent > 0 && col < indents[indent]) {
        pending--;
        indent--;
      }
      if (col != indents[indent]) {
        pos = lineEnd(pos);
        int at = source.characters(lineStart, pos);
        return doneError(
            Kind.INDENTATION_ERROR, "unindent does not match any outer indentation level", at, -1);
      }
      if (alt != altIndents[indent]) {
        return tabError();
      }
    }
    return true;
  }

  private boolean tabError() {
    pos = lineEnd(pos);
    return doneError(Kind.TAB_ERROR, "inconsistent use of tabs and spaces in indentation", 1, 0);
  }

  /** After a backslash: the newline must follow, and then something. */
  private boolean continuation() {
    if (src[pos] == '\r') {
      pos++;
    }
    if (src[pos] != '\n') {
      if (pos < len) {
        pos++;
      }
      // CPython counts from the start of its buffer, which may hold lines before this one.
      return doneError(
          Kind.SYNTAX_ERROR,
          "unexpected character after line continuation character",
          ErrorColumn.of(source, lineStart, lineEnd(lineStart), pos - bufferStart),
          0);
    }
    pos++;
    newLine();
    if (pos >= len) {
      return eofError();
    }
    return true;
  }

  /** Reads a token within a line: 1 one was read, 0 end or error, 2 go on with the next line. */
  private int token() {
    byte[] s = src;
    int p = pos;
    while (true) {
      int c = s[p];
      while (c == ' ' || c == '\t' || c == '\f') {
        c = s[++p];
      }
      int from = p;
      if (c == '#') {
        while (p < len && s[p] != '\n' && s[p] != '\r') {
          p++;
        }
        pos = p;
        if (typeComments) {
          int r = typeComment(from);
          if (r >= 0) {
            return r;
          }
        }
        if (extra) {
          commentNewline = blankLine;
          emit(Tok.COMMENT, from, p);
          return 1;
        }
        c = s[p];
        from = c == '\n' ? from : p; // a newline token begins at the comment before it
      }
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c < 0) {
        return identifier(p);
      }
      if (c == '\n' || c == '\r' && extra) {
        if (c == '\r') {
          p++;
          if (s[p] != '\n') {
            pos = p;
            return syntaxError("invalid non-printable character U+000D");
          }
        }
        pos = p + 1;
        atBol = true;
        boolean insignificant = blankLine || level > 0;
        if (!insignificant && commentNewline && extra) {
          insignificant = true;
        }
        commentNewline = false;
        if (insignificant) {
          if (extra) {
            emit(Tok.NL, from, pos);
          }
          newLine();
          if (!extra || mode == null) {
            bufferStart = lineStart;
          }
          return extra ? 1 : 2;
        }
        emit(Tok.NEWLINE, from, extra ? p : pos);
        newLine();
        bufferStart = lineStart;
        return 1;
      }
      if (c == 0 && p >= len) {
        pos = len;
        return end();
      }
      if (isDigit(c) || c == '.' && isDigit(s[p + 1])) {
        return number(p);
      }
      if (c == '\'' || c == '"') {
        return string(p, p);
      }
      if (c == '\\') {
        pos = p + 1;
        if (!continuation()) {
          return 0;
        }
        p = pos;
        continue;
      }
      return operator(p);
    }
  }

  /** At the end of the source. */
  private int end() {
    if (level > 0) {
      out.errorBuffered = mode == null ? 0 : len - bufferStart;
      unclosed();
      return 0;
    }
    if ((flags & SINGLE) != 0 && out.count > 0) {
      // CPython turns the first ENDMARKER of a single statement into a NEWLINE.
      out.add(Tok.NEWLINE, pos, pos, line, TokenList.IMPLIED);
      if ((flags & DONT_IMPLY_DEDENT) == 0) {
        boolean again = indent > 0;
        while (indent > 0) {
          emit(Tok.DEDENT, pos, pos);
          indent--;
        }
        if (again) {
          out.add(Tok.NEWLINE, pos, pos, line, TokenList.IMPLIED);
        }
      }
    }
    emit(Tok.ENDMARKER, pos, pos);
    return 0;
  }

  /** A type comment at {@code from}: 1 if it became a token, 2 next line, -1 if it is none. */
  private int typeComment(int from) {
    String prefix = "# type: ";
    int p = from;
    int i = 0;
    int limit = pos < len ? pos + 1 : pos;
    while (i < prefix.length() && p < limit) {
      char c = prefix.charAt(i);
      if (c == ' ') {
        while (src[p] == ' ' || src[p] == '\t') {
          p++;
        }
      } else if (c == src[p]) {
        p++;
      } else {
        break;
      }
      i++;
    }
    if (i < prefix.length()) {
      return -1;
    }
    int ignoreEnd = p + 6;
    boolean ignore =
        pos >= ignoreEnd
            && src[p] == 'i'
            && src[p + 1] == 'g'
            && src[p + 2] == 'n'
            && src[p + 3] == 'o'
            && src[p + 4] == 'r'
            && src[p + 5] == 'e'
            && !(pos > ignoreEnd
                && (src[ignoreEnd] < 0 || isNameChar(src[ignoreEnd]) && src[ignoreEnd] != '_'));
    if (!ignore) {
      emit(Tok.TYPE_COMMENT, p, pos);
      return 1;
    }
    if (typeIgnores.isEmpty()) {
      typeIgnores = new ArrayList<>();
    }
    typeIgnores.add(new TypeIgnore(line, source.decode(ignoreEnd, pos)));
    if (blankLine) {
      if (pos < len) {
        pos++;
        newLine();
      }
      atBol = true;
    }
    return 2;
  }

  private int identifier(int from) {
    byte[] s = src;
    int p = from;
    int c = s[p];
    // String prefixes: b, r, u, f, br, rb, fr, rf in any case.
    switch (c) {
      case 'b', 'B', 'r', 'R', 'u', 'U', 'f', 'F' -> {
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        while (true) {
          if (!(b || u || f) && (c == 'b' || c == 'B')) {
            b = true;
          } else if (!(b || u || r || f) && (c == 'u' || c == 'U')) {
            u = true;
          } else if (!(r || u) && (c == 'r' || c == 'R')) {
            r = true;
          } else if (!(f || b || u) && (c == 'f' || c == 'F')) {
            f = true;
          } else {
            break;
          }
          c = s[++p];
          if (c == '"' || c == '\'') {
            return f ? fstring(from, p, r) : string(from, p);
          }
        }
        p = from;
        c = s[p];
      }
      default -> {}
    }
    int hash = 0;
    boolean nonAscii = false;
    while (c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c < 0) {
      nonAscii |= c < 0;
      hash = hash * 31 + c;
      c = s[++p];
    }
    pos = p;
    int n;
    if (nonAscii && extra) {
      out.add(Tok.NAME, from, p, line, -1);
      return 1;
    }
    if (nonAscii) {
      int bad = Utf8Check.firstError(s, from, p);
      if (bad >= 0) {
        decodeError(from, bad, p);
        return 0;
      }
      String name = SourceText.decodeUtf8(s, from, p);
      if (!verifyIdentifier(name, from)) {
        return 0;
      }
      if (!Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
        name = Normalizer.normalize(name, Normalizer.Form.NFKC);
      }
      n = out.names.of(name);
      if (name.equals("True") || name.equals("False") || name.equals("None")) {
        fail(
            new SyntaxException(
                Kind.VALUE_ERROR,
                "identifier field can't represent '" + name + "' constant",
                source.filename(),
                SyntaxException.NONE,
                SyntaxException.NONE,
                SyntaxException.NONE,
                SyntaxException.NONE,
                null),
            false);
        return 0;
      }
      // A name that only becomes a keyword by normalisation is still a name.
      out.add(Tok.NAME, from, p, line, n);
      return 1;
    }
    n = out.names.ascii(s, from, p, hash);
    out.add(n < Tok.keywordCount() ? Tok.FIRST_KEYWORD + n : Tok.NAME, from, p, line, n);
    return 1;
  }

  private void decodeError(int from, int bad, int to) {
    int at = ErrorColumn.of(source, lineStart, Math.min(lineEnd(lineStart), len), to - lineStart);
    doneError(
        Kind.SYNTAX_ERROR,
        "(unicode error) 'utf-8' codec can't decode " + Utf8Check.describe(src, from, bad, to),
        at,
        -1);
  }

  private boolean verifyIdentifier(String name, int from) {
    int i = 0;
    while (i < name.length()) {
      int cp = name.codePointAt(i);
      if (!(i == 0 ? UnicodeRules.isIdentifierStart(cp) : UnicodeRules.isIdentifierPart(cp))) {
        pos = from + SourceText.encode(name.substring(0, i + Character.charCount(cp))).length;
        String hex = hex4(cp);
        syntaxError(
            UnicodeRules.isPrintable(cp)
                ? "invalid character '" + Character.toString(cp) + "' (U+" + hex + ")"
                : "invalid non-printable character U+" + hex);
        return false;
      }
      i += Character.charCount(cp);
    }
    return true;
  }

  private int operator(int from) {
    byte[] s = src;
    int c = s[from];
    int d = s[from + 1];
    FStringMode m = mode;
    if (m != null && m.insideExpr() && c == ':' && m.depth - 1 == m.exprStartDepth) {
      m.inText = true;
      m.inFormatSpec = true;
      pos = from + 1;
      emit(Tok.COLON, from, pos);
      return 1;
    }
    int type = Operators.two(c, d);
    if (type >= 0) {
      int e = s[from + 2];
      int three = Operators.three(type, e);
      pos = from + (three >= 0 ? 3 : 2);
      emit(three >= 0 ? three : type, from, pos);
      return 1;
    }
    if (c == '.' && d == '.' && s[from + 2] == '.') {
      pos = from + 3;
      emit(Tok.ELLIPSIS, from, pos);
      return 1;
    }
    pos = from + 1;
    switch (c) {
      case '(', '[', '{' -> {
        if (level >= MAX_LEVEL) {
          return syntaxError("too many nested parentheses");
        }
        parens[level] = (char) c;
        parenLines[level] = line;
        parenCols[level] = from - lineStart;
        level++;
        if (m != null) {
          m.depth++;
        }
      }
      case ')', ']', '}' -> {
        if (!closing(c, m)) {
          return 0;
        }
      }
      default -> {}
    }
    type = Operators.one(c);
    if (type == Tok.OP && !UnicodeRules.isPrintable(c)) {
      return syntaxError("invalid non-printable character U+" + hex4(c));
    }
    emit(type, from, pos);
    return 1;
  }

  private boolean closing(int c, FStringMode m) {
    if (m != null && m.depth == 0 && c == '}') {
      return 1 == syntaxError("f-string: single '}' is not allowed");
    }
    if (!extra && level == 0) {
      return 1 == syntaxError("unmatched '" + (char) c + "'");
    }
    if (level > 0) {
      level--;
      char open = parens[level];
      boolean match = open == '(' ? c == ')' : open == '[' ? c == ']' : c == '}';
      if (!extra && !match) {
        if (m != null && open == '{' && m.depth - 1 == m.exprStartDepth) {
          return 1 == syntaxError("f-string: unmatched '" + (char) c + "'");
        }
        String message =
            "closing parenthesis '"
                + (char) c
                + "' does not match opening parenthesis '"
                + open
                + "'";
        if (parenLines[level] != line) {
          message += " on line " + parenLines[level];
        }
        return 1 == syntaxError(message);
      }
    }
    if (m != null) {
      m.depth--;
      if (m.depth < 0) {
        return 1 == syntaxError("f-string: unmatched '" + (char) c + "'");
      }
      if (c == '}' && m.depth == m.exprStartDepth) {
        m.exprStartDepth--;
        m.inText = true;
        m.inFormatSpec = false;
      }
    }
    return true;
  }
}
