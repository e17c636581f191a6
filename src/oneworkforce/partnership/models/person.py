"""An adult at work, with what they know, speak, hold and may do."""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped
from oneworkforce.partnership.domain.answers import KEPT, Said
from oneworkforce.partnership.models.locality import Locality
from oneworkforce.partnership.models.organisation import Organisation


class Sharing(models.TextChoices):
    """What colleagues elsewhere may see of a person, as the person said; not asked is not yes."""

    NOT_ASKED = "not_asked", "Not asked yet"
    NOTHING = "nothing", "Nothing: ask my manager"
    SKILLS = "skills", "What I can do and speak, not how to reach me"
    ALL = "all", "What I can do and speak, and how to reach me"


def confirmed_says_by_whom(name: str) -> models.CheckConstraint:
    """Return the constraint `name`: a day of confirming and who confirmed stand together or not at all."""
    return models.CheckConstraint(
        condition=models.Q(confirmed_on__isnull=True, confirmed_by="")
        | (models.Q(confirmed_on__isnull=False) & ~models.Q(confirmed_by="")),
        name=name,
    )


class Person(Scoped):
    """One adult.

    `changed_at` is when something last became different, `confirmed_on` when it was last said to be so.
    `skills_said` and its like say why nothing is listed where nothing is: a list that is empty says nothing itself.
    """

    name = models.CharField(max_length=120)
    job_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    locality = models.ForeignKey(Locality, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")
    sharing = models.CharField(max_length=12, choices=Sharing, default=Sharing.NOT_ASKED)
    left_on = models.DateField(null=True, blank=True)
    skills_said = models.CharField(max_length=12, choices=KEPT, default=Said.NOT_ASKED)
    languages_said = models.CharField(max_length=12, choices=KEPT, default=Said.NOT_ASKED)
    qualifications_said = models.CharField(max_length=12, choices=KEPT, default=Said.NOT_ASKED)
    credentials_said = models.CharField(max_length=12, choices=KEPT, default=Said.NOT_ASKED)
    changed_at = models.DateTimeField()
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """Confirmed says by whom; lists go by name."""

        indexes: ClassVar = [models.Index(fields=["partnership", "name"], name="person_name")]
        constraints: ClassVar = [confirmed_says_by_whom("person_confirmed_says_by_whom")]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Held(Scoped):
    """Something on a person's record.

    `changed_at` is when it last became different, `confirmed_on` when somebody last said that it is so.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="%(class)ss")
    changed_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True


class Skill(Held):
    """Something a person can do, in their own words."""

    name = models.CharField(max_length=80)

    class Meta:
        """Once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "name"], name="one_skill_a_name"),
            confirmed_says_by_whom("skill_confirmed_says_by_whom"),
        ]


class Fluency(models.TextChoices):
    """How well a language is spoken; sign languages are signed as well as this."""

    SOME = "some", "Some"
    WORKING = "working", "Well enough to work in"
    NATIVE = "native", "As a first language"


class Language(Held):
    """A language a person speaks or signs: `tag` is its BCP 47 tag."""

    tag = models.CharField(max_length=20)
    fluency = models.CharField(max_length=10, choices=Fluency)

    class Meta:
        """Once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "tag"], name="one_language_a_tag"),
            confirmed_says_by_whom("language_confirmed_says_by_whom"),
        ]


class Qualification(Held):
    """Something a person was awarded, for life."""

    name = models.CharField(max_length=160)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    awarded_in = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        """England's levels run from 1 to 8."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(1, 8)), name="level_1_to_8"
            ),
            confirmed_says_by_whom("qualification_confirmed_says_by_whom"),
        ]


class CredentialKind(models.TextChoices):
    """What a credential is."""

    CHECK = "check", "Check"
    TRAINING = "training", "Training"
    REGISTRATION = "registration", "Registration"


class Credential(Held):
    """A check, a training or a registration; `confirmed_on`: when somebody last saw it.

    It expires after the day `expires_on`, or never (`never_expires`); neither: when is not known.
    """

    kind = models.CharField(max_length=12, choices=CredentialKind)
    name = models.CharField(max_length=120)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    never_expires = models.BooleanField(default=False)

    class Meta:
        """It does not expire before it is issued, nor both never and on a day; confirmed says by whom."""

        indexes: ClassVar = [models.Index(fields=["partnership", "expires_on"], name="credential_expiry")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(issued_on__isnull=True)
                | models.Q(expires_on__isnull=True)
                | models.Q(expires_on__gte=models.F("issued_on")),
                name="credential_expires_after_issue",
            ),
            models.CheckConstraint(
                condition=models.Q(never_expires=False) | models.Q(expires_on__isnull=True),
                name="credential_never_or_on_a_day",
            ),
            confirmed_says_by_whom("credential_confirmed_says_by_whom"),
        ]
