import CareCore
import Testing

@testable import Ingest

/// When silence counts (promise 7), and when somebody else holds our client id.
@Suite struct LaneWatchTests {
    private let start = Timestamp(milliseconds: 1_000_000)

    private func connected(_ watch: inout LaneWatch, isSessionPresent: Bool = true, after: Int64 = 0) {
        for lane in Lane.allCases {
            watch.connect(lane, isSessionPresent: isSessionPresent, at: start + .seconds(after))
        }
    }

    @Test func `the gateway listens only after both lanes were read empty`() {
        var watch = LaneWatch(startedAt: start)
        watch.catchUp(.urgent)
        watch.catchUp(.bulk)
        #expect(!watch.isListening, "a lane that is not connected cannot have caught up")
        connected(&watch)
        #expect(!watch.isListening)
        watch.catchUp(.urgent)
        #expect(!watch.isListening)
        watch.catchUp(.bulk)
        #expect(watch.isListening)
        watch.disconnect(.bulk, at: start + .seconds(60), isOurs: false)
        #expect(!watch.isListening)
        watch.connect(.bulk, isSessionPresent: true, at: start + .seconds(61))
        #expect(!watch.isListening, "a backlog may wait")
        watch.catchUp(.bulk)
        #expect(watch.isListening)
    }

    @Test func `a broker that was never there is an alarm after a while, one that leaves at once`() {
        var watch = LaneWatch(startedAt: start)
        let bound = start + Limits.firstConnection
        #expect(watch.nextChange(after: start) == bound)
        #expect(watch.nextChange(after: bound) == nil, "a moment that has passed would keep the line awake")
        #expect(!watch.isBrokerLost(at: bound - Milliseconds(1)))
        #expect(watch.isBrokerLost(at: bound))
        connected(&watch, after: 40)
        #expect(!watch.isBrokerLost(at: start + .seconds(40)) && watch.nextChange(after: start) == nil)
        watch.disconnect(.urgent, at: start + .seconds(90), isOurs: false)
        #expect(watch.isBrokerLost(at: start + .seconds(90)))
    }

    @Test func `three losses right after a resumption are another holder of the client id`() {
        var watch = LaneWatch(startedAt: start)
        for number in 0..<Int64(Limits.takeOverLosses) {
            #expect(!watch.isTakenOver, "after \(number) losses")
            watch.connect(.urgent, isSessionPresent: true, at: start + .seconds(number * 5))
            watch.disconnect(.urgent, at: start + .seconds(number * 5 + 4), isOurs: false)
        }
        #expect(watch.isTakenOver)
    }

    @Test(arguments: [(false, false, Int64(1)), (true, true, 1), (true, false, 11)])
    func `a new session, our own dropping and a slow loss are none`(
        isSessionPresent: Bool, isOurs: Bool, after: Int64
    ) {
        var watch = LaneWatch(startedAt: start)
        for number in 0..<Int64(5) {
            watch.connect(.bulk, isSessionPresent: isSessionPresent, at: start + .seconds(number * 12))
            watch.disconnect(.bulk, at: start + .seconds(number * 12 + after), isOurs: isOurs)
        }
        #expect(!watch.isTakenOver)
    }

    @Test func `a broker that crashes again and again is no other holder of the client id`() {
        var watch = LaneWatch(startedAt: start)
        for number in 0..<Int64(2) {
            connected(&watch, after: number * 5)
            for lane in Lane.allCases { watch.disconnect(lane, at: start + .seconds(number * 5 + 4), isOurs: false) }
            #expect(!watch.isTakenOver, "two lanes that fall together are one loss")
        }
        // The broker is gone for a moment before it is back: nobody else was there.
        watch.miss()
        connected(&watch, after: 11)
        watch.disconnect(.urgent, at: start + .seconds(12), isOurs: false)
        #expect(!watch.isTakenOver)
    }

    @Test func `losses that lie far apart are the network's`() {
        var watch = LaneWatch(startedAt: start)
        for number in 0..<Int64(6) {
            watch.connect(.bulk, isSessionPresent: true, at: start + .seconds(number * 40))
            watch.disconnect(.bulk, at: start + .seconds(number * 40 + 2), isOurs: false)
            #expect(!watch.isTakenOver)
        }
    }

    @Test func `a lane that we left is no silence of its devices and no loss of the broker`() {
        var watch = LaneWatch(startedAt: start)
        connected(&watch)
        for lane in Lane.allCases { watch.catchUp(lane) }
        watch.rest(.bulk)
        #expect(!watch.isListening && !watch.isBrokerLost(at: start + .days(1)))
        watch.disconnect(.urgent, at: start + .seconds(20), isOurs: false)
        #expect(watch.isBrokerLost(at: start + .seconds(20)))
        watch.miss()
        watch.connect(.urgent, isSessionPresent: true, at: start + .seconds(30))
        #expect(!watch.isBrokerLost(at: start + .seconds(30)))
        watch.resume(.bulk)
        #expect(!watch.isBrokerLost(at: start + .seconds(40)), "it takes a moment to come back")
        watch.miss()
        #expect(watch.isBrokerLost(at: start + .seconds(41)), "the broker does not let it in")
        watch.connect(.bulk, isSessionPresent: true, at: start + .seconds(42))
        #expect(!watch.isBrokerLost(at: start + .seconds(42)) && !watch.isTakenOver)
    }

    @Test func `a gateway that starts on a full disk misses no bulk lane`() {
        var watch = LaneWatch(startedAt: start)
        watch.rest(.bulk)
        watch.connect(.urgent, isSessionPresent: false, at: start)
        #expect(!watch.isBrokerLost(at: start + Limits.firstConnection) && watch.nextChange(after: start) == nil)
        watch.disconnect(.urgent, at: start + .seconds(5), isOurs: false)
        #expect(watch.isBrokerLost(at: start + .seconds(5)))
    }
}
