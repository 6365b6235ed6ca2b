"""An nbconvert exporter for handouts: one file, no script, no request, toggles that work."""

import re
from urllib.parse import quote

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from traitlets import Bool, Enum, Unicode

from helpers.handouts import EDITIONS, describe_foot
from helpers.handouts.index import TEACHING, TEMPLATES
from helpers.handouts.page import finish_page
from helpers.roles import roles_path

DROPPED = {"student": {"solution", "teacher"}, "slides": {"setup", "solution", "teacher"}}


class HandoutExporter(HTMLExporter):
    """Export a notebook that was run, as `jupyter nbconvert --to handout` and JupyterLab's export menu do."""

    export_from_notebook = "Handout"
    edition = Enum([*EDITIONS], default_value="student", help="Whom the page is for.").tag(config=True)
    linked = Bool(False, help="Whether the pages of other lessons are beside this one.").tag(config=True)
    roles = Unicode("", help="The roles file, whose source is named on the page.").tag(config=True)
    live = Unicode("", help="Where the lessons run in a browser, seen from the student's pages.").tag(config=True)

    @property
    def default_config(self):
        """Take the static twin of a widget, not the widget: a page has no kernel to talk to."""
        config = super().default_config
        config.NbConvertBase.display_data_priority = [
            "text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
        config.HandoutExporter.update(template_name="handout", extra_template_basedirs=[str(TEMPLATES)],
                                      exclude_anchor_links=True, embed_images=True)
        return config

    def from_notebook_node(self, nb, resources=None, **kw):
        """Drop what this edition leaves out, export the rest, and finish the page."""
        name = (resources or {}).get("metadata", {}).get("name", "")
        title = nb.metadata.get("title") or name
        foot = describe_foot(roles_path(self.roles or None))
        resources = {**(resources or {}), **foot, "title": title, "edition": self.edition, "editions": EDITIONS,
                     "footer": css_text(f"{title} · Side by Side{foot['version']}, {foot['date']}"),
                     "home": "index.html" if self.edition == "student" else "../index.html",
                     "live": self.live and f"{self.live}index.html?path=notebooks/{quote(name)}.ipynb"}
        nb = nb.copy()
        dropped = DROPPED.get(self.edition, set())
        # What checks an exercise has nothing to check on a page.
        nb.cells = [cell for cell in nb.cells if not dropped & {*cell.metadata.get("tags", [])}
                    and not (cell.cell_type == "code" and cell.source.startswith("# Check: "))]
        resources |= {"answers": [*find_answers(nb.cells)], "plan": self.edition == "teacher" and find_plan(name)}
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=self))
        # HTMLExporter's own would parse the page once more, and write "No description" where words are missing.
        body, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        body, resources["picture"] = finish_page(body, self.edition, self.linked)
        return body, resources


def find_answers(cells):
    """Find the cells that answer a guess: the first one with an output after each cell that asks for a guess."""
    asked = False
    for cell in cells:
        asked = asked or (cell.get("id", "").startswith("guess") and cell.cell_type == "markdown")
        if asked and cell.get("outputs") and "solution" not in cell.metadata.get("tags", []):
            asked = False
            yield cell.id


def find_plan(name):
    """Find what the teacher's page says of a lesson, below its number."""
    parts = TEACHING.read_text(encoding="utf-8").split("\n## ") if TEACHING.is_file() else []
    return next((part.partition("\n")[2] for part in parts if part[:3] == f"{name[:2]} "), "")


def css_text(text):
    """Write text as a string of a style sheet, whatever characters it has."""
    return '"' + re.sub(r'[\x00-\x1f"\\<>]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'
