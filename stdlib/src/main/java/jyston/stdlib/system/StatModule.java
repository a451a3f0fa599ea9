package jyston.stdlib.system;

import jyston.runtime.PyInt;
import jyston.runtime.PyModule;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _stat}, for Linux. */
@PyModuleDef(name = "_stat", doc = "S_IFMT_: file type bits\nS_IMODE: mode bits")
public final class StatModule extends BuiltinModule {
  private static final String CONSTANTS =
      "S_IFDIR=16384 S_IFCHR=8192 S_IFBLK=24576 S_IFREG=32768 S_IFIFO=4096 S_IFLNK=40960"
          + " S_IFSOCK=49152 S_IFDOOR=0 S_IFPORT=0 S_IFWHT=0 S_ISUID=2048 S_ISGID=1024"
          + " S_ISVTX=512 S_ENFMT=1024 S_IREAD=256 S_IWRITE=128 S_IEXEC=64 S_IRWXU=448"
          + " S_IRUSR=256 S_IWUSR=128 S_IXUSR=64 S_IRWXG=56 S_IRGRP=32 S_IWGRP=16 S_IXGRP=8"
          + " S_IRWXO=7 S_IROTH=4 S_IWOTH=2 S_IXOTH=1 UF_SETTABLE=65535 UF_NODUMP=1"
          + " UF_IMMUTABLE=2 UF_APPEND=4 UF_OPAQUE=8 UF_NOUNLINK=16 UF_COMPRESSED=32"
          + " UF_TRACKED=64 UF_DATAVAULT=128 UF_HIDDEN=32768 SF_SETTABLE=4294901760"
          + " SF_ARCHIVED=65536 SF_IMMUTABLE=131072 SF_APPEND=262144 SF_NOUNLINK=1048576"
          + " SF_SNAPSHOT=2097152 SF_FIRMLINK=8388608 SF_DATALESS=1073741824 ST_MODE=0 ST_INO=1"
          + " ST_DEV=2 ST_NLINK=3 ST_UID=4 ST_GID=5 ST_SIZE=6 ST_ATIME=7 ST_MTIME=8 ST_CTIME=9";

  @Override
  protected void init(PyModule m) {
    int from = 0;
    while (from < CONSTANTS.length()) {
      int eq = CONSTANTS.indexOf('=', from);
      int end = CONSTANTS.indexOf(' ', eq);
      end = end < 0 ? CONSTANTS.length() : end;
      m.add(CONSTANTS.substring(from, eq), PyInt.of(Long.parseLong(CONSTANTS, eq + 1, end, 10)));
      from = end + 1;
    }
  }

  private static long type(long mode) {
    return mode & 0xF000;
  }

  @PyFunction(
      name = "S_IMODE",
      doc = "Return the portion of the file's mode that can be set by os.chmod().")
  static long imode(long mode) {
    return mode & 0xFFF;
  }

  @PyFunction(
      name = "S_IFMT",
      doc = "Return the portion of the file's mode that describes the file type.")
  static long ifmt(long mode) {
    return type(mode);
  }

  @PyFunction(
      name = "S_ISDIR",
      doc = "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory.")
  static boolean isDir(long mode) {
    return type(mode) == 0x4000;
  }

  @PyFunction(
      name = "S_ISCHR",
      doc = "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character special device file.")
  static boolean isChr(long mode) {
    return type(mode) == 0x2000;
  }

  @PyFunction(
      name = "S_ISBLK",
      doc = "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special device file.")
  static boolean isBlk(long mode) {
    return type(mode) == 0x6000;
  }

  @PyFunction(
      name = "S_ISREG",
      doc = "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file.")
  static boolean isReg(long mode) {
    return type(mode) == 0x8000;
  }

  @PyFunction(
      name = "S_ISFIFO",
      doc = "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named pipe).")
  static boolean isFifo(long mode) {
    return type(mode) == 0x1000;
  }

  @PyFunction(
      name = "S_ISLNK",
      doc = "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link.")
  static boolean isLnk(long mode) {
    return type(mode) == 0xA000;
  }

  @PyFunction(
      name = "S_ISSOCK",
      doc = "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket.")
  static boolean isSock(long mode) {
    return type(mode) == 0xC000;
  }

  @PyFunction(
      name = "S_ISDOOR",
      doc = "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door.")
  static boolean isDoor(long mode) {
    return false;
  }

  @PyFunction(
      name = "S_ISPORT",
      doc = "S_ISPORT(mode) -> bool\n\nReturn True if mode is from an event port.")
  static boolean isPort(long mode) {
    return false;
  }

  @PyFunction(
      name = "S_ISWHT",
      doc = "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout.")
  static boolean isWht(long mode) {
    return false;
  }

  private static char typeChar(long mode) {
    return switch ((int) type(mode)) {
      case 0x8000 -> '-';
      case 0x4000 -> 'd';
      case 0xA000 -> 'l';
      case 0x6000 -> 'b';
      case 0x2000 -> 'c';
      case 0x1000 -> 'p';
      case 0xC000 -> 's';
      default -> '?';
    };
  }

  private static char exec(long mode, int special, int x, char both, char only) {
    return (mode & special) != 0 ? (mode & x) != 0 ? both : only : (mode & x) != 0 ? 'x' : '-';
  }

  @PyFunction(name = "filemode", doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'")
  static String fileMode(long mode) {
    char[] c = new char[10];
    c[0] = typeChar(mode);
    c[1] = (mode & 256) != 0 ? 'r' : '-';
    c[2] = (mode & 128) != 0 ? 'w' : '-';
    c[3] = exec(mode, 2048, 64, 's', 'S');
    c[4] = (mode & 32) != 0 ? 'r' : '-';
    c[5] = (mode & 16) != 0 ? 'w' : '-';
    c[6] = exec(mode, 1024, 8, 's', 'S');
    c[7] = (mode & 4) != 0 ? 'r' : '-';
    c[8] = (mode & 2) != 0 ? 'w' : '-';
    c[9] = exec(mode, 512, 1, 't', 'T');
    return new String(c);
  }
}
