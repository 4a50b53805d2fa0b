import CareCore
import Testing

/// History whose times are not believed: it keeps its place as far as anybody can know it, and the receipt says so.
@Suite struct HistoryClockTests {
    private func scene() -> Scene {
        var scene = Scene(Fixture.mattress([Fixture.fastHeart]))
        scene.assign("m1", "mattress")
        return scene
    }

    /// Sends history of the given times and a value of the message's own; returns the verdict.
    private func send(
        _ scene: inout Scene, reference: String = "m-1", at time: Timestamp?, history: [Timestamp]
    ) -> Verdict {
        var message = Message()
        message.device = scene.number(of: "m1")
        message.kind = .telemetry
        message.reference = reference
        message.wantsReceipt = true
        message.deviceTime = time
        message.receivedAt = scene.now
        message.samples =
            history.map { Sample(metric: .heartRate, value: 60, deviceTime: $0) }
            + [Sample(metric: .heartRate, value: 70)]
        message.delivery = Delivery(lane: .bulk, packetID: 1, hash: 1)
        return scene.state.apply(message, at: scene.now, into: &scene.effects)
    }

    private func stored(_ scene: borrowing Scene) -> [String] {
        scene.effects.readings.map { row in
            "\(Int(row.value)) at \((row.at - scene.now).count / 1_000)\(row.isServerTime ? " by the gateway" : "")"
        }
    }

    @Test func `a gateway whose clock is three minutes behind keeps history that seems to lie ahead`() {
        var scene = scene()
        let trueTime = scene.now + .minutes(3)
        let verdict = send(&scene, at: trueTime, history: [trueTime - .minutes(10), trueTime - .seconds(30)])
        #expect(verdict == .taken)
        #expect(stored(scene) == ["60 at -420", "60 at -30 by the gateway", "70 at 0 by the gateway"])
        #expect(scene.effects.counters.clockOutOfRange == 2)
        _ = scene.state.tick(at: scene.now, into: &scene.effects)
        #expect(scene.effects.receipts.map(\.status) == [.clockOutOfRange])
        #expect(scene.effects.receipts.first?.references == ["m-1"])
    }

    @Test func `a clock that was never set keeps the distances of its history`() {
        var scene = scene()
        let uptime = Timestamp.epoch + .hours(5)
        #expect(send(&scene, at: uptime, history: [uptime - .hours(1), uptime - .minutes(1)]) == .taken)
        #expect(stored(scene) == ["60 at -3600 by the gateway", "60 at -60 by the gateway", "70 at 0 by the gateway"])
    }

    @Test(arguments: [Fixture.start, nil])
    func `a time in history that nothing explains is kept aside, and the rest of the message counts`(
        time: Timestamp?
    ) {
        var scene = scene()
        let verdict = send(&scene, at: time, history: [scene.now + .hours(1), scene.now - .minutes(1), .epoch])
        guard case .takenInPart(.clockOutOfRange, let detail) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(detail.hasPrefix("2 of 4 values: expected a time in history from 2020 to "))
        #expect(scene.effects.readings.map(\.value) == [60, 70])
        _ = scene.state.tick(at: scene.now, into: &scene.effects)
        #expect(scene.effects.receipts.isEmpty, "who keeps it aside answers it")
    }

    @Test func `a history entry later than its own message has no place either`() {
        var scene = scene()
        let ahead = scene.now + .hours(2)
        guard case .takenInPart = send(&scene, at: ahead, history: [ahead + .minutes(3)]) else {
            Issue.record("it was given a time that nobody can know")
            return
        }
    }

    @Test func `stored and redated messages are answered apart, ten seconds between them`() {
        var scene = scene()
        _ = send(&scene, reference: "early", at: scene.now + .hours(1), history: [])
        _ = send(&scene, reference: "right", at: scene.now, history: [])
        scene.advance(.seconds(11))
        let receipts = scene.effects.receipts.map { "\($0.references.compactMap(\.self)) \($0.status.rawValue)" }
        #expect(receipts == [#"["right"] 0"#, #"["early"] 14"#])
        #expect(scene.effects.receipts.map { ($0.at - Fixture.start).count } == [0, 10_000])
    }
}
