// Polynomials of smallest greatest error (Remez), which CorrectRounding/coefficients.py of the
// benchmarks computes. Coefficients from the constant one up; the error is relative to the result.
#ifndef POLYNOMIALS_H
#define POLYNOMIALS_H

#include <stdint.h>

// (exp(r) - 1 - r) / r^2 for |r| <= log(2) / 2: expm1 within 2^-42.
static const double expm1_terms[] = {
    0x1.fffffffffe061p-2,  0x1.555555555275cp-3,  0x1.55555565c85cep-5,  0x1.1111112184306p-7,
    0x1.6c166bdd3cfa1p-10, 0x1.a01997d44d1a4p-13, 0x1.a136c0e8ce9a3p-16, 0x1.72e11dcc970e0p-19,
};

// (exp(r) - 1) / r for |r| <= log(2) / 2: exp within 2^-40.
static const double growth_terms[] = {
    0x1.ffffffffdabeep-1, 0x1.0000000064ce0p-1,  0x1.5555559c58295p-3,  0x1.555554307df9cp-5,
    0x1.11108662aac41p-7, 0x1.6c188abbe8a2bp-10, 0x1.a1a420a75b10bp-13, 0x1.9ef34122e511ap-16,
};

#if defined(__x86_64__)
// The same for |r| <= log(2) / 32: within 2^-38.5.
static const double small_growth_terms[] = {
    0x1.fffffffb1a9ffp-1, 0x1.00000003b0c75p-1, 0x1.5557e43eafd80p-3, 0x1.555443ca457e5p-5,
};

// The bits of 2^(n/16) less those that n * 2^48 adds to the exponent.
static const uint64_t sixteenths_of_two[] __attribute__((aligned(64))) = {
    0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
    0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
    0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
    0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
};
#endif

// (atanh(s) - s) / s^3 in s^2, for |s| <= (sqrt(2) - 1) / (sqrt(2) + 1): within 2^-44.
static const double atanh_terms[] = {
    0x1.555555561f32bp-2, 0x1.999996a67c650p-3, 0x1.24941336177b0p-3,
    0x1.c62aa066bf28cp-4, 0x1.911c9342faf6bp-4,
};

// (sin(r) - r) / r^3 in r^2, for |r| <= pi / 4: within 2^-47.
static const double sin_terms[] = {
    -0x1.55555555523fep-3, 0x1.1111110ca2d01p-7,  -0x1.a019f95afb4bcp-13,
    0x1.71d77d318989ap-19, -0x1.a966f631a4587p-26,
};

// (cos(r) - 1) / r^2 in r^2, for |r| <= pi / 4: within 2^-43.
static const double cos_terms[] = {
    -0x1.ffffffffebfc2p-2, 0x1.55555546f431bp-5,  -0x1.6c16b40041051p-10,
    0x1.a00f117daf68cp-16, -0x1.23d8001fbc6fap-22,
};

// erf(x) / x in x^2, for |x| <= 1: within 2^-45.
static const double erf_terms[] = {
    0x1.20dd750429b1cp+0,  -0x1.812746b027a79p-2,  0x1.ce2f2197f5165p-4,  -0x1.b82ce16558c11p-6,
    0x1.565ba0fbaf7b1p-8,  -0x1.c0287d90f36aep-11, 0x1.f942a3ee97e7ep-14, -0x1.f0776d6bd8fd1p-17,
    0x1.9afec41123681p-20, -0x1.c2104d8a085b3p-24,
};

// erf((5 + 3t) / 2) for |t| <= 1: within 2^-43.
static const double erf_tail_terms[] = {
    0x1.ffcaa8f4c9c46p-1,   0x1.ac44a29b23063p-9,  -0x1.9180586fa7933p-7,  0x1.cdb9ff2457ab7p-6,
    -0x1.65964eb122797p-5,  0x1.7c8c4b960abf1p-5,  -0x1.0521fab19e09ep-5,  0x1.2fadc0357a1dfp-7,
    0x1.b5d3bf118eb1bp-8,   -0x1.3b4704c550273p-7, 0x1.29cb227a6e6cfp-8,   0x1.d095ebc6f36f1p-12,
    -0x1.dec93dc8831c3p-10, 0x1.e06ebba8154cdp-11, 0x1.b3f94bf70bfd0p-15,  -0x1.2cb81ea5db2f5p-12,
    0x1.f47e7fbf63ee7p-14,  0x1.9e5d7f1d1d0f5p-16, -0x1.359b6deba3132p-15, 0x1.3cbc0ccbf6e95p-18,
    0x1.5b0dde917a3aap-18,  -0x1.22058ee572702p-20, -0x1.4374ef01d8897p-22,
};

// (asin(s) - s) / s^3 in s^2, for |s| <= 1/2: asin within 2^-47.
static const double asin_terms[] = {
    0x1.55555555413c6p-3, 0x1.3333335111ba4p-4, 0x1.6db6cc15137cep-5, 0x1.f1cb00ef7169dp-6,
    0x1.6e435d1343123p-6, 0x1.1f8691e0f41e2p-6, 0x1.9b45231aac8c7p-7, 0x1.25d36c95ade38p-6,
    -0x1.e14a71208d56fp-8, 0x1.025ffe2061f4fp-5,
};

// (atan(t) - t) / t^3 in t^2, for |t| <= tan(pi / 8): atan within 2^-49.
static const double atan_terms[] = {
    -0x1.5555555552270p-2, 0x1.99999993b4a93p-3, -0x1.2492474275fd7p-3, 0x1.c71bda51a396ap-4,
    -0x1.744f91788df59p-4, 0x1.3a577c6d9585fp-4, -0x1.0aab1d94dae30p-4, 0x1.9cb6be3644753p-5,
    -0x1.a17b11bafbf67p-6,
};

// exp(x^2) erfc(x) in (x - 3) / (x + 3), for x from 1 to 10.25: within 2^-46.
static const double erfc_tail_terms[] = {
    0x1.6e9827d229d61p-3, -0x1.4e102b9cf8451p-2, 0x1.f6ff20410030fp-3, -0x1.336ffbef0f4cep-3,
    0x1.258b13b2f682ap-4, -0x1.8fa58eb56c97ap-6, 0x1.17c8345e64c54p-8, 0x1.73102e86fbf34p-11,
    -0x1.39068fc02debap-11, 0x1.7b8e338c69838p-15, 0x1.0c539f1505eb2p-14, -0x1.ad55e3a0a244ep-17,
    -0x1.0278e9682b032p-17, 0x1.fd69a69b8d904p-20, 0x1.b830cfba83bc3p-21,
};

// erfinv(x) / x in w - 25/8, where w = -log(1 - x^2), for w up to 6.25: within 2^-46.
static const double erfinv_terms[] = {
    0x1.a755e7c99ae4cp+0, 0x1.ebd80d9b14bf9p-3, -0x1.8b6c33110087ap-8, -0x1.8457694df74fcp-11,
    0x1.879c29fe62bf6p-13, -0x1.d1d1f4fb5d3fbp-17, -0x1.6e8a3c9b11078p-20, 0x1.c6b4a7b71f237p-22,
    -0x1.f370e21e9cb37p-26, -0x1.1a94a3714d8edp-28, 0x1.210de19c29075p-30, -0x1.ddc28db609bd3p-35,
    -0x1.cb8cf387a579ap-37, 0x1.76d35ae2b6f09p-39, -0x1.35e0794718546p-44, -0x1.8c88c3bffb5c5p-45,
    0x1.8c3aca4f5972fp-48, 0x1.36bc6855e12e7p-52, -0x1.5f0f4c534efd7p-54, 0x1.70eff28b5746fp-60,
};

// erfinv(x) in sqrt(w) - 13/4, for w from 6.25 to 16: within 2^-45.
static const double erfinv_tail_terms[] = {
    0x1.8abb74e7519ddp+1, 0x1.0168ca8556f84p+0, 0x1.30e9d72623174p-8, -0x1.409690ebee5b2p-9,
    0x1.c0cdd49eaa13cp-11, -0x1.d199d4fe4e1d6p-13, 0x1.952589f87dc11p-16, 0x1.1e59ca27cf808p-16,
    -0x1.cfe72ba995e61p-17, 0x1.56d657bd04fcfp-18, -0x1.c3323faf4398ap-22, -0x1.69a55011458b4p-21,
    0x1.722335814f354p-22, -0x1.4dd78d52052c7p-25,
};

#endif
