/// An optimizer of one or more groups of parameters: what all of this library's have in common.
///
/// A setting is read from the first group, and set for all of them:
///
///     optimizer.learningRate = schedule(step)
///     optimizer.momentum = 0.9
@dynamicMemberLookup
public class GroupedOptimizer<Settings: OptimizerSettings>: Optimizer, CustomStringConvertible {
  /// Changes the numbers of a parameter along a gradient.
  typealias Rule = (
    _ settings: Settings, _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node,
    _ gradient: Node
  ) -> Void

  /// The parameters with their settings.
  public private(set) var groups: [ParameterGroup<Settings>] = []
  private let defaults: Settings
  private let remembered: (Settings) -> [RememberedNumbers]
  private let rule: Rule
  private var memory = OptimizerMemory()

  /// Traps, in PyTorch's words, for no parameters, for ones that are no leaves or in two groups, and
  /// for settings out of range.
  init(
    _ groups: [ParameterGroup<Settings>], _ defaults: Settings, _ file: StaticString, _ line: UInt,
    remembering remembered: @escaping (Settings) -> [RememberedNumbers], rule: @escaping Rule
  ) {
    self.defaults = defaults
    self.remembered = remembered
    self.rule = rule
    if groups.isEmpty { trap("optimizer got an empty parameter list", file, line) }
    for group in groups { add(group, file: file, line: line) }
  }

  /// One group more, with the optimizer's settings where it has none of its own.
  ///
  ///     optimizer.add(ParameterGroup(head.parameters) { $0.learningRate = 0.1 })
  public func add(
    _ group: ParameterGroup<Settings>, file: StaticString = #fileID, line: UInt = #line
  ) {
    checkTrainable(group.parameters, file, line)
    group.begin(with: defaults)
    if let problem = group.settings.problem { trap(problem, file, line) }
    let known = Set(parameters.map { ObjectIdentifier($0.node) })
    if group.parameters.contains(where: { known.contains(ObjectIdentifier($0.node)) }) {
      trap("some parameters appear in more than one parameter group", file, line)
    }
    groups.append(group)
    memory.makeRoom(for: group.parameters.count)
  }

  /// The leaves that are trained, group by group.
  public var parameters: [Tensor] { groups.flatMap(\.parameters) }

  /// How far a step goes: in the first group if asked, in all of them if set.
  public var learningRate: Double {
    get { self[dynamicMember: \.learningRate] }
    set { self[dynamicMember: \.learningRate] = newValue }
  }

  /// A setting of the first group; set, that of all groups.
  public subscript<Value>(dynamicMember path: WritableKeyPath<Settings, Value>) -> Value {
    get { groups[0].settings[keyPath: path] }
    set { for group in groups { group.settings[keyPath: path] = newValue } }
  }

  /// Changes every parameter that has a gradient.
  ///
  ///     loss.backward()
  ///     optimizer.step()
  public func step() {
    var first = 0
    for group in groups {
      let settings = group.settings
      for (position, parameter) in group.parameters.enumerated() {
        let node = parameter.node
        guard var gradient = node.fields.pointee.gradient?.takeUnretainedValue() else { continue }
        if settings.maximize {
          let slope = gradient
          gradient = .uninitialized(like: slope)
          gradient.assign(slope) { -$0 }
        }
        rule(settings, &memory, first + position, node, gradient)
        node.fields.pointee.version &+= 1
      }
      first += group.parameters.count
    }
  }

  /// What is remembered of past steps: `0.step`, `0.exp_avg`, ….
  public var stateDict: [(name: String, tensor: Tensor)] { memory.stateDict }

  /// Takes over what another optimizer of this kind remembers.
  ///
  ///     try optimizer.load(saved)
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)]
  ) throws(OptimizerStateError) {
    let remembered = groups.flatMap { group in
      group.parameters.map { _ in self.remembered(group.settings) }
    }
    memory = try OptimizerMemory(stateDict, of: parameters, remembered)
  }

  /// The optimizer as PyTorch prints it: every group with its settings.
  public var description: String {
    let groups = groups.enumerated().map { index, group in
      "Parameter Group \(index)\n" + listed(group.settings.listing + group.scheduledListing)
    }
    return "\(type(of: self)) (\n\(groups.joined(separator: "\n")))"
  }
}
