import FleetModel
import SimKit

/// How a rule becomes more urgent while its condition lasts. Source: care.md 8.2, as 8.4 corrects it.
struct Stages {
    /// One later stage.
    struct Stage {
        let priority: Int64
        /// How long the condition has lasted then.
        let after: TimeSpan
        /// For how long nobody else in the home must have stirred; `nil` when that does not matter.
        var stillness: TimeSpan?
    }

    /// The kind of device that tells of it.
    let kind: DeviceKind
    let quantity: Quantity
    /// What the device must say besides all the while.
    var gate: (quantity: Quantity, value: Double)?
    /// After how long it rings.
    let first: TimeSpan
    let later: [Stage]
    /// Whether a value of it says that the condition holds.
    let holds: @Sendable (Double) -> Bool

    /// For how long a device that speaks once a minute may say nothing and the condition lasts. Source: care.md 8.1, 2.
    static let pause = TimeSpan.minutes(3)

    /// By rule.
    static let all: [String: Stages] = [
        "VIT-2": Stages(
            kind: .mattress, quantity: .bedStatus, gate: (.inBed, 1), first: .seconds(60),
            later: [Stage(priority: 1, after: .seconds(90))]
        ) { $0 == Onset.noBreath },
        "BED-1": Stages(
            kind: .mattress, quantity: .inBed, first: .minutes(30),
            later: [
                Stage(priority: 2, after: .minutes(45)),
                Stage(priority: 1, after: .minutes(60), stillness: .minutes(60)),
            ]
        ) { $0 == 0 },
        "FALL-3": Stages(
            kind: .radar, quantity: .posture, gate: (.inBed, 0), first: .minutes(5),
            later: [Stage(priority: 1, after: .minutes(15))]
        ) { $0 >= Onset.lying },
    ]
}
