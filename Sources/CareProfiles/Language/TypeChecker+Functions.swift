import CareCore

extension TypeChecker {
    static let functions = [
        "event", "count", "silent", "min", "max", "avg", "delta", "changed", "between", "times", "held", "baseline",
        "drift", "untested", "habit", "distance", "rise", "nights",
    ]

    /// The slot of a metric that the model sends.
    func metric(_ name: String, at located: Located) -> Int16? {
        guard let metric = Metric.named(name) else {
            let names = model.slots.map(\.metric.name)
            report(
                located, "unknown metric", expected: "one of \(names.joined(separator: ", "))", found: name,
                fix: Suggestion.text(for: name, among: names))
            return nil
        }
        guard let slot = model.slot(of: metric) else {
            report(
                located, "metric that \(model.profile) does not send",
                expected: "one of \(model.slots.map(\.metric.name).joined(separator: ", "))", found: name)
            return nil
        }
        return slot
    }

    func call(_ name: String, _ arguments: [Located], at located: Located) -> Typed? {
        switch name {
        case "event": return events(arguments).map { (.event($0), .boolean) }
        case "changed":
            guard count(arguments, 1, of: "changed(metric)", at: located) else { return nil }
            return namedMetric(arguments[0]).map { (.changed($0), .boolean) }
        case "silent": return silence(arguments, at: located)
        case "count", "min", "max", "avg", "delta": return window(name, arguments, at: located)
        case "between": return between(arguments, at: located)
        case "times": return times(arguments, at: located)
        case "held": return held(arguments, at: located)
        case "baseline": return baseline(arguments, at: located)
        case "nights": return nightsKnown(arguments, at: located)
        case "drift": return drift(arguments, at: located)
        case "habit": return habit(arguments, at: located)
        case "rise": return rise(arguments, at: located)
        case "distance": return distance(arguments, at: located)
        case "untested": return untested(arguments, at: located)
        default:
            report(
                located, "unknown function", expected: "one of \(Self.functions.joined(separator: ", "))", found: name,
                fix: Suggestion.text(for: name, among: Self.functions))
            return nil
        }
    }

    func count(_ arguments: [Located], _ wanted: Int, of form: String, at located: Located) -> Bool {
        guard arguments.count != wanted else { return true }
        report(located, "wrong number of values", expected: form, found: "\(arguments.count) values")
        return false
    }

    func namedMetric(_ argument: Located) -> Int16? {
        guard case .name(let name) = argument.expression else {
            report(argument, "value of a function", expected: "the name of a metric", found: Printer.text(argument))
            return nil
        }
        return metric(name, at: argument)
    }

    func events(_ arguments: [Located]) -> UInt64? {
        var mask: UInt64 = 0
        var isSound = true
        for argument in arguments {
            guard let kind = event(argument) else {
                isSound = false
                continue
            }
            mask |= kind.mask
        }
        return isSound ? mask : nil
    }

    private func event(_ argument: Located) -> EventKind? {
        let sent = model.events.union(ModelVocabulary.placeEvents).map(\.name).sorted()
        guard case .name(let name) = argument.expression, let kind = EventKind.named(name) else {
            report(
                argument, "unknown event", expected: "one of \(sent.joined(separator: ", "))",
                found: Printer.text(argument), fix: Suggestion.text(for: Printer.text(argument), among: sent))
            return nil
        }
        guard sent.contains(name) else {
            report(
                argument, "event that \(model.profile) does not send",
                expected: "one of \(sent.joined(separator: ", "))", found: name)
            return nil
        }
        return kind
    }

    /// A literal or a parameter: the clock must know the moment at which silence becomes too long.
    func silenceLength(_ argument: Located) -> Term? {
        switch argument.expression {
        case .duration(let length) where length > 0: return .constant(length)
        case .parameter:
            guard let (term, type) = check(argument) else { return nil }
            if type == .duration { return term }
        default: break
        }
        report(
            argument, "length of silence", expected: "\(DurationText.expected), or a parameter of that kind",
            found: Printer.text(argument))
        return nil
    }

    private func silence(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "silent(metric, 10m), silent(any, 25h) or silent(activity, 30m)", at: located),
            let length = silenceLength(arguments[1])
        else { return nil }
        switch arguments[0].expression {
        case .name("any"): return (.silentDevice(length), .boolean)
        case .name("activity"): return (.silentActivity(length), .boolean)
        default: return namedMetric(arguments[0]).map { (.silent($0, length), .boolean) }
        }
    }

    private func window(_ name: String, _ arguments: [Located], at located: Located) -> Typed? {
        let form = name == "count" ? "count(event, 24h)" : "\(name)(metric, 10m)"
        guard count(arguments, 2, of: form, at: located) else { return nil }
        guard case .duration(let length) = arguments[1].expression, length > 0 else {
            reportLength(arguments[1])
            return nil
        }
        if name == "count", case .name(let word) = arguments[0].expression,
            Metric.named(word).flatMap(model.slot(of:)) == nil
                || EventKind.named(word).map(model.events.contains) == true
        {
            return events([arguments[0]]).map { mask in
                let window = Window(
                    source: .event(mask: mask), length: Milliseconds(Int64(length)), capacity: Self.eventCapacity)
                return (.window(tables.index(of: window), .count), .number(unit: nil))
            }
        }
        return metricWindow(name, arguments, Milliseconds(Int64(length)))
    }

    func reportLength(_ argument: Located) {
        report(
            argument, "length of a window", expected: "\(DurationText.expected), not a parameter",
            found: Printer.text(argument))
    }

    /// Events that a window counts at most; the checker knows comparisons with more as always false.
    static let eventCapacity = 64

    private func metricWindow(_ name: String, _ arguments: [Located], _ length: Milliseconds) -> Typed? {
        guard let slot = namedMetric(arguments[0]) else { return nil }
        let metric = model[slot].metric
        let aggregate: Instruction.Aggregate
        switch name {
        case "count": aggregate = .count
        case "min": aggregate = .minimum
        case "max": aggregate = .maximum
        case "avg": aggregate = .average
        default: aggregate = .delta
        }
        if aggregate != .count, metric.kind != .number {
            report(arguments[0], "metric of \(name)", expected: "one that is a number", found: metric.name)
            return nil
        }
        let capacity = Int(length.count / model[slot].period.count) + 1
        guard (2...Limits.windowSamples).contains(capacity) else {
            let period = model[slot].period
            report(
                arguments[1], "length of a window",
                expected: "\(period) to \(period * Int64(Limits.windowSamples - 1)) for a metric sent every \(period)",
                found: "\(length)")
            return nil
        }
        let window = Window(source: .metric(slot: slot), length: length, capacity: capacity)
        let type: ValueType = aggregate == .count ? .number(unit: nil) : .of(metric)
        return (.window(tables.index(of: window), aggregate), type)
    }
}
