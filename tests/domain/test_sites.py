"""Keys of sites with their sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.catalogues.catalogue import OwnSubject, load
from tracker.domain.catalogues.sites import is_paired, label, site_key, site_keys, split_site
from tracker.domain.entries import Entry

SITES = load("sites")


def pain(subject: str | None, side: str | None = None) -> Entry:
    return Entry("pain", "2026-11-03", subject=subject, side=side)


@pytest.mark.parametrize(
    ("subject", "side", "keys"),
    [
        ("lower-back", None, ("lower-back",)),
        ("lower-back", "left", ("lower-back",)),
        ("lower-back", "both", ("lower-back",)),
        ("knee", "left", ("left-knee",)),
        ("knee", "right", ("right-knee",)),
        ("knee", "both", ("left-knee", "right-knee")),
        ("knee", None, ("knee",)),
        ("si-joint", "right", ("right-si-joint",)),
        ("no-longer-there", "left", ("no-longer-there",)),
        (None, None, ()),
    ],
)
def test_what_an_entry_counts_for(
    subject: str | None, side: str | None, keys: tuple[str, ...]
) -> None:
    assert site_keys(pain(subject, side), SITES) == keys


@given(st.sampled_from(sorted(SITES.subjects)), st.sampled_from(["left", "right", None]))
def test_splitting_undoes_joining(subject: str, side: str | None) -> None:
    paired = is_paired(subject, SITES)
    key = site_key(subject, side, paired)
    assert split_site(key, SITES) == (subject, side if paired else None)
    assert site_keys(pain(subject, side), SITES) == (key,)


@given(st.text())
def test_any_key_splits(key: str) -> None:
    subject, side = split_site(key, SITES)
    assert (f"{side}-{subject}" if side else subject) == key


def test_left_and_right_mirror() -> None:
    for subject in SITES.subjects:
        left = site_keys(pain(subject, "left"), SITES)
        right = site_keys(pain(subject, "right"), SITES)
        assert tuple(key.replace("left-", "right-") for key in left) == right


def test_an_own_part_is_paired_as_its_parent_is() -> None:
    rows = [
        OwnSubject("sites", "meniscus", parent="knee"),
        OwnSubject("sites", "scar", parent="lower-back"),
        OwnSubject("sites", "left-over"),
        OwnSubject("sites", "over", data={"paired": True}),
        OwnSubject("sites", "a", parent="b"),
        OwnSubject("sites", "b", parent="a"),
    ]
    sites = load("sites", rows)
    assert site_keys(pain("meniscus", "left"), sites) == ("left-meniscus",)
    assert site_keys(pain("scar", "left"), sites) == ("scar",)
    assert split_site("left-over", sites) == ("left-over", None)
    assert split_site("right-over", sites) == ("over", "right")
    assert not is_paired("a", sites), "a circle of parts ends"


def test_label() -> None:
    assert label("left-knee") == "left knee"
    assert label("lower-back") == "lower back"
