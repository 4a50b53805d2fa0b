import Testing

@testable import Mosquitto

@Suite struct PublishPacketTests {
    private func packet(_ payload: [UInt8], isRetained: Bool = false, expiry: UInt32? = nil) -> PublishPacket {
        PublishPacket(topic: "a/b", payload: payload, packetID: 0x0102, isRetained: isRetained, expirySeconds: expiry)
    }

    @Test func `the bytes are those of the standard`() {
        let start: [UInt8] = [0, 3, 0x61, 0x2f, 0x62, 1, 2]
        #expect(packet([9]).bytes(version: .v311, isRepeated: false) == [0x32, 8] + start + [9])
        #expect(packet([9]).bytes(version: .v5, isRepeated: false) == [0x32, 9] + start + [0, 9])
        #expect(packet([], isRetained: true).bytes(version: .v311, isRepeated: true) == [0x3b, 7] + start)
        #expect(
            packet([9], expiry: 0x0102_0304).bytes(version: .v5, isRepeated: false)
                == [0x32, 14] + start + [5, 2, 1, 2, 3, 4, 9])
    }

    @Test(
        arguments: [
            (127, [0x7f]), (128, [0x80, 0x01]), (16_383, [0xff, 0x7f]), (16_384, [0x80, 0x80, 0x01]),
            (2_097_152, [0x80, 0x80, 0x80, 0x01]),
        ] as [(Int, [UInt8])])
    func `lengths take as many bytes as they need`(length: Int, bytes: [UInt8]) {
        let encoded = packet([UInt8](repeating: 0, count: length - 7)).bytes(version: .v311, isRepeated: false)
        #expect(Array(encoded[1...bytes.count]) == bytes && encoded.count == length + 1 + bytes.count)
    }
}
