import Auditor
import CareCore
import FleetModel
import Foundation
import SimKit

/// The whole system: one thread, one queue of what is still to come, one seed.
final class World {
    let options: RunOptions
    let record: RunRecord
    let timeline: Timeline
    let network: Network
    let broker: Broker
    let host: GatewayHost
    let homes: Homes
    let operators: Operators
    let plan: FaultPlan
    /// What else a crash does, drawn apart from when there are crashes.
    var housekeepingDraws: RandomSource
    private let auditor: Auditor
    /// When the next window of the audit ends.
    private var border: Moment
    /// Told of everything that happens, before it does; what it throws ends the run.
    var trace: ((Moment, Occurrence) throws -> Void)?
    /// Told of the moment of the run, once a simulated minute.
    var progress: ((Moment) -> Void)?

    /// The gateway runs and the fleet is registered before the first household speaks.
    static let prelude = TimeSpan.seconds(40)
    /// How long the drain may take once everything works again.
    static let patience = TimeSpan.minutes(14)

    /// A run drawn from a seed; unless `isAudited`, messages are not followed and promises not judged, and operators
    /// hear of absence, visits and outages, of which no promise speaks.
    convenience init(
        _ options: RunOptions, setup: GatewaySetup, folder: URL, tampering: Tampering, isAudited: Bool = true
    ) throws {
        let fleet = FleetPlan(options.playedFleet)
        let seed = options.fleet.seed
        let people =
            isAudited
            ? OperatorActor(seed: seed)
            : OperatorActor(seed: seed, hearing: CareCalendar(fleet, until: options.lifeEnd))
        try self.init(
            options, fleet: fleet, actors: fleet.households.indices.map { HouseholdActor(fleet, household: $0) },
            people: people, setup: setup, folder: folder, tampering: tampering, isAudited: isAudited)
    }

    /// A story, in a world without faults but those that it tells.
    convenience init(_ story: Story, setup: GatewaySetup, folder: URL) throws {
        let start = story.plan.options.start
        try self.init(
            RunOptions(fleet: story.plan.options, length: story.end - start), fleet: story.plan,
            actors: story.plan.households.indices.map { HouseholdActor(story, household: $0) },
            people: OperatorActor(story), setup: setup, folder: folder, tampering: Tampering())
    }

    private init(
        _ options: RunOptions, fleet: FleetPlan, actors: [HouseholdActor], people: OperatorActor,
        setup: GatewaySetup, folder: URL, tampering: Tampering, isAudited: Bool = true
    ) throws {
        let random = RandomSource(seed: options.fleet.seed).stream("world")
        let begin = options.fleet.start - Self.prelude
        let plan = FaultPlan(options, fleet: fleet, random: random.stream("faults"))
        let timeline = Timeline(start: begin)
        let record = RunRecord(plan: fleet, followsMessages: isAudited)
        let network = Network(timeline: timeline, random: random.stream("network"), homes: fleet.households.count)
        let broker = Broker(
            timeline: timeline, network: network, topics: TopicMap(fleet),
            limits: plan.limits, ears: BrokerScribe(record: record, timeline: timeline))
        let host = GatewayHost(
            setup: setup, timeline: timeline, network: network, record: record,
            machine: MachineModel(bootedAt: begin - .days(1)), disk: try SimDisk(folder: folder),
            tampering: tampering)
        self.options = options
        self.plan = plan
        self.timeline = timeline
        self.record = record
        housekeepingDraws = random.stream("housekeeping")
        auditor = Auditor(record)
        border = isAudited ? options.fleet.start + options.auditedTime : .distantFuture
        self.network = network
        self.broker = broker
        self.host = host
        homes = Homes(plan: fleet, actors: actors, timeline: timeline, network: network, record: record)
        operators = Operators(
            people: people, timeline: timeline, network: network, host: host, record: record)
    }

    /// How much of what had its second the auditor judged, and how much it excused.
    var shares: [AuditShare] { auditor.shares }

    /// Plays the run from its first moment to the last word of the gateway, and judges it.
    /// - Returns: What breaks a promise, and what the database's file grew to.
    func play() throws -> (violations: [Violation], sizes: [(at: Moment, bytes: Int64)]) {
        try begin()
        try run(until: options.lifeEnd)
        record.lifeEnd = timeline.now
        homes.endLife()
        try relieve()
        try drain()
        record.end = timeline.now
        border = .distantFuture
        try host.stop()
        try run(until: timeline.now + .seconds(2))
        return (try auditor.finish(auditBorder()), auditor.sizes)
    }

    /// Judges a window that is over, when the gateway's process has its files open and rests between two turns.
    private func audit() throws {
        guard timeline.now >= border, host.isRunning else { return }
        border = timeline.now + options.auditedTime
        try auditor.pass(auditBorder())
    }

    private func auditBorder() -> AuditBorder {
        AuditBorder(
            now: timeline.now, open: homes.openNumbers.union(broker.openNumbers), oldestUnsent: homes.oldestUnsent,
            gatewayTime: host.newestTime, database: host.disk.database)
    }

    /// Plays a story, or a run that nobody audits, from its first moment to the last word of the gateway: nothing is
    /// mended at its end.
    func tell() throws {
        try begin()
        try run(until: options.lifeEnd)
        homes.endLife()
        try host.stop()
        try run(until: timeline.now + .seconds(2))
    }

    private func begin() throws {
        try host.start()
        operators.start()
        let since = options.fleet.servingSince
        let lines = try record.plan.households.flatMap { try Registration.lines($0, since: since) }
        operators.register(lines.map(\.0), lines.map(\.1))
        operators.enter(try ContactBook.contacts(for: record.plan))
        try run(until: options.fleet.start)
        guard operators.isIdle else {
            throw SimulationError("the fleet could not be registered: \(operators.refusals.prefix(3))")
        }
        homes.start()
        for (index, event) in plan.events.enumerated() { timeline.add(.fault(index), at: event.at) }
    }

    /// Everything works again: what was made must arrive.
    private func relieve() throws {
        network.heal()
        operators.rest()
        for relief in [FaultEvent.Relief.full, .scarce, .clock, .slow] { try carryOut(.relief(relief)) }
        host.disk.mend()
        broker.limits = BrokerLimits()
        if !broker.isUp { timeline.add(.brokerStarts, at: timeline.now) }
        if !host.isRunning { timeline.add(.gatewayStarts, at: timeline.now) }
    }

    private func drain() throws {
        // A gateway that stopped while its clock was ahead does not start before true time has come to its newest row.
        let begin = host.isRunning ? timeline.now : max(timeline.now, host.newestTime)
        let end = begin + Self.patience
        while timeline.now < end {
            try run(until: min(end, timeline.now + .seconds(5)))
            if isDrained { return }
        }
        record.violate(
            Violation(
                7,
                "\(Self.patience.milliseconds / 60_000) minutes after the last fault not everything was delivered: "
                    + "\(homes.openText); broker \(broker.heldForGateway), "
                    + "unconfirmed \(host.process?.port.unconfirmed ?? 0), "
                    + "outbox \(host.process?.waiting ?? 0), operators \(operators.refusals.suffix(1))"
                    + (host.disk.isHouseKept ? "" : ", housekeeping still fails")))
    }

    private var isDrained: Bool {
        homes.open == 0 && broker.heldForGateway == 0 && operators.isIdle && host.disk.isHouseKept
            && host.process.map { $0.port.unconfirmed == 0 && $0.waiting == 0 } == true
    }

    private func run(until end: Moment) throws {
        while timeline.now < end {
            let pause = min(end, timeline.now + .minutes(1))
            while let occurrence = timeline.next(until: pause) {
                try trace?(timeline.now, occurrence)
                try perform(occurrence)
            }
            progress?(timeline.now)
            try audit()
        }
    }

    private func perform(_ occurrence: Occurrence) throws {
        switch occurrence {
        case .home(let index): homes.step(index)
        case .homeConnects(let index): homes.connect(index)
        case .arrival(let flight): arrive(flight)
        case .notice(let connection, .broker): broker.notice(connection)
        case .notice(let connection, .client): notice(connection)
        case .gatewayWakes(let generation):
            try host.wakes(generation)
            if host.isRunning { operators.readAnswers() } else { operators.loseAnswers() }
        case .gatewayIsFree(let generation):
            let wasRunning = host.isRunning
            try host.isFree(generation)
            if wasRunning, !host.isRunning { operators.loseAnswers() }
        case .gatewayStarts: try host.start()
        case .brokerStarts:
            broker.start()
            record.finish(.broker, at: timeline.now)
        case .fault(let index): try carryOut(plan.events[index].kind)
        case .operators: try operators.step()
        }
    }

    private func arrive(_ flight: Flight) {
        guard network.isOpen(flight.connection, at: flight.side) else { return }
        if flight.side == .broker { return broker.take(flight.packet, on: flight.connection) }
        switch network.connections[flight.connection].client {
        case .urgentLane, .bulkLane:
            if case .publish(_, let letter, _) = flight.packet { record.arrive(letter.number, at: timeline.now) }
            host.process?.port.take(flight.packet, on: flight.connection)
            host.hasInput()
        case .observer: operators.take(flight.packet, on: flight.connection)
        case .home(let index): homes.take(flight.packet, index, on: flight.connection)
        }
    }

    private func notice(_ connection: Int) {
        switch network.connections[connection].client {
        case .urgentLane, .bulkLane:
            host.process?.port.notice(connection)
            host.hasInput()
        case .observer: operators.notice(connection)
        case .home(let index): homes.notice(index, connection)
        }
    }
}
