package jyston.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/** Reads the annotated classes and has {@link TableWriter} write a table for each. */
public final class TableProcessor extends AbstractProcessor {
  private static final String PACKAGE = "jyston.runtime.annotation.";

  /** What an annotation makes of a method: the kind of entry and the name of its first argument. */
  private record Role(char kind, String self) {}

  private static final Map<String, Role> ROLES =
      Map.of(
          "PyMethod", new Role('m', "$self"),
          "PyClassMethod", new Role('c', "$type"),
          "PyStaticMethod", new Role('s', null),
          "PyNew", new Role('n', "$type"),
          "PyGetter", new Role('g', "$self"),
          "PySetter", new Role('t', "$self"),
          "PyFunction", new Role('f', null));

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(PACKAGE + "PyClass", PACKAGE + "PyModuleDef");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        generate((TypeElement) element);
      }
    }
    return true;
  }

  private void generate(TypeElement type) {
    Map<String, Object> declared = values(type, "PyClass");
    boolean module = declared == null;
    if (module) {
      declared = values(type, "PyModuleDef");
    }
    List<Entry> entries = new ArrayList<>();
    collect(type, type, module, entries);
    String pkg = processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    String table = type.getSimpleName() + "Table";
    String source =
        new TableWriter(
                pkg,
                table,
                type.getQualifiedName().toString(),
                module,
                isObject(type),
                declared,
                entries)
            .write();
    try (Writer out =
        processingEnv.getFiler().createSourceFile(pkg + "." + table, type).openWriter()) {
      out.write(source);
    } catch (IOException e) {
      error(type, "cannot write " + table + ": " + e.getMessage());
    }
  }

  /** Whether instances of the class are Python objects: it may also only hold static methods. */
  private boolean isObject(TypeElement type) {
    TypeElement object = processingEnv.getElementUtils().getTypeElement("jyston.runtime.PyObject");
    return object != null && processingEnv.getTypeUtils().isSubtype(type.asType(), object.asType());
  }

  /** Adds the methods of {@code owner} and of its superclasses that are no builtin themselves. */
  private void collect(TypeElement type, TypeElement owner, boolean module, List<Entry> entries) {
    if (owner.getSuperclass() instanceof DeclaredType parent
        && parent.asElement() instanceof TypeElement above
        && values(above, "PyClass") == null
        && values(above, "PyModuleDef") == null) {
      collect(type, above, module, entries);
    }
    for (Element member : owner.getEnclosedElements()) {
      if (member.getKind() != ElementKind.METHOD) {
        continue;
      }
      for (AnnotationMirror mirror : member.getAnnotationMirrors()) {
        TypeElement annotation = (TypeElement) mirror.getAnnotationType().asElement();
        if (!annotation.getQualifiedName().toString().startsWith(PACKAGE)) {
          continue;
        }
        Role role = ROLES.get(annotation.getSimpleName().toString());
        if (role != null) {
          add(type, owner, module, (ExecutableElement) member, role, values(mirror), entries);
        }
      }
    }
  }

  private void add(
      TypeElement type,
      TypeElement owner,
      boolean module,
      ExecutableElement method,
      Role role,
      Map<String, Object> given,
      List<Entry> entries) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      error(method, "a builtin function cannot be private");
      return;
    }
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    boolean receiver = !isStatic && !module;
    if (receiver && role.self != null && role.kind != 'm' && role.kind != 'g' && role.kind != 't') {
      error(method, "must be static: the class is its first parameter");
      return;
    }
    if (receiver && role.self == null) {
      error(method, "must be static: it has no self");
      return;
    }
    List<Entry.Type> types = new ArrayList<>();
    for (VariableElement p : method.getParameters()) {
      types.add(type(p, p.asType()));
    }
    int own = isStatic && role.self != null ? 1 : 0;
    if (types.size() < own) {
      error(method, "lacks the parameter for " + role.self.substring(1));
      return;
    }
    Signature signature;
    try {
      signature = signature(method, (String) given.getOrDefault("sig", ""), own);
      check(signature, types, own);
    } catch (IllegalArgumentException e) {
      error(method, e.getMessage());
      return;
    }
    String name = (String) given.getOrDefault("name", given.getOrDefault("value", ""));
    if (role.kind == 'n') {
      name = "__new__";
    } else if (name.isEmpty()) {
      name = method.getSimpleName().toString();
    }
    boolean member = Boolean.TRUE.equals(given.get("member"));
    char kind = member ? Character.toUpperCase(role.kind) : role.kind;
    String of = (isStatic ? owner : type).getQualifiedName().toString();
    entries.add(
        new Entry(
            name,
            kind,
            role.self,
            signature,
            (String) given.getOrDefault("doc", ""),
            of,
            method.getSimpleName().toString(),
            isStatic,
            receiver,
            types,
            type(method, method.getReturnType()).java()));
  }

  private static Signature signature(ExecutableElement method, String text, int own) {
    if (!text.isEmpty()) {
      return Signature.parse(text);
    }
    List<Signature.Param> params = new ArrayList<>();
    List<? extends VariableElement> java = method.getParameters();
    boolean varArgs = false;
    for (int i = own; i < java.size(); i++) {
      varArgs = java.get(i).asType().getKind() == TypeKind.ARRAY;
      if (varArgs && i + 1 < java.size()) {
        throw new IllegalArgumentException("needs a sig: parameters follow *args");
      }
      params.add(
          new Signature.Param(
              java.get(i).getSimpleName().toString(),
              varArgs ? Signature.Kind.VAR_ARGS : Signature.Kind.POSITIONAL,
              null));
    }
    int positional = params.size() - (varArgs ? 1 : 0);
    return new Signature(params, positional, positional);
  }

  private static void check(Signature signature, List<Entry.Type> types, int own) {
    List<Signature.Param> params = signature.params();
    if (params.size() != types.size() - own) {
      throw new IllegalArgumentException(
          "the signature has "
              + params.size()
              + " parameters but the Java method "
              + (types.size() - own));
    }
    for (int i = 0; i < params.size(); i++) {
      Signature.Param p = params.get(i);
      String java = types.get(own + i).java();
      if (p.kind() == Signature.Kind.VAR_ARGS
          && !java.endsWith("PyObject[]")
          && !java.endsWith(".PyTuple")) {
        throw new IllegalArgumentException("*" + p.name() + " must be PyObject[] or PyTuple");
      }
      if (p.kind() == Signature.Kind.VAR_KEYWORDS && !java.endsWith(".PyDict")) {
        throw new IllegalArgumentException("**" + p.name() + " must be PyDict");
      }
      if (p.fallback() != null) {
        TableWriter.literal(p.fallback(), java, p.name());
      }
    }
  }

  private Entry.Type type(Element where, TypeMirror mirror) {
    switch (mirror.getKind()) {
      case VOID, INT, LONG, DOUBLE, BOOLEAN -> {
        return new Entry.Type(mirror.toString(), mirror.toString());
      }
      case ARRAY -> {
        TypeMirror item = ((ArrayType) mirror).getComponentType();
        if (item instanceof DeclaredType d && d.asElement() instanceof TypeElement e) {
          return new Entry.Type(e.getQualifiedName() + "[]", "tuple");
        }
      }
      case DECLARED -> {
        TypeElement element = (TypeElement) ((DeclaredType) mirror).asElement();
        String java = element.getQualifiedName().toString();
        if (java.equals("java.lang.String")) {
          return new Entry.Type("String", "str");
        }
        Map<String, Object> declared = values(element, "PyClass");
        String simple = element.getSimpleName().toString();
        String python =
            declared != null
                ? (String) declared.get("name")
                : (simple.startsWith("Py") ? simple.substring(2) : simple).toLowerCase();
        return new Entry.Type(java, python);
      }
      default -> {}
    }
    error(where, "a builtin function cannot have the type " + mirror);
    return new Entry.Type("jyston.runtime.PyObject", "object");
  }

  private static Map<String, Object> values(TypeElement type, String annotation) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      TypeElement e = (TypeElement) mirror.getAnnotationType().asElement();
      if (e.getQualifiedName().contentEquals(PACKAGE + annotation)) {
        return values(mirror);
      }
    }
    return null;
  }

  private static Map<String, Object> values(AnnotationMirror mirror) {
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e :
        mirror.getElementValues().entrySet()) {
      Object value = e.getValue().getValue();
      if (value instanceof DeclaredType d) {
        value = ((TypeElement) d.asElement()).getQualifiedName().toString();
      }
      values.put(e.getKey().getSimpleName().toString(), value);
    }
    return values;
  }

  private void error(Element where, String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
  }
}
