"""`oneworkforce paper`: from a plan file, and the strategy's text, to the paper that a committee is given."""

from pathlib import Path

import click

from oneworkforce.assess.reports import papers
from oneworkforce.documents import files
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import public as plans

FILE = click.Path(path_type=Path)
LONGEST = 1_000_000
"""Bytes of a text that is appended: beyond it nobody reads on."""


@click.command()
@click.argument("plan", type=FILE)
@click.option("--report", "reports", type=FILE, multiple=True, required=True, help="Write it: .docx, .pdf or .html.")
@click.option("--text", type=FILE, help="The strategy's text, to append: plain text in UTF-8.")
@click.option("--exempt", is_flag=True, help="Mark it as exempt from publication.")
@click.option("--synthetic", is_flag=True, help="Say in the paper that the plan is synthetic.")
def paper(plan: Path, reports: tuple[Path, ...], text: Path | None, *, exempt: bool, synthetic: bool) -> None:
    """Write the committee paper of the strategy in PLAN: its strands and work plans, their cost, who leads."""
    for path in reports:
        files.check(path)
    words = read(text) if text else ""
    made = papers.strategy(plans.read(plan), text=words, exempt=exempt, synthetic=synthetic)
    for path in reports:
        files.save(made, path)
        click.echo(f"Written: {path}")


def read(path: Path) -> str:
    """Return the words of a text file; Refused where it is none."""
    try:
        content = path.read_bytes()
    except OSError:
        raise Refused(Fault(path.name, "This file cannot be read.", "Check its name and place.")) from None
    if len(content) > LONGEST:
        raise Refused(Fault(path.name, "The text is too long.", "Give the text of one strategy."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(Fault(path.name, "This is no text file.", "Save it as plain text in UTF-8.")) from None
