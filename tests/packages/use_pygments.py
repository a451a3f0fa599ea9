from pygments import highlight
from pygments.formatters import HtmlFormatter, NullFormatter, TerminalFormatter
from pygments.lexers import get_lexer_by_name, guess_lexer_for_filename

code = 'def f(x: int) -> str:\n    """Doc."""\n    return f"{x + 1!r:>5}" # done\n'
for formatter in (HtmlFormatter(), TerminalFormatter(), NullFormatter()):
    print(highlight(code, get_lexer_by_name("python"), formatter))
for name, text in (("a.json", '{"a": [1, true, null]}'), ("a.java", "class A { int x = 1; /* c */ }"), ("a.html", "<p class='x'>t</p>")):
    lexer = guess_lexer_for_filename(name, text)
    print(lexer.name, [(str(t), v) for t, v in lexer.get_tokens(text)][:8])
