"""What neighbours get of the workforce: what counts, as it was given and each once.

These are counts of people. They are not guarded: who shows them passes them through `lib.guard` first.
"""

from oneworkforce.workforce.queries.counting import Counted, counted

__all__ = ["Counted", "counted"]
