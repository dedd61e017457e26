import Foundation

/// A Python process that measures the same work with PyTorch.
struct TorchProcess {
  /// PyTorch's version.
  let version: String

  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()

  /// Starts `python`; nil if it cannot import PyTorch.
  init?(python: String, threads: Int) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "torch_side.py")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-W", "ignore", script.path, String(threads)]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
    let answer = TorchProcess.line(from: answers)
    if answer.isEmpty { return nil }
    version = answer
  }

  /// The nanoseconds that one step of a work takes.
  func nanoseconds(of work: String, seconds: Double) -> Double? {
    requests.fileHandleForWriting.write(Data("\(work) \(seconds)\n".utf8))
    return Double(TorchProcess.line(from: answers))
  }

  func stop() {
    requests.fileHandleForWriting.closeFile()
    process.waitUntilExit()
  }

  /// What comes before the next line feed, or before the end.
  private static func line(from pipe: Pipe) -> String {
    var bytes: [UInt8] = []
    while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != 0x0a {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
