public import CareCore
internal import CareRecords
internal import GRDB

extension StoreReader {
    /// What is meant by the name of a device or thing at a bed, as the two rates call it: a device that serves the bed
    /// now, otherwise an item of its kit, which may have no device of its own.
    /// - Parameters:
    ///   - name: A device, or an item of the kit.
    ///   - bed: The bed.
    ///   - now: Now.
    /// - Returns: `nil` when the bed has neither.
    /// - Throws: `StoreError` when the file cannot be read.
    public func repairSubject(_ name: String, at bed: BedID, now: Timestamp) throws -> RepairSubject? {
        try DeviceID(name).flatMap { try repairSubject(.device($0), at: bed, now: now) }
            ?? repairSubject(.thing(name), at: bed, now: now)
    }

    /// The same of what is named as the one or the other. A device of the kit that the register does not have at the
    /// bed is a thing.
    /// - Parameters:
    ///   - named: A device, or an item of the kit.
    ///   - bed: The bed.
    ///   - now: Now.
    /// - Returns: `nil` when the bed has none of that name.
    /// - Throws: `StoreError` when the file cannot be read.
    public func repairSubject(_ named: RepairSubject, at bed: BedID, now: Timestamp) throws -> RepairSubject? {
        try read { db in
            let column: String
            let name: String
            switch named {
            case .device(let device):
                let assignment = try SQLiteGatewayBook(db: db).assignment(of: device, at: now)
                if assignment?.beds.contains(bed) == true { return named }
                (column, name) = ("device", device.text)
            case .thing(let thing): (column, name) = ("kitItem", thing)
            }
            let states = try String.fetchAll(
                db, sql: "SELECT state FROM kitItem WHERE bed = ?1 AND \(column) = ?2",
                arguments: [bed.description, name])
            return states.contains { KitState(rawValue: $0)?.holdsDevice == true } ? .thing(name) : nil
        }
    }

    /// The open orders that have a problem of a thing which is no device, by the order's bed and the thing.
    /// - Throws: `StoreError` when the file cannot be read.
    public func ordersOfThings() throws -> [BedID: [String: OrderID]] {
        try read { db in
            var orders: [BedID: [String: OrderID]] = [:]
            for row in try Row.fetchAll(db, sql: NamedQuery.openOrderThings.sql) {
                guard let bed = BedID(row["bed"] as String) else { continue }
                orders[bed, default: [:]][row["thing"]] = OrderID(row["number"])
            }
            return orders
        }
    }
}
