"""The yearly self-assessment: frameworks, answers, scores and what may be shown of them.

`domain` computes what docs/reference/method.md defines; `reports` says it in sentences and pictures.
Belongs here: "what is the mean of this arc in this district, and may it leave?".
Does not: "who will act on it?" (plan) or "what does a table look like in Word?" (documents).
"""
