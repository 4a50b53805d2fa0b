import CareCore
import CareProfiles
import CareRecords
import CareStore
import Gateway

/// Problems of maintenance orders with their deadlines, as the profiles in force say them.
struct RepairDesk {
    let profiles: ProfileSet
    let reader: StoreReader
    /// Now, by the clock of this machine.
    let now: Timestamp

    init(_ configuration: GatewayConfiguration) throws {
        profiles = try ProfileLoader.load(directory: configuration.profiles).set
        reader = try StoreReader.open(path: configuration.database)
        var time = SystemTime(configuration.clock)
        now = time.read().now
    }

    /// The problems of one order.
    func lines(of order: OrderID) throws -> [RepairLine] {
        let isOpen = try reader.order(order, scope: .everything).map { $0.closedAt == nil } ?? false
        return try reader.problems(of: order).map { line($0, isOpen: isOpen) }
    }

    /// The problems of all open orders, and those found since a moment.
    func lines(since: Timestamp, county: CountyCode? = nil) throws -> [RepairLine] {
        let open = Set(try reader.orders(openOnly: true, .everything, limit: .max).map(\.id))
        return try reader.problems(since: since).filter { county == nil || $0.bed.county == county }
            .map { line($0, isOpen: open.contains($0.order)) }
    }

    /// The model of a problem's device.
    func profile(_ id: String?) -> Profile? { id.flatMap { profiles.index(of: $0) }.map { profiles.profiles[$0] } }

    private func line(_ record: ProblemRecord, isOpen: Bool) -> RepairLine {
        RepairLine(
            order: record.order, bed: record.bed, device: record.device, problem: record.problem, isOpen: isOpen,
            profile: profile(record.profile), rules: profiles.repairs)
    }
}
