import pyparsing as pp

number = pp.pyparsing_common.number()
expression = pp.infix_notation(
    number,
    [
        (pp.one_of("* /"), 2, pp.OpAssoc.LEFT),
        (pp.one_of("+ -"), 2, pp.OpAssoc.LEFT),
    ],
)
print(expression.parse_string("1 + 2 * (3 - 4) / 5", parse_all=True).as_list())
key = pp.Word(pp.alphas, pp.alphanums)
pair = pp.Group(key("key") + pp.Suppress("=") + (pp.QuotedString('"') | number)("value"))
for p in pp.OneOrMore(pair).parse_string('a = 1 b2="two" c=3.5'):
    print(p.key, p.value)
try:
    expression.parse_string("1 + * 2", parse_all=True)
except pp.ParseException as e:
    print(e)
