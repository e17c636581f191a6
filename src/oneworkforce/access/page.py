"""docs/reference/permissions.md, made from the permissions and roles as they are."""

from oneworkforce.access.permissions import Permission
from oneworkforce.access.roles import Role, all_roles
from oneworkforce.lib import text

_OPENING = """# Who may do what

Made by `oneworkforce permissions`; a test fails when this page is not what it prints. Roles are data
(`access/roles.yaml`): each is given in a place, from a day until a day, and whoever stands in for somebody holds
the same grants for those days. What is not listed is refused, and a stranger is told that there is no such page.

## Roles
"""


def page() -> str:
    """Return the page as Markdown."""
    roles = list(all_roles().values())
    return "\n".join([_OPENING, *map(_role, roles), "\n## Permissions\n", *_table(roles)]) + "\n"


def _role(role: Role) -> str:
    places = text.listed([f"{'the' if kind == 'partnership' else 'one'} {kind}" for kind in sorted(role.places)], "or")
    factor = " Sleeps until its holder signs in with a second factor." if role.second_factor else ""
    appoints = text.listed([all_roles()[key].title for key in sorted(role.appoints)])
    others = f" Appoints: {appoints}." if appoints else ""
    return f"- **{role.title}** (`{role.key}`), given for {places}. {role.description}{factor}{others}"


def _table(roles: list[Role]) -> list[str]:
    heads = ["permission", "lets a person", *(role.title for role in roles)]
    rows = [
        [f"`{permission}`", permission.meaning, *("yes" if permission in role.may else "" for role in roles)]
        for permission in Permission
    ]
    return [_line(heads), _line(["---"] * len(heads)), *map(_line, rows)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
