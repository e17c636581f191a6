"""`oneworkforce demo`: the main job on a worked example, from its files to drafts of papers; then the site itself."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

import oneworkforce
from oneworkforce.assess.domain import framework_file, results_json
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.queries import analysis
from oneworkforce.assess.queries.analysis import Request, Source
from oneworkforce.assess.reports import papers
from oneworkforce.assess.reports import terminal as summaries
from oneworkforce.documents import files
from oneworkforce.documents.model import Report
from oneworkforce.lib import terminal, text, writing
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import public as plans
from oneworkforce.site import demo_sign_ins, examples, interviewed

PACKAGE = Path(oneworkforce.__file__).parent
KINDS = (".docx", ".pdf", ".html")
BY = ("district", "audience")
DATA = Path("demo-data")
"""Where the demonstration's site keeps its records, under the folder where the person stands."""
MODULE = (sys.executable, "-m", "oneworkforce.site")
_OF_DATA = click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Its records.")


@click.command()
@click.argument("name", default="leicestershire")
@click.option("--no-serve", is_flag=True, help="End after the reports and the sign-ins; do not serve the site.")
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("reports"), show_default=True)
@_OF_DATA
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def demo(name: str, no_serve: bool, folder: Path, data: Path, port: int) -> None:
    """Work through the example NAME, write its reports, and show the site with invented people."""
    _reports(name, folder)
    _site(data, port, serve=not no_serve and sys.stdout.isatty())


def _reports(name: str, folder: Path) -> None:
    """Write the papers of a worked example: synthetic, the ordinary path."""
    example = examples.folder(name)
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    written = _worked(example)(example, target)
    click.echo("\nWritten:")
    for path in written:
        click.echo(f"  {path.resolve()}")


def _worked(example: Path) -> Callable[[Path, Path], list[Path]]:
    """Return what is done with an example: by the files that it has."""
    if (example / "answers.csv").is_file():
        return _analysed
    if (example / "staff").is_dir():
        return _staffed
    return _interviewed if (example / "interviews.csv").is_file() else _planned


def _analysed(example: Path, target: Path) -> list[Path]:
    """Analyse the answers and write both papers of results."""
    made = framework_file.load(framework_file.DEFAULT)
    source = Source(example / "answers.csv", made, example / "frame.csv")
    by_hand = f"analyse {_short(example)}/answers.csv --frame {_short(example)}/frame.csv --by {','.join(BY)}"
    _say(example, f"{by_hand} --plan {_short(example)}/plan.yaml --report paper.docx")
    with terminal.Progress() as progress:
        found = analysis.run(Request(source, choices=Choices(BY)), progress)
    click.echo(summaries.summary(found.results, made))
    actions = plans.read(example / "plan.yaml")
    results = target / "results.json"
    writing.write(results, results_json.to_json(found.results).encode())
    written = [results]
    for layout in papers.LAYOUTS:
        paper = papers.build(layout, found.results, made, plan=actions, synthetic=True)
        written += _saved(paper, target, layout)
    return written


def _planned(example: Path, target: Path) -> list[Path]:
    """Write the committee paper of a strategy, its text appended."""
    _say(example, f"paper {_short(example)}/plan.yaml --text {_short(example)}/strategy.txt --report paper.docx")
    actions = plans.read(example / "plan.yaml")
    click.echo(" ".join(plans.cost(plans.totals(actions))))
    text = (example / "strategy.txt").read_text("utf-8")
    return _saved(papers.strategy(actions, text=text, synthetic=True), target, "strategy-paper")


def _interviewed(example: Path, target: Path) -> list[Path]:
    """Say what interviews found, and write the committee paper of the plan that followed."""
    _say(example, f"paper {_short(example)}/plan.yaml --report paper.docx")
    for sentence in interviewed.summary(example):
        click.echo(sentence)
    actions = plans.read(example / "plan.yaml")
    click.echo(" ".join(plans.cost(plans.totals(actions))))
    return _saved(papers.strategy(actions, synthetic=True), target, "strategy-paper")


def _staffed(example: Path, target: Path) -> list[Path]:
    """Say which files of posts the site was given, and write the committee paper of the plan around them."""
    _say(example, f"paper {_short(example)}/plan.yaml --report paper.docx")
    files_of_posts = sorted((example / "staff").glob("*.csv"))
    posts = sum(len(path.read_text("utf-8").splitlines()) - 1 for path in files_of_posts)
    click.echo(f"{posts} posts in {len(files_of_posts)} files, a file a locality: the site has them by its own upload.")
    click.echo("Sign in there as the workforce lead, open Workforce > Find people, and ask what README.md asks.")
    actions = plans.read(example / "plan.yaml")
    click.echo(" ".join(plans.cost(plans.totals(actions))))
    return _saved(papers.strategy(actions, synthetic=True), target, "strategy-paper")


def _saved(paper: Report, target: Path, layout: str) -> list[Path]:
    paths = [target / f"{layout}{kind}" for kind in KINDS]
    for path in paths:
        files.save(paper, path)
    return paths


def _say(example: Path, by_hand: str) -> None:
    click.echo(f"The worked example {example.name} (synthetic). The same by hand:\n\n  oneworkforce {by_hand}\n")


def _short(example: Path) -> Path:
    return example.relative_to(Path.cwd()) if example.is_relative_to(Path.cwd()) else example


def _site(data: Path, port: int, *, serve: bool) -> None:
    """Make the demonstration's site where it is missing, say who signs in, and serve it where somebody watches.

    In processes of their own, since their settings are the demonstration's and not this process's.
    """
    made = subprocess.run([*MODULE, "demo-world"], env=_environment(data), check=False)  # noqa: S603  our own command
    if made.returncode:
        raise SystemExit(made.returncode)
    click.echo(f"\nThe site, with invented people (records in {data}). One sign-in for each role:\n")
    click.echo(demo_sign_ins.table())
    again = "oneworkforce demo" + ("" if data == DATA else f" --data {data}")
    if not serve:
        click.echo(f"\nTo see it: run `{again}` on a terminal, then open http://127.0.0.1:{port}/")
        return
    click.echo()
    sys.stdout.flush()
    os.execve(sys.executable, [*MODULE, "serve", "--port", str(port)], _environment(data))  # noqa: S606  as above


def _environment(data: Path) -> dict[str, str]:
    """Return the environment without any setting of a real site: a demonstration never meets its databases."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONEWORKFORCE_")}
    return {**kept, "ONEWORKFORCE_DATA": str(data)}


def _become(data: Path) -> None:
    """Take the settings of the demonstration for this process, before Django reads them."""
    wanted = _environment(data)
    for name in [name for name in os.environ if name not in wanted]:
        del os.environ[name]
    os.environ.update(wanted)


@click.command("demo-world", hidden=True)
def demo_world() -> None:
    """Make the demonstration's people in the database of the settings; nothing where they are."""
    from oneworkforce.ground import start  # noqa: PLC0415  Django is set up here and not before

    start.set_up()
    from django.utils import timezone  # noqa: PLC0415

    from oneworkforce.ground import database  # noqa: PLC0415
    from oneworkforce.site import demo_world as world  # noqa: PLC0415

    database.prepare()
    world.make(now=timezone.now())


@click.command("demo-code")
@click.argument("email")
@_OF_DATA
def demo_code(email: str, data: Path) -> None:
    """Print the six digits that EMAIL's authenticator would show now, in the demonstration."""
    _become(data)
    from oneworkforce.ground import start  # noqa: PLC0415

    start.set_up()
    known = {each.email for each in demo_sign_ins.all_sign_ins() if each.secret}
    if email not in known or not _is_demo():
        remedy = f"In a demonstration there are {text.listed(sorted(known))}."
        raise Refused(Fault("demo-code", "There is no such authenticator here.", remedy))
    digits, seconds = demo_sign_ins.code(email)
    click.echo(f"{digits}  (for {seconds} seconds)")


def _is_demo() -> bool:
    from django.db import DatabaseError  # noqa: PLC0415

    from oneworkforce.ground.models import Installation  # noqa: PLC0415

    try:
        return Installation.objects.filter(demo=True).exists()
    except DatabaseError:
        return False
