"""How shells are answered: names quoted, so that none obeys what is in one; files beside words."""

from __future__ import annotations

import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
)

# Everything in ASCII that a shell might take for more than itself.
_SPECIAL = r"[^A-Za-z0-9_./:,+@\u0080-\U0010ffff-]"

#: click's own script splits what it reads and takes `*` for the files of the folder. Files alone
#: are left to bash; beside words they are listed, where what is typed is a plain beginning of both.
_BASH = """\
%(complete_func)s() {
    local type value response files=

    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        %(complete_var)s=bash_complete $1)

    while IFS=, read -r type value; do
        if [[ $type == 'file' ]]; then
            files=1
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("$value")
        fi
    done <<< "$response"

    [[ -n $files ]] || return 0
    if [[ ${#COMPREPLY[@]} == 0 || $2 == *[!A-Za-z0-9-]* ]]; then
        COMPREPLY=()
        compopt -o default
        return 0
    fi
    while IFS= read -r value; do
        if [[ -d $value ]]; then value+=/; fi
        printf -v response %%q "$value"
        COMPREPLY+=("$response")
    done < <(compgen -f -- "$2")
    if [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == */ ]]; then compopt -o nospace; fi
    return 0
}

%(complete_func)s_setup() {
    complete -o nosort -F %(complete_func)s %(prog_name)s
}

%(complete_func)s_setup;
"""


class QuotingBash(BashComplete):
    """bash, which inserts what it is given as it stands."""

    source_template = _BASH

    def format_completion(self, item: CompletionItem[Any]) -> str:
        return f"{item.type},{re.sub(_SPECIAL, _quoted, str(item.value))}"


class PathsOfFish(FishComplete):
    """fish, which finds files by what is typed: with `~`, quotes and commas."""

    source_template = FishComplete.source_template.replace(
        "__fish_complete_path $metadata[2]", "complete -C \"'' \"(commandline -ct)"
    )


def _quoted(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


add_completion_class(QuotingBash)
add_completion_class(PathsOfFish)
