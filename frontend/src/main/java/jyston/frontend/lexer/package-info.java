/** The tokenizer: decoded source text to token arrays. */
package jyston.frontend.lexer;
