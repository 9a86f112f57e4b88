"""What is true on the sheet, one fact after the other, and that every face tells all of it."""

import re
from functools import cache

import pytest

from tests.figures.diaries import PROFILE, entry
from tests.sheet.sheets import (
    FIRST,
    LAST,
    QUARTER_FIRST,
    Pdf,
    chronic,
    day,
    forty,
    make,
    pain,
    quarter,
)
from tracker.domain.time.days import add_days
from tracker.figures.sheet import sheet_words
from tracker.figures.sheet.sheet import parts
from tracker.figures.sheet.sheet_part import TERMINAL
from tracker.screen.draw import Style
from tracker.screen.sheet import draw_doctor_sheet

YEARS = add_days(LAST, -729)


@cache
def of_a_quarter():
    return make(quarter(), QUARTER_FIRST, LAST, PROFILE, ["Is swimming fine?"])


@cache
def of_forty():
    return make(forty())


def flat(text):
    return " ".join(text.split())


def text_of(sheet, width=80):
    return flat(draw_doctor_sheet(sheet, Style(width=width)))


def part_of(sheet, title):
    return next(part for part in parts(sheet, TERMINAL) if part.title == title)


def words_of(part):
    """Every line and cell of a section."""
    rows = [cell for row in part.table for cell in row]
    charts = [word for one in part.charts for word in (one.label, *one.facts, one.below)]
    return [word for word in (*part.lines, *part.numbered, *charts, *rows, *part.faint) if word]


# --- every face ---


@pytest.mark.slow
def test_the_text_tells_what_the_pdf_and_the_page_tell(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.html import write_html
    from tracker.page.sheet.pdf import write_pdf

    sheet = of_a_quarter()
    pdf = Pdf(write_pdf(sheet), tmp_path).text
    page = flat(re.sub("<[^>]*>", " ", write_html(sheet))).replace("&#39;", "'")
    page = page.replace("&#34;", '"')
    text = text_of(sheet, width=5000)
    glance = [word for one in sheet_words.at_a_glance(sheet) for word in one]
    told = [word for part in parts(sheet, TERMINAL) for word in words_of(part)] + glance
    assert len(told) > 40
    for word in told:
        assert word.casefold() in text.casefold(), word
        assert flat(word) in pdf, word
        assert flat(word) in page, word


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("made", [of_a_quarter, of_forty, lambda: make([])])
def test_no_line_is_wider_than_the_screen(made, width):
    lines = draw_doctor_sheet(made(), Style(width=width)).splitlines()
    assert max(map(len, lines)) <= width


def test_an_everyday_quarter_is_one_page(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.pdf import write_pdf

    for us in (False, True):
        pdf = Pdf(write_pdf(of_a_quarter(), us=us), tmp_path)
        assert pdf.pages == 1
        assert "not shown" not in pdf.text


@pytest.mark.slow
def test_two_years_are_two_pages_at_most(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.pdf import write_pdf

    assert Pdf(write_pdf(make(chronic(), YEARS, LAST)), tmp_path).pages <= 2


@pytest.mark.slow
def test_of_forty_sites_none_that_matters_is_cut(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.pdf import write_pdf

    sheet = of_forty()
    pdf = Pdf(write_pdf(sheet), tmp_path)
    assert pdf.pages == 2
    standing = {one.site for one in sheet.findings if one.stands and one.site}
    assert len(standing) > 15
    for site in sheet.sites:
        if site.site in standing or site.site == "chest":
            assert site.label.capitalize() in pdf.text, site.label


def test_the_tightest_room_has_every_site_that_matters():
    from tracker.page.sheet.fill import ROOMS

    sheet = of_forty()
    pains = next(part for part in parts(sheet, ROOMS[-1]) if part.title == "Pain")
    shown = {one.label for one in pains.charts} | {row[0] for row in pains.table}
    assert "Chest" in shown
    assert len(shown) < len(sheet.sites)
    assert pains.more == f"and {len(sheet.sites) - len(shown)} more sites, not shown"


# --- what is read first ---


def test_nowhere_does_it_say_none_where_nobody_asked():
    for sheet in (make([]), make([pain(day(30), 4, "chest")]), make([entry("walk", day(3))])):
        assert not re.search(r"\bnone\b", text_of(sheet).casefold())


@pytest.mark.parametrize(
    ("entries", "number", "label"),
    [
        ([], "no entry", "of a warning sign; nobody asked"),
        ([pain(day(3), 4, "chest")], "chest pain", "logged; nobody asked whether it is new"),
        ([entry("symptom", day(3), subject="fever")], "1", "warning sign logged"),
        (
            [entry("symptom", day(3), subject="fever"), pain(day(3), 4, "chest")],
            "1",
            "warning sign logged, and chest pain",
        ),
    ],
)
def test_the_tile_of_the_warning_signs(entries, number, label):
    assert sheet_words.at_a_glance(make(entries))[-1] == (number, label)


def test_days_without_a_pain_entry_are_spoken_of_only_where_there_are_some():
    every_day = make([pain(day(n), 3) for n in range(42)])
    assert sheet_words.coverage(every_day) == ("Pain, or being free of it, was logged on 42 days.")
    assert "the other 41 are unknown" in sheet_words.coverage(make([pain(day(3), 3)]))


def test_a_day_free_of_pain_is_told_where_nothing_hurt():
    sheet = make([entry("pain", day(n), intensity=0) for n in (3, 4)])
    assert sheet_words.at_a_glance(sheet)[1] == ("2", "days logged as free of pain")


# --- what the rules told ---


def test_a_rule_has_one_row_for_a_site_with_how_often():
    entries = [pain(day(n), 9) for n in (2, 12, 22)]
    entries += [entry("pain", day(n), intensity=0) for n in (4, 5, 14, 15, 24, 25)]
    sheet = make(entries)
    rows = [(one.rule, one.site) for one in sheet.findings]
    assert len(rows) == len(set(rows))
    severe = next(one for one in sheet.findings if one.rule == "unbearable-pain")
    assert [level for _, level in severe.raised] == ["see-doctor"] * 3
    assert "(see a doctor 3 times, 30 Sep to 20 Oct)" in text_of(sheet)


def comes_and_goes_and_stays():
    """Three spells, the last of them of three weeks: two rules speak of one site in one line."""
    days = [*range(-40, -37), *range(-20, -17), *range(20, 42)]
    return [pain(day(n), 6) for n in days]


def test_what_check_folds_into_one_line_is_one_row():
    (row,) = (one for one in make(comes_and_goes_and_stays()).findings if one.site)
    assert row.rule == "persistent-pain"
    assert row.stands == "see-doctor"
    assert "spell" in row.words  # what the other rule says of it
    assert row.raised == tuple(sorted(row.raised))


def test_what_stands_is_told_in_the_words_of_check_with_its_sources():
    told = text_of(make([pain(day(n), 6) for n in range(42)]))
    assert "See a doctor: Lower back: pain on 42 of 42 known days since 28 September" in told
    assert "(told on 12 Oct)" in told
    assert 'see a doctor "after at least 2 weeks" (WebMD)' in told
    assert "Sources: WebMD; ACP/APS 2007; Mayo Clinic 2019;" in told


def test_a_sentence_is_told_once_and_no_command_is():
    entries = [pain(day(n), 6, site) for n in range(42) for site in ("neck", "chest", "jaw")]
    entries.append(entry("symptom", day(39), subject="fever", done=1))
    told = text_of(make(entries))
    assert told.count("The published waits are for back pain") == 1
    assert told.count("Sources:") == 2, "the signs' and the others'"
    assert "tracker ack" not in told


def test_that_a_rule_cannot_tell_is_told_as_check_does():
    sheet = make([pain(day(n), 4) for n in (27, 33, 39)])
    (row,) = sheet.findings
    assert (row.rule, row.stands, row.raised) == ("persistent-pain", "unsure", ())
    assert "Not sure: Lower back:" in text_of(sheet)


def test_pain_at_the_chest_is_never_told_as_a_sign_that_was_logged():
    sheet = make([pain(day(n), 4, "chest") for n in (3, 4)])
    told = " ".join(words_of(part_of(sheet, "What the tracker's rules told the owner")))
    assert told.startswith("No longer stands Pain at the chest (urgent on 1 Oct)")


def test_where_it_is_not_told_whole_a_rule_that_cannot_tell_asserts_nothing():
    from tracker.page.sheet.fill import ROOMS

    sheet = make([pain(day(n), 4) for n in (27, 33, 39)])
    part = next(one for one in parts(sheet, ROOMS[-1]) if one.title.startswith("What the"))
    assert part.table[0] == (
        "Not sure",
        "Too little logged to tell: Pain that is still there after two weeks: lower back",
    )


# --- pain ---


def test_days_of_spasms_and_of_what_was_unbearable():
    entries = [pain(day(n), 5, spasm=1) for n in (3, 9)] + [pain(day(9), 8, unbearable=1)]
    (site,) = make(entries).sites
    assert (site.spasms, site.spasm_days) == (2, (day(3), day(9)))
    assert site.unbearable_days == (day(9),)
    told = text_of(make(entries))
    assert "unbearable on 7 Oct; a spasm on 1 Oct, 7 Oct" in told


@pytest.mark.slow
def test_dates_of_two_years_have_their_years():
    sheet = make(chronic(), YEARS, LAST)
    told = part_of(sheet, "Pain").charts[0].below
    assert told.startswith("1 spell: 9 Nov 2024 to 8 Nov 2026, and may go on (worst 8,")


@pytest.mark.slow
def test_the_axis_of_two_years_has_them_too():
    from tracker.domain.time.days import each_day
    from tracker.page.sheet.small_charts import pain_spec

    sheet = make(chronic(), YEARS, LAST)
    assert "9 Nov 2024" in str(pain_spec(sheet.sites[0].per_day))
    assert len(list(each_day(sheet.days))) == 730


def test_whose_cut_offs_end_a_spell(tracker):
    tracker.ok("log pain 4 neck")
    ours = "without pain logged, or 2 logged as free of it (this tool's own cut-offs)"
    assert f"A spell ends with 7 days {ours}" in flat(tracker.ok("sheet").out)
    tracker.ok("config recurrent-pain.gap-days 10")
    mine = ours.replace("this tool's", "the owner's")
    assert f"A spell ends with 10 days {mine}" in flat(tracker.ok("sheet").out)


# --- the owner's own words ---


def test_the_last_notes_on_pain_and_what_speaks_of_it():
    entries = [pain(day(n), 4, note=f"note {n}") for n in range(10)]
    entries += [
        entry("note", day(20), note="Trigger: sitting"),
        entry("note", day(21), note="radiates to the left foot"),
        entry("note", day(22), note="Anna's birthday"),
        entry("walk", day(23), note="with the dog", duration_min=20),
    ]
    told = part_of(make(entries), "The owner's own words")
    assert told.table[:3] == (
        ("19 Oct", "radiates to the left foot"),
        ("18 Oct", "Trigger: sitting"),
        ("7 Oct, lower back", "note 9"),
    )
    assert len(told.table) == 8
    assert told.more == "and 4 earlier, not shown"
    assert "birthday" not in text_of(make(entries))


def test_a_note_on_two_places_is_one_and_a_question_is_none():
    entries = [
        entry("pain", day(3), "08:00", subject="knee", side="left", intensity=3, note="on stairs"),
        pain(day(3), 5, "neck", note="on stairs"),
        entry("note", day(4), note="is the pain normal?")._replace(attributes={"question": "x"}),
    ]
    told = part_of(make(entries), "The owner's own words")
    assert told.table == (("1 Oct, left knee, neck", "on stairs"),)


# --- what was tried ---


def test_a_daily_medicine_is_compared_by_its_first_day():
    entries = [pain(day(n), 7 if n <= 20 else 3) for n in range(42)]
    entries += [entry("med", day(n), subject="naproxen", dose_mg=250) for n in range(20, 42)]
    (compared,) = make(entries).tried[0].compared
    assert compared.start
    assert (compared.before.days, compared.before.mean) == (20, 7)
    assert (compared.after.days, compared.after.mean) == (21, 3)  # not its first day
    told = text_of(make(entries))
    assert "lower back, before and after: 7.0, 3.0 (20 and 21 days)" in told
    assert "Of a medicine taken daily (on 80% of its days, 7 at least): of up to 28 days" in told


@pytest.mark.parametrize("first", [0, 3])
def test_a_medicine_taken_from_the_first_days_on_has_a_dash(first):
    entries = [pain(day(n), 5) for n in range(42)]
    entries += [entry("med", day(n), subject="naproxen", dose_mg=250) for n in range(first, 42)]
    entries += [entry("treatment", day(n), subject="heat") for n in (10, 25)]
    sheet = make(entries)
    assert not sheet.tried[0].compared[0].enough
    rows = {row[0]: row[-1] for row in part_of(sheet, "Medicines and treatments").table}
    assert rows == {"naproxen": "–", "heat": "5.0, 5.0 (6 and 6 days)"}


def test_exercise_is_never_compared():
    entries = [pain(day(n), 5) for n in range(42)]
    entries += [entry("walk", day(n), duration_min=20) for n in (10, 25)]
    sheet = make(entries)
    assert sheet.tried[0].compared == ()
    assert "before" not in " ".join(words_of(part_of(sheet, "Movement")))


def test_where_nothing_can_be_compared_one_line_says_so():
    entries = [pain(day(3), 5), entry("med", day(3), subject="ibuprofen", dose_mg=400)]
    told = part_of(make(entries), "Medicines and treatments")
    assert told.heads == ("", "How much", "Days")
    assert told.faint == (
        "Pain before and after isn't told: fewer than 4 days with a score on a side (this tool's "
        "own cut-off).",
    )


# --- movement and sleep ---


def test_a_walk_in_minutes_distance_and_steps_is_one_walk():
    entries = [entry("walk", day(3), "08:00", duration_min=30, distance_m=2500, steps=3600)]
    entries += [entry("walk", day(4), "08:00", duration_min=20)]
    assert part_of(make(entries), "Movement").lines == (
        "Walks: 2 times on 2 days, 1 Oct to 2 Oct: 50 min, 2.5 km (said of 1), "
        "3600 steps (said of 1).",
    )


def test_the_steps_of_a_whole_day_hold_those_of_its_walks():
    walk = entry("walk", day(3), "08:00", duration_min=30, steps=3600)
    whole = [entry("walk", day(n), steps=6000)._replace(source="health") for n in (3, 4)]
    (walks,) = make([walk, *whole]).tried
    assert (walks.times, walks.days, walks.amounts["steps"]) == (1, 2, 12000)
    (only,) = make(whole).tried
    assert (only.times, only.amounts) == (0, {"steps": 12000})
    assert "Walks: counted on 2 days, 1 Oct to 2 Oct: 12000 steps." in text_of(make(whole))


def test_sleep_is_told():
    entries = [entry("sleep", day(n), duration_min=m) for n, m in ((3, 360), (4, 480))]
    assert part_of(make(entries), "Sleep").lines == (
        "Logged on 2 days, mean 7 h, from 6 h to 8 h.",
    )


def test_the_words_of_a_period_of_which_nothing_is_known():
    told = text_of(make([], FIRST, LAST))
    assert "Sleep" not in told
    assert "The owner's own words" not in told
    assert "Medicines and treatments No entry of this period is about one." in told


# --- letters ---


def test_a_line_goes_the_way_of_its_first_letter(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.html import write_html
    from tracker.page.sheet.pdf import write_pdf

    sheet = make([], questions=["האם לשחות?"])
    source = write_html(sheet)
    assert "<li><bdi>האם לשחות?</bdi></li>" in source
    file = Pdf(write_pdf(sheet), tmp_path)
    boxes = file._run("pdftotext", "-bbox", file.file, "-").decode()
    words = re.findall(r'xMin="([\d.]+)"[^>]*>([^<]*[\u05d0-\u05ea?][^<]*)</word>', boxes)
    (end, left), (begin, right), *_ = ((word, float(x)) for x, word in words)
    assert (end[0], begin) == ("?", "םאה")
    assert left < right


def test_characters_without_a_font_are_counted_on_the_pdf(tmp_path):
    pytest.importorskip("typst")
    from tracker.page.sheet.pdf import write_pdf

    sheet = make([], questions=["why \U000f1234 and \U000f1235 and \U000f1234?"])
    told = "No font here has 2 characters of this sheet, shown as boxes."
    assert told in Pdf(write_pdf(sheet), tmp_path).text
    assert told not in Pdf(write_pdf(make([], questions=["why?"])), tmp_path).text
