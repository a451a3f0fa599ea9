package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Expr;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Reading position and helpers of the fast parser. */
abstract class TokenCursor {
  /**
   * Nesting above which the exact recursion limit is checked (by the PEG machine). No construct
   * costs CPython more than 19 of its 6000 stack levels per level counted here.
   */
  private static final int DEPTH_LIMIT = 250;

  final TokenList tokens;
  final SourceText source;
  final byte[] src;
  final byte[] ty;
  final int[] lineStart;
  final Literals literals;
  final int featureVersion;
  int pos;
  int depth;
  int depthLimit = DEPTH_LIMIT;

  TokenCursor(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    this.tokens = tokens;
    this.source = source;
    this.src = source.bytes();
    this.ty = tokens.type;
    this.lineStart = tokens.lineStart;
    this.literals = literals;
    this.featureVersion = featureVersion;
  }

  static ParseFail fail() {
    return ParseFail.INSTANCE;
  }

  final int type() {
    return ty[pos];
  }

  final boolean accept(int t) {
    if (ty[pos] == t) {
      pos++;
      return true;
    }
    return false;
  }

  final void expect(int t) {
    if (ty[pos] != t) {
      throw fail();
    }
    pos++;
  }

  final String expectName() {
    if (ty[pos] != Tok.NAME) {
      throw fail();
    }
    return tokens.nameOf(pos++);
  }

  /** Whether the token is the identifier {@code word}. */
  final boolean isWord(int i, String word) {
    return ty[i] == Tok.NAME && tokens.nameOf(i).equals(word);
  }

  final void version(int minor) {
    if (featureVersion < minor) {
      throw fail();
    }
  }

  /** Counts a level of nesting; deep sources are measured exactly once. */
  final void enter() {
    if (++depth > depthLimit) {
      depthLimit = Integer.MAX_VALUE;
      checkDepth();
    }
  }

  /** Throws unless CPython's parser would have stack enough for this source. */
  abstract void checkDepth();

  final int line(int i) {
    return tokens.line[i];
  }

  final int col(int i) {
    return tokens.start[i] - lineStart[tokens.line[i]];
  }

  final int endLine(int i) {
    int t = ty[i];
    return t == Tok.STRING || t == Tok.FSTRING_MIDDLE ? tokens.endLine(i) : tokens.line[i];
  }

  final int endCol(int i) {
    return tokens.end[i] - lineStart[endLine(i)];
  }

  /** The last token read that is not white space. */
  final int lastToken() {
    int i = pos - 1;
    while (true) {
      int t = ty[i];
      if (t != Tok.NEWLINE && t != Tok.INDENT && t != Tok.DEDENT && t != Tok.ENDMARKER) {
        return i;
      }
      i--;
    }
  }

  static <T> List<T> listOf(T first) {
    ArrayList<T> out = new ArrayList<>(4);
    out.add(first);
    return out;
  }

  static Expr.Name name(Expr.Name n, jyston.frontend.ast.Context ctx) {
    return new Expr.Name(n.id(), ctx, n.line(), n.col(), n.endLine(), n.endCol());
  }
}
