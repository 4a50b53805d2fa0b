import CareCore

/// When a carer's alarm becomes the operator's, as written.
struct HandOverSource {
    let handOver: HandOver
    let position: SourcePosition

    /// What counts where a rule of the carer says nothing. Source: care.md 8.4.
    static let standard = HandOver(
        after: .constant(Double(Milliseconds.hours(2).count)), priority: .p3, sparesNight: false)

    /// What `hand_over:` says; `never` is an empty answer. `nil` when it has faults, which are reported.
    static func read(_ value: YAMLValue, _ conditions: ConditionCompiler) -> HandOverSource?? {
        if value.scalarText == "never" { return .some(.none) }
        guard value.isMapping else {
            value.report("hand_over", expected: "never, or a mapping with after, priority and at")
            return nil
        }
        guard let mapping = value.mapping("hand_over", keys: ["after", "priority", "at"]) else { return nil }
        let after = mapping.required("after").flatMap { conditions.operand($0, "after") }
        let priority = mapping["priority"].map { $0.word("priority", ["P2": Priority.p2, "P3": .p3]) } ?? .p3
        let sparesNight = mapping["at"].map { $0.word("at", ["any time": false, "not night": true]) } ?? false
        guard let after, let priority, let sparesNight else { return nil }
        return HandOverSource(
            handOver: HandOver(after: after, priority: priority, sparesNight: sparesNight), position: value.position)
    }
}
