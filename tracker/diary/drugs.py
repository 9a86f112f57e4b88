"""What a person says of a drug that is known: a prescription, the tablets they have, its class.

It is kept in a record of the user's own, which goes before what ships.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from tracker.diary.diary import Diary
from tracker.diary.names import DrugLabel
from tracker.domain.catalogues.catalogue import Subject, load
from tracker.domain.catalogues.drug_limits import PRESCRIBED, limit_of
from tracker.domain.catalogues.ingredients import contents
from tracker.domain.errors import TrackerError, WrongWords, shown
from tracker.store.records import DELETED, SubjectRecord

DRUGS = "drugs"
#: The most in a day that is still read: more is a slip of the finger.
MOST_MG = 20_000


def named(diary: Diary, words: str) -> Subject:
    """What is known of a drug. Raises UnknownName."""
    return diary.catalogue(DRUGS).find(words)


def set_tablet(diary: Diary, words: str, mg: float) -> str:
    """Say how much is in one of the user's tablets. Returns the drug's name."""
    name = _find(diary, words)
    _refuse_product(diary, name)
    _write(diary, name, DrugLabel(tablet=mg).data(), f"--tablet {mg:g}")
    return name


def set_class(diary: Diary, words: str, drug_class: str) -> str:
    """Say what a drug of the user's own counts as in the rules. Returns its name."""
    name = _find(diary, words)
    _refuse_product(diary, name)
    shipped = load(DRUGS).get(name)
    if shipped is not None:
        raise WrongWords(f"{name} counts as {shipped.data['class']}; only your own can be changed")
    _write(diary, name, {"class": drug_class}, f"--class {drug_class}")
    return name


def prescribe(diary: Diary, words: str, amount: str) -> tuple[str, float]:
    """Hold a drug to what a doctor prescribed. Returns its name and the mg in 24 hours."""
    name = _find(diary, words)
    _refuse_product(diary, name)
    mg = read_prescribed(diary, name, amount)
    _write(diary, name, {PRESCRIBED: mg}, f"--prescribed {mg:g}mg/day")
    return name, mg


def back_to_label(diary: Diary, words: str) -> str:
    """Hold a prescribed drug to its label again. Returns its name."""
    name = _find(diary, words)
    if not limit_of(name, diary.catalogue(DRUGS)).prescribed:
        raise TrackerError(f"{name} is not marked as prescribed")
    _write(diary, name, {PRESCRIBED: None}, "--unset")
    return name


def read_prescribed(diary: Diary, name: str, text: str) -> float:
    """The mg in 24 hours that `1000mg/day`, `2x500mg/day` or `2 tablets a day` mean."""
    from tracker.domain.kinds import KINDS
    from tracker.domain.words.reading import read_words

    said = re.fullmatch(r"(.*\S)\s*(?:/\s*(?:day|d|24\s*h)|\b(?:a|per) day|daily)", text.strip())
    if said is None:
        raise WrongWords(
            f"write '{shown(text)}' as an amount a day, like 1000mg/day or 2x500mg/day"
        )
    words = [name, *said[1].split()]
    reading = read_words(KINDS["med"], words, catalogue=diary.catalogue(DRUGS), containers=None)
    mg = reading[0].measures.get("dose_mg") if len(reading) == 1 else None
    if mg is None or reading[0].subject != name:
        raise WrongWords(f"'{shown(text)}' is no amount a day; write it like 1000mg/day")
    if mg > MOST_MG:
        raise WrongWords(f"a day's dose is at most {MOST_MG} mg, not {mg:.0f}")
    return mg


def _find(diary: Diary, words: str) -> str:
    return named(diary, words).name


def _refuse_product(diary: Diary, name: str) -> None:
    """Rules go by ingredients: what is said of a product is said of what it holds."""
    held = contents(diary.catalogue(DRUGS).get(name))
    if held:
        raise WrongWords(f"{name} counts as what it holds; say it of that: {' or '.join(held)}")


def _write(diary: Diary, name: str, new: Mapping[str, Any], words: str) -> None:
    """Put values into the data of the user's own record of a drug; None takes one out."""
    with diary.changing() as store:
        known = store.records(SubjectRecord)
        mine = [r for r in known if (r.kind, r.name) == (DRUGS, name) and not r.alias_of]
        record = mine[-1] if mine else _new_record(store.new_uid(), name)
        data = json.loads(record.data) | new
        data = {key: value for key, value in data.items() if value is not None}
        record = record._replace(data=json.dumps(data, sort_keys=True))
        if not data and load(DRUGS).get(name) is not None:
            record = record._replace(stamps=DELETED)
        store.put(f"drug set {name} {words}", [record])


def _new_record(uid: str, name: str) -> SubjectRecord:
    return SubjectRecord(uid, DRUGS, name, alias_of=None, parent=None, data="{}")
