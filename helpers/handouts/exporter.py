"""An nbconvert exporter for handouts: one file, no script, no request, toggles that work."""

import os
import re
import time
from pathlib import Path

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from traitlets import Bool, Enum, default

from helpers.handouts.page import finish_page
from helpers.roles import roles_path

TEMPLATES = Path(__file__).parent / "templates"
EDITIONS = ("student", "teacher", "slides")
DROPPED = {
    "student": {"solution", "teacher"},
    "teacher": set(),
    "slides": {"setup", "exercise", "solution", "teacher"},
}


class HandoutExporter(HTMLExporter):
    """Export a notebook that was run as a student handout, a teacher handout or slides.

    JupyterLab lists it under File, Save and Export Notebook As; `jupyter nbconvert --to handout` calls it.
    """

    export_from_notebook = "Handout"
    edition = Enum(EDITIONS, default_value="student", help="Whom the page is for.").tag(config=True)
    strict = Bool(False, help="Whether a picture without words, or a script, is an error.").tag(config=True)

    @default("template_name")
    def _default_template(self):
        return "handout"

    @default("extra_template_basedirs")
    def _default_basedirs(self):
        return [str(TEMPLATES)]

    @default("exclude_anchor_links")
    def _default_anchors(self):
        return True

    @default("embed_images")
    def _default_embed(self):
        return True

    @property
    def default_config(self):
        """Take the static twin of a widget, not the widget: a page has no kernel to talk to."""
        config = super().default_config
        config.NbConvertBase.display_data_priority = [
            "text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
        return config

    def from_notebook_node(self, nb, resources=None, **kw):
        """Drop what this edition leaves out, export the rest, and finish the page.

        Raises
        ------
        ValueError
            If this is `strict` and a cell shows a picture without words for those who cannot see it.
        """
        numbers = {cell.get("id"): number for number, cell in enumerate(nb.cells, 1)}
        nb = nb.copy()
        nb.cells = [cell for cell in nb.cells if not DROPPED[self.edition] & set(cell.metadata.get("tags", []))
                    and not _is_check(cell)]
        title = nb.metadata.get("title") or (resources or {}).get("metadata", {}).get("name", "")
        resources = {**(resources or {}), "title": title, "print_footer": f"{title} · Side by Side, {build_date()}",
                     "source": read_source(), "edition": self.edition, "date": build_date(), "numbers": numbers,
                     "css": read_css("page.css", "slides.css" if self.edition == "slides" else "paper.css")}
        self.register_filter("css_text", css_text)
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=self))
        # HTMLExporter's own would parse the page once more, and write "No description" where words are missing.
        body, resources = TemplateExporter.from_notebook_node(self, nb, resources, **kw)
        return finish_page(body, self.edition, self.strict), resources


def _is_check(cell):
    """Tell whether a cell checks an exercise: on a page there is nothing that it could check."""
    return cell.cell_type == "code" and "check_answer(" in cell.source


def read_source():
    """Say where the facts about the roles come from: what stands beside the roles file, or the file itself."""
    path = roles_path()
    beside = path.with_suffix(".source.txt")
    if beside.exists():
        return " ".join(beside.read_text(encoding="utf-8").split())
    return f"What is said of the roles comes from {path.name}."


def build_date():
    """Return today, or the day that SOURCE_DATE_EPOCH names, as a reader writes it."""
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    return f"{moment.tm_mday} {time.strftime('%B %Y', moment)}"


def css_text(text):
    """Write text as a string of a style sheet, whatever characters it has."""
    return '"' + re.sub(r'[\x00-\x1f"\\<>]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def read_css(*names):
    """Return the style sheets of a page, one after the other."""
    return "\n".join((TEMPLATES / "handout" / name).read_text(encoding="utf-8") for name in names)
