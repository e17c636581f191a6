"""`--cluster`: two worker processes and a folder of Parquet files give what one process gives from one file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from distributed import LocalCluster

from oneworkforce.assess.domain import framework_file, results_json
from oneworkforce.assess.domain.analysis import Choices
from oneworkforce.assess.queries.analysis import Request, Source, run
from oneworkforce.lib.faults import Refused

FRAMEWORK = framework_file.load(framework_file.DEFAULT)
CHOICES = Choices(("district", "audience"))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def answers() -> pl.DataFrame:
    rng = np.random.default_rng(11)
    people = 3000
    columns: dict[str, object] = {
        "district": rng.choice(["Oak", "oak ", "Elm", "Ash"], people),
        "audience": rng.choice(["leaders", "frontline"], people),
    }
    for question in FRAMEWORK.questions:
        scores = rng.integers(1, 6, people).astype(str).astype(object)
        scores[rng.random(people) < 0.05] = "dk"
        columns[question.id] = scores.astype(str)
    return pl.DataFrame(columns)


@pytest.fixture(scope="module")
def folder(answers: pl.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts")
    for number, start in enumerate(range(0, len(answers), 700)):
        answers[start : start + 700].write_parquet(path / f"part-{number}.parquet")
    return path


def test_two_workers_give_the_same_json_as_one_process(address: str, answers: pl.DataFrame, folder: Path) -> None:
    answers.write_csv(folder / "all.csv")
    whole = run(Request(Source(folder / "all.csv", FRAMEWORK), choices=CHOICES))
    here = run(Request(Source(folder, FRAMEWORK), choices=CHOICES))
    there = run(Request(Source(folder, FRAMEWORK), choices=CHOICES, cluster=address))
    assert results_json.to_json(there.results) == results_json.to_json(whole.results)
    assert results_json.to_json(here.results) == results_json.to_json(whole.results)
    assert whole.results.respondents == 3000


def test_a_fault_on_a_worker_names_its_file(address: str, folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("*.parquet"):
        frame = pl.read_parquet(path)
        if path.stem == "part-2":
            frame = frame.with_columns(q7=pl.when(pl.int_range(pl.len()) == 4).then(pl.lit("6")).otherwise("q7"))
        frame.write_parquet(tmp_path / path.name)
    with pytest.raises(Refused) as refused:
        run(Request(Source(tmp_path, FRAMEWORK), choices=CHOICES, cluster=address))
    assert [fault.where for fault in refused.value.faults] == ["part-2.parquet, row 5, column q7"]


def test_a_scheduler_that_does_not_answer_is_said_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oneworkforce.assess.queries.cluster.PATIENCE", 0.5)
    with pytest.raises(Refused, match="the scheduler does not answer"):
        run(Request(Source(folder, FRAMEWORK), choices=CHOICES, cluster="tcp://127.0.0.1:1"))


def test_a_folder_without_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no Parquet file"):
        run(Request(Source(tmp_path, FRAMEWORK)))
