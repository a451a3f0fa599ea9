package jyston.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The quick part of CPython's test suite; {@code ./dev conformance} runs the rest. */
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest {
  private static final List<String> QUICK =
      List.of(
          "test_abc",
          "test_asyncgen",
          "test_augassign",
          "test_bdb",
          "test_binop",
          "test_bisect",
          "test_bool",
          "test_buffer",
          "test_builtin",
          "test_call",
          "test_class",
          "test_code",
          "test_code_module",
          "test_codeccallbacks",
          "test_collections",
          "test_compare",
          "test_complex",
          "test_contains",
          "test_context",
          "test_contextlib",
          "test_copy",
          "test_copyreg",
          "test_coroutines",
          "test_dataclasses",
          "test_decorators",
          "test_defaultdict",
          "test_dict",
          "test_dictcomps",
          "test_dictviews",
          "test_enumerate",
          "test_except_star",
          "test_exception_group",
          "test_file",
          "test_filecmp",
          "test_fileio",
          "test_finalization",
          "test_float",
          "test_fnmatch",
          "test_funcattrs",
          "test_generators",
          "test_genericpath",
          "test_genexps",
          "test_glob",
          "test_global",
          "test_grammar",
          "test_heapq",
          "test_ioctl",
          "test_isinstance",
          "test_iter",
          "test_json",
          "test_keywordonlyarg",
          "test_list",
          "test_listcomps",
          "test_metaclass",
          "test_named_expressions",
          "test_opcodes",
          "test_openpty",
          "test_operator",
          "test_ordered_dict",
          "test_patma",
          "test_peepholer",
          "test_pickletools",
          "test_pkg",
          "test_posixpath",
          "test_pprint",
          "test_property",
          "test_pty",
          "test_raise",
          "test_reprlib",
          "test_scope",
          "test_setcomps",
          "test_stat",
          "test_string",
          "test_subclassinit",
          "test_super",
          "test_symtable",
          "test_syntax",
          "test_sys_settrace",
          "test_termios",
          "test_thread",
          "test_tty",
          "test_tuple",
          "test_type_aliases",
          "test_type_annotations",
          "test_type_params",
          "test_typing",
          "test_unpack",
          "test_userdict",
          "test_userlist",
          "test_with",
          "test_yield_from");

  @TestFactory
  Stream<DynamicTest> modules() {
    Path lists = Path.of("conformance").toAbsolutePath();
    Conformance conformance =
        new Conformance(
            new ModuleRun.Settings(
                Python.jyston(),
                List.of(),
                lists.resolve("runner.py"),
                Path.of("target/conformance").toAbsolutePath(),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1)),
            lists,
            false,
            false);
    return QUICK.stream()
        .map(
            m ->
                DynamicTest.dynamicTest(
                    m, () -> assertEquals(List.of(), conformance.run(m, List.of()).problems())));
  }
}
