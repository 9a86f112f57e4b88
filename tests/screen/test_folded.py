"""Lists of a day in the rows there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.properties import examples
from tracker.screen.draw import Style
from tracker.screen.folded import block, folded

STYLE = Style()
WIDE = "a long row of words that goes on and on, further than the screen has columns for it all"


def rows(count, word="row"):
    return [f"{word} {n}" for n in range(count)]


def test_what_fits_is_shown_as_it_is():
    made = {"Pain": rows(2), "Signs": [], "Sleep": ["7 h"]}
    shown = [block(label, lines, STYLE) for label, lines in made.items()]
    assert folded(shown, 3, STYLE) == ["Pain        row 0", "            row 1", "Sleep       7 h"]


def test_the_longest_list_is_cut_first_and_then_a_row_of_names():
    shown = [block("Pain", rows(9), STYLE, rows(9, "p")), block("Signs", rows(2), STYLE)]
    assert folded(shown, 6, STYLE) == [
        "Pain        row 0",
        "            row 1",
        "            row 2",
        "            and 6 more: tracker list today",
        "Signs       row 0",
        "            row 1",
    ]
    assert folded(shown, 2, STYLE) == [
        "Pain        p 0, p 1, p 2, p 3, p 4, p 5, p 6, p 7, p 8: tracker list today",
        "Signs       row 0, row 1: tracker list today",
    ]
    narrow = folded(shown, 2, Style(width=32))
    assert narrow[0] == "Pain        p 0, p 1, and 7 more"


def test_what_has_no_row_is_named_and_what_stays_has_one():
    shown = [block("Pain", rows(9), STYLE, stays=True), block("Weight", ["82 kg"], STYLE),
             block("Sleep", ["7 h"], STYLE)]  # fmt: skip
    assert folded(shown, 2, STYLE)[1:] == ["Also        weight, sleep: tracker list today"]
    assert len(folded(shown, 0, STYLE)) == 2


def test_what_another_command_lists_names_that_command():
    shown = [block("Habits", rows(9), STYLE, rows(9, "h"))._replace(where="tracker habits")]
    assert folded(shown, 3, STYLE)[2] == "            and 7 more: tracker habits"
    assert folded(shown, 1, STYLE)[0].endswith("h 8: tracker habits")


def test_a_row_of_blanks_is_a_row():
    shown = [block("Notes", [" " * 100], STYLE)]
    assert folded(shown, 3, STYLE) == ["Notes       "]


@examples(200)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), max_size=8),
    st.integers(0, 30),
    st.sampled_from([20, 40, 80]),
)
def test_no_more_rows_than_there_are_nor_any_too_wide(made, room, width):
    style = Style(width=width)
    shown = [
        block(f"L{n}", [WIDE if wide else row for row in rows(count)], style, stays=stays)
        for n, (count, wide, stays) in enumerate(made)
    ]
    lines = folded(shown, room, style)
    staying = sum(bool(count) and stays for count, _, stays in made)
    assert len(lines) <= max(room, staying + 1)
    assert all(wcswidth(line) <= width for line in lines)
    for n, (count, _, stays) in enumerate(made):
        assert not (count and stays) or any(line.startswith(f"L{n} ") for line in lines)
