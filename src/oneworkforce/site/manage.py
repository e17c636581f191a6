"""`oneworkforce manage …`: Django's own commands, for an administrator of the machine."""

import sys

import click

AS_OWNER = frozenset({"migrate", "createcachetable", "sqlmigrate", "dbshell", "showmigrations", "inspectdb"})
"""Commands about tables, which on PostgreSQL belong to another role than the application's."""


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage(words: tuple[str, ...]) -> None:
    """Run one of Django's commands: migrate, check, shell; `manage help` lists them."""
    from oneworkforce.ground import start  # noqa: PLC0415  Django is set up here and not before

    start.set_up()
    from django.core.management import ManagementUtility  # noqa: PLC0415

    from oneworkforce.ground import database  # noqa: PLC0415

    if words == ("migrate",):  # both databases, and what the application's role may do with them
        database.prepare(verbosity=1)
        return
    utility = ManagementUtility(["oneworkforce manage", *words])
    if words[:1] and words[0] in AS_OWNER:
        with database.as_owner():
            utility.execute()
    else:
        utility.execute()
    sys.stdout.flush()
