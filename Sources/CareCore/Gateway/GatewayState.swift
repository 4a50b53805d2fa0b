internal import HeapModule

/// The whole mutable state of the gateway and its only rules of change.
///
/// Owned by one thread. `apply` and `tick` run to completion: they read no clock, do no I/O and never throw for bad
/// device data. The same inputs in the same order give the same state and the same effects (promise 9).
public struct GatewayState: ~Copyable {
    /// Devices, beds, households and who served whom.
    public internal(set) var registry: Registry
    /// The profiles in force.
    public let profiles: ProfileSet
    /// Newest gateway time that was applied.
    public internal(set) var clock: Timestamp

    /// The profiles' own layouts in their order, then those for beds with overrides.
    var layouts: [ProfileLayout]
    /// Which layout holds a profile with certain overrides.
    var tunedLayouts: [TuningKey: Int32] = [:]
    var slots: [DeviceSlot] = []
    var cells = Slab<MetricCell>()
    var ruleCells = Slab<RuleCell>()
    /// Beside each rule's cell the time of its entry in `deadlines` that counts, in ms; `Int64.max` for none. Not part
    /// of what is stored: a state that is read back has one entry for each rule that waits.
    var ruleEntries = Slab<Int64>()
    var timers = Slab<ConditionTimer>()
    var windows = Slab<WindowRing>()
    var states = Slab<StateCell>()
    var guards: [Int: HarmonicGuard] = [:]
    var identities: [Int32: EventIdentities] = [:]
    var households: [HouseholdState] = []
    var deliveries: [DeliveryWindow]
    var listening: ListeningClock
    var alarms: [AlarmKey: OpenAlarm] = [:]
    var alarmKeys: [AlarmID: AlarmKey] = [:]
    var openBySubject: [Subject: Int] = [:]
    var nextAlarm = AlarmID(1)
    /// Alarms that a person closed within `Limits.reopening`, in order of closing.
    var closedAlarms: [ClosedAlarm] = []
    var suppression = SuppressionBook()
    /// Time in ms of the one entry of `deadlines` for `suppression` that counts; `Int64.max` for none. Not stored.
    var suppressionEntryAt: Int64 = .max
    /// Alarms that became active of late, and how often.
    var chatters: [AlarmKey: ChatterRecord] = [:]
    /// Records at which the stale ones are looked for; follows from their number.
    var chatterLimit = Limits.chatterRecords
    var testWindows: [BedNumber: TestWindow] = [:]
    var chains: [AlarmID: EscalationChain] = [:]
    var floods: [PersonID: FloodWatch] = [:]
    var digestItems: [DigestItem: DigestNews] = [:]
    var nextNotification = NotificationID(1)
    var failingChannels: [String: ChannelFailures] = [:]
    var receipts: [Int32: PendingReceipts] = [:]
    var deadlines = Heap<Deadline>()
    /// Entries of `deadlines` whose alarm is over, or whose chain has another.
    var deadEntries = 0
    var silences = Heap<SilenceDeadline>()
    /// Townships with silent hubs.
    var areas: [TownshipCode: AreaState] = [:]
    /// The township in which a silent hub is counted. Not stored: it follows from `areas`.
    var silentHubs: [DeviceNumber: TownshipCode] = [:]
    /// Hubs that serve a household of the township. Not stored: it follows from the registry.
    var hubCounts: [TownshipCode: Int] = [:]
    /// Townships of which is still to be told that their outage began (true) or ended; empty between two inputs.
    var areaTurns: [TownshipCode: Bool] = [:]
    /// Devices of which something bad is known.
    var qualities: [DeviceNumber: MessageQuality] = [:]
    /// Limits of `qualities` where overrides change them. Not stored: they follow from the registry.
    var tunedQualities: [DeviceNumber: QualityLimits] = [:]
    /// Devices that are heard where they should not be, or are not to be told of for a while.
    var custodyWatches: [DeviceNumber: CustodyWatch] = [:]
    var strangers = StrangerWatch()
    /// Time in ms of the one entry of `deadlines` for `strangers` that counts; `Int64.max` for none. Not stored.
    var strangersEntryAt: Int64 = .max
    /// The open maintenance order of each bed that has one.
    var orders: [BedNumber: MaintenanceOrder] = [:]
    var nextOrder = OrderID(1)
    /// Devices that were mended and have not been heard since. Not stored: it follows from `orders`.
    var mendedDevices: Set<DeviceNumber> = []
    var incidents = IncidentBook()
    /// What the records say and stands, by the key of its alarm.
    var standing: [AlarmKey: StandingFinding] = [:]
    /// Whether `suppression` has changed since `takeSuppressions`. Not stored.
    var hasNewSuppressions = false
    var dirty: [DeviceNumber] = []

    /// Starts with a registry and nothing heard.
    /// - Parameters:
    ///   - profiles: The profiles in force for the life of the state.
    ///   - registry: Devices and places; empty for a new gateway.
    public init(profiles: ProfileSet, registry: Registry = Registry()) {
        self.registry = registry
        self.profiles = profiles
        clock = .epoch
        layouts = profiles.profiles.enumerated().map { ProfileLayout($1, index: $0) }
        deliveries = Lane.allCases.map { _ in DeliveryWindow() }
        listening = ListeningClock()
        households = registry.households.map { _ in HouseholdState() }
        for index in registry.devices.indices { addSlot(DeviceNumber(Int32(index))) }
        for index in registry.devices.indices { adoptAssignment(of: DeviceNumber(Int32(index))) }
        surveyAreas()
    }

    /// The earliest gateway time at which `tick` would do something; `nil` when only input can.
    public var nextDeadline: Timestamp? {
        let timed = deadlines.min.map(\.at)
        let silent = silences.min.flatMap { listening.moment(of: $0.due) }
        guard let earliest = [timed, silent].compactMap({ $0 }).min() else { return nil }
        return Timestamp(milliseconds: earliest)
    }

    /// The open alarms, oldest first.
    public var openAlarms: [Alarm] { alarms.values.map(\.alarm).sorted { $0.id < $1.id } }

    /// The open alarm of that number.
    public func alarm(_ id: AlarmID) -> Alarm? { alarmKeys[id].flatMap { alarms[$0]?.alarm } }

    /// The layout that decodes and judges the device; `nil` while its profile is unknown.
    func layout(of device: DeviceNumber) -> ProfileLayout? {
        let index = slots[Int(device.index)].layout
        return index < 0 ? nil : layouts[Int(index)]
    }

    mutating func touch(_ device: DeviceNumber) {
        if !slots[Int(device.index)].isDirty {
            slots[Int(device.index)].isDirty = true
            dirty.append(device)
        }
    }

    /// Moves the gateway's clock on; a step back is held.
    mutating func advance(to now: Timestamp) { clock = max(clock, now) }
}
