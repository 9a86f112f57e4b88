"""A server's URL as it is shown: none of its passwords, everything else as it was typed."""

from __future__ import annotations

import pytest

from tracker.domain.errors import WrongWords
from tracker.store.server.server_url import masked, refuse_other_forms, secrets


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:s3cret@h/d", "postgresql://me:***@h/d"),
        ("postgresql://me:s3@cret@h/d", "postgresql://me:***@h/d"),
        ("postgresql://me:s3:cret@h:5432/d", "postgresql://me:***@h:5432/d"),
        ("postgresql://me@h/d", "postgresql://me@h/d"),
        ("postgresql://me:@h/d", "postgresql://me:@h/d"),
        ("postgresql://h:5432/d", "postgresql://h:5432/d"),
        ("postgresql://h/d?user=me&password=s3cret", "postgresql://h/d?user=me&password=***"),
        ("postgresql://h/d?%70assword=s3cret", "postgresql://h/d?%70assword=***"),
        ("postgresql://h?passwd=a1;token=b2#key=c3", "postgresql://h?passwd=***;token=***#key=***"),
        ("postgresql://h/d?password=&user=me", "postgresql://h/d?password=&user=me"),
        ("postgresql://me:long-s3cret@h/d?password=s3cret", "postgresql://me:***@h/d?password=***"),
        ("host password: s3cret", "host password: s3cret"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_url(url: str, shown: str) -> None:
    assert masked(url) == shown


def test_a_password_is_known_as_it_stands_and_as_it_is_read() -> None:
    found = secrets("postgresql://me:s3%40c+t@h/d?password=s3%40c+t&sslpassword=pw")
    assert set(found) == {"s3%40c+t", "s3@c+t", "s3@c t", "pw"}
    assert [len(each) for each in found] == [8, 6, 6, 2]


def test_another_form_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(WrongWords, match="--db names a server, but not by a URL") as refused:
        refuse_other_forms("host=h password=s3cret", "--db")
    assert "s3cret" not in str(refused.value)
    refuse_other_forms("postgresql://me:s3cret@h/d", "--db")
