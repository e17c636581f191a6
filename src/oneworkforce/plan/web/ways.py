"""Ways to pages of other parts of the site: offered where they exist."""

from django.urls import NoReverseMatch, reverse


def way(name: str, *args: object) -> str | None:
    """Return the address of a page, None where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
