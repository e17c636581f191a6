"""Who sees a question about pay and conditions, who answers it, and who takes it back."""

from uuid import UUID

from django.db.models import Q, QuerySet

from oneworkforce.access import verdicts
from oneworkforce.access.reasons import refuse
from oneworkforce.access.verdicts import NotAllowed
from oneworkforce.access.viewer import Viewer
from oneworkforce.workforce.models import HrQuestion, HrQuestionGroup, TermsGroup
from oneworkforce.workforce.permissions import terms

_ANSWERS = "Those who write down the conditions of one of its groups answer it."


def answered_by(viewer: Viewer) -> QuerySet[HrQuestion]:
    """Return the questions that `viewer` may answer: those about a group whose conditions they write down."""
    if not viewer.may(terms.CHANGE):
        return HrQuestion.objects.none()
    groups = TermsGroup.objects.filter(terms.kept_groups(viewer))
    return HrQuestion.objects.filter(pk__in=HrQuestionGroup.objects.filter(group__in=groups).values("question"))


def visible_to(viewer: Viewer) -> QuerySet[HrQuestion]:
    """Return the questions that `viewer` sees: their own, those they may answer, and what is shown to all."""
    if not viewer.may(terms.SEE):
        return HrQuestion.objects.none()
    mine = answered_by(viewer).values("pk")
    return HrQuestion.objects.filter(Q(asked_membership=viewer.membership) | Q(published=True) | Q(pk__in=mine))


def get(viewer: Viewer, question: UUID) -> HrQuestion:
    """Return a question; NotFound where there is none for this viewer."""
    return verdicts.found(visible_to(viewer).select_related("team").filter(pk=question))


def check_answer(viewer: Viewer, question: HrQuestion) -> None:
    """Refuse who does not write down the conditions of any of its groups."""
    if not answered_by(viewer).filter(pk=question.pk).exists():
        raise refuse(viewer, terms.CHANGE, _ANSWERS)


def check_withdraw(viewer: Viewer, question: HrQuestion) -> None:
    """Refuse everybody but whoever asked."""
    if question.asked_membership != viewer.membership:
        raise NotAllowed("Only whoever asked takes a question back.")


can_answer = verdicts.can(check_answer)
can_withdraw = verdicts.can(check_withdraw)
