"""Rules and findings explained, drawn from the rules' own declarations."""

import pytest
from wcwidth import wcswidth

from tests.figures.diaries import entry
from tests.rules.diary import asked, reader
from tracker.domain.time.days import add_days
from tracker.rules import check, explain, replay, rules
from tracker.screen.draw import Style, own_words
from tracker.screen.explanation import draw_explanation, draw_raised, draw_rule

FIRST = "2026-11-01"
STYLES = [Style(), Style(width=40), Style(ascii=True), Style(colour=True)]


def fortnight_and_a_day():
    days = [add_days(FIRST, n) for n in range(15)]
    return [entry("pain", day, "08:00", subject="lower-back", intensity=5) for day in days]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
@pytest.mark.parametrize("style", STYLES)
def test_every_rule_can_be_shown(rule, style):
    text = draw_rule(rule, style)
    flat = " ".join(text.split())
    assert rule.title in flat
    for cutoff in rule.cutoffs:
        assert " ".join(own_words(cutoff.meaning, style).split()) in flat
        assert ("own cut-off" in flat) or not cutoff.ours
    assert "FROM MEMORY" not in text
    if not style.colour:
        assert all(wcswidth(line) <= style.width for line in text.split("\n"))
    if style.ascii:
        assert text.isascii()


def test_a_finding_shows_the_very_entries_it_rests_on():
    entries = fortnight_and_a_day()
    findings = check(asked(reader(entries)), add_days(FIRST, 14))
    found = next(f for f in findings if f.rule == "persistent-pain")
    text = draw_explanation(explain(found, entries), Style())
    assert text.startswith("Why persistent-pain, lower back (see a doctor)\n")
    assert "It rests on 15 entries:" in text
    for one in entries:
        assert f"#{one.id}  " in text
    assert all(wcswidth(line) <= 80 for line in text.split("\n"))


def test_what_was_raised_when():
    entries = fortnight_and_a_day()
    last = add_days(FIRST, 14)
    raised = replay(asked(reader(entries)), FIRST, last)
    text = draw_raised(raised, FIRST, last, Style())
    assert text.split("\n")[0] == "First raised, 1 to 15 Nov 2026"
    assert "  Sun 15 Nov 2026  See a doctor: " in text
    assert draw_raised([], FIRST, last, Style()).startswith("Nothing was raised")
