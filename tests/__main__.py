"""`./run test [--all] [PYTEST ARGUMENT...]`: style, types, layers, then the tests; the long ones with --all."""

import subprocess
import sys
from pathlib import Path

TOOLS = Path(sys.executable).parent
HOUSE = (
    ("style", [TOOLS / "ruff", "check", "."]),
    ("types", [TOOLS / "mypy"]),
    ("layers", [TOOLS / "lint-imports"]),
)


def main(arguments: list[str]) -> int:
    """Exit status of the first check that fails, else of pytest."""
    everything = "--all" in arguments
    chosen = [argument for argument in arguments if argument != "--all"]
    home = Path(__file__).resolve().parent.parent
    if not chosen:
        for title, command in HOUSE:
            print(f"== {title}", flush=True)
            status = subprocess.run(command, cwd=home, check=False).returncode
            if status:
                return status
    marks = [] if everything else ["-m", "not long"]
    print("== tests", flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", *marks, *chosen], cwd=home, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
