package jyston.runtime.module.sys;

/** Which Python this is. */
public final class Version {
  private Version() {}

  /** The language version. */
  public static final String PYTHON = "3.13.5";

  /** {@code sys.version}. */
  public static final String TEXT =
      PYTHON + " (jyston 0.1.0, Jun 11 2025, 15:36:57) [Java " + Runtime.version().feature() + "]";

  /** {@code sys.copyright}. */
  public static final String COPYRIGHT =
      "Copyright (c) The Jyston authors.\n"
          + "Standard library: Copyright (c) 2001-2024 Python Software Foundation.";
}
