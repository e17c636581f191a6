"""The secret by which a viewer asks about somebody: it stands for an organisation without telling which.

A small organisation is not named to whoever searches, so neither may the address of a page name it. The secret is the
viewer's own: another's is of no use.
"""

from datetime import date
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

from oneworkforce.access.verdicts import NotFound
from oneworkforce.access.viewer import Viewer
from oneworkforce.partnership.models import Organisation
from oneworkforce.partnership.models.at_work import working
from oneworkforce.workforce.domain import showing
from oneworkforce.workforce.queries.sizes import sizes

_SALT = "oneworkforce.workforce.asking"
_LENGTH = 32


def secret(viewer: Viewer, organisation: UUID) -> str:
    """Return the secret that stands for an organisation, for this viewer."""
    words = f"{viewer.partnership}:{viewer.person}:{organisation}"
    return salted_hmac(_SALT, words, algorithm="sha256").hexdigest()[:_LENGTH]


def organisation(viewer: Viewer, said: str, *, today: date) -> UUID:
    """Return the organisation that a secret of this viewer stands for; NotFound where there is none."""
    for pk in Organisation.objects.filter(working(today)).order_by("pk").values_list("pk", flat=True):
        if constant_time_compare(secret(viewer, pk), said):
            return pk
    raise NotFound


def told(organisation: UUID) -> str:
    """Return what whoever asks is told of the organisation: its name, or that it is small."""
    row = Organisation.objects.get(pk=organisation)
    many = sizes([organisation]).get(organisation, 0)
    return row.name if showing.named(many) else f"a small organisation ({str(row.get_sector_display()).lower()})"
