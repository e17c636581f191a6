"""`oneworkforce demo`: the main job on a worked example, from its files to signed-off papers' drafts."""

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
from oneworkforce.lib import terminal, text, writing
from oneworkforce.lib.faults import Fault, Refused
from oneworkforce.plan import public as plans

PACKAGE = Path(oneworkforce.__file__).parent
KINDS = (".docx", ".pdf", ".html")
BY = ("district", "audience")


@click.command()
@click.argument("name", default="leicestershire")
@click.option("--no-serve", is_flag=True, help="End after the reports; do not serve the site.")
@click.option("--to", "folder", type=click.Path(path_type=Path), default=Path("reports"), show_default=True)
def demo(name: str, no_serve: bool, folder: Path) -> None:  # noqa: ARG001  the flag is kept for when there is a site
    """Analyse the worked example NAME and write its reports: synthetic answers, the ordinary path."""
    example = _example(name)
    made = framework_file.load(framework_file.DEFAULT)
    source = Source(example / "answers.csv", made, example / "frame.csv")
    click.echo(f"The worked example {name} (synthetic answers). The same by hand:\n\n  {_by_hand(example)}\n")
    with terminal.Progress() as progress:
        found = analysis.run(Request(source, choices=Choices(BY)), progress)
    click.echo(summaries.summary(found.results, made))
    actions = plans.read(example / "plan.yaml")
    target = folder / name
    target.mkdir(parents=True, exist_ok=True)
    results = target / "results.json"
    writing.write(results, results_json.to_json(found.results).encode())
    written = [results]
    for layout in papers.LAYOUTS:
        paper = papers.build(layout, found.results, made, plan=actions, synthetic=True)
        for kind in KINDS:
            path = target / f"{layout}{kind}"
            files.save(paper, path)
            written.append(path)
    click.echo("\nWritten:")
    for path in written:
        click.echo(f"  {path.resolve()}")


def _example(name: str) -> Path:
    """Return the folder of an example: in the package when installed, else in the project."""
    places = (PACKAGE / "examples", PACKAGE.parents[1] / "examples")
    for place in places:
        if (place / name / "answers.csv").is_file():
            return place / name
    known = sorted({path.parent.name for place in places for path in place.glob("*/answers.csv")})
    what = "It is no worked example."
    raise Refused(
        Fault(f"demo {Path(name).name}", what, f"There {'is' if len(known) == 1 else 'are'} {text.listed(known)}.")
    )


def _by_hand(example: Path) -> str:
    short = example
    if example.is_relative_to(Path.cwd()):
        short = example.relative_to(Path.cwd())
    return (
        f"oneworkforce analyse {short}/answers.csv --frame {short}/frame.csv --by {','.join(BY)} "
        f"--plan {short}/plan.yaml --report paper.docx"
    )
