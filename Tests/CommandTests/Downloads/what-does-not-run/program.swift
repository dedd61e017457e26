// What does not run
//
// The program of the lesson what-does-not-run.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor what-does-not-run.swift

// In [1]:
let numbers = [1]

// In [2], does not compile, on purpose:
// let text: String = numbers
//
// text // it never is
// the compiler says: cannot convert value of type '[Int]'

// In [3], fails when it runs, on purpose:
// print("before")
// numbers[1]
// ends with: Index out of range
// prints: before

// In [4], compiled, not run:
// numbers.forEach { print($0) }

// In [5], not run: needs a printer:
// print(
// prints: nothing yet

// In [6], not run: requires windows:
// numbers + [2]
// prints: [1, 2]
