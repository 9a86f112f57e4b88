"""The sentences for what a database refuses: a constraint that was broken, a fault of the file."""

from __future__ import annotations

import re

from tracker.domain.errors import StoreError, TrackerError, WrongWords
from tracker.store import faults


def explain(error: BaseException, place: str) -> TrackerError:
    """The sentence for what a driver raised."""
    met: BaseException = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's own
    if isinstance(met, UnicodeError):
        return WrongWords("the text holds half a character, which can't be kept; type it again")
    if isinstance(met, OverflowError) or getattr(met, "sqlstate", "") == "22003":
        return WrongWords("a number is too large to be kept; use a smaller one")
    # Every DB-API driver has a class of that name for constraints.
    if any(base.__name__ == "IntegrityError" for base in type(met).__mro__):
        return _explain_constraint(str(met))
    return faults.explain(error, place)


def _explain_constraint(message: str) -> TrackerError:
    """Constraints are named after what they promise: ck_measures_value_is_not_negative."""
    if check := re.search(r"\bck_[a-z]+?_(\w+)", message):
        promise = check[1].replace("_", " ")
        return WrongWords(f"nothing was kept, since this must hold: {promise}")
    # SQLite's words or PostgreSQL's.
    if unique := re.search(r"UNIQUE constraint failed: (.+)|Key \((.+?)\)=", message):
        columns = re.sub(r"\w+\.", "", unique[1] or unique[2])
        return StoreError(f"nothing was kept: another record has the same {columns}")
    if missing := re.search(
        r"NOT NULL constraint failed: \w+\.(\w+)|null value in column \"(\w+)", message
    ):
        return WrongWords(f"nothing was kept: {missing[1] or missing[2]} must be given")
    told = message.partition("\n")[0]
    return StoreError(f"nothing was kept: the database refuses it ({told})")
