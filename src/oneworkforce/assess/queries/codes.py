"""The picture of an address that a telephone reads."""

import itertools

import qrcode

_QUIET = 4
"""Empty squares around it: fewer, and some readers do not find it (ISO/IEC 18004)."""


def svg(address: str) -> str:
    """Return an address as a QR code: black squares on white, a unit each, with its own quiet edge."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    size = len(rows) + 2 * _QUIET
    runs = []
    for down, row in enumerate(rows, start=_QUIET):
        across = _QUIET
        for dark, group in itertools.groupby(row):
            length = len(list(group))
            if dark:
                runs.append(f"M{across} {down}h{length}v1h-{length}z")
            across += length
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size * 6}" height="{size * 6}" '
        f'role="img" aria-label="A code to scan. It holds the address beneath it." shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{"".join(runs)}" fill="#000"/></svg>'
    )
