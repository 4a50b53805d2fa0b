public import SimKit

/// A household that lives: its people, its devices and its one connection, as a state machine without a clock.
///
/// Whoever plays it calls `step` when `nextWake` has come and carries out the actions; time is only what the caller
/// says it is. The same calls give the same actions.
public struct HouseholdActor: Sendable {
    /// What it was drawn as.
    public let plan: HouseholdPlan
    let options: FleetOptions
    let random: RandomSource
    let town: RandomSource
    var agenda = Agenda<HouseholdItem>()
    var devices: [DeviceState]
    var people: [PersonState]
    /// Whether messages can be handed to the network: connected, and no outage played.
    var isConnected = false
    var linkLostUntil: Moment?
    /// Messages that wait for the link, urgent ones first.
    var waiting: [Publication] = []
    var unanswered: [Int: Unanswered] = [:]
    /// Whether a story is played in place of a life.
    var hasScript = false
    /// What happens in the story.
    var script: [StoryDeed] = []
    /// Messages of a recording that were played, by their numbers in it.
    var replayed: [Int: Replayed] = [:]
    /// Whether the script is a recording: what was said at a connection stands in it.
    private var isReplay = false
    /// Carbon monoxide in the room, parts of a million.
    var fumes: Int64 = 0
    let dwelling: Dwelling
    var room: RoomClass?
    /// After this nothing new is made; what was made is still delivered.
    var livesUntil = Moment.distantFuture

    /// Makes the household of that index in `fleet`.
    public init(_ fleet: FleetPlan, household index: Int) {
        self.init(cast: fleet, household: index)
        let start = fleet.options.start
        for (index, device) in plan.devices.enumerated() where device.kind.period != nil {
            agenda.add(.routine(device: index), at: start + device.phase)
        }
        let today = CivilDay(of: start)
        for day in [today.previous, today] { addDay(day) }
        agenda.add(.plan(today.next), at: today.next.start)
    }

    /// Makes the household of that index in a story: nothing happens in it but what the story says.
    public init(_ story: Story, household index: Int) {
        self.init(cast: story.plan, household: index)
        script = story.scripts[index]
        hasScript = true
        isReplay = story.isRecorded
        for (place, deed) in script.enumerated() { agenda.add(.deed(place), at: deed.at) }
    }

    private init(cast fleet: FleetPlan, household index: Int) {
        let plan = fleet.households[index]
        let random = fleet.random(ofHousehold: index)
        let start = fleet.options.start
        self.plan = plan
        self.random = random
        options = fleet.options
        dwelling = Dwelling(random.stream("dwelling"))
        town = HouseholdDay.town(plan.township, seed: fleet.options.seed)
        devices = plan.devices.map { DeviceState($0, life: random) }
        let charged = CivilDay(of: start).previous.at(21)
        people = plan.beds.map { _ in PersonState(watchFullAt: charged, stepsDay: CivilDay(of: start)) }
    }

    /// When `step` has something to do next.
    public var nextWake: Moment { agenda.next }

    /// How many messages wait for an answer or for the link.
    public var openMessages: Int { unanswered.count + waiting.count }

    /// Does everything that is due at `now`.
    /// - Parameters:
    ///   - now: Simulated time; must not go backwards.
    ///   - numbers: The numbers given out next, shared by all households.
    ///   - actions: What is to be done is added at the end.
    public mutating func step(now: Moment, numbers: inout FleetNumbers, actions: inout [FleetAction]) {
        while let (moment, item) = agenda.takeDue(at: now) {
            var scene = Scene(at: moment, now: now, numbers: numbers)
            perform(item, &scene)
            numbers = scene.numbers
            actions += scene.actions
        }
    }

    /// Ends all life at `moment`: routine, presses and faults stop, deliveries go on.
    ///
    /// A link that an outage holds down comes back then, or nothing could be delivered.
    public mutating func endLife(at moment: Moment) {
        livesUntil = moment
        guard linkLostUntil != nil else { return }
        linkLostUntil = moment
        agenda.add(.linkBack, at: moment)
    }

    /// Lets the hub send one more measurement that asks for a receipt: once that is answered, everything that reached
    /// the broker before it has been taken in.
    public mutating func sendMarker(
        now: Moment, numbers: inout FleetNumbers, actions: inout [FleetAction]
    ) {
        var scene = Scene(at: now, now: now, numbers: numbers)
        var draft = Draft(kind: .telemetry)
        draft.measurements = [Measurement(.mains, .flag(true))]
        send(draft, 0, &scene, mustBeAnswered: true)
        numbers = scene.numbers
        actions += scene.actions
    }

    /// Takes note that the connection came up or went down.
    public mutating func connectionChanged(
        isUp: Bool, now: Moment, numbers: inout FleetNumbers, actions: inout [FleetAction]
    ) {
        isConnected = isUp
        guard isUp, linkLostUntil == nil, !isReplay else { return }
        var scene = Scene(at: now, now: now, numbers: numbers)
        greet(&scene)
        numbers = scene.numbers
        actions += scene.actions
    }

    /// Takes the gateway's answer to `device`.
    public mutating func handle(
        _ receipt: DeviceReceipt, device: String, now: Moment, actions: inout [FleetAction]
    ) {
        guard let index = devices.firstIndex(where: { $0.plan.id == device }), !isLost(index, now) else { return }
        for reference in receipt.references {
            guard let number = answered(index, reference, isDuplicate: receipt.isDuplicate) else { continue }
            actions.append(.record(.receipt(number: number, LedgerEntry.Receipt(at: now, status: receipt.status))))
            if !receipt.asksForRetry { unanswered[number] = nil }
        }
    }

    /// Which message an answer to a device is about; `nil` when that cannot be told.
    ///
    /// Without a reference, "stored" is about the oldest that waits. "Duplicate" may be about any that was sent twice,
    /// an answered one too: it is taken for the last one sent, of which only the oldest is repeated (`retry`).
    private func answered(_ device: Int, _ reference: String?, isDuplicate: Bool) -> Int? {
        let open = unanswered.filter { $0.value.device == device && $0.value.reference == reference }
        guard reference == nil, isDuplicate else { return open.keys.min() }
        return devices[device].lastSent.flatMap { (open[$0]?.transmissions ?? 0) > 1 ? $0 : nil }
    }

    var canTransmit: Bool { isConnected && linkLostUntil == nil }
}
