"""Prose for generated lessons: what authors write between cells, in all of CommonMark's shapes."""

SUBJECTS = ["A list", "The sum", "Each point", "The loop", "A name", "The answer", "This type",
            "The function", "A closure", "The weight", "Every value", "The order"]
VERBS = ["holds", "shows", "replaces", "explains", "follows", "repeats", "keeps", "measures",
         "returns", "starts from"]
OBJECTS = ["the numbers of the last step", "one value at a time", "what we wrote by hand",
           "the same result again", "a smaller problem", "the table above", "its own copy",
           "a rule that never changes", "the end of the line", "two cases and no more"]
WORDS = ["map", "filter", "reduce", "sorted", "struct", "enum", "let", "var", "guard", "count"]
TOPICS = ["Counting", "Adding", "Sorting", "Naming", "Folding", "Comparing", "Choosing",
          "Splitting", "Joining", "Measuring", "Repeating", "Guessing"]


def sentence(random):
    subject, verb, rest = (random.choice(part) for part in (SUBJECTS, VERBS, OBJECTS))
    shape = random.randrange(5)
    if shape == 0:
        return f"{subject} {verb} {rest}."
    if shape == 1:
        return f"{subject} *{verb}* {rest}, and `{random.choice(WORDS)}` does the same."
    if shape == 2:
        return f"**{subject}** {verb} {rest}; see `{random.choice(WORDS)}` for the details."
    if shape == 3:
        return f"In step {random.randrange(2, 90)} {subject.lower()} {verb} {rest}."
    reason = f"{random.choice(SUBJECTS).lower()} {random.choice(VERBS)} it"
    return f"{subject} {verb} {rest}, since {reason}."


def paragraph(random):
    words = " ".join(sentence(random) for _ in range(random.randint(2, 5))).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 88:
            lines.append(line)
            line = ""
        line += (" " if line else "") + word
    return "\n".join(lines + [line])


def item(random, marker):
    return f"{marker} {sentence(random)}"


def block(random, page):
    """A list, a quote, a table of text or a link to `page`; mostly nothing."""
    shape = random.randrange(12)
    if shape == 0:
        return "\n".join(item(random, "-") for _ in range(random.randint(2, 5)))
    if shape == 1:
        return "\n".join(item(random, f"{number}.") for number in range(1, random.randint(3, 6)))
    if shape == 2:
        return "\n".join("> " + line for line in paragraph(random).split("\n"))
    if shape == 3:
        rows = [f"{n:<6}{n * n:<8}{random.choice(WORDS)}" for n in range(random.randint(2, 6))]
        return "\n".join(["```", "n     n * n   word", *rows, "```"])
    if shape == 4:
        return f"More of it stands in [the page beside this one]({page}.md). {sentence(random)}"
    if shape == 5:
        return f"- {sentence(random)}\n  - {sentence(random)}\n- {sentence(random)}"
    return ""


def heading(random, number):
    return f"## {random.choice(TOPICS)} {random.choice(WORDS)}, part {number}"
