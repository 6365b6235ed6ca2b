"""Named boxes in a column: what links and flows run between."""

from typing import NamedTuple

from helpers.charts.letters import SIZE, leading, wrap
from helpers.charts.style import SHARED, box, hatched, write

PAD, STRIP, GAP, ROOM = 15, 12, 9, 13


class Item(NamedTuple):
    """A named box, and the roles that have what it names."""

    text: str
    roles: tuple
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self):
        """The height of its middle."""
        return self.y + self.height / 2

    def at(self, role):
        """Return the height at which a role's line meets the box: each role has its own."""
        return self.y + self.height * (self.roles.index(role) + 1) / (len(self.roles) + 1)

    def lower(self, by):
        """Return the same box, further down."""
        return self._replace(y=self.y + by)


def stack_items(table, x, width):
    """Stack a box for each attribute, those of one role next to each other.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role.
    x, width : float
        Canvas units.

    Returns
    -------
    list of Item
        From y = 0 downwards, sorted by the middle of their roles, so that lines to the roles cross little.
    """
    held = [(text, [i for i, yes in enumerate(row) if yes])
            for text, row in zip(table.index, table.to_numpy(), strict=True)]
    items, y = [], 0
    for text, places in sorted(held, key=lambda pair: sum(pair[1]) / len(pair[1])):
        roles = tuple(table.columns[i] for i in places)
        lines = wrap(text, width - 2 * PAD - STRIP * (len(roles) > 1), SIZE)
        tall = max(len(lines) * leading(SIZE) + 16, ROOM * (len(roles) + 1))
        items.append(Item("\n".join(lines), roles, x, y, width, tall))
        y += tall + GAP
    return items


def stack_height(items):
    """Return the height of a stack."""
    return items[-1].y + items[-1].height if items else 0


def draw_item(ax, item, colours):
    """Draw a named box in its role's colour; what several roles have in the shared one, with its hatch."""
    shared = len(item.roles) > 1
    colour = SHARED if shared else colours[item.roles[0]]
    box(ax, item.x, item.y, item.width, item.height, colour)
    if shared:
        hatched(ax, item.x, item.y + 2, STRIP, item.height - 4, colour)
    write(ax, item.x + PAD + STRIP * shared, item.middle, item.text)
