"""How a reader looks at a page."""

from dataclasses import dataclass

WIDTHS = (360, 768, 1440)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class Conditions:
    """The window and the wishes of a reader; the rest is as browsers come."""

    width: int = 1440
    scheme: str = "light"
    has_scripts: bool = True
    wants_contrast: bool = False
    forces_colours: bool = False
    reduces_motion: bool = False
    is_printed: bool = False

    @property
    def options(self):
        """What Playwright's `new_context` calls them."""
        options = {
            "viewport": {"width": self.width, "height": 900},
            "color_scheme": self.scheme,
            "java_script_enabled": self.has_scripts,
            "reduced_motion": "reduce" if self.reduces_motion else "no-preference",
        }
        if self.wants_contrast:
            options["contrast"] = "more"
        if self.forces_colours:
            options["forced_colors"] = "active"
        return options

    def __str__(self):
        words = [f"{self.width} px", self.scheme]
        wishes = {
            "no scripts": not self.has_scripts, "more contrast": self.wants_contrast,
            "forced colours": self.forces_colours, "less motion": self.reduces_motion,
            "printed": self.is_printed,
        }
        return ", ".join(words + [wish for wish, is_so in wishes.items() if is_so])
