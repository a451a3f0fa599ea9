package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.List;
import jyston.frontend.SyntaxException;
import jyston.frontend.lexer.SourceText;
import jyston.frontend.lexer.Tok;
import jyston.frontend.lexer.TokenList;

/**
 * A backtracking PEG parser that goes through the grammar exactly as CPython's generated parser
 * does: the same order, the same lookahead and the same stack depth. It is slow and is run on
 * rejected sources only, first without and then with the {@code invalid_} rules.
 */
final class PegMachine {
  /** CPython's MAXSTACK. */
  private static final int MAX_STACK = 6000;

  /** An absent optional; null means failure. */
  static final Object NOTHING = new Object();

  /** Result of rules without one. */
  record Span(int first, int last) {}

  /** A token. */
  record Ref(int token) {}

  private static final class MemoCell {
    final int rule;
    Object value;
    int end;
    final MemoCell next;

    MemoCell(int rule, Object value, int end, MemoCell next) {
      this.rule = rule;
      this.value = value;
      this.end = end;
      this.next = next;
    }
  }

  final TokenList tokens;
  final SourceText source;
  final PegActions actions;
  int mark;
  int fill;
  boolean invalidRules;

  /** Whether this is the second pass. */
  boolean secondPass;

  /** The error of the last demanded token that was missing. */
  SyntaxException pendingError;

  private int level;
  private MemoCell[] memo;

  PegMachine(
      TokenList tokens, SourceText source, int featureVersion, int maxStrDigits, boolean barry) {
    this.tokens = tokens;
    this.source = source;
    this.memo = new MemoCell[tokens.count + 1];
    this.actions = new PegActions(this, featureVersion, maxStrDigits, barry);
  }

  /** Starts over for the second pass. */
  void reset() {
    mark = 0;
    level = 0;
    invalidRules = true;
    secondPass = true;
    memo = new MemoCell[tokens.count + 1];
  }

  /** Whether the rule matches; throws SyntaxException where CPython raises. */
  boolean matches(String rule) {
    return parse(PegGrammar.get().rule(rule)) != null;
  }

  /** The type of the next token, which counts as read from now on. */
  int peek() {
    if (mark >= fill) {
      fill = mark + 1;
      if (tokens.type[mark] == Tok.ERRORTOKEN) {
        throw tokens.error;
      }
    }
    return tokens.type[mark];
  }

  private void push() {
    if (level++ == MAX_STACK) {
      throw BigStack.overflow(source.filename());
    }
  }

  private Object parse(PegRule rule) {
    if (rule.leftRecursive) {
      return parseLeftRecursive(rule);
    }
    if (!rule.memo) {
      push();
      Object r = body(rule);
      level--;
      return r;
    }
    push();
    peek();
    int start = mark;
    for (MemoCell m = memo[start]; m != null; m = m.next) {
      if (m.rule == rule.index) {
        level--;
        mark = m.end;
        return m.value;
      }
    }
    Object r = body(rule);
    memo[start] = new MemoCell(rule.index, r, mark, memo[start]);
    level--;
    return r;
  }

  private Object parseLeftRecursive(PegRule rule) {
    push();
    peek();
    int start = mark;
    for (MemoCell m = memo[start]; m != null; m = m.next) {
      if (m.rule == rule.index) {
        level--;
        mark = m.end;
        return m.value;
      }
    }
    MemoCell cell = new MemoCell(rule.index, null, start, memo[start]);
    memo[start] = cell;
    Object result = null;
    int resultMark = start;
    while (true) {
      cell.value = result;
      cell.end = resultMark;
      mark = start;
      push();
      Object raw = body(rule);
      level--;
      if (raw == null || mark <= resultMark) {
        break;
      }
      resultMark = mark;
      result = raw;
    }
    mark = resultMark;
    level--;
    return result;
  }

  private Object body(PegRule rule) {
    boolean saved = invalidRules;
    if (rule.withoutInvalid) {
      invalidRules = false;
    }
    Object r = alternatives(rule.alternatives);
    invalidRules = saved;
    return r;
  }

  private Object alternatives(PegAlt[] alternatives) {
    peek();
    int start = mark;
    for (PegAlt alt : alternatives) {
      if (alt.invalid && !invalidRules) {
        continue;
      }
      Object[] values = alt.bindings == 0 ? null : new Object[alt.bindings];
      Object single = null;
      boolean ok = true;
      boolean cut = false;
      PegItem[] items = alt.items;
      for (int i = 0; i < items.length; i++) {
        PegItem item = items[i];
        if (item.kind == PegItem.CUT) {
          cut = true;
          continue;
        }
        Object r = item(item);
        if (r == null) {
          ok = false;
          break;
        }
        if (item.slot >= 0) {
          values[item.slot] = r == NOTHING ? null : r;
        }
        if (item.consumes()) {
          single = r;
        }
      }
      if (ok) {
        if (alt.action != null) {
          Object r = actions.run(alt, values, start);
          if (r == null && pendingError != null) {
            throw pendingError;
          }
          return r;
        }
        if (alt.bindings == 1) {
          return values[0] == null ? NOTHING : values[0];
        }
        return alt.consuming == 1 ? single : new Span(start, mark - 1);
      }
      mark = start;
      if (cut) {
        return null;
      }
    }
    return null;
  }

  Object item(PegItem item) {
    switch (item.kind) {
      case PegItem.TOKEN -> {
        if (peek() != item.type) {
          return null;
        }
        return actions.token(mark++);
      }
      case PegItem.SOFT -> {
        if (peek() != Tok.NAME || !tokens.nameOf(mark).equals(item.text)) {
          return null;
        }
        return new Ref(mark++);
      }
      case PegItem.ANY_SOFT -> {
        if (peek() != Tok.NAME || !isSoftKeyword(tokens.nameOf(mark))) {
          return null;
        }
        return new Ref(mark++);
      }
      case PegItem.RULE -> {
        return parse(item.rule);
      }
      case PegItem.GROUP -> {
        push();
        Object r = alternatives(item.group);
        level--;
        return r;
      }
      case PegItem.OPTIONAL -> {
        int start = mark;
        Object r = item(item.inner);
        if (r == null) {
          mark = start;
          return NOTHING;
        }
        return r;
      }
      case PegItem.STAR, PegItem.PLUS -> {
        push();
        List<Object> out = new ArrayList<>(2);
        while (true) {
          int start = mark;
          Object r = item(item.inner);
          if (r == null) {
            mark = start;
            break;
          }
          out.add(r);
        }
        level--;
        return item.kind == PegItem.PLUS && out.isEmpty() ? null : out;
      }
      case PegItem.GATHER -> {
        push();
        Object first = item(item.inner);
        if (first == null) {
          level--;
          return null;
        }
        List<Object> out = new ArrayList<>(2);
        out.add(first);
        push();
        while (true) {
          int start = mark;
          Object r = item(item.separator) == null ? null : item(item.inner);
          if (r == null) {
            mark = start;
            break;
          }
          out.add(r);
        }
        level -= 2;
        return out;
      }
      case PegItem.AND, PegItem.NOT -> {
        int start = mark;
        boolean matched = item(item.inner) != null;
        mark = start;
        return matched == (item.kind == PegItem.AND) ? NOTHING : null;
      }
      case PegItem.FORCED -> {
        if (peek() != item.type) {
          // CPython sets the exception but goes on with the other alternatives.
          pendingError = actions.errorAt(mark, mark, "expected '" + item.text + "'");
          return null;
        }
        return new Ref(mark++);
      }
      default -> throw new IllegalStateException();
    }
  }

  static boolean isSoftKeyword(String name) {
    // CPython compares as many characters as the name has: prefixes count too.
    return "_".equals(name)
        || "case".startsWith(name)
        || "match".startsWith(name)
        || "type".startsWith(name);
  }
}
