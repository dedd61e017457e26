import Testing

@testable import LessonCode

@Suite struct AutolinkEntriesTests {
  /// An object with a table of names and one section of entries, as small as it can be.
  private func object(_ entries: String, section: String = ".swift1_autolink_entries") -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let names = [0] + Array(section.utf8) + [0]
    let content = Array(entries.utf8)
    let table = 64 + names.count + content.count
    func header(name: Int, kind: Int, offset: Int, size: Int) -> [UInt8] {
      number(name, 4) + number(kind, 4) + number(0, 16) + number(offset, 8) + number(size, 8)
        + number(0, 24)
    }
    var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + number(0, 34)
    file += number(table, 8) + number(0, 10) + number(64, 2) + number(3, 2) + number(1, 2)
    file += names + content
    file += header(name: 0, kind: 0, offset: 0, size: 0)
    file += header(name: 0, kind: 3, offset: 64, size: names.count)
    return file + header(name: 1, kind: 1, offset: 64 + names.count, size: content.count)
  }

  @Test func eachLibraryIsNamedOnce() {
    let entries = AutolinkEntries(object: object("-lswiftCore\0-lm\0\0-lswiftCore\0"))
    #expect(entries?.arguments == ["-lswiftCore", "-lm"])
  }

  @Test func anObjectWithoutEntriesAsksForNothing() {
    #expect(AutolinkEntries(object: object("-lm\0", section: ".text"))?.arguments == [])
  }

  @Test(arguments: ["-framework\0Cocoa\0", "/etc/passwd\0", "-l\0", "-Wl,-x\0"])
  func whatIsNoLibraryIsForTheDriver(entries: String) {
    #expect(AutolinkEntries(object: object(entries)) == nil)
  }

  @Test func damagedObjectsAreNotRead() {
    let whole = object("-lm\0")
    #expect(AutolinkEntries(object: whole) != nil)
    for count in 0..<whole.count where AutolinkEntries(object: Array(whole[..<count])) != nil {
      Issue.record("\(count) bytes of \(whole.count) were read")
    }
    for index in whole.indices {
      for value: UInt8 in [0, 1, 0x7F, 0xFF] {
        var damaged = whole
        damaged[index] = value
        // Whatever it says, it does not trap.
        _ = AutolinkEntries(object: damaged)
      }
    }
  }
}
