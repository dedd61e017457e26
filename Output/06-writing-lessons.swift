// Writing lessons
//
// The program of the lesson 06-writing-lessons.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor 06-writing-lessons.swift
//
// That is the first of its 3 programs; `-D PROGRAM_2` makes it the second, and so on.
// In a clone of the lesson's package `swift run lessons run 06-writing-lessons.swift` runs all of them.
//
// It reads files in 06-writing-lessons.files, which lies beside the lesson: run it where that is.

#if !PROGRAM_2 && !PROGRAM_3

// MARK: - Cells

// In [1]:
let rate = 0.5

// In [2]:
func step(_ x: Double) -> Double { x - rate * x }
print(step(8))
// prints: 4.0

// In [3]:
let answer = Task { 6 * 7 }
print(await answer.value)
// prints: 42

// MARK: - What is displayed

// In [4]:
let words = ["red", "green"]
print(words.map(\.count))
// prints: [3, 5]

// In [5]:
_ = words.map(\.count)

// MARK: - A name again

// In [6]:
let size = 3
func volume() -> Int { size * size * size }

// The next cell gives a name a new meaning: from there on, in a scope of its own.
do {

// In [7]:
let size = size + 1
print(size, volume())
// prints: 4 27

}

#elseif PROGRAM_2

// MARK: - Attributes

// MARK: reset

// In [8]:
let rate = "three per second"
print(rate)
// prints: three per second

// MARK: no-run

// In [9], compiled, not run:
// while true {
//   print("the price is \(rate)")
// }

// MARK: compile-fail

// In [10], does not compile, on purpose:
// let count: Int = rate
// the compiler says: cannot convert value of type 'String' to specified type 'Int'

// MARK: traps

// In [11], fails when it runs, on purpose:
// let shelf = ["one", "two"]
// shelf[2]
// ends with: Index out of range

// MARK: ignore

// In [12], not run: the service was switched off in May:
// let weather = try await Weather.today()

// MARK: hidden

// In [13], hidden on the page:
let secret = [3, 1, 2]

// In [14]:
print(secret.sorted())
// prints: [1, 2, 3]

// MARK: silent

// In [15], prints what the page does not show:
for number in secret { print("loading part \(number) …") }

// MARK: fold

// In [16]:
let squares = (1...4).map { $0 * $0 }

// MARK: requires

// In [17]:
print(squares)
// prints: [1, 4, 9, 16]

// In [18], not run: requires windows:
// squares.map { "C:\\\($0)" }
// prints: ["C:\\1", "C:\\4", "C:\\9", "C:\\16"]

// MARK: timeout

// In [19]:
print(squares.reduce(0, +))
// prints: 30

// MARK: id

// In [20]:
for (number, square) in zip(1..., squares) { print(number, square) }
// prints:
//   1 1
//   2 4
//   3 9
//   4 16

// MARK: - Hidden lines

// In [21]:
// hidden on the page:
let tax = 0.25
// shown on the page:
let price = 80.0
print(price + price * tax)
// prints: 100.0

// MARK: - Settings for the whole lesson

// In [22]:
print(1.0 / 3)
// prints: 0.333

#elseif PROGRAM_3

// MARK: - Files

// In [23]:
import Foundation

let points = try String(
  contentsOfFile: "06-writing-lessons.files/points.csv", encoding: .utf8)
print(points, terminator: "")
// prints:
//   x,y
//   1,2
//   2,4
//   3,6

// MARK: - Raw HTML

// In [24]:
print((1...100).reduce(0, +))
// prints: 5050

#endif
