import CareCore
import Testing

@testable import Gateway

@Suite struct SystemTimeTests {
    @Test func `a clock that is set back is held, and how far it is ahead is told until it has caught up`() {
        var time = SystemTime(GatewayConfiguration.Clock())
        let start: Int64 = 4_070_908_800_000  // 2099-01-01
        _ = time.read(MachineClocks(wall: start, monotonic: 1_000))
        let held = time.read(MachineClocks(wall: start - 100_000, monotonic: 3_000))
        #expect(held.now == Timestamp(milliseconds: start + 1_000))
        #expect(held.ahead == Milliseconds(101_000))
        let later = time.read(MachineClocks(wall: start - 50_000, monotonic: 53_000))
        #expect(later.ahead == Milliseconds(76_000))
        #expect(time.read(MachineClocks(wall: start + 110_000, monotonic: 213_000)).ahead == .zero)
    }

    @Test func `a held clock goes at half speed however often it is looked at`() {
        var time = SystemTime(GatewayConfiguration.Clock())
        let start: Int64 = 4_070_908_800_000  // 2099-01-01
        _ = time.read(MachineClocks(wall: start, monotonic: 0))
        for passed in Int64(1)...1_001 {
            _ = time.read(MachineClocks(wall: start - 60_000 + passed, monotonic: passed))
        }
        #expect(time.now == Timestamp(milliseconds: start + 500))
        #expect(time.machineTime(for: Milliseconds(20)) == Milliseconds(40))
        _ = time.read(MachineClocks(wall: start + 60_000, monotonic: 121_000))
        #expect(time.machineTime(for: Milliseconds(20)) == Milliseconds(20))
    }
}
