import Foundation
import LessonCode
import LessonText

/// A lesson to be put into the package, once everything that this takes is checked.
package struct NewLesson {
  /// The lesson's name, its file's and its target's.
  package let name: LessonName
  /// What `NAME.files` is, the folder of the lesson's pictures and other files.
  package var filesFolder: String { "\(name.text).files" }

  private let package: LessonPackage
  /// The manifest as it has to be; `nil` where there is none or it names the lesson already.
  private let manifest: (old: Data, new: String)?
  private let hasManifest: Bool

  package init(_ name: LessonName, in package: LessonPackage) throws {
    self.name = name
    self.package = package
    if let other = package.lessonNames.first(where: { package.clash($0, name.text) }) {
      throw UsageError(
        "\(package.lessonsFolder)/\(other).md has this name already: choose another one for"
          + " \(package.lessonsFolder)/\(name.text).md."
      )
    }
    let path = package.root + "/Package.swift"
    hasManifest = FileTransaction.isTaken(path)
    guard hasManifest else {
      manifest = nil
      return
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ToolFailure(message: "cannot read \(path): \(error.localizedDescription)")
    }
    let current = LessonManifest(String(decoding: data, as: UTF8.self))
    if Data(current.text.utf8) == data, current.names(name.text) {
      manifest = nil
    } else if Data(current.text.utf8) == data, let edited = current.adding(name.text) {
      manifest = (data, edited)
    } else {
      throw ToolFailure(
        message: """
          Package.swift has no array `let lessons = ["…"]` to add the lesson to, and nothing was \
          written. Add this line where Package.swift names its lessons, then run the command again:
            "\(name.text)",
          """)
    }
  }

  /// Writes the lesson and its files, and wires it in; says what was done and what comes next.
  package func write(_ markdown: String, files: [(name: String, data: Data)] = []) throws -> String
  {
    var transaction = FileTransaction()
    var report = ""
    func create(_ path: String, _ data: Data) throws {
      try package.checkLinks(along: path)
      transaction.create("\(package.root)/\(path)", data)
      report += "Wrote \(path)\n"
    }
    try create("\(package.lessonsFolder)/\(name.text).md", Data(markdown.utf8))
    let folder = "\(package.lessonsFolder)/\(filesFolder)"
    if !files.isEmpty, FileTransaction.isTaken("\(package.root)/\(folder)") {
      throw ToolFailure(
        message: "\(folder) is there already, and nothing was written: move it away")
    }
    for file in files { try create("\(folder)/\(file.name)", file.data) }
    let stub = "Sources/LessonPrograms/\(name.text)/Stub.swift"
    if hasManifest, !FileTransaction.isTaken("\(package.root)/\(stub)") {
      try create(stub, Data(stubText.utf8))
    }
    if let manifest {
      try package.checkLinks(along: "Package.swift")
      transaction.replace(
        "\(package.root)/Package.swift", manifest.old, with: Data(manifest.new.utf8))
      report += "Added \"\(name.text)\" to the lessons of Package.swift\n"
    }
    try transaction.commit()
    if !hasManifest {
      report += "There is no Package.swift in \(package.root): the lesson has no target\n"
    }
    return report
  }

  /// How to run a subcommand on the lesson here.
  package func command(_ subcommand: String) -> String {
    "`\(hasManifest ? "swift run " : "")lessons \(subcommand) \(name.text)`"
  }

  private var stubText: String {
    "// The program of this lesson is generated from \(package.lessonsFolder)/\(name.text).md; SwiftPM"
      + " wants one source here.\n"
  }
}

extension LessonPackage {
  /// The names of the files of lessons; none where there is no such folder.
  package var lessonNames: [String] { ((try? allFiles()) ?? []).map(\.slug) }

  /// Whether two lessons cannot be told apart: by name without the number, or by module.
  fileprivate func clash(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
      || LessonName.withoutNumber(one).lowercased() == LessonName.withoutNumber(other).lowercased()
      || moduleName(ofLesson: one) == moduleName(ofLesson: other)
  }
}
