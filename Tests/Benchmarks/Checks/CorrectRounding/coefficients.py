"""Prints the coefficients of Sources/CAutograd/Functions/polynomials.h, and their errors.

    python3 coefficients.py     # needs mpmath
"""

from mpmath import asin, atan, atanh, cos, erf, erfc, erfinv, exp, log, lu_solve, matrix, mp, mpf, pi, sin, sqrt

mp.prec = 200
TINY = mpf(10) ** -20


def value(coefficients, x):
    result = mpf(0)
    for coefficient in reversed(coefficients):
        result = result * x + coefficient
    return result


def minimax(f, weight, low, high, degree, rounds=12, points=601):
    """The polynomial p that minimises max |f - p| * weight, by Remez's exchange."""
    count = degree + 2
    at = lambda t: (low + high) / 2 - (high - low) / 2 * cos(pi * t)
    grid = [at(mpf(i) / points) for i in range(points + 1)]
    exact = [f(x) for x in grid]
    nodes = [at((i + mpf(1) / 7) / (count - mpf(5) / 7)) for i in range(count)]
    for _ in range(rounds):
        system, right = matrix(count, count), matrix(count, 1)
        for i, x in enumerate(nodes):
            for j in range(degree + 1):
                system[i, j] = x**j
            system[i, degree + 1] = (-1) ** i / weight(x)
            right[i] = f(x)
        solution = lu_solve(system, right)
        coefficients = [solution[j] for j in range(degree + 1)]
        errors = [(value(coefficients, x) - y) * weight(x) for x, y in zip(grid, exact)]
        # The largest error of each run of one sign.
        peaks = [0]
        for i in range(1, len(grid)):
            if (errors[i] > 0) != (errors[peaks[-1]] > 0):
                peaks.append(i)
            elif abs(errors[i]) > abs(errors[peaks[-1]]):
                peaks[-1] = i
        while len(peaks) > count:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        if len(peaks) < count:
            break
        nodes = [grid[i] for i in peaks]
    return coefficients, max(abs(error) for error in errors)


def show(name, f, weight, low, high, degree):
    coefficients, error = minimax(f, weight, low, high, degree)
    print(f"{name}: 2^{float(log(error, 2)):.1f}")
    for coefficient in coefficients:
        print(f"    {float(coefficient).hex()},")


def near_zero(f, limit):
    """`f`, which cancels near zero, with its limit there."""
    return lambda x: limit(x) if abs(x) < TINY else f(x)


one = lambda x: mpf(1)
itself = lambda x: x

half_log_2 = log(mpf(2)) / 2 * mpf("1.0001")
show(
    "expm1_terms",
    near_zero(lambda r: (exp(r) - 1 - r) / r**2, lambda r: mpf(1) / 2 + r / 6),
    one, -half_log_2, half_log_2, 7,
)

growth = near_zero(lambda r: (exp(r) - 1) / r, lambda r: 1 + r / 2)
share = lambda r: abs(r) / exp(r) + TINY
show("growth_terms", growth, share, -half_log_2, half_log_2, 7)
show("small_growth_terms", growth, share, -half_log_2 / 16, half_log_2 / 16, 3)

root = sqrt(mpf(2))
show(
    "atanh_terms",
    near_zero(lambda z: (atanh(sqrt(z)) / sqrt(z) - 1) / z, lambda z: mpf(1) / 3 + z / 5),
    itself, TINY / 10, ((root - 1) / (root + 1)) ** 2 * mpf("1.001"), 4,
)

quarter = (pi / 4) ** 2 * mpf("1.0001")
show(
    "sin_terms",
    near_zero(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, lambda z: -mpf(1) / 6 + z / 120),
    itself, TINY / 10, quarter, 4,
)
show(
    "cos_terms",
    near_zero(lambda z: (cos(sqrt(z)) - 1) / z, lambda z: -mpf(1) / 2 + z / 24),
    itself, TINY / 10, quarter, 4,
)

show(
    "erf_terms",
    near_zero(lambda z: erf(sqrt(z)) / sqrt(z), lambda z: 2 / sqrt(pi) * (1 - z / 3)),
    one, TINY / 10, mpf(1), 9,
)
show("erf_tail_terms", lambda t: erf((5 + 3 * t) / 2), one, mpf(-1), mpf(1), 22)

show(
    "asin_terms",
    near_zero(lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z, lambda z: mpf(1) / 6 + 3 * z / 40),
    itself, TINY / 10, mpf(1) / 4, 9,
)
show(
    "atan_terms",
    near_zero(lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z, lambda z: -mpf(1) / 3 + z / 5),
    itself, TINY / 10, (root - 1) ** 2 * mpf("1.001"), 8,
)
# x of which (x - 3) / (x + 3) is t.
there = lambda t: 3 * (1 + t) / (1 - t)
tail = lambda t: exp(there(t) ** 2) * erfc(there(t))
end = mpf("10.25")
show("erfc_tail_terms", tail, lambda t: 1 / tail(t), -mpf(1) / 2, (end - 3) / (end + 3), 14)

# x of which -log(1 - x^2) is w.
there = lambda w: sqrt(1 - exp(-w))
quotient = lambda w: erfinv(there(w)) / there(w) if w > TINY else sqrt(pi) / 2
near = lambda t: quotient(t + mpf("3.125"))
far = lambda t: erfinv(there((t + mpf("3.25")) ** 2))
show("erfinv_terms", near, lambda t: 1 / near(t), -mpf("3.125"), mpf("3.125"), 19)
show("erfinv_tail_terms", far, lambda t: 1 / far(t), -mpf("0.75"), mpf("0.75"), 13)
