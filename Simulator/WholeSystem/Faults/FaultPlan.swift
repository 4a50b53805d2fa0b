import FleetModel
import SimKit

/// Which faults a run has and when, all drawn before it begins.
final class FaultPlan {
    /// In no particular order; ends of faults are added while the run is played.
    private(set) var events: [FaultEvent] = []
    /// How the broker is set up.
    private(set) var limits = BrokerLimits()
    private let start: Moment
    private let end: Moment
    private let fleet: FleetPlan
    private let random: RandomSource
    /// How a town is cut off, drawn apart from when: what was drawn before this was stays as it was.
    private var townDraws: RandomSource

    init(_ options: RunOptions, fleet: FleetPlan, random: RandomSource) {
        self.fleet = fleet
        self.random = random
        townDraws = random.stream("half-open towns")
        // The first minutes are left alone: everybody connects.
        start = options.fleet.start + .minutes(3)
        end = options.lifeEnd
        for (fault, weight) in options.faults.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            draw(fault, weight: weight)
        }
        var window = random.stream("receive maximum")
        if !options.faults.isEmpty, window.chance(.percent(40)) {
            limits.receiveMaximum = Int(window.whole(50...1_000))
        }
    }

    /// Puts down the end of a fault.
    func add(_ kind: FaultEvent.Kind, at moment: Moment) { events.append(FaultEvent(at: moment, kind: kind)) }

    /// Times a day at a weight of 100.
    private static let rates: [SystemFault: Double] = [
        .crash: 12, .restart: 4, .brokerRestart: 4, .brokerKill: 4, .amnesia: 2, .cut: 40, .stall: 40, .halfOpen: 12,
        .township: 2, .laneCut: 12, .partition: 8, .clock: 4, .commit: 20, .full: 3, .scarce: 3, .slow: 4, .rebind: 4,
        .custody: 8,
    ]

    private func draw(_ fault: SystemFault, weight: Int64) {
        var random = random.stream(fault.rawValue)
        if fault == .shortQueue { limits.queuedMessages = Int(random.whole(20...2_000)) }
        if fault == .overrun { limits.isOverrunning = true }
        guard let rate = Self.rates[fault], start < end else { return }
        let mean = 86_400_000 / (rate * Double(weight) / 100)
        var moment = start
        while true {
            moment = moment + .milliseconds(Int64(random.exponential(mean: mean)))
            guard moment < end else { return }
            events += make(fault, &random).map { FaultEvent(at: moment, kind: $0) }
        }
    }

    private func make(_ fault: SystemFault, _ random: inout RandomSource) -> [FaultEvent.Kind] {
        switch fault {
        case .crash: [.crash(calls: Int(random.whole(1...9)), death: death(&random))]
        case .restart: [.restart(random.span(.seconds(1), .minutes(10)))]
        case .brokerRestart: [.brokerStop(random.span(.seconds(1), .minutes(5)), .nothing)]
        case .brokerKill:
            [
                .brokerStop(
                    random.span(.seconds(1), .minutes(2)),
                    .newest(messages: Int(random.whole(0...20)), acknowledgements: Int(random.whole(0...60))))
            ]
        case .amnesia: [.brokerStop(random.span(.seconds(1), .minutes(2)), .everything)]
        case .cut: [.cut(home(&random))]
        case .stall: [.block([home(&random)], length(&random, upTo: 90 * 60))]
        case .halfOpen: [.halfOpen(home(&random), unaware: random.chance(.percent(50)) ? .client : .broker)]
        case .township: cutOff(town(&random), for: length(&random, upTo: 3 * 3_600))
        case .laneCut: [laneCut(&random)]
        case .partition: [.block([.urgentLane, .bulkLane], length(&random, upTo: 3_600))]
        case .commit: [.commits(commits(&random))]
        case .clock: [clock(&random)]
        case .full: [.full(length(&random, upTo: 1_800))]
        case .scarce: [.scarce(random.chance(.percent(50)) ? 100_000_000 : 1_000_000, length(&random, upTo: 1_800))]
        case .slow: [.slow(pace(&random), length(&random, upTo: 3 * 3_600))]
        case .rebind: rebind(&random)
        case .custody: collect(&random)
        case .shortQueue, .overrun: []
        }
    }

    /// Short lengths as often as long ones, from a fifth of a second to so many seconds.
    private func length(_ random: inout RandomSource, upTo seconds: Int64) -> TimeSpan {
        let share = random.unit()
        let longest = ExactMath.logarithm(Double(seconds) * 5)
        return .milliseconds(Int64(200 * ExactMath.exponential(share * longest)))
    }

    private func home(_ random: inout RandomSource) -> Client {
        .home(Int(random.below(UInt64(fleet.households.count))))
    }

    private func town(_ random: inout RandomSource) -> [Client] {
        let name = random.pick(fleet.households).township
        return fleet.households.indices.filter { fleet.households[$0].township == name }.map { .home($0) }
    }

    /// Nothing gets through for a time; one town in four loses its connections, and one side finds out late.
    private func cutOff(_ town: [Client], for length: TimeSpan) -> [FaultEvent.Kind] {
        guard townDraws.chance(.percent(25)) else { return [.block(town, length)] }
        let side: Side = townDraws.chance(.percent(50)) ? .client : .broker
        return town.map { .halfOpen($0, unaware: side) }
    }

    private func death(_ random: inout RandomSource) -> CommitDeath {
        switch random.below(3) {
        case 0: .before
        case 1: .torn(thousandths: Int(random.whole(0...999)))
        default: .after
        }
    }

    private func pace(_ random: inout RandomSource) -> GatewayPace {
        GatewayPace(
            transaction: length(&random, upTo: 2), messageMicroseconds: 50 << Int64(random.below(8)))
    }

    private func laneCut(_ random: inout RandomSource) -> FaultEvent.Kind {
        let lane: Client = random.chance(.percent(50)) ? .urgentLane : .bulkLane
        if random.chance(.percent(50)) { return .cut(lane) }
        return .halfOpen(lane, unaware: random.chance(.percent(50)) ? .client : .broker)
    }

    private func commits(_ random: inout RandomSource) -> [CommitFault] {
        (0..<random.whole(1...5)).map { _ in random.chance(.percent(50)) ? .refused : .answerLost }
    }

    private func clock(_ random: inout RandomSource) -> FaultEvent.Kind {
        switch random.below(4) {
        case 0: .step(length(&random, upTo: 7_200))
        case 1: .step(.zero - length(&random, upTo: 600))
        case 2: .drift(random.whole(-200...200))
        default: .relief(.clock)
        }
    }

    private func rebind(_ random: inout RandomSource) -> [FaultEvent.Kind] {
        guard let move = move(&random) else { return [] }
        return [.rebind(household: move.household, device: move.device, to: move.target)]
    }

    /// One in six is scrapped.
    private func collect(_ random: inout RandomSource) -> [FaultEvent.Kind] {
        guard let move = move(&random) else { return [] }
        let isScrapped = random.chance(Ratio(1, in: 6))
        return [.collect(household: move.household, device: move.device, to: isScrapped ? nil : move.target)]
    }

    /// A device and another household. Only within a county: a device's topic names it.
    private func move(_ random: inout RandomSource) -> (household: Int, device: Int, target: Int)? {
        let from = Int(random.below(UInt64(fleet.households.count)))
        let household = fleet.households[from]
        let targets = fleet.households.indices.filter {
            $0 != from && fleet.households[$0].county == household.county
        }
        let devices = household.devices.indices.filter { household.devices[$0].kind != .hub }
        guard !targets.isEmpty, !devices.isEmpty else { return nil }
        return (from, random.pick(devices), random.pick(targets))
    }
}
