package jyston.runtime;

/** Docstrings of the builtin exception types. */
final class ExceptionDocs {
  private ExceptionDocs() {}

  static String of(String name) {
    return switch (name) {
      case "BaseException" -> "Common base class for all exceptions.";
      case "Exception" -> "Common base class for all non-exit exceptions.";
      case "KeyboardInterrupt" -> "Program interrupted by user.";
      case "SystemExit" -> "Request to exit from the interpreter.";
      case "GeneratorExit" -> "Request that a generator exit.";
      case "BaseExceptionGroup" -> "A combination of multiple unrelated exceptions.";
      case "StopIteration" -> "Signal the end from iterator.__next__().";
      case "StopAsyncIteration" -> "Signal the end from iterator.__anext__().";
      case "ArithmeticError" -> "Base class for arithmetic errors.";
      case "FloatingPointError" -> "Floating-point operation failed.";
      case "OverflowError" -> "Result too large to be represented.";
      case "ZeroDivisionError" -> "Second argument to a division or modulo operation was zero.";
      case "AssertionError" -> "Assertion failed.";
      case "AttributeError" -> "Attribute not found.";
      case "BufferError" -> "Buffer error.";
      case "EOFError" -> "Read beyond end of file.";
      case "ImportError" -> "Import can't find module, or can't find name in module.";
      case "ModuleNotFoundError" -> "Module not found.";
      case "LookupError" -> "Base class for lookup errors.";
      case "IndexError" -> "Sequence index out of range.";
      case "KeyError" -> "Mapping key not found.";
      case "MemoryError" -> "Out of memory.";
      case "NameError" -> "Name not found globally.";
      case "UnboundLocalError" -> "Local name referenced but not bound to a value.";
      case "OSError" -> "Base class for I/O related errors.";
      case "BlockingIOError" -> "I/O operation would block.";
      case "ChildProcessError" -> "Child process error.";
      case "ConnectionError" -> "Connection error.";
      case "BrokenPipeError" -> "Broken pipe.";
      case "ConnectionAbortedError" -> "Connection aborted.";
      case "ConnectionRefusedError" -> "Connection refused.";
      case "ConnectionResetError" -> "Connection reset.";
      case "FileExistsError" -> "File already exists.";
      case "FileNotFoundError" -> "File not found.";
      case "InterruptedError" -> "Interrupted by signal.";
      case "IsADirectoryError" -> "Operation doesn't work on directories.";
      case "NotADirectoryError" -> "Operation only works on directories.";
      case "PermissionError" -> "Not enough permissions.";
      case "ProcessLookupError" -> "Process not found.";
      case "TimeoutError" -> "Timeout expired.";
      case "ReferenceError" -> "Weak ref proxy used after referent went away.";
      case "RuntimeError" -> "Unspecified run-time error.";
      case "NotImplementedError" -> "Method or function hasn't been implemented yet.";
      case "PythonFinalizationError" -> "Operation blocked during Python finalization.";
      case "RecursionError" -> "Recursion limit exceeded.";
      case "SyntaxError" -> "Invalid syntax.";
      case "IndentationError" -> "Improper indentation.";
      case "TabError" -> "Improper mixture of spaces and tabs.";
      case "_IncompleteInputError" -> "incomplete input.";
      case "SystemError" ->
          "Internal error in the Python interpreter.\n\nPlease report this to the Python"
              + " maintainer, along with the traceback,\nthe Python version, and the hardware/OS"
              + " platform and version.";
      case "TypeError" -> "Inappropriate argument type.";
      case "ValueError" -> "Inappropriate argument value (of correct type).";
      case "UnicodeError" -> "Unicode related error.";
      case "UnicodeDecodeError" -> "Unicode decoding error.";
      case "UnicodeEncodeError" -> "Unicode encoding error.";
      case "UnicodeTranslateError" -> "Unicode translation error.";
      case "Warning" -> "Base class for warning categories.";
      case "BytesWarning" ->
          "Base class for warnings about bytes and buffer related problems, mostly\nrelated to"
              + " conversion from str or comparing to str.";
      case "DeprecationWarning" -> "Base class for warnings about deprecated features.";
      case "EncodingWarning" -> "Base class for warnings about encodings.";
      case "FutureWarning" ->
          "Base class for warnings about constructs that will change semantically\nin the"
              + " future.";
      case "ImportWarning" -> "Base class for warnings about probable mistakes in module imports";
      case "PendingDeprecationWarning" ->
          "Base class for warnings about features which will be deprecated\nin the future.";
      case "ResourceWarning" -> "Base class for warnings about resource usage.";
      case "RuntimeWarning" -> "Base class for warnings about dubious runtime behavior.";
      case "SyntaxWarning" -> "Base class for warnings about dubious syntax.";
      case "UnicodeWarning" ->
          "Base class for warnings about Unicode related problems, mostly\nrelated to conversion"
              + " problems.";
      case "UserWarning" -> "Base class for warnings generated by user code.";
      default -> null;
    };
  }
}
