import FleetModel
import SimKit
import WholeSystem

extension Mutation {
    /// What a seed plays: as drawn, and for mistakes that only a rare meeting of faults can show, with more of these.
    func options(seed: UInt64) -> RunOptions {
        var options = RunOptions.swarm(seed: seed)
        switch self {
        case .readsTelemetryFirst: emphasise([.partition: 1_000, .slow: 1_000, .restart: 500, .overrun: 100], &options)
        case .givesToTheNext: emphasise([.rebind: 3_000, .stall: 1_000, .township: 1_000], &options)
        case .takesRedeliveriesForNew: emphasise([.crash: 1_000, .commit: 500], &options)
        // Rows that are there already stop it for good; what it had forgotten is found before.
        case .dropsTheJournal:
            emphasise([.crash: 1_000], &options)
            options.length = .hours(2)
        case .hidesTheLostBroker: emphasise([.partition: 1_000, .brokerRestart: 1_000], &options)
        case .ringsBesideItsHub: emphasise([.township: 1_000], &options)
        case .hidesTheStore: emphasise([.custody: 3_000], &options)
        case .endsServicesEarly: emphasise([.rebind: 300], &options)
        // Homes that are cut off tell of little that rings at once.
        case .forgetsTheNextAfterRestart:
            emphasise([.crash: 1_000], &options)
            options.fleet.faults = []
        // Neither too few presses nor links that hardly come back: what comes again comes with a link.
        case .ringsAfterRestart:
            emphasise([.crash: 1_000], &options)
            options.fleet.faults = [.outages, .replay, .duplicates]
            options.fleet.incidentFactor = 200
        case .dropsTheOutbox, .marksLettersEarly:
            emphasise([.partition: 1_000, .restart: 1_000, .crash: 1_000], &options)
        case .forgetsJumps, .oversleepsAfterJumps: emphasise([.clock: 300], &options)
        case .oversleepsBesideSlowTurns: emphasise([.slow: 300], &options)
        case .waitsForCameras, .leavesOutStates, .tellsAnotherFamily, .namesAnotherBed, .leavesOutFalls,
            .waitsForWhoIsAlone:
            emphasise([:], &options)
        case .lowersEmergencies:
            emphasise([:], &options)
            options.fleet.faults = []
            options.length = .hours(2)
        // One call in twenty-five is answered after more than a minute.
        case .remindsLate:
            emphasise([:], &options)
            options.fleet.faults = []
            options.fleet.incidentFactor = 1_000
        case .risesLate, .risesEarly, .clearsLate, .risesOtherStagesLate, .clearsEarly, .clearsNever: last(&options)
        // So few messages that the broker may send them all: nothing but that it keeps them is wrong.
        case .neverAcknowledges:
            options.length = .hours(1)
            options.fleet.beds = 1
            options.fleet.incidentFactor = 1
            options.fleet.faults = []
            options.faults = [:]
        case .deletesEarly:
            options.length = .hours(12)
            options.faults = [:]
            options.window = .hours(1)
        default: break
        }
        return options
    }

    /// Where the mistake is about what lasts: people who lie in bed for hours, and little else.
    private func last(_ options: inout RunOptions) {
        emphasise([:], &options)
        options.fleet.faults = []
        switch self {
        // From the evening on, when people have lain in bed for an hour.
        case .risesLate, .risesEarly, .clearsLate:
            options.fleet.start = RunOptions.start + .hours(2)
            options.length = .hours(8)
        // People of whom some have no watch that would tell that they have risen, in the morning hours.
        case .risesOtherStagesLate:
            options.fleet.population = .real
            options.fleet.beds = 20
            options.fleet.incidentFactor = 1
            options.fleet.start = RunOptions.start + .hours(7)
            options.length = .hours(5)
        default: options.fleet.incidentFactor = 1
        }
    }

    private func emphasise(_ faults: [SystemFault: Int64], _ options: inout RunOptions) {
        options.faults = faults
        options.fleet.faults = [.outages]
        options.fleet.beds = 12
        options.fleet.incidentFactor = 400
        options.length = .hours(6)
    }
}
