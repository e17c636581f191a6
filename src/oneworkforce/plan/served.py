"""What actions serve, by its name: plan keeps a reference (`framework/arc`), a room above knows what it names."""

from collections.abc import Callable, Mapping

Titles = Callable[[], Mapping[str, str]]

_KNOWN: list[Titles] = []


def register(titles: Titles) -> None:
    """Have `titles` asked for the names of references, under the open scope; once, when a room is loaded."""
    _KNOWN.append(titles)


def titles() -> dict[str, str]:
    """Return the title of every reference that a room knows, in the order of the rainbow."""
    return {link: title for known in _KNOWN for link, title in known().items()}


def called(links: tuple[str, ...] | list[str]) -> list[str]:
    """Return the titles of references; one that nobody knows as it is written."""
    known = titles() if links else {}
    return [known.get(link, link) for link in links]
