package jyston.stdlib.hash;

/** One running digest. */
interface Engine {
  void update(byte[] b, int from, int n);

  /** The digest of what came so far; more may follow. */
  byte[] digest(int length);

  Engine copy();

  /** Bytes per block. */
  int blockSize();

  /** Bytes of the digest; 0 when chosen at the end. */
  int size();
}
