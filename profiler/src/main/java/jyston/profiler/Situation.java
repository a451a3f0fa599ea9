package jyston.profiler;

import jyston.frontend.code.Code;

/**
 * What a {@link PromotionPolicy} decides on. Immutable: a policy sees nothing else.
 *
 * @param code the code
 * @param tier the tier it runs in now
 * @param at where it is: being entered, or at a back edge to the header of a loop; after an exit,
 *     the entry point of the compiled code that was left
 * @param entries calls and resumptions so far, in the interpreter
 * @param backEdges back edges so far, in the interpreter
 * @param history what was tried before
 */
public record Situation(
    Code code, Tier tier, EntryPoint at, long entries, long backEdges, CodeHistory.View history) {}
