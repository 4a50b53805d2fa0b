import CareCore
import Foundation
import Gateway
import TestSupport
import Testing

/// Delivery is at least once over kill −9 at every point of it, each notification under one identity, none for ever.
@Suite(.serialized, .ownThreads) struct DeliveryKillTests {
    /// Where the gateway is killed.
    private enum Point: CaseIterable {
        /// The press is on disk; the message may have begun or not.
        case receipt
        /// The provider has the message and says nothing.
        case hanging
        /// The provider has taken the message; the report may be on disk or not.
        case taken
        /// The provider has refused for now.
        case failing
        /// The provider has the message and has cut the connection.
        case cut

        var script: Script {
            switch self {
            case .receipt, .taken: .answer(200)
            case .hanging: .hang
            case .failing: .answer(503)
            case .cut: .reset
            }
        }
    }

    private static let rounds = 25

    @Test(.timeLimit(.minutes(10)))
    func `twenty-five kills in mid-delivery lose no notification and change no identity`() async throws {
        let provider = try await Provider(.answer(200))
        let buttons = (1...Self.rounds + 1).map { (device: "b-\($0)", profile: "sos-button", bed: $0) }
        let scene = try ToldScene(
            buttons, people: ["desk-1 operator hook=desk", "son family hook=son"],
            channels: [("hook", "webhook", provider)])
        for round in 1...Self.rounds {
            let point = Point.allCases[round % Point.allCases.count]
            provider.follow(point.script)
            let seen = provider.seen.count
            try scene.devices.press("b-\(round)", ref: "r\(round)")
            try scene.devices.until("the point \(point)") {
                switch point {
                case .receipt: scene.devices.receipts.contains { $0["ref"] as? String == "r\(round)" }
                case .hanging, .taken, .failing, .cut: provider.seen.count > seen
                }
            }
            scene.gateway.kill9()
            provider.follow(.answer(200))
            try scene.gateway.serve()
        }
        try scene.devices.until("every notification has reached the provider and is settled", atMost: .seconds(120)) {
            try Self.rows(scene) == Set(provider.seen.map { "\($0.identity) \($0.recipient)" })
                && scene.files.number("SELECT count(*) FROM notification WHERE outcome <> 1") == 0
        }
        try Self.expectAll(scene, provider)
        try Self.expectRest(scene, provider)
        #expect(try scene.gateway.stop() == 0)
    }

    /// Every press has its alarm and its notification, and every notification reached the provider under its identity.
    private static func expectAll(_ scene: ToldScene, _ provider: Provider) throws {
        #expect(try scene.files.number("SELECT count(*) FROM alarm WHERE rule = 'SOS-1'") == rounds)
        #expect(
            try scene.files.number("SELECT count(DISTINCT alarm) FROM notification WHERE purpose = 1") == rounds)
        // Whatever was sent again said the same.
        let bodies = Dictionary(grouping: provider.seen, by: \.identity).mapValues { Set($0.map(\.body)) }
        #expect(bodies.values.allSatisfy { $0.count == 1 })
        // The provider had all of these without an answer that is on disk: they came again.
        #expect(provider.seen.count > bodies.count)
    }

    /// Identity and address of every notification.
    private static func rows(_ scene: ToldScene) throws -> Set<String> {
        Set(try scene.files.texts("SELECT number || '-' || at || ' ' || address FROM notification"))
    }

    /// What is delivered stays so over another kill.
    private static func expectRest(_ scene: ToldScene, _ provider: Provider) throws {
        scene.gateway.kill9()
        let settled = Set(try scene.files.texts("SELECT message FROM notification WHERE outcome = 1"))
        let before = Dictionary(grouping: provider.seen, by: \.identity).mapValues(\.count)
        try scene.gateway.serve()
        let known = try scene.files.number("SELECT max(number) FROM notification")
        try scene.devices.press("b-\(rounds + 1)", ref: "last")
        try scene.devices.until("the last is delivered") {
            try scene.files.number("SELECT count(*) FROM notification WHERE number > \(known) AND outcome = 1") > 0
        }
        let after = Dictionary(grouping: provider.seen, by: \.identity).mapValues(\.count)
        #expect(settled.count >= rounds && settled.allSatisfy { after[$0] == before[$0] })
    }
}
