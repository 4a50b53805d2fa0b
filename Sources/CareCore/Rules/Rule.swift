/// A compiled rule of one profile: what turns readings and events into an alarm.
public struct Rule: Sendable, Equatable {
    /// What starts an evaluation.
    public struct Triggers: Sendable, Equatable {
        /// Metric slots, one bit each.
        public var slots: UInt64
        /// Kinds of event of the device itself, or of any device of its place when `eventsOfPlace`.
        public var events: UInt64
        /// Whether events of the place's other devices count too (`care_done` from a green key).
        public var eventsOfPlace: Bool
        /// Whether the clock alone can make the condition true: held values, silence, windows of the day.
        public var clock: Bool

        /// Makes triggers.
        public init(slots: UInt64, events: UInt64, eventsOfPlace: Bool, clock: Bool) {
            self.slots = slots
            self.events = events
            self.eventsOfPlace = eventsOfPlace
            self.clock = clock
        }
    }

    /// Whom the alarm is about.
    public enum SubjectKind: UInt8, Sendable {
        /// The bed or household that the device serves.
        case place
        /// The device.
        case device
    }

    /// What becomes of data older than `Limits.lateAge`.
    public enum LateData: UInt8, Sendable {
        /// It is stored and judged by no rule.
        case ignore
        /// It still alarms, marked late: emergencies that nobody has seen.
        case raise
    }

    /// The identity in the catalogue: `SOS-1`.
    public let id: String
    /// What people read.
    public let title: BilingualText
    /// Named numbers.
    public internal(set) var parameters: [Parameter]
    /// Parameters that depend on altitude.
    public internal(set) var altitudeTables: [AltitudeTable]
    /// Windows that expressions look back on.
    public let windows: [Window]
    /// Times of day that expressions ask for.
    public internal(set) var dailyWindows: [DailyWindow]
    /// Which of them the bed's night moves, by index; all are sound.
    public let nightWindows: [Int: DayWindow]
    /// What must hold for the rule to be judged at all; false or unknown means no judgement.
    public let gate: Program
    /// The condition.
    public let when: Program
    /// Steps of urgency, least urgent first, 1 ... `Limits.stagesPerRule`.
    public internal(set) var stages: [Stage]
    /// When the condition is over.
    public internal(set) var clearing: Clearing
    /// What must happen before the rule is judged.
    public let arming: Arming?
    /// What makes the alarm less urgent.
    public let downgrade: Downgrade?
    /// Whether the device is asked for another value before one decides; `nil` where the model cannot be asked.
    public let inquiry: Inquiry?
    /// When an alarm of the carer becomes the operator's; `nil` for never.
    public internal(set) var handOver: HandOver?
    /// Whether a person must close the alarm.
    public internal(set) var latches: Bool
    /// How often an unanswered alarm is announced again; `nil` for once.
    public internal(set) var remind: Operand?
    /// How long an answered alarm may stand before it rings again, unless somebody is on the way; `nil` for ever.
    public internal(set) var realarm: Operand?
    /// When coming and going is chattering.
    public internal(set) var chatter: ChatterGuard
    /// How often people may close it as false before the device must be moved; `nil` where that is not counted.
    public let nuisance: NuisanceLimit?
    /// Whom the alarm is about.
    public let subject: SubjectKind
    /// What becomes of late data.
    public let late: LateData
    /// What silences the alarm by design, below P1.
    public let suppressedBy: SuppressionReasons
    /// What starts an evaluation.
    public internal(set) var triggers: Triggers
    /// A fingerprint of the source text: state of a rule whose text changed starts afresh.
    public let fingerprint: UInt64
    /// What must stay true whatever values its parameters are given.
    public let demands: RuleDemands
    /// Whether it rings for an emergency at once (an SOS, a fall, smoke, gas, carbon monoxide): overrides may make it
    /// stricter only.
    public let isEmergency: Bool
    /// Whether the core decides it by its parameters alone (`FleetRule`): nothing else of it can be overridden but
    /// whether it rings and how often it is told again.
    public let isOfCore: Bool
    /// Whether it is asked at all where nobody overrides that.
    public internal(set) var isEnabled: Bool

    /// Makes a rule; the rule compiler of CareProfiles is the only caller outside tests.
    public init(
        id: String, title: BilingualText, parameters: [Parameter], altitudeTables: [AltitudeTable], windows: [Window],
        dailyWindows: [DailyWindow], nightWindows: [Int: DayWindow] = [:], gate: Program, when: Program,
        stages: [Stage], clearing: Clearing,
        arming: Arming?, downgrade: Downgrade?, inquiry: Inquiry? = nil, handOver: HandOver? = nil, latches: Bool,
        remind: Operand?, realarm: Operand? = nil, chatter: ChatterGuard = .standard, nuisance: NuisanceLimit? = nil,
        subject: SubjectKind,
        late: LateData, suppressedBy: SuppressionReasons = [], triggers: Triggers, fingerprint: UInt64,
        demands: RuleDemands = RuleDemands(), isEmergency: Bool = false, isEnabled: Bool = true,
        isOfCore: Bool = false
    ) {
        self.id = id
        self.title = title
        self.parameters = parameters
        self.altitudeTables = altitudeTables
        self.windows = windows
        self.dailyWindows = dailyWindows
        self.nightWindows = nightWindows
        self.gate = gate
        self.when = when
        self.stages = stages
        self.clearing = clearing
        self.arming = arming
        self.downgrade = downgrade
        self.inquiry = inquiry
        self.handOver = handOver
        self.latches = latches
        self.remind = remind
        self.realarm = realarm
        self.chatter = chatter
        self.nuisance = nuisance
        self.subject = subject
        self.late = late
        self.suppressedBy = suppressedBy
        self.triggers = triggers
        self.fingerprint = fingerprint
        self.demands = demands
        self.isEmergency = isEmergency
        self.isEnabled = isEnabled
        self.isOfCore = isOfCore
    }
}
