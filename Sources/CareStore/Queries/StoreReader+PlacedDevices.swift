public import CareCore
internal import GRDB

extension StoreReader {
    /// The devices that serve a bed now, those of its household too, and when each was heard.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - moment: Signs are looked for up to this gateway time,
    ///   - length: and this far back: readings lie by minute, and each minute is looked into.
    /// - Returns: The devices, in order of their numbers.
    /// - Throws: `StoreError` when the file cannot be read.
    public func placedDevices(
        at bed: BedID, until moment: Timestamp, back length: Milliseconds
    ) throws -> [PlacedDevice] {
        try read { db in
            let gateway = SQLiteGatewayBook(db: db)
            return try Row.fetchAll(db, sql: NamedQuery.placedDevices.sql, arguments: [bed.description]).compactMap {
                guard let device = DeviceID($0["identity"] as String) else { return nil }
                return PlacedDevice(
                    device: device, profile: $0["profile"], isShared: $0["isShared"],
                    lastSign: try gateway.newestSign(of: device, from: moment - length, until: moment))
            }
        }
    }
}
