extension Rule {
    /// Why this rule, as the catalogue has it, must not be given the value; `nil` when it may.
    public func fault(of setting: OverrideSetting) -> String? {
        guard fields.contains(setting.field), let present = value(of: setting.field, altitude: 0) else {
            let names = fields.map(\.description).joined(separator: ", ")
            return "\(setting.field): expected one of \(names), found \(setting.field)"
        }
        guard present.kind == setting.value.kind else {
            return "\(setting.field): expected \(present.kind), found \(setting.value)"
        }
        if isEmergency, let fault = loosening(setting, present) { return fault }
        switch (setting.field, setting.value) {
        case (.parameter, .number(let value)) where isOfCore && value != value.rounded():
            return "\(setting.field): expected a whole number, found \(setting.value)"
        case (.parameter(let name), .number(let value)):
            return outside(setting, value, range(of: name)) { OverrideValue.number($0).description }
        case (.parameter(let name), .duration(let length)):
            return outside(setting, length, lengths(range(of: name)))
        case (.delay(let stage), .duration(let length)):
            let least = stages[stage - 1].minimumDelay
            return outside(setting, length, least...max(least * 4, longestDelay(present)))
        case (.clearDelay, .duration(let length)): return outside(setting, length, .zero...longestDelay(present))
        case (.realarm, .duration(let length)):
            return outside(setting, length, Limits.realarm...Limits.overriddenReminder)
        case (.handOver, .duration(let length)):
            return outside(setting, length, Limits.overriddenHandOver...Limits.overriddenReminder)
        case (.remind, .duration(let length)):
            return outside(setting, length, Limits.reminder...Limits.overriddenReminder)
        case (.chatter(let part), _): return fault(of: setting, part)
        case (.window, .window(let night)) where id == BedNight.id: return BedNight.fault(of: night)
        case (.priority(let stage), .priority(let priority)):
            let ceiling = stages[stage - 1].ceiling
            if priority < ceiling {
                return "\(setting.field): expected \(ceiling.name) or less urgent, found \(priority.name); what rings"
                    + " is an operator's and stands on more than one value"
            }
            return priority == .p1 && remind == nil ? "\(setting.field): expected remind for a P1, found none" : nil
        default: return nil
        }
    }

    private func fault(of setting: OverrideSetting, _ part: ChatterPart) -> String? {
        switch (part, setting.value) {
        case (.times, .number(let times)):
            let range = Double(Limits.chatterTimes.lowerBound)...Double(Limits.chatterTimes.upperBound)
            if let fault = outside(setting, times, range, { OverrideValue.number($0).description }) { return fault }
            return times == times.rounded() ? nil : "\(setting.field): expected a whole number, found \(setting.value)"
        case (.multiplier, .number(let multiplier)):
            return outside(setting, multiplier, Limits.chatterMultiplier) { OverrideValue.number($0).description }
        case (.within, .duration(let length)): return outside(setting, length, Limits.chatterWithin)
        case (.hold, .duration(let length)), (.longest, .duration(let length)):
            return outside(setting, length, Limits.chatterHold)
        default: return nil
        }
    }

    /// An emergency may be told sooner and more often, never later or not at all.
    private func loosening(_ setting: OverrideSetting, _ present: OverrideValue) -> String? {
        switch (setting.field, setting.value, present) {
        case (.delay, .duration(let length), .duration(let before)) where length <= before: return nil
        case (.remind, .duration(let length), .duration(let before)) where length <= before: return nil
        case (.clearDelay, .duration(let length), .duration(let before)) where length >= before: return nil
        case (.latch, .flag(true), _), (.enabled, .flag(true), _): return nil
        default:
            return "\(setting.field): expected nothing looser than \(present) for an emergency, found \(setting.value);"
                + " \(id) may be told sooner and more often, never later or not at all"
        }
    }

    private func range(of parameter: String) -> ClosedRange<Double> {
        parameters.first { $0.name == parameter }?.range ?? altitudeTables.first { $0.name == parameter }?.range
            ?? -.infinity ... .infinity
    }

    /// What the catalogue itself waits is never too long.
    private func longestDelay(_ present: OverrideValue) -> Milliseconds {
        guard case .duration(let own) = present else { return Limits.overriddenDelay }
        return max(own, Limits.overriddenDelay)
    }

    private func lengths(_ range: ClosedRange<Double>) -> ClosedRange<Milliseconds> {
        let longest = Double(Milliseconds.days(366).count)
        return Milliseconds(Int64(max(0, range.lowerBound)))...Milliseconds(Int64(min(longest, range.upperBound)))
    }

    private func outside(
        _ setting: OverrideSetting, _ length: Milliseconds, _ range: ClosedRange<Milliseconds>
    ) -> String? {
        outside(setting, length, range) { OverrideValue.duration($0).description }
    }

    private func outside<Bound>(
        _ setting: OverrideSetting, _ value: Bound, _ range: ClosedRange<Bound>, _ shown: (Bound) -> String
    ) -> String? {
        guard !range.contains(value) else { return nil }
        return "\(setting.field): expected \(shown(range.lowerBound)) to \(shown(range.upperBound)),"
            + " found \(setting.value)"
    }

    /// What is wrong with the rule as a whole once its fields have their values.
    var conflicts: [String] {
        var conflicts: [String] = []
        for (number, stage) in stages.enumerated() where number > 0 || stage.minimumDelay > .zero {
            let delay = Milliseconds(Int64(self.number(stage.delay)))
            if delay < stage.minimumDelay {
                conflicts.append(
                    "stage \(number + 1): expected an on-delay of \(stage.minimumDelay) or longer, two periods of what"
                        + " it samples, found \(delay)")
            }
            guard number > 0 else { continue }
            let earlier = stages[number - 1]
            if stage.priority > earlier.priority {
                conflicts.append(
                    "stage \(number + 1): expected \(earlier.priority.name) or more urgent, found"
                        + " \(stage.priority.name)")
            }
            let before = Milliseconds(Int64(self.number(earlier.delay)))
            if stage.when == nil, earlier.when == nil, earlier.only == nil, delay <= before {
                conflicts.append("stage \(number + 1): expected an on-delay longer than \(before), found \(delay)")
            }
        }
        if let downgrade, let top = stages.map(\.priority).min(), downgrade.priority <= top {
            conflicts.append("priority: expected more urgent than \(downgrade.priority.name), found \(top.name)")
        }
        if chatter.longestHold < chatter.hold {
            conflicts.append(
                "chatter.max: expected chatter.hold, \(chatter.hold), or longer, found \(chatter.longestHold)")
        }
        if demands.neverTogether.contains(where: { contradict($0) == false }) {
            conflicts.append("expected limits that clear beyond those that raise, found values that do both")
        }
        if never(demands.ends) { conflicts.append("expected an end that can be reached, found none that can") }
        if never(demands.causes) {
            conflicts.append("expected limits that can be reached, found none; enabled=false switches a rule off")
        }
        return conflicts
    }

    private func never(_ alternatives: [[MetricDemand]]) -> Bool {
        !alternatives.isEmpty && alternatives.allSatisfy { contradict($0) == true }
    }
}
