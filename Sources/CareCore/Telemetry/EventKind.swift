/// What can happen at a device (DESIGN 6). Raw values are stored and never change; they are below 64 because sets of
/// kinds are bit masks.
public enum EventKind: UInt8, CaseIterable, Sendable {
    case sos = 1
    case serviceCall = 2
    case cancel = 3
    case fall = 4
    case fallCancel = 5
    case smoke = 6
    case gas = 7
    case coAlarm = 8
    case water = 9
    case heat = 10
    case removed = 11
    case tamper = 12
    case careDone = 13
    case doseTaken = 14
    case doseMissed = 15
    case doseEarly = 16
    case doorOpened = 17
    case doorClosed = 18
    case fenceExit = 19
    case fenceEnter = 20
    case fault = 21
    case cameraCovered = 22
    case storageFault = 23
    case checkIn = 24
}

extension EventKind {
    /// What the wire, the profiles and the rule language call the event.
    public var name: String { Self.names[Int(rawValue)] }

    /// The kind of that wire name.
    public static func named(_ name: String) -> EventKind? { byName[name] }

    /// The kind as a member of a bit mask.
    @inlinable
    public var mask: UInt64 { 1 << UInt64(rawValue) }

    /// Whether the event shows that somebody is up and about (`silent(activity, …)`).
    public var showsActivity: Bool {
        switch self {
        case .doorOpened, .doorClosed, .doseTaken, .doseEarly, .serviceCall, .cancel: true
        default: false
        }
    }

    /// Whether somebody may be hurt by what happened: such an event travels on the urgent lane, and a state that means
    /// it rings when it is the first thing a device ever says.
    public var isDanger: Bool {
        switch self {
        case .sos, .fall, .smoke, .gas, .coAlarm, .water, .heat: true
        default: false
        }
    }

    /// Whether a fire service comes for it.
    public var concernsFireService: Bool {
        switch self {
        case .smoke, .heat, .gas, .coAlarm: true
        default: false
        }
    }

    private static let names = [
        "", "sos", "service_call", "cancel", "fall", "fall_cancel", "smoke", "gas", "co_alarm", "water", "heat",
        "removed", "tamper", "care_done", "dose_taken", "dose_missed", "dose_early", "door_opened", "door_closed",
        "fence_exit", "fence_enter", "fault", "camera_covered", "storage_fault",
        "check_in",
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
