"""The command line explains itself, quickly, and tells wrong usage in a sentence with status 2."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import Run

COMMANDS = ("read", "add", "list", "show", "score")

SLOW_TO_IMPORT = {"numpy", "sqlalchemy", "trafilatura", "pypdfium2", "py3langid", "rich", "yaml", "alembic"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(tertia: Run, command: str) -> None:
    """Help that has no example is half a help."""
    done = tertia(command, "--help")
    assert done.returncode == 0
    assert f"tertia {command}" in done.stdout.partition("Example")[2]


def test_the_program_lists_its_commands(tertia: Run) -> None:
    """And says where to begin."""
    done = tertia("--help")
    assert all(f"\n  {command} " in done.stdout for command in COMMANDS)
    assert "Start here" in done.stdout


def test_help_imports_nothing_heavy() -> None:
    """Help is instant because it loads no more than typer."""
    code = "import sys; import tertia.cli.main; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not SLOW_TO_IMPORT & set(done.stdout.split())


def test_the_version(tertia: Run) -> None:
    """`--version` prints the name and the number, nothing else."""
    name, number = tertia("--version").stdout.split()
    assert name == "tertia"
    assert number[0].isdigit()


def test_a_shell_can_be_taught_to_complete(tertia: Run) -> None:
    """Completion is part of the program."""
    done = tertia("--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert "_TERTIA_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("read",), "Missing argument"),
        (("read", "x.txt", "--published", "2025-13-01"), "'2025-13-01' is no day; write it year-month-day"),
        (("read", "x.txt", "--published", "6 May 2025"), "is no day"),
        (("read", "x.txt", "--published", "20250506"), "is no day"),
        (("read", "x.txt", "--format", "xml"), "'xml' is not one of"),
        (("read", "x.txt", "--min-confidence", "2"), "does not lie between 0 and 1"),
        (("read", "x.txt", "--reader", "oracle"), "there is no reader 'oracle'; there is: rules"),
        (("read", "x.txt", "--layers"), "--layers goes with --format jsonl"),
        (("list", "--as-of", "soon"), "'soon' is no day"),
        (("show", "Rwanda"), "'Rwanda' is no pair; write sender and host as two-letter codes: US-RW"),
        (("score", "nowhere"), "nowhere is no folder"),
        (("list",), "there is no store at tertia.db; make one with `tertia add PATH`"),
        (("list", "--db", "oracle://x"), "oracle://"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(tertia: Run, args: tuple[str, ...], told: str) -> None:
    """Status 2, the reason on standard error, nothing on standard output, no traceback."""
    done = tertia(*args)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
