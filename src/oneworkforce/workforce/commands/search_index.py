"""Keeps the sets of search as the records are: follows whoever changed, or writes them all anew.

`follow` reads what triggers noted (models/search.py) and rewrites the blocks of those people alone; `rebuild` does it
for everybody, a block in one transaction, so that nobody waits long. Both come to the same sets. Which posts somebody
holds is a matter of days, too: `note_days` notes those whose day passed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TypeVar
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import Max
from numpy.typing import NDArray

from oneworkforce.ground import scope, transactions
from oneworkforce.workforce.domain import bits
from oneworkforce.workforce.domain.wanted import Facts, terms_of
from oneworkforce.workforce.models import SearchBlock, SearchDue, SearchNumber
from oneworkforce.workforce.queries import search_facts

MOST = 2_000
"""People who are looked at anew in one transaction."""
V = TypeVar("V")
_TERMS = frozenset[str]
_Low = NDArray[np.uint16]
_BATCH = 500


def follow(most: int = MOST, *, today: date) -> bool:
    """Take in up to `most` noted changes as they stand `today`; return whether more are noted."""
    with transactions.reading():
        if not SearchDue.objects.exists():
            return False
    with transactions.whole("search.follow"):
        _alone()
        due = dict(SearchDue.objects.values_list("pk", "person")[:most])
        for some in _chunks(list(due)):
            SearchDue.objects.filter(pk__in=some).delete()
        people = set(due.values())
        found = {pk: terms_of(facts) for pk, facts in search_facts.of(people, today=today)}
        numbers = _numbers(people, new=found.keys())
        by_block: defaultdict[int, dict[int, _TERMS]] = defaultdict(dict)
        for person, number in numbers.items():
            by_block[number // bits.BLOCK][number % bits.BLOCK] = found.get(person, frozenset())
        for block, members in sorted(by_block.items()):
            _rewritten(block, members)
        return SearchDue.objects.exists()


def note_days(*, today: date) -> int:
    """Note those of whom a post began or ended of late, for `follow`: a day that passes writes nothing.

    Return how many. Whoever is noted and is as before stays as they are, so that this can be done again at any time.
    """
    with transactions.whole("search.days"):
        due = [SearchDue(person=person) for person in search_facts.turned(today)]
        SearchDue.objects.bulk_create(due, batch_size=_BATCH)
    return len(due)


def rebuild(*, today: date) -> int:
    """Write every set anew as it is `today`, after a number for whoever has none; return how many numbers there are."""
    many = number()
    for block in range(-(-many // bits.BLOCK)):
        with transactions.whole("search.rebuild"):
            _alone()
            first = block * bits.BLOCK
            rows = SearchNumber.objects.filter(number__range=(first, first + bits.BLOCK - 1))
            numbers = dict(rows.values_list("pk", "number"))
            facts = search_facts.of_block(first, first + bits.BLOCK - 1, today=today)
            SearchBlock.objects.filter(block=block).delete()
            _write(block, _sets(facts, numbers))
    return many


def number() -> int:
    """Give a number to whoever has none, for `rebuild`; return how many there are. What was noted before is settled."""
    with transactions.whole("search.number"):
        _alone()
        SearchDue.objects.all().delete()  # whoever changes from here on is noted again
        _number_all()
        return _following()


def _sets(found: Iterable[tuple[UUID, Facts]], numbers: Mapping[UUID, int]) -> Mapping[str, bytes]:
    held: defaultdict[str, list[int]] = defaultdict(list)
    for person, facts in found:
        low = numbers[person] % bits.BLOCK
        for term in terms_of(facts):
            held[term].append(low)
    return {term: bits.packed(np.array(sorted(low), dtype=np.uint16)) for term, low in held.items()}


def _rewritten(block: int, members: Mapping[int, _TERMS]) -> None:
    """Let the sets of a block hold of `members`, numbers within it, exactly the terms that are theirs."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for low, terms in members.items():
        for term in terms:
            held[term].append(low)
    out = np.array(sorted(members), dtype=np.uint16)
    nobody: _Low = np.array([], dtype=np.uint16)
    changed: dict[str, bytes] = {}
    for term, before in SearchBlock.objects.filter(block=block).values_list("term", "bits"):
        into = np.array(sorted(held.pop(term, ())), dtype=np.uint16)
        after = bits.changed(bytes(before), out=out, into=into)
        if after != bytes(before):
            changed[term] = after
    changed |= {
        term: bits.changed(bits.packed(nobody), out=nobody, into=np.array(sorted(low), dtype=np.uint16))
        for term, low in held.items()
    }
    for some in _chunks(list(changed)):
        SearchBlock.objects.filter(block=block, term__in=some).delete()
    _write(block, changed)


def _write(block: int, sets: Mapping[str, bytes]) -> None:
    rows = (
        SearchBlock(kind=term[0], term=term, block=block, people=people, bits=held)
        for term, held in sets.items()
        if (people := len(bits.numbers_of(held)))
    )
    SearchBlock.objects.bulk_create(rows, batch_size=_BATCH)


def _numbers(people: AbstractSet[UUID], *, new: AbstractSet[UUID]) -> dict[UUID, int]:
    """Return the numbers of `people`; those of `new` who have none get one, after the last."""
    known: dict[UUID, int] = {}
    for some in _chunks(list(people)):
        known |= dict(SearchNumber.objects.filter(pk__in=some).values_list("pk", "number"))
    following = _following()
    made = [SearchNumber(id=person, number=following + at) for at, person in enumerate(sorted(new - known.keys()))]
    SearchNumber.objects.bulk_create(made, batch_size=_BATCH)
    return known | {each.pk: each.number for each in made}


def _following() -> int:
    last = SearchNumber.objects.aggregate(last=Max("number"))["last"]
    return 0 if last is None else int(last) + 1


def _number_all() -> None:
    following = _following()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO workforce_searchnumber (id, partnership_id, number)"
            " SELECT p.id, p.partnership_id, %s + row_number() OVER (ORDER BY p.id) - 1 FROM partnership_person p"
            " WHERE p.partnership_id = %s AND NOT EXISTS (SELECT 1 FROM workforce_searchnumber n WHERE n.id = p.id)",
            [following, _id(scope.current())],
        )


def _id(value: UUID) -> UUID | str:
    return value if connection.features.has_native_uuid_field else value.hex


def _alone() -> None:
    """Let one at a time write the sets of a partnership. On SQLite whoever writes is alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"search {scope.current()}"])


def _chunks(values: Sequence[V]) -> Iterator[Sequence[V]]:
    return (values[at : at + _BATCH] for at in range(0, len(values), _BATCH))
