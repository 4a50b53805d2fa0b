import CareCore

/// A policy as read, before what it takes over from another is filled in.
struct PolicySource {
    let mapping: YAMLMapping
    let id: String
    let like: YAMLValue?
    let priority: Priority?
    let audience: Audience?
    let rules: Set<String>
    /// Roles that are told at once beside the steps.
    let atOnce: [ContactRole]
    /// `nil` where the file has no such key.
    let steps: [EscalationPolicy.Step]?
    let repeatEvery: Milliseconds?
    let callBack: Milliseconds?
    let ended: EscalationPolicy.Ended?
    let digest: EscalationPolicy.Digest?

    var position: SourcePosition { mapping["id"]?.position ?? mapping.position }

    /// The policy itself; `base` is what it is like.
    func policy(like base: EscalationPolicy?) -> EscalationPolicy {
        var steps = steps ?? base?.steps ?? []
        if !atOnce.isEmpty {
            let first = EscalationPolicy.Step(after: .zero, roles: atOnce, channels: .all)
            steps.insert(first, at: steps.firstIndex { $0.after > .zero } ?? steps.endIndex)
        }
        return EscalationPolicy(
            id: id, priority: priority, audience: audience, rules: rules, steps: steps,
            repeatEvery: repeatEvery ?? base?.repeatEvery, callBack: callBack ?? base?.callBack,
            ended: ended ?? base?.ended ?? .over, digest: digest ?? base?.digest)
    }
}
