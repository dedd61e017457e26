package import CLessonFiles

extension EmbeddedFile {
  /// The file's bytes.
  package var array: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
