"""Values are text: whatever a cell holds is shown as its characters, in a real browser with scripts on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import launch_browser
from tests.conftest import make_rows

ROOT = Path(__file__).parent.parent
ROLES = ('<script>document.title="run"</script>', "Cost $x^2$ \\alpha & co")
VALUES = ('<img src=x onerror="document.title=1">', "</style><style>body{display:none}", "=1+1", "שלום עולם",
          '" onmouseover="document.title=2', "<svg onload=alert(1)>", "a" * 100, "🧭 Compass")
LESSONS = ("01_overview", "02_responsibilities", "12_your_turn")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    rows = make_rows(ROLES)
    names = dict(zip(rows["attribute"].unique(), VALUES, strict=False))
    rows["attribute"] = rows["attribute"].map(names).fillna(rows["attribute"])
    rows.to_csv(folder / "my <roles> & co.csv", index=False)
    lessons = [str(ROOT / "notebooks" / f"{name}.ipynb") for name in LESSONS]
    command = [sys.executable, "-m", "helpers.handouts", "--out", str(folder / "out"), "--roles"]
    done = subprocess.run([*command, str(folder / "my <roles> & co.csv"), *lessons], capture_output=True, text=True,
                          cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return sorted((folder / "out").glob("*/*.html"))


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_lost(pages):
    assert len(pages) == 10, "three lessons in three editions, and the students' list of lessons"
    with launch_browser() as browser:
        for path in pages:
            page = browser.new_page()
            asked, dialogs = [], []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.on("dialog", lambda dialog, dialogs=dialogs: (dialogs.append(dialog.message), dialog.dismiss()))
            page.goto(path.as_uri())
            page.wait_for_timeout(200)
            assert "Side by Side" in page.title()
            assert dialogs == []
            assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
            assert page.locator("main").is_visible()
            text = page.evaluate("document.body.textContent")
            for role in ROLES:
                assert role in text, f"{json.dumps(role)} is lost on {path.name}"
            page.close()


@pytest.mark.browser
def test_attributes_are_shown_as_they_are(pages):
    text = " ".join(path.read_text(encoding="utf-8") for path in pages if "01_overview" in path.name)
    with launch_browser() as browser:
        page = browser.new_page()
        page.goto(next(path for path in pages if path.match("student/01_overview.html")).as_uri())
        shown = page.evaluate("document.body.textContent")
        for value in VALUES[:4]:
            assert value in shown
    assert "Media Relations" not in text
    assert "Community Relations" not in text
