"""Plain data as YAML that `yaml_lines` reads back as it was: texts in their own letters, in the order given."""

from typing import Any

import yaml

from oneworkforce.lib import yaml_lines

_WIDTH = 120


class _Dumper(yaml.SafeDumper):
    """Writes lists under their key with an indent, and quotes what would be read as something else."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  theirs
        """Indent the dashes of a list."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, _data: Any) -> bool:
        """Write everything in full: an alias is refused when it is read."""
        return True


def _text(dumper: _Dumper, said: str) -> yaml.ScalarNode:
    style = '"' if yaml_lines.means(said) != said else "|" if "\n" in said else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", said, style=style)


_Dumper.add_representer(str, _text)


def write(data: Any) -> str:
    """Return `data` (dict, list, str, int, bool, nested) as YAML."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH))
