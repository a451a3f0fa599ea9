package jyston.profiler;

/** What a {@link CompileQueue} runs. */
interface CompileTask {
  /** What is to be compiled; of tasks with equal keys only one is queued or runs. */
  Object key();

  /** How urgent it is now: the queue takes the hottest first. */
  long hotness();

  /** Whether there is still a use for it; asked just before it runs. */
  boolean wanted();

  /** Compiles. Whatever is thrown goes to {@link #failed}. */
  void run() throws Exception;

  /** Ends a task that threw. */
  void failed(Throwable t);

  /** Ends a task that is not run. */
  void dropped(String why);
}
