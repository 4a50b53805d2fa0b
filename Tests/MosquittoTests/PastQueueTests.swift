import CareCore
import Testing

@testable import Mosquitto

@Suite struct PastQueueTests {
    private static let start = Timestamp(milliseconds: 1_000_000)

    private func packet(_ number: UInt16) -> PublishPacket {
        PublishPacket(topic: "t", payload: [1], packetID: number, isRetained: false, expirySeconds: nil)
    }

    private func bytes(_ numbers: UInt16..., isRepeated: Bool) -> [UInt8] {
        numbers.flatMap { packet($0).bytes(version: .v311, isRepeated: isRepeated) }
    }

    @Test func `a PINGREQ is due each interval, whatever the clock does`() {
        var queue = PastQueue()
        var seen: [Int] = []
        for second in [0, 10, 14, 15, 20, 30, 5, 20] as [Int64] {
            queue.keepAlive(at: Self.start + .seconds(second), every: .seconds(15))
            seen.append(queue.bytes.count / 2)
        }
        #expect(seen == [0, 0, 0, 1, 1, 2, 3, 4])
        #expect(queue.bytes.prefix(2) == [0xC0, 0])
        queue.rest()
        queue.keepAlive(at: Self.start + .seconds(60), every: .seconds(15))
        #expect(queue.bytes.count == 8, "the library's own left meanwhile: the interval begins anew")
    }

    @Test func `only what is unconfirmed is repeated, and as repeated`() {
        var queue = PastQueue()
        queue.publish(packet(2), version: .v311, mayWait: false)
        queue.publish(packet(1), version: .v311, mayWait: true)
        queue.publish(packet(3), version: .v311, mayWait: false)
        #expect(queue.bytes == bytes(2, 3, isRepeated: false))
        queue.confirm(3)
        queue.cut()
        #expect(queue.bytes.isEmpty)
        queue.repeatUnconfirmed(version: .v311)
        #expect(queue.bytes == bytes(1, 2, isRepeated: true))
        queue.wrote(1)
        #expect(queue.bytes == Array(bytes(1, 2, isRepeated: true).dropFirst()))
    }

    @Test func `what is repeated keeps its order when the identifiers begin anew`() {
        var queue = PastQueue()
        for number in [65_534, 65_535, 1, 2] as [UInt16] {
            queue.publish(packet(number), version: .v311, mayWait: true)
        }
        queue.confirm(65_534)
        #expect(queue.unconfirmed == 3 && queue.isUnconfirmed(1) && !queue.isUnconfirmed(65_534))
        queue.repeatUnconfirmed(version: .v311)
        #expect(queue.bytes == bytes(65_535, 1, 2, isRepeated: true))
    }
}
