"""Where the reference corpus, registry and conformance data are: COMMUNIQUE_SHARED, by default beside the checkout."""

import os
from pathlib import Path

import pytest

__all__ = ["CHECKOUT", "shared"]

CHECKOUT = Path(__file__).resolve().parent.parent


def shared(relative: str) -> Path:
    """Path of shared reference data; a clear skip where it is absent, a failure in CI."""
    root = Path(os.environ.get("COMMUNIQUE_SHARED") or CHECKOUT.parent / "shared")
    path = root / relative
    if path.exists():
        return path
    reason = f"shared reference data {relative} is not at {root}; set COMMUNIQUE_SHARED to the folder that holds it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)
