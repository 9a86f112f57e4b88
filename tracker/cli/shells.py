"""How bash is answered: names quoted, so that no shell obeys what is in one."""

from __future__ import annotations

import re
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

# Everything in ASCII that a shell might take for more than itself.
_SPECIAL = r"[^A-Za-z0-9_./:,+@\u0080-\U0010ffff-]"

#: click's own script splits what it reads and takes `*` for the files of the folder.
_SCRIPT = """\
%(complete_func)s() {
    local type value response

    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
        %(complete_var)s=bash_complete $1)

    while IFS=, read -r type value; do
        if [[ $type == 'dir' ]]; then
            COMPREPLY=()
            compopt -o dirnames
        elif [[ $type == 'file' ]]; then
            COMPREPLY=()
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("$value")
        fi
    done <<< "$response"

    return 0
}

%(complete_func)s_setup() {
    complete -o nosort -F %(complete_func)s %(prog_name)s
}

%(complete_func)s_setup;
"""


class QuotingBash(BashComplete):
    """bash, which inserts what it is given as it stands."""

    source_template = _SCRIPT

    def format_completion(self, item: CompletionItem[Any]) -> str:
        return f"{item.type},{re.sub(_SPECIAL, _quoted, str(item.value))}"


def _quoted(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


add_completion_class(QuotingBash)
