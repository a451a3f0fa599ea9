package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Alias;
import jyston.frontend.ast.Context;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Operator;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeParam;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** Statements of one logical line. */
abstract class SimpleStmtParser extends PatternParser {
  SimpleStmtParser(TokenList tokens, SourceText source, Literals literals, int featureVersion) {
    super(tokens, source, literals, featureVersion);
  }

  /** {@code simple_stmts}: a line of statements with its newline. */
  final void simpleStmts(List<Stmt> out) {
    while (true) {
      out.add(simpleStmt());
      int t = ty[pos];
      if (t == Tok.NEWLINE) {
        pos++;
        return;
      }
      if (t != Tok.SEMI) {
        throw fail();
      }
      pos++;
      if (accept(Tok.NEWLINE)) {
        return;
      }
    }
  }

  private Stmt simpleStmt() {
    int first = pos;
    int l = line(first);
    int c = col(first);
    switch (ty[first]) {
      case Tok.NAME -> {
        if (ty[first + 1] == Tok.NAME && isWord(first, "type")) {
          return typeAlias();
        }
        return expressionStmt();
      }
      case Tok.RETURN -> {
        pos++;
        Expr value = Grammar.STARTS[ty[pos]] ? starExpressions() : null;
        int last = pos - 1;
        return new Stmt.Return(value, l, c, endLine(last), endCol(last));
      }
      case Tok.IMPORT -> {
        return importName();
      }
      case Tok.FROM -> {
        return importFrom();
      }
      case Tok.RAISE -> {
        pos++;
        Expr exc = null;
        Expr cause = null;
        if (Grammar.STARTS[ty[pos]]) {
          exc = expression();
          if (accept(Tok.FROM)) {
            cause = expression();
          }
        }
        int last = pos - 1;
        return new Stmt.Raise(exc, cause, l, c, endLine(last), endCol(last));
      }
      case Tok.PASS -> {
        pos++;
        return new Stmt.Pass(l, c, l, endCol(first));
      }
      case Tok.BREAK -> {
        pos++;
        return new Stmt.Break(l, c, l, endCol(first));
      }
      case Tok.CONTINUE -> {
        pos++;
        return new Stmt.Continue(l, c, l, endCol(first));
      }
      case Tok.DEL -> {
        return delete();
      }
      case Tok.YIELD -> {
        Expr e = yieldExpr();
        return new Stmt.ExprStmt(e, e.line(), e.col(), e.endLine(), e.endCol());
      }
      case Tok.ASSERT -> {
        pos++;
        Expr test = expression();
        Expr msg = accept(Tok.COMMA) ? expression() : null;
        int last = pos - 1;
        return new Stmt.Assert(test, msg, l, c, endLine(last), endCol(last));
      }
      case Tok.GLOBAL, Tok.NONLOCAL -> {
        pos++;
        List<String> names = listOf(expectName());
        while (accept(Tok.COMMA)) {
          names.add(expectName());
        }
        int last = pos - 1;
        return ty[first] == Tok.GLOBAL
            ? new Stmt.Global(names, l, c, line(last), endCol(last))
            : new Stmt.Nonlocal(names, l, c, line(last), endCol(last));
      }
      default -> {
        return expressionStmt();
      }
    }
  }

  private Stmt delete() {
    int first = pos++;
    List<Expr> targets = new ArrayList<>(2);
    do {
      if (!targets.isEmpty() && !Grammar.STARTS[ty[pos]]) {
        break;
      }
      targets.add(retarget(primary(), Context.DEL));
    } while (accept(Tok.COMMA));
    if (ty[pos] != Tok.SEMI && ty[pos] != Tok.NEWLINE) {
      throw fail();
    }
    int last = pos - 1;
    return new Stmt.Delete(targets, line(first), col(first), line(last), endCol(last));
  }

  private Stmt typeAlias() {
    version(12);
    int first = pos++;
    int n = pos;
    Expr name = new Expr.Name(expectName(), Context.STORE, line(n), col(n), line(n), endCol(n));
    List<TypeParam> params = typeParams();
    expect(Tok.EQUAL);
    Expr value = expression();
    int last = pos - 1;
    return new Stmt.TypeAlias(
        name, params, value, line(first), col(first), endLine(last), endCol(last));
  }

  /** An expression, an assignment, an annotation or an augmented assignment. */
  private Stmt expressionStmt() {
    int first = pos;
    int l = line(first);
    int c = col(first);
    Expr e = starExpressions();
    int t = ty[pos];
    if (t == Tok.NEWLINE || t == Tok.SEMI) {
      int last = pos - 1;
      return new Stmt.ExprStmt(e, l, c, endLine(last), endCol(last));
    }
    if (t == Tok.EQUAL) {
      List<Expr> targets = new ArrayList<>(1);
      Expr value = e;
      while (accept(Tok.EQUAL)) {
        targets.add(store(value));
        value = annotatedRhs();
      }
      int last = pos - 1;
      String comment = null;
      if (ty[pos] == Tok.TYPE_COMMENT) {
        last = pos;
        comment = typeComment();
      }
      return new Stmt.Assign(targets, value, comment, l, c, endLine(last), endCol(last));
    }
    if (t == Tok.COLON) {
      return annotated(e, first);
    }
    Operator op = Grammar.AUGMENTED[t];
    if (op != null) {
      if (!isSingleTarget(e)) {
        throw fail();
      }
      pos++;
      if (op == Operator.MAT_MULT) {
        version(5);
      }
      Expr target = store(e);
      Expr value = annotatedRhs();
      int last = pos - 1;
      return new Stmt.AugAssign(target, op, value, l, c, endLine(last), endCol(last));
    }
    int last = pos - 1;
    return new Stmt.ExprStmt(e, l, c, endLine(last), endCol(last));
  }

  private static boolean isSingleTarget(Expr e) {
    return e instanceof Expr.Name || e instanceof Expr.Attribute || e instanceof Expr.Subscript;
  }

  private Stmt annotated(Expr e, int first) {
    if (!isSingleTarget(e)) {
      throw fail();
    }
    version(6);
    int simple = e instanceof Expr.Name && ty[first] == Tok.NAME ? 1 : 0;
    pos++;
    Expr annotation = expression();
    Expr value = accept(Tok.EQUAL) ? annotatedRhs() : null;
    int last = pos - 1;
    return new Stmt.AnnAssign(
        store(e), annotation, value, simple, line(first), col(first), endLine(last), endCol(last));
  }

  private String dottedName() {
    String n = expectName();
    if (ty[pos] != Tok.DOT) {
      return n;
    }
    StringBuilder out = new StringBuilder(n);
    while (accept(Tok.DOT)) {
      out.append('.').append(expectName());
    }
    return out.toString();
  }

  private Stmt importName() {
    int first = pos++;
    List<Alias> names = new ArrayList<>(2);
    do {
      int a = pos;
      String n = dottedName();
      names.add(alias(n, a));
    } while (accept(Tok.COMMA));
    int last = pos - 1;
    return new Stmt.Import(names, line(first), col(first), line(last), endCol(last));
  }

  private Alias alias(String n, int first) {
    String as = accept(Tok.AS) ? expectName() : null;
    int last = pos - 1;
    return new Alias(n, as, line(first), col(first), line(last), endCol(last));
  }

  private Stmt importFrom() {
    int first = pos++;
    int level = 0;
    while (true) {
      if (accept(Tok.DOT)) {
        level++;
      } else if (accept(Tok.ELLIPSIS)) {
        level += 3;
      } else {
        break;
      }
    }
    String module = level > 0 && ty[pos] == Tok.IMPORT ? null : dottedName();
    expect(Tok.IMPORT);
    List<Alias> names = new ArrayList<>(4);
    if (ty[pos] == Tok.STAR) {
      names.add(new Alias("*", null, line(pos), col(pos), line(pos), endCol(pos)));
      pos++;
    } else if (accept(Tok.LPAR)) {
      do {
        if (!names.isEmpty() && ty[pos] == Tok.RPAR) {
          break;
        }
        int a = pos;
        names.add(alias(expectName(), a));
      } while (accept(Tok.COMMA));
      expect(Tok.RPAR);
    } else {
      do {
        int a = pos;
        names.add(alias(expectName(), a));
      } while (accept(Tok.COMMA));
    }
    if ("__future__".equals(module) && level == 0) {
      for (Alias a : names) {
        barry |= a.name().equals("barry_as_FLUFL");
      }
    }
    int last = pos - 1;
    return new Stmt.ImportFrom(
        module, names, level, line(first), col(first), line(last), endCol(last));
  }
}
