"""Posts as they count on a day: what of each is at home, and what a secondment has taken to a host.

On each day of a secondment in force (first and last included) the host counts the seconded minutes, where and as what
they are seconded, over the full-time week of the post; home counts what is left of the post's minutes, and none where
the post has got fewer since. So whole time is counted once. A host that gives totals counts whom it has in these.
"""

from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from oneworkforce.workforce.domain.counted import WHOLE_TIME
from oneworkforce.workforce.models import Secondment
from oneworkforce.workforce.models.in_force import gives_rows

TIMED = f"""
WITH told AS ({{told}}),
lent AS ({{lent}}),
away AS (
  SELECT _lent_post AS _away_post, SUM(_lent) AS _away FROM lent GROUP BY _lent_post
),
placed AS (
  SELECT told.*, _away,
    CASE WHEN _away IS NULL OR _post_minutes IS NULL OR _post_minutes > _away THEN 1 ELSE 0 END AS _some_at_home
  FROM told LEFT JOIN away ON _away_post = _post
),
hosted AS (
  SELECT lent.*, ROW_NUMBER() OVER (PARTITION BY _lent_post ORDER BY _lent DESC, _lent_by) AS _nth FROM lent
),
shares AS (
  SELECT placed.*, 1 AS _home, _post_organisation AS _organisation, _post_sector AS _sector,
    _post_locality AS _locality, _post_role AS _role, _post_cases AS _cases, _now * _some_at_home AS _held,
    CASE WHEN _some_at_home = 1 THEN _post_minutes - COALESCE(_away, 0) ELSE 0 END AS _minutes
  FROM placed WHERE _post_asked = 1
  UNION ALL
  SELECT placed.*, 0, _host, _host_sector, _host_locality, COALESCE(NULLIF(_host_role, ''), _post_role),
    CASE WHEN _some_at_home = 0 AND _nth = 1 THEN _post_cases END, _now, _lent
  FROM placed JOIN hosted ON _lent_post = _post WHERE _host_asked = 1
),
timed AS (
  SELECT shares.*, CASE WHEN _minutes IS NULL THEN 0 ELSE 1 END AS _known,
    CASE WHEN _minutes IS NULL THEN 0 ELSE (_minutes * {WHOLE_TIME} + _full / 2) / _full END AS _time
  FROM shares
)
"""  # noqa: S608  our own words
"""`told`: posts by `_post`, with the `_post_...` columns, `_now` (held today), `_full`; `lent`: what `lent` returns.

`timed` has a row for what is at home of each post (`_home` 1) and one for each share that a host has. `_held`: somebody
holds it there. Cases stay at home, and go with the largest share where nothing is left there.
"""

_MAIN = (
    "COALESCE(_minutes, -1) DESC, CASE WHEN _started IS NULL THEN 1 ELSE 0 END, _started, "
    "_post, _home DESC, _organisation"
)
"""Which of several posts counts: that with most hours; of equals the older; then that whose id is the least."""
_THERE = "PARTITION BY _home, _organisation, _person, _employed"
# Whose last post ended because they moved is there still: only where they moved to is not written down.
RANKED = f"""
, flown AS (
  SELECT timed.*,
    CASE WHEN _held = 1 AND ROW_NUMBER() OVER (PARTITION BY _person, _held ORDER BY {_MAIN}) = 1
      THEN 1 ELSE 0 END AS _main,
    SUM(_time) OVER (PARTITION BY _person, _held) AS _whole,
    MIN(_known) OVER (PARTITION BY _person, _held) AS _whole_known,
    _home * _employed * _had AS _flows,
    MAX(_then) OVER ({_THERE}) AS _before,
    MAX(_kept) OVER ({_THERE}) AS _after,
    ROW_NUMBER() OVER ({_THERE} ORDER BY _had DESC, _started, {_MAIN}) AS _from_first,
    ROW_NUMBER() OVER ({_THERE} ORDER BY _had DESC, _last DESC, _moved, {_MAIN}) AS _from_last,
    SUM(_time) OVER ({_THERE}, _last) AS _last_time,
    MIN(_known) OVER ({_THERE}, _last) AS _last_known
  FROM timed
),
ranked AS (
  SELECT flown.*,
    CASE WHEN _flows = 1 AND _before = 0 AND _from_first = 1 THEN 1 ELSE 0 END AS _begun,
    CASE WHEN _flows = 1 AND _after = 0 AND _from_last = 1 AND _moved = 0 THEN 1 ELSE 0 END AS _gone
  FROM flown
)
"""  # noqa: S608  our own words
"""After `timed`, where `told` has conditions of days too (`_then`, `_kept`, `_had`): which row counts whom.

`_main`: the person, with the whole time of all their posts in `_whole` (all of it known: `_whole_known`); `_begun` and
`_gone`: a starter and a leaver, with the whole time that they left (`_last_time`, all of it known: `_last_known`).
"""


def lent(lending: Q, organisation: UUID | None) -> QuerySet[Secondment, Any]:
    """Return what of posts is at hosts, by a condition of secondments; a host that gives totals has it and tells none.

    `organisation`: the one host that is asked about; None: all.
    """
    asked = gives_rows("host") if organisation is None else gives_rows("host") & Q(host=organisation)
    return Secondment.objects.filter(lending).values(
        _lent_post=F("post_id"),
        _lent_by=F("pk"),
        _lent=F("minutes"),
        _host=F("host_id"),
        _host_sector=F("host__sector"),
        _host_locality=Coalesce(F("locality_id"), F("team__locality_id")),
        _host_role=F("role"),
        _host_asked=flag(asked),
    )


def flag(condition: Q) -> Case:
    """Return 1 where a condition holds, else 0: the same on both databases."""
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
