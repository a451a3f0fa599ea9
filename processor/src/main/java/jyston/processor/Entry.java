package jyston.processor;

import java.util.List;

/**
 * One entry of a table: the annotated Java method and its Python signature.
 *
 * @param kind the entry's kind as in {@code BuiltinTable}
 * @param self the text of the first parameter in the signature, such as {@code $self}, or null
 * @param owner the class a static method is called on
 * @param isStatic whether the Java method is static
 * @param receiver for an instance method of a type: whether the first argument is its receiver
 * @param types the Java types of the parameters, {@code self} included when {@code isStatic}
 * @param result the Java type of the result
 */
record Entry(
    String name,
    char kind,
    String self,
    Signature signature,
    String doc,
    String owner,
    String method,
    boolean isStatic,
    boolean receiver,
    List<Type> types,
    String result) {

  /**
   * A Java parameter type.
   *
   * @param java its name in Java
   * @param python the name of the Python type for messages
   */
  record Type(String java, String python) {}

  /** The number of arguments that come before the signature's own. */
  int offset() {
    return self == null ? 0 : 1;
  }

  /** The table's description of the entry: {@code name|kind|signature|doc}. */
  String spec() {
    return name + '|' + kind + '|' + signature.text(self) + '|' + doc;
  }
}
