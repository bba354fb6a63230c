"""One store of the samples and one service on it for all tests that only read them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from graph import pipeline
from graph.store.folder import StoreFolder
from tests.shared import CHECKOUT

GOLDEN = sorted((CHECKOUT / "tests" / "golden").glob("*.json"))
DEADLINE = 2.0  # seconds a query may take in the tests' service


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Store folder with the facts of the samples, from the golden files: independent of extraction. Read it, do not write."""
    path = tmp_path_factory.mktemp("samples") / "store"
    report = pipeline.ingest(GOLDEN, StoreFolder(path), clock=lambda: datetime.now(UTC))
    assert len(report.results) == 5
    assert report.good, [str(finding) for result in report.results for finding in result.findings]
    return path


@pytest.fixture(scope="session")
def server(samples_store: Path) -> Iterator[str]:
    """Address of `communique serve --port 0` on the samples, in a process of its own."""
    words = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0", "--deadline", str(DEADLINE)]
    environment = os.environ | {"COMMUNIQUE_STORE": str(samples_store), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(words, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://[0-9.:]+", said)
            assert found, f"the service did not say its address: {said!r}"
            yield found.group()
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def web(server: str) -> Iterator[httpx2.Client]:
    """A client of that service that follows no redirects."""
    with httpx2.Client(base_url=server, timeout=30) as client:
        yield client
