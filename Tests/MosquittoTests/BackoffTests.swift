import CareCore
import Mosquitto
import Testing

@Suite struct BackoffTests {
    @Test func `pauses double up to the longest and stay there`() {
        let backoff = Backoff(first: Milliseconds(250), longest: .seconds(10))
        let pauses = (0...8).map { backoff.pause(after: $0).count }
        #expect(pauses == [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000])
        #expect(backoff.pause(after: .max) == .seconds(10))
        #expect(backoff.pause(after: -1) == Milliseconds(250))
    }
}
