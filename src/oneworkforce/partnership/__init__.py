"""Organisations, localities, teams, people with skills and credentials, memberships, grants of roles.

Belongs here: who is here, where they belong, how they sign in, which roles they hold and until when.
Does not: what a role means (access), posts and hours (workforce), children (casework).
May import: audit, notify, documents, ground, access, ui, lib.
"""
