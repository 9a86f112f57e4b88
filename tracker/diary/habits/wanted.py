"""What is wanted of a habit: its goal on its days, its group, and how long, read as typed."""

from __future__ import annotations

from tracker.diary.diary import Diary
from tracker.domain.entries import Goal
from tracker.domain.errors import WrongWords, shown
from tracker.domain.habits.countable import Countable
from tracker.domain.habits.habit import Habit
from tracker.domain.habits.schedules import DAILY, Schedule, read_schedule
from tracker.domain.kinds import OWN
from tracker.domain.time.coming_days import read_coming_day
from tracker.domain.time.moment_words import full_day
from tracker.domain.words.goal_words import days_wanted, read_goal
from tracker.domain.words.habit_line import HabitLine

_LONGEST_GROUP = 40


def refuse_bare(countable: Countable, line: HabitLine) -> None:
    """A kind that is measured is no yes/no habit: say how much, or on how many days."""
    if line.wants or countable.kind == OWN or countable.bare_counts:
        return
    unit = countable.fields[0].unit
    example = {"min": "10min/day", "h": "7h/day", "ml": "2l/day"}.get(unit, f"400{unit}/day")
    days = " or on how many days: --goal 3/week" if countable.has_entries else ""
    raise WrongWords(
        f"{countable.name} is measured, not just done: say how much with --goal {example}{days}; "
        "--track only tracks it"
    )


def goal_of_line(diary: Diary, countable: Countable, line: HabitLine, from_day: str) -> Goal | None:
    """The goal that a line asks for; None to only track. Raises WrongWords."""
    _refuse_several(line)
    schedule = _schedule(line)
    if line.track:
        if schedule is not None:
            raise WrongWords("--track has no schedule; leave --days and --times out")
        return None
    amount = line.goal or line.at_most
    if amount:
        goal = read_goal(
            countable,
            amount,
            at_most=bool(line.at_most),
            schedule=schedule,
            us=diary.us,
            containers=diary.containers,
        )
    elif countable.kind == OWN and countable.fields and schedule is None:
        raise WrongWords(
            f"{countable.name} is measured: say how much with --goal 10/day, or --track it"
        )
    else:
        goal = days_wanted(countable, schedule or DAILY)
    return goal._replace(from_day=from_day)


def _refuse_several(line: HabitLine) -> None:
    said = {"--goal": line.goal, "--at-most": line.at_most, "--track": line.track}
    asked = [option for option, value in said.items() if value]
    if len(asked) > 1:
        raise WrongWords(f"{' and '.join(asked)} don't go together; give one of them")


def _schedule(line: HabitLine) -> Schedule | None:
    if line.days and line.times:
        raise WrongWords("--days and --times don't go together; give one of them")
    if line.days:
        schedule = read_schedule(line.days)
        if schedule.every not in ("day", "weekdays"):
            raise WrongWords(f"'{shown(line.days)}' names no weekdays; write --days mon,wed,fri")
        return schedule
    return read_schedule(line.times) if line.times else None


def first_day(diary: Diary, line: HabitLine) -> str:
    """The day that something holds from, today by default; `mon` is the last one."""
    from tracker.domain.time.day_words import read_day

    today = diary.clock.today()
    try:
        return read_day(line.from_day, diary.clock) if line.from_day else today
    except WrongWords:
        return read_coming_day(line.from_day or "", today)


def with_ends(diary: Diary, habit: Habit, line: HabitLine, start: str) -> Habit:
    """A habit with the group and the last day that a line gives it; what ended goes on."""
    from tracker.diary.habits.writing import reopened

    if line.group is not None:
        habit = habit._replace(group=_group(line.group))
    if not line.until:
        return reopened(habit) if line.wants else habit
    last = read_coming_day(line.until, diary.clock.today())
    if last < start:
        raise WrongWords(f"--until {last} is before its start, {full_day(start, last)}")
    return habit._replace(to_day=last, archived=False)


def _group(text: str) -> str | None:
    name = " ".join(text.split())
    if len(name) > _LONGEST_GROUP or not name.isprintable():
        raise WrongWords(f"'{shown(text)}' is no name for a group; use a few words")
    return name or None
