// Two programs
//
// The program of the lesson programs.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor programs.swift
//
// That is the first of its 3 programs; `-D PROGRAM_2` makes it the second, and so on.
// In a clone of the lesson's package `swift run lessons run programs.swift` runs all of them.

#if !PROGRAM_2 && !PROGRAM_3

  // MARK: - First

  // In [1]:
  var total = 1
  func add() { total += 1 }
  add()
  print(total)
// prints: 2

#elseif PROGRAM_2

  // MARK: - Second

  // In [2]:
  func total() -> Int { 9 }
  print(total())
// prints: 9

// MARK: - Mistakes alone

// In [3], does not compile, on purpose:
// total
// the compiler says: cannot find 'total' in scope

#elseif PROGRAM_3

  // MARK: - Third

  // In [4], hidden on the page:
  let hidden = 3
  print("not on the page")

  // In [5]:
  print(await Task { hidden }.value)
// prints: 3

#endif
