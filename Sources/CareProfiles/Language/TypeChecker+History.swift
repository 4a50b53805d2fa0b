import CareCore

/// Functions that look further back than samples could be kept.
extension TypeChecker {
    /// `times(not in_bed, 9h)`: how often a state began; `times(bed_status == apnea, 6h, 30s)`: and lasted so long.
    func times(_ arguments: [Located], at located: Located) -> Typed? {
        let asksForLength = arguments.count == 3
        guard asksForLength || count(arguments, 2, of: "times(not in_bed, 9h)", at: located),
            let state = beginning(arguments[0]),
            let length = windowLength(arguments[1], of: state.slot, least: model[state.slot].period * 2)
        else { return nil }
        if asksForLength {
            guard let lasting = least(arguments[2], of: state.slot, within: length) else { return nil }
            let window = Window(
                source: .lasting(slot: state.slot, value: state.value, least: lasting), length: length,
                capacity: Limits.countedTurns)
            return (.window(tables.index(of: window), .lasting), .number(unit: nil))
        }
        let window = Window(
            source: .turns(slot: state.slot, value: state.value), length: length, capacity: Limits.countedTurns)
        return (.window(tables.index(of: window), .count), .number(unit: nil))
    }

    /// How long a state must have lasted. A model that sends samples alone does not tell what is shorter than two of
    /// them; one that tells of each change tells every length.
    private func least(_ argument: Located, of slot: Int16, within length: Milliseconds) -> Milliseconds? {
        let shortest = model[slot].holds ? Milliseconds.seconds(1) : model[slot].period * 2
        if case .duration(let count) = argument.expression {
            let least = Milliseconds(Int64(count))
            if least >= shortest, least < length { return least }
        }
        report(
            argument, "how long a state lasts", expected: "\(shortest) or more, and less than \(length)",
            found: Printer.text(argument))
        return nil
    }

    /// The slot and the value of `wet`, `not in_bed` or `bed_status == apnea`.
    private func beginning(_ argument: Located) -> (slot: Int16, value: Double)? {
        guard let (term, type) = check(argument) else { return nil }
        switch (term, type) {
        case (.metric(let slot), .boolean): return (slot, 1)
        case (.not(.metric(let slot)), .boolean): return (slot, 0)
        case (.compare(.equal, .metric(let slot), .constant(let value)), .boolean)
        where model[slot].metric.kind == .state:
            return (slot, value)
        default:
            report(
                argument, "state whose beginnings are counted",
                expected: "a flag such as wet, not in_bed, or bed_status == apnea", found: Printer.text(argument))
            return nil
        }
    }

    /// `held(in_bed, 24h)`: how long a flag was true.
    func held(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "held(in_bed, 24h)", at: located),
            let slot = flag(arguments[0], of: "held"),
            let length = windowLength(arguments[1], of: slot, least: .hours(2))
        else { return nil }
        return (.window(hours(of: slot, length), .held), .duration)
    }

    /// `habit(in_bed)`: the part of the hour around an hour from now for which a flag was true in the last week.
    func habit(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 1, of: "habit(in_bed)", at: located), let slot = flag(arguments[0], of: "habit") else {
            return nil
        }
        return (.window(hours(of: slot, .days(7)), .habit), .number(unit: nil))
    }

    /// `rise(in_bed, 2h)`: days in a row on which a flag was true for so much longer than on the days before.
    func rise(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "rise(in_bed, 2h)", at: located), let slot = flag(arguments[0], of: "rise"),
            let (more, type) = check(arguments[1])
        else { return nil }
        switch more {
        case .constant, .parameter:
            guard type == .duration else { break }
            let window = Window(
                source: .heldDays(slot: slot), length: Limits.nightAge,
                capacity: Int(Limits.nightAge.count / CivilCalendar.dayLength.count) + 1)
            return (.rise(tables.index(of: window), more), .number(unit: nil))
        default: break
        }
        report(
            arguments[1], "value of rise", expected: "a length of time, or a parameter that is one",
            found: Printer.text(arguments[1]))
        return nil
    }

    private func flag(_ argument: Located, of function: String) -> Int16? {
        guard let slot = namedMetric(argument) else { return nil }
        guard model[slot].metric.kind == .flag else {
            report(
                argument, "metric of \(function)", expected: "one that is true or false",
                found: model[slot].metric.name)
            return nil
        }
        return slot
    }

    private func hours(of slot: Int16, _ length: Milliseconds) -> Int16 {
        tables.index(
            of: Window(
                source: .heldTime(slot: slot), length: length,
                capacity: Int(length.count / Milliseconds.hours(1).count) + 1))
    }

    /// `baseline(spo2)`: the median of the newest seven nights.
    func baseline(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 1, of: "baseline(metric)", at: located), let (index, metric) = nights(arguments[0])
        else {
            return nil
        }
        return (.window(index, .baseline), .of(metric))
    }

    /// `nights(spo2)`: how many of the nights of its baseline are known.
    func nightsKnown(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 1, of: "nights(metric)", at: located), let (index, _) = nights(arguments[0]) else {
            return nil
        }
        return (.window(index, .nights), .number(unit: nil))
    }

    /// `drift(heart_rate, 10, 15)`: nights in a row off the baseline by 10 and by 15 per cent.
    func drift(_ arguments: [Located], at located: Located) -> Typed? {
        let form = "drift(metric, least distance, per cent)"
        guard count(arguments, 3, of: form, at: located), let (index, _) = nights(arguments[0]) else { return nil }
        var terms: [Term] = []
        for argument in arguments.dropFirst() {
            switch argument.expression {
            case .number, .parameter:
                guard let (term, type) = check(argument) else { return nil }
                if case .number = type {
                    terms.append(term)
                    continue
                }
            default: break
            }
            report(
                argument, "value of drift", expected: "a number or a parameter that is one",
                found: Printer.text(argument))
            return nil
        }
        return (.drift(index, terms[0], terms[1]), .number(unit: nil))
    }

    private func nights(_ argument: Located) -> (index: Int16, metric: Metric)? {
        guard let slot = namedMetric(argument) else { return nil }
        let metric = model[slot].metric
        guard metric.kind == .number, !model[slot].holds else {
            report(argument, "metric of a night", expected: "a number that is sampled", found: metric.name)
            return nil
        }
        let window = Window(
            source: .nights(slot: slot), length: Limits.nightAge, capacity: Limits.nightEntries)
        return (tables.index(of: window), metric)
    }

    /// `untested(sos, 35d)`: no test event of the device for so long.
    func untested(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "untested(sos, 35d)", at: located), let mask = events([arguments[0]]),
            let length = silenceLength(arguments[1])
        else { return nil }
        let window = Window(source: .tests(mask: mask), length: DurationText.longest, capacity: 1)
        return (.untested(tables.index(of: window), length), .boolean)
    }

    private func windowLength(_ argument: Located, of slot: Int16, least: Milliseconds) -> Milliseconds? {
        guard case .duration(let count) = argument.expression, count > 0 else {
            reportLength(argument)
            return nil
        }
        let length = Milliseconds(Int64(count))
        guard length >= least, length <= .days(14) else {
            report(
                argument, "length of a window",
                expected: "\(least) to \(Milliseconds.days(14)) for "
                    + model[slot].metric.name, found: "\(length)")
            return nil
        }
        return length
    }
}
