"""Official figures: drawn once for an occupation, never once for each role."""

import pandas as pd
import pytest

from helpers.charts import labour as say
from helpers.charts.labour import plot_jobs, plot_pay, tabulate_jobs, tabulate_pay, view_jobs, view_pay
from helpers.charts.style import ROLE_COLOURS, style
from helpers.roles import load_labour_market, load_roles, role_names
from tests.artists import assert_texts_fit, bars, said, texts
from tests.conftest import THREE, make_rows
from tests.seen import read_headline

LONG = "A name that goes on and on until it has come to a hundred characters, with a number at its end: "
PAY = {"p10": 10_000, "p25": 20_000, "median": 30_000, "p75": 50_000, "p90": 100_000}


def figures_of(occupation="Hosts", counted="Event Planner;Tour Guide", jobs=None, pay=PAY, **particulars):
    """Make figures of one occupation: jobs by industry ("" for all), and pay."""
    jobs = {"": 1000, "Hotels": 400, "Museums": 100} if jobs is None else jobs
    measures = [("jobs", industry, number, "jobs") for industry, number in jobs.items()]
    measures += [(measure, "", number, "euros a year") for measure, number in pay.items()]
    frame = pd.DataFrame(measures, columns=["measure", "industry", "value", "unit"])
    setting = frame["industry"].map({"Museums": "Halls"}).fillna("")
    return frame.assign(occupation=occupation, code=occupation, naics="", setting=setting, roles=counted,
                        **{"period": "2024", "population": "employees", "source": "Office X, 2024", **particulars})


def roles_of(names):
    rows = make_rows(names, areas=("environments",))
    return rows.assign(role=pd.Categorical(rows["role"], categories=rows["role"].unique()))


TWO = roles_of(THREE[:2])
OTHER = figures_of("Chiefs", "", jobs={"": 50}, pay={name: value * 2 for name, value in PAY.items()})


def draw_jobs(figures, roles=TWO):
    with style():
        return plot_jobs(tabulate_jobs(figures, roles), title="Where are the jobs?")


def draw_pay(figures, roles=TWO):
    with style():
        return plot_pay(tabulate_pay(figures, roles), title="What is the pay?")


def test_bars_start_at_one_zero_and_are_as_long_as_their_numbers():
    ax = draw_jobs(figures_of())
    first, second = bars(ax)
    assert first.get_x() == second.get_x()
    assert first.get_width() == pytest.approx(4 * second.get_width())
    assert {"400", "100"} <= {text.get_text() for text in texts(ax)}
    assert_texts_fit(ax)


def test_bars_have_one_colour_and_it_is_no_roles():
    for ax in (draw_jobs(figures_of()), draw_pay(figures_of())):
        colours = {bar.get_facecolor() for bar in bars(ax)}
        assert not colours & {bars_colour(colour.dark) for colour in ROLE_COLOURS}
    assert len({bar.get_facecolor() for bar in bars(draw_jobs(figures_of()))}) == 1


def bars_colour(colour):
    from matplotlib.colors import to_rgba

    return to_rgba(colour)


def test_our_reading_is_called_our_reading():
    text = said(draw_jobs(figures_of()))
    assert "our reading: near Halls" in text
    assert "our reading: no setting is near" in text


def test_jobs_count_each_occupation_once_and_only_ours():
    table = tabulate_jobs(pd.concat([figures_of(), OTHER]), TWO)
    assert table["jobs"].to_dict() == {"Hotels": 400, "Museums": 100}
    assert (table["all industries"] == 1000).all()
    assert set(table["occupation"]) == {"Hosts, 2024 (with Event Planner and Tour Guide)"}


@pytest.mark.parametrize(("names", "label"), [
    (THREE[:1], "Hosts, 2024 (with Event Planner)"),
    (THREE[:2], "Hosts, 2024 (with Event Planner and Tour Guide)"),
    (THREE, "Hosts, 2024 (with Event Planner and Tour Guide)"),
    (THREE[1:], "Hosts, 2024 (with Tour Guide)"),
    (("Librarian",), "Hosts, 2024"),
])  # fmt: skip
def test_the_occupation_says_which_roles_it_counts(names, label):
    assert list(tabulate_pay(figures_of(), roles_of(names)).index) == [label]


def test_titles_are_compared_without_case_and_spaces():
    table = tabulate_pay(figures_of(counted="event planner ; TOUR GUIDE"), TWO)
    assert list(table["counted"]) == [THREE[:2]]


def test_pay_is_drawn_once_for_all_roles():
    figures = pd.concat([figures_of(), OTHER])
    table = tabulate_pay(figures, TWO)
    assert list(table.index) == ["Hosts, 2024 (with Event Planner and Tour Guide)", "Chiefs, 2024"]
    assert list(table.columns[:5]) == list(PAY)
    ax = draw_pay(figures)
    assert len(bars(ax)) == len(table)
    assert_texts_fit(ax)


def test_ranges_have_one_scale_from_zero():
    one, twice = bars(draw_pay(pd.concat([figures_of(), OTHER])))
    zero = 2 * one.get_x() - twice.get_x()
    assert twice.get_x() - zero == pytest.approx(2 * (one.get_x() - zero))
    assert twice.get_width() == pytest.approx(2 * one.get_width())
    zero_mark = next(text for text in texts(draw_pay(figures_of())) if text.get_text() == "0")
    assert zero_mark.get_position()[0] == pytest.approx(zero)


def test_each_range_has_its_numbers_and_the_scale_its_unit():
    text = said(draw_pay(figures_of()))
    for label in (" 10,000 ", " 20,000 ", " 30,000 ", " 50,000 ", " 100,000 ", " euros a year "):
        assert label in f" {text} "
    hourly = said(draw_pay(figures_of(pay={name: value / 3000 for name, value in PAY.items()})))
    for label in (" 3.33 ", " 6.67 ", " 10 ", " 16.67 ", " 33.33 "):
        assert label in f" {hourly} "


def test_a_range_with_a_percentile_that_is_not_published_is_not_drawn():
    figures = figures_of(pay={name: value for name, value in PAY.items() if name != "p90"})
    assert view_pay(figures, TWO).sentence == say.NO_FIGURES
    assert list(tabulate_pay(pd.concat([figures, OTHER]), TWO).index) == ["Chiefs, 2024"]


def test_long_names_and_many_industries_fit():
    jobs = {"": 10**9, **{f"{LONG}{i}": 10**i for i in range(9)}}
    figures = figures_of(LONG, jobs=jobs)
    assert_texts_fit(draw_jobs(figures))
    assert_texts_fit(draw_pay(figures))
    close = {"p10": 29_000, "p25": 29_500, "median": 30_000, "p75": 30_500, "p90": 31_000}
    assert_texts_fit(draw_pay(pd.concat([figures_of(pay=close), OTHER])))


def test_two_periods_are_two_occupations_and_two_units_no_chart():
    both = pd.concat([figures_of(), figures_of(period="2023")])
    assert list(tabulate_pay(both, TWO).index) == [
        f"Hosts, {year} (with Event Planner and Tour Guide)" for year in (2024, 2023)]
    assert len(tabulate_jobs(both, TWO)) == 4
    panel = view_pay(pd.concat([figures_of(), OTHER.assign(unit="dollars a year")]), TWO)
    assert not panel.svg
    assert "different units" in panel.sentence


def test_no_figures_no_chart():
    none = load_labour_market(TWO).iloc[:0]
    for view in (view_jobs, view_pay):
        assert view(none, TWO).sentence == say.NO_FIGURES
        assert view(none, TWO).svg == ""
        assert view(OTHER, TWO).sentence == say.NO_FIGURES
    assert view_jobs(figures_of(jobs={"": 1000}), TWO).sentence == say.NO_FIGURES


def test_words_of_jobs():
    table = tabulate_jobs(figures_of(), TWO)
    assert say.describe_jobs(table) == (
        "Hosts, 2024 (with Event Planner and Tour Guide), jobs by industry, the largest first: Hotels 400; Museums "
        "100. Together they are 500 of 1,000 jobs: other industries are left out. An occupation holds more than one "
        "role: where people work is not which role they have. Which setting is nearest is our reading, not part of the "
        "figures. "
        "Source: Office X, 2024; population: employees.")
    unknown = tabulate_jobs(figures_of(jobs={"Hotels": 400}), TWO)
    assert "Together" not in say.describe_jobs(unknown)
    assert read_headline(view_jobs(figures_of(), TWO)) == "In which industries are these jobs?"


def test_words_of_pay():
    table = tabulate_pay(figures_of(source="Office X"), TWO)
    assert read_headline(view_pay(figures_of(), TWO)) == "One official pay range for two roles and others together"
    assert say.describe_pay(table) == (
        "Hosts, 2024 (with Event Planner and Tour Guide): 10 % earn less than 10,000, 25 % earn less than 20,000, half "
        "earn less than 30,000, 75 % earn less than 50,000 and 90 % earn less than 100,000 (euros a year). An "
        "occupation holds more than one role: no range here is the pay of one role. "
        "Source: Office X, 2024; population: employees.")
    alone = tabulate_pay(figures_of(), roles_of(THREE[:1]))
    headline = read_headline(view_pay(figures_of(), roles_of(THREE[:1])))
    assert headline == "One official pay range for one role and others together"
    assert "An occupation holds more than one role" in say.describe_pay(alone)


def test_shipped_figures_belong_to_all_shipped_roles(monkeypatch):
    monkeypatch.delenv("SIDE_BY_SIDE_ROLES", raising=False)
    roles = load_roles()
    figures = load_labour_market(roles)
    assert tabulate_pay(figures, roles)["counted"].iloc[0] == tuple(role_names(roles))
    for view in (view_jobs, view_pay):
        panel = view(figures, roles)
        assert panel.svg
        assert figures["source"].iloc[0] in panel.sentence


def test_shipped_figures_say_in_their_caption_whom_they_count():
    figures = load_labour_market(load_roles())
    jobs = figures[figures["industry"] != ""][["industry", "value"]]
    for column in ("source", "population"):
        assert all(value in jobs.attrs["caption"] for value in figures[column].unique())
