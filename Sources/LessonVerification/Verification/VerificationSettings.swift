import Foundation
import LessonFormat
import LessonResults

package struct VerificationSettings: Sendable {
  /// How many lessons are worked on at once.
  package var jobs = ProcessInfo.processInfo.activeProcessorCount
  /// Whether what earlier runs have found out is believed, and what this one finds out is kept.
  package var usesCache = true
  /// Whether documentation that needs what is nowhere declared fails.
  package var isStrict = false
  /// Makes what is told of the progress on a number of lessons; `nil` for nothing.
  package var follower: (@Sendable (_ total: Int) -> any ProgressFollower)?

  package init() {}

  /// Where what is known of lessons is kept from run to run; `nil` for nowhere.
  package var cacheFolder: String? { usesCache ? RunningCommand.cacheFolder : nil }
}

/// What is told how far a verification is.
package protocol ProgressFollower: Sendable {
  /// There are so many lessons more than it was made for.
  func expect(_ count: Int)
  func begin(_ slug: String)
  /// A lesson that has to be compiled and run comes to a stage of that.
  func enter(_ stage: LessonStage, of lesson: Lesson)
  func end(_ slug: String)
  /// There is nothing more to tell.
  func finish()
}
