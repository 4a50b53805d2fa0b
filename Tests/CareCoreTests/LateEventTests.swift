import CareCore
import Testing

/// Events that are told out of their turn (care.md 8.1 (5), decision 10).
@Suite struct LateEventTests {
    /// Two missed doses within a day, in short.
    private static let often = Fixture.rule(
        "OFTEN", when: Program([.window(0, .count), .constant(2), .greaterOrEqual]), stages: [Fixture.stage(.p2)],
        clearing: .condition(when: nil, delay: .constant(0), events: 0), late: .raise,
        triggers: Fixture.onEvents(.doseMissed),
        windows: [Window(source: .event(mask: EventKind.doseMissed.mask), length: .hours(24), capacity: 64)])

    /// One missed dose, over with one that is taken or after twelve hours.
    private static let missed = Fixture.rule(
        "MISSED", when: Program([.event(mask: EventKind.doseMissed.mask)]),
        stages: [Fixture.stage(.p3, audience: .carer)],
        clearing: .condition(when: nil, delay: .constant(12 * 3_600_000), events: EventKind.doseTaken.mask),
        late: .raise, triggers: Fixture.onEvents(.doseMissed, .doseTaken))

    private func scene(_ rules: Rule...) -> Scene {
        var scene = Scene(Fixture.mattress(rules))
        scene.assign("m1", "mattress", since: Fixture.start - .days(9))
        return scene
    }

    private static let hours: [Int64] = [0, 1, 12, 23, 24, 25, 47, 60]

    /// Whether two of the times, in hours, lie less than a day apart.
    private static func isOften(_ times: [Int64]) -> Bool {
        let sorted = times.sorted()
        return zip(sorted, sorted.dropFirst()).contains { $1 - $0 < 24 }
    }

    @Test func `two events make two whichever is told first and however late, and only within their day`() {
        for first in Self.hours {
            for second in Self.hours where second != first {
                for delay in [Milliseconds.zero, .hours(70)] {
                    var scene = scene(Self.often)
                    scene.advance(.hours(max(first, second)) + delay)
                    for hour in [first, second] {
                        let verdict = scene.event(
                            .doseMissed, from: "m1", reference: "\(hour)", at: Fixture.start + .hours(hour))
                        #expect(verdict == .taken)
                    }
                    let raised = scene.takeEdges().contains { $0.hasPrefix("OFTEN raised") }
                    #expect(raised == Self.isOften([first, second]), "\(first) \(second) \(delay)")
                }
            }
        }
    }

    @Test func `a count that stands is not ended by an older event that stood alone in its time`() {
        var scene = scene(Self.often)
        scene.advance(.hours(60))
        for hour in [Int64(50), 60] {
            _ = scene.event(.doseMissed, from: "m1", reference: "\(hour)", at: Fixture.start + .hours(hour))
        }
        #expect(scene.takeEdges().map { $0.prefix(12) } == ["OFTEN raised"])
        _ = scene.event(.doseMissed, from: "m1", reference: "old", at: Fixture.start)
        scene.advance(.minutes(1))
        #expect(scene.takeEdges() == [])
    }

    @Test(arguments: [(Int64(-61), false), (-60, true), (-59, true), (-30, true)])
    func `what ends an alarm is not older than its cause`(minutes: Int64, ends: Bool) {
        var scene = scene(Self.missed)
        _ = scene.event(.doseMissed, from: "m1", reference: "1", at: scene.now - .minutes(60))
        _ = scene.takeEdges()
        _ = scene.event(.doseTaken, from: "m1", reference: "2", at: scene.now + .minutes(minutes))
        #expect(scene.takeEdges().contains { $0.hasPrefix("MISSED cleared") } == ends)
    }

    @Test func `what is told late stands as long as what is told in time, from when it was told`() {
        var scene = scene(Self.missed)
        _ = scene.event(.doseMissed, from: "m1", reference: "1", at: scene.now - .hours(20))
        scene.advance(.hours(13))
        #expect(
            scene.takeEdges() == [
                "MISSED raised P3 unacknowledged count 1 at 0", "MISSED cleared P3 normal count 1 at 43200",
            ])
    }

    @Test func `a home that was left hears of nothing that only the device could end, and counts for nobody`() {
        var scene = Scene(Fixture.mattress([Self.missed, Self.often, Fixture.fall]))
        scene.assign("m1", "mattress", to: Fixture.bed, since: Fixture.start - .days(9))
        scene.assign("m1", "mattress", to: Fixture.otherBed, since: Fixture.start - .hours(2))
        _ = scene.event(.doseMissed, from: "m1", reference: "before", at: scene.now - .hours(3))
        _ = scene.event(.doseMissed, from: "m1", reference: "since", at: scene.now - .hours(1))
        let other = scene.state.registry.number(of: Fixture.otherBed)
        #expect(scene.effects.alarmEdges.map(\.alarm.key.rule) == ["MISSED"])
        #expect(scene.effects.alarmEdges.map(\.alarm.place) == other.map { [.bed($0)] })
        _ = scene.takeEdges()
        _ = scene.event(.fall, from: "m1", reference: "fall", at: scene.now - .hours(3))
        scene.advance(.seconds(1))
        let left = scene.state.registry.number(of: Fixture.bed)
        #expect(scene.effects.alarmEdges.map(\.alarm.place) == left.map { [.bed($0)] })
    }
}
