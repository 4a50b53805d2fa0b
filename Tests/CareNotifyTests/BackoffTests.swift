import CareCore
import TestSupport
import Testing

@testable import CareNotify

@Suite struct BackoffTests {
    @Test func `pauses double up to a cap and are spread by a fifth`() {
        var dice = Dice(seed: 4)
        for failures in 1...60 {
            let plain: Int64 = min(2_000 << Int64(min(failures - 1, 20)), 300_000)
            let pause = Backoff.pause(after: failures, asked: nil, using: &dice).count
            #expect((plain - plain / 5...plain + plain / 5).contains(pause))
        }
    }

    @Test func `a provider that asks for more gets it, within bounds`() {
        var dice = Dice(seed: 4)
        #expect(Backoff.pause(after: 1, asked: .minutes(7), using: &dice) == .minutes(7))
        #expect(Backoff.pause(after: 1, asked: .days(9), using: &dice) == .hours(1))
    }
}
