import CareCore
import CareWire
import Testing

@testable import CareNotify

@Suite struct SentinelWatchTests {
    private func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1_000) }

    private func beat(_ state: Heartbeat.State = .running, behind: Int64 = 5) -> Heartbeat {
        Heartbeat(
            instance: "i", state: state, at: Sample.now, committedAt: Sample.now - .seconds(behind),
            open: Heartbeat.OpenAlarms())
    }

    @Test func `silence of ninety seconds is told, again after half an hour, and its end`() {
        var watch = SentinelWatch(now: at(0))
        watch.hear(beat(), isRetained: false, at: at(10))
        #expect(watch.judge(at: at(99)) == nil)
        #expect(watch.judge(at: at(100)) == .dead(.silent))
        #expect(watch.judge(at: at(1_899)) == nil)
        #expect(watch.judge(at: at(1_900)) == .dead(.silent))
        watch.hear(beat(), isRetained: false, at: at(1_950))
        #expect(watch.judge(at: at(1_951)) == .back)
        #expect(watch.judge(at: at(1_952)) == nil)
    }

    @Test func `what the broker had kept is no sign of life`() {
        var watch = SentinelWatch(now: at(0))
        watch.hear(beat(), isRetained: true, at: at(60))
        #expect(watch.judge(at: at(90)) == .dead(.silent))
        watch.hear(beat(), isRetained: true, at: at(95))
        #expect(watch.judge(at: at(96)) == nil)
    }

    @Test func `a gateway that runs and writes nothing is told`() {
        var watch = SentinelWatch(now: at(0))
        watch.hear(beat(behind: 60), isRetained: false, at: at(1))
        #expect(watch.judge(at: at(1)) == nil)
        watch.hear(beat(behind: 61), isRetained: false, at: at(31))
        #expect(watch.judge(at: at(31)) == .dead(.stale))
        watch.hear(beat(behind: 1), isRetained: false, at: at(61))
        #expect(watch.judge(at: at(61)) == .back)
    }

    @Test(arguments: [(Heartbeat.State.stopped, GatewayTrouble.stopped), (.lost, .lost)])
    func `a gateway that left is told, a restart is not`(_ state: Heartbeat.State, _ trouble: GatewayTrouble) {
        var watch = SentinelWatch(now: at(0))
        watch.hear(beat(state), isRetained: false, at: at(10))
        #expect(watch.judge(at: at(24)) == nil)
        watch.hear(beat(), isRetained: false, at: at(24))
        #expect(watch.judge(at: at(60)) == nil)
        watch.hear(beat(state), isRetained: false, at: at(70))
        #expect(watch.judge(at: at(85)) == .dead(trouble))
    }

    @Test func `a broker that cannot be reached is told, and silence counts from its return`() {
        var watch = SentinelWatch(now: at(0))
        watch.hear(beat(), isRetained: false, at: at(5))
        watch.reach(false, at: at(10))
        watch.reach(false, at: at(50))
        #expect(watch.judge(at: at(99)) == nil)
        #expect(watch.judge(at: at(100)) == .dead(.brokerUnreachable))
        watch.reach(true, at: at(200))
        #expect(watch.judge(at: at(200)) == nil)
        watch.hear(beat(), isRetained: false, at: at(210))
        #expect(watch.judge(at: at(210)) == .back)
    }
}
