import Foundation

/// libFuzzer's own main function, for programs that have one themselves.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// What libFuzzer calls with every input that it thinks of.
private func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

@main private enum FuzzLessons {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, testOneInput))
  }
}
