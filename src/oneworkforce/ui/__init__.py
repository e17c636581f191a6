"""How things look: the rainbow, charts, palette; later the base pages and components.

Pictures are drawn from plain values as SVG text: no browser, no file, no statistics.
Belongs here: "draw eight arcs filled to these scores". Does not: "what are the scores?".
May import lib.
"""
