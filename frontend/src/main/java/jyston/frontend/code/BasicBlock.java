package jyston.frontend.code;

/**
 * A basic block: instructions of which only the last is a terminator. If an instruction raises,
 * control goes to block {@link #handler} (or out of the frame when that is -1).
 *
 * @param id index in layout order
 * @param start program point of the first instruction
 * @param end program point after the terminator
 * @param handler id of the handler block, or -1
 * @param isHandler whether this block is entered by exceptions (it then begins with LANDING)
 * @param loopHeader whether a back edge enters this block
 */
public record BasicBlock(
    int id, int start, int end, int handler, boolean isHandler, boolean loopHeader) {}
