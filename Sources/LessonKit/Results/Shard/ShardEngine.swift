/// What runs the shards of one call, and tells each of them by variables of the environment which one it is.
package struct ShardEngine: Sendable {
  /// The engine's name, as messages have it.
  package let name: String
  /// The variable that tells which of the tasks this is.
  let index: String
  /// The number of the first task.
  var first = Bound.number(0)
  /// The variable that tells how many tasks there are; `nil` where the engine does not tell.
  let count: String?
  /// The variable that tells how far the numbers of two tasks are apart.
  var step: String?

  /// A number that is the same for all calls, or in a variable.
  enum Bound: Sendable {
    case number(Int)
    case variable(String)
  }

  /// The engines, by their documentation; the variables of one are never those of another one.
  package static let all = [
    ShardEngine(
      name: "a Slurm job array", index: "SLURM_ARRAY_TASK_ID",
      first: .variable("SLURM_ARRAY_TASK_MIN"), count: "SLURM_ARRAY_TASK_COUNT",
      step: "SLURM_ARRAY_TASK_STEP"),
    ShardEngine(name: "srun", index: "SLURM_PROCID", count: "SLURM_STEP_NUM_TASKS"),
    ShardEngine(name: "GNU parallel", index: "PARALLEL_SEQ", first: .number(1), count: nil),
    ShardEngine(name: "Open MPI", index: "OMPI_COMM_WORLD_RANK", count: "OMPI_COMM_WORLD_SIZE"),
    ShardEngine(name: "a Kubernetes Job", index: "JOB_COMPLETION_INDEX", count: nil),
    ShardEngine(
      name: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"),
    ShardEngine(
      name: "GitLab", index: "CI_NODE_INDEX", first: .number(1), count: "CI_NODE_TOTAL"),
    ShardEngine(name: "CircleCI", index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL"),
    ShardEngine(
      name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT"),
    ShardEngine(
      name: "Bitbucket", index: "BITBUCKET_PARALLEL_STEP", count: "BITBUCKET_PARALLEL_STEP_COUNT"),
    ShardEngine(
      name: "Azure Pipelines", index: "SYSTEM_JOBPOSITIONINPHASE", first: .number(1),
      count: "SYSTEM_TOTALJOBSINPHASE"),
    ShardEngine(
      name: "Semaphore", index: "SEMAPHORE_JOB_INDEX", first: .number(1),
      count: "SEMAPHORE_JOB_COUNT"),
  ]

  /// Why no shard can be read from the environment, and what to do about it.
  package struct Silence: Error, Equatable {
    package let message: String
  }

  /// The shard that the engine of this process has given it.
  ///
  /// - Parameters:
  ///   - environment: the variables of the process.
  ///   - count: how many shards there are, where that is known without the engine.
  package static func shard(
    in environment: [String: String], of count: Int? = nil
  ) throws(Silence) -> Shard {
    var found: [(engine: ShardEngine, shard: Shard)] = []
    for engine in all {
      if let shard = try engine.shard(in: environment, of: count) { found.append((engine, shard)) }
    }
    // A batch job of one task tells so as well.
    let several = found.filter { $0.shard.count > 1 }
    let meant = several.isEmpty ? found : several
    guard let first = meant.first else {
      throw Silence(
        message: "No variable tells which shard this is ("
          + all.map(\.index).joined(separator: ", ") + "): write it, as in `--shard 2/4`.")
    }
    if let other = meant.dropFirst().first(where: { $0.shard != first.shard }) {
      throw Silence(
        message: "\(first.engine.name) says that this is shard \(first.shard), and"
          + " \(other.engine.name) says \(other.shard): write the one that is meant, as in"
          + " `--shard \(first.shard)`.")
    }
    return first.shard
  }

  /// The shard that this engine's variables tell; `nil` where they are not set.
  private func shard(
    in environment: [String: String], of known: Int?
  ) throws(Silence) -> Shard? {
    guard let text = environment[index], !text.isEmpty else { return nil }
    let told = count.map { environment[$0] ?? "" }
    // GitLab sets the number of jobs for a job that is not one of several, too.
    if told == "" { return nil }
    guard let size = known ?? told.flatMap({ Int($0) }) else {
      guard told == nil else { throw unreadable(environment) }
      throw Silence(
        message: "\(name) does not tell how many tasks there are: write it, as in"
          + " `--shard auto/4`.")
    }
    let start: Int? =
      switch first {
      case .number(let number): number
      case .variable(let variable): environment[variable].flatMap { Int($0) }
      }
    let step = step.flatMap { environment[$0] }.map { Int($0) } ?? 1
    guard let number = Int(text), let start, let step, step > 0,
      (number - start).isMultiple(of: step),
      let shard = Shard(index: (number - start) / step + 1, count: size)
    else { throw unreadable(environment) }
    return shard
  }

  private func unreadable(_ environment: [String: String]) -> Silence {
    var names = [index]
    if case .variable(let variable) = first { names.append(variable) }
    names += [step, count].compactMap { $0 }
    let values = names.map { "\($0)=\(environment[$0] ?? "")" }.joined(separator: " ")
    return Silence(
      message: "The variables of \(name) do not tell which shard this is (\(values)): write it, as"
        + " in `--shard 2/4`.")
  }
}
