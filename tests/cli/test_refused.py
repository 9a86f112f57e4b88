"""What is refused: one sentence that says what would be right, and nothing changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Tracker

#: A line, and a piece of the sentence that says what would be right.
REFUSED = [
    # an unknown kind, site, drug, food, unit: with a suggestion
    ("log watr 500", "no kind 'watr'; did you mean water?"),
    ("log zzz 500", "no kind 'zzz'; write it as a note: tracker log note \"zzz 500\", or make it"),
    ("log pain 6 lowr-back", "did you mean lower-back?"),
    ("log pain 6 lower-bak left-hip", "did you mean lower-back?"),
    ("log pain 6 back", "did you mean lower-back or mid-back or upper-back?"),
    ("log pain 6 zzzzz", "no site 'zzzzz'; there is lower-back"),
    ("log med ibuprofin 400", "did you mean ibuprofen?"),
    ("log food watermellon 300", "did you mean watermelon?"),
    ("log drink cofee", "did you mean coffee?"),
    ("log cofee", "did you mean coffee?"),
    ("log mineral magnesum 300", "did you mean magnesium?"),
    ("log symptom saddle-numness", "did you mean saddle-numbness?"),
    ("log water 500 mll", "no unit 'mll'; did you mean ml? Write tracker log water 500 ml"),
    ("log walk 30 minuts", "did you mean minutes? Write tracker log walk 30 minutes"),
    ("log water 500mll yesterday", "did you mean ml? Write tracker log water 500ml yesterday"),
    ("log walk 20, 2 glases water", "log walk 20, water 2 glass"),
    ("log walk min 30", "'min' stands behind its number: tracker log walk 30 min"),
    ("log 2 cofees", "did you mean coffee? Write tracker log 2 coffee"),
    ("log 500mlwater", "a blank is missing in '500mlwater'; write tracker log 500ml water"),
    ("log 2lattes", "a blank is missing in '2lattes'; write tracker log 2 lattes"),
    ("log water=500", "a blank is missing in 'water=500'; write tracker log water 500"),
    ("numb legs", "log symptom one-leg-weakness, or tracker log symptom both-legs-weakness?"),
    # a remark, and what may be a new name
    ("bitte ibuprofen 400", 'tracker log med ibuprofen 400 --note "bitte"'),
    ("log ibuprofen pls 400", 'tracker log med ibuprofen 400 --note "pls"'),
    ("log stretch bitte 10", 'tracker log stretch 10 --note "bitte"'),
    (
        "log stretch 10 gently",
        "tracker log stretch gently 10 for one of that name; words of",
    ),
    ("log stretch 10 sun salutation", "tracker log stretch sun salutation 10 for one of that name"),
    ("edit 1 500 bitte", 'tracker edit 1 500 --note "bitte"'),
    ("log water 500bananas", "no unit 'bananas'; for water use ml, cl"),
    ("log water 500 gallons", "a gallon is 4546 ml in the UK and 3785 ml in the US"),
    # numbers
    ("log pain 11 lower-back", "from 0 to 10 in whole numbers, not 11"),
    ("log pain -1 lower-back", "from 0 to 10 in whole numbers, not -1"),
    ("log pain 6.5 lower-back", "from 0 to 10 in whole numbers, not 6.5"),
    ("log pain zero lower-back", "write numbers in digits: 0, not zero"),
    ("log water 0", "from 1 ml to 20 l, not 0 ml"),
    ("log water -5", "from 1 ml to 20 l, not -5 ml"),
    ("log water 1e9", "from 1 ml to 20 l"),
    ("log water nan", "water"),
    ("log water inf", "water"),
    ("log water 21l", "from 1 ml to 20 l, not 21l"),
    ("log water 5", "write tracker log water 5l, or tracker log water 5 glasses"),
    ("log walk 25 hours", "from 1 min to 24 h, not 25 hours"),
    ("log walk -30", "from 1 min"),
    ("log walk 1.5steps", "whole"),
    ("log sleep 25", "from 1 min to 24 h, not 25 h"),
    ("log weight 5", "from 20 kg to 500 kg, not 5 kg"),
    ("log weight 800", "from 20 kg to 500 kg"),
    ("log med ibuprofen 5", "write tracker log med ibuprofen 5 tablets"),
    ("log med ibuprofen 30000", "20"),
    # two amounts, of which one isn't what is left of the other
    ("log walk half an hour 5", "'half an hour' and '5' are two amounts of one thing"),
    ("log walk 1.5h 5", "'1.5h' and '5' are two amounts of one thing"),
    ("log walk 1h 2x9", "'1h' and '2x9' are two amounts of one thing"),
    ("log walk half an hour 0x9", "walk goes from 1 min to 24 h, not 0x9"),
    # what is missing, or too much
    ("log pain lower-back", "whole number from 0 to 10"),
    ("log pain", "such as: tracker log pain 6 lower-back"),
    ("log pain 6 none", "none"),
    ("log water a", "leave 'a' out, or write 1"),
    ("log 500 ml", "'500 ml' of what? Say it first: tracker log water 500"),
    ("log left", "of what?"),
    ("log 500 watr", "no kind 'watr'; did you mean water?"),
    ("log a qzx", "no kind 'qzx'; write it as a note: tracker log note \"qzx\""),
    ("log 2 cups cofee", "no kind 'cofee'; did you mean coffee?"),
    ("goal set water 8 glases", "no unit 'glases'; did you mean glass?"),
    # a time without its option
    ("log water yesterday 500", "at the end: tracker log water 500 yesterday"),
    ("water 500, yestreday walk 20, rest", "log water 500, yesterday walk 20, rest?"),
    ("log pain 7 neck since lunch", "tracker log pain 7 neck since monday, or"),
    # several things
    ("log pain 6 lower-back, left knee, qzxqzx", "in 'qzxqzx': no kind 'qzxqzx'"),
    # a place may hurt or be trained: neither is guessed
    ("log back 6", "tracker log pain 6 lower-back, or tracker log strength 6 back (back may be"),
    ("log legs 30", "tracker log pain 6 leg, or tracker log strength 30 legs"),
    ("log 6 lower back", "tracker log pain 6 lower-back, or tracker log stretch 6 lower back"),
    ("log left knee 4", "tracker log pain 4 left knee, or tracker log stretch 4 left knee"),
    ("log hamstrings 15", "tracker log pain 6 hamstring, or tracker log stretch 15 hamstrings"),
    ("log sciatica", "tracker log pain 6 buttock, or tracker log symptom sciatica (sciatica may"),
    ("log habit floss", "no habit 'floss'"),
    ("list back", "no site 'back'; did you mean lower-back or mid-back"),
    ("chart back", "no site 'back'; did you mean lower-back or mid-back"),
    ("goal set weight 80", "can't be aimed at, only how often it is logged"),
    ("habit add weight --goal 80kg", "can't be aimed at, only how often it is logged"),
    ("log walk", "such as: tracker log walk 30"),
    ("log sport", "such as: tracker log sport swimming 45"),
    ("log med", "such as: tracker log med ibuprofen 400"),
    ("log note", 'tracker log note "slept badly"'),
    ("log note '  '", 'tracker log note "slept badly"'),
    ("log rest 30", "leave '30' out"),
    ("log again 500", "log again --help"),
    ("log lower-back", "tracker log pain 6 lower-back"),
    # when
    ("log water 500 --at 2099-01-01", "is still to come; today is Sun 8 Nov"),
    ("log water 500 --at tomorrow", "is still to come"),
    ("log water 500 --at 2026-11-08 10:01", "is still to come"),
    ("log water 500 --at '30 February'", "there is no 2026-02-30; 2026-02 has 28 days"),
    ("log water 500 --at 30 February", "there is no 2026-02-30"),
    ("log water 500 --at 2026-02-30", "2026-02 has 28 days"),
    ("log water 500 --at 25:00", "25:00"),
    ("log water 500 --at 12", "write 7:30"),
    ("log water 500 --at six", "write 7:30"),
    ("log water 500 --at ''", "write 7:30"),
    ("log pain 6 lower-back --since 2026-11-09", "still to come"),
    ("log pain 6 lower-back --since mon --at 2026-11-01", "is after the entry's own day"),
    # entries that aren't there
    ("skip", "tracker skip needs NAME|all [DAYS]; see"),
    ("goal set water daily", "water needs an amount, such as 2l"),
    ("snooze recurrent-pain", "tracker snooze needs [SITE] DAYS; see"),
    ("edit 99 5", "there is no entry 99; `tracker list` shows the ids"),
    ("delete", "tracker delete needs ID|last; see"),
    ("delete 99", "there is no entry 99; `tracker list` shows the ids"),
    ("delete 1 99", "there is no entry 99"),
    ("delete x", "`tracker list` shows them, or say last"),
    ("delete -1", "no"),
    ("delete 1.5", "`tracker list` shows them"),
    ("delete ''", "`tracker list` shows them"),
    ("edit 99999999999999999999 5", "`tracker list` shows them"),
    ("edit last", "give new words, --at, --note or another option"),
    ("edit 1 500bananas", "no unit 'bananas'"),
    ("edit 1 0", "from 1 ml to 20 l"),
    ("edit 1 --since 2026-11-01", "--since belongs to pain"),
    ("edit 1 --unbearable", "water has no unbearable"),
    ("edit 2 11", "from 0 to 10"),
    ("edit 2 lowr-back", "did you mean lower-back?"),
    ("edit 1 --at 2099-01-01", "is still to come"),
    # commands, options and their values
    ("zzz", "no command 'zzz'; see tracker --help"),
    ("help", "no command 'help'; did you mean tracker --help?"),
    ("habit list", "no command 'list'; did you mean tracker habits?"),
    ("find left knee", "did you mean tracker list left knee?"),
    ("stats", "did you mean tracker report?"),
    ("goal water 2l", "no command 'water'; did you mean tracker goal set water 2l?"),
    ("habit stretch every day", "did you mean tracker habit add stretch every day?"),
    ("goal 2l", "no command '2l'; see tracker goal --help"),
    ("goal set coffee at most 2", "a habit: tracker habit add coffee at most 2"),
    ("yesterday", "tracker log water 500 yesterday; or see it: tracker list yesterday"),
    ("lst", "no command 'lst'; did you mean list"),
    ("lgo water 500", "did you mean tracker log water 500?"),
    ("todya", "no command 'todya'; did you mean today?"),
    ("restroom", "no command 'restroom'; see tracker --help"),
    ("non", "no command 'non'; see tracker --help"),
    ("yestreday water 300", "did you mean tracker log water 300 yesterday?"),
    ("yestreday water 3", "no word 'yestreday'; did you mean yesterday?"),
    ("mondy walk 20", "did you mean tracker log walk 20 monday?"),
    ("log walk 20 mondy", "did you mean tracker log walk 20 monday?"),
    ("todya water 500", "did you mean tracker log water 500 today?"),
    ("config alias.w 'xyzzy 3'", "'xyzzy 3'; write a line, or how one begins, such as: tracker"),
    ("plank 45", "seconds"),
    ("the 3rd coffee", "no kind 'the'; write it as a note: tracker log note"),
    ("mondya", "no word 'mondya'; did you mean monday?"),
    ("coffee 5000000", "drink goes from 1 ml to 20 l, not 5000000 ml"),
    (
        "ibuprofen 400 at 3 in the mornign",
        "did you mean tracker log ibuprofen 400 at 3 in the morning?",
    ),
    ("water foo", "can't read 'foo'"),
    ("log --at 8:00 water 500", "write --at behind the words: tracker log water 500 --at ..."),
    ("log --id", "write --id behind the words"),
    ("log --unbearable pain 8 neck", "write --unbearable behind the words"),
    ("log --nope water 500", "no option '--nope'"),
    ("import aple-health a.xml", "did you mean apple-health"),
    ("import --tz Europe/Berlin aple-health a.xml", "did you mean apple-health"),
    ("goal sett water", "did you mean set or unset?"),
    ("goal set watr 2l", "no goal 'watr'; did you mean water?"),
    ("export xls", "no command 'xls'; see tracker export --help"),
    ("log water 500 --nite x", "did you mean --note"),
    ("log water 500 --at", "--at"),
    ("list --tex x", "did you mean --text?"),
    ("list -n 0", "--limit must be a whole number from 1 up"),
    ("list -n x", "--limit must be a whole number from 1 up"),
    ("list zzz", "try a kind (pain), a site or 7d"),
    ("list pain zzz", "zzz"),
    ("list 2026-02-30", "2026-02 has 28 days"),
    ("list 2026-11-05..2026-11-01", "2026-11-05"),
    ("undo 0", "N must be a whole number from 1 to 1,000"),
    ("undo many", "N must be a whole number from 1 to 1,000"),
    ("redo", "nothing is left to redo"),
    ("report 5x", "write today, week, month, quarter"),
    ("report tomorrow", "tomorrow"),
    ("report 2026-11-05..2026-11-01", "2026-11-05"),
    ("today x", "unexpected extra argument"),
    ("--frobnicate", "no option '--frobnicate'; see tracker --help"),
    ("edit", "tracker edit needs ID|last"),
    ("import json", "tracker import json needs FILE"),
    ("import json /nowhere/at-all", "can't read /nowhere/at-all"),
    ("restore /nowhere/at-all --yes", "there is no copy at /nowhere/at-all"),
    ("completion tcsh", "bash, zsh or fish"),
    ("goal set foo", "goals are for water, walk"),
    ("goal set water 0", "write one like 2l"),
    ("goal set water -1l", "write one like 2l"),
    ("goal set water 2bananas", "bananas"),
    ("goal set water 2l --from tomorrow", "still to come"),
    ("goal unset walk", "no goal for walk is in force"),
    ("config colour never", "did you mean color?"),
    ("config units uk", "it can be metric or us"),
    ("config day-start 25:00", "write a time from 00:00 to 12:00, like 04:00"),
    ("config day-start 13:00", "write a time from 00:00 to 12:00, like 04:00"),
    ("profile set shoe 43", "no "),
    ("profile set height 40", "from 50 to 260 cm"),
    ("profile set birth-year 2030", "birth-year"),
    ("profile unset height", "height is not set"),
    ("site add knee", "knee is there already"),
    ("site add lumbar", "lumbar is another name for lower-back already"),
    ("site add water", "water is a kind of entry already"),
    ("site add sit-bone --parent buttok", "did you mean buttock?"),
    ("site add lbx --alias-of lowr-back", "did you mean lower-back?"),
    ("site add 5th-toe", "begin a name with a letter"),
    ("site add ''", "is no name"),
    ("site add", "tracker site add needs NAME"),
    ("site remove knee", "can't be removed"),
    ("food add gazpacho", "--water 93"),
    ("food add gazpacho --water 193", "--water is an amount from 0 to 100 g, not 193"),
    ("drug add foo --class strong", "--class must be nsaid, paracetamol or other"),
    ("container add bottle 0", "from 1 ml to 20 l"),
    ("container add jug", "say how much it holds: tracker container add jug 750ml"),
    ("rules show persistant-pain", "did you mean persistent-pain"),
    ("ack persistent-pain", "say --seen-doctor DAY or --note TEXT"),
    ("ack persistent-pain --note x", "has no finding"),
    ("ack persistent-pain lowr-back --note x", "did you mean lower-back?"),
    ("ack persistant-pain --note x", "did you mean persistent-pain"),
    ("snooze persistent-pain 0", "write 1d to 90d"),
    ("snooze persistent-pain 10000d", "write 1d to 90d"),
    ("snooze persistent-pain soon", "write 1d to 90d"),
    ("check --as-of tomorrow", "is still to come"),
    ("check --as-of six", "six"),
    ("close tomorrow", "is still to come"),
]


@pytest.fixture
def diary(tracker: Tracker) -> Tracker:
    """Two entries, so that there is something to spoil."""
    tracker.prepare(["log water 500", "log pain 4 left hip"])
    return tracker


def refuse(tracker: Tracker, *words: str) -> str:
    """Run a command that must be refused; its one line, after all that must hold of it."""
    before, config = tracker.file.read_bytes(), tracker.config.exists()
    answer = tracker(*words)
    assert answer.code in (1, 2), answer
    assert answer.out == ""
    lines = answer.err.splitlines()
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("tracker: ")
    assert lines[0].isprintable()
    assert tracker.file.read_bytes() == before
    assert tracker.config.exists() == config
    return lines[0]


@pytest.mark.parametrize(("line", "sentence"), REFUSED)
def test_a_refusal_says_what_would_be_right(diary: Tracker, line: str, sentence: str) -> None:
    assert sentence in refuse(diary, line)


def test_a_score_without_a_site_offers_those_that_hurt_lately(diary: Tracker) -> None:
    diary.ok("log pain 3 neck")
    told = refuse(diary, "log pain 6")
    assert "tracker log pain 6 neck, or tracker log pain 6 left hip" in told


def test_what_nothing_was_logged_of_needs_its_amount_and_its_place(tracker: Tracker) -> None:
    tracker.ok("log rest")
    assert "such as: tracker log water 500" in refuse(tracker, "log water")
    assert "such as: tracker log pain 6 lower-back" in refuse(tracker, "log pain 6")


def test_a_note_of_100_000_characters(diary: Tracker) -> None:
    told = refuse(diary, "log", "water", "500", "--note", "x" * 100_000)
    assert "at most 10,000 characters and this one has 100,000" in told
    assert "100,000" in refuse(diary, "log", "note", "x" * 100_000)
    assert "100,000" in refuse(diary, "edit", "last", "--note", "x" * 100_000)


@pytest.mark.slow
def test_words_of_100_000_characters_are_answered_in_a_short_line(diary: Tracker) -> None:
    long = "x" * 100_000
    for words in (
        ("log", long),
        ("log", "water", long),
        ("log", "pain", "6", long),
        ("log", "pain", long),
        ("log", "water", "9" * 100_000),
        ("log", "water", "500", "--at", long),
        ("log", "water", "500", "--at", "9" * 100_000),
        ("log", "pain", "5", "hip", "--since", long),
        ("log", "water", "500", f"--{long}"),
        ("log", "med", long),
        ("log", "sport", long, "30"),
        ("log", "treatment", "heat", "--provider", long),
        ("delete", long),
        ("delete", "9" * 100_000),
        ("edit", long, "5"),
        ("edit", "last", long),
        ("edit", "last", "--at", long),
        ("list", long),
        ("list", "-n", long),
        ("list", f"2026-{long}"),
        ("list", "pain", long),
        ("list", f"--{long}"),
        ("report", long),
        ("goal", "set", long),
        ("goal", "set", "water", long),
        ("goal", "set", "water", "9" * 100_000),
        ("goal", "set", "water", f"--{long}"),
        ("goal", "unset", long),
        ("goal", long),
        ("config", long),
        ("config", "units", long),
        ("config", "day-start", long),
        ("config", "day-start", "9" * 50_000 + ":00"),
        ("profile", "set", long, "1"),
        ("profile", "set", "height", long),
        ("profile", "set", "birth-year", "9" * 100_000),
        ("profile", "set", "sex", long),
        ("profile", "unset", long),
        ("site", "add", long),
        ("site", "add", "abc", "--parent", long),
        ("site", "remove", long),
        ("container", "add", "jug", long),
        ("food", "add", "gaz", "--water", long),
        ("drug", "add", "gaz", "--class", long),
        ("rules", "show", long),
        ("ack", long, "--note", "x"),
        ("ack", "red-flag", long, "--note", "x"),
        ("ack", "red-flag", "--note", long),
        ("snooze", "red-flag", long),
        ("snooze", "red-flag", long, "3d"),
        ("check", "--as-of", long),
        ("check", "--since", long),
        ("close", long),
        ("undo", long),
        ("undo", "9" * 100_000),
        ("completion", long),
        (long,),
    ):
        assert len(refuse(diary, *words)) < 400, [word[:20] for word in words]
    for words in (("--db", long, "today"), ("import", "json", long), ("export", "json", long)):
        assert len(refuse(diary, *words)) < 1100
    for words in (("backup", long), ("restore", long, "--yes")):
        assert len(refuse(diary, *words)) < 1100


@pytest.mark.parametrize("bad", ["\ud800", "a\udcffb", "no\0thing"])
@pytest.mark.parametrize(
    "words",
    [
        ("log", "water", "500", "--note", "{}"),
        ("log", "note", "{}"),
        ("log", "pain", "6", "{}"),
        ("log", "{}"),
        ("edit", "last", "--note", "{}"),
        ("list", "--text", "{}"),
        ("site", "add", "{}"),
        ("treatment", "{}"),
        ("--db", "{}", "today"),
        ("export", "json", "{}"),
    ],
)
def test_half_a_character_or_a_nul(diary: Tracker, words: tuple[str, ...], bad: str) -> None:
    told = refuse(diary, *(word.format(bad) for word in words))
    assert "UTF-8" in told or "NUL" in told


def test_control_characters_never_reach_the_terminal_raw(diary: Tracker) -> None:
    sly = "\x1b[31mred\x07\r\nnext\u202egnissim"
    for words in (
        ("log", sly),
        ("log", "water", sly),
        ("log", "pain", "6", sly),
        ("log", "water", "500", "--at", sly),
        ("log", "water", "500", f"--{sly}"),
        ("list", sly),
        ("edit", sly),
        ("rules", "show", sly),
        ("goal", "set", sly),
        ("config", sly, "x"),
        ("config", "units", sly),
        ("profile", "set", sly, "1"),
        ("site", "add", sly),
        ("import", "json", sly),
        (sly,),
    ):
        refuse(diary, *words)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("", "is empty; export it from its app again"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "export json"),
        ("{}", "export json"),
        ('{"format": "something else", "version": 1}', "export json"),
        ('{"format": "tracker-diary", "version": 999}', "upgrade tracker first"),
        ('{"a": NaN}', "it holds NaN, which is no number there"),
    ],
)
def test_a_document_that_is_no_export(
    diary: Tracker, tmp_path: Path, document: str, sentence: str
) -> None:
    file = tmp_path / "in.json"
    file.write_text(document)
    assert sentence in refuse(diary, f"import json {file}")
    file.write_bytes(b"\xff\xfe" + document.encode("utf-16-le"))
    assert "is not UTF-8 text" in refuse(diary, f"import json {file}")


def test_an_export_with_one_bad_entry_adds_none_of_its_entries(
    diary: Tracker, tmp_path: Path
) -> None:
    document = diary.ok("export json").json
    for entry in document["entries"]:
        entry["uid"] = entry["uid"][:-1] + ("0" if entry["uid"][-1] != "0" else "1")
    document["entries"][1]["day"] = "2026-02-30"
    file = tmp_path / "in.json"
    file.write_text(json.dumps(document))
    assert "2026-02-30" in refuse(diary, f"import json {file}")


def test_a_file_that_exists_is_not_written_over(diary: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    assert "give another name or --force" in refuse(diary, f"export json {file}")
    assert "give another name or --force" in refuse(diary, f"backup {file}")
    assert file.read_text() == "mine"
    assert f"{tmp_path}/none/x.json" in refuse(diary, f"export json {tmp_path}/none/x.json")
    assert "name a file in it" in refuse(diary, f"export json {tmp_path}")


def test_a_moment_that_is_none(diary: Tracker) -> None:
    diary.stand_at("noon")
    assert "write it like 2026-11-03T07:30" in refuse(diary, "log water 500")


def test_an_answer_other_than_yes_restores_nothing(diary: Tracker, tmp_path: Path) -> None:
    diary.ok(f"backup {tmp_path}/copy.db")
    diary.ok("log water 250")
    before = diary.state()
    answer = diary(f"restore {tmp_path}/copy.db", stdin="n\n")
    assert answer.code == 130 or answer.code == 1
    assert diary.state() == before


def test_a_joining_word_is_nothing_to_make_known(tracker: Tracker) -> None:
    assert " add " not in tracker("log the 3rd coffee").err
