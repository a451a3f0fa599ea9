package jyston.cli;

/** The help texts. */
final class Help {
  private Help() {}

  static String version(boolean full) {
    String v = "Python 3.13.5";
    return full
        ? v
            + " (Jyston 0.1.0, "
            + System.getProperty("java.vm.name")
            + " "
            + System.getProperty("java.version")
            + ")\n"
        : v + "\n";
  }

  static String usage(String exe) {
    return "usage: "
        + exe
        + """
         [option] ... [-c cmd | -m mod | file | -] [arg] ...
        Options (each may have an environment variable that does the same):
        -b     : warn about str(bytes) and comparing bytes with str or int; -bb: raise errors
        -B     : write no cache files of compiled modules; PYTHONDONTWRITEBYTECODE
        -c cmd : run cmd; what follows is its arguments
        -d     : parser debugging, without effect here; PYTHONDEBUG
        -E     : ignore all PYTHON* environment variables
        -h     : print this help and exit (also -? and --help)
        -i     : go on interactively after the program; PYTHONINSPECT
        -I     : keep the user's environment out (as -E, -P and -s together)
        -m mod : run a library module as a program; what follows is its arguments
        -O     : drop assert statements and code under __debug__; PYTHONOPTIMIZE
        -OO    : as -O, and drop docstrings
        -P     : put no unsafe folder in front of sys.path; PYTHONSAFEPATH
        -q     : no version and copyright at the start of an interactive session
        -s     : leave out the user's site folder; PYTHONNOUSERSITE
        -S     : do not import site at the start
        -u     : write standard output and error at once; PYTHONUNBUFFERED
        -v     : trace imports; give it again for more; PYTHONVERBOSE
        -V     : print the version and exit (also --version); -VV: say more
        -W arg : warning filter action:message:category:module:line; PYTHONWARNINGS
        -x     : skip the first line of the program
        -X opt : an option of the implementation
        --check-hash-based-pycs always|default|never:
                 how cache files with a source hash are checked
        --help-env, --help-xoptions, --vm-help, --help-all: more help
        -JOPT  : pass OPT to the Java virtual machine

        Arguments:
        file   : the program: a file, or a folder or zip file with __main__.py
        -      : read the program from standard input (interactive on a terminal)
        arg ...: sys.argv[1:]
        """;
  }

  static final String ENVIRONMENT =
      """
      Environment variables that change behavior:
      PYTHONBREAKPOINT        : function that breakpoint() calls; 0 disables it
      PYTHONDONTWRITEBYTECODE : write no cache files (-B)
      PYTHONDEVMODE           : development mode (-X dev)
      PYTHONHASHSEED          : seed of the hashes of str and bytes, or "random"
      PYTHONINSPECT           : go on interactively after the program (-i)
      PYTHONINTMAXSTRDIGITS   : limit of int to str conversions (-X int_max_str_digits)
      PYTHONIOENCODING        : encoding[:errors] of the standard streams
      PYTHONNOUSERSITE        : leave out the user's site folder (-s)
      PYTHONOPTIMIZE          : optimisation level (-O)
      PYTHONPATH              : folders put in front of the module search path, with ':' between
      PYTHONPYCACHEPREFIX     : root of a separate tree of cache files (-X pycache_prefix)
      PYTHONSAFEPATH          : put no unsafe folder in front of sys.path (-P)
      PYTHONSTARTUP           : file run at the start of an interactive session
      PYTHONUNBUFFERED        : unbuffered standard output and error (-u)
      PYTHONUTF8              : UTF-8 mode (-X utf8)
      PYTHONVERBOSE           : trace imports (-v)
      PYTHONFAULTHANDLER      : enable faulthandler at the start (-X faulthandler)
      PYTHONNODEBUGRANGES     : tracebacks without columns (-X no_debug_ranges)
      PYTHONPROFILEIMPORTTIME : show how long each import takes (-X importtime)
      PYTHONTRACEMALLOC       : start tracemalloc with so many frames (-X tracemalloc)
      PYTHON_BASIC_REPL       : no line editing in interactive sessions
      PYTHON_COLORS           : colours in tracebacks and sessions, 1 or 0
      PYTHON_CPU_COUNT        : what os.cpu_count() says (-X cpu_count)
      PYTHON_GIL              : only 1 is supported (-X gil)
      PYTHON_HISTORY          : file that interactive sessions keep their history in
      PYTHONWARNDEFAULTENCODING: warn where the default encoding is used
      PYTHONWARNINGS          : warning filters, with ',' between (-W)
      JYSTON_JAVA_HOME        : the JDK to run on
      JYSTON_OPTIONS          : options of the VM (--vm-help)
      """;

  static final String X_OPTIONS =
      """
      Options of the implementation:
      -X cpu_count=N : what os.cpu_count() says; PYTHON_CPU_COUNT
      -X dev : development mode; PYTHONDEVMODE
      -X faulthandler : enable faulthandler at the start; PYTHONFAULTHANDLER
      -X frozen_modules=on|off : accepted; the library is never frozen
      -X gil=1 : the only value supported; PYTHON_GIL
      -X importtime : show how long each import takes; PYTHONPROFILEIMPORTTIME
      -X int_max_str_digits=N : limit of int to str conversions, 0 for none
      -X no_debug_ranges : tracebacks without columns; PYTHONNODEBUGRANGES
      -X pycache_prefix=PATH : root of a separate tree of cache files
      -X tracemalloc[=N] : start tracemalloc; PYTHONTRACEMALLOC
      -X utf8[=0|1] : UTF-8 mode
      -X warn_default_encoding : warn where the default encoding is used
      """;
}
