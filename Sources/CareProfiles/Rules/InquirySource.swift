import CareCore

/// What a rule says of its second look, before it is known whether the model can be asked.
struct InquirySource {
    /// What one value alone leads to when nobody answers, or nobody can be asked.
    enum Otherwise {
        /// It is told, less urgently: a person calls back.
        case callBack
        /// Nothing until the next value comes by itself.
        case wait
    }

    let command: DeviceCommand.Kind
    let within: Operand
    let withinPosition: SourcePosition
    /// `nil` where the rule does not say.
    let otherwise: Otherwise?
    let position: SourcePosition

    static func read(_ value: YAMLValue, _ conditions: ConditionCompiler) -> InquirySource? {
        guard let mapping = value.mapping("ask", keys: ["command", "within", "otherwise"]) else { return nil }
        let command = mapping.required("command")?.word("command", ["measure": DeviceCommand.Kind.measure])
        let limit = mapping.required("within")
        let within = limit.flatMap { conditions.operand($0, "within") }
        let otherwise = mapping["otherwise"].map {
            $0.word("otherwise", ["call_back": Otherwise.callBack, "wait": .wait])
        }
        if case .some(.none) = otherwise { return nil }
        guard let command, let limit, let within else { return nil }
        return InquirySource(
            command: command, within: within, withinPosition: limit.position, otherwise: otherwise ?? nil,
            position: value.position)
    }
}
