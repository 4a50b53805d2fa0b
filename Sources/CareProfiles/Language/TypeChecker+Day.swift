import CareCore

extension TypeChecker {
    /// `between(22:30, 07:00)`, `between(bedtime - 150m, rising)`: a window of the day.
    func between(_ arguments: [Located], at located: Located) -> Typed? {
        guard count(arguments, 2, of: "between(22:30, 07:00)", at: located), let from = bound(arguments[0]),
            let until = bound(arguments[1])
        else { return nil }
        let window = DayWindow(from: from, until: until)
        guard window.isSound else {
            report(
                located, "empty window of the day",
                expected: window.followsNight
                    ? "two times that differ in every night that a bed may have" : "two times that differ",
                found: "the same twice")
            return nil
        }
        return (.between(tables.index(of: window)), .boolean)
    }

    private func bound(_ argument: Located) -> DayBound? {
        switch argument.expression {
        case .time(let minute): return .time(minute)
        case .name(let name):
            if let bound = Self.end(of: name, 0) { return bound }
        case .arithmetic(let sign, let left, let right):
            guard case .name(let name) = left.expression, case .duration(let length) = right.expression,
                let minutes = Self.minutes(length), let bound = Self.end(of: name, sign == .add ? minutes : -minutes)
            else { break }
            if sign == .add || sign == .subtract { return bound }
        default: break
        }
        report(
            argument, "bound of between",
            expected: "a time of day HH:MM, bedtime, rising, or one of these ± minutes",
            found: Printer.text(argument))
        return nil
    }

    private static func end(of name: String, _ offset: Int) -> DayBound? {
        switch name {
        case "bedtime": .bedtime(offset)
        case "rising": .rising(offset)
        default: nil
        }
    }

    /// Whole minutes, up to half a day; `nil` for any other length in ms.
    private static func minutes(_ length: Double) -> Int? {
        let minutes = length / Double(Milliseconds.minutes(1).count)
        return minutes == minutes.rounded() && (0...720).contains(minutes) ? Int(minutes) : nil
    }
}
