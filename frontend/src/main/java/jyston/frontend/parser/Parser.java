package jyston.frontend.parser;

import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.WarningSink;
import jyston.frontend.ast.Mod;
import jyston.frontend.lexer.Lexer;
import jyston.frontend.lexer.Lexer.Warning;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.TokenList;

/** Entry points of the parser. */
public final class Parser {
  /** {@code PyCF_DONT_IMPLY_DEDENT}: open blocks stay open at the end of a single statement. */
  public static final int DONT_IMPLY_DEDENT = 0x200;

  /** {@code PyCF_TYPE_COMMENTS}. */
  public static final int TYPE_COMMENTS = 0x1000;

  /** {@code PyCF_ALLOW_INCOMPLETE_INPUT}: report input that may go on as such. */
  public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;

  /** {@code CO_FUTURE_BARRY_AS_BDFL}. */
  public static final int BARRY_AS_BDFL = 0x400000;

  /** The minor version that understands everything. */
  public static final int LATEST = 13;

  /** {@code sys.int_info.default_max_str_digits}. */
  public static final int DEFAULT_MAX_STR_DIGITS = 4300;

  private Parser() {}

  /** Parses without reporting warnings and with the default digit limit. */
  public static Mod parse(SourceText source, Mode mode, int flags, int featureVersion) {
    return parse(source, mode, flags, featureVersion, DEFAULT_MAX_STR_DIGITS, WarningSink.NONE);
  }

  /**
   * Parses a source text.
   *
   * @param flags of this class; others are ignored
   * @param featureVersion the minor version of the language, at most {@link #LATEST}
   * @param maxStrDigits the limit of {@code sys.set_int_max_str_digits}, 0 for none
   * @throws SyntaxException if the text is rejected
   */
  public static Mod parse(
      SourceText source,
      Mode mode,
      int flags,
      int featureVersion,
      int maxStrDigits,
      WarningSink sink) {
    if (source.hasNull()) {
      throw new SyntaxException(
          Kind.SYNTAX_ERROR,
          "source code string cannot contain null bytes",
          source.filename(),
          SyntaxException.NONE,
          SyntaxException.NONE,
          SyntaxException.NONE,
          SyntaxException.NONE,
          null);
    }
    int lexFlags = mode == Mode.EXEC ? Lexer.ADD_NEWLINE : mode == Mode.SINGLE ? Lexer.SINGLE : 0;
    lexFlags |= (flags & DONT_IMPLY_DEDENT) != 0 ? Lexer.DONT_IMPLY_DEDENT : 0;
    lexFlags |= (flags & TYPE_COMMENTS) != 0 ? Lexer.TYPE_COMMENTS : 0;
    Lexer lexer = new Lexer(source, lexFlags);
    TokenList tokens = lexer.run();
    Attempt attempt = new Attempt(lexer, tokens, mode, flags, featureVersion, maxStrDigits, sink);
    try {
      return attempt.parse();
    } catch (StackOverflowError e) {
      return BigStack.call(attempt::parse);
    }
  }

  /** One parse of one token list. */
  private record Attempt(
      Lexer lexer,
      TokenList tokens,
      Mode mode,
      int flags,
      int featureVersion,
      int maxStrDigits,
      WarningSink sink) {

    Mod parse() {
      SourceText text = lexer.source();
      Literals literals = new Literals(tokens, text, maxStrDigits);
      ErrorFinder errors = new ErrorFinder(tokens, text, mode, flags, featureVersion, maxStrDigits);
      FastParser parser =
          new FastParser(tokens, text, literals, featureVersion, errors::checkDepth);
      parser.barry = (flags & BARRY_AS_BDFL) != 0;
      Mod result = null;
      try {
        result = parser.parse(mode, lexer.typeIgnores());
      } catch (ParseFail | LiteralException e) {
        // The error finder explains; warnings up to here come first.
      }
      if (result == null) {
        SyntaxException error = errors.find();
        report(errors.warnings(), errors.reached(), text);
        throw error;
      }
      report(literals.warnings, tokens.count, text);
      if (mode == Mode.SINGLE && errors.moreFollows(parser.pos)) {
        throw errors.multipleStatements(parser.pos);
      }
      return result;
    }

    /** Hands the warnings of the tokenizer and the parser over, in source order. */
    private void report(List<InvalidEscape> fromParser, int limit, SourceText text) {
      List<Warning> fromLexer = lexer.warnings();
      if (fromParser.isEmpty() && fromLexer.isEmpty()) {
        return;
      }
      int i = 0;
      int j = 0;
      while (i < fromLexer.size() || j < fromParser.size()) {
        boolean lexical =
            j == fromParser.size()
                || i < fromLexer.size() && fromLexer.get(i).token() <= fromParser.get(j).token();
        Warning w = lexical ? fromLexer.get(i++) : fromParser.get(j++).locate(tokens, text.bytes());
        if (w.token() >= limit) {
          continue;
        }
        if (!sink.warn(w.category(), w.message(), w.line(), w.col(), w.line(), w.endCol())) {
          throw ErrorLocation.ofWarning(w, lexical, tokens, text);
        }
      }
    }
  }
}
