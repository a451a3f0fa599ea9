package jyston.runtime.module;

/** The builtin modules of the core. */
public final class RuntimeModules implements ModuleProvider {
  private static final String[] NAMES = {
    "_ast",
    "_codecs",
    "_multibytecodec",
    "_codecs_cn",
    "_codecs_tw",
    "_codecs_hk",
    "_codecs_jp",
    "_codecs_kr",
    "_codecs_iso2022",
    "_imp",
    "_io",
    "_posixsubprocess",
    "_signal",
    "_string",
    "_suggestions",
    "_sysconfig",
    "_symtable",
    "_thread",
    "_typing",
    "_warnings",
    "builtins",
    "errno",
    "fcntl",
    "marshal",
    "posix",
    "pwd",
    "sys",
  };

  /** For the service loader. */
  public RuntimeModules() {}

  @Override
  public BuiltinModule create(String name) {
    return switch (name) {
      case "_ast" -> new jyston.runtime.module.ast.AstModule();
      case "_multibytecodec" -> new jyston.runtime.codec.MultibyteModule();
      case "_codecs_cn" -> new jyston.runtime.codec.CodecsCnModule();
      case "_codecs_tw" -> new jyston.runtime.codec.CodecsTwModule();
      case "_codecs_hk" -> new jyston.runtime.codec.CodecsHkModule();
      case "_codecs_jp" -> new jyston.runtime.codec.CodecsJpModule();
      case "_codecs_kr" -> new jyston.runtime.codec.CodecsKrModule();
      case "_codecs_iso2022" -> new jyston.runtime.codec.CodecsIso2022Module();
      case "_codecs" -> new jyston.runtime.codec.CodecsModule();
      case "_imp" -> new ImpModule();
      case "_io" -> new jyston.runtime.module.io.IoModule();
      case "_posixsubprocess" -> new jyston.runtime.module.posix.PosixSubprocessModule();
      case "_signal" -> new jyston.runtime.module.signal.SignalModule();
      case "_suggestions" -> new SuggestionsModule();
      case "_sysconfig" -> new SysconfigModule();
      case "fcntl" -> new jyston.runtime.module.posix.FcntlModule();
      case "pwd" -> new jyston.runtime.module.posix.PwdModule();
      case "_string" -> new StringModule();
      case "_symtable" -> new jyston.runtime.module.symtable.SymtableModule();
      case "_thread" -> new jyston.runtime.module.thread.ThreadModule();
      case "_typing" -> new TypingModule();
      case "_warnings" -> new WarningsModule();
      case "builtins" -> new jyston.runtime.module.builtins.BuiltinsModule();
      case "errno" -> new jyston.runtime.module.posix.ErrnoModule();
      case "marshal" -> new jyston.runtime.module.marshal.MarshalModule();
      case "posix" -> new jyston.runtime.module.posix.PosixModule();
      case "sys" -> new jyston.runtime.module.sys.SysModule();
      default -> null;
    };
  }

  @Override
  public String[] names() {
    return NAMES.clone();
  }
}
