import LessonResults
import Testing

@Suite("The shard that an engine's variables tell")
struct ShardEngineTests {
  @Test(
    "Each engine counts in its own way",
    arguments: [
      ("SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=4", "4/4"),
      (
        "SLURM_ARRAY_TASK_ID=20 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_STEP=5"
          + " SLURM_ARRAY_TASK_COUNT=3", "3/3"
      ),
      ("SLURM_PROCID=0 SLURM_STEP_NUM_TASKS=2", "1/2"),
      ("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2", "2/2"),
      ("AWS_BATCH_JOB_ARRAY_INDEX=0 AWS_BATCH_JOB_ARRAY_SIZE=9", "1/9"),
      ("CI_NODE_INDEX=2 CI_NODE_TOTAL=4", "2/4"),
      ("CIRCLE_NODE_INDEX=2 CIRCLE_NODE_TOTAL=4", "3/4"),
      ("BUILDKITE_PARALLEL_JOB=0 BUILDKITE_PARALLEL_JOB_COUNT=2", "1/2"),
      ("BITBUCKET_PARALLEL_STEP=1 BITBUCKET_PARALLEL_STEP_COUNT=2", "2/2"),
      ("SYSTEM_JOBPOSITIONINPHASE=1 SYSTEM_TOTALJOBSINPHASE=2", "1/2"),
      ("SEMAPHORE_JOB_INDEX=2 SEMAPHORE_JOB_COUNT=2", "2/2"),
      // A job of one task, in which another engine starts several.
      ("CI_NODE_INDEX=1 CI_NODE_TOTAL=1 CIRCLE_NODE_INDEX=1 CIRCLE_NODE_TOTAL=3", "2/3"),
      ("SLURM_PROCID=0 SLURM_STEP_NUM_TASKS=1", "1/1"),
    ])
  func eachEngine(variables: String, shard: String) throws {
    #expect(try ShardEngine.shard(in: environment(variables)).description == shard)
  }

  @Test("A count fills in for an engine that tells none")
  func countGiven() throws {
    #expect(try ShardEngine.shard(in: ["PARALLEL_SEQ": "2"], of: 4).description == "2/4")
    #expect(try ShardEngine.shard(in: ["JOB_COMPLETION_INDEX": "0"], of: 3).description == "1/3")
  }

  @Test(
    "What tells no shard, or several, says why",
    arguments: [
      ("", "No variable tells which shard this is"),
      ("CI_NODE_TOTAL=1", "No variable tells which shard this is"),
      ("PARALLEL_SEQ=2", "GNU parallel does not tell how many tasks there are"),
      ("CI_NODE_INDEX=5 CI_NODE_TOTAL=4", "(CI_NODE_INDEX=5 CI_NODE_TOTAL=4)"),
      ("CI_NODE_INDEX=x CI_NODE_TOTAL=4", "The variables of GitLab"),
      // The array 1,3,7 counts three tasks, whose numbers are no row.
      (
        "SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1"
          + " SLURM_ARRAY_TASK_COUNT=3", "The variables of a Slurm job array"
      ),
      (
        "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=2"
          + " SLURM_ARRAY_TASK_COUNT=3", "The variables of a Slurm job array"
      ),
      (
        "CI_NODE_INDEX=1 CI_NODE_TOTAL=4 CIRCLE_NODE_INDEX=1 CIRCLE_NODE_TOTAL=4",
        "GitLab says that this is shard 1/4, and CircleCI says 2/4"
      ),
    ])
  func silence(variables: String, message: String) throws {
    let silence = #expect(throws: ShardEngine.Silence.self) {
      try ShardEngine.shard(in: environment(variables))
    }
    #expect(silence?.message.contains(message) == true, "\(silence?.message ?? "")")
  }

  private func environment(_ text: String) -> [String: String] {
    let pairs = text.split(separator: " ").map { $0.split(separator: "=") }
    return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
  }
}
