// Goes through all 2^32 Floats and counts results that are not correctly rounded: one to five
// minutes a function on two processors. The slow path by itself gets every 1021st and what is hard.
//
//     swift run -c release CorrectRounding               # all functions, all Floats
//     swift run -c release CorrectRounding 1021 exp erf  # two of them, every 1021st Float
//     swift run -c release CorrectRounding pow           # seeded pairs of Floats, 2^26 of each kind
//
// The checksums of every 262147th Float are in the unit tests of the functions.
import Foundation

var words = Array(CommandLine.arguments.dropFirst())
let stride = words.first.flatMap { Int($0) }
if stride != nil { words.removeFirst() }
let names = ReferenceFunction.all.map(\.name) + ["pow"]
guard (stride ?? 1) > 0, words.allSatisfy(names.contains) else {
  print("usage: CorrectRounding [stride] [\(names.joined(separator: "|"))]...")
  exit(2)
}

let variants = Check.lanes.map(\.name).joined(separator: ", ")
var isWrong = false
for reference in ReferenceFunction.all where words.isEmpty || words.contains(reference.name) {
  let start = ContinuousClock.now
  let tally = await Check(reference: reference, stride: stride ?? 1).run()
  let wrong =
    tally.wrong.isEmpty
    ? "0"
    : tally.wrong.sorted { $0.key < $1.key }
      .map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
  print("\(reference.name): \(wrong) wrong of \(tally.inputs) inputs by \(variants)")
  if let first = tally.firstWrong {
    isWrong = true
    print("  \(first.variant): \(first.input) gives \(first.result), not \(first.expected)")
  }
  let bits = String(format: "%.1f", log2(tally.hardest.distance))
  let bitPattern = String(tally.hardest.input.bitPattern, radix: 16)
  print("  \(tally.undecided) decided by MPFR, the hardest at 0x\(bitPattern): 2^\(bits) of a step")
  print("  checksum 0x\(String(tally.checksum, radix: 16)), \(ContinuousClock.now - start)")
  fflush(nil)
}
if words.isEmpty || words.contains("pow") {
  for source in PairCheck.Source.allCases {
    let start = ContinuousClock.now
    let tally = await PairCheck(source: source, count: (1 << 26) / (stride ?? 1)).run()
    print(
      "pow, \(source.rawValue): \(tally.wrong) wrong of \(tally.pairs), \(tally.undecided) decided "
        + "by MPFR, \(ContinuousClock.now - start)")
    if let first = tally.firstWrong {
      isWrong = true
      print("  \(first.base)^\(first.exponent) gives \(first.result), not \(first.expected)")
    }
    fflush(nil)
  }
}
exit(isWrong ? 1 : 0)
