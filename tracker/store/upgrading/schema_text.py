"""The text of a schema, brought to one form: what SQLite reads the same is written the same.

White space, comments and quotes around plain names go, and the constraints of a table come sorted:
which of them a library writes how may change with its version. Nothing else is taken for equal.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?(?:\*/|$)|\s+      # said to nobody
    |'(?:[^']|'')*'                       # a text
    |"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]   # a name in quotes
    |\w+|[^\w\s]""",
    re.VERBOSE | re.DOTALL,
)
#: A name that needs no quotes. Capitals are left to the words of SQL, or "NULL" would be NULL.
_PLAIN = re.compile(r"[a-z_][a-z0-9_]*")
_CONSTRAINTS = ("CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN")


def normal(sql: str) -> str:
    """The one form of a CREATE statement."""
    words = _words(sql)
    if words[:2] != ["CREATE", "TABLE"]:
        return " ".join(words)
    start, parts, rest = _parts(words)
    columns = [part for part in parts if part and part[0] not in _CONSTRAINTS]
    constraints = sorted(part for part in parts if part and part[0] in _CONSTRAINTS)
    body = " , ".join(" ".join(part) for part in [*columns, *constraints])
    return " ".join([*start, "(", body, *rest])


def is_plain(sql: str) -> bool:
    """Whether what a statement makes holds nothing and keeps no row out: a view, most indexes."""
    return _words(sql)[1:2] in (["VIEW"], ["INDEX"])


def _words(sql: str) -> list[str]:
    found = (match[0] for match in _TOKEN.finditer(sql))
    return [_unquoted(word) for word in found if word.strip() and not word.startswith(("--", "/*"))]


def _unquoted(word: str) -> str:
    return word[1:-1] if word[0] in '"`[' and _PLAIN.fullmatch(word[1:-1]) else word


def _parts(words: list[str]) -> tuple[list[str], list[list[str]], list[str]]:
    """A table's statement: what is before its parentheses, each part in them, what is after."""
    if "(" not in words:
        return words, [], []
    first = words.index("(")
    parts: list[list[str]] = [[]]
    depth = 1
    for at, word in enumerate(words[first + 1 :], first + 1):
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return words[:first], parts, words[at:]
        if word == "," and depth == 1:
            parts.append([])
        else:
            parts[-1].append(word)
    return words[:first], parts, []
