import ArgumentParser

/// The lines of the table that this program measures; instruction counts are the script's.
enum Measurement: String, CaseIterable, ExpressibleByArgument {
    case ingest
    case core
    case catalogue
    case backlog
    case latency
    case memory
    case restart

    var title: String {
        switch self {
        case .ingest: "durable ingest against a subscriber that only counts"
        case .core: "decoding and applying alone, rule evaluations"
        case .catalogue: "rule evaluations and memory a bed with the whole catalogue"
        case .backlog: "a backlog drained into SQLite against a bare loop"
        case .latency: "from a press to the alarm message"
        case .memory: "resident memory"
        case .restart: "restart and storage"
        }
    }

    func run(at site: Site) throws -> [ReportRow] {
        switch self {
        case .ingest: try IngestMeasurement(site: site).run()
        case .core: try CoreMeasurement(site: site).run()
        case .catalogue: try CatalogueMeasurement(site: site).run()
        case .backlog: try BacklogMeasurement(site: site).run()
        case .latency: try LatencyMeasurement(site: site).run()
        case .memory: try MemoryMeasurement(site: site).run()
        case .restart: try RestartMeasurement(site: site).run()
        }
    }
}
