"""`tracker completion`: the script that teaches a shell the commands and values."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    eval "$(tracker completion bash)"        in ~/.bashrc
    eval "$(tracker completion zsh)"         in ~/.zshrc
    tracker completion fish | source         in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class

    from tracker.cli import shells  # noqa: F401  bash is answered in its own way

    shell_class = get_completion_class(shell)
    assert shell_class is not None
    script = shell_class(ctx.find_root().command, {}, "tracker", "_TRACKER_COMPLETE")
    # `source()` would start bash to ask for its version; the template needs none.
    click.echo(script.source_template % script.source_vars())
