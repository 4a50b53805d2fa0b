import BareLoops

/// PUBLISH packets of MQTT 3.1.1 with QoS 1, encoded before the measurement, spread over connections.
struct PacketStreams {
    private var bytes: [[UInt8]]
    private var ends: [[Int]]

    init(connections: Int) {
        bytes = Array(repeating: [], count: connections)
        ends = Array(repeating: [], count: connections)
    }

    /// Adds a message to the connection `key` stands for; one device keeps to one connection, hence to its order.
    mutating func append(topic: String, payload: String, key: Int) {
        let stream = key % bytes.count
        var length = 2 + topic.utf8.count + 2 + payload.utf8.count
        bytes[stream].append(0x32)
        repeat {
            bytes[stream].append(UInt8(length & 0x7F) | (length > 0x7F ? 0x80 : 0))
            length >>= 7
        } while length > 0
        bytes[stream].append(UInt8(topic.utf8.count >> 8))
        bytes[stream].append(UInt8(topic.utf8.count & 0xFF))
        bytes[stream].append(contentsOf: topic.utf8)
        // Identifiers run round; the window is far smaller than the circle. 0 is none.
        let identifier = ends[stream].count % 65_535 + 1
        bytes[stream].append(UInt8(identifier >> 8))
        bytes[stream].append(UInt8(identifier & 0xFF))
        bytes[stream].append(contentsOf: payload.utf8)
        ends[stream].append(bytes[stream].count)
    }

    /// Sends everything; returns when all is confirmed.
    func publish(port: Int, window: Int) throws -> bare_publish_times {
        var times = bare_publish_times()
        try withStreams(0, []) { streams in
            try BareCall.check { text, length in
                Int64(bare_publish(Int32(port), streams, streams.count, window, &times, text, length))
            }
        }
        return times
    }

    /// Pins the buffers of all streams for the time of `body`.
    private func withStreams(
        _ index: Int, _ streams: [bare_stream], _ body: ([bare_stream]) throws -> Void
    ) rethrows {
        guard index < bytes.count else { return try body(streams) }
        try bytes[index].withUnsafeBufferPointer { bytes in
            try ends[index].withUnsafeBufferPointer { ends in
                let stream = bare_stream(bytes: bytes.baseAddress, ends: ends.baseAddress, count: ends.count)
                try withStreams(index + 1, streams + [stream], body)
            }
        }
    }
}
