"""The front page of the workforce: the ways to its parts, for whoever may enter them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oneworkforce.access.permissions import Permission
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.ground.asked import Asked
from oneworkforce.ui.parts import Link

PARTS: tuple[tuple[str, str, str, Permission], ...] = (
    (
        "Posts",
        "posts",
        "Who holds which post, on how many hours, and which are vacant; people entered by hand, five at a time.",
        Permission.SEE_POSTS,
    ),
    (
        "Staff",
        "staff_list",
        "People at work with their posts, and the record of each: availability, age, retirement, absence.",
        Permission.SEE_POSTS,
    ),
    (
        "What organisations give",
        "givings",
        "A row for each post, or totals: both count, and neither twice.",
        Permission.SEE_POSTS,
    ),
    (
        "My staff record",
        "my_record",
        "What is kept of you at work, to say anew yourself: when you can work, retirement, equality facts.",
        Permission.CHANGE_OWN_RECORD,
    ),
    (
        "Pay and conditions",
        "terms_groups",
        "What each group of staff has, side by side for a team, and questions about it.",
        Permission.SEE_TERMS,
    ),
    (
        "Secondments",
        "secondments",
        "Who works at another organisation than their own, with both ends and what is still missing.",
        Permission.SEE_SECONDMENTS,
    ),
    (
        "The workforce in figures",
        "picture",
        "Guarded counts by place, sector, role, age and contract; rates; profiles to print.",
        Permission.SEE_WORKFORCE,
    ),
    (
        "What is asked of you",
        "asked_list",
        "Collections that ask your organisation for its data: confirm, complete, or say why not.",
        Permission.CHANGE_POSTS,
    ),
    (
        "Collections",
        "collections",
        "Ask organisations for their data by a deadline, and see who has answered.",
        Permission.SEE_COLLECTIONS,
    ),
    (
        "Sessions in localities",
        "data_sessions",
        "What the agencies of a locality find of value, what it records beside the core, and why.",
        Permission.SEE_WORKFORCE,
    ),
    (
        "Data quality",
        "data_quality",
        "What is missing, old or cannot be right, what to chase first, and from whom.",
        Permission.SEE_POSTS,
    ),
    (
        "Find people",
        "find",
        "Ask in your own words who can do or speak something, where and when. You see what each person agreed to.",
        Permission.SEARCH,
    ),
    (
        "Enquiries",
        "enquiries",
        "What you asked of other organisations about their people, and what is asked of yours.",
        Permission.SEE_WORKFORCE,
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
