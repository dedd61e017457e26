"""Cells for generated lessons, with what they print.

Python works the outputs out, so that the tool under measurement is not asked whether it is right.
"""

from dataclasses import dataclass, field

WORDS = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty"]


@dataclass
class GeneratedCell:
    code: str
    output: list[str] = field(default_factory=list)
    # The last expression, which a notebook displays and a plain program has to print.
    displayed: str = ""

    @property
    def text(self):
        return "\n".join(part for part in (self.code, self.displayed) if part)

    @property
    def plain(self):
        shown = f"print({self.displayed})" if self.displayed else ""
        return "\n".join(part for part in (self.code, shown) if part)


def numbers(random, low=1, high=60):
    return [random.randint(low, high) for _ in range(random.randint(4, 8))]


def total(random, n):
    values = numbers(random)
    return GeneratedCell(
        f"// What we start from.\nlet values{n} = {values}\nlet total{n} = values{n}.reduce(0, +)",
        [str(sum(values))], f"total{n}")


def function(random, n):
    factor, offset = random.randint(2, 9), random.randint(1, 50)
    inputs = [random.randint(1, 40) for _ in range(3)]
    prints = [f"print(scaled{n}({value}))" for value in inputs]
    body = f"  value * {factor} + {offset}"
    code = [f"func scaled{n}(_ value: Int) -> Int {{", body, "}", *prints]
    return GeneratedCell("\n".join(code), [str(value * factor + offset) for value in inputs])


def structure(random, n):
    width, height = random.randint(2, 40), random.randint(2, 40)
    code = f"""struct Shape{n} {{
  var width: Int
  let height: Int

  /// How much paper it takes.
  var area: Int {{ width * height }}

  mutating func widen(by step: Int) {{
    width += step
  }}
}}

var shape{n} = Shape{n}(width: {width}, height: {height})
print("area:", shape{n}.area)
shape{n}.widen(by: 2)
print("wider: \\(shape{n}.area)")"""
    return GeneratedCell(code, [f"area: {width * height}", f"wider: {(width + 2) * height}"])


def declaration(random, n):
    words = random.sample(WORDS, 4)
    cases = "\n".join(f"  case {word}" for word in words)
    return GeneratedCell(f"enum Kind{n}: String, CaseIterable {{\n{cases}\n}}\nlet limit{n} = {n}")


def sorting(random, n):
    words = random.sample(WORDS, 5)
    listed = ", ".join(f'"{word}"' for word in words)
    shown = "[" + ", ".join(f'"{word}"' for word in sorted(words)) + "]"
    return GeneratedCell(f"let names{n} = [{listed}]", [shown], f"names{n}.sorted()")


def counting(random, n):
    words = [random.choice(WORDS[:4]) for _ in range(9)]
    listed = ", ".join(f'"{word}"' for word in words)
    code = f"""var counts{n}: [String: Int] = [:]
for word in [{listed}] {{
  counts{n}[word, default: 0] += 1
}}
for word in counts{n}.keys.sorted() {{
  print(word, counts{n}[word, default: 0])
}}"""
    return GeneratedCell(code, [f"{word} {words.count(word)}" for word in sorted(set(words))])


def choosing(random, n):
    values, limit = numbers(random), random.randint(10, 50)
    chosen = [value * value for value in values if value < limit]
    code = f"let chosen{n} = {values}\n  .filter {{ $0 < {limit} }}\n  .map {{ $0 * $0 }}"
    return GeneratedCell(code, [str(chosen)], f"chosen{n}")


def stepping(random, n):
    start, rounds = random.randint(3, 30), random.randint(3, 7)
    lines, value = [], start
    for step in range(1, rounds + 1):
        value = value // 2 if value % 2 == 0 else 3 * value + 1
        lines.append(f"step {step}: {value}")
    code = f"""var state{n} = {start}
for step in 1...{rounds} {{
  if state{n} % 2 == 0 {{
    state{n} /= 2
  }} else {{
    state{n} = 3 * state{n} + 1
  }}
  print("step \\(step): \\(state{n})")
}}"""
    return GeneratedCell(code, lines)


def generic(random, n):
    values = numbers(random)
    code = f"""func largest{n}<Element: Comparable>(of values: [Element]) -> Element? {{
  guard var best = values.first else {{ return nil }}
  for value in values where value > best {{ best = value }}
  return best
}}
if let best = largest{n}(of: {values}) {{
  print("largest: \\(best)")
}}"""
    return GeneratedCell(code, [f"largest: {max(values)}"])


def tensor_sum(random, n):
    values = [random.randint(1, 9) for _ in range(4)]
    code = f"let data{n} = Tensor({values})\nlet doubled{n} = data{n} * 2"
    return GeneratedCell(code, [f"{2 * sum(values)}.0"], f"doubled{n}.sum().item")


def tensor_gradient(random, n):
    value, factor = random.randint(2, 9), random.randint(2, 9)
    code = f"""let weight{n} = Tensor({value}, requiresGrad: true)
let loss{n} = weight{n} * weight{n} * {factor}
loss{n}.backward()
print(weight{n}.grad)"""
    return GeneratedCell(code, [f"tensor({2 * value * factor}.)"])


PLAIN = [total, function, structure, declaration, sorting, counting, choosing, stepping, generic]
TENSORS = [tensor_sum, tensor_gradient]
