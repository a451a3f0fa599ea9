package jyston.runtime;

/** A builtin object that exports a buffer (CPython's {@code bf_getbuffer}). */
public interface BufferSource {
  /**
   * Exports the buffer; the exporter counts exports where it has to.
   *
   * @param writable whether the caller wants to write
   * @throws PyException BufferError when it cannot be given
   */
  PyBuffer getBuffer(boolean writable);

  /** Called once per buffer when it is released. */
  default void releaseBuffer(PyBuffer buffer) {}
}
