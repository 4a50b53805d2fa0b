/// What happened since the last time the counters were taken; added up by the shell.
public struct Counters: Sendable, Equatable {
    public var events = 0
    public var telemetry = 0
    public var statuses = 0
    public var readings = 0
    public var invalidReadings = 0
    public var ignoredFields = 0
    public var duplicateEvents = 0
    public var duplicateDeliveries = 0
    public var referencesReused = 0
    public var outOfOrder = 0
    public var late = 0
    public var clockOutOfRange = 0
    public var sequenceGaps = 0
    public var notInService = 0
    public var alarmsRaised = 0
    public var alarmsDropped = 0
    public var identitiesForgotten = 0
    public var ruleEvaluations = 0

    /// Makes zeroes.
    public init() {}
}
