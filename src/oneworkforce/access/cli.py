"""`oneworkforce permissions`: prints who may do what."""

import click

from oneworkforce.access import page


@click.command()
def permissions() -> None:
    """Print every role and what it may do, as Markdown."""
    click.echo(page.page(), nl=False)
