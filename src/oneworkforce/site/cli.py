"""The `oneworkforce` command: one group, its words collected from each context's cli."""

import click

from oneworkforce.access.cli import permissions
from oneworkforce.assess.cli.analyse import analyse
from oneworkforce.assess.cli.framework import framework
from oneworkforce.assess.cli.paper import paper
from oneworkforce.audit.cli import audit
from oneworkforce.ground.backup_cli import backup, restore
from oneworkforce.ground.cli import worker
from oneworkforce.ground.doctor_cli import doctor, rotate
from oneworkforce.lib import terminal
from oneworkforce.partnership.cli import partnership
from oneworkforce.site.api_cli import api
from oneworkforce.site.demo import demo, demo_code, demo_world
from oneworkforce.site.manage import manage
from oneworkforce.site.serve import serve
from oneworkforce.workforce.cli import workforce


@click.group(cls=terminal.Commands)
@click.version_option(package_name="oneworkforce")
def main() -> None:
    """One platform for one children's workforce."""


SITE = (serve, worker, partnership, permissions, api, audit, workforce, backup, restore, rotate, doctor, manage)
for command in (demo, demo_code, demo_world, analyse, framework, paper, *SITE):
    main.add_command(command)
