import FleetModel
import SimKit

/// When the condition of an alarm is over, by what its device says. Source: care.md 8.2, column Clear, as 8.4 corrects
/// it.
struct Recovery {
    /// The kind of device of which this is so.
    let kind: DeviceKind
    let quantity: Quantity
    /// For how long it must be well again.
    let delay: TimeSpan
    /// Whether a value of it says that all is well.
    let isWell: @Sendable (Double) -> Bool
    /// Whether it is measured now and then: then it is over with the value that is due first, and a pause longer than
    /// this one, three times the period, is no part of it; `nil` for what lasts until another thing is said.
    var pause: TimeSpan?
    /// What the device must say besides all the while, or nothing is known.
    var gate: (quantity: Quantity, value: Double)?
    /// Whether a jump of it may be taken for a misread signal.
    var isRate = false
    /// From which hour of the day to which other signs of life may end it too.
    var otherwise: (from: Int64, until: Int64)?

    /// By rule.
    static let all: [String: Recovery] = [
        "WET-1": dry, "WET-2": dry, "WET-3-LONG": dry,
        // From five on the person may have risen.
        "BED-1": Recovery(
            kind: .mattress, quantity: .inBed, delay: .seconds(60), isWell: { $0 == 1 }, otherwise: (5, 20)),
        "TMP-1": Recovery(
            kind: .emergencyButton, quantity: .tamper, delay: .seconds(60), isWell: { $0 == 0 }),
        "VIT-1": Recovery(kind: .mattress, quantity: .bedStatus, delay: .seconds(30), isWell: { $0 == 0 }),
        "VIT-2": Recovery(
            kind: .mattress, quantity: .bedStatus, delay: .seconds(60), isWell: { $0 != Onset.noBreath },
            gate: (.inBed, 1)),
        "VIT-3": rate(.heartRate, .seconds(60)) { $0 >= 40 && $0 <= 145 },
        "VIT-4": rate(.heartRate, .minutes(3)) { $0 >= 45 && $0 <= 126 },
        "VIT-6": rate(.respirationRate, .minutes(3)) { $0 >= 10 && $0 <= 26 },
        "VIT-9": Recovery(
            kind: .watch, quantity: .bodyTemperature, delay: .minutes(30), isWell: { $0 <= 37.8 }, pause: .hours(3)),
        "ENV-4-COLD": room { $0 >= 6 }, "ENV-4-HEAT": room { $0 <= 32 },
    ]

    private static let dry = Recovery(kind: .pad, quantity: .wet, delay: .seconds(60), isWell: { $0 == 0 })

    private static func rate(
        _ quantity: Quantity, _ delay: TimeSpan, _ isWell: @escaping @Sendable (Double) -> Bool
    ) -> Recovery {
        Recovery(
            kind: .mattress, quantity: quantity, delay: delay, isWell: isWell, pause: .minutes(3), isRate: true)
    }

    private static func room(_ isWell: @escaping @Sendable (Double) -> Bool) -> Recovery {
        Recovery(
            kind: .hub, quantity: .roomTemperature, delay: .minutes(30), isWell: isWell, pause: .minutes(45))
    }

    /// Whether something else than what the device says may end it at the moment.
    func mayEndOtherwise(at moment: Moment) -> Bool {
        guard let otherwise else { return false }
        let day = CivilDay(of: moment)
        return moment >= day.at(otherwise.from) && moment <= day.at(otherwise.until)
    }
}

extension Recovery {
    /// A time in which all was well for the whole delay.
    struct Stretch {
        /// The last thing said before it, that something is wrong, and what was said in it until it was due.
        let sayings: ArraySlice<StateBook.Saying>
        /// In the device's time.
        let due: Moment

        /// The first that said that all is well.
        var first: StateBook.Saying { sayings[sayings.startIndex + 1] }
    }

    /// The times in which a device said for so long that all is well, each after it had said that something is wrong.
    func stretches(_ course: StateCourse) -> [Stretch] {
        let sayings = course.sayings
        return sayings.indices.dropFirst().compactMap { index in
            guard isWell(sayings[index].value), !isWell(sayings[index - 1].value) else { return nil }
            let due = sayings[index].at + delay
            guard let pause else {
                let rest = sayings[index...].prefix { $0.at <= due }
                return rest.allSatisfy { isWell($0.value) }
                    ? Stretch(sayings: sayings[(index - 1)..<rest.endIndex], due: due) : nil
            }
            var last = index
            while sayings[last].at < due {
                guard last + 1 < sayings.endIndex, isWell(sayings[last + 1].value),
                    sayings[last + 1].at - sayings[last].at <= pause
                else { return nil }
                last += 1
            }
            return Stretch(sayings: sayings[(index - 1)...last], due: sayings[last].at)
        }
    }
}
