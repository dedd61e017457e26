import Autograd
import Foundation
import Testing

/// The orders in which PyTorch's loaders and splits go through samples; see
/// `write_data_fixtures.py`.
struct LoaderOrders {
  /// A line: what was done, the samples that came of it, a number that the generator gives next.
  private struct Row {
    let words: [Substring]
    let orders: String
    let next: Int

    init?(_ line: Substring) {
      let parts = line.split(separator: " : ")
      guard parts.count == 3, let next = Int(parts[2]) else { return nil }
      words = parts[0].split(separator: " ")
      orders = String(parts[1])
      self.next = next
    }
  }

  private static func rows() throws -> [Row] {
    let url = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/loaders.txt")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let rows = lines.compactMap(Row.init)
    #expect(rows.count == lines.count && rows.count == 80)
    return rows
  }

  // In a process of its own, because other tests use the generator that it seeds.
  @Test func loaders() async {
    await #expect(processExitsWith: .success) {
      for row in try LoaderOrders.rows() where row.words[0] == "loader" {
        let numbers = row.words.compactMap { Int($0) }
        let flags = row.words.filter { $0 == "true" || $0 == "false" }.map { $0 == "true" }
        try #require(numbers.count == 3 && flags.count == 3)
        let seed = UInt64(numbers[0])
        manualSeed(seed)
        let loader = DataLoader(
          TensorDataset(IndexTensor(0..<numbers[1])), batchSize: numbers[2], shuffle: flags[0],
          dropLast: flags[1], generator: flags[2] ? Generator(seed: seed) : nil)
        var passes = (0..<3).map { _ in LoaderOrders.text(loader.map(\.values)) }
        var early = loader.makeIterator()
        _ = early.next()
        passes.append(LoaderOrders.text(loader.map(\.values)))
        #expect(passes.joined(separator: " / ") == row.orders)
        // The next number of a loader's own generator cannot be asked for; later orders show it.
        if !flags[2] { #expect(LoaderOrders.nextNumber() == row.next) }
      }
    }
  }

  @Test func splits() async {
    await #expect(processExitsWith: .success) {
      for row in try LoaderOrders.rows() where row.words[0] == "split" {
        manualSeed(try #require(UInt64(row.words[1])))
        let numbers = row.words[2].split(separator: ",").compactMap { Double($0) }
        let parts: [[Int]]
        if row.words[2].contains(".") {
          let count = numbers[0] == 0.5 ? 11 : 10
          parts = randomSplit(TensorDataset(IndexTensor(0..<count)), numbers).map(\.positions)
        } else {
          let data = TensorDataset(IndexTensor(0..<10))
          parts = randomSplit(data, numbers.map { Int($0) }).map(\.positions)
        }
        #expect(LoaderOrders.text(parts) == row.orders)
        #expect(LoaderOrders.nextNumber() == row.next)
      }
    }
  }

  private static func nextNumber() -> Int {
    IndexTensor.randint(1, in: 0..<1 << 20).item
  }

  private static func text(_ batches: [[Int]]) -> String {
    batches.map { $0.map(String.init).joined(separator: ",") }.joined(separator: " | ")
  }
}
