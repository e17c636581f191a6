"""One report model, rendered as a web page, a Word file and a tagged PDF.

`model` says what a report is made of; each renderer turns the same model into bytes.
Belongs here: "how does a table become Word?". Does not: "what does the table say?".
May import ground, access, ui and lib.
"""
