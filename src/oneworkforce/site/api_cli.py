"""`oneworkforce api`: prints what programs can ask."""

import click

from oneworkforce.ground import start


@click.command()
def api() -> None:
    """Print every question that programs can ask, and its answer, as Markdown."""
    start.set_up()
    from oneworkforce.site import api_page  # noqa: PLC0415  needs the settings

    click.echo(api_page.page(), nl=False)
