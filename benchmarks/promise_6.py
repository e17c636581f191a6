"""Promise 6: a projection of 150 areas x 100 roles x 10 years x 1,000 draws, at most three times numpy's draws.

The peer makes one binomial number for each area, role, year and draw, with the same stocks and rates, and throws it
away. Ours makes those of every age group (who leaves, retires, grows older, starts), and keeps mean, 5, 50 and 95 %
of each role in each area, of roles and of areas. `--small` is a hundredth of it.
"""

import sys
import time

import numpy as np

import peers
from oneworkforce.workforce.domain import age_groups, projection
from oneworkforce.workforce.domain.projection import Cell, Role, Settings, Sums
from oneworkforce.workforce.domain.projection_rates import Seen, pooled, stated

AREAS, ROLES, YEARS, DRAWS = 150, 100, 10, 1_000
POSTS = 100_000
PROMISE = 3
AGED = (0.06, 0.24, 0.25, 0.23, 0.09, 0.06, 0.02, 0.05)
RETIRING = (0.0, 0.0, 0.0, 0.0, 0.05, 0.15, 0.35, 0.01)


def main() -> int:
    """Measure, compare, print; 1 when the promise is broken."""
    small = "--small" in sys.argv[1:]
    areas, draws = (15, 100) if small else (AREAS, DRAWS)
    rng = np.random.default_rng(6)
    stocks = rng.poisson(POSTS / (AREAS * ROLES), (ROLES, areas))
    roles = [made(rng, f"role {at}", stocks[at]) for at in range(ROLES)]
    settings = Settings(YEARS, draws, 2026)

    def ours() -> None:
        by_area = Sums()
        for drawn in projection.run(roles, settings):
            projection.spread_of(drawn.people, 0.8)
            projection.spread(drawn.whole_time.sum(axis=0))
            by_area.add("areas", drawn.whole_time)
        projection.spread(by_area.kept["areas"])

    numbers = np.random.Generator(np.random.PCG64(2026))

    def theirs() -> None:
        for at in range(ROLES):
            numbers.binomial(stocks[at][:, None, None], 0.12, (areas, YEARS, draws))

    began = time.perf_counter()
    next(projection.run(roles[:1], Settings(1, 1, 1)))
    print(f"        compiled or loaded in {time.perf_counter() - began:.1f} s, apart from what follows")
    mine, (peer,) = peers.beside(ours, [theirs], runs=3)
    what = f"{areas} areas x {ROLES} roles x {YEARS} years x {draws:,} draws, {int(stocks.sum()):,} people"
    return 0 if peers.line(what, mine, peer, PROMISE, "numpy's rng.binomial") or small else 1


def made(rng: np.random.Generator, key: str, stock: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Role:
    """Return a role with people of all ages, and rates seen of few."""
    leaving = tuple(pooled(Seen(3, 40), 0.1) for _ in age_groups.GROUPS)
    retiring = tuple(pooled(Seen(1, 20), each) if each else stated(0.0) for each in RETIRING)
    cells = tuple(
        Cell(f"area {at}", tuple(map(int, rng.multinomial(people, AGED))), 0.8, people * 0.1, int(people) // 10)
        for at, people in enumerate(stock)
    )
    return Role(key, leaving, retiring, cells, started=60, filling=0.3)


if __name__ == "__main__":
    sys.exit(main())
