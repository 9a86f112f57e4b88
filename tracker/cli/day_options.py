"""Options whose value is a time, a day or a range of days: it may be typed without quotes."""

from __future__ import annotations

from collections.abc import Sequence

import click

TIME_OPTIONS = ("--at", "--since", "--from", "--until", "--as-of", "--seen-doctor")
RANGE_OPTIONS = ("--last",)


class DayCommand(click.Command):
    """A command that reads `--at yesterday 7:30` as one value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Its group joined them already, but for a line that is being completed.
        return super().parse_args(
            ctx, self.join_times(ctx, args) if ctx.resilient_parsing else args
        )

    def join_times(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments with what is one value joined."""
        known = {name for param in self.get_params(ctx) for name in param.opts}
        if not any(arg.partition("=")[0] in known for arg in args if arg.startswith("--")):
            return args
        return join_times(args, known, ctx.resilient_parsing)


def join_times(args: Sequence[str], known: set[str], completing: bool) -> list[str]:
    """Let a time be typed without quotes: `--at yesterday 7:30` becomes one value.

    Words behind it that are no part of a time are the entry's. Raises WrongWords for one that can
    be neither, but never while a line is being completed.
    """
    joined: list[str] = []
    rest = list(args)
    while rest:
        word = rest.pop(0)
        option, _, value = word.partition("=")
        joined.append(word)
        if word == "--":
            return joined + rest
        following = ([value] if value else []) + rest
        if option not in known or option not in (*TIME_OPTIONS, *RANGE_OPTIONS) or not following:
            continue
        from tracker.domain.time.time_args import refuse_behind, take_days, take_when

        used = max(1, (take_when if option in TIME_OPTIONS else take_days)(following))
        said, rest = " ".join(following[:used]), following[used:]
        joined[-1:] = [option, said]
        if not completing:
            refuse_behind(said, rest, option)
    return joined
