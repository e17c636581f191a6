"""Parts of the site: for each the commands that write (COMMANDS), the things that its addresses name (things).

Who gets what at its addresses stands beside it in a text of its name (permission_table.txt says how).
"""

from factories.areas import (
    answering,
    asking,
    evidence,
    findings,
    frames,
    groups,
    instruments,
    progress,
    reports,
    rounds,
    strategies,
    texts,
    tokens,
    workforce_collections,
    workforce_finding,
    workforce_picture,
    workforce_posts,
    workforce_six_steps,
    workforce_terms,
    workforce_uploads,
    workshops,
    years,
)

ALL = (
    rounds,
    findings,
    strategies,
    progress,
    groups,
    texts,
    reports,
    tokens,
    frames,
    asking,
    answering,
    evidence,
    workshops,
    years,
    instruments,
    workforce_posts,
    workforce_uploads,
    workforce_collections,
    workforce_finding,
    workforce_picture,
    workforce_terms,
    workforce_six_steps,
)
