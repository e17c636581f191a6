"""One report model, rendered as a web page, a Word file and a tagged PDF.

`model` says what a report is made of; `web`, `word` and `pdf` each turn it into bytes, and `files` saves them.
Belongs here: "how does a table become Word?". Does not: "what does the table say?".
May import ground, access, ui and lib.
"""
