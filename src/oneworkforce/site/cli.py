"""The `oneworkforce` command: one group, its words collected from each context's cli."""

import click

from oneworkforce.assess.cli.analyse import analyse
from oneworkforce.assess.cli.framework import framework
from oneworkforce.lib import terminal
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.site.demo import demo


@click.group(cls=terminal.Commands)
@click.version_option(package_name="oneworkforce")
def main() -> None:
    """One platform for one children's workforce."""


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1)
def serve(words: tuple[str, ...]) -> None:
    """Serve the site (not in this release)."""
    _refuse_pages("serve", words)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1)
def manage(words: tuple[str, ...]) -> None:
    """Manage the site's database (not in this release)."""
    _refuse_pages("manage", words)


def _refuse_pages(word: str, _words: tuple[str, ...]) -> None:
    remedy = "Use `demo`, `analyse` or `framework`; they need neither."
    raise Refused(Fault(word, "It waits for a later release: there are no pages and no database yet.", remedy))


for command in (demo, analyse, framework):
    main.add_command(command)
