"""JSON in pieces says what it says in one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tracker.store.json_pieces import JsonPieces

WHOLE = [
    "{}",
    " { } ",
    '{"entries":{"a":null,"b":{"note":"rain, \\"wind\\" \\u2602 ☔","n":-12.5e3}},"goals":{}}',
    '{\n "a" : { "b" : 17 , "c" : [1, 2, {"d": true}] } }\n',
]
BROKEN = ["", "[]", "{", '{"a":{"b":1}', '{"a":{"b" 1}}', '{"a":{"b":1,}}', '{5:{}}', "{}{}", "{}x",
          '{"a":{"b":tru}}', '{"a":{"b":"x}}', '{"a":5}', '{"a":{"b":' + "[" * 200_000]  # fmt: skip


def cut(text: str, size: int) -> list[str]:
    return [text[n : n + size] for n in range(0, len(text), size)]


def read(text: str, size: int) -> dict[str, dict[str, Any]]:
    pieces = JsonPieces(cut(text, size))
    found = {
        name: {inner: pieces.value() for inner in pieces.members()} for name in pieces.members()
    }
    pieces.end()
    return found


@pytest.mark.parametrize("text", WHOLE)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_it_reads_the_same_however_it_is_cut(text: str, size: int) -> None:
    assert read(text, size) == json.loads(text)


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("size", [3000, 1_000_000])
def test_what_is_broken_is_refused(text: str, size: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(text, size)


def test_what_is_broken_is_not_read_to_its_end() -> None:
    pieces = iter(cut('{"a":{"b":!' + "x" * 20_000_000, 1_000_000))
    text = JsonPieces(pieces)
    assert next(text.members()) == "a"
    with pytest.raises(ValueError, match="broken"):
        text.value()
    assert sum(1 for _ in pieces) > 5
