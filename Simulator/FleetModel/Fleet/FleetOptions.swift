public import SimKit

/// What a run is drawn from. The same options give the same fleet and the same story.
public struct FleetOptions: Sendable, Equatable {
    /// The seed of every draw.
    public var seed: UInt64
    /// How many beds, 1 ... 100,000.
    public var beds: Int
    /// Which people.
    public var population: Population
    /// What goes wrong with devices and links.
    public var faults: Set<FaultKind>
    /// How much more often than in life rare things happen: presses, falls, smoke, illness, empty batteries.
    public var incidentFactor: UInt64
    /// Simulated time of the start.
    public var start: Moment
    /// Whether messages name the hub through which they come.
    public var namesHubs = false

    /// Since when devices of a played system are in service: they tell of what they measured before the start.
    public var servingSince: Moment { start - .days(1) }

    /// Makes options.
    public init(
        seed: UInt64, beds: Int, population: Population = .control, faults: Set<FaultKind> = [],
        incidentFactor: UInt64 = 1, start: Moment
    ) {
        self.seed = seed
        self.beds = beds
        self.population = population
        self.faults = faults
        self.incidentFactor = incidentFactor
        self.start = start
    }
}

extension FleetOptions {
    /// The options as header lines of a ledger, from which `init(headers:)` makes them again.
    public var headers: [(key: String, value: String)] {
        [
            ("seed", String(seed)), ("beds", String(beds)), ("population", population.rawValue),
            ("faults", faults.isEmpty ? "none" : faults.map(\.rawValue).sorted().joined(separator: ",")),
            ("incidents", String(incidentFactor)), ("start", String(start.milliseconds)),
        ]
    }

    /// Reads the options from the headers of a ledger; `nil` when one is missing or makes no sense.
    public init?(headers: [String: String]) {
        guard let seed = headers["seed"].flatMap({ UInt64($0) }), let beds = headers["beds"].flatMap({ Int($0) }),
            let population = headers["population"].flatMap({ Population(rawValue: $0) }),
            let faults = headers["faults"].flatMap({ FaultKind.set(named: $0) }),
            let incidents = headers["incidents"].flatMap({ UInt64($0) }),
            let start = headers["start"].flatMap({ Int64($0) }), beds > 0
        else { return nil }
        self.init(
            seed: seed, beds: beds, population: population, faults: faults, incidentFactor: incidents,
            start: Moment(milliseconds: start))
    }
}
