"""One encrypted file of everything the site remembers, written whole, verified, and brought back all or nothing.

manifest: what a file says of itself (pure). keys: who can open it. archive: age around tar, as streams.
snapshot: from a database to a file. restore: from a file to an empty database. The rows are Django's JSON lines, so
that what was kept in SQLite can be brought back into PostgreSQL.
"""
