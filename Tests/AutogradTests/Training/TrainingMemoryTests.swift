#if os(Linux)
  import Autograd
  import Foundation
  import Testing

  /// The memory of a training loop, as the system counts it.
  @Suite struct TrainingMemoryTests {
    /// In a process of its own, where no other test allocates: what is resident after a quarter of
    /// 100,000 steps is resident after all of them.
    ///
    /// The smallest allocation takes 32 bytes, so one left behind by each step would be 2.4 MB.
    @Test func stepsLeaveNothingBehind() async {
      await #expect(processExitsWith: .success) {
        let x = Tensor([[1], [2], [3], [4]])
        let y = Tensor([[2], [4], [6], [8]])
        let model = Linear(1, 1)
        let optimizer = Adam(model.parameters)
        let schedule = CosineSchedule(0.001, steps: 100_000)
        func residentBytes(afterSteps steps: Range<Int>) throws -> Int {
          for step in steps {
            optimizer.learningRate = schedule(step)
            mseLoss(model(x), y).backward()
            optimizer.step()
            optimizer.zeroGrad()
          }
          let counts = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
          return try #require(Int(counts.split(separator: " ")[1])) * Int(getpagesize())
        }
        let early = try residentBytes(afterSteps: 0..<25_000)
        let late = try residentBytes(afterSteps: 25_000..<100_000)
        #expect(late - early < 1_024 * 1_024, "\(late - early) bytes more than before")
      }
    }
  }
#endif
