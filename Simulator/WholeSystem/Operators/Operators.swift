import Auditor
import CareCore
import CareRecords
import FleetModel
import Ingest
import ScenarioKit
import SimKit

/// People at a duty desk who hear alarms from the broker and answer them at the gateway, and who import who serves
/// whom.
final class Operators {
    private enum Task {
        case deed(Int)
        case registration
        case contacts
        case forms
        case saying
        case rebinding(ServiceRecord)
        case custody(Int)
    }

    private let timeline: Timeline
    private let network: Network
    private let host: GatewayHost
    private let record: RunRecord
    private var people: OperatorActor
    private let answers = Answers()
    private var store = CustodyDesk()
    /// Whom devices of the store serve next.
    private var promised: [String: ServiceRecord] = [:]
    private var tasks: [Int: Task] = [:]
    private var tickets = 0
    private var connection: Int?
    /// The registration of the fleet, until the gateway has taken it.
    private var registration: (lines: [AssignmentImport], services: [ServiceRecord])?
    /// Why imports and answers were refused, each time.
    private(set) var refusals: [String] = []
    /// When `step` is called next.
    private var wake = Moment.distantFuture
    /// Told of every alarm message that has come to their screen.
    var listener: ((SeenAlarm) -> Void)?

    init(people: OperatorActor, timeline: Timeline, network: Network, host: GatewayHost, record: RunRecord) {
        self.people = people
        self.timeline = timeline
        self.network = network
        self.host = host
        self.record = record
    }

    /// What a story asked of them and they could not do or the gateway refused, in words.
    var failures: [String] { people.failures + refusals }

    /// Whether nothing is left to be done.
    var isIdle: Bool { registration == nil && tasks.isEmpty }

    // MARK: What they hear

    /// They come to work.
    func start() {
        connect()
        plan(at: people.nextWake)
    }

    private func connect() {
        guard connection == nil else { return }
        connection = network.connect(
            .observer, ConnectRequest(isClean: false, receiveMaximum: 1_000, will: nil))
    }

    func take(_ packet: Packet, on connection: Int) {
        guard self.connection == connection else { return }
        switch packet {
        case .publish(let packetID, let letter, _):
            network.send(.acknowledge([packetID]), on: connection, to: .broker)
            guard let alarm = AlarmReader.seen(letter) else { return }
            listener?(alarm)
            people.see(alarm, now: timeline.now)
            plan(at: people.nextWake)
        case .refused:
            _ = network.end(connection, at: .client)
            self.connection = nil
            plan(at: timeline.now + .seconds(5))
        case .accepted, .acknowledge, .connect, .disconnect: break
        }
    }

    func notice(_ connection: Int) {
        guard network.end(connection, at: .client), self.connection == connection else { return }
        self.connection = nil
        plan(at: timeline.now + .seconds(1))
    }

    // MARK: What they do

    /// Registers the fleet.
    func register(_ lines: [AssignmentImport], _ services: [ServiceRecord]) {
        registration = (lines, services)
        post(.importAssignments(lines), .registration)
    }

    /// Enters who is called.
    func enter(_ contacts: [Contact]) {
        let lines = contacts.enumerated().map { DutyCommand.Line($0.offset + 1, $0.element) }
        post(.duty(.importContacts(lines, by: "import")), .contacts)
    }

    /// Gives a device to another place from the moment on at which the gateway takes it.
    func rebind(_ line: AssignmentImport, _ service: ServiceRecord) {
        post(.importAssignments([line]), .rebinding(service))
    }

    /// Takes a device back over the books, and gives it to another place, or to nobody.
    func collect(_ device: String, next: (AssignmentImport, ServiceRecord)?) {
        store.begin(device, next: next?.0, at: timeline.now)
        if promised[device] == nil { promised[device] = next?.1 }
        plan(at: store.nextWake)
    }

    /// Nothing new is begun.
    func rest() { store.rest() }

    /// Does what is due.
    func step() throws {
        guard wake <= timeline.now else { return }
        wake = .distantFuture
        connect()
        for deed in people.step(now: timeline.now) { try carryOut(deed) }
        for (tale, command) in store.due(at: timeline.now) { post(command, .custody(tale)) }
        plan(at: min(people.nextWake, store.nextWake))
    }

    /// Takes the answers that the gateway has given in a turn it has survived.
    func readAnswers() {
        for (ticket, outcome) in answers.take() {
            guard let task = tasks.removeValue(forKey: ticket) else { continue }
            switch (task, outcome) {
            case (.deed(let deed), .done): record.accept(deed)
            case (.registration, .done):
                for service in registration?.services ?? [] { record.serve(service) }
                registration = nil
            case (.rebinding(let service), .done): record.serve(service.begins(at: host.gatewayTime))
            case (.contacts, .done), (.forms, .done), (.saying, .done): break
            case (.custody(let tale), .done): note(store.finish(tale, at: timeline.now))
            case (.custody(let tale), .refused): store.retry(tale, at: timeline.now)
            case (.rebinding(let service), .refused(let reasons)):
                // A transaction that failed may be on disk all the same.
                record.mayServe(service)
                refusals += reasons
            case (.deed, .refused(let reasons)), (.registration, .refused(let reasons)),
                (.contacts, .refused(let reasons)), (.forms, .refused(let reasons)),
                (.saying, .refused(let reasons)):
                refusals += reasons
            }
        }
        plan(at: store.nextWake)
    }

    private func note(_ done: (device: String, step: CustodyDesk.Step, isSure: Bool)) {
        switch done.step {
        case .state(let state):
            record.keepBooks(
                CustodyRecord(device: done.device, state: state.name, at: host.gatewayTime, isSure: done.isSure))
        case .give:
            guard let service = promised[done.device] else { return }
            done.isSure ? record.serve(service.begins(at: host.gatewayTime)) : record.mayServe(service)
        }
    }

    /// Answers of a process that died are heard by nobody.
    func loseAnswers() {
        _ = answers.take()
        for case .rebinding(let service) in tasks.values { record.mayServe(service) }
        for case .custody(let tale) in tasks.values { store.retry(tale, at: timeline.now) }
        tasks = [:]
        plan(at: store.nextWake)
    }

    private func carryOut(_ deed: OperatorDeed) throws {
        let by = "desk-1"
        switch deed {
        case .acknowledge(let alarm):
            guard let number = Int64(alarm) else { return }
            let record = DeedRecord(kind: .acknowledge, alarm: number, by: by, at: timeline.now)
            post(.acknowledge(AlarmID(number), by: by), .deed(self.record.ask(record)))
        case .callBack(let alarm):
            guard let number = Int64(alarm) else { return }
            let record = DeedRecord(kind: .callBack, alarm: number, by: by, at: timeline.now)
            let note = "simulated operator"
            post(.step(AlarmID(number), .callBack(note: note), by: by), .deed(self.record.ask(record)))
        case .close(let alarm, let reason):
            guard let number = Int64(alarm), let reason = CloseReason.named(reason) else { return }
            let record = DeedRecord(kind: .close, alarm: number, by: by, at: timeline.now)
            let note = "simulated operator"
            post(
                .close(AlarmID(number), by: by, reason: reason, note: note), .deed(self.record.ask(record)))
        case .assign(let device, let household, let bed):
            let (line, service) = try Registration.line(device, at: household, bed: bed, since: nil)
            rebind(line, service)
        case .enter(let forms): post(.records(RecordRequest(forms, by: by)), .forms)
        case .say(let order): post(.suppression(order, by: by), .saying)
        }
    }

    private func post(_ command: Command, _ task: Task) { post(.command(command), task) }

    private func post(_ request: LineRequest, _ task: Task) {
        tickets += 1
        tasks[tickets] = task
        host.post(request, answers.reply(tickets))
    }

    private func plan(at moment: Moment) {
        guard moment < wake else { return }
        wake = moment
        timeline.add(.operators, at: moment)
    }
}
