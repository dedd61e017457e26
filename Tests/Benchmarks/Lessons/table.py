"""The table that comes of a run: each case with its peer, what it may be, and whether it is."""

from dataclasses import dataclass


@dataclass
class Row:
    case: str
    ours: str
    peer: str
    figure: float
    unit: str
    # The most that it may be; `None` where a figure is only told.
    limit: float | None = None

    @property
    def is_kept(self):
        return self.limit is None or self.figure <= self.limit

    @property
    def verdict(self):
        return "" if self.limit is None else "ok" if self.is_kept else "over"

    @property
    def columns(self):
        digits = 1 if self.figure >= 10 else 2 if self.unit == "×" else 3
        limit = "" if self.limit is None else f"{self.limit:g} {self.unit}"
        return [self.case, self.ours, self.peer, f"{self.figure:.{digits}f} {self.unit}", limit,
                self.verdict]


def text(rows):
    lines = [["case", "ours", "peer", "figure", "at most", ""]] + [row.columns for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    lines.insert(1, ["-" * width for width in widths])
    cells = [" | ".join(word.ljust(width) for word, width in zip(line, widths)) for line in lines]
    return "\n".join(f"| {line} |" for line in cells)
