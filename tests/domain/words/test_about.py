"""What a line is about that doesn't say its kind, and the right line where it says too little."""

from __future__ import annotations

import pytest

from tests.domain.words.test_built_lines import read
from tracker.domain.errors import WrongWords


@pytest.mark.parametrize(
    ("line", "kind", "subject", "measures"),
    [
        ("4000 steps", "walk", None, {"steps": 4000}),
        ("steps 4000", "walk", None, {"steps": 4000}),
        ("no pain", "pain", None, {"intensity": 0}),
        ("no pain neck", "pain", "neck", {"intensity": 0}),
        ("pain 6 neck with a spasm", "pain", "neck", {"intensity": 6}),
        ("pain 6 in my left knee", "pain", "knee", {"intensity": 6}),
        ("pain 6 the neck", "pain", "neck", {"intensity": 6}),
        ("my lower back hurts 4", "pain", "lower-back", {"intensity": 4}),
        ("headache 5", "pain", "head", {"intensity": 5}),
        ("drank 2l", "water", None, {"volume_ml": 2000}),
        ("drank half a litre", "water", None, {"volume_ml": 500}),
        ("ibuprofen 2 capsules", "med", "ibuprofen", {"pieces": 2}),
        ("stretch sun salutation 10", "stretch", "sun-salutation", {"duration_min": 10}),
        ("plank 3x30s", "strength", "plank", {"duration_min": 1.5}),
        ("plank 1:30", "strength", "plank", {"duration_min": 1.5}),
        ("neck pain 5", "pain", "neck", {"intensity": 5}),
        ("30 min walking", "walk", None, {"duration_min": 30}),
        ("8h of sleeping", "sleep", None, {"duration_min": 480}),
        ("spasm 8 lower back", "pain", "lower-back", {"intensity": 8}),
        ("5 calf cramps", "pain", "calf", {"intensity": 5}),
        ("migraine 6", "pain", "head", {"intensity": 6}),
        ("chest pain 6", "pain", "chest", {"intensity": 6}),
        ("6 upper back pain", "pain", "upper-back", {"intensity": 6}),
        ("chest pain", "symptom", "chest-pain", {"done": 1}),
        ("both legs weak", "symptom", "both-legs-weakness", {"done": 1}),
    ],
)
def test_what_a_line_is_about(
    line: str, kind: str, subject: str | None, measures: dict[str, float]
) -> None:
    found, (reading,), _ = read(line)
    assert (found.name, reading.subject, reading.measures) == (kind, subject, measures)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ibuprofen 400 for pain", 'note: tracker log med ibuprofen 400 --note "for pain"'),
        ("drank 2 bottles", "'2 bottles' of what? Say it first: tracker log water 2 bottles"),
        ("ate 2 tablets ibuprofen", "isn't said of med; write tracker log med 2 tablets ibuprofen"),
        ("pain since lunch", "such as: tracker log pain 6 lower-back since monday, or tracker log"),
        ("pain 7 neck since lunch", "tracker log pain 7 neck since monday, or tracker log pain 7"),
        ("pain 6 3 neck", "6 and 3 are two scores for neck; write one"),
        ("pain 6 left knee left knee", "the site left knee is there twice; write it once"),
        ("stretch 10 sun salutation", "a remark; write tracker log stretch sun salutation 10 for"),
        ("stretch 10 salutation sun", "'sun' is no part of a stretch's name"),
        ("stretch half moon 10", "write half-moon for the name, or 0.5min and then what it is"),
        ("stretch one leg bridge", "'one leg bridge' may be a name or begin with a number"),
        ("painkiller 2", "ibuprofen or paracetamol or naproxen? Write tracker log ibuprofen 2"),
        ("cofee qzx", "no kind 'cofee'; did you mean coffee?"),
        ("cofee with milk", 'write it as a note: tracker log note "cofee with milk"'),
        ("water glas", "no container 'glas'; did you mean glass?"),
        ("plank 45", "write tracker log plank 45s or tracker log plank 45min"),
        ("plank 2x45", "write tracker log plank 2x45s or tracker log plank 2x45min"),
        ("walk 3x10", "write its unit, such as 3x10min"),
        ("weight 2x40", "can't read '2x40' for weight; write one number"),
        ("no water", "can't read 'no' for water"),
        ("did", "'did' doesn't say what; such as: tracker log strength push-ups 3x12"),
        ("pain 6 neck since monday for 3 days", "'for 3 days' says once more since when"),
        ("pain 6 lfet knee", "did you mean left? Write tracker log pain 6 left knee"),
        ("pain neck 6 4 knee", "whose; write them like tracker log pain 6 lower-back 3 left-knee"),
        ("pain zero neck", "write numbers in digits: 0, not zero"),
        ("stretch 10 hamstirngs", "hamstrings? Write tracker log stretch 10 hamstrings"),
        ("run 5", "'run 5' may be 5 min or 5 km; write tracker log sport run 5min or tracker"),
        ("swims 2", "'swims 2' may say how long: tracker log swimming 2min; or how often"),
        ("walk30 min", "a blank is missing in 'walk30 min'; write tracker log walk 30 min"),
        ("a qzx", 'write it as a note: tracker log note "qzx"'),
        ("stretched gently 10", 'go into a note: tracker log stretch 10 --note "gently"'),
        ("stretched gently", 'such as: tracker log stretch 10 --note "gently"'),
        ("stretched my back for 10", 'tracker log stretch for 10 --note "my back"'),
        ("swam 20 lengths", "such as: tracker log sport"),
        ("ibuprofen 400 against back pain", 'med ibuprofen 400 --note "against back pain"'),
        ("ibuprofen 400 because of back pain", 'med ibuprofen 400 --note "because of back pain"'),
        ("coffee with milk 400", 'tracker log drink coffee 400 --note "with milk"'),
        ("pain 7 neck shooting down 2 fingers", '7 neck --note "shooting down 2 fingers"'),
        ("pain 7 shooting neck", 'tracker log pain 7 neck --note "shooting"'),
        ("walked the dog 25 min", 'tracker log walk 25 min --note "the dog"'),
        ("2 ibuprofen 400", "tracker log med ibuprofen 2x400mg"),
        ("cant hold my urine", "lost? tracker log symptom bladder-bowel; or else a note: tracker"),
        ("left leg feels weak", "one leg or both? tracker log symptom one-leg-weakness"),
        ("cant feel my legs", 'or else a note: tracker log note "cant feel my legs"'),
        ("weak coffee 200", "no kind 'weak'"),
        ("cold coffee 300", "no kind 'cold'"),
        ("cold", "did you mean ice? Write tracker log ice"),
        ("night pain 6", 'tracker log symptom night-pain --note "6"'),
        ("fever 38.5 C", 'tracker log symptom fever --note "38.5 c"'),
        ("both legs numb 2", 'tracker log symptom both-legs-weakness --note "2"'),
    ],
)
def test_the_right_line_is_told(line: str, says: str) -> None:
    with pytest.raises(WrongWords) as refused:
        read(line)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("pain 5 left side of the neck", "left"),
        ("pain 5 neck right side", "right"),
        ("pain 5 neck on the left", "left"),
        ("pain 5 neck on my right hand side", "right"),
        ("pain 5 right hand side of neck", "right"),
        ("left side of neck hurts 5", "left"),
        ("pain 5 neck", None),
    ],
)
def test_a_side_of_a_place_is_said_in_many_ways(line: str, side: str | None) -> None:
    _, (reading,), _ = read(line)
    assert (reading.subject, reading.side, reading.measures) == ("neck", side, {"intensity": 5})


@pytest.mark.parametrize("line", ["pain 5 left side", "pain 5 on the left", "pain 5 neck on top"])
def test_a_side_alone_is_no_place(line: str) -> None:
    with pytest.raises(WrongWords):
        read(line)
