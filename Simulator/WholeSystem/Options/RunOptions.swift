public import FleetModel
public import SimKit

/// Everything a run is drawn from. The same options give the same run, to the byte.
public struct RunOptions: Sendable {
    /// The fleet and its story.
    public var fleet: FleetOptions
    /// How long life lasts.
    public var length: TimeSpan
    /// What goes wrong with the system, by how much more often than usual; what is not named does not happen.
    public var faults: [SystemFault: Int64]

    /// How much simulated time is audited at once; `nil` for what the size of the fleet asks for.
    public var window: TimeSpan?

    /// Makes options.
    public init(fleet: FleetOptions, length: TimeSpan, faults: [SystemFault: Int64] = [:]) {
        self.fleet = fleet
        self.length = length
        self.faults = faults
    }

    /// The fleet as it is played: where devices change their places over the books, messages say through which hub they
    /// come.
    var playedFleet: FleetOptions {
        var played = fleet
        played.namesHubs = faults[.custody] != nil
        return played
    }

    /// When life ends.
    public var lifeEnd: Moment { fleet.start + length }
}

extension RunOptions {
    /// The first moment of every run: 2025-11-06T20:00:00+08:00, an evening.
    public static let start = Moment(milliseconds: 1_762_430_400_000)

    /// How much simulated time is audited at once: a day, or a hundred bed-days, whichever is less.
    public var auditedTime: TimeSpan {
        window ?? min(.days(1), .minutes(max(30, 100 * 1_440 / Int64(fleet.beds))))
    }

    /// Beds times days.
    public var bedDays: Double { Double(fleet.beds) * Double(length.milliseconds) / 86_400_000 }

    /// The options as one line for people.
    public var text: String {
        let system = faults.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            "\($0.key.rawValue)×\(percent($0.value))"
        }
        let devices = fleet.faults.map(\.rawValue).sorted()
        return "seed \(fleet.seed)  beds \(fleet.beds)  hours \(hours)  population \(fleet.population.rawValue)  "
            + "incidents \(fleet.incidentFactor)  faults \((devices + system).joined(separator: " "))"
    }

    private var hours: String { percent(length.milliseconds / 36_000) }

    private func percent(_ hundredths: Int64) -> String {
        let rest = hundredths % 100
        return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
