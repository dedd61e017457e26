import Testing

@testable import LessonCode
@testable import LessonFormat
@testable import LessonText

@Suite struct LessonProgramTests {
  private func program(_ markdown: String) -> LessonProgram {
    let lesson = Lesson(parsing: Array(markdown.utf8), file: "Lessons/a \"b\".md")
    return LessonProgram(lesson.cells, file: lesson.file)
  }

  @Test func authorsCodeStandsAtItsOwnLinesAndColumns() {
    let program = program(
      """
      > ```swift
      > import Autograd; let a = 1
      > func f() {}; f(); a
      > ```

      ```swift hidden
      let a = a + 1
      ```
      """)
    let key = CellMarks(of: program.cells).key
    #expect(
      program.text == #"""
        // The program of Lessons/a "b".md: edit the lesson, not this file.
        import LessonRuntime
        func __lessonNext\#(key)() { __lessonNext(key: \#(key)) }
        #sourceLocation(file: "Lessons/a \"b\".md", line: 2)
        import Autograd;
        #sourceLocation()
        __lessonBegin("1+3 2-1", key: \#(key))
        __lessonNext\#(key)() // statement 0
        #sourceLocation(file: "Lessons/a \"b\".md", line: 2)
                         let a = 1
        #sourceLocation(file: "Lessons/a \"b\".md", line: 3)
        func f() {};
        __lessonNext\#(key)() // statement 1
        #sourceLocation(file: "Lessons/a \"b\".md", line: 3)
                     f();
        __lessonNext\#(key)() // statement 2
        #sourceLocation()
        do {
        #sourceLocation(file: "Lessons/a \"b\".md", line: 2)
        let __lessonValue =
                          a
        #sourceLocation()
        __lessonDisplay(__lessonValue)
        }
        do {
        __lessonNext\#(key)() // statement 3
        #sourceLocation(file: "Lessons/a \"b\".md", line: 7)
        let a = a + 1
        #sourceLocation()
        __lessonEnd(key: \#(key))
        }

        """#)
  }

  @Test(arguments: [
    ("01-by-hand", "_1_by_hand"), ("autograd", "autograd"), ("übung 1", "übung_1"), ("1", "_"),
    ("Glibc", "Glibc_"), ("Autograd", "Autograd_"), ("CAutograd", "CAutograd_"),
    ("CLessonRuntime", "CLessonRuntime_"),
    ("XCTest", "XCTest_"), ("main", "main_"), ("switch", "switch"), ("Glibc-2", "Glibc_2"),
  ])
  func moduleNameIsSwiftPMs(_ slug: String, _ name: String) {
    let library = LessonLibrary(
      module: "Autograd", parts: ["CAutograd"], compilerArguments: [], objects: [])
    let package = LessonPackage(libraries: [library])
    #expect(package.moduleName(ofLesson: slug) == name)
    // Without the library nothing has its name.
    let isOwn = library.modules.contains(slug)
    #expect(LessonPackage().moduleName(ofLesson: slug) == (isOwn ? slug : name))
  }
}
