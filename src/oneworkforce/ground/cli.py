"""`oneworkforce worker`: long work and messages, until it is asked to stop."""

import threading

import click

from oneworkforce.ground import start


@click.command()
def worker() -> None:
    """Do long work and send messages, until stopped (SIGTERM or Ctrl+C). `serve` starts one by itself."""
    start.set_up()
    from oneworkforce.ground import worker as working  # noqa: PLC0415  needs the settings

    stop = threading.Event()
    working.stop_on_signals(stop)
    click.echo("The worker is at work.", err=True)
    working.run(stop)
    click.echo("The worker has stopped.", err=True)
