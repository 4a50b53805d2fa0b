import CareCore
import GRDB
import Ingest
import Testing

@testable import CareStore

@Suite struct SQLiteCommitterTests {
    private let open: OpenStore

    init() throws { open = try OpenStore() }

    @Test func `a reading is stored with its time, quality and delay`() throws {
        let late = Fixture.reading(.spo2, 96.5, validity: .implausible, delay: Milliseconds(-1_500))
        try open.commit { batch in
            batch.effects.readings = [
                Fixture.reading(), late,
                ReadingRow(
                    device: Fixture.mattress, metric: .inBed, validity: .wrongType, isServerTime: true,
                    at: Fixture.noon, receivedAt: Fixture.noon, value: .nan),
            ]
        }
        #expect(
            try open.rows("SELECT * FROM readingView ORDER BY metric") == [
                "m-1|1|\(Fixture.noon.milliseconds)|\(Fixture.noon.milliseconds + 350)|72.0|0|0",
                "m-1|3|\(Fixture.noon.milliseconds)|\(Fixture.noon.milliseconds - 1_500)|96.5|1|0",
                "m-1|7|\(Fixture.noon.milliseconds)|\(Fixture.noon.milliseconds)|-|3|1",
            ])
    }

    @Test func `a reading that is there already is counted and stays as it is`() throws {
        try open.commit { $0.effects.readings = [Fixture.reading(.heartRate, 72)] }
        #expect(open.committer.lastDuplicates == 0)
        try open.commit {
            $0.effects.readings = [
                Fixture.reading(.heartRate, 99), Fixture.reading(.heartRate, 73, at: Fixture.noon + Milliseconds(1)),
                Fixture.reading(.spo2, 97),
            ]
        }
        #expect(open.committer.lastDuplicates == 1)
        #expect(try open.rows("SELECT value FROM reading ORDER BY metric, millisecond") == ["72.0", "73.0", "97.0"])
    }

    @Test(arguments: [1, 15, 16, 17, 31, 32, 100])
    func `however many readings a turn has, each is stored once and each repetition counted`(count: Int) throws {
        let rows = (0..<count).map { Fixture.reading(.heartRate, Double($0), at: Fixture.noon + .seconds(Int64($0))) }
        try open.commit { $0.effects.readings = Array(rows.prefix(count / 2)) }
        #expect(open.committer.lastDuplicates == 0)
        // A repetition within the turn counts like one of an earlier turn.
        try open.commit { $0.effects.readings = rows + rows.suffix(3) }
        #expect(open.committer.lastDuplicates == count / 2 + min(3, count))
        #expect(
            try open.rows("SELECT value FROM reading ORDER BY minute, millisecond")
                == (0..<count).map { "\(Double($0))" })
    }

    @Test func `the log is moved into the database after a turn and never within one`() throws {
        let open = try OpenStore(checkpointPages: 40)
        func commit(_ number: Int) throws {
            try open.commit { $0.effects.readings = [Fixture.reading(at: Fixture.noon + .seconds(Int64(number)))] }
        }
        var number = 0
        while open.store.log.pages < 100 {
            number += 1
            try commit(number)
        }
        try open.committer.settle()
        try commit(number + 1)
        #expect(open.store.log.pages < 40)
        try open.committer.settle()
        try commit(number + 2)
        // Below the mark nothing is moved: the log goes on.
        #expect(open.store.log.pages > 1)
        #expect(try open.count("reading") == number + 2)
    }

    @Test func `an event that the core should have known stops the turn`() throws {
        try open.commit { $0.effects.events = [Fixture.event()] }
        let again = Fixture.event(receivedAt: Fixture.noon + .days(6))
        #expect(throws: CommitError.self) {
            try open.commit {
                $0.effects.readings = [Fixture.reading()]
                $0.effects.events = [again]
            }
        }
        #expect(try open.count("event") == 1)
        #expect(try open.count("reading") == 0)
    }

    @Test(
        arguments: [
            (nil, Fixture.noon), ("b-1", nil), ("b-1", Fixture.noon), ("", Fixture.noon),
        ] as [(String?, Timestamp?)])
    func `the identity of an event refuses a second one`(reference: String?, deviceTime: Timestamp?) throws {
        let event = Fixture.event(reference, deviceTime: deviceTime)
        try open.commit { $0.effects.events = [event] }
        let error = #expect(throws: CommitError.self) { try open.commit { $0.effects.events = [event] } }
        guard case .refused(let text) = error else {
            Issue.record("expected a refusal, found \(String(describing: error))")
            return
        }
        #expect(text.contains("UNIQUE"))
    }

    @Test func `events that differ in reference, time or kind are new`() throws {
        try open.commit {
            $0.effects.events = [
                Fixture.event(), Fixture.event("b-2"), Fixture.event(nil), Fixture.event(""),
                Fixture.event(deviceTime: Fixture.noon + Milliseconds(1)), Fixture.event(deviceTime: nil),
                Fixture.event(kind: .fall), Fixture.event(nil, deviceTime: nil), Fixture.event(nil, deviceTime: nil),
            ]
        }
        #expect(try open.count("event") == 9)
    }

    @Test func `an event whose identity was forgotten by age is skipped and counted`() throws {
        try open.commit { $0.effects.events = [Fixture.event()] }
        try open.commit {
            $0.effects.events = [Fixture.event(receivedAt: Fixture.noon + .seconds(1) + Limits.deduplicationAge)]
        }
        #expect(open.committer.lastForgottenEvents == 1)
        #expect(try open.count("event") == 1)
    }

    @Test func `an event whose identity was forgotten by number is skipped and counted`() throws {
        try open.commit { batch in
            batch.effects.events = (0...Limits.deduplicationPerDevice).map { Fixture.event("r-\($0)") }
        }
        // The core forgets a quarter at once: the newest of them must not stop the line either.
        for reference in ["r-0", "r-\(Limits.deduplicationForgotten - 1)"] {
            try open.commit { $0.effects.events = [Fixture.event(reference)] }
            #expect(open.committer.lastForgottenEvents == 1)
        }
        let known = Fixture.event("r-\(Limits.deduplicationForgotten + 1)")
        #expect(throws: CommitError.self) { try open.commit { $0.effects.events = [known] } }
    }

    @Test(arguments: [Milliseconds.hours(24) + Milliseconds(1), .hours(30), .days(14)])
    func `a restarted counter without device time is a new event from the moment the core takes it for one`(
        gap: Milliseconds
    ) throws {
        let first = Fixture.event(deviceTime: nil)
        try open.commit { $0.effects.events = [first] }
        try open.commit {
            $0.effects.events = [Fixture.event(deviceTime: nil, receivedAt: first.receivedAt + gap)]
        }
        #expect(try open.count("event") == 2)
        #expect(open.committer.lastForgottenEvents == 0)
    }

    @Test func `an alarm has one row and an edge for each transition`() throws {
        var alarm = Fixture.alarm()
        var edges = [Fixture.edge(alarm)]
        alarm.state = .acknowledged
        alarm.work = .acknowledged
        alarm.acknowledgedAt = Fixture.noon + .seconds(20)
        alarm.acknowledgedBy = "王芳"
        alarm.edge = 2
        edges.append(Fixture.edge(alarm, .acknowledged, by: "王芳"))
        try open.commit { $0.effects.alarmEdges = edges }
        #expect(
            try open.rows("SELECT rule, bed, device, state, work, acknowledgedBy, edge FROM alarmView") == [
                "SOS-1|532901-000001|b-1|2|1|王芳|2"
            ])
        #expect(try open.rows("SELECT edge, cause, actor, state FROM alarmEdge") == ["1|1|-|1", "2|5|王芳|2"])
    }

    @Test func `one alarm a rule and subject is open, tests apart`() throws {
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1)), Fixture.edge(Fixture.alarm(2, isTest: true))]
        }
        #expect(throws: CommitError.self) {
            try open.commit { $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(3))] }
        }
        var over = Fixture.alarm(1)
        over.state = .normal
        over.edge = 2
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(over, .closed), Fixture.edge(Fixture.alarm(3))]
        }
        #expect(try open.rows("SELECT number FROM alarm WHERE state <> 0 ORDER BY number") == ["2", "3"])
    }

    @Test(arguments: [
        "UPDATE alarmEdge SET cause = 2", "DELETE FROM alarmEdge", "UPDATE audit SET actor = ''",
        "DELETE FROM audit",
    ])
    func `history is append-only`(sql: String) throws {
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
            $0.effects.audit = [
                AuditRow(at: Fixture.noon, by: "li", action: "acknowledge", subject: "1", detail: "")
            ]
        }
        let error = #expect(throws: DatabaseError.self) { try open.store.pool.write { try $0.execute(sql: sql) } }
        #expect(error?.message?.contains("is append-only") == true)
    }

    @Test func `outgoing messages leave when they are confirmed`() throws {
        try open.commit {
            $0.outgoing = [Fixture.message(1), Fixture.message(2, rank: .eventReceipt), Fixture.message(3)]
        }
        try open.commit {
            $0.confirmed = [OutboxID(2), OutboxID(99)]
            $0.outgoing = [Fixture.message(4, rank: .command, expiresAt: Fixture.noon + .minutes(5))]
        }
        #expect(
            try open.committer.recover().outbox == [
                Fixture.message(1), Fixture.message(3),
                Fixture.message(4, rank: .command, expiresAt: Fixture.noon + .minutes(5)),
            ])
    }

    @Test func `an overlong topic is cut in quarantine`() throws {
        let topic = [UInt8](repeating: 65, count: 60_000)
        try open.commit {
            $0.quarantine = [
                QuarantineRow(
                    topic: topic, payload: [UInt8](repeating: 0, count: 16_000), reason: .oversized,
                    detail: String(repeating: "长", count: 9_000), receivedAt: Fixture.noon)
            ]
        }
        #expect(
            try open.rows("SELECT length(topic), length(payload), payloadLength, length(detail) FROM quarantine")
                == ["1024|2048|16000|512"])
    }

    @Test func `an assignment that does not run cannot end`() throws {
        try open.commit { $0.effects.registry = [.assignmentEnded(Fixture.button, at: Fixture.noon)] }
        #expect(throws: CommitError.self) {
            try open.commit { $0.effects.registry = [.assignmentEnded(Fixture.button, at: Fixture.noon)] }
        }
    }

    @Test func `a row for an unknown device is refused`() throws {
        let error = #expect(throws: CommitError.self) {
            try open.commit { $0.effects.readings = [Fixture.reading(device: DeviceNumber(77))] }
        }
        guard case .refused = error else {
            Issue.record("expected a refusal, found \(String(describing: error))")
            return
        }
    }
}
