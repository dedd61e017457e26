"""What the checks find: a line each."""


class Report:
    """Prints a line a check and counts."""

    def __init__(self):
        self.part = ""
        self.passed = 0
        self.skipped = 0
        self.failures = []

    def begin(self, part):
        self.part = part

    def check(self, what, problems):
        """Tells of one check, which has passed if there are no problems."""
        problems = [problems] if isinstance(problems, str) else list(problems)
        problems = [problem for problem in problems if problem]
        if problems:
            self.failures.append(what)
            print(f"FAILED  {self.part}: {what}", flush=True)
            for problem in problems[:10]:
                print("        " + problem.replace("\n", "\n        "), flush=True)
        else:
            self.passed += 1
            print(f"ok      {self.part}: {what}", flush=True)

    def skip(self, what, reason):
        self.skipped += 1
        print(f"skipped {self.part}: {what}: {reason}", flush=True)

    @property
    def summary(self):
        return f"{self.passed} passed, {len(self.failures)} failed, {self.skipped} skipped"
