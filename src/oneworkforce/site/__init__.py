"""Where the rooms meet: the `oneworkforce` command, collected from each context's `cli`.

Later also settings, urls and the home page. No rule of the work lives here.
Belongs here: "which commands are there?". Does not: "what does analyse do?" (assess).
May import every room; no room imports it.
"""
