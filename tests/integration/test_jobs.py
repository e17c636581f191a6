"""Long work: asked for in a transaction, run once, in the scope of its partnership."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from factories import labour
from factories.world import NOW, World
from oneworkforce.access.verdicts import NotAllowed, NotFound
from oneworkforce.audit.models import Event
from oneworkforce.ground import jobs, scope, transactions
from oneworkforce.ground.job_states import JobState
from oneworkforce.ground.jobs import delivery, retaking, runner
from oneworkforce.ground.models import Job
from oneworkforce.site.commands import jobs as commands

LATER = NOW + timedelta(minutes=2)


class Undone(Exception):  # noqa: N818  the test undoes a decision
    pass


def asked(world: World, who: str = "walter", **arguments: object) -> UUID:
    with world.scope(who):
        return labour.ask(world.viewer(who), NOW, **arguments)  # type: ignore[arg-type]


def stands(world: World, job: UUID, who: str = "walter") -> Job:
    with world.scope(who):
        return labour.row(job)


def test_work_that_is_asked_for_is_done_and_says_how_far_it_came(world: World) -> None:
    job = asked(world)
    assert labour.deliver(NOW) == 1
    row = stands(world, job)
    assert (row.state, row.done, row.total, row.words) == ("done", 2, 2, "2 of 2 steps taken")
    assert (row.attempt, row.started_at, row.ended_at, row.lease_until) == (1, NOW, NOW, None)
    with world.scope():
        assert labour.steps() == ["Step 1", "Step 2"]


def test_a_command_that_fails_leaves_neither_the_job_nor_its_delivery(world: World) -> None:
    with world.scope(), pytest.raises(Undone), transactions.whole("test"):  # noqa: PT012  undone after
        jobs.ask("test.count", by=world.viewer("walter"), now=NOW, to=1)
        raise Undone
    with world.reading():
        assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_job_is_asked_for_inside_a_transaction(world: World) -> None:
    with world.scope(), pytest.raises(RuntimeError, match="inside the transaction"):
        jobs.ask("test.count", by=world.viewer("walter"), now=NOW, to=1)


@pytest.mark.parametrize("words", ["Rowan Reed", "rowan@example.org", ["Rowan Reed"], {"a": 1}, "x" * 101])
def test_a_persons_words_are_no_argument(world: World, words: object) -> None:
    with world.scope(), pytest.raises(TypeError, match="ids and settings"), transactions.whole("test"):
        jobs.ask("test.count", by=world.viewer("walter"), now=NOW, to=words)


def test_ids_days_and_settings_are_arguments(world: World) -> None:
    number = uuid4()
    with world.scope(), transactions.whole("test"):
        job = jobs.ask(
            "test.count",
            by=world.viewer("walter"),
            now=NOW,
            a=number,
            b=date(2026, 11, 2),
            c=None,
            d=[1, True, "en-GB"],
        )
    found = stands(world, job.pk).arguments
    assert found == {"a": str(number), "b": "2026-11-02", "c": None, "d": [1, True, "en-GB"]}


def test_a_number_delivered_twice_is_worked_once(world: World) -> None:
    job = asked(world)
    with world.scope(), transactions.whole("test"):
        delivery.send(job, world.northshire)
    assert labour.deliver(NOW) == 2
    with world.scope():
        assert labour.steps() == ["Step 1", "Step 2"]


def test_a_worker_never_takes_what_another_is_running(world: World) -> None:
    job = asked(world)
    seen: list[object] = []

    def second(inner: jobs.Running) -> None:
        seen.append(runner.run(job, world.northshire, clock=lambda: NOW))
        labour.count(inner, to=1)

    jobs.kind("test.second", title="Second")(second)
    with world.scope(), transactions.whole("test"):
        Job.objects.filter(pk=job).update(kind="test.second", arguments={})
    labour.deliver(NOW)
    assert seen == [None]
    assert stands(world, job).state == "done"


def test_a_worker_that_was_given_up_for_dead_changes_nothing_when_it_wakes(world: World) -> None:
    job = asked(world)
    lost: list[bool] = []

    def sleeper(inner: jobs.Running) -> None:
        if inner.attempt == 1:
            retaking.retake(LATER)  # the lease ran out; the number is on its way again
            labour.deliver(LATER)  # and another worker does it all
            try:
                labour.count(inner, to=2)
            except jobs.LeaseLost:
                lost.append(True)
                raise
        else:
            labour.count(inner, to=2)

    jobs.kind("test.sleeper", title="Sleeper")(sleeper)
    with world.scope(), transactions.whole("test"):
        Job.objects.filter(pk=job).update(kind="test.sleeper", arguments={})
    labour.deliver(NOW)
    assert lost == [True]
    row = stands(world, job)
    assert (row.state, row.attempt) == ("done", 2)
    with world.scope():
        assert labour.steps() == ["Step 1", "Step 2"]


def test_a_sign_of_life_keeps_the_lease(world: World) -> None:
    job = asked(world)

    def slow(inner: jobs.Running) -> None:
        runner.renew(LATER)
        assert retaking.retake(LATER) == 0
        with inner.swap("slow.step"):
            pass

    jobs.kind("test.slow", title="Slow")(slow)
    with world.scope(), transactions.whole("test"):
        Job.objects.filter(pk=job).update(kind="test.slow", arguments={})
    labour.deliver(NOW)
    assert stands(world, job).state == "done"
    assert runner.HELD == {}


def test_what_is_refused_fails_with_its_sentences(world: World) -> None:
    job = asked(world, kind="test.refuse")
    labour.deliver(NOW)
    row = stands(world, job)
    assert (row.state, row.fault, row.attempt) == ("failed", "row 7: It holds no date. Enter a date.", 1)


def test_a_fault_of_ours_is_tried_again_and_then_told_without_a_value(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    job = asked(world, kind="test.break")
    labour.deliver(NOW)
    again = stands(world, job)
    assert (again.state, again.fault, again.attempt) == ("waiting", "", 1)
    assert DBTaskResult.objects.get(status="READY").run_after > NOW
    labour.deliver(LATER)
    row = stands(world, job)
    assert (row.state, row.attempt, row.ended_at) == ("failed", 2, LATER)
    reference = row.fault.removeprefix("It stopped on a fault of ours (reference ").removesuffix(").")
    printed = str([record.msg for record in caplog.records])
    assert reference in printed
    assert "ValueError" in printed
    kept = repr(list(DBTaskResult.objects.values())) + row.fault + row.words + printed
    assert labour.TYPED not in kept


def test_a_kind_that_is_no_more_fails(world: World) -> None:
    job = asked(world)
    with world.scope(), transactions.whole("test"):
        Job.objects.filter(pk=job).update(kind="gone")
    labour.deliver(NOW)
    assert stands(world, job).state == "failed"


def test_a_dead_workers_job_is_taken_again_until_its_attempts_are_spent(world: World) -> None:
    job = asked(world)
    now = NOW
    for attempt in (1, 2, 3):
        with world.scope():
            assert runner._take(job, lambda: now) is not None  # noqa: B023  called at once: it takes it and dies
        assert stands(world, job).attempt == attempt
        now += timedelta(minutes=2)
        assert retaking.retake(now) == 1
    row = stands(world, job)
    assert (row.state, row.attempt) == ("failed", 3)
    assert "fault of ours (reference" in row.fault


def test_a_number_that_was_lost_on_its_way_is_delivered_again_once(world: World) -> None:
    job = asked(world)
    DBTaskResult.objects.get().claim("a worker that died")
    assert retaking.retake(NOW + timedelta(seconds=10)) == 0
    assert retaking.retake(LATER) == 1
    assert retaking.retake(LATER) == 0
    labour.deliver(LATER)
    assert stands(world, job).state == "done"


def test_a_worker_asked_to_stop_gives_its_job_back_and_the_attempt_does_not_count(
    world: World,
) -> None:
    job = asked(world)
    runner.STOPPING.set()
    labour.deliver(NOW)
    row = stands(world, job)
    assert (row.state, row.attempt) == ("waiting", 0)
    runner.STOPPING.clear()
    labour.deliver(NOW)
    assert stands(world, job).state == "done"


def test_a_waiting_job_is_cancelled_at_once_and_never_runs(world: World) -> None:
    job = asked(world)
    with world.scope():
        commands.cancel(job=job, by=world.viewer("walter"), now=NOW)
    assert (stands(world, job).state, stands(world, job).ended_at) == ("cancelled", NOW)
    labour.deliver(NOW)
    with world.scope():
        assert labour.steps() == []
    with world.reading():
        event = Event.objects.get(noun="job")
        assert (event.actor, event.verb, event.subject) == ("Walter Webb", "cancelled", job)


def test_a_running_job_stops_at_its_next_swap_and_that_swap_is_undone(world: World) -> None:
    job = asked(world)

    def cancelled(inner: jobs.Running) -> None:
        labour.count(inner, to=1)
        commands.cancel(job=job, by=world.viewer("walter"), now=NOW)
        labour.count(inner, to=2)

    jobs.kind("test.cancelled", title="Cancelled")(cancelled)
    with world.scope(), transactions.whole("test"):
        Job.objects.filter(pk=job).update(kind="test.cancelled", arguments={})
    labour.deliver(NOW)
    row = stands(world, job)
    assert (row.state, row.done) == ("cancelled", 1)
    with world.scope():
        assert labour.steps() == ["Step 1"]


def test_a_cancelled_job_of_a_dead_worker_is_not_tried_again(world: World) -> None:
    job = asked(world)
    with world.scope():
        runner._take(job, lambda: NOW)
        commands.cancel(job=job, by=world.viewer("walter"), now=NOW)
    retaking.retake(LATER)
    assert stands(world, job).state == "cancelled"


def test_what_has_ended_or_is_stopping_is_not_cancelled_again(world: World) -> None:
    job = asked(world)
    with world.scope():
        runner._take(job, lambda: NOW)
        commands.cancel(job=job, by=world.viewer("walter"), now=NOW)
        with pytest.raises(NotAllowed, match="being cancelled already"):
            commands.cancel(job=job, by=world.viewer("walter"), now=NOW)
    retaking.retake(LATER)
    with world.scope(), pytest.raises(NotAllowed, match="ended already"):
        commands.cancel(job=job, by=world.viewer("walter"), now=NOW)


def test_one_sees_ones_own_jobs_and_those_who_may_see_all(world: World) -> None:
    mine = asked(world, "pia")
    with world.reading():
        assert [row.pk for row in jobs.visible_to(world.viewer("pia"))] == [mine]
        assert [row.pk for row in jobs.visible_to(world.viewer("walter"))] == [mine]
        assert not jobs.visible_to(world.viewer("mona")).exists()
        with pytest.raises(NotFound):
            jobs.get(world.viewer("mona"), mine)
    with world.scope(), pytest.raises(NotFound):
        commands.cancel(job=mine, by=world.viewer("mona"), now=NOW)
    with world.scope("pia"):
        commands.cancel(job=mine, by=world.viewer("pia"), now=NOW)


def test_a_job_of_another_partnership_is_neither_seen_nor_run_in_its_scope(world: World) -> None:
    job = asked(world)
    with world.reading("sol"):
        assert not jobs.visible_to(world.viewer("sol")).exists()
    assert runner.run(job, world.southmere, clock=lambda: NOW) is None
    assert stands(world, job).state == JobState.WAITING
    labour.deliver(NOW)
    with world.scope("sol"):
        assert labour.steps() == []
    assert not scope.is_open()


def test_old_deliveries_are_forgotten_and_waiting_ones_kept(world: World) -> None:
    asked(world)
    labour.deliver(NOW)
    with world.scope(), transactions.whole("test"):
        kept = jobs.ask("test.count", by=world.viewer("walter"), now=NOW, to=1)
    retaking.forget(timezone.now() + timedelta(days=2))
    assert delivery.on_the_way() == {kept.pk}
    assert DBTaskResult.objects.count() == 1
