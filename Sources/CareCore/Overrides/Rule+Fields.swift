extension Rule {
    /// The fields that an override may change, in the order in which people read them.
    public var fields: [OverrideField] {
        if id == BedNight.id { return [.window(1)] }
        if isOfCore { return [.enabled] + parameters.map { .parameter($0.name) } + [.remind] }
        var fields: [OverrideField] = [.enabled]
        fields += parameters.map { .parameter($0.name) } + altitudeTables.map { .parameter($0.name) }
        for number in 1...stages.count { fields += [.delay(stage: number), .priority(stage: number)] }
        fields += [.clearDelay, .latch, .remind, .realarm, .handOver] + ChatterPart.allCases.map { .chatter($0) }
        fields += dailyWindows.indices.map { .window($0 + 1) }
        return fields.filter { value(of: $0, altitude: 0) != nil }
    }

    /// The field's value for a bed at `altitude` metres; `nil` for a field that the rule does not have.
    public func value(of field: OverrideField, altitude: Double) -> OverrideValue? {
        switch field {
        case .enabled: return .flag(isEnabled)
        case .latch: return .flag(latches)
        case .remind: return remind.map { .duration(Milliseconds(Int64(number($0)))) }
        case .realarm: return realarm.map { .duration(Milliseconds(Int64(number($0)))) }
        case .handOver: return handOver.map { .duration(Milliseconds(Int64(number($0.after)))) }
        case .chatter(let part): return chatter[part]
        case .clearDelay:
            // Where only other events end the alarm there is no off-delay.
            guard case .condition(let when, let delay, _) = clearing, when != Program([.constant(0)]) else {
                return nil
            }
            return .duration(Milliseconds(Int64(number(delay))))
        case .delay(let stage):
            guard stages.indices.contains(stage - 1) else { return nil }
            return .duration(Milliseconds(Int64(number(stages[stage - 1].delay))))
        case .priority(let stage):
            return stages.indices.contains(stage - 1) ? .priority(stages[stage - 1].priority) : nil
        case .window(let window):
            // What the bed's night moves is set with the night, once for every rule.
            guard dailyWindows.indices.contains(window - 1), nightWindows[window - 1] == nil else { return nil }
            return .window(dailyWindows[window - 1])
        case .parameter(let name):
            if let parameter = parameters.first(where: { $0.name == name }) {
                return parameter.isDuration
                    ? .duration(Milliseconds(Int64(parameter.defaultValue))) : .number(parameter.defaultValue)
            }
            return altitudeTables.first { $0.name == name }.map { .number($0.value(at: altitude)) }
        }
    }

    /// Gives the field a value of its kind that `fault(of:)` finds sound.
    mutating func set(_ setting: OverrideSetting) {
        switch (setting.field, setting.value) {
        case (.enabled, .flag(let isOn)): isEnabled = isOn
        case (.latch, .flag(let isOn)): latches = isOn
        case (.remind, .duration(let length)): remind = .constant(Double(length.count))
        case (.realarm, .duration(let length)): realarm = .constant(Double(length.count))
        case (.handOver, .duration(let length)): handOver?.after = .constant(Double(length.count))
        case (.chatter(let part), let value): chatter.set(part, value)
        case (.clearDelay, .duration(let length)):
            guard case .condition(let when, _, let events) = clearing else { return }
            clearing = .condition(when: when, delay: .constant(Double(length.count)), events: events)
            if self.when.asksForEvent, length > .zero { triggers.clock = true }
        case (.delay(let stage), .duration(let length)):
            stages[stage - 1].delay = .constant(Double(length.count))
            if (stages[stage - 1].when ?? when).asksForEvent, length > .zero { triggers.clock = true }
        case (.priority(let stage), .priority(let priority)): stages[stage - 1].priority = priority
        case (.window(let number), .window(let window)): dailyWindows[number - 1] = window
        case (.parameter(let name), .duration(let length)): set(name, to: Double(length.count))
        case (.parameter(let name), .number(let value)): set(name, to: value)
        default: fatalError("rule \(id): \(setting) was never checked")
        }
    }

    private mutating func set(_ parameter: String, to value: Double) {
        if let index = parameters.firstIndex(where: { $0.name == parameter }) {
            parameters[index].defaultValue = value
        } else if let index = altitudeTables.firstIndex(where: { $0.name == parameter }) {
            altitudeTables[index].rows = [(below: .infinity, value: value)]
        }
    }
}
