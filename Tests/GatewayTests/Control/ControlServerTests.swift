import CareCore
import CareRecords
import CareWire
import Foundation
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct ControlServerTests {
    private let folder: TemporaryFolder
    private let path: ControlSocketPath

    init() throws {
        folder = try TemporaryFolder()
        path = ControlSocketPath(database: "\(folder.path)/db")
    }

    /// A server that says what it was asked.
    private func echo(at path: ControlSocketPath) throws -> ControlServer {
        try ControlServer(path: path) { command, reply in
            reply(.done("\(command)"))
            return true
        }
    }

    private static let commands: [Command] = {
        guard let county = CountyCode(532_901), let bed = BedID("532901-000001"), let button = DeviceID("b-1"),
            let pad = DeviceID("p-1")
        else { fatalError("the samples are no identities") }
        return [
            .acknowledge(AlarmID(7), by: "李 \"x\"\\"),
            .close(AlarmID(8), by: "Li", reason: .falsePress, note: "two\nlines"),
            .importAssignments([]), .importAssignments([], isDryRun: true),
            .importAssignments([
                AssignmentImport(
                    line: 2, county: county, bed: bed, device: button, profile: "sos",
                    since: Timestamp(milliseconds: 1_762_441_325_123), township: "532901001",
                    household: HouseholdID("h1"), altitude: 1_976, facts: ResidentFacts(bits: 5),
                    provider: ProviderID("care-1"), address: PostalAddress("大理镇 \"12\" 号"),
                    position: GeoPosition(latitude: 25.6065, longitude: -100.5)),
                AssignmentImport(line: 3, county: county, bed: bed, device: pad, profile: "pad", since: nil),
            ]),
            .openTestWindow(bed, length: .minutes(30), by: "Li"),
            .tune(
                .set(
                    rule: "VIT-4", scope: .bed(bed),
                    [
                        OverrideSetting(.enabled, .flag(false)), OverrideSetting(.parameter("high"), .number(140.5)),
                        OverrideSetting(.delay(stage: 2), .duration(.minutes(4))),
                    ], by: "Li", reason: "doctor")),
            .tune(.reset(rule: "VIT-4", scope: .prefecture, [.remind], by: "Li", reason: "doctor")),
            .maintenance(.close(OrderID(3), note: "battery replaced"), by: "Li"),
        ] + steps.map { .step(AlarmID(9), $0, by: "Li") } + orders(bed, pad).map { .suppression($0, by: "Li") }
            + dutyCommands + incidents(bed) + (repairs + reports(bed, pad)).map { .maintenance($0, by: "Li") }
    }()

    private static var repairs: [MaintenanceCommand] {
        let steps: [MaintenanceCommand.Step] = [
            .assign(to: "Wu", due: Timestamp(milliseconds: 1_762_441_325_123)),
            .mend(RepairWork(text: "w", parts: "CR2450", replacedBattery: true)), .accept(.telemetry),
            .accept(.inspection("好")), .sign(note: ""),
        ]
        return steps.map { .step(OrderID(3), problems: [2, 1], $0) }
    }

    private static func reports(_ bed: BedID, _ device: DeviceID) -> [MaintenanceCommand] {
        [.report(bed, .device(device), text: "nobody wears it"), .report(bed, .thing("k-4"), text: "rust")]
    }

    private static func incidents(_ bed: BedID) -> [Command] {
        guard let township = TownshipCode("532901001") else { fatalError("the sample is no township") }
        let one = IncidentID(1)
        let commands: [IncidentCommand] = [
            .open(.earthquake, township, drill: nil, note: ""), .open(.other, township, drill: .hours(1), note: "n"),
            .reached(one, bed, .press, note: "好"), .problem(one, text: "p"), .rectify(one, problem: 2, text: "r"),
            .accept(one, problem: 2, text: ""), .close(one, note: "c"),
        ]
        return commands.map { .incident($0, by: "Li") }
    }

    private static let dutyCommands: [Command] = {
        let moment = Timestamp(milliseconds: 1_762_441_325_123)
        guard let person = PersonID("z-1"), let scope = ContactScope("county:532901"),
            let channels = ContactChannel.list("sms=+8613800000000 wecom=z"),
            let hours = DailyWindow(from: 420, until: 60)
        else { fatalError("the samples are no contact") }
        let post = DutyPost(.secondOperator, scope)
        let full = Contact(
            person: person, post: post, name: "张 \"三\"", channels: channels, language: .en, hours: hours,
            from: moment, until: moment + .days(1))
        let bare = Contact(person: person, post: DutyPost(.family, .everywhere), name: "Z", channels: channels)
        let shift = Shift(post: post, person: person, from: moment, until: moment + .hours(8))
        return [
            .duty(.importContacts([DutyCommand.Line(2, full), DutyCommand.Line(3, bare)], by: "Li")),
            .duty(.importShifts([DutyCommand.Line(2, shift)], by: "Li")),
            .duty(.removeShift(post, person, from: moment, by: "Li")),
            .duty(.handOver(from: "Li", to: "Wang", note: "bed 7\nis away")),
        ]
    }()

    private static let steps: [AlarmStep] = [
        .callBack(note: ""), .dispatch(responder: "王", note: "by car"), .arrive(note: "at the door"),
        .reopen(reason: "too early"), .assign(to: "Wang"), .comment("a\nb"),
        .shelve(length: .hours(8), untilClear: true, reason: "rain"), .unshelve,
    ]

    private static func orders(_ bed: BedID, _ device: DeviceID) -> [SuppressionOrder] {
        let moment = Timestamp(milliseconds: 1_762_441_325_123)
        let rule = ServiceTarget(.bed(bed), rule: "BED-1")
        return [
            .away(bed, until: nil, reason: "stroke", kind: .hospital), .away(bed, until: moment, reason: "son"),
            .back(bed),
            .beginVisit(bed, planned: .minutes(40)), .endVisit(bed),
            .announceOutage(township: "532901001", from: moment, until: moment + .hours(1), reason: "works"),
            .endOutage(township: "532901001"), .takeOutOfService(rule, permit: "W-7", until: moment),
            .returnToService(ServiceTarget(.device(device), rule: nil)),
        ]
    }

    /// What `echo(at:)` answers.
    private static func echo(of command: Command) -> CommandOutcome { .done("\(LineRequest.command(command))") }

    @Test func `records arrive as they were sent`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        for isDryRun in [false, true] {
            let request = LineRequest.records(
                RecordRequest(
                    [
                        RecordSubmission(
                            form: "staff", fields: [.init("name", "张某\u{1}\""), .init("staff", "s-1")], line: 2),
                        RecordSubmission(form: "access", fields: []),
                    ], by: "Li", isDryRun: isDryRun))
            #expect(try ControlClient(path: path).send(request) == .done("\(request)"))
        }
    }

    @Test(arguments: commands)
    func `a command arrives as it was sent and the outcome comes back`(command: Command) throws {
        let server = try echo(at: path)
        defer { server.stop() }
        #expect(try ControlClient(path: path).send(command) == Self.echo(of: command))
    }

    private static func importing(since: String) -> String {
        #"{"v":1,"command":"import","assignments":[{"line":2,"county":"532901","bed":"532901-000001","device":"b-1","#
            + #""profile":"sos-button","since":\#(since)}]}"#
    }

    @Test func `a refusal keeps its reasons`() throws {
        let server = try ControlServer(path: path) { _, reply in
            reply(.refused(["line 2: bed", "line 3: device"]))
            return true
        }
        defer { server.stop() }
        #expect(try ControlClient(path: path).send(Self.commands[0]) == .refused(["line 2: bed", "line 3: device"]))
    }

    @Test func `only the owner may connect, and the file goes when the server stops`() throws {
        let server = try echo(at: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        server.stop()
        #expect(!FileManager.default.fileExists(atPath: path.path))
    }

    @Test func `no gateway is told as such, with a socket file left behind and without`() throws {
        let none = ControlError.notRunning(path: path.path)
        #expect(throws: none) { try ControlClient(path: path).send(Self.commands[0]) }
        try leaveStaleSocket()
        #expect(throws: none) { try ControlClient(path: path).send(Self.commands[0]) }
        let server = try echo(at: path)
        defer { server.stop() }
        #expect(try ControlClient(path: path).send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
    }

    @Test func `a second server is refused and the first goes on`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        #expect(throws: ControlError.inUse(path: path.path)) { try echo(at: path) }
        #expect(try ControlClient(path: path).send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
    }

    @Test func `another file in the socket's place is left alone`() throws {
        _ = try folder.write("precious", to: "db.control")
        #expect(throws: ControlError.notASocket(path: path.path)) { try echo(at: path) }
        #expect(try String(contentsOfFile: path.path, encoding: .utf8) == "precious")
    }

    @Test func `a path beyond the length of an address works, a name beyond it is refused`() throws {
        let deep = folder.path + "/" + String(repeating: "d", count: 120)
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        let long = ControlSocketPath(database: deep + "/db")
        let server = try echo(at: long)
        defer { server.stop() }
        #expect(try ControlClient(path: long).send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
        let longest = ControlSocketPath(database: deep + "/" + String(repeating: "n", count: 100))
        #expect(throws: ControlError.nameTooLong(path: longest.path, limit: ControlSocketPath.nameLimit)) {
            try echo(at: longest)
        }
    }

    @Test func `many clients at once each get their own answer`() async throws {
        let queue = CommandQueue(wake: {})
        let server = try ControlServer(path: path, queue: queue)
        let answers = try await withThrowingTaskGroup(of: (Int64, CommandOutcome).self) { group in
            for number in 1...Int64(ControlLimits.clients) {
                group.addTask {
                    try await onThread { [path] in
                        (number, try ControlClient(path: path).send(.acknowledge(AlarmID(number), by: "Li")))
                    }
                }
            }
            group.addTask {
                // The line: answers in turns until everybody has asked.
                try await onThread {
                    var answered = 0
                    let deadline = ContinuousClock.now + .seconds(30)
                    while answered < ControlLimits.clients, ContinuousClock.now < deadline {
                        for pending in queue.drain() {
                            answered += 1
                            pending.reply(.done("\(pending.request)"))
                        }
                    }
                    return (0, .done("\(answered)"))
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        server.stop()
        #expect(answers[0] == .done("\(ControlLimits.clients)"))
        for number in 1...Int64(ControlLimits.clients) {
            #expect(answers[number] == Self.echo(of: .acknowledge(AlarmID(number), by: "Li")))
        }
    }

    @Test func `a silent client gives its place to a new one`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        var silent: [Int32] = []
        defer { silent.forEach { close($0) } }
        for _ in 0..<ControlLimits.clients { silent.append(try #require(try path.connectIfPossible())) }
        #expect(try ControlClient(path: path).send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
    }

    private static let misunderstood: [(request: String, word: String)] = [
        ("{}", "v"), ("nonsense", "JSON"), (#"{"v":2,"command":"acknowledge"}"#, "expected 1, found 2"),
        (#"{"v":1,"command":"explode"}"#, "explode"),
        (#"{"v":1,"command":"acknowledge","alarm":0,"by":"Li"}"#, "alarm"),
        (#"{"v":1,"command":"acknowledge","alarm":1,"by":" "}"#, "by"),
        (#"{"v":1,"command":"acknowledge","alarm":"1","by":"Li"}"#, "alarm"),
        (#"{"v":1,"command":"acknowledge","alarm":1,"by":"Li","force":true}"#, "force"),
        (#"{"v":1,"command":"close","alarm":1,"by":"Li","reason":"bored","note":""}"#, "bored"),
        (
            #"{"v":1,"command":"close","alarm":1,"by":"Li","reason":"other","note":""#
                + String(repeating: "n", count: CloseNote.longest + 1) + #""}"#, "note"
        ),
        (#"{"v":1,"command":"acknowledge","alarm":1,"by":"Li\u2028Wang"}"#, "by"),
        (
            #"{"v":1,"command":"acknowledge","alarm":1,"by":"e"#
                + String(repeating: "\u{301}", count: 10_000) + #""}"#, "by"
        ),
        (#"{"v":1,"command":"import","assignments":[{"line":2,"county":"1"}]}"#, "county"),
        (importing(since: "9223372036854775807"), "since"), (importing(since: "-62167219200001"), "since"),
        (#"{"v":1,"command":"dispatch","alarm":1,"by":"Li","responder":" ","note":""}"#, "responder"),
        (
            #"{"v":1,"command":"shelve","alarm":1,"by":"Li","length_ms":9223372036854775807,"until_clear":false,"#
                + #""reason":"x"}"#, "length_ms"
        ),
        (#"{"v":1,"command":"return-to-service","by":"Li","rule":"BED-1"}"#, "device"),
        (#"{"v":1,"command":"records","by":"Li","forms":[{"form":"staff","fields":{"staff":7}}]}"#, "staff"),
        (#"{"v":1,"command":"records","by":"Li","forms":[{"form":"staff","fields":{},"at":1}]}"#, "at"),
        (#"{"v":1,"command":"records","by":"Li"}"#, "forms"),
        (#"{"v":1,"command":"test_window","bed":"1","length_ms":1,"by":"Li"}"#, "bed"),
    ]

    @Test(arguments: misunderstood)
    func `a request that is not understood is answered with what is wrong`(request: String, word: String) throws {
        let server = try ControlServer(path: path) { _, _ in
            Issue.record("half an understood command was carried out")
            return false
        }
        defer { server.stop() }
        let answer = try exchange(request + "\n")
        guard case .error(let text) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(text.contains(word), "\(text)")
    }

    @Test func `a line without end is cut off with an answer, and the next client is served`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        let answer = try exchange(String(repeating: "x", count: ControlLimits.requestBytes + 1))
        #expect(answer == .error("a request has at most \(ControlLimits.requestBytes) bytes; split it"))
        #expect(try ControlClient(path: path).send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
    }

    @Test func `an import that no request can hold is refused before it is sent`() throws {
        let line = AssignmentImport(
            line: 2, county: try #require(CountyCode(532_901)), bed: try #require(BedID("532901-000001")),
            device: try #require(DeviceID("b-1")), profile: String(repeating: "p", count: 1_000), since: nil)
        let lines = Array(repeating: line, count: ControlLimits.requestBytes / 1_000)
        let error = #expect(throws: ControlError.self) { try ControlClient(path: path).send(.importAssignments(lines)) }
        guard case .requestTooLong(_, ControlLimits.requestBytes) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a full queue says busy`() throws {
        let server = try ControlServer(path: path) { _, _ in false }
        defer { server.stop() }
        let error = #expect(throws: ControlError.self) { try ControlClient(path: path).send(Self.commands[0]) }
        #expect(error?.description.contains("busy") == true)
    }

    @Test func `a gateway that never answers is given up, one that dies is told`() throws {
        let queue = CommandQueue(wake: {})
        let server = try ControlServer(path: path, queue: queue)
        let client = ControlClient(path: path, wait: Milliseconds(200))
        #expect(throws: ControlError.timedOut(seconds: 0)) { try client.send(Self.commands[0]) }
        #expect(queue.drain().count == 1)
        server.stop()
        #expect(throws: ControlError.notRunning(path: path.path)) { try client.send(Self.commands[0]) }
    }

    @Test func `two requests in one piece are answered one after the other`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        let line = try ControlText.line(of: ControlRequest(.command(Self.commands[0])))
        let descriptor = try #require(try path.connectIfPossible())
        defer { close(descriptor) }
        let both = line + line
        #expect(both.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) } == both.count)
        var answers: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4_096)
        while answers.count(where: { $0 == UInt8(ascii: "\n") }) < 2 {
            let count = recv(descriptor, &room, room.count, 0)
            try #require(count > 0)
            answers += room[..<count]
        }
        let expected = try ControlText.line(of: ControlAnswer.outcome(Self.echo(of: Self.commands[0])))
        #expect(answers == expected + expected)
    }

    @Test func `a client that asks without end and reads no answer keeps nobody waiting`() throws {
        let server = try echo(at: path)
        defer { server.stop() }
        let deaf = try #require(try path.connectIfPossible())
        defer { close(deaf) }
        let flood = [UInt8](repeating: UInt8(ascii: "\n"), count: 1_000_000)
        let sent = flood.withUnsafeBytes {
            send(deaf, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        }
        #expect(sent > 100_000)
        let client = ControlClient(path: path, wait: .seconds(10))
        #expect(try client.send(Self.commands[0]) == Self.echo(of: Self.commands[0]))
    }

    /// Sends raw bytes, sends no more, and reads the one answer.
    private func exchange(_ request: String) throws -> ControlAnswer {
        let descriptor = try #require(try path.connectIfPossible())
        defer { close(descriptor) }
        var rest = Array(request.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
        }
        shutdown(descriptor, Int32(SHUT_WR))
        var answer: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &room, room.count, 0)
            if count <= 0 { break }
            answer += room[..<count]
        }
        return try ControlText.value(ControlAnswer.self, in: answer)
    }

    /// A socket file that nobody listens at, as after a kill.
    private func leaveStaleSocket() throws {
        let descriptor = try ControlListener.open(path)
        close(descriptor)
        #expect(FileManager.default.fileExists(atPath: path.path))
    }
}

/// Runs blocking work on a thread of its own, so that the tasks' few threads stay free.
private func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result(catching: work)) }.start()
    }
}
