"""A picture as pixels, for Word, which cannot be trusted with SVG."""

from oneworkforce.documents import press

PPI = 220
"""Pixels to the inch of the picture's natural size: sharp on paper, and Word's own default for print."""

_TEMPLATE = """#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: "Atkinson Hyperlegible")  // for families that the SVG names and we lack
#image(bytes(sys.inputs.data), format: "svg")"""


def png(svg: str) -> bytes:
    """Return the SVG as a PNG at `PPI`; a CSS pixel is 1/96 inch."""
    return press.png(_TEMPLATE, svg, PPI)
