import LessonPages
import LessonVerification

/// The files of the site that are to go: those of lessons that are gone, and others of ours.
struct StaleFiles {
  /// Those that are ours by their names or by what they say.
  let named: Set<String>
  /// Others that were written once.
  let recorded: Set<String>

  /// The files of the site in the folder of `record` that are none of `site`.
  init(in record: SiteRecord, besides site: [SiteFile], _ outcomes: [LessonOutcome]) throws {
    // The page of a lesson that fails stays, and with it whatever it shows.
    let failing = outcomes.filter { $0.page == nil }.map(\.file.slug)
    let kept = Set(Site.coursePages + failing.flatMap(Site.fileNames)).union(site.map(\.name))
    // A lesson may have no program any more; the record, which tells of more, is not always kept.
    let lessons = outcomes.filter { $0.page != nil }.flatMap {
      Site.fileNames(ofLesson: $0.file.slug)
    }
    named = Set((try record.stalePages(besides: kept) + lessons).filter { !kept.contains($0) })
    recorded = failing.isEmpty ? record.names.subtracting(kept.union(named)) : []
  }
}
