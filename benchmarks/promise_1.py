"""Promise 1: a million people's answers to 40 questions in 24 cells, everything the method computes.

From memory at most as long as polars takes for nothing but row means and their grouped means; from file to
JSON at most twice as long as polars takes to read the file; in at most three times the memory of the answers.
Then ten million people, in the memory that is printed.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

import peers
import surveys
from oneworkforce.assess.domain import analysis, layout, results_json, sums, tally
from oneworkforce.assess.domain.analysis import Choices, Round
from oneworkforce.assess.domain.tally import Survey
from oneworkforce.assess.queries.analysis import Request, Source, run

PEOPLE, QUESTIONS = 1_000_000, 40
BY = ("district", "audience")
MEGABYTE = 1 << 20


def from_memory() -> bool:
    """Everything in the method, beside polars' means of row means."""
    framework = surveys.framework()
    data, cell = surveys.answers(PEOPLE, QUESTIONS), surveys.cells(PEOPLE)
    keys = [(district.lower(), audience) for district in surveys.DISTRICTS for audience in surveys.AUDIENCES]
    view = tally.view(framework, framework, tally.kinds(framework))
    plan = layout.plan(framework, tally.kinds(framework))

    def ours() -> None:
        counted = sums.count(plan, data, cell, keys, [0] * len(keys))
        survey = Survey(framework, (view,), (counted,), BY, tally.categories(framework, BY), (), 0)
        analysis.analyse(Round(survey), Choices(BY))

    names = [f"q{number}" for number in range(1, QUESTIONS + 1)]
    table = pl.DataFrame(
        {"cell": cell.astype(np.uint8)}
        | {
            name: pl.Series(np.where(data[at] < 5, data[at], 0)).set(pl.Series(data[at] > 4), None)
            for at, name in enumerate(names)
        }
    )
    arcs = [pl.mean_horizontal(names[at : at + 5]).alias(f"arc-{at}") for at in range(0, QUESTIONS, 5)]

    def peer() -> None:
        table.lazy().select("cell", *arcs).group_by("cell").mean().collect()

    mine, (theirs,) = peers.beside(ours, [peer])
    return peers.line("1,000,000 x 40 from memory, all of the method", mine, theirs, 1.0, "polars' means alone")


def from_file(folder: Path) -> bool:
    """File to JSON, beside polars reading the file."""
    framework = surveys.framework()
    plain, typed = folder / "answers.csv", folder / "clean.csv"
    surveys.write(plain, PEOPLE, QUESTIONS)
    surveys.write(typed, PEOPLE, QUESTIONS, clean=True)
    schema = dict.fromkeys((f"q{number}" for number in range(1, QUESTIONS + 1)), pl.UInt8)

    def ours() -> None:
        found = run(Request(Source(plain, framework), choices=Choices(BY)))
        (folder / "results.json").write_text(results_json.to_json(found.results))

    def guessed() -> None:
        pl.read_csv(plain, infer_schema_length=10_000)

    def told() -> None:
        pl.read_csv(typed, schema_overrides=schema)

    mine, (theirs, easier) = peers.beside(ours, [guessed, told], runs=5)
    kept = peers.line("1,000,000 x 40 from file to JSON", mine, theirs, 2.0, "polars reading the same file")
    print(f"        beside polars told the types of a file without dk and na: {mine.median / easier.median:.2f}x")
    return kept


def in_memory(folder: Path) -> bool:
    """Peak memory above the bare import, of a million people and of ten."""
    big = folder / "ten.csv"
    surveys.write(big, 10 * PEOPLE, QUESTIONS)
    kept = True
    for path, people in ((folder / "answers.csv", PEOPLE), (big, 10 * PEOPLE)):
        told = subprocess.run([sys.executable, __file__, str(path)], check=True, capture_output=True, text=True)
        peak, seconds = (float(part) for part in told.stdout.split())
        share = peak * MEGABYTE / (people * QUESTIONS)
        ok = share <= 3
        kept = kept and ok
        print(
            f"{'kept  ' if ok else 'BROKEN'}  {people:,} x 40 in {peak:.0f} MB above the bare import: {share:.2f}x the "
            f"answers (promise: at most 3x), {seconds:.1f} s"
        )
    return kept


def alone(path: Path) -> None:
    """Analyse one file in a process of its own; print megabytes above the bare import, and seconds."""
    framework = surveys.framework()
    warm = path.with_name("warm.csv")
    surveys.write(warm, 1000, QUESTIONS)
    run(Request(Source(warm, framework), choices=Choices(BY)))
    # Linux's own mark, set back here: getrusage would still know the memory of the process that started this one.
    Path("/proc/self/clear_refs").write_text("5")
    before = memory("VmRSS")
    started = time.perf_counter()
    found = run(Request(Source(path, framework), choices=Choices(BY)))
    path.with_suffix(".json").write_text(results_json.to_json(found.results))
    took = time.perf_counter() - started
    print(memory("VmHWM") - before, took)


def memory(name: str) -> float:
    """Return megabytes of this process: VmRSS now, VmHWM at its highest."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def main() -> int:
    """Run every part; 1 when a promise is broken."""
    with tempfile.TemporaryDirectory() as name:
        kept = [from_memory(), from_file(Path(name)), in_memory(Path(name))]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        alone(Path(sys.argv[1]))
    else:
        sys.exit(main())
