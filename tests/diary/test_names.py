"""Names of the user's own, what is said of drugs, and the profile."""

from __future__ import annotations

import pytest

from tracker.diary import drugs, names, profile
from tracker.diary.diary import Diary
from tracker.domain.errors import TrackerError, UnknownName, WrongWords


def test_a_site_is_added_once_and_can_be_taken_away(diary: Diary) -> None:
    added = names.add_site(diary, "Sit bone", "buttock", paired=True)
    assert added == names.Added("sit-bone", "site", None, instead=False)
    subject = diary.catalogue("sites").find("sit bone")
    assert (subject.parent, subject.data) == ("buttock", {"paired": True})
    with pytest.raises(WrongWords, match="sit-bone is there already"):
        names.add_site(diary, "sit-bone", None, paired=False)
    assert names.remove(diary, "sites", "sit bone") == names.Removed("sit-bone", ships=False)
    with pytest.raises(TrackerError, match="is not one of your own names"):
        names.remove(diary, "sites", "sit bone")


def test_another_name_shares_what_is_known(diary: Diary) -> None:
    assert names.add_alias(diary, "sites", "tailbone thing", "lumbar").alias_of == "lower-back"
    with pytest.raises(WrongWords, match="is another name for lower-back already"):
        names.add_alias(diary, "sites", "tailbone thing", "neck")
    with pytest.raises(UnknownName):
        names.add_alias(diary, "sites", "thing", "nowhere at all")


def test_what_is_added_is_told_from_what_ships(diary: Diary) -> None:
    names.add_food(diary, "gazpacho", names.FoodLabel(93, 250, {"potassium": 170, "sodium": None}))
    names.add_container(diary, ["bottle", "750ml"])
    (soup,) = [one for one in names.every(diary, "foods") if one.added]
    assert soup.subject.data["gives"] == {"water_ml": 0.93, "potassium_mg": 1.7}
    assert soup.subject.data["serving"] == 250
    # One's own bottle stands in the place of the one that ships, and goes again.
    assert not [one for one in names.every(diary, "containers") if one.added]
    assert diary.catalogue("containers").find("bottle").data["volume_ml"] == 750
    assert names.remove(diary, "containers", "bottle").ships


def test_a_drug_by_its_label_and_by_the_doctor(diary: Diary) -> None:
    names.add_drug(diary, "zaltoprofen", names.DrugLabel("nsaid", 200, 1000))
    data = diary.catalogue("drugs").find("zaltoprofen").data
    assert data == {
        "class": "nsaid", "units": {"tablet": 200}, "least_bare": 100, "max_24h_mg": 1000,
    }  # fmt: skip
    assert drugs.prescribe(diary, "zaltoprofen", "2 tablets a day") == ("zaltoprofen", 400)
    assert drugs.back_to_label(diary, "zaltoprofen") == "zaltoprofen"
    with pytest.raises(TrackerError, match="not marked as prescribed"):
        drugs.back_to_label(diary, "zaltoprofen")
    assert drugs.set_tablet(diary, "zaltoprofen", 300) == "zaltoprofen"
    assert drugs.set_class(diary, "zaltoprofen", "other") == "zaltoprofen"
    with pytest.raises(WrongWords, match="only your own can be changed"):
        drugs.set_class(diary, "naproxen", "other")


def test_a_prescription_leaves_nothing_behind(diary: Diary) -> None:
    drugs.prescribe(diary, "naproxen", "1000mg/day")
    drugs.back_to_label(diary, "naproxen")
    assert diary.store.own_subjects("drugs") == []


def test_a_fact_is_told_in_the_users_units(diary: Diary) -> None:
    fact = profile.put(diary, "height", "5ft10")
    assert (fact.name, fact.value, fact.told) == ("height", "177.8", "177.8 cm")
    assert {one.name for one in profile.every(diary) if one.value} == {"height"}
    assert profile.forget(diary, "height") == "height"
    with pytest.raises(TrackerError, match="height is not set"):
        profile.forget(diary, "height")
