"""Read Fitbit's export out of a Google account: exercise, steps, weight and water.

The account's export has the same things twice: as JSON, and as CSV in folders that end in
`_GoogleData`. One of them is read, the JSON where there are both. Exercise and steps are in UTC.
A month as fitbit.com exported it as CSV is read, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.transfer.arriving import Incoming, Remark
from tracker.transfer.options import Options
from tracker.transfer.outside.file import File
from tracker.transfer.outside.head import Head
from tracker.transfer.phones import fitbit_csv, fitbit_json
from tracker.transfer.totals import Sums

NAME = "fitbit"

_JSON = re.compile(r"(?:exercise|steps|weight|water_logs)-[0-9-]+\.json")
_CSV = re.compile(r"steps_[0-9-]+\.csv|UserExercises\w*\.csv")
_CSV_TOO = re.compile(rf"{_CSV.pattern}|weight\.csv")


def fits(head: Head) -> bool:
    """A list of JSON or a table by its names, a folder or an archive by those of its files."""
    if any(_JSON.fullmatch(name) or _CSV.fullmatch(name) for name in head.names):
        return True
    if head.shape == "text":
        return fitbit_csv.fits(head.columns) or fitbit_csv.is_month(head.text)
    return fitbit_json.fits(head.first)


def read(file: File, options: Options) -> Iterator[Incoming]:
    """Every record, then the steps of each day."""
    steps, head = Sums(), Head(file)
    if not file.is_folder and not file.members:
        if head.shape == "text" and fitbit_csv.is_month(head.text):
            yield from fitbit_csv.read_month(file, options)
            return
        reader = fitbit_csv.read if head.shape == "text" else fitbit_json.read
        yield from reader(file, options, steps)
    else:
        yield from _members(file, options, steps)
    yield from steps.entries()


def _members(file: File, options: Options, steps: Sums) -> Iterator[Incoming]:
    named = [(name.rpartition("/")[2], member) for name, member in file.members.items()]
    as_json = [member for name, member in named if _JSON.fullmatch(name)]
    as_csv = [member for name, member in named if _CSV_TOO.fullmatch(name)]
    for member in as_json:
        yield from fitbit_json.read(member, options, steps)
    if as_json and as_csv:
        yield Remark("the CSV files hold the same as those of JSON, which were read")
        return
    for member in as_csv:
        yield from fitbit_csv.read(member, options, steps, is_member=True)
