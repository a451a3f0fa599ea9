package jyston.frontend.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jyston.frontend.lexer.Tok;

/** Reads the grammar texts; see {@link PegStatements} for the notation. */
final class PegGrammar {
  /** Holds the grammar once it has been needed. */
  private static final class Holder {
    static final PegGrammar GRAMMAR = new PegGrammar();
  }

  private final Map<String, PegRule> rules = new HashMap<>(512);
  private Map<String, Integer> tokenTypes = Tok.byText();
  private String text;
  private int at;

  private PegGrammar() {
    String[] texts = {PegStatements.RULES, PegExpressions.RULES, PegInvalid.RULES};
    for (String t : texts) {
      text = t;
      at = 0;
      skip();
      while (at < text.length()) {
        define();
      }
    }
    for (PegRule r : rules.values()) {
      if (r.alternatives == null) {
        throw new IllegalStateException("undefined rule " + r.name);
      }
    }
    text = null;
    tokenTypes = null;
  }

  static PegGrammar get() {
    return Holder.GRAMMAR;
  }

  PegRule rule(String name) {
    return rules.get(name);
  }

  private PegRule named(String name) {
    PegRule r = rules.get(name);
    if (r == null) {
      r = new PegRule(name, rules.size());
      rules.put(name, r);
    }
    return r;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    skip();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new IllegalStateException(c + " expected at " + text.substring(at));
    }
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9')) {
        break;
      }
      i++;
    }
    return i;
  }

  private String word() {
    skip();
    int start = at;
    at = wordEnd(start);
    return text.substring(start, at);
  }

  private void define() {
    PegRule rule = named(word());
    rule.memo = accept('!');
    rule.leftRecursive = accept('<');
    rule.withoutInvalid = accept('?');
    expect(':');
    rule.alternatives = alternatives();
    skip();
  }

  private PegAlt[] alternatives() {
    List<PegAlt> out = new ArrayList<>();
    do {
      out.add(alternative());
    } while (accept('|'));
    return out.toArray(new PegAlt[0]);
  }

  private boolean atEnd() {
    char c = peek();
    return c == 0 || c == '|' || c == ')' || c == ']' || atDefinition();
  }

  /** Whether a definition begins here: a word, perhaps marks, and a colon. */
  private boolean atDefinition() {
    int i = wordEnd(at);
    if (i == at) {
      return false;
    }
    while (i < text.length() && "!<?".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && text.charAt(i) == ':';
  }

  private PegAlt alternative() {
    PegAlt alt = new PegAlt();
    List<PegItem> items = new ArrayList<>();
    while (!atEnd()) {
      if (text.startsWith("->", at)) {
        at += 2;
        action(alt);
        break;
      }
      int slot = -1;
      if (at + 1 < text.length()
          && text.charAt(at + 1) == '='
          && Character.isLetter(text.charAt(at))) {
        slot = alt.bindings++;
        alt.names += text.charAt(at);
        at += 2;
      }
      PegItem item = item();
      item.slot = slot;
      items.add(item);
      if (item.consumes()) {
        alt.consuming++;
      }
    }
    alt.items = items.toArray(new PegItem[0]);
    // As in CPython, an alternative of more than an invalid rule is tried in both passes.
    alt.invalid =
        items.size() == 1
            && items.get(0).kind == PegItem.RULE
            && items.get(0).rule.name.startsWith("invalid_");
    return alt;
  }

  private void action(PegAlt alt) {
    alt.action = word();
    if (accept('(')) {
      while (!accept(')')) {
        if (!accept(',')) {
          alt.arguments += text.charAt(at++);
        }
      }
    }
    if (accept('`')) {
      int end = text.indexOf('`', at);
      alt.message = text.substring(at, end);
      at = end + 1;
    }
  }

  private PegItem item() {
    char c = peek();
    if (c == '~') {
      at++;
      return new PegItem(PegItem.CUT);
    }
    if (text.startsWith("&&", at)) {
      at += 2;
      PegItem token = atom();
      PegItem forced = new PegItem(PegItem.FORCED);
      forced.type = token.type;
      forced.text = token.text;
      return forced;
    }
    if (accept('&')) {
      return PegItem.of(PegItem.AND, atom());
    }
    if (accept('!')) {
      return PegItem.of(PegItem.NOT, atom());
    }
    PegItem item = atom();
    char next = at < text.length() ? text.charAt(at) : 0;
    if (next == '*') {
      at++;
      return PegItem.of(PegItem.STAR, item);
    }
    if (next == '+') {
      at++;
      return PegItem.of(PegItem.PLUS, item);
    }
    if (next == '.') {
      at++;
      PegItem element = atom();
      expect('+');
      PegItem gather = PegItem.of(PegItem.GATHER, element);
      gather.separator = item;
      return gather;
    }
    return item;
  }

  private PegItem atom() {
    char c = peek();
    if (c == '\'' || c == '"') {
      int end = text.indexOf(c, at + 1);
      String s = text.substring(at + 1, end);
      at = end + 1;
      PegItem item = new PegItem(c == '"' ? PegItem.SOFT : PegItem.TOKEN);
      item.text = s;
      Integer type = c == '"' ? Integer.valueOf(Tok.NAME) : tokenTypes.get(s);
      if (type == null) {
        throw new IllegalStateException("unknown token " + s);
      }
      item.type = type;
      return item;
    }
    if (accept('(')) {
      return group(')');
    }
    if (accept('[')) {
      return PegItem.of(PegItem.OPTIONAL, group(']'));
    }
    String w = word();
    int type = tokenClass(w);
    if (type == Tok.SOFT_KEYWORD) {
      return new PegItem(PegItem.ANY_SOFT);
    }
    if (type >= 0) {
      PegItem item = new PegItem(PegItem.TOKEN);
      item.type = type;
      return item;
    }
    PegItem item = new PegItem(PegItem.RULE);
    item.rule = named(w);
    return item;
  }

  /** A group; one plain item needs no function of its own in CPython's parser. */
  private PegItem group(char close) {
    PegAlt[] alternatives = alternatives();
    expect(close);
    if (alternatives.length == 1
        && alternatives[0].items.length == 1
        && alternatives[0].bindings == 0
        && alternatives[0].action == null) {
      return alternatives[0].items[0];
    }
    PegItem item = new PegItem(PegItem.GROUP);
    item.group = alternatives;
    return item;
  }

  private static int tokenClass(String w) {
    return switch (w) {
      case "NAME" -> Tok.NAME;
      case "NUMBER" -> Tok.NUMBER;
      case "STRING" -> Tok.STRING;
      case "NEWLINE" -> Tok.NEWLINE;
      case "INDENT" -> Tok.INDENT;
      case "DEDENT" -> Tok.DEDENT;
      case "ENDMARKER" -> Tok.ENDMARKER;
      case "TYPE_COMMENT" -> Tok.TYPE_COMMENT;
      case "FSTRING_START" -> Tok.FSTRING_START;
      case "FSTRING_MIDDLE" -> Tok.FSTRING_MIDDLE;
      case "FSTRING_END" -> Tok.FSTRING_END;
      case "SOFT_KEYWORD" -> Tok.SOFT_KEYWORD;
      default -> -1;
    };
  }
}
