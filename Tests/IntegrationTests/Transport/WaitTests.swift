import CareCore
import Foundation
import Glibc
import Ingest
import Loopback
import Mosquitto
import Testing

/// `wait` ends in time whatever the broker does, and sleeps when there is nothing to do.
@Suite(.serialized, .ownThreads) struct WaitTests {
    /// Room for a busy machine; a blocking connect or look-up takes many seconds.
    private static let tolerance = Milliseconds(400)

    /// Turns the line for `time` and checks that no single wait took longer than it may.
    private static func expectShortWaits(_ line: TestLine, for time: Milliseconds) {
        let end = line.now + time
        while line.now < end {
            let start = line.now
            line.turn(atMost: Milliseconds(100))
            let taken = line.now - start
            #expect(taken <= Milliseconds(100) + tolerance)
        }
    }

    private static func reasons(_ line: TestLine) -> [String] {
        line.changes.compactMap { if case .unreachable(_, let reason) = $0 { reason } else { nil } }
    }

    /// Returns once the thread sleeps in the kernel, or after a bound.
    private static func awaitSleep(of thread: String) {
        let end = ContinuousClock.now + .seconds(5)
        while ContinuousClock.now < end {
            let status = (try? String(contentsOfFile: "/proc/\(thread)/stat", encoding: .utf8)) ?? ""
            // The state follows the name of the program, which stands in parentheses.
            if status.split(separator: ")").last?.hasPrefix(" S") == true { return }
            sched_yield()
        }
    }

    @Test func `a closed port is reported in words and tried again`() throws {
        let line = try TestLine(TestLine.options(port: LoopbackPort.free()))
        Self.expectShortWaits(line, for: Milliseconds(600))
        #expect(Self.reasons(line).count >= 4)
        #expect(Self.reasons(line).allSatisfy { $0.contains("Connection refused") })
    }

    @Test func `a host that answers nothing never blocks the line and is given up in time`() throws {
        let (listener, port) = LoopbackPort.listener(backlog: 0)
        defer { close(listener) }
        // Connections that nobody accepts fill the backlog; from then on the kernel drops the handshake.
        let fillers = (0..<8).map { _ in LoopbackPort.begin(port, isBlocking: false) }
        defer { for filler in fillers { close(filler) } }
        var options = TestLine.options(port: port)
        options.connectTimeout = Milliseconds(500)
        let line = try TestLine(options)
        Self.expectShortWaits(line, for: .seconds(2))
        #expect(Self.reasons(line).contains { $0.contains("no answer from mqtt://127.0.0.1:\(port) within 500ms") })
    }

    @Test func `a broker that accepts and says nothing is given up in time`() throws {
        let (listener, port) = LoopbackPort.listener(backlog: 16)
        defer { close(listener) }
        var options = TestLine.options(port: port)
        options.connectTimeout = Milliseconds(300)
        let line = try TestLine(options)
        Self.expectShortWaits(line, for: .seconds(1))
        #expect(Self.reasons(line).contains { $0.contains("within 300ms") })
    }

    @Test func `a name that does not resolve never blocks the line`() throws {
        var options = TestLine.options(port: 1_883)
        options.address = BrokerAddress(host: "broker.invalid", port: 1_883)
        options.connectTimeout = Milliseconds(800)
        let line = try TestLine(options)
        Self.expectShortWaits(line, for: .seconds(1))
        try line.until("the reason is reported") {
            line.turn()
            return Self.reasons(line).contains { $0.contains("'broker.invalid'") }
        }
    }

    @Test func `a name with several addresses is tried through`() throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.address = BrokerAddress(host: "localhost", port: broker.port)
        let line = try TestLine(options)
        _ = try line.connect(atMost: .seconds(5))
    }

    @Test func `the waker ends a wait from another thread`() throws {
        let line = try TestLine(TestLine.options(port: LoopbackPort.free()))
        let broker = try TestBroker()
        let connected = try TestLine(TestLine.options(port: broker.port))
        _ = try connected.connect()
        let waker = connected.waker
        let waiting = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        Thread.detachNewThread {
            Self.awaitSleep(of: waiting)
            waker.wake()
        }
        let start = connected.now
        connected.transport.wait(atMost: Milliseconds(900), now: connected.now)
        #expect(connected.now - start < Milliseconds(700))
        line.waker.wake()
        line.waker.wake()
        let begin = line.now
        line.transport.wait(atMost: .seconds(5), now: line.now)
        #expect(line.now - begin < .seconds(1))
    }

    @Test func `a lane nobody reads does not keep the line awake and loses nothing`() throws {
        let broker = try TestBroker()
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(["waiting"], to: "bulk/a")
        let end = line.now + Milliseconds(600)
        var waits = 0
        while line.now < end {
            line.turn(atMost: Milliseconds(200))
            _ = line.receiveOnce(from: .urgent)
            waits += 1
        }
        #expect(waits < 12)
        #expect(try line.receive(1) == ["waiting"])
    }

    @Test func `an idle line sleeps and stays connected over its keep-alive`() throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.keepAliveSeconds = 5
        let line = try TestLine(options)
        _ = try line.connect()
        line.changes.removeAll()
        let end = line.now + .seconds(12)
        var waits = 0
        while line.now < end {
            line.turn(atMost: .seconds(1))
            for lane in Lane.allCases { #expect(line.receiveOnce(from: lane) == .drained) }
            line.transport.acknowledge()
            waits += 1
        }
        #expect(line.changes.isEmpty)
        #expect(waits < 60)
        #expect(broker.log.contains("PINGREQ from line-bulk"))
    }

    @Test func `a lane that rests stays down over its keep-alive, and what waited comes after it`() throws {
        let broker = try TestBroker()
        var options = TestLine.options(port: broker.port)
        options.keepAliveSeconds = 5
        let line = try TestLine(options)
        _ = try line.connect()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(["first"], to: "bulk/a")
        line.changes.removeAll()
        // Half as long again as a broker waits for a client that says nothing.
        let end = line.now + .seconds(11)
        while line.now < end {
            line.turn(atMost: .seconds(1))
            line.transport.rest(.bulk)
            #expect(line.receiveOnce(from: .urgent) == .drained)
            line.transport.acknowledge()
        }
        #expect(line.changes.isEmpty, "neither lane was lost")
        #expect(broker.log.matches(of: /New client connected from \S+ as line-bulk/).count == 1)
        try device.publish(["second"], to: "bulk/a")
        #expect(try line.receive(2) == ["first", "second"])
        #expect(line.changes.contains(.connected(.bulk, sessionPresent: true, receiveMaximum: 1_000)))
    }

    @Test func `a wrong password is refused in words`() throws {
        let broker = try TestBroker(lines: ["allow_anonymous false", "password_file $FOLDER/users"]) { folder in
            let file = folder.appendingPathComponent("users").path
            _ = try ChildProcess("/usr/bin/mosquitto_passwd", ["-b", "-c", file, "gateway", "right"]).wait()
        }
        var options = TestLine.options(port: broker.port)
        options.credentials = BrokerCredentials(username: "gateway", password: "wrong")
        let line = try TestLine(options)
        try line.until("the refusal is reported") {
            line.turn()
            return line.changes.contains {
                guard case .refused(_, let code, let reason) = $0 else { return false }
                return code == 0x87 && reason.contains("check user name, password")
            }
        }
        #expect(!line.changes.contains { if case .disconnected = $0 { true } else { false } })
        options.credentials.password = "right"
        _ = try TestLine(options).connect()
    }

    @Test(arguments: [MQTTVersion.v5, .v311])
    func `a subscription the broker refuses is reported in words`(version: MQTTVersion) throws {
        // Mosquitto's access list file lets every subscription through and only withholds the messages; its dynamic
        // security plugin refuses.
        let lines = [
            "allow_anonymous true", "plugin /usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so",
            "plugin_opt_config_file $FOLDER/rights.json",
        ]
        let broker = try TestBroker(lines: lines) { folder in
            let rights = #"""
                {"anonymousGroup": "all", "groups": [{"groupname": "all", "roles": [{"rolename": "limited"}]}],
                 "roles": [{"rolename": "limited", "acls": [
                    {"acltype": "subscribePattern", "topic": "bulk/#", "priority": 1, "allow": false}]}]}
                """#
            try rights.write(to: folder.appendingPathComponent("rights.json"), atomically: true, encoding: .utf8)
        }
        var options = TestLine.options(port: broker.port)
        options.version = version
        let line = try TestLine(options)
        try line.until("the refusal is reported") {
            line.turn()
            for lane in Lane.allCases { _ = line.receiveOnce(from: lane) }
            return line.changes.contains {
                guard case .refused(.bulk, _, let reason) = $0 else { return false }
                return reason.contains("'bulk/#'") && reason.contains("access list")
            }
        }
    }
}
