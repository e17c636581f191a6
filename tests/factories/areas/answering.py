"""The questionnaire, for whoever holds a link: commands that write, and the things that addresses name."""

from typing import Any
from unittest.mock import patch

from django.utils import timezone

from factories import answering
from factories.answering import FRONTLINE
from factories.command_row import Row, by
from factories.world import NOW, World
from oneworkforce.assess.commands import answering as commands
from oneworkforce.assess.commands import closings, drafts, mixing

SOMEBODY = answering.address("Harbour School", FRONTLINE, 1)


def _token(world: World) -> str:
    return answering.asked(world).tokens[SOMEBODY]


def _drafted(world: World) -> str:
    token = _token(world)
    _keep(world, token)
    return token


def _keep(_world: World, token: Any) -> None:
    today = timezone.localdate()
    drafts.keep(token=token, today=today, page=1, language="en", typed={"v2": "3"})


def _waiting(world: World) -> object:
    made = answering.asked(world)
    for email in answering.everybody("Kite Club", FRONTLINE)[:10]:
        answering.answered(world, made, email, {"v2": "4"})
    return made.round


def _close(world: World, pk: Any) -> object:
    with patch.object(timezone, "now", lambda: NOW):  # at which the number of the job is sent
        return closings.close(**by(world, "walter"), today=NOW.date(), round=pk)


COMMANDS: tuple[Row, ...] = (
    Row(
        "draft.begin",
        lambda _world, link: drafts.begin(link=link, today=timezone.localdate(), language="en"),
        lambda world: answering.asked(world).link,
        who="walter",
    ),
    Row("draft.keep", _keep, _token, who="walter"),
    Row(
        "answers.hand_in",
        lambda _world, token: commands.hand_in(token=token, today=timezone.localdate()),
        _drafted,
        who="walter",
    ),
    Row("ballots.mix", lambda _world, pk: mixing.mix(round=pk), _waiting, who="walter"),
    Row(
        "round.close",
        _close,
        lambda world: answering.asked(world).round,
        who="walter",
    ),
)


def things(world: World) -> dict[str, Any]:
    """Return what stands in addresses of this part: an open round, somebody's link, an open link."""
    made = answering.asked(world, title="Tool that is answered")
    return {"round_to_close": made.round, "answer_token": made.tokens[SOMEBODY], "answer_link": made.link}
