"""What the results say, in sentences: each function answers one question and returns nothing where it has no answer.

All of them read guarded rows through `Reading`, so no sentence can hold a figure that is withheld.
Figures are the rounded ones that tables show; a sentence and its table cannot disagree.
"""
