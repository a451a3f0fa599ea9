package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.ast.Expr;
import jyston.frontend.ast.Mod;
import jyston.frontend.ast.Stmt;
import jyston.frontend.ast.TypeIgnore;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/** The parser for correct programs; on anything else it throws {@link ParseFail}. */
final class FastParser extends StmtParser {
  private final Runnable depthCheck;

  FastParser(
      TokenList tokens,
      SourceText source,
      Literals literals,
      int featureVersion,
      Runnable depthCheck) {
    super(tokens, source, literals, featureVersion);
    this.depthCheck = depthCheck;
  }

  @Override
  void checkDepth() {
    depthCheck.run();
  }

  Mod parse(Mode mode, List<TypeIgnore> typeIgnores) {
    switch (mode) {
      case EXEC -> {
        List<Stmt> body = new ArrayList<>();
        while (ty[pos] != Tok.ENDMARKER) {
          statement(body);
        }
        return new Mod.Module(body, typeIgnores);
      }
      case EVAL -> {
        Expr e = expressions();
        end();
        return new Mod.Expression(e);
      }
      case SINGLE -> {
        return interactive();
      }
      case FUNC_TYPE -> {
        return functionType();
      }
      default -> throw fail();
    }
  }

  private void end() {
    while (accept(Tok.NEWLINE)) {}
    expect(Tok.ENDMARKER);
  }

  private Mod interactive() {
    List<Stmt> body = new ArrayList<>(1);
    if (ty[pos] == Tok.NEWLINE) {
      int l = tokens.line[pos];
      int c = tokens.col(pos);
      int e = tokens.endCol(pos);
      pos++;
      body.add(new Stmt.Pass(l, c, l, e));
      return new Mod.Interactive(body);
    }
    Stmt s = compound();
    if (s != null) {
      body.add(s);
      expect(Tok.NEWLINE);
    } else {
      simpleStmts(body);
    }
    return new Mod.Interactive(body);
  }

  private Mod functionType() {
    expect(Tok.LPAR);
    List<Expr> args = new ArrayList<>();
    int state = 0;
    if (ty[pos] != Tok.RPAR) {
      do {
        if (state == 2) {
          throw fail();
        }
        if (accept(Tok.STAR)) {
          if (state == 1) {
            throw fail();
          }
          state = 1;
        } else if (accept(Tok.DOUBLESTAR)) {
          state = 2;
        } else if (state != 0) {
          throw fail();
        }
        args.add(expression());
      } while (accept(Tok.COMMA));
    }
    expect(Tok.RPAR);
    expect(Tok.RARROW);
    Expr returns = expression();
    end();
    return new Mod.FunctionType(args, returns);
  }
}
