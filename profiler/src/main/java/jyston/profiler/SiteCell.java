package jyston.profiler;

import java.util.function.Function;

/**
 * What a site was applied to: the shapes or types of the receivers of an attribute or method
 * access, the types iterated over, the targets of a call. The tier that fills it may extend it with
 * its inline cache.
 */
public non-sealed class SiteCell extends FeedbackCell {
  /** What came, by identity. */
  public final TypeSet seen = new TypeSet();

  private final String what;
  private Object last;

  /**
   * A cell that has seen nothing.
   *
   * @param what the word for what it collects, such as "shapes"
   */
  public SiteCell(int point, String what) {
    super(point);
    this.what = what;
  }

  /** Notes what came this time; cheap when it is the same as the last time. */
  public final void saw(Object o) {
    if (o != last) {
      last = o;
      seen.add(o);
    }
  }

  @Override
  public void clear() {
    dropCache();
    seen.clear();
  }

  @Override
  public void widen() {
    seen.widen();
  }

  /**
   * Drops the inline cache; called before a garbage collection, so that it keeps no class alive.
   */
  protected void dropCache() {
    last = null;
  }

  @Override
  final void weaken() {
    dropCache();
    seen.weaken();
  }

  @Override
  final void restore() {
    seen.restore();
  }

  @Override
  final Feedback copy() {
    return new Feedback.Site(what, seen.copy());
  }

  @Override
  public String describe(Function<Object, String> name) {
    return what + " " + seen.describe(name);
  }
}
