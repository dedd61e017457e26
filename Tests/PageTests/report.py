"""What a run finds: failures, one line each, and figures."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Failure:
    """Something wrong with a page; `check` names the kind, and a page of bad_pages.py that has it."""

    check: str
    page: str
    conditions: str
    what: str

    def __str__(self):
        return ": ".join(part for part in (self.page, self.conditions, self.check, self.what) if part)


@dataclass
class Report:
    """Collects failures and prints each when it is found; what is the same twice is said once."""

    is_silent: bool = False
    failures: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    # What a machine cannot decide: the rule, and how many places it means.
    doubts: dict = field(default_factory=dict)

    def fail(self, check, page, conditions, what):
        failure = Failure(check, page, str(conditions or ""), " ".join(what.split()))
        if failure not in self.failures:
            self.failures.append(failure)
            if not self.is_silent:
                print(failure, flush=True)

    def doubt(self, rule, count):
        self.doubts[rule] = self.doubts.get(rule, 0) + count

    def figure(self, text):
        self.figures.append(text)
