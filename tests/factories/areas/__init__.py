"""Parts of the site: for each the commands that write (COMMANDS), the things that its addresses name (things).

Who gets what at its addresses stands beside it in a text of its name (permission_table.txt says how).
"""

from factories.areas import findings, groups, progress, reports, rounds, strategies, texts, tokens

ALL = (rounds, findings, strategies, progress, groups, texts, reports, tokens)
