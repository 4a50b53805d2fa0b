import CareCore
import Foundation
import Gateway
import TestSupport
import Testing

/// The chain of care.md 9 on the running gateway with the shipped policies, told through a real HTTP server. Gateway
/// time runs thirty times as fast, so that ten minutes are twenty seconds.
@Suite(.serialized, .ownThreads) struct ChainTests {
    private static let rate = 30.0
    private static let everybody = [
        "op operator hook=op", "two second_operator hook=two", "son family hook=son", "head station_head hook=head",
        "next neighbour hook=next", "boss responsible hook=boss",
    ]

    private func scene(_ people: [String], _ provider: Provider) throws -> ToldScene {
        try ToldScene(
            rate: Self.rate, [("b-1", "sos-button", 1)], people: people, channels: [("hook", "webhook", provider)])
    }

    @Test(.timeLimit(.minutes(5)))
    func `nobody answers, and the next are told at their times although the gateway is killed between`() async throws {
        let provider = try await Provider(.answer(200))
        let scene = try scene(Self.everybody, provider)
        try scene.devices.untilAnswered("b-1", ref: "1")
        await provider.until(1)
        scene.gateway.kill9()
        try scene.gateway.serve()
        try scene.devices.until("the last of the chain is told", atMost: .seconds(90)) {
            provider.seen.contains { $0.recipient == "boss" }
        }
        var order: [String] = []
        for request in provider.seen where !order.contains(request.recipient) { order.append(request.recipient) }
        #expect(order.first == "op" && Set(order[1...2]) == ["two", "son"])
        #expect(Set(order[3...4]) == ["head", "next"] && order.last == "boss")
        let times = [("op", 0..<60), ("two", 60..<180), ("son", 60..<180), ("head", 180..<600), ("boss", 600..<1_200)]
        for (person, range) in times {
            let seconds = try scene.seconds(until: person, of: "SOS-1")
            #expect(range.contains(seconds), "\(person) after \(seconds) s")
        }
        // A slow start is told of too: the broker may take a second here, which is half a minute of gateway time.
        #expect(provider.seen.first { $0.body.contains("紧急呼叫") }?.body.contains("【P1 告警】") == true)
        #expect(provider.seen.first { $0.recipient == "two" }?.body.contains("无人应答，已升级") == true)
        #expect(try scene.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `an answer without a call back is taken back, and one with it is kept until the end is told`() async throws {
        let provider = try await Provider(.answer(200))
        let scene = try scene(Self.everybody, provider)
        try scene.devices.untilAnswered("b-1", ref: "1")
        let alarm = try scene.alarm("SOS-1")
        try scene.act(.acknowledge(alarm, by: "op"))
        try scene.devices.until("the answer is taken back", atMost: .seconds(60)) {
            try scene.files.causes("SOS-1").contains("reescalated")
        }
        try scene.devices.until("the second operator is told") { provider.seen.contains { $0.recipient == "two" } }
        #expect(try (300..<600).contains(scene.seconds(until: "two", of: "SOS-1")))
        try scene.act(.acknowledge(alarm, by: "two"))
        try scene.act(.step(alarm, .callBack(note: "she fell"), by: "two"))
        let told = try scene.told(of: "SOS-1")
        let kept = scene.files.now
        try Bound.wait(for: "a call that nobody owes is not waited for", atMost: .seconds(60)) {
            scene.files.now >= kept + .minutes(11)
        }
        #expect(try scene.told(of: "SOS-1") == told)
        try scene.act(.close(alarm, by: "two", reason: .realHelpGiven, note: "helped up"))
        try scene.devices.until("the end is told to whoever heard") {
            Set(provider.seen.filter { $0.body.contains(#""purpose":"ended""#) }.map(\.recipient)) == [
                "op", "two", "son",
            ]
        }
        #expect(try scene.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `with nobody on duty the operator at home is told, and reads why`() async throws {
        let provider = try await Provider(.answer(200))
        let scene = try scene(["op operator hook=op"], provider)
        guard let op = PersonID("op") else { throw TestFailure("person") }
        let tomorrow = scene.files.now + .days(1)
        let shift = Shift(
            post: DutyPost(.operator, .everywhere), person: op, from: tomorrow, until: tomorrow + .hours(8))
        try scene.act(.duty(.importShifts([DutyCommand.Line(2, shift)], by: "op")))
        try scene.devices.untilAnswered("b-1", ref: "1")
        await provider.until(1)
        #expect(provider.seen[0].recipient == "op" && provider.seen[0].body.contains(#""purpose":"last_resort""#))
        #expect(provider.seen[0].body.contains("值班无人可找，特告知您"))
        #expect(try scene.seconds(until: "op", of: "SOS-1") < 60)
        // What a slow start could tell nobody of, before anybody pressed, is none of it.
        let unheard = try scene.files.number(
            """
            SELECT count(*) FROM alarm WHERE rule = 'SELF-7'
                AND raisedAt >= (SELECT min(raisedAt) FROM alarm WHERE rule = 'SOS-1')
            """)
        #expect(unheard == 0)
        #expect(try scene.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `with an empty book the gateway says so, and who is entered is told at once`() async throws {
        let provider = try await Provider(.answer(200))
        let scene = try scene([], provider)
        try scene.devices.untilAnswered("b-1", ref: "1")
        try scene.devices.until("SELF-7") { scene.devices.causes(of: "SELF-7") == ["raised"] }
        #expect(try scene.files.number("SELECT count(*) FROM notification") == 0)
        try scene.act(try GatewayFiles.entering(["op operator hook=op"]))
        await provider.until(1)
        #expect(provider.seen[0].recipient == "op" && provider.seen[0].body.contains(#""rule":"SOS-1""#))
        try scene.devices.until("SELF-7 is over") { scene.devices.causes(of: "SELF-7") == ["raised", "cleared"] }
        #expect(try scene.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a dead channel is told through another, and its recovery ends it`() async throws {
        let dead = try await Provider(.answer(500))
        let other = try await Provider(.answer(200))
        let scene = try ToldScene(
            rate: Self.rate, [("b-1", "sos-button", 1)],
            people: ["op operator hook=op", "tech technician other=tech"],
            channels: [("hook", "webhook", dead), ("other", "webhook", other)])
        try scene.devices.untilAnswered("b-1", ref: "1")
        try scene.devices.until("the technician is told", atMost: .seconds(60)) {
            other.seen.contains { $0.recipient == "tech" && $0.body.contains(#""rule":"SELF-6""#) }
        }
        #expect(dead.seen.count >= Int(Limits.channelFailures))
        dead.follow(.answer(200))
        try scene.devices.until("the channel lives again", atMost: .seconds(90)) {
            try scene.files.causes("SELF-6").last == "cleared"
        }
        #expect(
            try scene.files.number(
                "SELECT count(*) FROM notification WHERE recipient = 'op' AND purpose = 1 AND outcome = 1") > 0)
        #expect(try scene.gateway.stop() == 0)
    }
}
