"""Files of answers: read by the worker, put in use in one swap with their results, or refused with what to mend."""

import csv
import io
from unittest.mock import patch
from uuid import UUID

import pytest

from factories import labour, rounds, uploading
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.assess.commands import rounds as commands
from oneworkforce.assess.commands import uploads
from oneworkforce.assess.domain.kinds import UploadState
from oneworkforce.assess.models import Answers, Issue, Report, Result, ResultRow, Round, Upload, UploadPart
from oneworkforce.assess.queries import stored, uploaded
from oneworkforce.ground import transactions
from oneworkforce.ground.models import Job
from oneworkforce.lib.faults import Refused
from oneworkforce.ui import conflict

pytestmark = pytest.mark.undone


def results(world: World, round_: UUID) -> object:
    with world.reading("walter"):
        held = stored.held(world.viewer("walter"), round_)
        return stored.reading(held).results if held.result else None


def parts(world: World, upload: UUID) -> list[str]:
    with world.reading():
        return sorted(set(UploadPart.objects.filter(upload=upload).values_list("kind", flat=True)))


def issue(world: World, round_: UUID, **values: object) -> None:
    with world.scope("walter"), transactions.whole("test issue"):
        report = Report.objects.create(title="To the board", layout="l", round_id=round_, made_by="W", made_at=NOW)
        Issue.objects.create(
            report=report, number=1, title="x", document={}, exempt=False, issued_by="W", issued_at=NOW, **values
        )


def test_a_file_is_put_in_use_with_the_results_that_the_command_gives(world: World) -> None:
    made = uploading.made(world)
    upload = uploading.kept(world, made, frame=rounds.frame())
    row = uploading.state(world, upload)
    assert (row.state, row.people, row.faults, row.warnings) == ("kept", 98, [], [])
    assert results(world, made) == rounds.results()
    assert parts(world, upload) == ["frame"]
    with world.reading():
        assert sum(Answers.objects.values_list("people", flat=True)) == 98
        assert Job.objects.get(arguments__upload=str(upload)).state == "done"


def test_a_later_file_takes_the_place_of_the_one_before(world: World) -> None:
    made = uploading.made(world)
    first = uploading.kept(world, made, frame=rounds.frame())
    second = uploading.kept(world, made, rounds.answers().replace(",5", ",4"))
    assert uploading.state(world, first).state == "replaced"
    assert uploading.state(world, second).state == "kept"
    assert parts(world, first) == parts(world, second) == []
    with world.reading():
        assert set(Answers.objects.values_list("upload", flat=True)) == {second}
        assert set(ResultRow.objects.values_list("result__upload", flat=True)) == {second}
        assert list(Result.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_file_that_is_wrong_says_what_to_mend_and_the_former_results_stay(world: World) -> None:
    made = uploading.made(world)
    first = uploading.kept(world, made, frame=rounds.frame())
    lines = rounds.answers().splitlines()
    lines[3] = lines[3].replace(",Frontline,", ",=1+2,", 1) + ",9,9"
    lines[5] = "Willow,Frontline,9,often,1,1,3,3"
    upload = uploading.kept(world, made, "\n".join(lines))
    row = uploading.state(world, upload)
    assert row.state == "refused"
    assert [fault[0] for fault in row.faults] == ["row 4", "row 6, column v1", "row 6, column v2"]
    assert parts(world, upload) == ["mend"]
    with world.reading():
        content = b"".join(UploadPart.objects.order_by("number").filter(kind="mend").values_list("content", flat=True))
    found = list(csv.reader(io.StringIO(bytes(content).decode("utf-8-sig"))))
    assert found[0] == ["row", "what to mend", *lines[0].split(",")]
    assert found[1][0] == "4"
    assert found[1][3] == "'=1+2"
    assert found[1][-2:] == ["9", "9"]
    assert found[2][0] == "6"
    assert "Column v1: 9 is not on the scale." in found[2][1]
    assert "Column v2: Text of 5 characters is not an answer." in found[2][1]
    assert found[2][2:] == lines[5].split(",")
    assert len(found) == 3
    assert uploading.state(world, first).state == "kept"
    assert results(world, made) == rounds.results()


def test_bad_cells_are_left_out_where_that_was_asked_for_and_told(world: World) -> None:
    made = uploading.made(world)
    spoiled = rounds.answers().replace("Willow,Frontline,", "Willow,Frontline,9\n,,", 0).replace(",5\n", ",8\n")
    upload = uploading.kept(world, made, spoiled, lenient=True)
    row = uploading.state(world, upload)
    assert row.state == "kept"
    assert row.faults[0][1] == "8 is not on the scale."


def test_further_words_mean_an_empty_cell(world: World) -> None:
    upload = uploading.kept(world, uploading.made(world), rounds.answers().replace(",5\n", ",kA\n"), missing=["ka"])
    assert uploading.state(world, upload).state == "kept"


def test_two_uploads_cannot_tangle(world: World) -> None:
    made = uploading.made(world)
    first = uploading.received(world, made)
    with pytest.raises(Refused, match="Another file of this round is being read"):
        uploading.received(world, made)
    uploading.read()
    assert uploading.state(world, first).state == "kept"
    uploading.kept(world, made)


def test_a_job_that_failed_leaves_no_upload_waiting(world: World) -> None:
    made = uploading.made(world)
    first = uploading.received(world, made)
    with world.scope(), transactions.whole("test"):
        Job.objects.update(state="failed", ended_at=NOW)
    second = uploading.received(world, made)
    assert uploading.state(world, first).state == UploadState.FAILED
    assert parts(world, first) == []
    assert uploading.state(world, second).state == "waiting"


def test_a_waiting_upload_is_cancelled_at_once(world: World) -> None:
    upload = uploading.received(world, uploading.made(world))
    with world.scope():
        assert uploads.cancel(by=world.viewer("walter"), now=NOW, upload=upload)
    uploading.read()
    assert uploading.state(world, upload).state == "failed"
    assert parts(world, upload) == []
    with world.scope(), pytest.raises(Refused, match="has been read"):
        uploads.cancel(by=world.viewer("walter"), now=NOW, upload=upload)


def test_no_file_is_taken_once_a_report_was_issued(world: World) -> None:
    made = uploading.made(world)
    uploading.kept(world, made)
    issue(world, made)
    with pytest.raises(Refused, match="would no longer agree"):
        uploading.received(world, made)
    with world.scope(), transactions.whole("test"):
        Issue.objects.update(withdrawn_at=NOW)
    uploading.received(world, made)


def test_a_file_that_is_read_while_a_report_is_issued_is_refused(world: World) -> None:
    made = uploading.made(world)
    first = uploading.kept(world, made)
    second = uploading.received(world, made)
    issue(world, made)
    uploading.read()
    assert uploading.state(world, second).state == "refused"
    assert uploading.state(world, first).state == "kept"


def test_weights_need_a_frame(world: World) -> None:
    made = uploading.made(world, weighted=True)
    with pytest.raises(Refused, match="which needs how many could have answered"):
        uploading.received(world, made)
    upload = uploading.kept(world, made, frame=rounds.frame())
    assert uploading.state(world, upload).state == "kept"


def test_the_change_since_an_earlier_round_is_the_commands(world: World) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before, rounds.answers().replace(",2\n", ",4\n"), frame=rounds.frame())
    made = uploading.made(world, previous=before)
    uploading.kept(world, made, frame=rounds.frame())
    shown = results(world, made)
    assert any(row.change for row in shown.rows)  # type: ignore[attr-defined]
    with world.reading():
        assert Result.objects.get(round=made).against_id == before


def test_a_round_to_compare_with_that_has_no_answers_is_told_of(world: World) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    upload = uploading.kept(world, uploading.made(world, previous=before))
    assert uploading.state(world, upload).warnings == ["No change is shown: “Tool 2009” has no answers yet."]


def test_results_are_computed_again_when_the_round_compared_with_changed(world: World) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before, rounds.answers().replace(",2\n", ",4\n"))
    made, straight = uploading.made(world), uploading.made(world, "Straight", previous=before)
    uploading.kept(world, made)
    uploading.kept(world, straight)
    with world.scope():
        walter = world.viewer("walter")
        seen = conflict.digest(commands.shown(row(world, made)))
        commands.change(by=walter, now=NOW, round=made, seen=seen, title="Tool 2010", year=2010, previous=before)
        job = commands.recompute(by=walter, now=NOW, round=made)
    uploading.read()
    with world.scope():
        assert labour.row(job.pk).words == "There are new results."
    assert results(world, made) == results(world, straight)


def row(world: World, round_: UUID) -> Round:
    with world.reading():
        return Round.objects.get(pk=round_)


@pytest.mark.parametrize("who", ["erin", "mona", "carl"])
def test_nobody_else_gives_answers(world: World, who: str) -> None:
    made = uploading.made(world)
    with pytest.raises((NotAllowed, NotFound)):
        uploading.received(world, made, who=who)
    with pytest.raises(NotFound):
        uploading.received(world, made, who="sol")
    with world.reading():
        assert not Upload.objects.exists()


def test_answers_that_are_replaced_while_they_are_compared_with_are_read_again(world: World) -> None:
    before = uploading.made(world, "Tool 2009", year=2009)
    uploading.kept(world, before)
    made = uploading.made(world, previous=before)
    upload = uploading.received(world, made)
    real = uploaded._portions

    def meanwhile(held: list[tuple[int, int]]) -> list[list[int]]:
        with transactions.whole("test"):
            Answers.objects.filter(round=before).delete()
        return list(real(held))

    with patch.object(uploaded, "_portions", meanwhile):
        uploading.read()
    assert uploading.state(world, upload).state == "waiting"
    with world.reading():
        assert not Answers.objects.filter(upload=upload).exists()


def test_a_file_of_an_unknown_ending_is_not_stored(world: World) -> None:
    with pytest.raises(Refused, match="unknown ending"):
        uploading.received(world, uploading.made(world), kind="../x")
