import Foundation
import LessonDocumentation
import LessonProcess
import LessonText
import Synchronization

/// A file of documentation, and the module whose documentation it is.
package struct DocumentationSubject: Sendable {
  /// The path that reports show.
  package let name: String
  /// The module of a source; `nil` for a page, which may use all that the package's users may.
  package let module: String?
  /// Where the file lies, and what tells it from what it may become; `nil` where it is not told.
  let origin: (source: DocumentationSource, stamp: String)?
  private let content: LazyFile

  /// A file whose text need not be the one on disk.
  package init(_ file: DocumentationFile, module: String?) {
    (name, self.module, origin) = (file.file, module, nil)
    content = LazyFile { file }
  }

  /// A file that was read, and had this stamp before.
  init(_ file: DocumentationFile, of source: DocumentationSource, stamp: String?) {
    (name, module, origin) = (file.file, source.module, stamp.map { (source, $0) })
    content = LazyFile { file }
  }

  /// A file that is known to have documentation with code and is read when somebody asks.
  init(_ source: DocumentationSource, stamp: String?, in package: LessonPackage) {
    (name, module, origin) = (source.shownPath, source.module, stamp.map { (source, $0) })
    // One that is gone by then has nothing.
    content = LazyFile { source.file(of: source.text ?? SourceText([]), in: package) }
  }

  /// What it says.
  package var file: DocumentationFile { content.file }
}

extension [DocumentationSubject] {
  /// The same files, all of which have been read.
  package func read() -> [DocumentationSubject] {
    _ = inParallel(self, jobs: ProcessInfo.processInfo.activeProcessorCount) { $0.file }
    return self
  }
}

extension DocumentationSource {
  /// The text of the file; `nil` where it cannot be read.
  var text: SourceText? {
    FileManager.default.contents(atPath: path).map { SourceText(Array($0)) }
  }
}

/// A file that is read once, when it is asked for.
private final class LazyFile: Sendable {
  private let known = Mutex<DocumentationFile?>(nil)
  private let read: @Sendable () -> DocumentationFile

  init(_ read: @escaping @Sendable () -> DocumentationFile) { self.read = read }

  var file: DocumentationFile {
    known.withLock { known in
      let file = known ?? read()
      known = file
      return file
    }
  }
}
