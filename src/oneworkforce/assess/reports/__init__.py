"""How the results of an analysis read: the two papers, and the summary for a terminal.

A paper is a layout (data: which sections, which blocks) filled from the results and a plan. What
can be computed is computed; what only a person can write is left as a marked gap.
"""
