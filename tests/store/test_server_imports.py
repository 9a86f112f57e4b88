"""A diary on a server takes what other apps wrote as a file does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_process
from tests.transfer.exports import EXPORTS, Export

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_server_takes_an_import(
    server_diary: str, home: Path, tmp_path: Path, export: Export
) -> None:
    export.make(tmp_path / export.name)
    words = ["--db", server_diary, "import", str(tmp_path / export.name), "--json"]
    if export.mapping:
        (tmp_path / "m.toml").write_text(export.mapping)
        words[3:3] = ["csv"]
        words += ["--map", str(tmp_path / "m.toml")]
    for added in (export.added, {}):
        answer = run_process(words)
        assert answer.code == 0, answer
        assert answer.json["added"] == added
    assert "undone: import" in run_process(["--db", server_diary, "undo"]).out
    assert run_process(words).json["added"] == export.added
