"""The `oneworkforce` command: one group, its words collected from each context's cli."""

import click


@click.group()
@click.version_option(package_name="oneworkforce")
def main() -> None:
    """One platform for one children's workforce."""
