"""`oneworkforce workforce`: what whoever keeps the machine does for the record of the workforce."""

import click

from oneworkforce.ground import start
from oneworkforce.lib import terminal, text


@click.group(cls=terminal.Commands)
def workforce() -> None:
    """Keep what is made from the record of the workforce."""


@workforce.command("rebuild-search")
@click.option("--partnership", "name", metavar="NAME", help="Only this partnership.")
def rebuild_search(name: str | None) -> None:
    """Write the sets of Find people anew from the records. Harmless at any time: people go on searching meanwhile."""
    start.set_up()
    from oneworkforce.ground import partnerships, scope  # noqa: PLC0415  models are loaded by now
    from oneworkforce.workforce.commands import search_index  # noqa: PLC0415

    for partnership in partnerships.called(name):
        with scope.entered(partnership.pk):
            many = search_index.rebuild()
        click.echo(f"{text.plain(partnership.name)}: {text.counted(many, 'person', 'people')} in the search.")
