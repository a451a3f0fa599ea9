package jyston.processor;

import java.util.ArrayList;
import java.util.List;

/** A Python signature such as {@code (a, b=1, /, *args, key=None, **kw)}, without self. */
record Signature(List<Param> params, int posOnly, int positional) {

  /** How a parameter takes its argument. */
  enum Kind {
    POSITIONAL,
    VAR_ARGS,
    KEYWORD_ONLY,
    VAR_KEYWORDS
  }

  /** One parameter; {@code fallback} is the text of its default, or null. */
  record Param(String name, Kind kind, String fallback) {
    boolean required() {
      return fallback == null && (kind == Kind.POSITIONAL || kind == Kind.KEYWORD_ONLY);
    }
  }

  /** Positional parameters without a default. */
  int required() {
    int n = 0;
    for (int i = 0; i < positional; i++) {
      if (params.get(i).required()) {
        n = i + 1;
      }
    }
    return n;
  }

  /** The index of {@code *args}, or -1. */
  int varArgs() {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).kind == Kind.VAR_ARGS) {
        return i;
      }
    }
    return -1;
  }

  /** Whether {@code n} positional arguments and nothing else can be bound without a search. */
  boolean accepts(int n) {
    if (n < required() || (n > positional && varArgs() < 0)) {
      return false;
    }
    for (Param p : params) {
      if (p.kind == Kind.KEYWORD_ONLY && p.required()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text with {@code self} in front (none when null) and the slash spelt out, as in {@code
   * __text_signature__}.
   */
  String text(String self) {
    StringBuilder sb = new StringBuilder("(");
    boolean star = false;
    int only = posOnly;
    if (self != null) {
      sb.append(self);
      if (only == 0) {
        sb.append(", /");
      }
    }
    for (int i = 0; i < params.size(); i++) {
      Param p = params.get(i);
      if (sb.length() > 1) {
        sb.append(", ");
      }
      switch (p.kind) {
        case VAR_ARGS -> {
          sb.append('*');
          star = true;
        }
        case VAR_KEYWORDS -> sb.append("**");
        case KEYWORD_ONLY -> {
          if (!star) {
            sb.append("*, ");
            star = true;
          }
        }
        case POSITIONAL -> {}
      }
      sb.append(p.name);
      if (p.fallback != null) {
        sb.append('=').append(p.fallback);
      }
      if (i + 1 == only) {
        sb.append(", /");
      }
    }
    return sb.append(')').toString();
  }

  /**
   * Reads a signature.
   *
   * @throws IllegalArgumentException when it is not one
   */
  static Signature parse(String text) {
    String s = text.strip();
    if (!s.startsWith("(") || !s.endsWith(")")) {
      throw new IllegalArgumentException("a signature is in parentheses: " + text);
    }
    if (s.indexOf('|') >= 0) {
      throw new IllegalArgumentException("a signature cannot hold '|': " + text);
    }
    List<Param> params = new ArrayList<>();
    int posOnly = 0;
    int positional = -1;
    for (String part : split(s.substring(1, s.length() - 1))) {
      if (part.equals("/")) {
        posOnly = params.size();
      } else if (part.equals("*")) {
        positional = params.size();
      } else if (part.startsWith("**")) {
        positional = positional < 0 ? params.size() : positional;
        params.add(new Param(part.substring(2), Kind.VAR_KEYWORDS, null));
      } else if (part.startsWith("*")) {
        positional = params.size();
        params.add(new Param(part.substring(1), Kind.VAR_ARGS, null));
      } else {
        int eq = part.indexOf('=');
        String name = eq < 0 ? part : part.substring(0, eq).strip();
        String fallback = eq < 0 ? null : part.substring(eq + 1).strip();
        params.add(new Param(name, positional < 0 ? Kind.POSITIONAL : Kind.KEYWORD_ONLY, fallback));
      }
    }
    return new Signature(params, posOnly, positional < 0 ? params.size() : positional);
  }

  private static List<String> split(String s) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i <= s.length(); i++) {
      char c = i == s.length() ? ',' : s.charAt(i);
      if (i < s.length()) {
        if (quote != 0) {
          if (c == '\\') {
            i++;
          } else if (c == quote) {
            quote = 0;
          }
          continue;
        }
        switch (c) {
          case '\'', '"' -> quote = c;
          case '(', '[', '{' -> depth++;
          case ')', ']', '}' -> depth--;
          default -> {}
        }
      }
      if (c == ',' && depth == 0) {
        String part = s.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }
}
