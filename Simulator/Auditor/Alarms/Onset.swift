import FleetModel
import SimKit

/// When a rule about a state that lasts is due after what is said first. Source: care.md 8.2 as 8.4 corrects it.
struct Onset {
    let quantity: Quantity
    let delay: TimeSpan
    let begins: @Sendable (Double) -> Bool

    /// The stored number of a mattress that finds no breath.
    static let noBreath = 2.0
    /// The stored number of a mattress that finds no heart.
    static let noHeart = 3.0
    /// The stored number of a radar that sees somebody lie; what follows is that nothing moves.
    static let lying = 2.0

    /// For how long a mattress may say nothing of a heart, of which it tells once a minute, and the delay goes on.
    /// Source: care.md 8.1, "gaps": three times the period.
    static let pause = TimeSpan.minutes(3)

    /// By rule; any one of them may be it.
    static let all: [String: [Onset]] = [
        "WET-1": [Onset(quantity: .wet, delay: .seconds(60)) { $0 == 1 }],
        "WET-2": [Onset(quantity: .wet, delay: .minutes(30)) { $0 == 1 }],
        "BED-1": [Onset(quantity: .inBed, delay: .minutes(30)) { $0 == 0 }],
        // Half a minute without heart and without breath, and another half in which it stays so.
        "VIT-1": [
            Onset(quantity: .bedStatus, delay: .seconds(30)) { $0 == noHeart },
            Onset(quantity: .heartRate, delay: .seconds(60)) { _ in true },
            Onset(quantity: .respirationRate, delay: .seconds(60)) { _ in true },
        ],
        "VIT-2": [Onset(quantity: .bedStatus, delay: .seconds(60)) { $0 == noBreath }],
        "VIT-3": [
            Onset(quantity: .heartRate, delay: .minutes(1)) { $0 <= 35 || $0 >= 150 },
            Onset(quantity: .heartRate, delay: .minutes(10)) { $0 <= 35 || $0 >= 150 },
        ],
        "VIT-4": [
            Onset(quantity: .heartRate, delay: .minutes(3)) { $0 <= 40 || $0 >= 131 },
            Onset(quantity: .heartRate, delay: .minutes(10)) { $0 <= 40 || $0 >= 131 },
        ],
        "VIT-6": [Onset(quantity: .respirationRate, delay: .minutes(5)) { $0 <= 8 || $0 >= 28 }],
        // The watch is asked for a second value, which decides within five minutes; 93 % is the limit nearest to the
        // sea (care.md 7.3).
        "VIT-8": [
            Onset(quantity: .spo2, delay: .zero) { $0 <= 93 }, Onset(quantity: .spo2, delay: .minutes(5)) { $0 <= 93 },
        ],
        "TMP-1": [Onset(quantity: .tamper, delay: .seconds(60)) { $0 == 1 }],
        "WEAR-1": [Onset(quantity: .worn, delay: .hours(2)) { $0 == 0 }],
        "BAT-1": [Onset(quantity: .battery, delay: .zero) { $0 <= 20 }],
        "BAT-2": [Onset(quantity: .battery, delay: .zero) { $0 <= 10 }],
    ]

    /// Events that a rule waits after, and for how long. Source: the same.
    static let events: [String: (names: Set<String>, delay: TimeSpan)] = [
        "SOS-1": (["sos"], .zero), "SOS-2": (["service_call"], .zero), "FALL-1": (["fall"], .zero),
        "FALL-2": (["fall"], .zero),
        "ENV-1": (["smoke", "heat"], .zero), "ENV-2": (["gas", "co_alarm"], .zero),
        "ENV-3": (["water"], .seconds(30)), "MED-2": (["dose_missed"], .zero), "MED-4": (["dose_early"], .zero),
    ]

    /// Whether a value may be the first cause of an alarm.
    static func isRemembered(_ quantity: UInt8, _ value: Double) -> Bool {
        byQuantity[quantity]?.contains { $0.begins(value) } ?? false
    }

    /// Heart and breath without a limit are remembered only when they stop.
    private static let byQuantity = Dictionary(
        grouping: all.filter { $0.key != "VIT-1" }.values.joined()
            + [Onset(quantity: .bedStatus, delay: .zero) { $0 == noHeart }], by: \.quantity.number)
}
