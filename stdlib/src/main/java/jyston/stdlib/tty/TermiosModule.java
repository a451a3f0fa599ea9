package jyston.stdlib.tty;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBaseException;
import jyston.runtime.PyBytes;
import jyston.runtime.PyException;
import jyston.runtime.PyList;
import jyston.runtime.PyModule;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.PyType;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;
import jyston.runtime.module.posix.Errno;
import jyston.runtime.module.posix.FileNumbers;
import jyston.stdlib.binary.StructModule;

/** {@code termios}, for the structures of 64-bit Linux. */
@PyModuleDef(
    name = "termios",
    doc =
        "This module provides an interface to the Posix calls for tty I/O control.\n"
            + "For a complete description of these calls, see the Posix or Unix manual\n"
            + "pages. It is only available for those Unix versions that support Posix\n"
            + "termios style tty I/O control.\n\n"
            + "All functions in this module take a file descriptor fd as their first\n"
            + "argument. This can be an integer file descriptor, such as returned by\n"
            + "sys.stdin.fileno(), or a file object, such as sys.stdin itself.")
public final class TermiosModule extends BuiltinModule {
  private static final String CONSTANTS =
      "B0=0 B1000000=4104 B110=3 B115200=4098 B1152000=4105 B1200=9 B134=4 B150=5 "
          + "B1500000=4106 B1800=10 B19200=14 B200=6 B2000000=4107 B230400=4099 B2400=11 "
          + "B2500000=4108 B300=7 B3000000=4109 B3500000=4110 B38400=15 B4000000=4111 "
          + "B460800=4100 B4800=12 B50=1 B500000=4101 B57600=4097 B576000=4102 B600=8 "
          + "B75=2 B921600=4103 B9600=13 BRKINT=2 BS0=0 BS1=8192 BSDLY=8192 CBAUD=4111 "
          + "CBAUDEX=4096 CDSUSP=25 CEOF=4 CEOL=0 CEOT=4 CERASE=127 CFLUSH=15 "
          + "CIBAUD=269418496 CINTR=3 CKILL=21 CLNEXT=22 CLOCAL=2048 CQUIT=28 CR0=0 "
          + "CR1=512 CR2=1024 CR3=1536 CRDLY=1536 CREAD=128 CRPRNT=18 CRTSCTS=2147483648 "
          + "CS5=0 CS6=16 CS7=32 CS8=48 CSIZE=48 CSTART=17 CSTOP=19 CSTOPB=64 CSUSP=26 "
          + "CWERASE=23 ECHO=8 ECHOCTL=512 ECHOE=16 ECHOK=32 ECHOKE=2048 ECHONL=64 "
          + "ECHOPRT=1024 EXTA=14 EXTB=15 EXTPROC=65536 FF0=0 FF1=32768 FFDLY=32768 "
          + "FIOASYNC=21586 FIOCLEX=21585 FIONBIO=21537 FIONCLEX=21584 FIONREAD=21531 "
          + "FLUSHO=4096 HUPCL=1024 ICANON=2 ICRNL=256 IEXTEN=32768 IGNBRK=1 IGNCR=128 "
          + "IGNPAR=4 IMAXBEL=8192 INLCR=64 INPCK=16 IOCSIZE_MASK=1073676288 "
          + "IOCSIZE_SHIFT=16 ISIG=1 ISTRIP=32 IUCLC=512 IUTF8=16384 IXANY=2048 "
          + "IXOFF=4096 IXON=1024 NCC=8 NCCS=32 NL0=0 NL1=256 NLDLY=256 NOFLSH=128 "
          + "N_MOUSE=2 N_PPP=3 N_SLIP=1 N_STRIP=4 N_TTY=0 OCRNL=8 OFDEL=128 OFILL=64 "
          + "OLCUC=2 ONLCR=4 ONLRET=32 ONOCR=16 OPOST=1 PARENB=256 PARMRK=8 PARODD=512 "
          + "PENDIN=16384 TAB0=0 TAB1=2048 TAB2=4096 TAB3=6144 TABDLY=6144 TCFLSH=21515 "
          + "TCGETA=21509 TCGETS=21505 TCIFLUSH=0 TCIOFF=2 TCIOFLUSH=2 TCION=3 TCOFLUSH=1 "
          + "TCOOFF=0 TCOON=1 TCSADRAIN=1 TCSAFLUSH=2 TCSANOW=0 TCSBRK=21513 "
          + "TCSBRKP=21541 TCSETA=21510 TCSETAF=21512 TCSETAW=21511 TCSETS=21506 "
          + "TCSETSF=21508 TCSETSW=21507 TCXONC=21514 TIOCCONS=21533 TIOCEXCL=21516 "
          + "TIOCGETD=21540 TIOCGICOUNT=21597 TIOCGLCKTRMIOS=21590 TIOCGPGRP=21519 "
          + "TIOCGSERIAL=21534 TIOCGSOFTCAR=21529 TIOCGWINSZ=21523 TIOCINQ=21531 "
          + "TIOCLINUX=21532 TIOCMBIC=21527 TIOCMBIS=21526 TIOCMGET=21525 "
          + "TIOCMIWAIT=21596 TIOCMSET=21528 TIOCM_CAR=64 TIOCM_CD=64 TIOCM_CTS=32 "
          + "TIOCM_DSR=256 TIOCM_DTR=2 TIOCM_LE=1 TIOCM_RI=128 TIOCM_RNG=128 TIOCM_RTS=4 "
          + "TIOCM_SR=16 TIOCM_ST=8 TIOCNOTTY=21538 TIOCNXCL=21517 TIOCOUTQ=21521 "
          + "TIOCPKT=21536 TIOCPKT_DATA=0 TIOCPKT_DOSTOP=32 TIOCPKT_FLUSHREAD=1 "
          + "TIOCPKT_FLUSHWRITE=2 TIOCPKT_NOSTOP=16 TIOCPKT_START=8 TIOCPKT_STOP=4 "
          + "TIOCSCTTY=21518 TIOCSERCONFIG=21587 TIOCSERGETLSR=21593 "
          + "TIOCSERGETMULTI=21594 TIOCSERGSTRUCT=21592 TIOCSERGWILD=21588 "
          + "TIOCSERSETMULTI=21595 TIOCSERSWILD=21589 TIOCSER_TEMT=1 TIOCSETD=21539 "
          + "TIOCSLCKTRMIOS=21591 TIOCSPGRP=21520 TIOCSSERIAL=21535 TIOCSSOFTCAR=21530 "
          + "TIOCSTI=21522 TIOCSWINSZ=21524 TOSTOP=256 VDISCARD=13 VEOF=4 VEOL=11 "
          + "VEOL2=16 VERASE=2 VINTR=0 VKILL=3 VLNEXT=15 VMIN=6 VQUIT=1 VREPRINT=12 "
          + "VSTART=8 VSTOP=9 VSUSP=10 VSWTC=7 VSWTCH=7 VT0=0 VT1=16384 VTDLY=16384 "
          + "VTIME=5 VWERASE=14 XCASE=4 XTABS=6144 _POSIX_VDISABLE=0";

  private static final int SIZE = 60;
  private static final int CC = 17;
  private static final int NCCS = 32;
  private static final int LFLAG = 12;
  private static final int ICANON = 2;
  private static final int VTIME = 5;
  private static final int VMIN = 6;
  private static final long TIOCGWINSZ = 0x5413;
  private static final long TIOCSWINSZ = 0x5414;

  private PyType error;

  /** For the index. */
  public TermiosModule() {}

  @Override
  protected void init(PyModule m) {
    error = StructModule.exceptionType("error", "termios", PyBaseException.EXCEPTION);
    m.add("error", error);
    for (String s : CONSTANTS.split(" ")) {
      int eq = s.indexOf('=');
      m.add(s.substring(0, eq), Py.integer(Long.parseLong(s.substring(eq + 1))));
    }
  }

  private int check(int r) {
    if (r < 0) {
      throw new PyException(error, Py.integer(-r), PyStr.of(Errno.message(-r)));
    }
    return r;
  }

  @PyFunction(
      sig = "(fd, /)",
      doc =
          "Get the tty attributes for file descriptor fd.\n\n"
              + "Returns a list [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]\n"
              + "where cc is a list of the tty special characters (each a string of\n"
              + "length 1, except the items with indices VMIN and VTIME, which are\n"
              + "integers when these fields are defined).  The interpretation of the\n"
              + "flags and the speeds as well as the indexing in the cc array must be\n"
              + "done using the symbolic constants defined in this module.")
  PyObject tcgetattr(PyObject fd) {
    int f = FileNumbers.of(fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment t = arena.allocate(SIZE, 8);
      check(FileNumbers.sys("tcgetattr", f, t.address()));
      boolean canonical = (t.get(ValueLayout.JAVA_INT, LFLAG) & ICANON) != 0;
      PyList cc = new PyList();
      for (int i = 0; i < NCCS; i++) {
        byte c = t.get(ValueLayout.JAVA_BYTE, CC + i);
        cc.add(
            !canonical && (i == VMIN || i == VTIME)
                ? Py.integer(c & 0xFF)
                : PyBytes.of(new byte[] {c}));
      }
      PyList l = new PyList();
      for (int at = 0; at <= LFLAG; at += 4) {
        l.add(Py.integer(t.get(ValueLayout.JAVA_INT, at) & 0xFFFFFFFFL));
      }
      l.add(Py.integer(FileNumbers.sys("cfgetispeed", t.address()) & 0xFFFFFFFFL));
      l.add(Py.integer(FileNumbers.sys("cfgetospeed", t.address()) & 0xFFFFFFFFL));
      l.add(cc);
      return l;
    }
  }

  private static PyException badAttributes() {
    return Py.typeError("tcsetattr, arg 3: must be 7 element list");
  }

  @PyFunction(
      sig = "(fd, when, attributes, /)",
      doc =
          "Set the tty attributes for file descriptor fd.\n\n"
              + "The attributes to be set are taken from the attributes argument, which\n"
              + "is a list like the one returned by tcgetattr(). The when argument\n"
              + "determines when the attributes are changed: termios.TCSANOW to\n"
              + "change immediately, termios.TCSADRAIN to change after transmitting all\n"
              + "queued output, or termios.TCSAFLUSH to change after transmitting all\n"
              + "queued output and discarding all queued input.")
  void tcsetattr(PyObject fd, int when, PyObject attributes) {
    int f = FileNumbers.of(fd);
    if (!(attributes instanceof PyList l) || l.size() != 7) {
      throw badAttributes();
    }
    PyObject[] items = l.toArray();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment t = arena.allocate(SIZE, 8);
      // What has no place in the list, such as the line discipline, stays as it is.
      check(FileNumbers.sys("tcgetattr", f, t.address()));
      for (int i = 0; i < 4; i++) {
        t.set(ValueLayout.JAVA_INT, 4L * i, (int) Ops.asLong(items[i]));
      }
      long in = Ops.asLong(items[4]);
      long out = Ops.asLong(items[5]);
      if (!(items[6] instanceof PyList cc) || cc.size() != NCCS) {
        throw Py.typeError("tcsetattr: attributes[6] must be " + NCCS + " element list");
      }
      for (int i = 0; i < NCCS; i++) {
        t.set(ValueLayout.JAVA_BYTE, CC + i, character(cc.get(i)));
      }
      check(FileNumbers.sys("cfsetispeed", t.address(), in));
      check(FileNumbers.sys("cfsetospeed", t.address(), out));
      check(FileNumbers.sysBlocking("tcsetattr", f, when, t.address()));
    }
  }

  private static byte character(PyObject o) {
    if (o instanceof PyBytes b && b.value.length == 1) {
      return b.value[0];
    }
    if (Ops.isIndex(o)) {
      return (byte) Ops.asLong(o);
    }
    throw Py.typeError("tcsetattr: elements of attributes must be characters or integers");
  }

  @PyFunction(
      sig = "(fd, duration, /)",
      doc =
          "Send a break on file descriptor fd.\n\n"
              + "A zero duration sends a break for 0.25-0.5 seconds; a nonzero duration\n"
              + "has a system dependent meaning.")
  void tcsendbreak(PyObject fd, int duration) {
    check(FileNumbers.sysBlocking("tcsendbreak", FileNumbers.of(fd), duration));
  }

  @PyFunction(
      sig = "(fd, /)",
      doc = "Wait until all output written to file descriptor fd has been transmitted.")
  void tcdrain(PyObject fd) {
    check(FileNumbers.sysBlocking("tcdrain", FileNumbers.of(fd)));
  }

  @PyFunction(
      sig = "(fd, queue, /)",
      doc =
          "Discard queued data on file descriptor fd.\n\n"
              + "The queue selector specifies which queue: termios.TCIFLUSH for the input\n"
              + "queue, termios.TCOFLUSH for the output queue, or termios.TCIOFLUSH for\n"
              + "both queues.")
  void tcflush(PyObject fd, int queue) {
    check(FileNumbers.sysBlocking("tcflush", FileNumbers.of(fd), queue));
  }

  @PyFunction(
      sig = "(fd, action, /)",
      doc =
          "Suspend or resume input or output on file descriptor fd.\n\n"
              + "The action argument can be termios.TCOOFF to suspend output,\n"
              + "termios.TCOON to restart output, termios.TCIOFF to suspend input,\n"
              + "or termios.TCION to restart input.")
  void tcflow(PyObject fd, int action) {
    check(FileNumbers.sysBlocking("tcflow", FileNumbers.of(fd), action));
  }

  @PyFunction(
      sig = "(fd, /)",
      doc = "Get the tty winsize for file descriptor fd.\n\n" + "Returns a tuple (ws_row, ws_col).")
  PyObject tcgetwinsize(PyObject fd) {
    int f = FileNumbers.of(fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment w = arena.allocate(8, 8);
      check(FileNumbers.sys("ioctl", f, TIOCGWINSZ, w.address()));
      return PyTuple.of(size(w, 0), size(w, 2));
    }
  }

  private static PyObject size(MemorySegment w, int at) {
    return Py.integer(w.get(ValueLayout.JAVA_SHORT, at) & 0xFFFF);
  }

  @PyFunction(
      sig = "(fd, winsize, /)",
      doc =
          "Set the tty winsize for file descriptor fd.\n\n"
              + "The winsize to be set is taken from the winsize argument, which\n"
              + "is a two-item tuple (ws_row, ws_col) like the one returned by tcgetwinsize().")
  void tcsetwinsize(PyObject fd, PyObject winsize) {
    int f = FileNumbers.of(fd);
    if (!(winsize instanceof PyTuple || winsize instanceof PyList) || Ops.len(winsize) != 2) {
      throw Py.typeError("tcsetwinsize, arg 2: must be a two-item sequence");
    }
    long rows = Ops.asLong(winsize.getItem(Py.integer(0)));
    long columns = Ops.asLong(winsize.getItem(Py.integer(1)));
    if ((rows & ~0xFFFF) != 0 || (columns & ~0xFFFF) != 0) {
      throw Py.overflowError("winsize value(s) out of range");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment w = arena.allocate(8, 8);
      // The sizes in pixels stay.
      check(FileNumbers.sys("ioctl", f, TIOCGWINSZ, w.address()));
      w.set(ValueLayout.JAVA_SHORT, 0, (short) rows);
      w.set(ValueLayout.JAVA_SHORT, 2, (short) columns);
      check(FileNumbers.sys("ioctl", f, TIOCSWINSZ, w.address()));
    }
  }
}
