package jyston.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableProcessorTest {
  @TempDir Path out;

  @Test
  void generatesSwitchesByArity() throws IOException {
    String table =
        generate(
            """
            @PyClass(name = "box", doc = "A box.")
            public final class PyBox extends PyObject {
              @PyMethod(sig = "(value, times=1, /)")
              public void put(PyObject value, int times) {}
              @PyMethod public long __len__() { return 0; }
              @PyNew static PyObject make(PyType type, PyObject[] args) { return null; }
            }
            """);
    assertTrue(table.contains("\"put|m|($self, value, times=1, /)|\""), table);
    assertTrue(table.contains("\"__new__|n|($type, /, *args)|\""), table);
    assertTrue(table.contains("self(id, a).put(b, 1);"), table);
    assertTrue(table.contains("self(id, a).put(b, BuiltinArgs.toInt(c));"), table);
    assertTrue(table.contains("return BuiltinArgs.box(self(id, a).__len__());"), table);
    assertTrue(table.contains("jyston.runtime.PyBox.make(BuiltinArgs.type(this, id, a), "), table);
  }

  @Test
  void aMismatchIsAnErrorAtTheMethod() throws IOException {
    List<String> errors = new ArrayList<>();
    compile(
        """
        @PyModuleDef(name = "m")
        public final class Bad {
          @PyFunction(sig = "(a, b)") static PyObject f(PyObject a) { return a; }
        }
        """,
        errors);
    assertEquals(List.of("the signature has 2 parameters but the Java method 1"), errors);
  }

  private String generate(String body) throws IOException {
    List<String> errors = new ArrayList<>();
    compile(body, errors);
    assertEquals(List.of(), errors);
    return Files.readString(out.resolve("jyston/runtime/PyBoxTable.java"));
  }

  private void compile(String body, List<String> errors) throws IOException {
    String name = body.replaceAll("(?s).*public final class (\\w+).*", "$1");
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(
        source(
            "jyston/runtime/" + name,
            "package jyston.runtime; import jyston.runtime.annotation.*;\n" + body));
    for (String stub : List.of("PyObject", "PyType", "BuiltinTable")) {
      sources.add(
          source("jyston/runtime/" + stub, "package jyston.runtime; public class " + stub + " {}"));
    }
    for (String stub :
        List.of("PyClass", "PyModuleDef", "PyMethod", "PyFunction", "PyNew", "PyGetter")) {
      sources.add(
          source(
              "jyston/runtime/annotation/" + stub,
              "package jyston.runtime.annotation; public @interface "
                  + stub
                  + " { String name() default \"\"; String sig() default \"\";"
                  + " String doc() default \"\"; }"));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            null,
            found,
            List.of("-proc:only", "-s", out.toString(), "-d", out.toString()),
            null,
            sources);
    task.setProcessors(List.of(new TableProcessor()));
    task.call();
    for (Diagnostic<? extends JavaFileObject> d : found.getDiagnostics()) {
      if (d.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(d.getMessage(null));
      }
    }
  }

  private static JavaFileObject source(String path, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
