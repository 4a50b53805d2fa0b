import CareCore
import Testing

@Suite struct HarmonicGuardTests {
    private static let belt = Profile(
        id: "mattress", title: Fixture.title("mattress"), deviceClass: .smartMattress, servesHousehold: false,
        isReusable: true,
        slots: [
            Fixture.slot(.heartRate, 20...250, period: .minutes(1), holds: false, harmonic: true),
            Fixture.slot(.respirationRate, 2...70, period: .minutes(1), holds: false, harmonic: true),
        ], fields: [], events: [:], liveness: Liveness(late: .minutes(5), offline: .minutes(30), throughHub: true),
        rules: [])

    /// What of the heart is believed, a sign a minute: `+` yes, `-` no. A minute without a heart has no message, breath
    /// that is `nil` was not measured.
    private static func heard(_ hearts: [Double?], _ breaths: [Double?]) -> String {
        var scene = Scene(belt)
        scene.assign("m1", "mattress")
        for (heart, breath) in zip(hearts, breaths) {
            scene.advance(.minutes(1))
            guard let heart else { continue }
            var message = Message()
            message.device = scene.number(of: "m1")
            message.kind = .telemetry
            message.deviceTime = scene.now
            message.receivedAt = scene.now
            message.samples = [
                Sample(metric: .heartRate, value: heart),
                Sample(
                    metric: .respirationRate, value: breath ?? 0, validity: breath == nil ? .invalidMarker : .valid),
            ]
            _ = scene.state.apply(message, at: scene.now, into: &scene.effects)
        }
        return scene.effects.readings.filter { $0.metric == .heartRate }
            .map { $0.validity == .valid ? "+" : "-" }.joined()
    }

    private static func steady(_ value: Double, then other: Double?, _ count: Int) -> [Double?] {
        [value, value] + [Double?](repeating: other, count: count)
    }

    private static let forTwelve = "++" + String(repeating: "-", count: 12) + "++"
    private static let forSix = "++" + String(repeating: "-", count: 6) + String(repeating: "+", count: 8)

    @Test func `rates that jump together are not believed for twelve minutes, one that jumps alone for six`() {
        let doubled = Self.steady(70, then: 140, 14)
        #expect(Self.heard(doubled, Self.steady(15, then: 30, 14)) == Self.forTwelve)
        #expect(Self.heard(Self.steady(70, then: 35, 14), Self.steady(16, then: 8, 14)) == Self.forTwelve)
        #expect(Self.heard(doubled, Self.steady(15, then: 15, 14)) == Self.forSix)
    }

    @Test func `a jump that is no octave by itself is one when breath jumped by the same`() {
        #expect(Self.heard([70, 62, 154, 62], [15, 15, 30, 15]) == "++-+")
        #expect(Self.heard([70, 62, 154, 62], [15, 15, 15, 15]) == "++++")
    }

    @Test func `an octave up and one down do not bear each other out, nor does what was not measured`() {
        #expect(Self.heard([70, 62, 154, 154], [16, 16, 8, 8]) == "++++")
        #expect(Self.heard([70, 62, 154, 154], [16, 16, nil, nil]) == "++++")
        #expect(Self.heard(Self.steady(70, then: 140, 14), Self.steady(16, then: nil, 14)) == Self.forSix)
    }

    @Test func `minutes without a message at the end of the twelve do not begin them anew`() {
        let hearts = Self.steady(70, then: 140, 11) + [nil, nil, 140]
        #expect(Self.heard(hearts, Self.steady(15, then: 30, 14)).hasSuffix("-+"))
    }
}
