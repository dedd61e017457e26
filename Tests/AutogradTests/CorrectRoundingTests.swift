import CAutograd
import Testing

/// Functions of one argument: the nearest Float, to the bit, by every variant of the kernels.
///
/// The checksums are those that `CorrectRounding` of Tests/Benchmarks prints for results that MPFR
/// confirms; it also goes through all 2^32 Floats, which takes too long for a test.
@Suite struct CorrectRoundingTests {
  private static let lanes = [AUTOGRAD_PORTABLE, AUTOGRAD_AVX2, AUTOGRAD_AVX512]
  private static let all = lanes + [AUTOGRAD_DOUBLE_DOUBLE]

  @Test(
    arguments: [
      (AUTOGRAD_EXP, 0xfb5a_d039_bf61_98f1), (AUTOGRAD_EXPM1, 0x827c_e8b3_4c56_458e),
      (AUTOGRAD_LOG, 0x7d08_edbd_bfe6_2da6), (AUTOGRAD_LOG1P, 0x013e_2796_7a1d_31c4),
      (AUTOGRAD_SIN, 0xb50c_ef50_6754_9d38), (AUTOGRAD_COS, 0x2f16_f7a5_4ee0_db4d),
      (AUTOGRAD_TANH, 0x25ed_46f4_948d_7b5c), (AUTOGRAD_SIGMOID, 0x4f10_27c7_b6ee_1144),
      (AUTOGRAD_ERF, 0x3dbe_5c94_8811_f5d1),
      (AUTOGRAD_EXP2, 0x16ee_06eb_3b38_48b8), (AUTOGRAD_LOG2, 0x10bc_0c01_d172_6391),
      (AUTOGRAD_LOG10, 0xac5a_24f9_c44a_0370), (AUTOGRAD_TAN, 0xe6ef_bb25_c02d_a693),
      (AUTOGRAD_ASIN, 0xd59b_a1bc_79e9_7e88), (AUTOGRAD_ACOS, 0xd8bb_a3a6_798b_0ae5),
      (AUTOGRAD_ATAN, 0x3441_df50_97ee_79db), (AUTOGRAD_SINH, 0x3742_6aec_e776_090b),
      (AUTOGRAD_COSH, 0xd75e_490f_70ac_71ba), (AUTOGRAD_ASINH, 0xd0c0_6b4d_ac57_c31c),
      (AUTOGRAD_ACOSH, 0x9468_94bc_21e2_21de), (AUTOGRAD_ATANH, 0xb514_e184_8496_8234),
      (AUTOGRAD_ERFC, 0xcdd3_5930_8ea1_1913), (AUTOGRAD_ERFINV, 0xb71e_238d_e476_5f0e),
    ] as [(autograd_function, UInt64)])
  func every262147thFloat(function: autograd_function, expected: UInt64) {
    expectChecksum(expected, of: function, by: Self.lanes, stride: 262_147)
  }

  /// The slow path by itself, which otherwise sees one number in tens of thousands.
  @Test(
    arguments: [
      (AUTOGRAD_EXP, 0x937a_7cab_414c_1fec), (AUTOGRAD_EXPM1, 0xac95_8530_c41f_d669),
      (AUTOGRAD_LOG, 0x1938_0cc9_3057_f554), (AUTOGRAD_LOG1P, 0xc740_b955_7862_1649),
      (AUTOGRAD_SIN, 0x6521_5bfb_8630_a675), (AUTOGRAD_COS, 0x78fc_7721_3c7b_9850),
      (AUTOGRAD_TANH, 0xcb49_be42_3f3f_745e), (AUTOGRAD_SIGMOID, 0x4366_a01f_f4c4_082e),
      (AUTOGRAD_ERF, 0x7dd4_a06c_dc1c_74ee),
      (AUTOGRAD_EXP2, 0x378e_f985_3d85_b8ba), (AUTOGRAD_LOG2, 0xefb1_cc1b_3017_abde),
      (AUTOGRAD_LOG10, 0xffd2_8a6f_fd5e_5c63), (AUTOGRAD_TAN, 0xb97c_dd3f_c967_47b3),
      (AUTOGRAD_ASIN, 0x7235_136e_ebe4_64a2), (AUTOGRAD_ACOS, 0x7b02_d0b2_b743_1d84),
      (AUTOGRAD_ATAN, 0xe70f_11f8_0397_c56e), (AUTOGRAD_SINH, 0xa745_50d1_69da_3896),
      (AUTOGRAD_COSH, 0xff7d_af90_c394_98b2), (AUTOGRAD_ASINH, 0xc64b_05d4_9e7b_f9ab),
      (AUTOGRAD_ACOSH, 0x9cfe_3de8_5927_8845), (AUTOGRAD_ATANH, 0x8ff6_3f54_0451_dcc2),
      (AUTOGRAD_ERFC, 0xa328_4bdd_3058_a864), (AUTOGRAD_ERFINV, 0xf02e_e524_ad6a_6d73),
    ] as [(autograd_function, UInt64)])
  func slowPath(function: autograd_function, expected: UInt64) {
    expectChecksum(expected, of: function, by: [AUTOGRAD_DOUBLE_DOUBLE], stride: 4_194_301)
  }

  @Test(
    arguments: [
      (AUTOGRAD_EXP, [(-.infinity, 0), (.infinity, .infinity), (0, 1), (-0.0, 1), (0x1p-140, 1)]),
      (AUTOGRAD_EXP, [(88.72284, .infinity), (-103.97208, 0x1p-149), (-103.97209, 0), (-200, 0)]),
      (AUTOGRAD_EXPM1, [(-.infinity, -1), (.infinity, .infinity), (0, 0), (-0.0, -0.0)]),
      (
        AUTOGRAD_EXPM1, [(0x1p-149, 0x1p-149), (-0x1p-140, -0x1p-140), (-50, -1), (100, .infinity)]
      ),
      (AUTOGRAD_LOG, [(0, -.infinity), (-0.0, -.infinity), (1, 0), (.infinity, .infinity)]),
      (AUTOGRAD_LOG, [(-1, .nan), (-.infinity, .nan), (-0x1p-149, .nan), (0x1p-149, -103.27893)]),
      (AUTOGRAD_LOG1P, [(0, 0), (-0.0, -0.0), (-1, -.infinity), (.infinity, .infinity)]),
      (AUTOGRAD_LOG1P, [(-1.0000001, .nan), (-.infinity, .nan), (-0x1p-149, -0x1p-149)]),
      (AUTOGRAD_SIN, [(0, 0), (-0.0, -0.0), (.infinity, .nan), (-.infinity, .nan)]),
      (AUTOGRAD_SIN, [(0x1p-149, 0x1p-149), (-0x1p-140, -0x1p-140)]),
      (AUTOGRAD_COS, [(0, 1), (-0.0, 1), (.infinity, .nan), (-.infinity, .nan), (0x1p-149, 1)]),
      (AUTOGRAD_TANH, [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (-50, -1)]),
      (AUTOGRAD_TANH, [(0x1p-149, 0x1p-149), (-0x1p-140, -0x1p-140)]),
      (
        AUTOGRAD_SIGMOID, [(0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0), (0x1p-149, 0.5)]
      ),
      (AUTOGRAD_SIGMOID, [(-103.97208, 0x1p-149), (-103.97209, 0), (50, 1)]),
      (
        AUTOGRAD_ERF,
        [(0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (0x1p-149, 0x1p-149)]
      ),
      (AUTOGRAD_ERF, [(-5, -1), (4, 1)]),
      (AUTOGRAD_EXP2, [(-149, 0x1p-149), (-150, 0), (-149.9, 0x1p-149), (127, 0x1p127)]),
      (AUTOGRAD_EXP2, [(128, .infinity), (.infinity, .infinity), (-.infinity, 0), (-0.0, 1)]),
      (AUTOGRAD_LOG2, [(0, -.infinity), (-1, .nan), (0x1p-149, -149), (0x1p127, 127), (1, 0)]),
      (AUTOGRAD_LOG2, [(.infinity, .infinity), (-.infinity, .nan), (0.25, -2)]),
      (
        AUTOGRAD_LOG10,
        [(-0.0, -.infinity), (-1, .nan), (1000, 3), (1e10, 10), (.infinity, .infinity)]
      ),
      (AUTOGRAD_TAN, [(0, 0), (-0.0, -0.0), (.infinity, .nan), (-0x1p-140, -0x1p-140)]),
      (AUTOGRAD_ASIN, [(-0.0, -0.0), (1, 0x1.921fb6p+0), (-1, -0x1.921fb6p+0), (1.0000001, .nan)]),
      (AUTOGRAD_ASIN, [(.infinity, .nan), (0x1p-149, 0x1p-149)]),
      (AUTOGRAD_ACOS, [(1, 0), (-1, 0x1.921fb6p+1), (0, 0x1.921fb6p+0), (-1.0000001, .nan)]),
      (AUTOGRAD_ATAN, [(-0.0, -0.0), (.infinity, 0x1.921fb6p+0), (-.infinity, -0x1.921fb6p+0)]),
      (
        AUTOGRAD_SINH,
        [(-0.0, -0.0), (.infinity, .infinity), (-90, -.infinity), (0x1p-149, 0x1p-149)]
      ),
      (AUTOGRAD_COSH, [(-0.0, 1), (-.infinity, .infinity), (90, .infinity), (0x1p-149, 1)]),
      (AUTOGRAD_ASINH, [(-0.0, -0.0), (.infinity, .infinity), (-.infinity, -.infinity)]),
      (AUTOGRAD_ACOSH, [(1, 0), (0.9999999, .nan), (-.infinity, .nan), (.infinity, .infinity)]),
      (AUTOGRAD_ATANH, [(-0.0, -0.0), (1, .infinity), (-1, -.infinity), (1.0000001, .nan)]),
      (AUTOGRAD_ERFC, [(0, 1), (.infinity, 0), (-.infinity, 2), (10.1, 0), (-5, 2)]),
      (AUTOGRAD_ERFINV, [(-0.0, -0.0), (1, .infinity), (-1, -.infinity), (1.0000001, .nan)]),
      (AUTOGRAD_ERFINV, [(.infinity, .nan), (-2, .nan), (0x1p-149, 0x1p-149)]),
    ] as [(autograd_function, [(Float, Float)])])
  func specialValues(function: autograd_function, pairs: [(Float, Float)]) {
    expect(pairs + [(.nan, .nan), (-.nan, .nan), (.signalingNaN, .nan)], of: function)
  }

  /// Results so near to half-way between two Floats that only the slow path can tell.
  @Test(
    arguments: [
      (AUTOGRAD_EXP, 0xc169_12cd, 0x34fd_331b), (AUTOGRAD_EXP, 0x4034_d02b, 0x4186_ea51),
      (AUTOGRAD_EXP, 0x3380_0000, 0x3f80_0001), (AUTOGRAD_EXPM1, 0x3dc2_52dd, 0x3dcb_d76b),
      (AUTOGRAD_EXPM1, 0xbb64_aec5, 0xbb64_48c0), (AUTOGRAD_LOG, 0x65d8_90d3, 0x4254_d1f9),
      (AUTOGRAD_LOG, 0x4c27_d32b, 0x418c_cbeb), (AUTOGRAD_LOG1P, 0x3540_0003, 0x353f_ffff),
      (AUTOGRAD_LOG1P, 0x5aa9_ad98, 0x4216_d8e7), (AUTOGRAD_SIN, 0x7324_3f06, 0x3e94_3a84),
      (AUTOGRAD_SIN, 0x66a8_63cb, 0xbf61_d8da),
      (AUTOGRAD_SIN, 0xcafd_cafd, 0xbf1c_7359), (AUTOGRAD_COS, 0x6115_cb11, 0x3f78_142f),
      (AUTOGRAD_COS, 0xca01_dca4, 0x3f30_b318),
      (AUTOGRAD_COS, 0x3980_0000, 0x3f80_0000), (AUTOGRAD_TANH, 0x3ac3_7de2, 0x3ac3_7dd9),
      (AUTOGRAD_TANH, 0x3e9b_1c59, 0x3e96_888d),
      (AUTOGRAD_SIGMOID, 0xb380_0000, 0x3f00_0000), (AUTOGRAD_SIGMOID, 0xb875_4000, 0x3eff_fe16),
      (AUTOGRAD_SIGMOID, 0x3400_0000, 0x3f00_0000),
      (AUTOGRAD_ERF, 0x3940_ead6, 0x3959_af14), (AUTOGRAD_ERF, 0xa72a_320c, 0xa740_0b88),
    ] as [(autograd_function, UInt32, UInt32)])
  func hardCases(function: autograd_function, input: UInt32, expected: UInt32) {
    expect([(Float(bitPattern: input), Float(bitPattern: expected))], of: function)
  }

  /// The entry of each name is the function of that name.
  @Test func entries() {
    typealias Entry = (UnsafeMutablePointer<Float>, UnsafePointer<Float>, Int) -> Void
    let entries: [(Entry, autograd_function)] = [
      (autograd_exp, AUTOGRAD_EXP), (autograd_expm1, AUTOGRAD_EXPM1), (autograd_log, AUTOGRAD_LOG),
      (autograd_log1p, AUTOGRAD_LOG1P), (autograd_sin, AUTOGRAD_SIN), (autograd_cos, AUTOGRAD_COS),
      (autograd_tanh, AUTOGRAD_TANH), (autograd_sigmoid, AUTOGRAD_SIGMOID),
      (autograd_erf, AUTOGRAD_ERF), (autograd_exp2, AUTOGRAD_EXP2),
      (autograd_log2, AUTOGRAD_LOG2), (autograd_log10, AUTOGRAD_LOG10),
      (autograd_tan, AUTOGRAD_TAN), (autograd_asin, AUTOGRAD_ASIN), (autograd_acos, AUTOGRAD_ACOS),
      (autograd_atan, AUTOGRAD_ATAN), (autograd_sinh, AUTOGRAD_SINH),
      (autograd_cosh, AUTOGRAD_COSH), (autograd_asinh, AUTOGRAD_ASINH),
      (autograd_acosh, AUTOGRAD_ACOSH), (autograd_atanh, AUTOGRAD_ATANH),
      (autograd_erfc, AUTOGRAD_ERFC), (autograd_erfinv, AUTOGRAD_ERFINV),
    ]
    #expect(entries.count == Int(AUTOGRAD_FUNCTION_COUNT.rawValue))
    for (entry, function) in entries {
      let x: Float = function == AUTOGRAD_ACOSH ? 1.75 : 0.75
      var result: Float = 0
      withUnsafePointer(to: x) { entry(&result, $0, 1) }
      #expect([result] == apply(function, AUTOGRAD_DOUBLE_DOUBLE, to: [x]))
    }
  }

  /// Counts that are no multiple of the lanes, in place and at odd addresses.
  @Test(arguments: 0...17)
  func countsAndAddresses(count: Int) {
    let input = (0..<20).map { Float($0) / 4 }
    for variant in Self.all {
      guard let whole = apply(AUTOGRAD_TANH, variant, to: input) else { continue }
      var expected = input
      for i in 1..<1 + count { expected[i] = whole[i] }
      var values = input
      values.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        _ = autograd_apply(AUTOGRAD_TANH, variant, start + 1, start + 1, count)
      }
      #expect(values == expected)
    }
  }

  /// The variants without special instructions are always there; an unknown one never is.
  @Test func availability() {
    #expect(apply(AUTOGRAD_EXP, AUTOGRAD_PORTABLE, to: [0]) == [1])
    #expect(apply(AUTOGRAD_EXP, AUTOGRAD_DOUBLE_DOUBLE, to: [0]) == [1])
    #expect(apply(AUTOGRAD_EXP, AUTOGRAD_VARIANT_COUNT, to: [0]) == nil)
  }

  /// Doubles, which `randn` draws on: the same on every system, and here the nearest ones.
  @Test(
    arguments: [
      (-0.5, -0.6931471805599453), (-0.9999999999999999, -36.7368005696771),
      (-1.1102230246251565e-16, -1.1102230246251565e-16), (1e-300, 1e-300), (-0.0, -0.0),
      (-0.1234567890123456, -0.13176927636351762), (3, 1.3862943611198906),
      (1e300, 690.7755278982137), (-0.29289321881345254, -0.34657359027997275),
      (0.41421356237309515, 0.3465735902799727), (-1, -.infinity), (.infinity, .infinity),
      (-2, .nan), (.nan, .nan),
    ] as [(Double, Double)])
  func log1pOfDoubles(x: Double, expected: Double) {
    #expect(autograd_log1p_double(x).bitPattern == expected.bitPattern)
  }

  @Test(
    arguments: [
      (0.0, 1.0), (-1e-300, 1.0), (-0.5, 0.6065306597126334), (-1.0, 0.36787944117144233),
      (-36.7368005696771, 1.1102230246251573e-16), (-105.5, 1.520310024771829e-46),
      (3.25, 25.790339917193062), (100.125, 3.0460357809113723e+43), (-1e-09, 0.999999999),
      (-800, 0),
    ] as [(Double, Double)])
  func expOfDoubles(x: Double, expected: Double) {
    #expect(autograd_exp_double(x).bitPattern == expected.bitPattern)
  }

  @Test(
    arguments: [
      (1e-300, 8.86226925452758e-301), (-0.25, -0.2253120550121781), (0.5, 0.4769362762044699),
      (0.75, 0.8134198475976185), (-0.9999, -2.75106390571208), (0.99999999, 4.052237243268763),
      (0.9999999999999999, 5.8635847487551676), (-1e-10, -8.862269254527581e-11),
      (0.1234567890123456, 0.10985100173441865), (0, 0), (-0.0, -0.0), (1, .infinity),
      (-1, -.infinity), (1.5, .nan), (.nan, .nan),
    ] as [(Double, Double)])
  func erfinvOfDoubles(x: Double, expected: Double) {
    #expect(autograd_erfinv_double(x).bitPattern == expected.bitPattern)
  }

  @Test(
    arguments: [
      (0.5, 0.479425538604203, 0.8775825618903728),
      (1.5707963267948966, 1, 6.123233995736766e-17),
      (3.141592653589793, 1.2246467991473532e-16, -1),
      (6.283185307179586, -2.4492935982947064e-16, 1), (0, 0, 1), (1e-200, 1e-200, 1),
      (-2, -0.9092974268256817, -0.4161468365471424),
      (-355, 3.014435335948845e-05, -0.999999999545659),
      (4.71238898038469, -1, -1.8369701987210297e-16),
      (5.319372648326541e18, 0.02331365798314971, -0.9997281997380312),
      (1e22, -0.8522008497671888, 0.523214785395139), (.infinity, .nan, .nan), (.nan, .nan, .nan),
    ] as [(Double, Double, Double)])
  func sineAndCosineOfDoubles(x: Double, sine: Double, cosine: Double) {
    #expect(autograd_sin_double(x).bitPattern == sine.bitPattern)
    #expect(autograd_cos_double(x).bitPattern == cosine.bitPattern)
  }

  /// Angles of points: those of MPFR where two Floats are near, and the edges of C's standard.
  @Test(
    arguments: [
      (1, 1, 0.7853982), (1, -1, 2.3561945), (-1, 0, -1.5707964), (0, -1, 3.1415927),
      (-0.0, -1, -3.1415927), (0, 0, 0), (-0.0, 0, -0.0), (0, -0.0, 3.1415927),
      (.infinity, .infinity, 0.7853982), (.infinity, -.infinity, 2.3561945),
      (-.infinity, 1, -1.5707964), (1, .infinity, 0), (-1, -.infinity, -3.1415927),
      (Float(bitPattern: 3), 2, 0x1p-149),
      (-Float(bitPattern: 3), 2, -0x1p-149), (.nan, 1, .nan), (1, .nan, .nan),
    ] as [(Float, Float, Float)])
  func angles(y: Float, x: Float, expected: Float) {
    #expect(autograd_atan2(y, x).bitPattern == expected.bitPattern)
  }
}
