from mpmath import mp, mpf, cos, pi, matrix, lu_solve, exp, log, sin, erf, sqrt, atanh, findroot, log as ln
mp.prec = 200

def remez(f, weight, a, b, degree, rounds=12, grid=601):
    """Coefficients of the polynomial p that minimises max |f - p| * weight on [a, b]."""
    n = degree + 2
    xs = [(a + b) / 2 - (b - a) / 2 * cos(pi * (i + mpf(1)/7) / (n - mpf(5)/7)) for i in range(n)]
    pts = [(a + b) / 2 - (b - a) / 2 * cos(pi * i / grid) for i in range(grid + 1)]
    fv = [f(x) for x in pts]; wv = [weight(x) for x in pts]
    for _ in range(rounds):
        m = matrix(n, n); r = matrix(n, 1)
        for i, x in enumerate(xs):
            for j in range(degree + 1): m[i, j] = x**j
            m[i, degree + 1] = (-1)**i / weight(x)
            r[i] = f(x)
        s = lu_solve(m, r)
        c = [s[j] for j in range(degree + 1)]
        err = []
        for x, fx, w in zip(pts, fv, wv):
            p = mpf(0)
            for k in reversed(c): p = p * x + k
            err.append((p - fx) * w)
        # extremes of each run of equal sign
        runs = []; cur = 0
        for i in range(1, len(pts)):
            if (err[i] > 0) != (err[cur] > 0): runs.append(cur); cur = i
            elif abs(err[i]) > abs(err[cur]): cur = i
        runs.append(cur)
        while len(runs) > n:
            if abs(err[runs[0]]) < abs(err[runs[-1]]): runs.pop(0)
            else: runs.pop()
        if len(runs) < n: break
        xs = [pts[i] for i in runs]
    return c, max(abs(e) for e in err)

def show(name, c, e):
    print(f"// {name}: 2^{float(ln(e)/ln(2)):.1f}")
    print(", ".join(float(k).hex() for k in c))
one = lambda x: mpf(1)
if __name__ == "__main__":
    h = log(mpf(2)) / 2 * mpf('1.0001')
    def em(r): return mpf(1)/2 + r/6 if abs(r) < mpf(10)**-25 else (exp(r) - 1 - r) / r**2
    for d in (6, 7, 8): show(f"expm1 Q{d}", *remez(em, one, -h, h, d))
    s2 = (sqrt(mpf(2)) - 1)**2/(sqrt(mpf(2))+1)**2 * mpf('1.001')
    def lg(z):
        if z < mpf(10)**-25: return mpf(1)/3
        s = sqrt(z); return (atanh(s) - s) / (s*z)
    for d in (4,5): show(f"log {d}", *remez(lg, lambda z: z, mpf(0)+mpf(10)**-26, s2, d))
    q = (pi/4)**2 * mpf('1.0001')
    def sn(z):
        if z < mpf(10)**-20: return -mpf(1)/6 + z/120
        s = sqrt(z); return (sin(s)/s - 1)/z
    def cs(z):
        if z < mpf(10)**-20: return -mpf(1)/2 + z/24
        return (cos(sqrt(z)) - 1)/z
    for d in (3,4,5): show(f"sin {d}", *remez(sn, lambda z: z, mpf(10)**-21, q, d))
    for d in (3,4,5): show(f"cos {d}", *remez(cs, lambda z: z, mpf(10)**-21, q, d))
    def e0(z):
        if z < mpf(10)**-20: return 2/sqrt(pi)*(1-z/3)
        return erf(sqrt(z))/sqrt(z)
    for d in (7,8,9): show(f"erf[0,1] {d}", *remez(e0, one, mpf(10)**-21, mpf(1), d))
    for a,b,ds in ((1,4,(20,22,24)),(1,2.5,(12,13,14,15)),(2.5,4,(12,13,14))):
        m,w = mpf(a+b)/2, mpf(b-a)/2
        for d in ds: show(f"erf[{a},{b}] {d}", *remez(lambda t: erf(m+w*t), one, mpf(-1), mpf(1), d))
