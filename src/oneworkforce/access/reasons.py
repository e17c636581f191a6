"""Why not, in a sentence: the same on a page that is refused and under a button that is disabled."""

from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer

SECOND_FACTOR = "Sign in with your passkey or authenticator to do this: your role sleeps until then."


def refuse(viewer: Viewer, permission: Permission, reason: str) -> NotAllowed:
    """Return the refusal: `reason`, or that a role which has `permission` waits for a second factor."""
    if any(permission in grant.role.may for grant in viewer.asleep()):
        return NotAllowed(SECOND_FACTOR)
    return NotAllowed(reason)
