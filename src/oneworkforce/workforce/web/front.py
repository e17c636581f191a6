"""The front page of the workforce: the ways to its parts, for whoever may enter them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Link

_POSTS, _PICTURE = Permission.SEE_POSTS, Permission.SEE_WORKFORCE
PARTS: tuple[tuple[str, str, str, Permission], ...] = (
    ("Find people", "find", "Who can do or speak something, where and when, as far as each agreed.", Permission.SEARCH),
    ("Enquiries", "enquiries", "What you asked about others' people, and they about yours.", Permission.SEARCH),
    ("Posts", "posts", "Who holds which post, on how many hours, and which are vacant; five people at a time.", _POSTS),
    ("Staff", "staff_list", "People at work with their posts, and the record of each.", _POSTS),
    (
        "Upload posts",
        "staff_uploads",
        "Give posts as a file: checked before anything is stored, and undone if need be.",
        Permission.CHANGE_POSTS,
    ),
    ("What organisations give", "givings", "A row for each post, or totals: both count, and neither twice.", _POSTS),
    (
        "My staff record",
        "my_record",
        "What is kept of you at work, to say anew yourself.",
        Permission.CHANGE_OWN_RECORD,
    ),
    (
        "Your returns",
        "returns",
        "What collections ask of your organisation: confirm its data, complete them, or say why not.",
        Permission.CHANGE_POSTS,
    ),
    (
        "Collections",
        "collections",
        "Ask organisations for their data by a deadline, and see who has answered.",
        Permission.SEE_COLLECTIONS,
    ),
    ("Sessions in localities", "sessions", "What a locality records beside what everybody does, and why.", _PICTURE),
    ("Data quality", "data_quality", "What is missing, old or cannot be right; what to chase, and from whom.", _POSTS),
    ("The workforce in figures", "picture", "By place, sector, role, age and contract; profiles to print.", _PICTURE),
    (
        "Pay and conditions",
        "terms_groups",
        "What each group of staff has, side by side for a team, and questions about it.",
        Permission.SEE_TERMS,
    ),
    (
        "Secondments",
        "secondments",
        "Who works at another organisation than their own, with both ends.",
        Permission.SEE_SECONDMENTS,
    ),
    (
        "Workforce plans",
        "workforce_plans",
        "Whom we will need, who will be there, and what closes the gap: plans by the six steps.",
        Permission.SEE_WORKFORCE_PLANS,
    ),
)
"""Title, name of the route, what it is for, and the permission it needs, in the order of the page."""


@require_safe
def workforce(request: Asked) -> HttpResponse:
    """Show the parts of the workforce that the viewer may enter."""
    if not request.viewer.may(Permission.SEE_WORKFORCE):
        raise NotAllowed("Your role does not include seeing the workforce.")
    parts = [(Link(title, reverse(name)), words) for title, name, words, needed in PARTS if request.viewer.may(needed)]
    return render(request, "workforce/front.html", {"parts": parts})
