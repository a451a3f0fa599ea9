package jyston.profiler;

import java.util.regex.Pattern;

/** A choice of functions by qualified name, in which {@code *} stands for any text. */
public final class NamePattern {
  private final String text;
  private final Pattern pattern;

  /** Makes a pattern from what a user wrote. */
  public NamePattern(String text) {
    this.text = text;
    this.pattern = Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
  }

  /** Whether a qualified name is among those meant. */
  public boolean matches(String qualname) {
    return pattern.matcher(qualname).matches();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof NamePattern p && p.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
