public import FleetModel
public import SimKit

/// What truly happened in a run: the only thing the auditor is given besides the database.
///
/// The world writes it while it plays; nothing in it comes from the gateway but what left the gateway's machine.
public final class RunRecord {
    /// The fleet.
    public let plan: FleetPlan
    /// The messages that something can still happen to.
    public internal(set) var messages = MessageBook()
    /// What happened to the people and their equipment.
    public internal(set) var truths: [TruthEntry] = []
    /// Who served whom, in the order in which the gateway took it.
    public private(set) var services: [ServiceRecord] = []
    /// Who may serve whom, as nobody knows whether the gateway took it.
    public private(set) var possibleServices: [ServiceRecord] = []
    /// What the books said of devices, in the order in which the gateway took it.
    public private(set) var books: [CustodyRecord] = []
    /// What operators asked for, by its number.
    public internal(set) var deeds: [Int: DeedRecord] = [:]
    /// What did not work, and when.
    public internal(set) var outages: [OutageRecord] = []
    /// Transitions of alarms that the broker got since the last border, each as often as it came.
    public internal(set) var alarms: [AlarmRecord] = []
    /// What people are told, as the broker got it since the last border, each as often as it came.
    public internal(set) var letters: [LetterRecord] = []
    /// Moments at which the broker got the gateway's sign of life.
    public internal(set) var heartbeats: [Moment] = []
    /// How often the gateway's process died and another one began.
    public private(set) var crashes = 0
    /// How often it was stopped in order and another one began.
    public private(set) var stops = 0
    /// How often of these what it had known was not compared with what the next one found, because its database did
    /// not hold just that: a transaction had failed, or none was written since its start.
    public private(set) var uncompared = 0
    /// When transactions of the gateway failed.
    public internal(set) var failures: [Moment] = []
    /// When each device's messages arrived at the gateway's machine.
    public internal(set) var heard: [String: [Moment]] = [:]
    /// When each device's events arrived at the gateway's machine, and the turn that could read them first.
    var arrivals: [String: [ArrivalRecord]] = [:]
    /// How far gateway time was behind true time at most.
    public private(set) var longestLag = TimeSpan.zero
    /// How long turns of the gateway took, and when.
    var turns = TurnBook()
    /// What the world itself saw go wrong.
    public private(set) var violations: [Violation] = []
    /// When life ended; deliveries went on.
    public var lifeEnd: Moment
    /// When everything was delivered.
    public var end: Moment
    var openOutages: [String: Int] = [:]
    private var asked = 0
    /// Events that no turn has begun after.
    private var unread: [(device: String, index: Int)] = []
    /// Devices of which the radio may lose something.
    private let radioDevices: Set<String>

    /// What each device has counted, where counters restart.
    private var references: [String: ReferenceRuns] = [:]

    /// Whether every message is followed; without it only what truly happened is kept, however long the run.
    private let followsMessages: Bool

    /// Begins the record of a run.
    public init(plan: FleetPlan, followsMessages: Bool = true) {
        self.plan = plan
        self.followsMessages = followsMessages
        let isLossy = plan.options.faults.contains(.losses)
        radioDevices = isLossy ? Set(plan.devices.filter { $0.kind.isHeardThroughHub }.map(\.id)) : []
        if plan.options.faults.contains(.counters) {
            references = Dictionary(uniqueKeysWithValues: plan.devices.map { ($0.id, ReferenceRuns()) })
        }
        lifeEnd = plan.options.start
        end = plan.options.start
    }

    /// A device or a person did something.
    public func add(_ line: LedgerLine, at now: Moment) {
        switch line {
        case .message(let entry):
            guard followsMessages else { return }
            messages.add(MessageRecord(entry, madeAt: now))
            references[entry.device]?.note(entry)
        case .truth(let text):
            if let truth = TruthEntry(text) { truths.append(truth) }
        case .receipt(let number, let receipt):
            guard receipt.promisesStorage else { return }
            change(number) { message in
                let entry = message.entry
                // A device that restarted its counter cannot tell which of two messages an answer is about.
                let isAmbiguous = references[entry.device]?.isRepeated(entry) ?? false
                // Nor can one that counts nothing, when the radio lost the one before it.
                let mayMistake = entry.reference == nil && radioDevices.contains(entry.device)
                if !isAmbiguous, !mayMistake { message.isPromised = true }
            }
        case .header, .transmission, .brokerAcknowledgement, .latency: break
        }
    }

    /// A message was handed to the network.
    public func transmit(_ number: Int) { change(number) { $0.transmissions += 1 } }

    /// The broker took a message in for the gateway.
    public func keep(_ number: Int, at now: Moment) {
        change(number) {
            $0.kept += 1
            if $0.firstKeptAt == nil { $0.firstKeptAt = now }
            $0.lastKeptAt = now
        }
    }

    /// The broker forgot a message that the gateway had not acknowledged.
    public func forget(_ number: Int) { change(number) { $0.forgotten += 1 } }

    /// The broker delivers a message again that the gateway had acknowledged.
    public func repeatDelivery(_ number: Int) { change(number) { $0.repeated += 1 } }

    /// A message reached the gateway's machine.
    public func arrive(_ number: Int, at now: Moment) {
        change(number) {
            $0.arrivals += 1
            if $0.firstArrivedAt == nil { $0.firstArrivedAt = now }
        }
        guard followsMessages, number > 0, let entry = messages[number]?.entry else { return }
        if entry.fate != .quarantine { heard[entry.device, default: []].append(now) }
        guard entry.kind == .event else { return }
        unread.append((entry.device, arrivals[entry.device]?.count ?? 0))
        arrivals[entry.device, default: []].append(ArrivalRecord(at: now))
    }

    /// Number 0 is everybody's but the fleet's.
    private func change(_ number: Int, _ step: (inout MessageRecord) -> Void) {
        guard followsMessages, number > 0, !messages.change(number, step) else { return }
        violate(Violation(2, "message \(number) was settled by the simulation's own accounts, and moved again"))
    }

    /// The gateway begins a turn, in which it believes it to be `gatewayTime`.
    public func turn(at now: Moment, gatewayTime: Moment) {
        longestLag = max(longestLag, now - gatewayTime)
        guard !unread.isEmpty else { return }
        unread.removeAll { device, index in
            // What came in the very moment in which the turn began may be left for the next one.
            guard let arrived = arrivals[device]?[index].at, arrived < now else { return false }
            arrivals[device]?[index].turn = now
            return true
        }
    }

    /// A turn of the gateway began then and took that long.
    public func work(_ length: TimeSpan, from: Moment) { turns.add(from: from, length: length) }

    /// The gateway may have taken a line of an import: its process died before it answered. The moment is unknown.
    public func mayServe(_ service: ServiceRecord) { possibleServices.append(service) }

    /// The gateway took a line of an import.
    public func serve(_ service: ServiceRecord) {
        let before = services.last { $0.device == service.device }
        // A device that is given to where it is stays there since it came, unless it was taken back meanwhile.
        if let before, before.bed == service.bed, before.household == service.household,
            !books.contains(where: { $0.device == service.device && $0.state == "returned" && $0.at > before.from })
        {
            return
        }
        services.append(service)
    }

    /// The gateway took over what the books say.
    public func keepBooks(_ custody: CustodyRecord) { books.append(custody) }

    /// An operator asked for something.
    /// - Returns: Its number, for the answer.
    public func ask(_ deed: DeedRecord) -> Int {
        asked += 1
        deeds[asked] = deed
        return asked
    }

    /// The gateway answered that it was done.
    public func accept(_ deed: Int) { deeds[deed]?.isAccepted = true }

    /// The broker got a transition of an alarm.
    public func hear(_ alarm: AlarmRecord) { if followsMessages { alarms.append(alarm) } }

    /// The broker got what somebody is told.
    public func hear(_ letter: LetterRecord) { if followsMessages { letters.append(letter) } }

    /// The broker got the gateway's sign of life.
    public func hearHeartbeat(at now: Moment) { if followsMessages { heartbeats.append(now) } }

    /// A process of the gateway began after another one.
    public func restart(afterStop: Bool, isCompared: Bool) {
        if afterStop { stops += 1 } else { crashes += 1 }
        if !isCompared { uncompared += 1 }
    }

    /// A transaction failed.
    public func fail(at now: Moment) { failures.append(now) }

    /// The world saw something that must not be.
    public func violate(_ violation: Violation) { violations.append(violation) }

    /// Something stops working; it may be said again while it lasts.
    public func begin(_ kind: OutageRecord.Kind, _ subject: String? = nil, at now: Moment) {
        let key = "\(kind.rawValue) \(subject ?? "")"
        guard openOutages[key] == nil else { return }
        openOutages[key] = outages.count
        outages.append(OutageRecord(kind: kind, subject: subject, from: now, until: .distantFuture))
    }

    /// Something does not work for a time that is known.
    public func outage(_ kind: OutageRecord.Kind, from: Moment, until: Moment) {
        outages.append(OutageRecord(kind: kind, subject: nil, from: from, until: until))
    }

    /// Something works again.
    public func finish(_ kind: OutageRecord.Kind, _ subject: String? = nil, at now: Moment) {
        guard let index = openOutages.removeValue(forKey: "\(kind.rawValue) \(subject ?? "")") else { return }
        outages[index].until = now
    }
}
