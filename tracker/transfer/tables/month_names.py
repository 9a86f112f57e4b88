"""Months by the names that they have in a date, told by the weekday beside them.

A name may be another month's in another language (`listopada` is November in Polish and October in
Croatian), so that the weekday, which says the language, has to be of it, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tracker.domain.time.time_words import month_named

#: The weekdays from Monday on, then the months, of each language but English.
_NAMES = (
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "januar februar märz april mai juni juli august september oktober november dezember",
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "lunes martes miércoles jueves viernes sábado domingo "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo "
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "januari februari maart april mei juni juli augustus september oktober november december",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
)
_WEEK = 7


def month_beside(word: str, weekday: str) -> int | None:
    """1 to 12 for a month's name in the weekday's language, or in English; None for no name."""
    word = word.casefold()
    for months in _by_weekday().get(weekday.strip().casefold(), ()):
        if word in months:
            return months[word]
    return month_named(word)


@cache
def _by_weekday() -> Mapping[str, tuple[Mapping[str, int], ...]]:
    found: dict[str, tuple[Mapping[str, int], ...]] = {}
    for names in map(str.split, _NAMES):
        months = {name: n for n, name in enumerate(names[_WEEK:], 1)}
        for weekday in names[:_WEEK]:
            found[weekday] = (*found.get(weekday, ()), months)
    return found
