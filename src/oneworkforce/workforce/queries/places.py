"""The localities as a form offers them: by name, each under the place above it."""

from oneworkforce.workforce.queries import plan_stock


def choices() -> tuple[tuple[str, str], ...]:
    """Return (id, name) of every locality, a larger one before what lies in it, with its way down: "North, Willow"."""
    above, names = plan_stock.tree()
    found = []
    for place in names:
        way, node = [names[place]], place
        while node in above:
            node = above[node]
            way.append(names[node])
        found.append((tuple(reversed(way)), place))
    return tuple((place, ", ".join(way)) for way, place in sorted(found))
