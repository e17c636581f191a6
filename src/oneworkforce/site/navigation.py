"""What stands around every page: whose partnership, the way to each part of the site, who is signed in."""

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from oneworkforce.access.permissions import Permission
from oneworkforce.access.viewer import Viewer
from oneworkforce.ground.models import Partnership
from oneworkforce.lib import text


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the service navigation, and one card of the home page."""

    label: str
    url: str
    current: bool = False
    sentence: str = ""


WAYS: tuple[tuple[str, str, Permission | None], ...] = (
    ("Home", "home", None),
    ("Results", "rounds", Permission.SEE_RESULTS),
    ("Plans", "strategies", Permission.SEE_PLANS),
    ("My actions", "my_actions", Permission.SEE_PLANS),
    ("Groups", "groups", Permission.SEE_PLANS),
    ("Reports", "reports", Permission.SEE_REPORTS),
    ("Workforce", "workforce", Permission.SEE_WORKFORCE),
    ("People", "people", Permission.SEE_PEOPLE),
    ("Organisations", "organisations", Permission.SEE_ORGANISATIONS),
    ("Localities", "localities", Permission.SEE_LOCALITIES),
    ("Members", "members", Permission.INVITE),
    ("Audit", "audit", Permission.READ_AUDIT),
    ("Messages", "messages", Permission.SEE_MESSAGES),
    ("Jobs", "jobs", None),
)
"""Label, name of the route, and the permission it needs."""

BELOW = {
    "rounds": (
        *("/uploads/", "/findings/", "/frameworks/", "/frame-groups/", "/gatherings/", "/notes/", "/evidence/"),
        *("/remarks/", "/themes/", "/workshops/", "/interviews/", "/needs/"),
    ),
    "strategies": ("/strands/", "/actions/", "/sign-offs/", "/sources/", "/texts/"),
    "groups": ("/meetings/",),
    "reports": ("/issues/",),
    "organisations": ("/teams/",),
    "localities": ("/groupings/",),
    "members": ("/invitations/", "/roles/", "/cover/"),
}
"""By name of the route: what else belongs to that part of the site, though its addresses begin otherwise."""

SENTENCES = {
    "home": "",
    "rounds": "How integrated the workforce is: rounds of questions, their results, and what we make of them.",
    "strategies": "What we will do about it: strategies with their strands, actions and texts, signed off.",
    "my_actions": "What you lead, and a press to say how it is going.",
    "groups": "The steering group and its workstreams, their members and meetings.",
    "reports": "Papers for the executive and committees, from draft to issue.",
    "workforce": "Posts and who holds them, who can do what, the picture in figures, and who will be needed.",
    "people": "Who works with children and families here, and what they know, speak and hold.",
    "organisations": "Who takes part, with their teams and the people to ask.",
    "localities": "Places, the agencies that belong to each, its ground rules and its contacts.",
    "members": "Who may sign in, with which roles, and who stands in for whom.",
    "audit": "What happened, and who looked at what.",
    "jobs": "Long work that is waiting, running or done.",
    "messages": "What was sent, and what may or may not have arrived.",
    "account": "Your own record, how you sign in, and what colleagues may see of you.",
}
"""By name of the route: what its card on the home page says."""

_FOOTER = (("Accessibility statement", "accessibility"), ("Privacy", "privacy"))
_MINUTE = 60


def around(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the base page. The database is asked one thing alone, and once a minute: is it a story."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    known: dict[str, Any] = {
        "site_home_url": reverse("home"),
        "site_footer": tuple(Way(label, reverse(name)) for label, name in _FOOTER),
        "site_navigation": ways(viewer, request.path) if viewer else (),
        "site_partnership": viewer.partnership_name if viewer else "",
    }
    if viewer:
        known["site_viewer"] = viewer
        known["site_account_url"] = reverse("account")
        known["site_security_url"] = reverse("account_security")
        told_there = request.path == known["site_security_url"]  # at length
        known["site_asleep"] = "" if told_there else asleep(viewer)
        known["site_demo"] = _synthetic(viewer.partnership, int(time.monotonic() // _MINUTE))
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        known.setdefault("site_viewer", {"actor": "Signed in"})
        known["site_sign_out_url"] = reverse("account_logout")
    return known


def asleep(viewer: Viewer) -> str:
    """Return what stands on every page while a role waits for a second factor; "" when none does."""
    titles = list(dict.fromkeys(f"“{grant.role.title}”" for grant in viewer.asleep()))
    if not titles:
        return ""
    many = len(titles) > 1
    roles = f"roles {text.listed(titles)} sleep" if many else f"role {titles[0]} sleeps"
    return f"Your {roles} until you sign in with a second step: a passkey or an authenticator app."


def ways(viewer: Viewer, path: str) -> tuple[Way, ...]:
    """Return the parts of the site that `viewer` may enter."""
    urls = [(label, reverse(name), name) for label, name, needed in WAYS if needed is None or viewer.may(needed)]
    return tuple(
        Way(label, url, _is_in(path, url, *BELOW.get(name, ())), SENTENCES.get(name, "")) for label, url, name in urls
    )


def _is_in(path: str, home: str, *more: str) -> bool:
    return path == home or path.startswith(tuple(url for url in (home, *more) if url != "/"))


@lru_cache(maxsize=1024)
def _synthetic(partnership: UUID, _minute: int) -> bool:
    """Return whether a partnership's people are invented."""
    return Partnership.objects.filter(pk=partnership, synthetic=True).exists()
