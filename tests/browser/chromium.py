"""The browser of these tests.

Needs Chromium (Debian: ``apt install chromium``). Where it is missing these tests are skipped, except in CI
(LOKET_TEST_BROWSER=required), where that is a failure.
"""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REQUIRED = os.environ.get("LOKET_TEST_BROWSER") == "required"

IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None and not REQUIRED, reason="Chromium is not installed (apt install chromium)"),
]
"""What every module of these tests is marked with: one browser for a module, and so one loop."""
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
