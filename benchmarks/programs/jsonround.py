"""JSON documents written and read again, with the library's own code."""

import json


def document(n):
    return {
        "id": n,
        "name": f"item {n} \u00e9\u4e2d \"quoted\"",
        "tags": [f"tag{i}" for i in range(n % 5)],
        "price": n * 1.25,
        "nested": {"a": [1, 2, {"b": None}], "ok": n % 2 == 0},
    }


def run():
    documents = [document(i) for i in range(15000)]
    text = json.dumps(documents)
    again = json.loads(text)
    pretty = json.dumps(again[:150], indent=2, sort_keys=True)
    return len(text), again == documents, len(pretty), json.loads(pretty)[3]["tags"]


if __name__ == "__main__":
    import harness

    harness.main(run)
