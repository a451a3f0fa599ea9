package jyston.runtime.codec;

import jyston.runtime.BuiltinTable;
import jyston.runtime.Codecs;
import jyston.runtime.Ops;
import jyston.runtime.Py;
import jyston.runtime.PyBuffer;
import jyston.runtime.PyBytes;
import jyston.runtime.PyInt;
import jyston.runtime.PyObject;
import jyston.runtime.PyStr;
import jyston.runtime.PyTuple;
import jyston.runtime.annotation.PyFunction;
import jyston.runtime.annotation.PyModuleDef;
import jyston.runtime.module.BuiltinModule;

/** {@code _codecs}. */
@PyModuleDef(name = "_codecs")
public final class CodecsModule extends BuiltinModule {
  @Override
  protected BuiltinTable table() {
    return new CodecsModuleTable(this);
  }

  private static String errors(PyObject o) {
    if (o == null || o == Py.None) {
      return null;
    }
    if (o instanceof PyStr s) {
      return s.javaString();
    }
    throw Py.typeError("argument 2 must be str or None, not " + Ops.typeName(o));
  }

  private static PyStr text(PyObject o) {
    if (o instanceof PyStr s) {
      return s;
    }
    throw Py.typeError("argument 1 must be str, not " + Ops.typeName(o));
  }

  private static byte[] bytes(PyObject o) {
    return PyBuffer.bytes(o);
  }

  /** Bytes, or a str whose UTF-8 counts. */
  private static byte[] bytesOrText(PyObject o) {
    return o instanceof PyStr s ? Utf8.encode(s, null) : PyBuffer.bytes(o);
  }

  private static PyObject encoded(byte[] b, PyStr s) {
    return PyTuple.of(PyBytes.of(b), PyInt.of(s.length()));
  }

  /** All of complete input counts as consumed, whatever an error handler made of it. */
  private static PyObject decoded(Utf.Decoded d, byte[] in, boolean last) {
    return PyTuple.of(d.text(), PyInt.of(last ? in.length : d.consumed()));
  }

  private static PyObject decoded(PyStr s, int n) {
    return PyTuple.of(s, PyInt.of(n));
  }

  private static String name(String fn, String param, PyObject o, String fallback) {
    if (o == null) {
      return fallback;
    }
    if (o instanceof PyStr s) {
      return Codecs.nameArg(s);
    }
    throw Py.typeError(fn + "() argument '" + param + "' must be str, not " + Ops.typeName(o));
  }

  @PyFunction
  static void register(PyObject search_function) {
    CodecRegistry.current().register(search_function);
  }

  @PyFunction
  static void unregister(PyObject search_function) {
    CodecRegistry.current().unregister(search_function);
  }

  @PyFunction
  static PyObject lookup(PyObject encoding) {
    if (!(encoding instanceof PyStr)) {
      throw Py.typeError("lookup() argument must be str, not " + Ops.typeName(encoding));
    }
    return CodecRegistry.current().lookup(name("lookup", "encoding", encoding, null));
  }

  @PyFunction(name = "register_error")
  static void registerError(String errors, PyObject handler) {
    CodecRegistry.current().registerError(errors, handler);
  }

  @PyFunction(name = "lookup_error")
  static PyObject lookupError(String name) {
    return CodecRegistry.current().lookupError(name);
  }

  @PyFunction(sig = "(obj, encoding='utf-8', errors='strict')")
  static PyObject encode(PyObject obj, PyObject encoding, PyObject errors) {
    return CodecRegistry.current()
        .encode(
            obj,
            name("encode", "encoding", encoding, "utf-8"),
            name("encode", "errors", errors, null));
  }

  @PyFunction(sig = "(obj, encoding='utf-8', errors='strict')")
  static PyObject decode(PyObject obj, PyObject encoding, PyObject errors) {
    return CodecRegistry.current()
        .decode(
            obj,
            name("decode", "encoding", encoding, "utf-8"),
            name("decode", "errors", errors, null));
  }

  @PyFunction(name = "escape_encode", sig = "(data, errors=None, /)")
  static PyObject escapeEncode(PyBytes data, PyObject errors) {
    return PyTuple.of(PyBytes.of(Escapes.encodeBytes(data.value)), PyInt.of(data.value.length));
  }

  @PyFunction(name = "escape_decode", sig = "(data, errors=None, /)")
  static PyObject escapeDecode(PyObject data, PyObject errors) {
    byte[] b = bytesOrText(data);
    return PyTuple.of(PyBytes.of(Escapes.decodeBytes(b, errors(errors))), PyInt.of(b.length));
  }

  @PyFunction(name = "readbuffer_encode", sig = "(data, errors=None, /)")
  static PyObject readbufferEncode(PyObject data, PyObject errors) {
    byte[] b = bytesOrText(data);
    return PyTuple.of(PyBytes.of(b.clone()), PyInt.of(b.length));
  }

  @PyFunction(name = "charmap_build")
  static PyObject charmapBuild(PyStr map) {
    return Charmap.build(map);
  }

  @PyFunction(name = "charmap_encode", sig = "(str, errors=None, mapping=None, /)")
  static PyObject charmapEncode(PyObject str, PyObject errors, PyObject mapping) {
    PyStr s = text(str);
    return encoded(Charmap.encode(s, mapping, errors(errors)), s);
  }

  @PyFunction(name = "charmap_decode", sig = "(data, errors=None, mapping=None, /)")
  static PyObject charmapDecode(PyObject data, PyObject errors, PyObject mapping) {
    byte[] b = bytes(data);
    return decoded(Charmap.decode(b, mapping, errors(errors)), b.length);
  }

  @PyFunction(name = "unicode_escape_decode", sig = "(data, errors=None, final=True, /)")
  static PyObject unicodeEscapeDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytesOrText(data);
    return decoded(Escapes.decodeUnicode(b, errors(errors), last), b, last);
  }

  @PyFunction(name = "raw_unicode_escape_decode", sig = "(data, errors=None, final=True, /)")
  static PyObject rawUnicodeEscapeDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytesOrText(data);
    return decoded(Escapes.decodeRaw(b, errors(errors), last), b, last);
  }

  @PyFunction(name = "latin_1_decode", sig = "(data, errors=None, /)")
  static PyObject latin1Decode(PyObject data, PyObject errors) {
    byte[] b = bytes(data);
    return decoded(Latin.decodeLatin1(b), b.length);
  }

  @PyFunction(name = "ascii_decode", sig = "(data, errors=None, /)")
  static PyObject asciiDecode(PyObject data, PyObject errors) {
    byte[] b = bytes(data);
    return decoded(Latin.decodeAscii(b, errors(errors)), b.length);
  }

  @PyFunction(name = "utf_7_encode", sig = "(str, errors=None, /)")
  static PyObject utf7Encode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf7.encode(s), s);
  }

  @PyFunction(name = "utf_8_encode", sig = "(str, errors=None, /)")
  static PyObject utf8Encode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf8.encode(s, errors(errors)), s);
  }

  @PyFunction(name = "utf_16_le_encode", sig = "(str, errors=None, /)")
  static PyObject utf16leEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 2, -1, errors(errors)), s);
  }

  @PyFunction(name = "utf_16_be_encode", sig = "(str, errors=None, /)")
  static PyObject utf16beEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 2, 1, errors(errors)), s);
  }

  @PyFunction(name = "utf_32_le_encode", sig = "(str, errors=None, /)")
  static PyObject utf32leEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 4, -1, errors(errors)), s);
  }

  @PyFunction(name = "utf_32_be_encode", sig = "(str, errors=None, /)")
  static PyObject utf32beEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 4, 1, errors(errors)), s);
  }

  @PyFunction(name = "unicode_escape_encode", sig = "(str, errors=None, /)")
  static PyObject unicodeEscapeEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Escapes.encodeUnicode(s), s);
  }

  @PyFunction(name = "raw_unicode_escape_encode", sig = "(str, errors=None, /)")
  static PyObject rawUnicodeEscapeEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Escapes.encodeRaw(s), s);
  }

  @PyFunction(name = "latin_1_encode", sig = "(str, errors=None, /)")
  static PyObject latin1Encode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Latin.encode(s, 256, errors(errors)), s);
  }

  @PyFunction(name = "ascii_encode", sig = "(str, errors=None, /)")
  static PyObject asciiEncode(PyObject str, PyObject errors) {
    PyStr s = text(str);
    return encoded(Latin.encode(s, 128, errors(errors)), s);
  }

  @PyFunction(name = "utf_7_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf7Decode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf7.decode(b, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_8_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf8Decode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf8.decode(b, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_16_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf16Decode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 2, 0, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_16_le_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf16leDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 2, -1, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_16_be_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf16beDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 2, 1, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_16_encode", sig = "(str, errors=None, byteorder=0, /)")
  static PyObject utf16Encode(PyObject str, PyObject errors, int byteorder) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 2, byteorder, errors(errors)), s);
  }

  @PyFunction(name = "utf_16_ex_decode", sig = "(data, errors=None, byteorder=0, final=False, /)")
  static PyObject utf16ExDecode(PyObject data, PyObject errors, int byteorder, boolean last) {
    byte[] b = bytes(data);
    Utf.Decoded d = Utf.decode(b, 2, byteorder, errors(errors), last);
    return PyTuple.of(d.text(), PyInt.of(last ? b.length : d.consumed()), PyInt.of(d.order()));
  }

  @PyFunction(name = "utf_32_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf32Decode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 4, 0, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_32_le_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf32leDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 4, -1, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_32_be_decode", sig = "(data, errors=None, final=False, /)")
  static PyObject utf32beDecode(PyObject data, PyObject errors, boolean last) {
    byte[] b = bytes(data);
    return decoded(Utf.decode(b, 4, 1, errors(errors), last), b, last);
  }

  @PyFunction(name = "utf_32_encode", sig = "(str, errors=None, byteorder=0, /)")
  static PyObject utf32Encode(PyObject str, PyObject errors, int byteorder) {
    PyStr s = text(str);
    return encoded(Utf.encode(s, 4, byteorder, errors(errors)), s);
  }

  @PyFunction(name = "utf_32_ex_decode", sig = "(data, errors=None, byteorder=0, final=False, /)")
  static PyObject utf32ExDecode(PyObject data, PyObject errors, int byteorder, boolean last) {
    byte[] b = bytes(data);
    Utf.Decoded d = Utf.decode(b, 4, byteorder, errors(errors), last);
    return PyTuple.of(d.text(), PyInt.of(last ? b.length : d.consumed()), PyInt.of(d.order()));
  }
}
