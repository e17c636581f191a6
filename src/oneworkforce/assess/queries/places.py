"""The partnership's organisations and localities as a frame names them: each by a name that no other has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models.functions import Lower

from oneworkforce.assess.domain import frame_file
from oneworkforce.assess.domain.frame_file import Known
from oneworkforce.assess.domain.framework import Framework
from oneworkforce.lib import text
from oneworkforce.partnership.models import Locality, Organisation

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Localities by id: what each is called (with what it lies in, where the name alone would not do), and its chain.

    A chain is the locality itself and what it lies in, up to the top.
    """

    names: Mapping[UUID, str]
    chains: Mapping[UUID, tuple[UUID, ...]]
    levels: Mapping[UUID, str]

    def by_level(self, locality: UUID | None) -> Mapping[str, str]:
        """Return the names of a locality and of all that it lies in by their level."""
        return {self.levels[each]: self.names[each] for each in self.chains[locality]} if locality else {}

    def chain(self, locality: UUID | None) -> tuple[str, ...]:
        """Return the names of a locality and of all that it lies in; none where there is no locality."""
        return tuple(self.names[each] for each in self.chains[locality]) if locality else ()

    def name(self, locality: UUID | None) -> str:
        """Return what a locality is called; "" for none."""
        return self.names[locality] if locality else ""

    @property
    def choices(self) -> Choices:
        """Return (id, name) for a form."""
        return tuple((str(pk), name) for pk, name in sorted(self.names.items(), key=lambda item: text.folded(item[1])))


def places() -> Places:
    """Return every locality of the partnership. The caller has asked who may see them. One query."""
    found = list(Locality.objects.values_list("pk", "name", "parent_id", "level"))
    rows = {pk: (name, parent) for pk, name, parent, _ in found}
    counted = Counter(text.folded(name) for name, _ in rows.values())
    names = {}
    for pk, (name, parent) in rows.items():
        alone = counted[text.folded(name)] == 1 or parent is None
        names[pk] = name if alone else f"{name}, {rows[parent][0]}"
    chains = {}
    for pk in rows:
        chain, at = [pk], rows[pk][1]
        while at is not None and at not in chain:
            chain.append(at)
            at = rows[at][1]
        chains[pk] = tuple(chain)
    return Places(names, chains, {pk: level for pk, _, _, level in found})


def organisations(*, today: date) -> Choices:
    """Return (id, name) of the organisations that have not ended, for a form."""
    rows = Organisation.objects.exclude(ended_on__lt=today).order_by(Lower("name"), "pk")
    return tuple((str(pk), name) for pk, name in rows.values_list("pk", "name"))


def audiences(framework: Framework) -> Choices:
    """Return (id, title) of a framework's audiences."""
    return tuple((key, framework.say(titles)) for key, titles in framework.audiences.items())


def known(framework: Framework, *, today: date) -> Known[UUID]:
    """Return what a file of a frame may name."""
    held = places()
    short = Counter(text.folded(name.split(",", 1)[0]) for name in held.names.values() if "," in name)
    by_name = {text.folded(name): pk for pk, name in held.names.items()}
    return Known(
        organisations={text.folded(name): UUID(pk) for pk, name in organisations(today=today)},
        localities=by_name,
        twins=frozenset(short) - set(by_name),
        audiences=frame_file.audiences(framework),
    )
