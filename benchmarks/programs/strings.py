"""Text work: splitting, joining, formatting, searching and translating."""

WORDS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu".split()


def build(n):
    lines = []
    for i in range(n):
        word = WORDS[i % len(WORDS)]
        lines.append(f"{i:05d} {word.title():<10}|{i * 1.5:8.2f}|{i:#06x}")
    return lines


def parse(lines):
    total = 0.0
    names = {}
    for line in lines:
        head, amount, code = line.split("|")
        number, name = head.split()
        total += float(amount)
        names[name] = names.get(name, 0) + int(number) + int(code, 16)
    return total, names


def count_words(text):
    counts = {}
    for word in text.lower().replace("|", " ").split():
        if word.isalpha():
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))


def mangle(text):
    table = str.maketrans("abcdef", "fedcba", "x")
    out = []
    for ch in text[:200000]:
        if ch.isdigit():
            out.append(str(9 - int(ch)))
        elif ch.isupper():
            out.append(ch.lower())
        else:
            out.append(ch)
    return "".join(out).translate(table)


def run():
    lines = build(30000)
    total, names = parse(lines)
    text = "\n".join(lines)
    mangled = mangle(text)
    return (
        total,
        sorted(names.items())[:3],
        count_words(text)[:3],
        len(mangled),
        mangled.count("a"),
        text.find("29999"),
        hash(text) == hash("\n".join(lines)),
    )


if __name__ == "__main__":
    import harness

    harness.main(run)
