"""A server's URL as it may be shown: every form of a password in it masked, whoever quotes it."""

from __future__ import annotations

import re
from urllib.parse import unquote, unquote_plus

from tracker.domain.errors import WrongWords

MASK = "***"
# How other programs name a server: `host=h password=...` (libpq), `Server=h;Pwd=...`, `me:pw@h/d`,
# or a URL that lacks a slash. None of it may become a file, with the password in its name.
_OTHER_FORMS = re.compile(
    r"(?!\w[\w+.-]*://)(\s*(host|hostaddr|port|dbname|database|user|user ?name|user ?id|uid"
    r"|server|data source|passfile|service|ssl ?mode)\s*=|(.*[\s;'\"])?(password|passwd|pwd)\s*="
    r"|postgres(ql)?(\+\w+)?:(?!//)|[^/\\]*:[^/\\]*@)",
    re.IGNORECASE | re.DOTALL,
)
_SECRET = re.compile("pass|secret|token|key", re.IGNORECASE)


def refuse_other_forms(words: str, from_where: str) -> None:
    """Raise WrongWords, which shows nothing of it, for a server that isn't named by a URL."""
    if _OTHER_FORMS.match(words):
        raise WrongWords(
            f"{from_where} names a server, but not by a URL; write it as "
            "postgresql://USER:PASSWORD@HOST:5432/DATABASE"
        )


def masked(url: str) -> str:
    """The URL without its passwords; also one that nobody can read.

    >>> masked("postgresql://me:s3cret@h/d"), masked("postgresql://h/d?user=me&password=s3cret")
    ('postgresql://me:***@h/d', 'postgresql://h/d?user=me&password=***')
    """
    for secret in secrets(url):
        url = url.replace(secret, MASK)
    return url


def secrets(url: str) -> list[str]:
    """The passwords in a URL as they stand there and as they are read, the longest first."""
    rest = url.partition("://")[2]
    found: set[str] = set()
    # A password may hold any character: it ends at the last @, wherever that is.
    user, at, _ = rest.rpartition("@")
    if at and ":" in user:
        found.add(user.partition(":")[2])
    for pair in re.split("[?&;#]", rest)[1:]:
        name, _, value = pair.partition("=")
        if _SECRET.search(unquote(name)) and value:
            found.add(value)
    found |= {read(each) for each in found for read in (unquote, unquote_plus)}
    return sorted((each for each in found if each), key=len, reverse=True)
