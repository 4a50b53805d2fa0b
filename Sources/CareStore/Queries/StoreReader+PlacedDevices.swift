public import CareCore
internal import GRDB

extension StoreReader {
    /// The devices that serve a bed now, those of its household too, and when each was heard.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - moment: What was heard before this gateway time does not count; nor does what was before the device came.
    /// - Returns: The devices, in order of their numbers.
    /// - Throws: `StoreError` when the file cannot be read.
    public func placedDevices(at bed: BedID, since moment: Timestamp) throws -> [PlacedDevice] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: NamedQuery.placedDevices.sql, arguments: [bed.description])
            let contacts = try DeviceContacts(db, of: rows.map { $0["number"] })
            return rows.compactMap {
                guard let device = DeviceID($0["identity"] as String) else { return nil }
                let first = max(moment, Timestamp(milliseconds: $0["start"]))
                let heard = contacts.last(of: $0["number"])
                return PlacedDevice(
                    device: device, profile: $0["profile"], isShared: $0["isShared"],
                    lastContact: heard.flatMap { $0 >= first ? $0 : nil })
            }
        }
    }
}
