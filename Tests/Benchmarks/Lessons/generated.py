"""Packages of generated lessons, each other than all others and the same for the same seed."""

import random as randomness
from pathlib import Path

import prose
from cells import PLAIN, TENSORS, GeneratedCell

CELLS = 20


class GeneratedLesson:
    """A lesson, and the program that an author without the tool would write."""

    def __init__(self, number, count):
        random = randomness.Random(f"lesson {number}")
        self.slug = f"{number:04}-generated"
        self.title = f"{random.choice(prose.TOPICS)} {number}"
        neighbour = f"{number % count + 1:04}-generated"
        # Four of ten lessons of a course about learning machines use the library.
        self.uses_tensors = number % 10 in (1, 4, 6, 9)
        kinds = [random.choice(PLAIN) for _ in range(CELLS)]
        if self.uses_tensors:
            for place in random.sample(range(1, CELLS), 6):
                kinds[place] = random.choice(TENSORS)
        self.cells = [kind(random, place) for place, kind in enumerate(kinds, start=1)]
        if self.uses_tensors:
            self.cells[0] = GeneratedCell("import Autograd")
        self.between = []
        for place in range(CELLS):
            parts = [prose.heading(random, place)] if place % 3 == 0 else []
            parts += [prose.paragraph(random), prose.block(random, neighbour)]
            self.between.append("\n\n".join(part for part in parts if part))
        self.summary = prose.paragraph(random)
        self.edits = 0

    def edit_code(self):
        """Changes the last cell and what it prints; no two edits of a lesson are the same."""
        self.edits += 1
        self.cells[-1] = GeneratedCell(f"print({self.edits} + 40)", [str(self.edits + 40)])

    def edit_prose(self):
        self.edits += 1
        self.summary += f"\nThis line is edit {self.edits}."

    @property
    def markdown(self):
        parts = [f"# {self.title}", self.summary]
        for words, cell in zip(self.between, self.cells):
            parts += [words, f"```swift\n{cell.text}\n```"]
            if cell.output:
                parts.append("```output\n" + "\n".join(cell.output) + "\n```")
        return "\n\n".join(parts) + "\n"

    @property
    def plain_program(self):
        return "\n".join(cell.plain for cell in self.cells) + "\n"

    @property
    def plain_output(self):
        return "".join(line + "\n" for cell in self.cells for line in cell.output)


class GeneratedPackage:
    """A folder of `count` lessons, without a manifest: they import what lies next to the command."""

    def __init__(self, folder, count):
        self.folder = Path(folder)
        self.lessons = [GeneratedLesson(number, count) for number in range(1, count + 1)]
        (self.folder / "Lessons").mkdir(parents=True, exist_ok=True)
        (self.folder / "README.md").write_text("# Generated lessons\n\nWritten by a program.\n")
        for lesson in self.lessons:
            self.write(lesson)

    def write(self, lesson):
        self.path(lesson).write_text(lesson.markdown)

    def path(self, lesson):
        return self.folder / "Lessons" / f"{lesson.slug}.md"
