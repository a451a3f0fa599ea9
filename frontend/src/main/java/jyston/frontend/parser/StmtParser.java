package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Arguments;
import jyston.frontend.ast.ExceptHandler;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Keyword;
import jyston.frontend.ast.MatchCase;
import jyston.frontend.ast.Pattern;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.ast.WithItem;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Compound statements. */
abstract class StmtParser extends SimpleStmtParser {
  StmtParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
  }

  /** Reads one compound statement or one line of simple ones. */
  final void statement(List<Stmt> out) {
    Stmt s = compound();
    if (s != null) {
      out.add(s);
    } else {
      simpleStmts(out);
    }
  }

  /** A compound statement, or null if there is none here. */
  final Stmt compound() {
    return switch (ty[pos]) {
      case Tok.DEF -> function(pos, List.of());
      case Tok.IF -> ifStmt();
      case Tok.CLASS -> classDef(List.of());
      case Tok.FOR -> forStmt(pos, false);
      case Tok.WITH -> withStmt(pos, false);
      case Tok.TRY -> tryStmt();
      case Tok.WHILE -> whileStmt();
      case Tok.AT -> decorated();
      case Tok.ASYNC -> async(List.of());
      case Tok.NAME -> isMatch() ? matchStmt() : null;
      default -> null;
    };
  }

  private List<Stmt> block() {
    List<Stmt> out = new ArrayList<>(4);
    if (accept(Tok.NEWLINE)) {
      expect(Tok.INDENT);
      enter();
      do {
        statement(out);
      } while (ty[pos] != Tok.DEDENT);
      depth--;
      pos++;
    } else {
      simpleStmts(out);
    }
    return out;
  }

  private List<Stmt> elseBlock() {
    if (!accept(Tok.ELSE)) {
      return List.of();
    }
    expect(Tok.COLON);
    return block();
  }

  private Stmt ifStmt() {
    int first = pos;
    List<Integer> starts = listOf(first);
    List<Expr> tests = new ArrayList<>(2);
    List<List<Stmt>> bodies = new ArrayList<>(2);
    do {
      starts.set(starts.size() - 1, pos);
      if (starts.size() > 60) {
        enter(); // each elif is a level of recursion in CPython
      }
      pos++;
      tests.add(namedExpression());
      expect(Tok.COLON);
      bodies.add(block());
      starts.add(pos);
    } while (ty[pos] == Tok.ELIF);
    if (starts.size() > 61) {
      depth -= starts.size() - 61;
    }
    List<Stmt> orelse = elseBlock();
    int last = lastToken();
    int endLine = endLine(last);
    int endCol = endCol(last);
    Stmt result = null;
    for (int i = tests.size() - 1; i >= 0; i--) {
      int s = starts.get(i);
      result = new Stmt.If(tests.get(i), bodies.get(i), orelse, line(s), col(s), endLine, endCol);
      orelse = listOf(result);
    }
    return result;
  }

  private Stmt whileStmt() {
    int first = pos++;
    Expr test = namedExpression();
    expect(Tok.COLON);
    List<Stmt> body = block();
    List<Stmt> orelse = elseBlock();
    int last = lastToken();
    return new Stmt.While(test, body, orelse, line(first), col(first), endLine(last), endCol(last));
  }

  private Stmt forStmt(int first, boolean async) {
    pos++;
    Expr target = starTargets();
    expect(Tok.IN);
    Expr iter = starExpressions();
    expect(Tok.COLON);
    String comment = typeComment();
    List<Stmt> body = block();
    List<Stmt> orelse = elseBlock();
    int last = lastToken();
    int l = line(first);
    int c = col(first);
    return async
        ? new Stmt.AsyncFor(target, iter, body, orelse, comment, l, c, endLine(last), endCol(last))
        : new Stmt.For(target, iter, body, orelse, comment, l, c, endLine(last), endCol(last));
  }

  private Stmt withStmt(int first, boolean async) {
    pos++;
    List<WithItem> items = null;
    if (ty[pos] == Tok.LPAR && ty[closing(pos) + 1] == Tok.COLON) {
      items = parenthesizedItems();
    }
    if (items == null) {
      items = new ArrayList<>(2);
      do {
        items.add(withItem());
      } while (accept(Tok.COMMA));
    }
    expect(Tok.COLON);
    String comment = typeComment();
    List<Stmt> body = block();
    int last = lastToken();
    int l = line(first);
    int c = col(first);
    return async
        ? new Stmt.AsyncWith(items, body, comment, l, c, endLine(last), endCol(last))
        : new Stmt.With(items, body, comment, l, c, endLine(last), endCol(last));
  }

  /** The token that closes the bracket at {@code open}; the last token if there is none. */
  private int closing(int open) {
    int level = 0;
    int i = open;
    while (i < tokens.count - 1) {
      int t = ty[i];
      if (t == Tok.LPAR || t == Tok.LSQB || t == Tok.LBRACE) {
        level++;
      } else if (t == Tok.RPAR || t == Tok.RSQB || t == Tok.RBRACE) {
        if (--level == 0) {
          return i;
        }
      }
      i++;
    }
    return tokens.count - 2;
  }

  /** {@code '(' with_item, ... ')'}, or null if what is in brackets is an expression. */
  private List<WithItem> parenthesizedItems() {
    int start = pos;
    int startDepth = depth;
    int warnings = literals.warnings.size();
    try {
      pos++;
      List<WithItem> items = new ArrayList<>(2);
      do {
        if (!items.isEmpty() && ty[pos] == Tok.RPAR) {
          break;
        }
        items.add(withItem());
      } while (accept(Tok.COMMA));
      expect(Tok.RPAR);
      if (ty[pos] == Tok.COLON) {
        return items;
      }
    } catch (ParseFail e) {
      // It is an expression in brackets; read it as such.
    }
    pos = start;
    depth = startDepth;
    literals.warnings.subList(warnings, literals.warnings.size()).clear();
    return null;
  }

  private WithItem withItem() {
    Expr e = expression();
    Expr vars = null;
    if (accept(Tok.AS)) {
      vars = starTarget();
      int t = ty[pos];
      if (t != Tok.COMMA && t != Tok.RPAR && t != Tok.COLON) {
        throw fail();
      }
    }
    return new WithItem(e, vars);
  }

  private Stmt tryStmt() {
    int first = pos++;
    expect(Tok.COLON);
    List<Stmt> body = block();
    List<ExceptHandler> handlers = List.of();
    boolean star = false;
    if (ty[pos] == Tok.EXCEPT) {
      handlers = new ArrayList<>(2);
      star = ty[pos + 1] == Tok.STAR;
      if (star) {
        version(11);
      }
      do {
        handlers.add(handler(star));
      } while (ty[pos] == Tok.EXCEPT);
    }
    List<Stmt> orelse = handlers.isEmpty() ? List.of() : elseBlock();
    List<Stmt> finalbody = List.of();
    if (accept(Tok.FINALLY)) {
      expect(Tok.COLON);
      finalbody = block();
    } else if (handlers.isEmpty()) {
      throw fail();
    }
    int last = lastToken();
    int l = line(first);
    int c = col(first);
    return star
        ? new Stmt.TryStar(body, handlers, orelse, finalbody, l, c, endLine(last), endCol(last))
        : new Stmt.Try(body, handlers, orelse, finalbody, l, c, endLine(last), endCol(last));
  }

  private ExceptHandler handler(boolean star) {
    int first = pos++;
    if (star) {
      expect(Tok.STAR);
    }
    Expr type = null;
    String name = null;
    if (star || ty[pos] != Tok.COLON) {
      type = expression();
      if (accept(Tok.AS)) {
        name = expectName();
      }
    }
    expect(Tok.COLON);
    List<Stmt> body = block();
    int last = lastToken();
    return new ExceptHandler(
        type, name, body, line(first), col(first), endLine(last), endCol(last));
  }

  private Stmt decorated() {
    List<Expr> decorators = new ArrayList<>(2);
    while (accept(Tok.AT)) {
      decorators.add(namedExpression());
      expect(Tok.NEWLINE);
    }
    return switch (ty[pos]) {
      case Tok.DEF -> function(pos, decorators);
      case Tok.CLASS -> classDef(decorators);
      case Tok.ASYNC -> async(decorators);
      default -> throw fail();
    };
  }

  private Stmt async(List<Expr> decorators) {
    version(5);
    int first = pos++;
    int t = ty[pos];
    if (t == Tok.DEF) {
      return function(first, decorators);
    }
    if (!decorators.isEmpty()) {
      throw fail();
    }
    return switch (t) {
      case Tok.FOR -> forStmt(first, true);
      case Tok.WITH -> withStmt(first, true);
      default -> throw fail();
    };
  }

  private Stmt function(int first, List<Expr> decorators) {
    boolean async = first != pos;
    pos++;
    String name = expectName();
    List<TypeParam> typeParams = typeParams();
    expect(Tok.LPAR);
    Arguments args = parameters(Tok.RPAR);
    expect(Tok.RPAR);
    Expr returns = accept(Tok.RARROW) ? expression() : null;
    expect(Tok.COLON);
    String comment = null;
    if (ty[pos] == Tok.TYPE_COMMENT) {
      comment = typeComment();
      if (ty[pos] == Tok.NEWLINE && ty[pos + 1] == Tok.TYPE_COMMENT) {
        throw fail();
      }
    } else if (ty[pos] == Tok.NEWLINE
        && ty[pos + 1] == Tok.TYPE_COMMENT
        && ty[pos + 2] == Tok.NEWLINE
        && ty[pos + 3] == Tok.INDENT) {
      pos++;
      comment = typeComment();
    }
    List<Stmt> body = block();
    int last = lastToken();
    int l = line(first);
    int c = col(first);
    int el = endLine(last);
    int ec = endCol(last);
    return async
        ? new Stmt.AsyncFunctionDef(
            name, args, body, decorators, returns, comment, typeParams, l, c, el, ec)
        : new Stmt.FunctionDef(
            name, args, body, decorators, returns, comment, typeParams, l, c, el, ec);
  }

  private Stmt classDef(List<Expr> decorators) {
    int first = pos++;
    String name = expectName();
    List<TypeParam> typeParams = typeParams();
    List<Expr> bases = List.of();
    List<Keyword> keywords = List.of();
    if (accept(Tok.LPAR)) {
      if (ty[pos] != Tok.RPAR) {
        bases = new ArrayList<>(2);
        keywords = arguments(bases, -1);
      }
      expect(Tok.RPAR);
    }
    expect(Tok.COLON);
    List<Stmt> body = block();
    int last = lastToken();
    return new Stmt.ClassDef(
        name,
        bases,
        keywords,
        body,
        decorators,
        typeParams,
        line(first),
        col(first),
        endLine(last),
        endCol(last));
  }

  /** Whether a match statement begins here: only its first line ends in a colon and a block. */
  private boolean isMatch() {
    if (!isWord(pos, "match")) {
      return false;
    }
    int i = pos + 1;
    while (i < tokens.count && ty[i] != Tok.NEWLINE) {
      i++;
    }
    return i + 1 < tokens.count && ty[i - 1] == Tok.COLON && ty[i + 1] == Tok.INDENT;
  }

  private Stmt matchStmt() {
    version(10);
    int first = pos++;
    Expr subject = matchSubject();
    expect(Tok.COLON);
    expect(Tok.NEWLINE);
    expect(Tok.INDENT);
    List<MatchCase> cases = new ArrayList<>(4);
    do {
      if (!isWord(pos, "case")) {
        throw fail();
      }
      pos++;
      Pattern pattern = patterns();
      Expr guard = accept(Tok.IF) ? namedExpression() : null;
      expect(Tok.COLON);
      cases.add(new MatchCase(pattern, guard, block()));
    } while (ty[pos] != Tok.DEDENT);
    pos++;
    int last = lastToken();
    return new Stmt.Match(subject, cases, line(first), col(first), endLine(last), endCol(last));
  }
}
