"""`oneworkforce analyse`: from a file of answers to scores, what may be shown of them, and a report."""

import shutil
import sys
from pathlib import Path

import click

from oneworkforce.assess.domain import crosswalk_file, framework_file, results_json
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.domain.crosswalk_file import Ends
from oneworkforce.assess.queries import analysis
from oneworkforce.assess.queries.analysis import Found, Request, Source
from oneworkforce.assess.reports import papers, terminal
from oneworkforce.documents import files
from oneworkforce.lib import terminal as lines
from oneworkforce.lib import writing
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import public as plans

FILE = click.Path(path_type=Path)
WIDEST = 100


@click.command()
@click.argument("answers", type=FILE)
@click.option("--framework", "framework", metavar="ID|FILE", default=framework_file.DEFAULT, show_default=True)
@click.option("--frame", type=FILE, help="CSV of how many could have answered, by group (column `invited`).")
@click.option("--by", metavar="COL[,COL]", default="", help="Columns to compare groups by.")
@click.option("--min-cell", type=click.IntRange(min=2), default=10, show_default=True, help="Fewest people shown.")
@click.option("--weight", is_flag=True, help="Weight respondents to the frame.")
@click.option("--previous", type=FILE, help="Last round's answers, for the change since.")
@click.option("--previous-framework", metavar="ID|FILE", help="Its framework, if another.")
@click.option("--previous-frame", type=FILE, help="Its frame.")
@click.option("--crosswalk", type=FILE, help="Which questions of its framework stand for which of this one (YAML).")
@click.option("--missing", metavar="WORD", multiple=True, help="A word that means an empty cell; may be repeated.")
@click.option("--lenient", is_flag=True, help="Leave bad cells out, and list each.")
@click.option("--cluster", metavar="ADDRESS", help="Add up a folder of Parquet files on a Dask cluster.")
@click.option("--json", "json", type=FILE, help="Write the results as JSON.")
@click.option("--report", "reports", type=FILE, multiple=True, help="Write a report: .docx, .pdf or .html.")
@click.option("--layout", type=click.Choice(papers.LAYOUTS), default=papers.LAYOUTS[0], show_default=True)
@click.option("--plan", "plan", type=FILE, help="Action plan (YAML) for the report.")
@click.option("--exempt", is_flag=True, help="Mark a committee report as exempt from publication.")
@click.option("--no-suppression", is_flag=True, help="Raw figures for an analyst; never with --report.")
@click.option("--synthetic", is_flag=True, help="Say in the report that the answers are synthetic.")
def analyse(
    answers: Path,
    framework: str,
    frame: Path | None,
    by: str,
    min_cell: int,
    weight: bool,
    previous: Path | None,
    previous_framework: str | None,
    previous_frame: Path | None,
    crosswalk: Path | None,
    missing: tuple[str, ...],
    lenient: bool,
    cluster: str | None,
    json: Path | None,
    reports: tuple[Path, ...],
    layout: str,
    plan: Path | None,
    exempt: bool,
    no_suppression: bool,
    synthetic: bool,
) -> None:
    """Analyse ANSWERS: a row per respondent, a column per question (CSV, Excel or Parquet).

    Prints the rainbow of arc scores, where the weak spots are, and what was withheld; writes the
    results (--json) and reports (--report, as often as wanted). Each run withholds for itself: it
    cannot know what an earlier run with other groups has shown.
    """
    if no_suppression and reports:
        what = "It cannot go with --report: a report is for others to read."
        raise Refused(Fault("--no-suppression", what, "Leave one of them out."))
    beside = {"--previous-framework": previous_framework, "--previous-frame": previous_frame, "--crosswalk": crosswalk}
    option = next((name for name, given in beside.items() if given), None)
    if previous is None and option:
        raise Refused(Fault(option, "It says nothing without --previous.", "Give --previous ANSWERS too."))
    for path in (*reports, *([json] if json else [])):
        (files.check if path != json else writing.check)(path)
    made = framework_file.load(framework)
    columns = tuple(dict.fromkeys(name.strip() for name in by.split(",") if name.strip()))
    then = None
    if previous:
        before = framework_file.load(previous_framework) if previous_framework else made
        then = Source(previous, before, previous_frame)
    request = Request(
        now=Source(answers, made, frame),
        then=then,
        choices=Choices(columns, min_cell, weight, guarded=not no_suppression),
        missing=missing,
        lenient=lenient,
        cluster=cluster,
        crosswalk=crosswalk_file.read(crosswalk, Ends(then.framework, made)) if crosswalk and then else None,
    )
    actions = plans.read(plan) if plan else None
    if actions and (unknown := plans.unknown_links(actions, made.id, [arc.id for arc in made.arcs])):
        raise Refused(*unknown)
    with lines.Progress() as progress:
        found = analysis.run(request, progress)
    if json:
        writing.write(json, results_json.to_json(found.results).encode())
    for path in reports:
        paper = papers.build(
            layout, found.results, made, plan=actions, exempt=exempt, synthetic=synthetic, source=answers.name
        )
        files.save(paper, path)
    _print(found, terminal.summary(found.results, made, width=_width()), [*([json] if json else []), *reports])


def _print(found: Found, summary: str, written: list[Path]) -> None:
    click.echo(summary)
    for warning in found.warnings:
        click.echo(f"Note: {warning}", err=True)
    if found.left_out:
        click.echo(f"Left out ({len(found.left_out):,}):", err=True)
        for fault in found.left_out:
            click.echo(f"  {fault}", err=True)
    for path in written:
        click.echo(f"Written: {path}")


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST) if sys.stdout.isatty() else 80
