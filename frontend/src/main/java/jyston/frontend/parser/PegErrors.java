package jyston.frontend.parser;

import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.SyntaxException.Kind;
import jyston.frontend.ast.CmpOperator;
import jyston.frontend.ast.Const;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Located;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;
import jyston.frontend.parser.PegMachine.Ref;
import jyston.frontend.parser.PegMachine.Span;

/** Raising of errors at the places CPython uses ({@code Parser/pegen_errors.c}). */
abstract class PegErrors {
  /** A place in the source; columns are bytes from 0. */
  record Place(int line, int col, int endLine, int endCol) {}

  final PegMachine machine;
  final TokenList tokens;
  final SourceText source;

  PegErrors(PegMachine machine) {
    this.machine = machine;
    this.tokens = machine.tokens;
    this.source = machine.source;
  }

  /** The last token in [start, end] that is not white space, or start. */
  final int lastToken(int end, int start) {
    int i = end;
    while (i > start && (tokens.textless(i) || tokens.type[i] == Tok.NEWLINE)) {
      i--;
    }
    return Math.max(i, start);
  }

  /** Where the value of an item lies. */
  final Place place(Object o) {
    return switch (o) {
      case Ref r -> {
        int t = r.token();
        yield new Place(tokens.line[t], tokens.col(t), tokens.endLine(t), tokens.endCol(t));
      }
      case Span s -> {
        int last = lastToken(s.last(), s.first());
        yield new Place(
            tokens.line[s.first()],
            tokens.col(s.first()),
            tokens.endLine(last),
            tokens.endCol(last));
      }
      case Located n -> new Place(n.line(), n.col(), n.endLine(), n.endCol());
      case List<?> l -> {
        Place a = place(l.getFirst());
        Place b = place(l.getLast());
        yield new Place(a.line(), a.col(), b.endLine(), b.endCol());
      }
      default -> throw new IllegalStateException(String.valueOf(o));
    };
  }

  /** {@code RAISE_SYNTAX_ERROR_KNOWN_LOCATION} of two tokens. */
  final SyntaxException errorAt(int first, int last, String message) {
    return errorAt(new Ref(first), new Ref(last), message);
  }

  /** {@code RAISE_SYNTAX_ERROR_KNOWN_RANGE}. */
  final SyntaxException errorAt(Object a, Object b, String message) {
    Place p = place(a);
    Place q = a == b ? p : place(b);
    return error(Kind.SYNTAX_ERROR, message, p.line(), p.col() + 1, q.endLine(), q.endCol() + 1);
  }

  /** {@code RAISE_SYNTAX_ERROR_STARTING_FROM}: up to the reading position. */
  final SyntaxException errorFrom(Object a, String message) {
    Place p = place(a);
    int last = machine.fill - 1;
    int line = readingLine(last);
    return error(Kind.SYNTAX_ERROR, message, p.line(), p.col() + 1, line, readingCol(last, line));
  }

  private int readingLine(int token) {
    return tokens.endLine(token);
  }

  private int readingCol(int token, int line) {
    return tokens.end[token] - tokens.lineStart[line];
  }

  /** {@code RAISE_SYNTAX_ERROR}: at the last token read. */
  final SyntaxException lastError(String message) {
    return lastError(Kind.SYNTAX_ERROR, message);
  }

  final SyntaxException lastError(Kind kind, String message) {
    return tokenError(kind, message, machine.fill - 1);
  }

  /** {@code RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN}. */
  final SyntaxException nextError(String message) {
    machine.peek();
    return tokenError(Kind.SYNTAX_ERROR, message, machine.mark);
  }

  private SyntaxException tokenError(Kind kind, String message, int t) {
    if (t < 0) {
      return error(kind, message, 0, 0, 0, 0);
    }
    if (tokens.textless(t)) {
      int last = machine.fill - 1;
      int line = tokens.line[t];
      int readLine = tokens.line[last];
      int base = readLine == 0 ? 0 : tokens.lineStart[readLine];
      return error(kind, message, line, tokens.end[last] - base, line, -1);
    }
    return error(
        kind, message, tokens.line[t], tokens.col(t) + 1, tokens.endLine(t), tokens.endCol(t) + 1);
  }

  /** The exception at byte columns counted from 1. */
  final SyntaxException error(
      Kind kind, String message, int line, int col, int endLine, int endCol) {
    int last = machine.fill - 1;
    boolean newline = last < 0 || readingLine(last) <= line;
    return new SyntaxException(
        kind,
        message,
        source.filename(),
        line,
        ErrorLocation.characters(tokens, source, line, newline, col),
        endLine,
        // CPython looks the end up in the first line's text, whatever line it is in.
        endCol <= 0 ? endCol : ErrorLocation.characters(tokens, source, line, newline, endCol),
        unfinished(last) && line > 0
            // CPython's buffer then holds all of the string.
            ? source.decode(tokens.lineStart[line], source.length())
            : ErrorLocation.lineText(tokens, source, line, newline));
  }

  private boolean unfinished(int last) {
    return last >= 0
        && tokens.type[last] == Tok.ERRORTOKEN
        && tokens.errorRaised
        && tokens.errorAtEof;
  }

  /** {@code _PyPegen_check_legacy_stmt}. */
  static boolean isLegacy(Object name) {
    return name instanceof Expr.Name n && (n.id().equals("print") || n.id().equals("exec"));
  }

  /** Raises if the expression holds something that is no target; else null. */
  final Object invalidTarget(Expr e, String verb, boolean inFor, boolean inDel) {
    Expr bad = findInvalid(e, inFor, inDel);
    if (bad == null) {
      return null;
    }
    throw errorAt(bad, bad, verb + exprName(bad));
  }

  /** {@code _PyPegen_get_invalid_target}. */
  private static Expr findInvalid(Expr e, boolean inFor, boolean inDel) {
    return switch (e) {
      case Expr.Tuple t -> findInvalid(t.elts(), inFor, inDel);
      case Expr.ListExpr l -> findInvalid(l.elts(), inFor, inDel);
      case Expr.Starred s -> inDel ? s : findInvalid(s.value(), inFor, inDel);
      case Expr.Compare c -> {
        if (!inFor) {
          yield c;
        }
        yield c.ops().get(0) == CmpOperator.IN ? findInvalid(c.left(), inFor, inDel) : null;
      }
      case Expr.Name _, Expr.Subscript _, Expr.Attribute _ -> null;
      default -> e;
    };
  }

  private static Expr findInvalid(List<Expr> elts, boolean inFor, boolean inDel) {
    for (Expr e : elts) {
      Expr bad = findInvalid(e, inFor, inDel);
      if (bad != null) {
        return bad;
      }
    }
    return null;
  }

  /** {@code _PyPegen_get_expr_name}. */
  static String exprName(Expr e) {
    return switch (e) {
      case Expr.Attribute _ -> "attribute";
      case Expr.Subscript _ -> "subscript";
      case Expr.Starred _ -> "starred";
      case Expr.Name _ -> "name";
      case Expr.ListExpr _ -> "list";
      case Expr.Tuple _ -> "tuple";
      case Expr.Lambda _ -> "lambda";
      case Expr.Call _ -> "function call";
      case Expr.BoolOp _, Expr.BinOp _, Expr.UnaryOp _ -> "expression";
      case Expr.GeneratorExp _ -> "generator expression";
      case Expr.Yield _, Expr.YieldFrom _ -> "yield expression";
      case Expr.Await _ -> "await expression";
      case Expr.ListComp _ -> "list comprehension";
      case Expr.SetComp _ -> "set comprehension";
      case Expr.DictComp _ -> "dict comprehension";
      case Expr.Dict _ -> "dict literal";
      case Expr.Set _ -> "set display";
      case Expr.JoinedStr _, Expr.FormattedValue _ -> "f-string expression";
      case Expr.Constant c ->
          switch (c.value()) {
            case Const.Singleton.NONE -> "None";
            case Const.Singleton.TRUE -> "True";
            case Const.Singleton.FALSE -> "False";
            case Const.Singleton.ELLIPSIS -> "ellipsis";
            default -> "literal";
          };
      case Expr.Compare _ -> "comparison";
      case Expr.IfExp _ -> "conditional expression";
      case Expr.NamedExpr _ -> "named expression";
      case Expr.Slice _ -> "slice";
    };
  }
}
