// How fast the library is beside PyTorch, for the same work on the same machine in the same run.
// From the package's root:
//
//     swift run -c release --package-path Tests/Benchmarks TorchComparison --python PATH
//
// PATH is a Python that can import torch ("python3" if left out); `python3 -m venv torch-venv` and
// `torch-venv/bin/pip install torch --index-url https://download.pytorch.org/whl/cpu` make one.
// `--threads 2`, `--rounds 9` and `--seconds 0.1` (for each side and round) may follow, and names
// of works.
//
// The two take turns, so that whatever else the machine does slows down both. A turn's figure is
// that of its fastest batch of steps. Ratios are those of the medians over all rounds, and of the
// fastest rounds, which say more on a busy machine: there PyTorch's threads wait for each other
// for milliseconds. A target is reached if both ratios reach it.
import Autograd
import Foundation

let options = Options(CommandLine.arguments.dropFirst())
guard let torch = try TorchProcess(python: options.python, threads: options.threads) else {
  print(
    "\(options.python) cannot import torch. Install PyTorch into a virtual environment, and pass "
      + "the path of its interpreter: --python torch-venv/bin/python")
  exit(1)
}
threadCount = options.threads
print("PyTorch \(torch.version), \(options.threads) threads each, \(options.rounds) rounds")
print(
  "microseconds a step, median                  Autograd     PyTorch    ratio  fastest  at least")

for work in Work.all where options.names.isEmpty || options.names.contains(work.name) {
  let stopwatch = Stopwatch(work.prepare())
  var (own, others): ([Double], [Double]) = ([], [])
  for _ in 0..<options.rounds {
    own.append(stopwatch.nanoseconds(seconds: options.seconds))
    if let time = torch.nanoseconds(of: work.name, seconds: options.seconds) { others.append(time) }
  }
  let ratio = median(others) / median(own)
  let fastest = (others.min() ?? .nan) / (own.min() ?? .nan)
  let target = work.target.map { String(format: "%10.1f", $0) } ?? ""
  let isMissed = work.target.map { !(ratio >= $0 && fastest >= $0) } ?? false
  print(
    work.title.padding(toLength: 42, withPad: " ", startingAt: 0)
      + String(
        format: "%11.2f %11.2f %8.2f %8.2f", median(own) / 1e3, median(others) / 1e3, ratio, fastest
      )
      + target + (isMissed ? "  MISSED" : ""))
}
torch.stop()

func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
}
