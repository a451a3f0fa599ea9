/** Modules about text: unicodedata, _json, _csv, _tokenize, _locale. */
package jyston.stdlib.text;
