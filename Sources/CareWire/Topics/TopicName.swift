public import CareCore

/// What the topic name of an incoming message says: `homebed/v1/{county}/{device}/{event|telemetry|status}`.
public struct TopicName: Sendable, Equatable {
    /// The county under whose topics the message came.
    public let county: CountyCode
    /// Where the device's identity lies in the topic name, 1 ... 32 allowed characters, none of the reserved words.
    public let device: Range<Int>
    /// What the message is.
    public let kind: Message.Kind

    /// Reads a topic name once, without allocating.
    public static func parse(_ topic: UnsafeRawBufferPointer) throws(TopicError) -> TopicName {
        let start = prefix.utf8CodeUnitCount
        guard topic.count >= start, isEqual(topic[..<start], prefix) else { throw .foreign(at: 0) }
        let county = try parseCounty(topic, at: start)
        let device = try parseDevice(topic, at: start + 7)
        let kindStart = device.upperBound + 1
        let last = topic[kindStart...]
        if isEqual(last, "telemetry") { return TopicName(county: county, device: device, kind: .telemetry) }
        if isEqual(last, "event") { return TopicName(county: county, device: device, kind: .event) }
        if isEqual(last, "status") { return TopicName(county: county, device: device, kind: .status) }
        throw .unknownKind(at: kindStart)
    }

    /// What our own topic names begin with.
    public static let prefix: StaticString = "homebed/v1/"

    private static func parseCounty(_ topic: UnsafeRawBufferPointer, at start: Int) throws(TopicError) -> CountyCode {
        guard topic.count > start + 6, topic[start + 6] == UInt8(ascii: "/") else { throw .malformedCounty(at: start) }
        var number: Int32 = 0
        for byte in topic[start..<start + 6] {
            guard byte &- UInt8(ascii: "0") < 10 else { throw .malformedCounty(at: start) }
            number = number * 10 + Int32(byte - UInt8(ascii: "0"))
        }
        guard let county = CountyCode(number) else { throw .malformedCounty(at: start) }
        return county
    }

    /// The range up to the next slash, which is there.
    private static func parseDevice(_ topic: UnsafeRawBufferPointer, at start: Int) throws(TopicError) -> Range<Int> {
        var end = start
        while end < topic.count, topic[end] != UInt8(ascii: "/") {
            guard DeviceID.isAllowed(topic[end]) else { throw .malformedDevice(at: start) }
            end += 1
        }
        guard end < topic.count, (1...DeviceID.maximumLength).contains(end - start) else {
            throw .malformedDevice(at: start)
        }
        // The same words as `DeviceID.reserved`, compared without making a String.
        let name = topic[start..<end]
        guard !isEqual(name, "alarms"), !isEqual(name, "gateway"), !isEqual(name, "notify") else {
            throw .reservedDevice(at: start)
        }
        return start..<end
    }

    private static func isEqual(_ bytes: Slice<UnsafeRawBufferPointer>, _ word: StaticString) -> Bool {
        guard bytes.count == word.utf8CodeUnitCount else { return false }
        for index in 0..<bytes.count where bytes[bytes.startIndex + index] != word.utf8Start[index] { return false }
        return true
    }
}
