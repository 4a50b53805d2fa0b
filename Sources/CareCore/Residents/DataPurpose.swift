/// What data of a person are taken for; each is agreed to separately. Raw values are stored as bits of the bed's row,
/// beside those of `ResidentFact`, and never change. Source: care.md 5.5.
///
/// Only what this gateway is told at all stands here: cameras send status and events and never pictures or sound.
public enum DataPurpose: UInt8, CaseIterable, Sendable {
    /// Signs of life, movement, wetness.
    case vitals = 32
    /// Where the person is.
    case location = 33

    /// The word in records and audit rows.
    public var name: String {
        switch self {
        case .vitals: "vitals"
        case .location: "location"
        }
    }
}

extension ResidentFacts {
    /// Whether data for the purpose may not be kept: the resident has not agreed to it.
    public subscript(withheld purpose: DataPurpose) -> Bool {
        get { bits & (1 << UInt64(purpose.rawValue)) != 0 }
        set {
            let mask: UInt64 = 1 << UInt64(purpose.rawValue)
            if newValue { bits |= mask } else { bits &= ~mask }
        }
    }

    /// The same facts with what `other` withholds: who says what is true of a resident says nothing of consents.
    func withholding(as other: ResidentFacts) -> ResidentFacts {
        var facts = self
        for purpose in DataPurpose.allCases { facts[withheld: purpose] = other[withheld: purpose] }
        return facts
    }
}

extension Metric {
    /// What it is taken for; `nil` for what tells of devices and rooms, and for `worn`, by which it is known whether a
    /// fall or an emergency call can be told at all.
    public var purpose: DataPurpose? {
        switch self {
        case .heartRate, .respirationRate, .spo2, .bodyTemperature, .bloodPressureSystolic, .bloodPressureDiastolic,
            .inBed, .bedStatus, .movement, .turnCount, .wet, .wetLevel, .moisture, .padTemperature, .steps, .weight,
            .posture:
            .vitals
        case .latitude, .longitude, .positionAccuracy: .location
        default: nil
        }
    }
}

extension EventKind {
    /// The same for events. What calls for help, and danger in the home, is taken without consent (PIPL 13(1)(4)).
    public var purpose: DataPurpose? { self == .fenceExit || self == .fenceEnter ? .location : nil }
}
