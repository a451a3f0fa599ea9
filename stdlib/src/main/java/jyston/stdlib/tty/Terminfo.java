package jyston.stdlib.tty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strings of a terminal in the terminfo database (the file format of term(5)). */
final class Terminfo {
  private static final int MAGIC = 0x11A;
  private static final int MAGIC_WIDE = 0x21E;

  /** The names of the string capabilities, in the order of the file. */
  private static final String NAMES =
      "cbt bel cr csr tbc clear el ed hpa cmdch cup cud1 home civis cub1 mrcup "
          + "cnorm cuf1 ll cuu1 cvvis dch1 dl1 dsl hd smacs blink bold smcup smdc dim "
          + "smir invis prot rev smso smul ech rmacs sgr0 rmcup rmdc rmir rmso rmul flash "
          + "ff fsl is1 is2 is3 if ich1 il1 ip kbs ktbc kclr kctab kdch1 kdl1 kcud1 krmir "
          + "kel ked kf0 kf1 kf10 kf2 kf3 kf4 kf5 kf6 kf7 kf8 kf9 khome kich1 kil1 kcub1 "
          + "kll knp kpp kcuf1 kind kri khts kcuu1 rmkx smkx lf0 lf1 lf10 lf2 lf3 lf4 lf5 "
          + "lf6 lf7 lf8 lf9 rmm smm nel pad dch dl cud ich indn il cub cuf rin cuu pfkey "
          + "pfloc pfx mc0 mc4 mc5 rep rs1 rs2 rs3 rf rc vpa sc ind ri sgr hts wind ht "
          + "tsl uc hu iprog ka1 ka3 kb2 kc1 kc3 mc5p rmp acsc pln kcbt smxon rmxon smam "
          + "rmam xonc xoffc enacs smln rmln kbeg kcan kclo kcmd kcpy kcrt kend kent kext "
          + "kfnd khlp kmrk kmsg kmov knxt kopn kopt kprv kprt krdo kref krfr krpl krst "
          + "kres ksav kspd kund kBEG kCAN kCMD kCPY kCRT kDC kDL kslt kEND kEOL kEXT "
          + "kFND kHLP kHOM kIC kLFT kMSG kMOV kNXT kOPT kPRV kPRT kRDO kRPL kRIT kRES "
          + "kSAV kSPD kUND rfi kf11 kf12 kf13 kf14 kf15 kf16 kf17 kf18 kf19 kf20 kf21 "
          + "kf22 kf23 kf24 kf25 kf26 kf27 kf28 kf29 kf30 kf31 kf32 kf33 kf34 kf35 kf36 "
          + "kf37 kf38 kf39 kf40 kf41 kf42 kf43 kf44 kf45 kf46 kf47 kf48 kf49 kf50 kf51 "
          + "kf52 kf53 kf54 kf55 kf56 kf57 kf58 kf59 kf60 kf61 kf62 kf63 el1 mgc smgl "
          + "smgr fln sclk dclk rmclk cwin wingo hup dial qdial tone pulse hook pause "
          + "wait u0 u1 u2 u3 u4 u5 u6 u7 u8 u9 op oc initc initp scp setf setb cpi lpi "
          + "chr cvr defc swidm sdrfq sitm slm smicm snlq snrmq sshm ssubm ssupm sum "
          + "rwidm ritm rlm rmicm rshm rsubm rsupm rum mhpa mcud1 mcub1 mcuf1 mvpa mcuu1 "
          + "porder mcud mcub mcuf mcuu scs smgb smgbp smglp smgrp smgt smgtp sbim scsd "
          + "rbim rcsd subcs supcs docr zerom csnm kmous minfo reqmp getm setaf setab "
          + "pfxl devt csin s0ds s1ds s2ds s3ds smglr smgtb birep binel bicr colornm "
          + "defbi endbi setcolor slines dispc smpch rmpch smsc rmsc pctrm scesc scesa "
          + "ehhlm elhlm elohlm erhlm ethlm evhlm sgr1 slength OTi2 OTrs OTnl OTbc OTko "
          + "OTma OTG2 OTG3 OTG1 OTG4 OTGR OTGL OTGU OTGD OTGH OTGV OTGC meml memu box1";

  private final Map<String, byte[]> strings = new HashMap<>();

  private Terminfo() {}

  /** The string of a capability, or null. */
  byte[] string(String name) {
    return strings.get(name);
  }

  /**
   * Looks a terminal up.
   *
   * @return null when there is none of that name
   */
  static Terminfo find(String term, Map<String, String> env) {
    if (term.isEmpty() || term.indexOf('/') >= 0) {
      return null;
    }
    for (Path folder : folders(env)) {
      for (String sub : new String[] {term.substring(0, 1), Integer.toHexString(term.charAt(0))}) {
        Path file = folder.resolve(sub).resolve(term);
        if (Files.isReadable(file)) {
          try {
            Terminfo t = new Terminfo();
            t.read(Files.readAllBytes(file));
            return t;
          } catch (IOException | IndexOutOfBoundsException e) {
            // A broken entry: the next folder may have a good one.
            continue;
          }
        }
      }
    }
    return null;
  }

  private static List<Path> folders(Map<String, String> env) {
    List<Path> found = new ArrayList<>();
    String own = env.get("TERMINFO");
    if (own != null) {
      found.add(Path.of(own));
    }
    String home = env.get("HOME");
    if (home != null) {
      found.add(Path.of(home, ".terminfo"));
    }
    String more = env.get("TERMINFO_DIRS");
    if (more != null) {
      for (String s : more.split(":")) {
        found.add(Path.of(s.isEmpty() ? "/usr/share/terminfo" : s));
      }
    }
    for (String s :
        new String[] {
          "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"
        }) {
      found.add(Path.of(s));
    }
    return found;
  }

  private void read(byte[] data) throws IOException {
    ByteBuffer b = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int magic = b.getShort(0);
    if (magic != MAGIC && magic != MAGIC_WIDE) {
      throw new IOException("not a terminfo entry");
    }
    int at = 12 + b.getShort(2) + b.getShort(4);
    at += at & 1;
    at += b.getShort(6) * (magic == MAGIC ? 2 : 4);
    int count = b.getShort(8);
    int table = at + 2 * count;
    String[] names = NAMES.split(" ");
    for (int i = 0; i < Math.min(count, names.length); i++) {
      int offset = b.getShort(at + 2 * i);
      if (offset >= 0) {
        int end = table + offset;
        while (data[end] != 0) {
          end++;
        }
        strings.put(names[i], java.util.Arrays.copyOfRange(data, table + offset, end));
      }
    }
  }
}
