import CareCore
import CareRecords

/// A gateway that heard others on all the days before, and of every device so many words.
struct ListeningGateway: GatewayBook {
    /// Valid readings and events of any device on those days.
    var words: Int64 = 1

    func newestSign(of device: DeviceID, from: Timestamp, until: Timestamp) -> Timestamp? { nil }

    func newestPress(of device: DeviceID, from: Timestamp, until: Timestamp) -> Timestamp? { nil }

    func heardDays(_ count: Int, before day: CivilDate) -> HeardDays? {
        HeardDays(first: day.adding(-Int32(count)), end: day)
    }

    func words(of device: DeviceID, on days: HeardDays) -> Int64? { words }

    func lastHeard(_ device: DeviceID) -> Timestamp? { nil }

    func assignment(of device: DeviceID, at moment: Timestamp) -> DeviceAssignment? { nil }

    func openAlarms(at moment: Timestamp) -> Set<Int64> { [] }

    func beds(ofAlarm number: Int64) -> Set<BedID>? { nil }

    func openOrders(at moment: Timestamp) -> Set<Int64> { [] }

    func isReusable(_ device: DeviceID) -> Bool? { nil }

    func limitsEnded(at bed: BedID, from: Timestamp) -> [OverrideRow] { [] }
}
