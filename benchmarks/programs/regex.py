"""A log file read with regular expressions."""

import re

LINE = re.compile(
    r"(?P<host>\d+\.\d+\.\d+\.\d+) - (?P<user>\w+|-) \[(?P<when>[^\]]+)\] "
    r'"(?P<verb>GET|POST|PUT) (?P<path>/[^ ?]*)(?:\?(?P<query>\S*))? HTTP/1\.[01]" '
    r"(?P<status>\d{3}) (?P<size>\d+|-)"
)


def lines(n):
    for i in range(n):
        yield (
            f"10.{i % 7}.{i % 11}.{i % 251} - {'-' if i % 3 else 'user%d' % (i % 5)} "
            f"[{i % 28 + 1:02d}/Mar/2024:10:{i % 60:02d}:00] "
            f'"{("GET", "POST", "PUT")[i % 3]} /page/{i % 17}/item.html?q={i}&sort=asc HTTP/1.1" '
            f"{(200, 404, 500)[i % 3]} {i * 37 % 5000}"
        )


def run():
    hosts = set()
    by_path = {}
    size = 0
    for line in lines(10000):
        m = LINE.match(line)
        hosts.add(m["host"])
        key = re.sub(r"\d+", "#", m["path"])
        by_path[key] = by_path.get(key, 0) + 1
        size += int(m["size"])
        query = dict(part.split("=") for part in re.split("&", m["query"]))
        size += len(query["q"])
    words = re.findall(r"\b[a-z]{4,}\b", " ".join(lines(2000)))
    return len(hosts), by_path, size, len(words)


if __name__ == "__main__":
    import harness

    harness.main(run)
