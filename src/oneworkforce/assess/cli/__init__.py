"""How assessment arrives from a terminal: one file per noun, collected by `oneworkforce.site`."""
