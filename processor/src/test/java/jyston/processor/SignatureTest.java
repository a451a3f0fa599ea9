package jyston.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "()|($self, /)",
        "(a, /)|($self, a, /)",
        "(a, b=1)|($self, /, a, b=1)",
        "(*args)|($self, /, *args)",
        "(a, /, b=(1, 2), *, c)|($self, a, /, b=(1, 2), *, c)",
        "(sep=', ', *a, k=None, **kw)|($self, /, sep=', ', *a, k=None, **kw)"
      })
  void spellsTheSlashOut(String text, String expected) {
    assertEquals(expected, Signature.parse(text).text("$self"));
  }

  @Test
  void withoutSelfTheTextStaysAsItIs() {
    assertEquals("(a, b=1)", Signature.parse("(a, b=1)").text(null));
  }

  @Test
  void knowsWhatBindsDirectly() {
    Signature s = Signature.parse("(a, b=1, /, *, key=None)");
    assertFalse(s.accepts(0));
    assertTrue(s.accepts(1));
    assertTrue(s.accepts(2));
    assertFalse(s.accepts(3));
    assertTrue(Signature.parse("(*args)").accepts(9));
    assertFalse(Signature.parse("(a, *, key)").accepts(1));
  }

  @Test
  void refusesWhatTheTableCannotHold() {
    assertThrows(IllegalArgumentException.class, () -> Signature.parse("(flags=A|B)"));
    assertThrows(IllegalArgumentException.class, () -> Signature.parse("a, b"));
    assertThrows(IllegalArgumentException.class, () -> TableWriter.literal("None", "int", "limit"));
  }
}
