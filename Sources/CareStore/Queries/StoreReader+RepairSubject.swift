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
        try read { db in
            let registry = try RegistryReader.read(db)
            if let id = DeviceID(name), let device = registry.number(of: id), let number = registry.number(of: bed),
                let place = registry.assignments[Int(device.index)].last(where: { $0.contains(now) })?.place,
                registry.beds(of: place).contains(number)
            {
                return .device(id)
            }
            let states = try String.fetchAll(
                db, sql: "SELECT state FROM kitItem WHERE bed = ?1 AND (kitItem = ?2 OR device = ?2)",
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
