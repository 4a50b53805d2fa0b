import CareCore
import CareWire
import Foundation
import Gateway
import Mosquitto
import Testing

/// Incidents and drills on the delivered program and a real broker: open, press, mark, close, record.
@Suite(.serialized, .ownThreads) struct IncidentTests {
    private static func files() throws -> (GatewayFiles, [BedID], TownshipCode) {
        let files = try GatewayFiles()
        let devices = (1...3).map { (device: "b-\($0)", profile: "sos-button", bed: $0) }
        try files.register(devices)
        let county = try #require(CountyCode(532_901))
        let beds = try (1...3).map { try #require(BedID(county: county, number: Int32($0))) }
        let lines = try beds.enumerated().map { number, bed in
            AssignmentImport(
                line: number + 2, county: county, bed: bed, device: try #require(DeviceID("b-\(number + 1)")),
                profile: "sos-button", since: nil, township: "532901001", provider: ProviderID("care-1"))
        }
        for command in [Command.importAssignments(lines), .duty(.importContacts([try cloud()], by: "t"))] {
            guard case .done = try OfflineLine.run(command, configuration: files.configuration) else {
                throw TestFailure("\(command) was refused")
            }
        }
        return (files, beds, try #require(TownshipCode("532901001")))
    }

    /// A system that hears over the broker what the county is told.
    private static func cloud() throws -> DutyCommand.Line<Contact> {
        let (person, channel) = (try #require(PersonID("cloud")), try #require(ContactChannel("mqtt")))
        return DutyCommand.Line(
            2, Contact(person: person, post: DutyPost(.county, .everywhere), name: "cloud", channels: [channel]))
    }

    private func done(_ command: IncidentCommand, _ gateway: ServedGateway, by: String = "Li") throws {
        let outcome = try gateway.command(.incident(command, by: by))
        guard case .done = outcome else { throw TestFailure("\(command): \(outcome) \(gateway.log)") }
    }

    private func record(_ files: GatewayFiles, _ arguments: String...) throws -> String {
        let output = files.folder.appendingPathComponent("\(UUID().uuidString).txt").path
        let program = ServedGateway.programs.appendingPathComponent("homebed").path
        let process = try ChildProcess(
            program, ["incident"] + arguments,
            variables: [
                "HOMEBED_DATABASE": files.configuration.database, "HOMEBED_PROFILES": files.configuration.profiles,
            ], output: output)
        #expect(process.wait() == 0)
        return try String(contentsOfFile: output, encoding: .utf8)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a drill outlives a kill, counts its presses as none, lets a real one ring and leaves its record`() throws {
        let (files, beds, township) = try Self.files()
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port)
        let devices = try DeviceSide(port: broker.port) {
            $0.subscriptions.append(Subscription("homebed/v1/+/notify/+", retained: .never))
        }
        try gateway.serve()
        try done(.open(.earthquake, township, drill: .minutes(60), note: "2026年下半年"), gateway)
        try devices.until("the opening is told") { !devices.objects("/notify/cloud").isEmpty }
        let told = devices.objects("/notify/cloud")[0]
        #expect(told["drill"] as? Bool == true && told["incident"] as? Int == 1 && told["alarm"] is NSNull)
        #expect(told["kind"] as? String == "earthquake" && told["township"] as? String == "532901001")
        try devices.untilAnswered("b-1", ref: "1")
        gateway.kill9()
        try gateway.serve()
        try devices.untilAnswered("b-2", ref: "2")
        try devices.untilAnswered("b-1", ref: "3")
        try devices.until("the real press rings") {
            devices.alarms(of: "SOS-1").contains { $0["test"] as? Bool == false }
        }
        let presses = devices.alarms(of: "SOS-1").filter { $0["cause"] as? String == "raised" }
        let kinds = presses.map { press in
            let isDrill = press["drill"] as? Bool == true
            return "\(press["bed"] ?? "")" + (press["test"] as? Bool == true ? " test" : "") + (isDrill ? " drill" : "")
        }
        #expect(Set(kinds) == ["532901-000001 test drill", "532901-000002 test drill", "532901-000001"])
        try done(.reached(IncidentID(1), beds[0], .call, note: "好"), gateway)
        try done(.reached(IncidentID(1), beds[1], .visit, note: ""), gateway, by: "Wang")
        try done(.problem(IncidentID(1), text: "钥匙不在"), gateway)
        #expect(try record(files, "show", "1", "--print").contains("532901-000003"))
        try done(.close(IncidentID(1), note: "需备钥匙"), gateway)
        try done(.rectify(IncidentID(1), problem: 1, text: "村干部备钥匙"), gateway, by: "Wang")
        try done(.accept(IncidentID(1), problem: 1, text: ""), gateway, by: "Zhao")
        let sheet = try record(files, "record", "1")
        for words in [
            "# 应急演练记录", "参加人员：Li、Wang、Zhao", "532901-000003", "钥匙不在", "村干部备钥匙", "需备钥匙", "签名：Li",
        ] { #expect(sheet.contains(words), "\(words) in \(sheet)") }
        #expect(try record(files, "due", "--json").split(separator: "\n").allSatisfy { $0.contains("\"due\":false") })
        #expect(try files.number("SELECT count(*) FROM alarm WHERE rule = 'SOS-1' AND isTest = 0") == 1)
        #expect(try gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a real incident collects the area's presses one by one and lists who is not reached`() throws {
        let (files, beds, township) = try Self.files()
        let broker = try TestBroker()
        let gateway = ServedGateway(files, port: broker.port)
        let devices = try DeviceSide(port: broker.port)
        try gateway.serve()
        try done(.open(.fire, township, drill: nil, note: ""), gateway)
        try devices.untilAnswered("b-1", ref: "1")
        try devices.untilAnswered("b-2", ref: "2")
        try devices.until("both ring") {
            devices.alarms(of: "SOS-1").count { $0["cause"] as? String == "raised" && $0["incident"] as? Int == 1 } == 2
        }
        guard case .done = try gateway.command(.step(AlarmID(1), .callBack(note: "out of the house"), by: "Li")) else {
            throw TestFailure("the call back was refused")
        }
        let lines = try record(files, "show", "1", "--json").split(separator: "\n").map(String.init)
        let states = lines.dropFirst().compactMap { line in
            (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                .map { "\($0["bed"] ?? "") \($0["state"] ?? "")" }
        }
        #expect(states == ["\(beds[1]) pressed", "\(beds[2]) not_reached", "\(beds[0]) answered"])
        #expect(try files.number("SELECT count(*) FROM incidentAlarm") == 2)
        try done(.close(IncidentID(1), note: "out"), gateway)
        #expect(try record(files, "record", "1").hasPrefix("# 突发事件处置记录"))
        #expect(try gateway.stop() == 0)
    }
}
