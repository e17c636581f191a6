"""The states of a file of posts, as one table: what may happen in each, and what it becomes."""

from oneworkforce.lib.titled import Titled


class UploadState(Titled):
    """Where a file of posts and staff records stands."""

    WAITING = "waiting", "Being read"
    MAPPING = "mapping", "Columns to name"
    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "Checked"
    STORING = "storing", "Being stored"
    STORED = "stored", "Stored"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    LEFT = "left", "To be mended"
    REFUSED = "refused", "Cannot be read"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class Step(Titled):
    """What may happen to a file."""

    ASK = "ask", "ask for the columns"
    MAP = "map", "name the columns"
    CHECK = "check", "check"
    CHECKED = "checked", "say what was found"
    STORE = "store", "store"
    STORED = "stored", "say that it is stored"
    LEAVE = "leave", "store nothing"
    AGAIN = "again", "check again"
    UNDO = "undo", "undo"
    UNDONE = "undone", "say that it is undone"
    REFUSE = "refuse", "refuse"
    FAIL = "fail", "give up"
    CANCEL = "cancel", "cancel"


_S = UploadState
TABLE: dict[UploadState, dict[Step, UploadState]] = {
    _S.WAITING: {
        Step.ASK: _S.MAPPING,
        Step.CHECK: _S.CHECKING,
        Step.REFUSE: _S.REFUSED,
        Step.FAIL: _S.FAILED,
        Step.CANCEL: _S.CANCELLED,
    },
    _S.MAPPING: {Step.MAP: _S.CHECKING, Step.CANCEL: _S.CANCELLED},
    _S.CHECKING: {
        Step.CHECKED: _S.CHECKED,
        Step.REFUSE: _S.REFUSED,
        Step.FAIL: _S.FAILED,
        Step.CANCEL: _S.CANCELLED,
    },
    _S.CHECKED: {
        Step.STORE: _S.STORING,
        Step.LEAVE: _S.LEFT,
        Step.AGAIN: _S.CHECKING,
        Step.MAP: _S.CHECKING,
        Step.CANCEL: _S.CANCELLED,
    },
    _S.STORING: {Step.STORED: _S.STORED, Step.AGAIN: _S.CHECKING, Step.FAIL: _S.FAILED, Step.CANCEL: _S.CANCELLED},
    _S.STORED: {Step.UNDO: _S.UNDOING},
    _S.UNDOING: {Step.UNDONE: _S.UNDONE, Step.FAIL: _S.STORED, Step.CANCEL: _S.STORED},
}
"""What each step makes of a file; a step that a state does not name cannot happen in it."""

WORKING = frozenset({_S.WAITING, _S.CHECKING, _S.STORING, _S.UNDOING})
"""A job is at work."""
HELD = frozenset({*WORKING, _S.MAPPING, _S.CHECKED})
"""The file is on its way to being stored: no other of the same organisation may be."""

STOPPED: dict[tuple[UploadState, Step], str] = {
    (_S.UNDOING, Step.CANCEL): "Undoing this file was cancelled: nothing was taken back.",
    (_S.UNDOING, Step.FAIL): "Undoing this file stopped on a fault of ours: nothing was taken back. Try again.",
}
"""What is said of a file that stands as before, since the work on it was stopped."""


def after(state: UploadState, step: Step) -> UploadState | None:
    """Return what a step makes of a file in `state`; None where it cannot happen."""
    return TABLE.get(state, {}).get(step)
