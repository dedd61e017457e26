import Foundation
import LessonNotebook
import LessonProcess
import LessonText
import LessonVerification

/// An `.ipynb` file on disk.
struct NotebookFile {
  /// The path as the user wrote it.
  let path: String

  var stem: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

  /// Reads the notebook; the remarks are what was read otherwise than it is written.
  func notebook() throws -> (notebook: Notebook, remarks: [String]) {
    guard let file = RealPath(of: path), !file.isFolder else {
      throw UsageError("There is no notebook at \(path).")
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ToolFailure(message: "cannot read \(path): \(error.localizedDescription)")
    }
    do {
      let file = NotebookBytes(Array(data))
      return (try Self.decoded(Data(file.bytes)), file.remarks)
    } catch {
      let problem =
        (error as? NotebookProblem)?.message
        ?? JSONSerialization.problem(inForeign: data).map { "it is not JSON: \($0)" }
        ?? "it has a number or a text that cannot be read"
      throw ToolFailure(message: "\(path) cannot be imported: \(problem.withVisibleControls)")
    }
  }

  /// Fails where something has the file's name already.
  func checkIsNew() throws {
    guard FileTransaction.isTaken(path) else { return }
    guard RealPath(of: path)?.isRegularFile ?? true else {
      throw ToolFailure(
        message: "cannot write \(path): it is no file but a folder, a pipe or a device; standard"
          + " output is `--output -`")
    }
    throw UsageError(
      "\(path) is there already, and nothing was written: name another file with --output, or have"
        + " it replaced with --force.")
  }

  /// Writes the notebook, complete or not at all; by force over a file that is there, through a link.
  func write(_ notebook: Notebook, isForced: Bool) throws {
    let data = Data(notebook.text.utf8)
    do {
      guard isForced, FileTransaction.isTaken(path) else {
        try checkIsNew()
        return try StagedFile(data, for: path, isDurable: true).place(at: path)
      }
      guard let target = RealPath(of: path)?.path else {
        throw StagedFile.Failure("it is a link that leads nowhere")
      }
      try StagedFile(data, for: target, isDurable: true, isAuthored: true).replace(target)
    } catch let error as StagedFile.Failure {
      throw ToolFailure(message: "cannot write \(path): \(error.reason)")
    }
  }

  private static func decoded(_ data: Data) throws -> Notebook {
    let decoder = JSONDecoder()
    do {
      return try decoder.decode(Notebook.self, fromForeign: data)
    } catch let error as DecodingError {
      // Python writes NaN and Infinity into notebooks, which JSON has not and JSON5 has.
      decoder.allowsJSON5 = true
      guard let notebook = try? decoder.decode(Notebook.self, fromForeign: data) else {
        throw error
      }
      return notebook
    }
  }
}
