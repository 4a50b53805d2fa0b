import CareCore

/// Reads when a rule's alarm counts as chattering: `{times, within, hold, multiplier, max}`; what is left out is the
/// standard's.
enum ChatterReader {
    static func read(_ value: YAMLValue) -> ChatterGuard? {
        let standard = ChatterGuard.standard
        guard let mapping = value.mapping("chatter", keys: ["times", "within", "hold", "multiplier", "max"]) else {
            return nil
        }
        let times = mapping["times"].map { $0.whole("times", in: Limits.chatterTimes) } ?? standard.times
        let within = length(mapping["within"], "within", else: standard.within, Limits.chatterWithin)
        let hold = length(mapping["hold"], "hold", else: standard.hold, Limits.chatterHold)
        let multiplier = mapping["multiplier"].map(multiplier) ?? standard.multiplier
        guard let times, let within, let hold, let multiplier else { return nil }
        let longest = length(
            mapping["max"], "max", else: max(hold, standard.longestHold), hold...Limits.chatterHold.upperBound)
        guard let longest else { return nil }
        return ChatterGuard(times: times, within: within, hold: hold, multiplier: multiplier, longestHold: longest)
    }

    private static func length(
        _ value: YAMLValue?, _ what: String, else standard: Milliseconds, _ range: ClosedRange<Milliseconds>
    ) -> Milliseconds? {
        guard let value else { return standard }
        guard let length = value.duration(what) else { return nil }
        guard range.contains(length) else {
            value.report("\(what) of chatter", expected: "\(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return length
    }

    private static func multiplier(_ value: YAMLValue) -> Double? {
        guard let multiplier = value.number("multiplier") else { return nil }
        let range = Limits.chatterMultiplier
        guard range.contains(multiplier) else {
            let (least, most) = (Printer.number(range.lowerBound), Printer.number(range.upperBound))
            value.report("multiplier of chatter", expected: "\(least) to \(most)")
            return nil
        }
        return multiplier
    }
}
