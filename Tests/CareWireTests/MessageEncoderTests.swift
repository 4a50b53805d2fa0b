import CareCore
import CareWire
import Testing

@Suite struct MessageEncoderTests {
    private let at = Timestamp(milliseconds: 1_762_441_325_130)

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `an event's receipt is the wire's`() {
        let receipt = Receipt(
            device: DeviceNumber(0), references: ["b7-000123"], isTelemetry: false, status: .stored, at: at)
        #expect(
            text(ReceiptEncoder.encode(receipt))
                == #"{"ref":"b7-000123","status":0,"text":"stored","at":1762441325130}"#)
        let unnamed = Receipt(
            device: DeviceNumber(0), references: [nil], isTelemetry: false, status: .clockOutOfRange, at: at)
        #expect(
            text(ReceiptEncoder.encode(unnamed))
                == #"{"ref":null,"status":14,"text":"clock out of range","at":1762441325130}"#)
    }

    @Test func `a telemetry receipt lists the references`() {
        let receipt = Receipt(
            device: DeviceNumber(0), references: ["m1-9", nil, "m\"10"], isTelemetry: true, status: .stored, at: at)
        #expect(
            text(ReceiptEncoder.encode(receipt)) == #"{"refs":["m1-9","m\"10"],"status":0,"at":1762441325130}"#)
    }

    @Test func `a command names itself, what to do and until when`() {
        let command = DeviceCommand(
            device: DeviceNumber(0), reference: "VIT-8-1762441325123", kind: .measure, metrics: [.spo2, .heartRate],
            at: at, until: at + .minutes(5))
        #expect(
            text(CommandEncoder.encode(command))
                == #"{"v":1,"ref":"VIT-8-1762441325123","ts":1762441325130,"command":"measure","#
                + #""metrics":["spo2","heart_rate"],"until":1762441625130}"#)
    }

    private struct Home {
        var registry = Registry()
        let household: HouseholdNumber
        let beds: [BedNumber]
        let device: DeviceNumber

        init() throws {
            let county = try #require(CountyCode(532_901))
            let household = registry.put(Household(id: try #require(HouseholdID("H-1")), county: county))
            let first = try #require(BedID(county: county, number: 123))
            let second = try #require(BedID(county: county, number: 124))
            self.household = household
            beds = [
                registry.put(Bed(id: first, household: household)), registry.put(Bed(id: second, household: household)),
            ]
            device = registry.put(Device(id: try #require(DeviceID("b7")), county: county, profile: "sos"))
        }
    }

    private func alarm(_ subject: Subject, device: DeviceNumber?, place: Place?) -> Alarm {
        Alarm(
            id: AlarmID(17), key: AlarmKey(rule: "SOS-1", subject: subject, isTest: false), device: device,
            place: place, raisedAt: Timestamp(milliseconds: 1_762_441_325_123), receivedAt: at, isLate: false,
            latches: true, priority: .p1, audience: .operator)
    }

    private func encode(_ alarm: Alarm, _ registry: Registry) -> String {
        text(AlarmEdgeEncoder.encode(AlarmEdge(alarm: alarm, cause: .raised, at: at, by: nil), registry: registry))
    }

    @Test func `an alarm at a bed names bed and device`() throws {
        let home = try Home()
        var alarm = alarm(.place(.bed(home.beds[0])), device: home.device, place: .bed(home.beds[0]))
        alarm.count = 2
        alarm.edge = 3
        #expect(
            encode(alarm, home.registry)
                == #"{"v":1,"alarm":"17","edge":3,"cause":"raised","state":"unacknowledged","work":"raised","#
                + #""rule":"SOS-1","priority":"P1","audience":"operator","bed":"532901-000123","device":"b7","#
                + #""count":2,"test":false,"late":false,"raised_at":1762441325123,"at":1762441325130}"#)
    }

    @Test func `an alarm at a household names the household and all its beds`() throws {
        let home = try Home()
        let alarm = alarm(.place(.household(home.household)), device: home.device, place: .household(home.household))
        let json = encode(alarm, home.registry)
        #expect(json.contains(#""bed":null,"household":"H-1","beds":["532901-000123","532901-000124"],"device":"b7""#))
    }

    @Test func `an alarm about a device names the bed it serves, about the gateway nothing`() throws {
        let home = try Home()
        let device = alarm(.device(home.device), device: home.device, place: .bed(home.beds[1]))
        #expect(encode(device, home.registry).contains(#""bed":"532901-000124","device":"b7""#))
        let stored = alarm(.device(home.device), device: home.device, place: nil)
        #expect(encode(stored, home.registry).contains(#""bed":null,"device":"b7""#))
        let gateway = alarm(.gateway, device: nil, place: nil)
        #expect(encode(gateway, home.registry).contains(#""bed":null,"device":null"#))
        let township = try #require(TownshipCode("532901001"))
        let area = alarm(.township(township), device: nil, place: nil)
        #expect(encode(area, home.registry).contains(#""bed":null,"township":"532901001","device":null"#))
    }

    @Test func `an alarm that could not be written says so at its end`() throws {
        let home = try Home()
        let edge = AlarmEdge(
            alarm: alarm(.gateway, device: nil, place: nil), cause: .raised, at: at, by: nil)
        let json = text(AlarmEdgeEncoder.encode(edge, registry: home.registry, isUnrecorded: true))
        #expect(json.hasSuffix(#","at":1762441325130,"unrecorded":true}"#))
        #expect(!encode(edge.alarm, home.registry).contains("unrecorded"))
    }

    @Test func `what is said with a transition stands once, or in both languages`() throws {
        let home = try Home()
        for (remark, told) in [
            (AlarmRemark("grandmother pressed"), "grandmother pressed"),
            (AlarmRemark(zh: "上门服务进行中", en: "visit in progress"), "上门服务进行中 visit in progress"),
        ] {
            let edge = AlarmEdge(
                alarm: alarm(.gateway, device: nil, place: nil), cause: .suppressed, at: at, by: nil, detail: remark)
            let json = text(AlarmEdgeEncoder.encode(edge, registry: home.registry))
            #expect(json.contains("\"detail\":\"\(told)\""), "\(json)")
        }
    }
}
