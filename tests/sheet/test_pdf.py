"""The PDF: pages, fonts, tags, and that every figure in it is the sheet's own."""

import re
import sys
import unicodedata

import pytest

from tests.figures.diaries import entry, month
from tests.sheet.sheets import (
    LAST,
    NAMED,
    NASTY,
    Pdf,
    called,
    day,
    everyday,
    make,
    pain,
    sheet_of,
)
from tracker.domain.errors import TrackerError
from tracker.page.sheet import small_charts
from tracker.page.sheet.fill import charts_of
from tracker.page.sheet.pdf import undrawn, write_pdf

pytest.importorskip("typst", reason="the extra `page` is not installed")

BLUE = (0x2F, 0x4F, 0x7F)
GREY = (0xE3, 0xE3, 0xE6)


def pdf_of(tmp_path, entries=(), us=False, **more):
    return Pdf(write_pdf(make(list(entries), **more), us=us), tmp_path)


def test_an_everyday_sheet(tmp_path):
    pdf = Pdf(write_pdf(sheet_of("everyday")), tmp_path)
    assert pdf.pages == 1
    assert pdf.info["Title"] == "Pain diary, for the doctor, 28 Sep to 8 Nov 2026"
    assert pdf.info["Tagged"] == "yes"
    assert "595" in pdf.info["Page size"]
    assert b"/Lang" in pdf.file.read_bytes() or b"/ObjStm" in pdf.file.read_bytes()
    assert len(pdf.fonts) >= 2
    for name, embedded in pdf.fonts:
        assert embedded == "yes", name
        assert "LibertinusSerif" in name
    text = pdf.text
    for words in ("Robin Doe", "born 1980, female, 172 cm", "28 Sep to 8 Nov 2026",
                  "1. Is swimming fine?", "Fever: logged on 18 Oct",
                  "this can't show that it is the cause", "holds no diagnosis"):  # fmt: skip
        assert words in text, words


def test_every_figure_is_the_sheets(tmp_path):
    sheet = sheet_of("everyday")
    text = Pdf(write_pdf(sheet), tmp_path).text
    assert f"{sheet.days_logged} of {sheet.total_days} days with anything logged" in text
    for site in sheet.sites:
        none = f", none on {site.zero_days}" if site.zero_days else ""
        assert (
            f"min {site.lowest:g}, median {site.median:g}, max {site.highest:g} "
            f"logged on {site.days_logged} of 42 days pain on {site.pain_days}{none}"
        ) in text
        for spell in site.spells:
            assert f"worst {spell.worst:g}, pain on {spell.pain_days} of" in text
    enough = [each for one in sheet.tried for each in one.compared if each.enough]
    assert enough
    for each in enough:
        days = f"{each.before.days} and {each.after.days} days"
        assert f"{each.before.mean:.1f}, {each.after.mean:.1f} ({days})" in text
    assert f"{sheet.painkillers.nsaid_days} days with an NSAID or paracetamol" in text


def test_the_charts_are_on_the_page(tmp_path):
    width, pixels = pdf_of(tmp_path, everyday()).pixels()
    assert pixels.count(BLUE) > 200
    assert pixels.count(GREY) > 200
    assert width > 300
    _, empty = pdf_of(tmp_path).pixels()
    assert empty.count(BLUE) == 0
    assert len(set(empty)) > 2  # there is text on it


def test_a_bar_for_every_pain_day_and_a_gap_for_every_unlogged_one():
    sheet = make(everyday())
    charts, strip = charts_of(sheet)
    for site, chart in zip(sheet.sites, charts, strict=True):
        shapes = dict(re.findall('<path d="([^"]*)"[^>]*fill="(#[0-9a-f]*)"', chart.svg))
        drawn = {colour: path.count("M") for path, colour in shapes.items()}
        bars = {
            colour: sum(
                path.count("M") for path, of in shapes.items() if of == colour and "A" not in path
                and "a" not in path
            )
            for colour in drawn
        }  # fmt: skip
        assert bars[small_charts.BAR] == site.pain_days
        assert bars[small_charts.UNKNOWN] == 42 - site.days_logged
        assert f"pain on {site.pain_days}" in chart.alt
    marks = re.findall(f'<path d="([^"]*)"[^>]*fill="{small_charts.MARK}"', strip.svg)
    assert sum(path.count("M") for path in marks) == sum(one.days for one in sheet.tried[:6])


@pytest.mark.parametrize("entries", [[], [pain(day(20), 4)], [entry("note", day(2), note="hm")]])
def test_next_to_nothing_is_a_page(tmp_path, entries):
    pdf = pdf_of(tmp_path, entries)
    assert pdf.pages == 1
    text = pdf.text
    assert f"{len(entries)} of 42 days with anything logged" in text
    assert "Medicines and treatments No entry of this period is about one." in text


@pytest.mark.slow
def test_forty_sites_and_the_worst_of_names_are_two_pages(tmp_path):
    pdf = Pdf(write_pdf(called(NASTY * 5, sheet_of("crowded"))), tmp_path)
    assert pdf.pages == 2
    text = pdf.text
    assert "more questions, not shown" in text
    assert "more findings, not shown" in text
    assert all(embedded == "yes" for _, embedded in pdf.fonts)


@pytest.mark.parametrize(
    "typed",
    ['#panic("no")', "#let x = 1", "*bold* _it_ `raw` $a^2$ @ref <tag>", "= Heading", "\\ // /* */",
     "[x] {y} ~ --- ...", "\"double\" 'single' “curly”", "<script>alert(1)</script> &amp;"],
)  # fmt: skip
def test_typst_markup_is_text(tmp_path, typed):
    pdf = pdf_of(tmp_path, [pain(day(1), 4)], questions=[f"Q {typed} Q"], name=f"N {typed} N")
    flat = " ".join(typed.split())
    assert f"Q {flat} Q" in pdf.text
    assert f"N {flat} N" in pdf.text


def test_emoji_hebrew_and_controls_are_shown_safely(tmp_path):
    text = pdf_of(tmp_path, questions=["😀 שלום مرحبا", "a \x1b[31m\u202e\nb"]).text
    assert "😀" in text
    assert "שלום" in text or "םולש" in text
    assert "a \\x1b[31m\\u202e / b" in text
    assert "\x1b" not in text


def test_a_question_of_ten_thousand_characters_is_cut_and_says_so(tmp_path):
    pdf = pdf_of(tmp_path, [pain(day(1), 4)], questions=["why " * 2500])
    assert pdf.pages == 1
    assert pdf.text.count("why") == 150
    assert "why…" in pdf.text


def test_a_word_without_an_end_stays_on_the_page(tmp_path):
    pdf = pdf_of(tmp_path, [pain(day(1), 4)], questions=["x" * 590])
    width, pixels = pdf.pixels()
    margin = int(width * 0.06)
    rows = [pixels[i : i + width] for i in range(0, len(pixels), width)]
    assert all(pixel == (255, 255, 255) for row in rows for pixel in row[-margin:])


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("us", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_two_pages_are_enough_for_any_diary(tmp_path, name, us):
    pdf = Pdf(write_pdf(called("W" * 100, sheet_of(name)), us=us), tmp_path)
    assert pdf.pages <= (1 if name == "everyday" else 2)


def test_letter_paper_for_us_units(tmp_path):
    assert "612" in pdf_of(tmp_path, us=True).info["Page size"]


@pytest.mark.parametrize(
    "days",
    [1, 90, pytest.param(366, marks=pytest.mark.slow), pytest.param(731, marks=pytest.mark.slow)],
)
def test_periods_short_and_long(tmp_path, days):
    from tracker.domain.time.days import add_days

    first = add_days(LAST, 1 - days)
    sheet = make(month(first, days), first, LAST)
    pdf = Pdf(write_pdf(sheet), tmp_path)
    assert pdf.pages == 1
    bar = "the mean of its days' worst scores" if days > 215 else "the worst score of a day"
    assert bar in " ".join(pdf.text.split()).replace("’", "'")


@pytest.mark.parametrize("module", ["typst", "vl_convert"])
def test_without_the_extra_one_line_says_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(TrackerError, match=r"python -m pip install 'soreback\[page\]'"):
        write_pdf(make([pain(day(1), 4)]))


def test_the_fonts_of_typst_have_what_is_taken_for_theirs():
    import typst

    from tracker.page.sheet import pdf

    every = [chr(code) for code in range(0x21, 0x3000) if pdf._OWN_FONTS.fullmatch(chr(code))]
    drawn = [each for each in every if unicodedata.category(each)[0] in "LNPS"]
    assert len(drawn) > 1500
    compiler = typst.Compiler(
        pdf._A_PAGE_EACH,
        ignore_system_fonts=True,
        sys_inputs={"each": "".join([pdf._OF_NO_FONT, *drawn])},
    )
    box, *pages = map(bytes, compiler.compile(format="svg"))
    assert [each for each, page in zip(drawn, pages, strict=True) if page == box] == []


def test_characters_that_no_font_has_are_named():
    assert undrawn(sheet_of("everyday")) == ""
    sheet = make([pain(day(1), 4)], questions=["is 漢 \U000f1234 Ελλ שלום a \u200d\ufe0f name?"])
    assert "\U000f1234" in undrawn(sheet)  # for private use: no font of a system has it
    assert not set(undrawn(sheet)) - {"漢", "\U000f1234"}
