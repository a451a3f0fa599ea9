package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The syntax trees of a part of the library; {@code ./dev ast} compares them all. */
class AstEqualityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"asyncio", "collections", "re", "test/tokenizedata", "test/test_import"})
  void treesAreEqual(String part) throws Exception {
    Path library = Python.home().resolve("lib/python3.13").resolve(part);
    Outcome dump =
        Python.oracle()
            .run(
                folder,
                List.of(Path.of("ast/dump.py").toAbsolutePath().toString(), library.toString()),
                "",
                Duration.ofMinutes(2));
    assertEquals(0, dump.status(), dump.stderr());
    Path oracle = Files.writeString(folder.resolve("oracle.tsv"), dump.stdout());
    AstEquality.Result result = new AstEquality(library, oracle).compare(null);
    assertEquals(List.of(), result.differences());
    assertTrue(result.all() > 0);
  }
}
