/**
 * What the tiers know about running code, and who decides what becomes of it. Three things are kept
 * apart:
 *
 * <ul>
 *   <li>measuring: the interpreter fills a {@link jyston.profiler.FeedbackCell} at each site and
 *       spends the budget of a {@link jyston.profiler.CodeProfile} on entries and back edges;
 *   <li>deciding: when the budget is spent, or compiled code was left at a guard, a {@link
 *       jyston.profiler.PromotionPolicy} looks at a {@link jyston.profiler.Situation} and says what
 *       to do; it has no effects;
 *   <li>doing: the {@link jyston.profiler.Promotion} has it done by a {@link
 *       jyston.profiler.TierCompiler} through a {@link jyston.profiler.CompileQueue}, keeps the
 *       {@link jyston.profiler.CodeHistory}, and tells {@link jyston.profiler.TierEvents}, which
 *       counters, traces and flight recordings listen to.
 * </ul>
 *
 * <p>The interpreter writes cells without synchronisation, under the interpreter's lock; a compiler
 * on another thread works on a {@link jyston.profiler.FeedbackSnapshot}, which says why that is
 * enough.
 */
package jyston.profiler;
