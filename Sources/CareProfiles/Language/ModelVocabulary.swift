import CareCore

/// What a rule may speak of: the metrics and events of the one model it is compiled for.
struct ModelVocabulary {
    let profile: String
    let slots: [MetricSlot]
    let events: Set<EventKind>
    /// What the model measures when it is told to.
    let measurable: Set<Metric>
    let liveness: Liveness?
    private let slotByMetric: [Metric: Int16]

    /// Events that a rule may take from any device of the place: they tell of the people there, not of a device.
    static let placeEvents: Set<EventKind> = [.careDone, .doorOpened, .doorClosed, .doseTaken, .serviceCall]

    init(
        profile: String, slots: [MetricSlot], events: Set<EventKind>, measurable: Set<Metric>, liveness: Liveness?
    ) {
        self.profile = profile
        self.measurable = measurable
        self.liveness = liveness
        self.slots = slots
        self.events = events
        slotByMetric = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1.metric, Int16($0)) })
    }

    func slot(of metric: Metric) -> Int16? { slotByMetric[metric] }

    subscript(slot: Int16) -> MetricSlot { slots[Int(slot)] }
}
