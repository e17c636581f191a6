"""How a command speaks: refusals as sentences on the error stream with exit code 2, progress where somebody watches."""

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

import click

from oneworkforce.lib.faults import Fault, Refused

REFUSED = 2
MOST = 25
"""Faults printed; the rest is counted."""


class Commands(click.Group):
    """A group of commands whose foreseen errors are sentences: `Refused` ends with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; print what it refuses."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            tell(refused.faults)
            ctx.exit(REFUSED)


def tell(faults: Sequence[Fault]) -> None:
    """Print faults on the error stream, the first of many and how many more."""
    for fault in faults[:MOST]:
        click.echo(str(fault), err=True)
    if len(faults) > MOST:
        click.echo(f"… and {len(faults) - MOST:,} more.", err=True)


class Progress:
    """A line on the error stream that says how far long work has come; silent where nobody watches."""

    def __init__(self) -> None:
        """Watch whether the error stream is a terminal."""
        self._shown = sys.stderr.isatty()
        self._last = ("", -1)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._shown and self._last[0]:
            click.echo("\r\033[K", nl=False, err=True)

    def __call__(self, name: str, share: float) -> None:
        """Say that `share` (0 to 1) of reading `name` is done."""
        now = (name, int(share * 100))
        if self._shown and now != self._last:
            self._last = now
            click.echo(f"\r\033[KReading {name}: {now[1]} %", nl=False, err=True)
