/// Everything the gateway knows about one model of device, compiled from its YAML file.
public struct Profile: Sendable, Equatable {
    /// The identity: `sos-button-zigbee`.
    public let id: String
    /// What people read.
    public let title: BilingualText
    /// The class of equipment.
    public let deviceClass: DeviceClass
    /// Whether the model serves a household (hub, camera, household alarm) and not one bed.
    public let servesHousehold: Bool
    /// Whether the model is re-issued after a return.
    public let isReusable: Bool
    /// What inventories and technicians ask of it.
    public let inventory: Inventory
    /// Metrics the model sends; rules name them by index. At most 64.
    public let slots: [MetricSlot]
    /// How fields of its payload become readings.
    public let fields: [FieldMapping]
    /// Names of events in its payload and what they mean; canonical names map to themselves.
    public let events: [String: EventKind]
    /// Metrics that the model measures at once when it is told to; empty when it cannot be told.
    public let measurable: [Metric]
    /// Foreign topics that it claims, in the order of its file.
    public let topics: [TopicClaim]
    /// Deadlines; `nil` for `telemetry: none`.
    public let liveness: Liveness?
    /// Its rules, class rules included.
    public let rules: [Rule]

    /// Makes a profile; the profile compiler of CareProfiles is the only caller outside tests.
    public init(
        id: String, title: BilingualText, deviceClass: DeviceClass, servesHousehold: Bool, isReusable: Bool,
        inventory: Inventory = Inventory(), slots: [MetricSlot], fields: [FieldMapping], events: [String: EventKind],
        measurable: [Metric] = [], topics: [TopicClaim] = [], liveness: Liveness?, rules: [Rule]
    ) {
        self.id = id
        self.title = title
        self.deviceClass = deviceClass
        self.servesHousehold = servesHousehold
        self.isReusable = isReusable
        self.inventory = inventory
        self.slots = slots
        self.fields = fields
        self.events = events
        self.measurable = measurable
        self.topics = topics
        self.liveness = liveness
        self.rules = rules
    }
}
