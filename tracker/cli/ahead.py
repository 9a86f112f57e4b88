"""What is dated after now, named in a line beside an answer."""

from __future__ import annotations

from tracker.cli.session import Session, show, tell
from tracker.domain.time.so_far import ahead_words


def ahead_lines(session: Session) -> list[str]:
    """What is dated after now in lines, a blank one first; none where there is nothing."""
    told = ahead_words(session.diary.so_far.ids_ahead)
    if not told:
        return []
    from tracker.screen.draw import wrap

    return ["", *wrap(told, session.style.width)]


def show_ahead(session: Session, as_json: bool) -> None:
    """Name what is dated after now; nothing where there is nothing."""
    told = ahead_words(session.diary.so_far.ids_ahead)
    if told and as_json:
        tell(told)
    elif told:
        show("\n".join(ahead_lines(session)), session)
