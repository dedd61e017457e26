// Writing lessons
//
// The program of the lesson 06-writing-lessons.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 06-writing-lessons.swift
//
// That runs its 3 programs, one after another.
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

// MARK: - Pictures

// In [6]:
import Plots

let losses = [8.0, 3.1, 1.4, 0.9, 0.6, 0.5]
print(plot(losses, title: "Training", x: "epoch", y: "loss"))
// prints: line chart: Training, 6 points, 8 → 0.5
// draws a picture, which is on the page

// In [7]:
let (east, north) = ([1.0, 2, 2, 3, 4, 4, 5, 6], [2.0, 1, 3, 2, 5, 3, 4, 6])
print(ScatterChart(
  x: east, y: north, groups: [0, 0, 0, 0, 1, 1, 1, 1], names: ["low", "high"],
  xLabel: "east in km", yLabel: "north in km"
) { x, y in x + y < 6 ? 0 : 1 })
// prints: scatter chart: 8 points: 4 low, 4 high; 8 in their own region
// draws a picture, which is on the page

// In [8]:
import Autograd
import AutogradData
import TensorPlots

let digits = Digits.load()
print(HeatMap(digits.x[0].reshaped(8, 8), title: "A zero"))
// prints: heat map: A zero, 8 × 8, 0 to 15
// draws a picture, which is on the page

// In [9]:
print(HeatMap([[0, 1], [1, 0]]).svg)
// prints:
//   <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" role="img" font-family="system-ui, sans-serif" font-size="13" fill="none">
//   <title>Heat map</title>
//   <desc>heat map: 2 × 2, 0 to 1</desc>
//   <path d="M32 12h20v20h-20zM12 32h20v20h-20z" fill="var(--chart-1, #1f6fb4)" shape-rendering="crispEdges"/>
//   <path d="M11.5 11.5h41v41h-41z" stroke="var(--chart-quiet, #5c636d)"/>
//   </svg>

// MARK: - A name again

// In [10]:
let size = 3
func volume() -> Int { size * size * size }

// The next cell gives a name a new meaning: from there on, in a scope of its own.
do {

// In [11]:
let size = size + 1
print(size, volume())
// prints: 4 27

}

#elseif PROGRAM_2

// MARK: - Attributes

// MARK: reset

// In [12]:
let rate = "three per second"
print(rate)
// prints: three per second

// MARK: no-run

// In [13], compiled, not run:
// while true {
//   print("the price is \(rate)")
// }

// MARK: compile-fail

// In [14], does not compile, on purpose:
// let count: Int = rate
// the compiler says: cannot convert value of type 'String' to specified type 'Int'

// MARK: traps

// In [15], fails when it runs, on purpose:
// let shelf = ["one", "two"]
// shelf[2]
// ends with: Index out of range

// MARK: ignore

// In [16], not run: the service was switched off in May:
// let weather = try await Weather.today()

// MARK: hidden

// In [17], hidden on the page:
let secret = [3, 1, 2]

// In [18]:
print(secret.sorted())
// prints: [1, 2, 3]

// MARK: silent

// In [19], prints what the page does not show:
for number in secret { print("loading part \(number) …") }

// MARK: fold

// In [20]:
let squares = (1...4).map { $0 * $0 }

// MARK: requires

// In [21]:
print(squares)
// prints: [1, 4, 9, 16]

// In [22], not run: requires windows:
// squares.map { "C:\\\($0)" }
// prints: ["C:\\1", "C:\\4", "C:\\9", "C:\\16"]

// MARK: timeout

// In [23]:
print(squares.reduce(0, +))
// prints: 30

// MARK: id

// In [24]:
for (number, square) in zip(1..., squares) { print(number, square) }
// prints:
//   1 1
//   2 4
//   3 9
//   4 16

// MARK: - Hidden lines

// In [25]:
// hidden on the page:
let tax = 0.25
// shown on the page:
let price = 80.0
print(price + price * tax)
// prints: 100.0

// MARK: - Settings for the whole lesson

// In [26]:
print(1.0 / 3)
// prints: 0.333

#elseif PROGRAM_3

// MARK: - Files

// In [27]:
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

// In [28]:
print((1...100).reduce(0, +))
// prints: 5050

#endif
