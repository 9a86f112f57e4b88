"""Which rules speak at once of which kinds: written by `tracker.rules.asking.indexer`.

By file: the kinds that a rule reads, and of what measure how much within how many minutes it needs
to speak at the moment an entry is logged. `SILENT` speak of days that are over.
"""

SPEAKING: dict[str, tuple[frozenset[str], str | None, float, int]] = {
    "over_drinking": (frozenset({"drink", "water"}), "volume_ml", 1000, 180),
    "painkiller_days": (frozenset({"med"}), None, 0, 0),
    "painkiller_dose": (frozenset({"med"}), None, 0, 0),
    "persistent_pain": (frozenset({"pain"}), None, 0, 0),
    "recurrent_pain": (frozenset({"pain"}), None, 0, 0),
    "red_flag": (frozenset({"pain", "symptom"}), None, 0, 0),
    "unbearable_pain": (frozenset({"pain"}), None, 0, 0),
    "worsening_pain": (frozenset({"pain"}), None, 0, 0),
}

SILENT = frozenset({"inactivity", "low_drinks"})
