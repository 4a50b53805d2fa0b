import CareCore
import CareStore
import CareWire
import Gateway
import Ingest
import SimKit

/// A process of the gateway: the code of the product on simulated ports. It ends with its death or its stop.
final class GatewayProcess {
    let port: GatewayPort
    let life = ProcessLife()
    let queue = CommandQueue(wake: {})
    /// Whether a command waits for the next turn.
    private(set) var hasCommands = false
    private let opening: Opening
    private let disk: SimDisk
    private let tampering: Tampering
    private var loop: LineLoop<SimTransport, SimCommitter>
    /// The state of the last turn is not that of the database: a transaction failed, or none was written since the
    /// start, which has stopped the listening clock.
    private var isStale = true
    /// Whether a transaction was written since the start.
    private var hasWritten = false

    init(
        setup: GatewaySetup, disk: SimDisk, timeline: Timeline, network: Network, machine: MachineModel,
        pace: GatewayPace, tampering: Tampering, before: StateImage?
    ) throws {
        let clocks = machine.clocks(at: timeline.now)
        let opening = try Opening(
            profiles: setup.profiles, sources: setup.sources,
            store: StoreConfiguration(
                path: disk.database, retention: setup.retention, recordKey: GatewaySetup.recordKey,
                newInstance: { GatewaySetup.instance }),
            clockRate: 1)
        if let before { try before.compare(with: opening, tampering: tampering) }
        var time = SystemTime(GatewayConfiguration().clock, clocks)
        let now = time.read(clocks).now
        let port = GatewayPort(
            timeline: timeline, network: network, clocks: machine, pace: pace, life: life,
            heartbeatTopic: OutgoingTopic.heartbeat(gateway: setup.configuration.gateway))
        let line = try opening.line(
            transport: SimTransport(port: port, tampering: tampering),
            committer: SimCommitter(
                try opening.store.makeCommitter(), disk: disk, life: life, tampering: tampering),
            now: now, configuration: setup.configuration)
        try ClockCheck.check(now: now, newest: line.state.clock, built: nil)
        let reserve = ReserveFile(database: disk.database, bytes: 4_096)
        let watch = DiskWatch(DiskGuard(reserve: reserve), freeBytes: { disk.freeBytes })
        self.port = port
        self.opening = opening
        self.disk = disk
        self.tampering = tampering
        loop = LineLoop(line: line, time: time, disk: watch)
    }

    /// Whether the database may not grow beyond what it has now.
    func limitGrowth(_ isLimited: Bool) throws { try opening.store.limitGrowth(isLimited) }

    /// Gateway time of the last turn.
    var gatewayTime: Moment { Moment(milliseconds: loop.line.state.clock.milliseconds) }

    /// Messages that wait to be handed to the broker's client.
    var waiting: Int { loop.line.figures(at: loop.line.state.clock).waiting }

    /// Takes a command for the next turn.
    func post(_ request: LineRequest, _ reply: @escaping @Sendable (CommandOutcome) -> Void) {
        switch queue.post(request, reply: reply) {
        case .taken: hasCommands = true
        case .full, .closed: reply(.refused(["the gateway is busy or stopping"]))
        }
    }

    /// Does one turn; if the process is to die in it, takes a picture of the state that its database then holds.
    func turn(_ clocks: MachineClocks) -> (report: TurnReport, image: StateImage?) {
        port.wake()
        hasCommands = false
        let writes = disk.writes
        let before = life.isLit && !isStale ? StateImage(loop.line.state) : nil
        let report = loop.turn(seen(clocks), commands: queue.drain())
        hasWritten = hasWritten || disk.writes > writes
        // Without any room the line goes on by itself, and nothing of that is written.
        defer { isStale = report.failure != nil || loop.line.isUnrecorded || !hasWritten }
        guard life.isDead else { return (report, nil) }
        return (report, disk.writes > writes ? StateImage(loop.line.state) : before)
    }

    /// What comes after a turn: housekeeping, then the wait.
    /// - Returns: How long the process waits for input, and why housekeeping failed.
    func rest(_ clocks: MachineClocks) -> (wait: Milliseconds, failure: CommitError?) {
        let failure = loop.keepHouse()
        port.resetWait()
        loop.wait(seen(clocks))
        return (tampering.sleep?(port.waitTime) ?? port.waitTime, failure)
    }

    private func seen(_ clocks: MachineClocks) -> MachineClocks {
        guard let tamper = tampering.monotonic else { return clocks }
        return MachineClocks(wall: clocks.wall, monotonic: tamper(clocks.wall, clocks.monotonic))
    }

    /// What the process knows, when its database holds just that.
    func image() -> StateImage? { isStale ? nil : StateImage(loop.line.state) }

    /// Writes the state and says the last word.
    func bidFarewell(_ clocks: MachineClocks) {
        queue.close()
        _ = loop.writeState(clocks)
        loop.sayFarewell(clocks)
    }

    /// Leaves the broker.
    func leave() { loop.leave() }
}
