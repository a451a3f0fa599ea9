package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher asks of the JVM, without which programs give the same but take longer. */
class LauncherTest {
  @TempDir Path folder;

  @Test
  void asksTheJvmForWhatPerformanceRestsOn() throws Exception {
    Process p =
        Python.jyston()
            .process(folder, List.of("-J-XX:+PrintFlagsFinal", "-c", "pass"))
            .redirectErrorStream(true)
            .start();
    p.getOutputStream().close();
    String flags = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, p.waitFor(), flags);
    // C2 stops inlining at 8,000 bytes of bytecode otherwise: long functions are full of calls.
    assertFlag(flags, "ClipInlining", false);
    assertFlag(flags, "UseSerialGC", true);
    assertFlag(flags, "UseCompactObjectHeaders", true);
  }

  private static void assertFlag(String flags, String name, boolean value) {
    String line = "(?m)^ *bool +" + name + " += " + value + " .*";
    assertTrue(Pattern.compile(line).matcher(flags).find(), name);
  }
}
