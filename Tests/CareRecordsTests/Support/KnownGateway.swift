import CareCore
import CareRecords

/// What a gateway knows, as a test says it.
struct KnownGateway: GatewayBook {
    /// The newest reading or event.
    var signs: [DeviceID: Timestamp] = [:]
    /// The newest press.
    var presses: [DeviceID: Timestamp] = [:]
    /// When it heard devices last.
    var heard: [DeviceID: Timestamp] = [:]
    var alarms: Set<Int64> = []
    /// The beds of each alarm that there is.
    var alarmBeds: [Int64: Set<BedID>] = [:]
    var orders: Set<Int64> = []
    var heardDays: HeardDays?
    var assignments: [DeviceID: DeviceAssignment] = [:]
    var words: [DeviceID: Int64] = [:]
    /// What was set for beds before their service ended.
    var limits: [OverrideRow] = []
    /// What the profiles of devices say.
    var reusable: [DeviceID: Bool] = [:]

    func newestSign(of device: DeviceID, from: Timestamp, until: Timestamp) -> Timestamp? {
        signs[device].flatMap { $0 >= from && $0 < until ? $0 : nil }
    }

    func newestPress(of device: DeviceID, from: Timestamp, until: Timestamp) -> Timestamp? {
        presses[device].flatMap { $0 >= from && $0 < until ? $0 : nil }
    }

    func heardDays(_ count: Int, before day: CivilDate) -> HeardDays? { heardDays }

    func words(of device: DeviceID, on days: HeardDays) -> Int64? { words[device] }

    func lastHeard(_ device: DeviceID) -> Timestamp? { heard[device] }

    func assignment(of device: DeviceID, at moment: Timestamp) -> DeviceAssignment? {
        assignments[device].flatMap { $0.from <= moment ? $0 : nil }
    }

    func openAlarms(at moment: Timestamp) -> Set<Int64> { alarms }

    func beds(ofAlarm number: Int64) -> Set<BedID>? { alarmBeds[number] }

    func isReusable(_ device: DeviceID) -> Bool? { reusable[device] }

    func openOrders(at moment: Timestamp) -> Set<Int64> { orders }

    func limitsEnded(at bed: BedID, from: Timestamp) -> [OverrideRow] {
        limits.filter { $0.scope == .bed(bed) && $0.at < from }
    }
}
