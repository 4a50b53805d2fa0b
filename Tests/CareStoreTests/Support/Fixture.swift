import CareCore
import Ingest
import Testing

@testable import CareStore

/// A small registry and rows that point to it: 大理市, two households, three beds, four devices.
enum Fixture {
    /// 2025-11-07T00:00+08:00, a civil midnight.
    static let midnight = CivilCalendar.start(ofDay: 20_399)
    /// Noon of that day.
    static let noon = midnight + .hours(12)
    static let mattress = DeviceNumber(0)
    static let button = DeviceNumber(1)
    static let smokeAlarm = DeviceNumber(2)
    static let wearable = DeviceNumber(3)

    /// Mattress, button and wearable serve bed 0, the smoke alarm household 1 with beds 1 and 2, all since 40 days
    /// before `midnight`.
    static func registry() throws -> [RegistryChange] {
        let county = try #require(CountyCode(532_901))
        let start = midnight - .days(40)
        var changes: [RegistryChange] = []
        for number in 0..<2 as Range<Int32> {
            let id = try #require(HouseholdID("h\(number)"))
            let location =
                number == 0
                ? Location(
                    address: PostalAddress("大理镇 12 号"), position: GeoPosition(latitude: 25.6065, longitude: 100.2676))
                : Location()
            changes.append(
                .household(HouseholdNumber(number), Household(id: id, county: county, location: location)))
        }
        for (number, household) in [(0, 0), (1, 1), (2, 1)] as [(Int32, Int32)] {
            let id = try #require(BedID(county: county, number: number + 1))
            var bed = Bed(id: id, household: HouseholdNumber(household), township: number == 0 ? "532901100" : nil)
            bed.altitude = number == 1 ? 2_400 : nil
            bed.facts[.livesAlone] = number == 0
            changes.append(.bed(BedNumber(number), bed))
        }
        let devices = [
            ("m-1", "mattress", Place.bed(BedNumber(0))), ("b-1", "button", .bed(BedNumber(0))),
            ("s-1", "smoke", .household(HouseholdNumber(1))), ("w-1", "wearable", .bed(BedNumber(0))),
        ]
        for (index, (identity, profile, place)) in devices.enumerated() {
            let number = DeviceNumber(Int32(index))
            let id = try #require(DeviceID(identity))
            changes.append(.device(number, Device(id: id, county: county, profile: profile)))
            changes.append(.assignmentStarted(number, Assignment(place: place, from: start)))
        }
        return changes
    }

    /// What housekeeping must know of the profiles; the offline limit of all is ten minutes.
    static let profiles = ProfileSet(
        profiles: [
            profile("mattress", .smartMattress), profile("button", .emergencyButton),
            profile("smoke", .householdAlarm), profile("wearable", .wearable, isReusable: false),
        ], fingerprint: 7)

    static let offlineLimit = Milliseconds.minutes(10)

    private static func profile(_ id: String, _ deviceClass: DeviceClass, isReusable: Bool = true) -> Profile {
        Profile(
            id: id, title: BilingualText(zh: id, en: id), deviceClass: deviceClass, servesHousehold: false,
            isReusable: isReusable, slots: [], fields: [], events: [:],
            liveness: Liveness(late: .minutes(5), offline: offlineLimit, throughHub: false), rules: [])
    }

    static func reading(
        _ metric: Metric = .heartRate, _ value: Double = 72, device: DeviceNumber = mattress, at: Timestamp = noon,
        validity: Validity = .valid, delay: Milliseconds = Milliseconds(350)
    ) -> ReadingRow {
        ReadingRow(
            device: device, metric: metric, validity: validity, isServerTime: false, at: at, receivedAt: at + delay,
            value: value)
    }

    static func event(
        _ reference: String? = "b-1", deviceTime: Timestamp? = noon, kind: EventKind = .sos,
        receivedAt: Timestamp? = nil
    ) -> EventRow {
        EventRow(
            device: button, kind: kind, reference: reference, deviceTime: deviceTime, at: deviceTime ?? noon,
            receivedAt: receivedAt ?? (deviceTime ?? noon) + .seconds(1), isTest: false, isLate: false,
            place: .bed(BedNumber(0)), data: Array(#"{"k":1}"#.utf8))
    }

    static func alarm(_ id: Int64 = 1, rule: String = "SOS-1", isTest: Bool = false) -> Alarm {
        Alarm(
            id: AlarmID(id), key: AlarmKey(rule: rule, subject: .place(.bed(BedNumber(0))), isTest: isTest),
            device: button, place: .bed(BedNumber(0)), raisedAt: noon, receivedAt: noon + .seconds(1), isLate: false,
            latches: true, priority: .p1, audience: .operator)
    }

    static func edge(_ alarm: Alarm, _ cause: AlarmEdge.Cause = .raised, by: String? = nil) -> AlarmEdge {
        AlarmEdge(alarm: alarm, cause: cause, at: noon + .seconds(Int64(alarm.edge)), by: by)
    }

    static func message(
        _ number: Int64, rank: OutgoingMessage.Rank = .alarm, expiresAt: Timestamp? = nil
    ) -> OutgoingMessage {
        OutgoingMessage(
            id: OutboxID(number), rank: rank, topic: "homebed/v1/532901/alarms/\(number)",
            payload: [1, 2, UInt8(number)], expiresAt: expiresAt)
    }

    static func quarantined(_ reason: QuarantineReason = .malformedJSON, at: Timestamp = noon) -> QuarantineRow {
        QuarantineRow(
            topic: "homebed/v1/532901/x/event".utf8, payload: "{".utf8.map { $0 }, reason: reason,
            detail: "byte 1: expected a name", receivedAt: at)
    }
}
