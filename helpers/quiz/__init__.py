"""The quiz: questions and right answers computed from the rows (`kinds`), asked live and on paper (`widget`)."""

from helpers.quiz.kinds import ask_questions
from helpers.quiz.widget import make_quiz

__all__ = ["ask_questions", "make_quiz"]
