"""Who sees pay and conditions of groups of staff, and who writes them down.

The conditions of a group are no person's: whoever holds SEE_TERMS sees those of every employer here, for a team has
people of several. How many of a team are in a group is told only to those who see the posts of the whole team.
"""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.permissions import Permission
from oneworkforce.access.reasons import refuse
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation, Team
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.models import Post, Terms, TermsGroup, TermsOf
from oneworkforce.workforce.permissions import posts

SEE = Permission.SEE_TERMS
CHANGE = Permission.CHANGE_TERMS
_NATIONAL = "Only a workforce lead keeps the conditions of a national agreement. Ask one."
_ELSEWHERE = "The organisation's manager or a workforce lead writes down its pay and conditions. Ask them."


def visible_to(viewer: Viewer) -> QuerySet[TermsGroup]:
    """Return the groups whose conditions `viewer` sees: all of the partnership, or none."""
    return TermsGroup.objects.all() if viewer.may(SEE) else TermsGroup.objects.none()


def teams_visible_to(viewer: Viewer) -> QuerySet[Team]:
    """Return the teams whose conditions `viewer` may set side by side."""
    seen = viewer.may(SEE) and viewer.may(Permission.SEE_ORGANISATIONS)
    return Team.objects.all() if seen else Team.objects.none()


def get(viewer: Viewer, group: UUID) -> TermsGroup:
    """Return a group with its organisation; NotFound where there is none for this viewer."""
    return verdicts.found(visible_to(viewer).select_related("organisation").filter(pk=group))


def get_version(viewer: Viewer, version: UUID) -> Terms:
    """Return a version with its group and the group's organisation; NotFound where there is none for this viewer."""
    rows = Terms.objects.filter(group__in=visible_to(viewer)).select_related("group__organisation")
    return verdicts.found(rows.filter(pk=version))


def get_rule(viewer: Viewer, rule: UUID) -> TermsOf:
    """Return a rule for all posts that it names, with its group; NotFound where there is none for this viewer."""
    rows = TermsOf.objects.filter(group__in=visible_to(viewer), post=None).select_related("group", "organisation")
    return verdicts.found(rows.filter(pk=rule))


def get_team(viewer: Viewer, team: UUID) -> Team:
    """Return a team with its organisation; NotFound where there is none for this viewer."""
    return verdicts.found(teams_visible_to(viewer).select_related("organisation").filter(pk=team))


def get_post(viewer: Viewer, post: UUID, *, today: date) -> Post:
    """Return a post whose group `viewer` may say; NotFound for whom it is not there, a reason for who only sees it."""
    found = posts.get(viewer, post, today=today)
    check_say(viewer, found.organisation_id)
    return found


def check_see(viewer: Viewer) -> None:
    """Refuse pay and conditions to those who do not see them."""
    if not viewer.may(SEE):
        raise refuse(viewer, SEE, "Your role does not include seeing pay and conditions.")


def check_add(viewer: Viewer) -> None:
    """Refuse those who write down nobody's conditions."""
    if not viewer.may(CHANGE):
        raise refuse(viewer, CHANGE, _ELSEWHERE)


def check_say(viewer: Viewer, organisation: UUID | None) -> None:
    """Refuse who does not write down the conditions of this organisation; None: those of a national agreement."""
    reach = viewer.reach(CHANGE)
    if reach.everywhere:
        return
    if organisation is None:
        raise refuse(viewer, CHANGE, _NATIONAL)
    if organisation not in reach.organisations:
        raise refuse(viewer, CHANGE, _ELSEWHERE)


def check_change(viewer: Viewer, group: TermsGroup) -> None:
    """Refuse who may not change what is said of this group."""
    check_say(viewer, group.organisation_id)


def keeps(viewer: Viewer, *, today: date) -> QuerySet[Organisation]:
    """Return the working organisations whose conditions `viewer` writes down."""
    reach = viewer.reach(CHANGE)
    rows = Organisation.objects.filter(working(today))
    return rows if reach.everywhere else rows.filter(pk__in=reach.organisations)


def kept_groups(viewer: Viewer) -> Q:
    """Return the condition of a group whose questions `viewer` answers."""
    reach = viewer.reach(CHANGE)
    return Q() if reach.everywhere else Q(organisation__in=reach.organisations)


can_add = verdicts.can(check_add)
can_say = verdicts.can(check_say)
