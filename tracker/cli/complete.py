"""Completion of values: what the diary offers, as click and the shell take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import session_of
from tracker.diary import offer

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tracker.diary.diary import Diary

Completer = Callable[[click.Context, click.Parameter, str], list[Any]]


def completer(offered: Callable[[Diary, str], list[str] | dict[str, str]]) -> Completer:
    """The completer of an offer; what stands beside a value is shown where the shell can."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        found = offered(session_of(ctx).diary, incomplete)
        return _items(found) if isinstance(found, dict) else found

    return complete


def _items(helps: dict[str, str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from tracker.screen.draw import clean

    return [CompletionItem(word, help=clean(text)) for word, text in helps.items()]


def vocabulary(name: str) -> Completer:
    """A completer for a parameter that is a name of a vocabulary."""
    return completer(lambda diary, begun: offer.names(diary, name, begun))


def own_names(name: str) -> Completer:
    """A completer for the user's own names of a vocabulary, which alone can be taken away."""
    return completer(lambda diary, begun: offer.own_names(diary, name, begun))


def words_of(*words: str) -> Completer:
    """A completer for a parameter that is mostly one of a few words."""
    return completer(lambda _, begun: offer.matching(words, begun))


habit_names = completer(offer.habit_names)
habit_or_new_names = completer(offer.habit_or_new_names)
goal_names = completer(offer.goal_names)
open_questions = completer(offer.open_questions)
rule_names = completer(lambda _, begun: offer.rule_names(begun))
field_names = completer(lambda _, begun: offer.profile_fields(begun))
taste_names = completer(lambda _, begun: offer.taste_names(begun))


def paths(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The names of files, which the shell itself finds and quotes."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def with_beginnings(
    ctx: click.Context, items: list[CompletionItem], incomplete: str
) -> list[CompletionItem]:
    """Commands, and behind them what a line without its `log` can begin with."""
    from click.shell_completion import CompletionItem

    from tracker.diary.offer_line import begins

    known = {item.value for item in items}
    names = begins(session_of(ctx).diary, incomplete)
    return [*items, *(CompletionItem(name) for name in names if name not in known)]


def field_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the named field of the profile can be."""
    return offer.profile_values(ctx.params.get("name") or "", incomplete)


def taste_values(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What the named preference can be."""
    return offer.taste_values(ctx.params.get("name") or "", incomplete)


def list_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """What narrows `tracker list` behind the words that are there."""
    typed = ctx.params.get("words") or ()
    return offer.words_to_look_for(session_of(ctx).diary, typed, incomplete)


def entry_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The newest entries' ids, with the entry beside each where the shell shows it; `last`."""
    from tracker.screen.entries import draw_entry

    session, begun = session_of(ctx), incomplete.removeprefix("#")
    style = session.style._replace(colour=False, width=60)
    newest = offer.newest_entries(session.diary, begun)
    items = {str(entry.id): draw_entry(entry, style, us=style.us) for entry in newest}
    if "last".startswith(begun):
        items["last"] = "the one logged last"
    return _items(items)
