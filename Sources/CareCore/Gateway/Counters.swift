/// What happened since the last time the counters were taken; added up by the shell.
public struct Counters: Sendable, Equatable {
    /// Events taken.
    public var events = 0
    /// Telemetry messages taken.
    public var telemetry = 0
    /// Status messages taken.
    public var statuses = 0
    /// Readings stored.
    public var readings = 0
    /// Readings that may not be believed.
    public var invalidReadings = 0
    /// Fields that neither envelope nor profile knows.
    public var ignoredFields = 0
    /// Events that were here before.
    public var duplicateEvents = 0
    /// Messages without identity that the broker delivered again.
    public var duplicateDeliveries = 0
    /// References that came again with another time or kind.
    public var referencesReused = 0
    /// Readings older than the newest one of their metric.
    public var outOfOrder = 0
    /// Events and groups of readings older than `Limits.lateAge`.
    public var late = 0
    /// Device times that were not believed.
    public var clockOutOfRange = 0
    /// Jumps of sequence numbers.
    public var sequenceGaps = 0
    /// Messages of devices that served nobody.
    public var notInService = 0
    /// Messages of devices that lie in a store or a workshop, were taken off the books or are lost.
    public var contactsInStore = 0
    /// Readings of property that were dropped, because it served nobody at their time.
    public var readingsOfNobody = 0
    /// Alarms raised.
    public var alarmsRaised = 0
    /// Alarms not raised because the subject has too many open.
    public var alarmsDropped = 0
    /// Alarms that waited for an answer again because nobody had called back.
    public var reescalated = 0
    /// Event identities forgotten for want of room.
    public var identitiesForgotten = 0
    /// Receipts not queued because too much waits for the broker.
    public var receiptsDropped = 0
    /// Devices told to measure.
    public var commands = 0
    /// Commands not queued because too much waits for the broker.
    public var commandsDropped = 0
    /// Messages of strangers or under another's topic name.
    public var strangers = 0
    /// Problems not written because the bed's order is full.
    public var problemsDropped = 0
    /// Check-ins that are in no record: there is no key for records, or the database refused them.
    public var checkInsUntaken = 0
    /// Values and events dropped because nobody agreed that signs of life and movement are taken.
    public var withheldVitals = 0
    /// The same for positions.
    public var withheldLocation = 0
    /// Looks at records for alarms about them that the database refused; taken again within the hour.
    public var reviewsFailed = 0
    /// Rules asked.
    public var ruleEvaluations = 0

    /// Makes zeroes.
    public init() {}
}

extension Counters {
    /// Every counter with the name it has in figures and logs.
    public static let named: [(name: String, path: any WritableKeyPath<Counters, Int> & Sendable)] = [
        ("events", \.events), ("telemetry", \.telemetry), ("statuses", \.statuses), ("readings", \.readings),
        ("invalid_readings", \.invalidReadings), ("ignored_fields", \.ignoredFields),
        ("duplicate_events", \.duplicateEvents), ("duplicate_deliveries", \.duplicateDeliveries),
        ("references_reused", \.referencesReused), ("out_of_order", \.outOfOrder), ("late", \.late),
        ("clock_out_of_range", \.clockOutOfRange), ("sequence_gaps", \.sequenceGaps),
        ("not_in_service", \.notInService), ("contacts_in_store", \.contactsInStore),
        ("readings_of_nobody", \.readingsOfNobody),
        ("alarms_raised", \.alarmsRaised), ("alarms_dropped", \.alarmsDropped),
        ("reescalated", \.reescalated),
        ("identities_forgotten", \.identitiesForgotten), ("receipts_dropped", \.receiptsDropped),
        ("commands", \.commands), ("commands_dropped", \.commandsDropped), ("strangers", \.strangers),
        ("problems_dropped", \.problemsDropped), ("check_ins_untaken", \.checkInsUntaken),
        ("reviews_failed", \.reviewsFailed),
        ("withheld_vitals", \.withheldVitals), ("withheld_location", \.withheldLocation),
        ("rule_evaluations", \.ruleEvaluations),
    ]

    /// Adds another one's counts.
    public mutating func add(_ other: Counters) {
        for (_, path) in Self.named { self[keyPath: path] += other[keyPath: path] }
    }
}
