package jyston.stdlib.asyncio;

import jyston.runtime.BuiltinSpec;
import jyston.runtime.PyBuiltinFunction;
import jyston.runtime.PyObject;
import jyston.runtime.annotation.PyClass;
import jyston.runtime.annotation.PyMethod;

/**
 * The callback a task leaves with what it waits for. It is a builtin method of the task that the
 * type does not show, so this class only carries its table.
 */
@PyClass(name = "Task", module = "_asyncio")
final class TaskWakeup {
  private TaskWakeup() {}

  private static final class Holder {
    static final BuiltinSpec SPEC = new TaskWakeupTable().specs()[0];
  }

  @PyMethod(name = "task_wakeup", sig = "(object, /)")
  static void wakeup(PyTask task, PyObject future) {
    TaskSteps.wakeup(task, future);
  }

  static PyObject of(PyTask task) {
    return new PyBuiltinFunction(Holder.SPEC, task, null);
  }
}
