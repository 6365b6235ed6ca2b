"""The quiz: about the roles (`kinds`) and about a lesson's data idea (`ideas`), asked live and on paper (`widget`)."""

from helpers.quiz.widget import ask_questions, make_quiz

__all__ = ["ask_questions", "make_quiz"]
