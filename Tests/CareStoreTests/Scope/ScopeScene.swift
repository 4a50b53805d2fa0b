import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

/// Two counties, three townships and two providers: four beds, of which 2 and 3 stand in one household and are served
/// by different providers, and an alarm of every kind of place.
enum ScopeScene {
    /// A bed as the scene has it: its identity, household, township and provider.
    struct SceneBed {
        let id: String
        let household: Int32
        let township: String?
        let provider: String?
    }

    static let beds = [
        SceneBed(id: "532901-000001", household: 0, township: "532901001", provider: "P-A"),
        SceneBed(id: "532901-000002", household: 1, township: "532901002", provider: "P-A"),
        SceneBed(id: "532901-000003", household: 1, township: "532901002", provider: "P-B"),
        SceneBed(id: "532925-000001", household: 2, township: "532925101", provider: "P-B"),
        SceneBed(id: "532925-000002", household: 3, township: nil, provider: nil),
    ]
    private static let counties: [Int32] = [532_901, 532_901, 532_925, 532_925]

    /// Device 0 serves bed 0, device 1 household 1, device 2 nobody in 532925.
    static func registry() throws -> [RegistryChange] {
        var changes: [RegistryChange] = []
        for (number, code) in counties.enumerated() {
            let household = Household(
                id: try #require(HouseholdID("h\(number)")), county: try #require(CountyCode(code)))
            changes.append(.household(HouseholdNumber(Int32(number)), household))
        }
        for (number, bed) in beds.enumerated() {
            let id = try #require(BedID(bed.id))
            changes.append(
                .bed(
                    BedNumber(Int32(number)),
                    Bed(
                        id: id, household: HouseholdNumber(bed.household), township: bed.township,
                        provider: bed.provider.flatMap { ProviderID($0) })))
        }
        let places: [(String, Int32, Place?)] = [
            ("b-1", 532_901, .bed(BedNumber(0))), ("s-1", 532_901, .household(HouseholdNumber(1))),
            ("x-1", 532_925, nil),
        ]
        for (number, (identity, county, place)) in places.enumerated() {
            let number = DeviceNumber(Int32(number))
            changes.append(
                .device(
                    number,
                    Device(
                        id: try #require(DeviceID(identity)), county: try #require(CountyCode(county)),
                        profile: "button")))
            if let place {
                changes.append(
                    .assignmentStarted(number, Assignment(place: place, from: Fixture.midnight - .days(40))))
            }
        }
        return changes
    }

    /// What each alarm is about: 1 to 5 the beds, 6 the household of two, 7 the stored device, 8 an area, 9 the
    /// gateway, 10 an alarm of bed 0 that is over, 11 the gateway again, for a technician, 12 strangers.
    static func alarms() throws -> [Alarm] {
        var alarms = beds.indices.map { index in
            alarm(Int64(index) + 1, .place(.bed(BedNumber(Int32(index)))), .bed(BedNumber(Int32(index))))
        }
        alarms.append(alarm(6, .place(.household(HouseholdNumber(1))), .household(HouseholdNumber(1))))
        let stored = FleetRule.storedDevice.rawValue
        alarms.append(alarm(7, .device(DeviceNumber(2)), nil, device: DeviceNumber(2), rule: stored))
        alarms.append(alarm(8, .township(try #require(TownshipCode(532_901_002))), nil))
        alarms.append(alarm(9, .gateway, nil, rule: SelfAlarm.brokerLost.rawValue))
        var over = alarm(10, .place(.bed(BedNumber(0))), .bed(BedNumber(0)))
        over.state = .normal
        alarms.append(over)
        alarms.append(alarm(11, .gateway, nil, rule: SelfAlarm.diskLow.rawValue, audience: .technician))
        alarms.append(alarm(12, .gateway, nil, rule: FleetRule.stranger.rawValue))
        return alarms
    }

    private static func alarm(
        _ id: Int64, _ subject: Subject, _ place: Place?, device: DeviceNumber? = nil, rule: String? = nil,
        audience: Audience = .operator
    ) -> Alarm {
        let name = rule ?? (id == 10 ? "BED-1" : "SOS-1")
        return Alarm(
            id: AlarmID(id), key: AlarmKey(rule: name, subject: subject, isTest: false),
            device: device, place: place, raisedAt: Fixture.noon, receivedAt: Fixture.noon, isLate: false,
            latches: true, priority: .p1, audience: audience)
    }

    /// A database with all of it.
    static func open() throws -> OpenStore {
        let open = try OpenStore(registry: false)
        try open.commit {
            $0.effects.registry = try registry()
            $0.effects.alarmEdges = try alarms().map { Fixture.edge($0) }
        }
        return open
    }
}
