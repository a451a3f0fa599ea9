package jyston.frontend.parser;

import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Finds out what CPython says about a source that the fast parser rejected. */
final class ErrorFinder {
  private final TokenList tokens;
  private final SourceText source;
  private final Mode mode;
  private final int flags;
  private final int featureVersion;
  private final int maxStrDigits;
  private PegMachine last;
  private boolean wholeSourceRead;

  ErrorFinder(
      TokenList tokens,
      SourceText source,
      Mode mode,
      int flags,
      int featureVersion,
      int maxStrDigits) {
    this.tokens = tokens;
    this.source = source;
    this.mode = mode;
    this.flags = flags;
    this.featureVersion = featureVersion;
    this.maxStrDigits = maxStrDigits;
  }

  private PegMachine machine() {
    return new PegMachine(
        tokens, source, featureVersion, maxStrDigits, (flags & Parser.BARRY_AS_BDFL) != 0);
  }

  private String rule() {
    return switch (mode) {
      case EXEC -> "file";
      case EVAL -> "eval";
      case SINGLE -> "interactive";
      case FUNC_TYPE -> "func_type";
    };
  }

  /** Throws if CPython's parser would run out of stack on this source. */
  void checkDepth() {
    try {
      BigStack.call(() -> machine().matches(rule()));
    } catch (SyntaxException e) {
      if (e.kind() == Kind.MEMORY_ERROR) {
        throw e;
      }
      // Any other error is found again in its turn.
    }
  }

  /** The error of this source. */
  SyntaxException find() {
    try {
      return search();
    } catch (StackOverflowError e) {
      return BigStack.call(this::search);
    }
  }

  /** The warnings of the parser on the way to the error. */
  List<InvalidEscape> warnings() {
    return last.actions.warnings();
  }

  /** How many tokens were read on the way to the error. */
  int reached() {
    return wholeSourceRead ? tokens.count : last.fill;
  }

  private SyntaxException search() {
    PegMachine m = machine();
    last = m;
    boolean second = false;
    int lastToken;
    try {
      m.matches(rule());
      lastToken = m.fill - 1;
      if (incomplete(m)) {
        return incompleteInput(m);
      }
      second = true;
      m.reset();
      m.matches(rule());
      if (m.pendingError != null) {
        return atEof(m) ? m.pendingError : preferTokenizer(m, m.pendingError);
      }
    } catch (SyntaxException e) {
      if (!second && incomplete(m)) {
        return incompleteInput(m);
      }
      if (e == tokens.error || e.kind() == Kind.MEMORY_ERROR) {
        return e;
      }
      return atEof(m) ? e : preferTokenizer(m, e);
    }
    int t = tokens.type[lastToken];
    if (t == Tok.INDENT || t == Tok.DEDENT) {
      return m.actions.lastError(
          Kind.INDENTATION_ERROR, t == Tok.INDENT ? "unexpected indent" : "unexpected unindent");
    }
    return preferTokenizer(m, m.actions.errorAt(lastToken, lastToken, "invalid syntax"));
  }

  /** Whether the tokenizer looked at the character after the token before giving it out. */
  private boolean looksAhead(int token) {
    int length = tokens.end[token] - tokens.start[token];
    return switch (tokens.type[token]) {
      case Tok.NEWLINE -> tokens.textless(token);
      case Tok.STRING -> length == 2;
      case Tok.FSTRING_MIDDLE, Tok.FSTRING_END -> false;
      case Tok.ELLIPSIS,
          Tok.DOUBLESTAREQUAL,
          Tok.DOUBLESLASHEQUAL,
          Tok.LEFTSHIFTEQUAL,
          Tok.RIGHTSHIFTEQUAL ->
          false;
      default -> true;
    };
  }

  private SyntaxException incompleteInput(PegMachine m) {
    return m.actions.lastError(Kind.INCOMPLETE_INPUT, "incomplete input");
  }

  /** {@code _is_end_of_source}, if the caller asked for it. */
  private boolean incomplete(PegMachine m) {
    return (flags & Parser.ALLOW_INCOMPLETE_INPUT) != 0 && m.fill > 0 && atEof(m);
  }

  /** Whether the tokenizer has seen the end of the source ({@code tok->done} says so). */
  private boolean atEof(PegMachine m) {
    int last = m.fill - 1;
    if (tokens.type[last] == Tok.ERRORTOKEN) {
      return tokens.errorAtEof;
    }
    int end = tokens.end[last];
    if (tokens.type[last] == Tok.DOT && source.bytes()[end] == '.') {
      end++; // it was looking for the third dot
    }
    return end >= source.length() && looksAhead(last);
  }

  /**
   * {@code _PyPegen_tokenize_full_source_to_check_for_errors}: an error of the tokenizer further on
   * comes first, and so does a bracket left open before the error.
   */
  private SyntaxException preferTokenizer(PegMachine m, SyntaxException e) {
    wholeSourceRead = true;
    if (tokens.error == null || tokens.errorInFString) {
      return e;
    }
    if (tokens.errorRaised) {
      return tokens.error;
    }
    int errorLine = tokens.line[m.fill - 1];
    if (tokens.openLine > 0 && errorLine > tokens.openLine) {
      int l = tokens.openLine;
      return new SyntaxException(
          Kind.SYNTAX_ERROR,
          "'" + tokens.openChar + "' was never closed",
          source.filename(),
          l,
          ErrorLocation.characters(tokens, source, l, tokens.lines <= l, tokens.openCol + 1),
          l,
          0,
          ErrorLocation.lineText(tokens, source, l, tokens.lines <= l));
    }
    return e;
  }

  /** {@code bad_single_statement}: whether code follows the statement. */
  boolean moreFollows(int pos) {
    byte[] b = source.bytes();
    int p = tokens.end[pos - 1];
    while (true) {
      int c = b[p];
      while (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
        c = b[++p];
      }
      if (c == 0) {
        return false;
      }
      if (c != '#') {
        return true;
      }
      while (c != 0 && c != '\n') {
        c = b[++p];
      }
    }
  }

  SyntaxException multipleStatements(int pos) {
    int i = pos - 1;
    int line = tokens.line[i];
    return new SyntaxException(
        Kind.SYNTAX_ERROR,
        "multiple statements found while compiling a single statement",
        source.filename(),
        line,
        ErrorLocation.characters(tokens, source, line, true, tokens.readingCol(i) + 1),
        line,
        ErrorLocation.characters(tokens, source, line, true, tokens.endCol(i) + 1),
        ErrorLocation.lineText(tokens, source, line, true));
  }
}
