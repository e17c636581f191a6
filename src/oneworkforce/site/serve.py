"""`oneworkforce serve`: databases made ready, the site answering, a worker beside it; one command, one Ctrl-C."""

import os
import signal
import socket
import sys
from contextlib import nullcontext, suppress
from ipaddress import ip_address
from types import FrameType
from typing import NoReturn

import click

from oneworkforce.lib.faults import Fault, Refused

TARGET = "oneworkforce.site.wsgi:application"


@click.command()
@click.option(
    "--address", default="127.0.0.1", show_default=True, help="Where to listen. Loopback unless you say otherwise."
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that answer.")
@click.option(
    "--threads", default=4, show_default=True, type=click.IntRange(1, 64), help="Requests at once, each process."
)
@click.option(
    "--no-migrate", is_flag=True, help="Leave the tables as they are: another process brings them up to date."
)
@click.option(
    "--no-worker", is_flag=True, help="Run no worker beside the site: another machine runs `oneworkforce worker`."
)
def serve(address: str, port: int, workers: int, threads: int, *, no_migrate: bool, no_worker: bool) -> None:
    """Serve the site. Ctrl-C ends it."""
    _say_origin(address, port)
    from oneworkforce.ground import start  # noqa: PLC0415  Django is set up here and not before

    start.set_up()
    from oneworkforce.site import logs  # noqa: PLC0415

    logs.begin()
    free(address, port)
    prepare(migrate=not no_migrate)
    signal.signal(signal.SIGTERM, _end)  # until the server has its own: whatever was started is ended
    from oneworkforce.site.beside import Beside  # noqa: PLC0415

    with nullcontext() if no_worker else Beside():
        click.echo(f"OneWorkforce is at {shown(address, port)}   Ctrl-C ends it.")
        _answer(address, port, workers, threads)


def prepare(*, migrate: bool = True) -> None:
    """Bring the databases and static files to this version; `Refused` where the site must not start on them."""
    from django.db import DatabaseError, connections  # noqa: PLC0415

    from oneworkforce.ground import database, roles  # noqa: PLC0415
    from oneworkforce.site import static_files  # noqa: PLC0415

    try:
        if migrate:
            database.prepare()
        roles.check()
        _check_demo()
    except DatabaseError:
        remedy = "Is the server running, and are its name, password and rights right? Then start again."
        raise Refused(Fault("ONEWORKFORCE_DATABASE_URL", "The database cannot be used.", remedy)) from None
    except OSError:
        raise Refused(Fault("ONEWORKFORCE_DATA", "Nothing can be written there.", _WRITABLE)) from None
    try:
        static_files.gather()
    except OSError:
        raise Refused(Fault("ONEWORKFORCE_DATA", "Nothing can be written there.", _WRITABLE)) from None
    connections.close_all()


_WRITABLE = "Name a folder that this user may write to, with room on its disk."


def _check_demo() -> None:
    """Refuse production on a demonstration: its sign-ins are printed for everybody."""
    from django.conf import settings  # noqa: PLC0415

    from oneworkforce.ground.models import Installation  # noqa: PLC0415

    installation, _ = Installation.objects.get_or_create(pk=1)
    if installation.demo and settings.PRODUCTION:
        remedy = "Set another ONEWORKFORCE_DATABASE_URL: the sign-ins of a demonstration are known to everybody."
        raise Refused(Fault("ONEWORKFORCE_PRODUCTION", "The database is marked as a demonstration.", remedy))


def free(address: str, port: int) -> None:
    """Refuse an address that is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except PermissionError:
            remedy = "Choose one above 1023 with --port; a proxy can answer at 80 and 443."
            raise Refused(Fault(f"Port {port}", "This user may not listen there.", remedy)) from None
        except OSError as problem:
            taken = "in use" in str(problem.strerror).lower()
            what = "Something else listens there already." if taken else "This machine has no such address."
            remedy = "Choose another with --port, or end what listens." if taken else "Choose another with --address."
            raise Refused(Fault(f"{address}, port {port}", what, remedy)) from None


def shown(address: str, port: int) -> str:
    """Return the address as a browser takes it."""
    return f"http://[{address}]:{port}/" if ":" in address else f"http://{address}:{port}/"


def _say_origin(address: str, port: int) -> None:
    """Let the address of links be where we listen, unless it is set; beyond this machine it has to be."""
    if os.environ.get("ONEWORKFORCE_ORIGIN"):
        return
    with suppress(ValueError):
        if not ip_address(address).is_loopback:
            remedy = "Set the address people will use, such as https://workforce.example.org."
            raise Refused(Fault("ONEWORKFORCE_ORIGIN", "It is needed to be seen beyond this machine.", remedy))
    os.environ["ONEWORKFORCE_ORIGIN"] = shown(address, port).rstrip("/")


def _answer(address: str, port: int, workers: int, threads: int) -> None:
    from granian import Granian  # noqa: PLC0415  only this command serves
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    from oneworkforce.site import logs  # noqa: PLC0415

    server = Granian(
        TARGET,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_dictconfig=logs.configuration(),
    )
    server.serve()


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(0)
