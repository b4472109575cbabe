"""Put this checkout on the path of the environment that runs this, with the command `tertia`: no build, no network."""

import pathlib
import sys
import sysconfig

ROOT = pathlib.Path(__file__).resolve().parents[1]
# A shell starts the command, since a #! line takes neither a space in a path nor a long one.
COMMAND = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from tertia.cli.main import main

sys.exit(main())
"""


def link() -> None:
    """Write the path file and the command; both may lie there already."""
    packages = pathlib.Path(sysconfig.get_path("purelib"))
    (packages / "tertia-checkout.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    command = pathlib.Path(sysconfig.get_path("scripts")) / "tertia"
    command.write_text(COMMAND.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)


if __name__ == "__main__":
    link()
