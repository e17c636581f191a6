"""What search keeps: a number for each person, sets of numbers by term, and whom to look at anew.

Derived from people, what they can do and hold, staff records, posts and organisations. Triggers of the database note
whoever changes (migrations/0007_following.py), whichever way the change is written; commands/search_index.py follows.
The sets hold no name and nothing that is not on a record; docs/adr/0019-search-by-sets.md says why they are kept.
"""

from typing import ClassVar

from django.db import models

from oneworkforce.ground.models import Scoped

LONGEST_TERM = 200


class SearchNumber(Scoped):
    """The number that stands for a person in the sets; the row's id is the person's. A number is never used again."""

    number = models.PositiveIntegerField()

    class Meta:
        """One person a number."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "number"], name="one_person_a_search_number")
        ]


class SearchBlock(Scoped):
    """The people of one block for whom a term holds (domain/bits.py); `people` is how many. An empty one is no row."""

    kind = models.CharField(max_length=1)
    term = models.CharField(max_length=LONGEST_TERM)
    block = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        """Found by term, written by block, listed by kind."""

        indexes: ClassVar = [
            models.Index(fields=["partnership", "kind", "term"], name="search_terms_of_kind"),
            models.Index(fields=["partnership", "block"], name="search_block"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["partnership", "term", "block"], name="one_search_block_a_term")
        ]


class SearchDue(Scoped):
    """A person whose facts changed since search last looked. Once or more a change.

    Written by triggers, and each day for those of whom a post began or ended (commands/search_index.py).
    """

    person = models.UUIDField()
