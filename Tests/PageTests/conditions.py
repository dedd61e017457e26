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
    is_touched: bool = False

    @property
    def viewport(self):
        return {"width": self.width, "height": 900}

    @property
    def media(self):
        """What Playwright's `emulate_media` calls them."""
        return {
            "media": "print" if self.is_printed else "null",
            "color_scheme": self.scheme,
            "contrast": "more" if self.wants_contrast else "no-preference",
            "forced_colors": "active" if self.forces_colours else "none",
            "reduced_motion": "reduce" if self.reduces_motion else "no-preference",
        }

    def __str__(self):
        words = [f"{self.width} px", self.scheme]
        wishes = {
            "no scripts": not self.has_scripts, "more contrast": self.wants_contrast,
            "forced colours": self.forces_colours, "less motion": self.reduces_motion,
            "printed": self.is_printed, "touched": self.is_touched,
        }
        return ", ".join(words + [wish for wish, is_so in wishes.items() if is_so])
