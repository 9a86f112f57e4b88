"""What is dated after now, named in a line beside an answer."""

from __future__ import annotations

from tracker.cli.session import Session, show, tell
from tracker.domain.time.so_far import ahead_words


def show_ahead(session: Session, as_json: bool) -> None:
    """Name what is dated after now; nothing where there is nothing."""
    told = ahead_words(session.diary.so_far.ids_ahead)
    if told and as_json:
        tell(told)
    elif told:
        from tracker.screen.draw import wrap

        show("\n".join(["", *wrap(told, session.style.width)]), session)
