import CareCore
import FleetModel
import Histogram
import Mosquitto
import SimKit

/// Plays a fleet in simulated time on a real broker: one connection a household, all on one thread.
final class FleetPlayer {
    let plan: FleetPlan
    let clock: StoryClock
    private let pool: ConnectionPool
    private let ledger: LedgerFile?
    private let desk: OperatorDesk?
    private var operators: OperatorActor
    private var households: [HouseholdActor]
    private var links: [HouseholdLink] = []
    private var observer: PublisherConnection
    private var numbers = FleetNumbers()
    private var actions: [FleetAction] = []
    /// Households by when they want to be stepped; entries that are no longer true are passed over.
    private var wakes = Agenda<Int>()
    private var wakeOf: [Moment]
    private let startedAt = StoryClock.ticks
    private(set) var alarms = AlarmBook()
    private var latency = Histogram<UInt32>(
        highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: .three)
    private var pressedAt: [String: Int64] = [:]
    /// Devices of presses that were made and have not left yet, by message.
    private var presses: [Int: String] = [:]
    private var counts = (sent: 0, confirmed: 0, receipts: 0, presses: 0)
    private var gateway = "unheard"
    private var isListening = false
    private(set) var news: [SeenAlarm] = []

    /// Plays drawn lives.
    convenience init(
        plan: FleetPlan, clock: StoryClock, broker: BrokerAddress, credentials: CredentialsFile, ledger: LedgerFile,
        desk: OperatorDesk?
    ) throws {
        try self.init(
            plan, name: "fleet-\(plan.options.seed)", clock: clock, broker: broker, credentials: credentials,
            households: plan.households.indices.map { HouseholdActor(plan, household: $0) },
            operators: OperatorActor(seed: plan.options.seed), ledger: ledger, desk: desk)
        for (key, value) in plan.options.headers { ledger.add(.header(key: key, value: value)) }
        try ledger.flush()
    }

    /// Plays a recorded run; its operators are drawn anew, because its alarms are.
    convenience init(
        replay story: Story, clock: StoryClock, broker: BrokerAddress, credentials: CredentialsFile,
        ledger: LedgerFile, desk: OperatorDesk?
    ) throws {
        let options = story.plan.options
        try self.init(
            story.plan, name: "replay-\(options.seed)", clock: clock, broker: broker, credentials: credentials,
            households: story.plan.households.indices.map { HouseholdActor(story, household: $0) },
            operators: OperatorActor(seed: options.seed), ledger: ledger, desk: desk)
        for (key, value) in options.headers { ledger.add(.header(key: key, value: value)) }
        try ledger.flush()
    }

    /// Plays a story, whose expectations say what becomes of it: it keeps no ledger.
    convenience init(
        story: Story, clock: StoryClock, broker: BrokerAddress, credentials: CredentialsFile, desk: OperatorDesk?
    ) throws {
        try self.init(
            story.plan, name: "scenario-\(StoryClock.ticks)", clock: clock, broker: broker, credentials: credentials,
            households: story.plan.households.indices.map { HouseholdActor(story, household: $0) },
            operators: OperatorActor(story), ledger: nil, desk: desk)
    }

    private init(
        _ plan: FleetPlan, name: String, clock: StoryClock, broker: BrokerAddress, credentials: CredentialsFile,
        households: [HouseholdActor], operators: OperatorActor, ledger: LedgerFile?, desk: OperatorDesk?
    ) throws {
        self.plan = plan
        self.clock = clock
        self.ledger = ledger
        self.desk = desk
        self.operators = operators
        self.households = households
        wakeOf = households.map(\.nextWake)
        pool = try ConnectionPool()
        for household in plan.households {
            let options = try ConnectionPlan.household(
                household, broker: broker, credentials: credentials.credentials(household: household.id))
            links.append(HouseholdLink(try pool.connect(options)))
        }
        observer = try pool.connect(
            ConnectionPlan.observer(name, broker: broker, credentials: credentials.credentials(user: "observer")))
        for index in households.indices { wakes.add(index, at: households[index].nextWake) }
    }

    /// One turn: lets everybody live up to now, sends, and waits for at most `longest` milliseconds.
    func turn(atMost longest: Int64) throws {
        let now = clock.now
        while let (moment, index) = wakes.takeDue(at: now) {
            guard wakeOf[index] == moment else { continue }
            change(index) { $0.step(now: now, numbers: &numbers, actions: &actions) }
        }
        for deed in operators.step(now: now) { desk?.carryOut([deed]) }
        for link in links { link.pump { note(left: $0, at: now) } }
        try ledger?.flush()
        let next = min(wakes.next, operators.nextWake)
        let wait = next == .distantFuture ? longest : min(longest, clock.machineMilliseconds(for: next - clock.now))
        pool.run(atMost: Milliseconds(wait), now: Timestamp(milliseconds: StoryClock.ticks / 1_000))
        for index in links.indices { serve(index) }
        serveObserver()
        try ledger?.flush()
    }

    /// Ends all life; deliveries go on with further turns.
    func endLife() throws {
        let now = clock.now
        for index in households.indices { change(index) { $0.endLife(at: now) } }
        ledger?.add(.header(key: "end", value: String(now.milliseconds)))
        try ledger?.flush()
    }

    /// Messages that are not delivered or not answered yet.
    var openMessages: Int {
        households.reduce(0) { $0 + $1.openMessages } + links.reduce(0) { $0 + $1.openMessages }
    }

    /// Sends one more measurement that wants an answer, which says that all before it was taken in.
    func sendMarker() {
        change(0) { $0.sendMarker(now: clock.now, numbers: &numbers, actions: &actions) }
    }

    /// Whether every household is connected and alarm messages are heard.
    var isReady: Bool { isListening && links.allSatisfy { $0.connection.isConnected } }

    /// What a story asked of operators and they could not do, in words.
    var failures: [String] { operators.failures + (desk?.refusals ?? []) }

    /// Leaves the broker.
    func close() { pool.close(atMost: .seconds(5)) }

    /// Microseconds from press to alarm; 0 while there was none.
    var latencyPercentiles: (p50: UInt64, p99: UInt64) {
        latency.totalCount == 0 ? (0, 0) : (latency.valueAtPercentile(50), latency.valueAtPercentile(99))
    }

    func takeNews() -> [SeenAlarm] {
        defer { news = [] }
        return news
    }

    var status: FleetStatus {
        let online = links.indices.filter { links[$0].connection.isConnected }
        func speaking(_ index: Int) -> Int { plan.households[index].devices.count { $0.kind.period != nil } }
        return FleetStatus(
            now: clock.now, rate: clock.rate, elapsedSeconds: (StoryClock.ticks - startedAt) / 1_000_000,
            beds: plan.options.beds, devices: links.indices.reduce(0) { $0 + speaking($1) },
            devicesOnline: online.reduce(0) { $0 + speaking($1) }, households: links.count,
            householdsOnline: online.count, made: numbers.message, sent: counts.sent, confirmed: counts.confirmed,
            receipts: counts.receipts, waiting: openMessages, presses: counts.presses,
            operators: desk?.counts ?? (0, 0), gateway: gateway)
    }

    private func change(_ index: Int, _ step: (inout HouseholdActor) -> Void) {
        step(&households[index])
        let link = links[index]
        for action in actions {
            switch action {
            case .record(let line):
                if case .message(let entry) = line, entry.event == "sos" { presses[entry.number] = entry.device }
                ledger?.add(line)
            case .publish(let publication): link.add(publication)
            case .cutLink: link.connection.drop(pause: .hours(24 * 365))
            case .restoreLink: link.connection.drop(pause: .zero)
            }
        }
        actions.removeAll(keepingCapacity: true)
        let next = households[index].nextWake
        if next != wakeOf[index] || next <= clock.now {
            wakeOf[index] = next
            wakes.add(index, at: next)
        }
    }

    private func note(left number: Int, at now: Moment) {
        counts.sent += 1
        ledger?.add(.transmission(number: number, at: now))
        if let device = presses.removeValue(forKey: number) {
            counts.presses += 1
            pressedAt[device] = StoryClock.ticks
        }
    }

    private func serve(_ index: Int) {
        let link = links[index]
        let now = clock.now
        for number in link.takeConfirmed() {
            counts.confirmed += 1
            ledger?.add(.brokerAcknowledgement(number: number, at: now))
        }
        for change in link.connection.takeChanges() {
            switch change {
            case .connected: connection(of: index, isUp: true, now)
            case .disconnected:
                for number in link.unconfirmed { ledger?.add(.transmission(number: number, at: now)) }
                connection(of: index, isUp: false, now)
            case .subscribed, .unreachable, .refused: break
            }
        }
        for message in link.connection.takeMessages() {
            let levels = message.topic.split(separator: "/").map(String.init)
            guard levels.count == 5 else { continue }
            hear(levels[4], device: levels[3], message.payload, of: index, now)
        }
    }

    /// What the gateway says to a device of the household.
    private func hear(_ kind: String, device: String, _ payload: [UInt8], of index: Int, _ now: Moment) {
        if kind == "receipt", let receipt = ReceiptMessage(payload) {
            counts.receipts += 1
            change(index) { $0.handle(receipt.receipt, device: device, now: now, actions: &actions) }
        } else if kind == "command", let command = CommandMessage(payload) {
            change(index) {
                $0.handle(command.order, device: device, now: now, numbers: &numbers, actions: &actions)
            }
        }
    }

    private func connection(of index: Int, isUp: Bool, _ now: Moment) {
        change(index) { $0.connectionChanged(isUp: isUp, now: now, numbers: &numbers, actions: &actions) }
    }

    private func serveObserver() {
        for change in observer.takeChanges() {
            switch change {
            case .subscribed: isListening = true
            case .disconnected: isListening = false
            case .connected, .unreachable, .refused: break
            }
        }
        for message in observer.takeMessages() {
            if message.topic.hasSuffix("/heartbeat") {
                gateway = HeartbeatMessage(message.payload)?.state ?? gateway
            } else if let alarm = AlarmMessage(message.payload), alarm.unrecorded != true {
                see(alarm.seen)
            }
        }
    }

    private func see(_ alarm: SeenAlarm) {
        let now = clock.now
        guard alarms.see(alarm, now: now) else { return }
        news.append(alarm)
        operators.see(alarm, now: now)
        let isAnswer = alarm.rule == "SOS-1" && ["raised", "repeated"].contains(alarm.cause)
        guard isAnswer, let device = alarm.device, let pressed = pressedAt.removeValue(forKey: device) else { return }
        let microseconds = StoryClock.ticks - pressed
        latency.record(UInt64(max(1, min(microseconds, 600_000_000))))
        ledger?.add(.latency(microseconds: microseconds))
    }
}
