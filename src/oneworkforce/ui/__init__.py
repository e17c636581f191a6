"""How things look: the rainbow, charts, palette; the base page, components, forms, lists and error pages.

Pictures are drawn from plain values as SVG text: no browser, no file, no statistics.
Pages are Jinja templates over GOV.UK Frontend, in our own brand, and take finished values only.
Belongs here: "draw eight arcs filled to these scores", "show a list with its pager".
Does not: "what are the scores?", "which rows may she see?". May import lib.
"""
