"""The quiz: questions with native radio buttons, live as a widget, and as a list with folded answers in plain HTML."""

from collections import Counter
from html import escape

import ipywidgets as widgets

from helpers.quiz.ideas import ask_idea
from helpers.quiz.kinds import KINDS, OF_AN_AREA, OF_IDEAS, Facts, stir
from helpers.roles import AREAS
from helpers.tables import LOOK as TABLES
from helpers.twin import bundle_view

NOTHING = "There is nothing to ask here yet. A quiz needs roles or areas that differ, or attributes with notes."

LOOK = """
.sbs-question{margin:0 0 1.2em}
.sbs-options{list-style:circle}
.sbs-code{display:block;width:fit-content;max-width:100%;margin:.4em 0;padding:.3em .6em;background:#8881;
font-weight:normal;white-space:pre-wrap;overflow-wrap:anywhere}
.sbs-above{margin-top:1.4em}
.sbs-lines>.widget-radio-box{font-family:monospace}
.sbs-question summary{cursor:pointer;min-height:24px}
.sbs-ask{display:flex;flex-direction:column;width:auto!important;max-width:46rem;margin-top:1em;line-height:1.5;
height:auto!important}
.sbs-ask>.widget-label{white-space:normal;overflow:visible;text-align:left;height:auto;width:auto!important;
font-size:1.1em;font-weight:bold;line-height:1.5}
.sbs-ask>.widget-radio-box{margin:.3em 0!important}
.sbs-ask label:not(.widget-label){display:flex;flex-direction:row-reverse;justify-content:flex-end;align-items:baseline;
height:auto;min-height:24px;line-height:1.5;white-space:normal;overflow-wrap:anywhere}
.sbs-ask input{flex:none;height:auto;margin:0 .5em 0 1px}
.sbs-feedback,.sbs-score,.sbs-question details p{max-width:46rem;margin:.4em 0;line-height:1.5}
.sbs-feedback{border-left:4px solid;padding-left:.6em}
.sbs-feedback-no{border-left-style:dotted}
"""
STYLE = f"<style>{TABLES}</style><style>{LOOK}</style>"


def make_quiz(roles, area=None, count=5, idea=None):
    """Ask about the roles, and about a lesson's data idea; an answer about a row says what the row says.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them, of all areas. Of more than six roles the first six are asked about.
    area : str, optional
        Ask about this area only.
    count : int, default 5
        How many questions to ask at most; fewer where the rows are too thin for more.
    idea : str, optional
        The lesson's data idea, for two of five questions: "rows", "pivot", "sets", "overlap", "themes", "crosstab",
        "merge", "masks", "order", "groupby", "proportions", "similarity" or "concat".

    Returns
    -------
    Quiz
    """
    return Quiz(ask_questions(roles, area, idea=idea, count=count))


def ask_questions(roles, area=None, *, idea=None, count=5, kinds=None):
    """Make `count` questions at most, the same ones in every run; `make_quiz` says what the arguments are."""
    facts = Facts(roles)
    lines = ask_idea(idea) if idea else []
    # Each area begins with another kind.
    first = AREAS.index(area) % 3 if area in AREAS else 0
    chosen = kinds or OF_IDEAS.get(idea) or [*OF_AN_AREA[first:], *OF_AN_AREA[:first]]
    pools = []
    for kind in chosen:
        areas = facts.areas if area is None and kind in OF_AN_AREA else [area]
        questions = [question for each in areas for question in KINDS[kind](facts, each) if question]
        # Each lesson stirs in its own way, so that none asks what another one has asked.
        pools.append(stir(questions, f"{idea}, {kind}"))
    about_roles = _choose(pools, count - min(max(count // 2, 2), len(lines)))
    return [*about_roles, *lines[: count - len(about_roles)]]


def _choose(pools, count):
    """Take questions of each kind in turn, about each role in turn, and no topic twice; in the order of their kinds."""
    chosen, about = {}, Counter()
    for place, pool in [*enumerate(pools)] * max(map(len, pools)):
        pool = [question for question in pool if question.topic not in chosen]
        if pool and len(chosen) < count:
            question = min(pool, key=lambda question: about[question.about])
            chosen[question.topic] = place, question
            about[question.about] += 1
    return [question for _, question in sorted(chosen.values(), key=lambda pair: pair[0])]


class Quiz(widgets.VBox):
    """Radio buttons, a button to check and its feedback for each question, and a count of right answers."""

    def __init__(self, questions):
        self.questions, self._solved, self._score = tuple(questions), set(), widgets.HTML(f"<p>{NOTHING}</p>")
        parts = [_ask(number, question, self._mark) for number, question in enumerate(self.questions, 1)]
        if parts:
            self._mark(0, False)
        super().__init__([widgets.HTML(STYLE), *parts, self._score])

    def _mark(self, number, is_right):
        (self._solved.add if is_right else self._solved.discard)(number)
        self._score.value = f'<p class="sbs-score">{len(self._solved)} of {len(self.questions)} right</p>'

    _ipython_display_ = None  # with it, ipywidgets 7 would show the widget without its twin

    def _repr_mimebundle_(self, **_):
        return {**bundle_view(self), "text/html": self.to_html()}

    def to_html(self):
        """Write the static twin: each question with its options, and its answer folded away."""
        if not self.questions:
            return f'<section class="sbs-quiz"><p>{NOTHING}</p></section>'
        items = "".join(_write(number, question) for number, question in enumerate(self.questions, 1))
        return f'{STYLE}<section class="sbs-quiz"><ol class="mathjax_ignore">{items}</ol></section>'


def _ask(number, question, mark):
    """Make the widgets of one question; `mark` is told its number and whether the answer was right."""
    # The prompt is the label of the group of radio buttons: ipywidgets has no other name for a group.
    # "mathjax_ignore" keeps a $ in it a dollar sign in JupyterLab, which typesets such labels, but no options.
    radios = widgets.RadioButtons(
        options=question.options, value=None, description_allow_html=True, layout={"width": "auto"}, tooltip="",
        description=f'<span class="mathjax_ignore">{number}. {escape(question.prompt)}{_write_code(question)}</span>')
    radios.add_class("sbs-ask")
    if question.has_lines:
        radios.add_class("sbs-lines")
    button, feedback = widgets.Button(description=f"Check answer {number}"), widgets.HTML()

    def check(_button):
        feedback.value = _answer(question, radios.index)
        mark(number, radios.index == question.right)

    button.on_click(check)
    radios.observe(lambda _: feedback.set_trait("value", ""), names="index")
    above = [widgets.HTML(f'<div class="sbs-above">{question.table}</div>')] if question.table else []
    return widgets.VBox([*above, radios, button, feedback])


def _write_code(question):
    return f'<code class="sbs-code">{escape(chr(10).join(question.code))}</code>' if question.code else ""


def _answer(question, index):
    """Write what is said about an option: right or not, in a word, and why."""
    if index == question.right:
        look, word, reason = "", "Right.", question.reasons[index]
    elif index is None:
        look, word, reason = " sbs-feedback-no", "Nothing is chosen yet.", "Choose an answer first."
    else:
        look, word, reason = " sbs-feedback-no", "Not yet.", f"{question.reasons[index]} Try again.".strip()
    return f'<p class="sbs-feedback{look}" role="alert"><strong>{word}</strong> {escape(reason)}</p>'


def _write(number, question):
    options = [f"<code>{escape(option)}</code>" if question.has_lines else escape(option)
               for option in question.options]
    right = (f"<p>Right answer: <strong>{options[question.right]}</strong></p>"
             f"<p>{escape(question.reasons[question.right])}</p>")
    return (f'<li class="sbs-question"><p>{escape(question.prompt)}</p>{question.table}{_write_code(question)}'
            f'<ul class="sbs-options">{"".join(f"<li>{option}</li>" for option in options)}</ul>'
            f"<details><summary>Answer {number}</summary>{right}</details></li>")
