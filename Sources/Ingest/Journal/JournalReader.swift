import CareCore

/// Reads the blob of one turn back. A blob that no writer wrote is an error, never a trap.
struct JournalReader {
    enum Input {
        case message(RawBatch.Item)
        case entry(JournalEntry)
        case tick
    }

    let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0
    /// Gateway time of the turn.
    let now: Timestamp

    init(_ bytes: UnsafeRawBufferPointer) throws(JournalError) {
        self.bytes = bytes
        guard let version = bytes.first else { throw JournalError(offset: 0) }
        guard version == JournalWriter.version else { throw JournalError(offset: 0) }
        guard bytes.count >= 9 else { throw JournalError(offset: 1) }
        now = Timestamp(milliseconds: bytes.loadUnaligned(fromByteOffset: 1, as: Int64.self))
        offset = 9
    }

    mutating func next() throws(JournalError) -> Input? {
        guard offset < bytes.count else { return nil }
        guard let tag = JournalWriter.Tag(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
        switch tag {
        case .message: return .message(try message(subscription: 0))
        case .subscribedMessage: return .message(try message(subscription: UInt32(try length())))
        case .connected: return .entry(.connected(try lane(), isSessionPresent: try flag()))
        case .listening: return .entry(.listening(try flag()))
        case .forgiven: return .entry(.forgiven(Milliseconds(try integer())))
        case .raised: return .entry(.raised(try alarm()))
        case .cleared: return .entry(.cleared(try alarm()))
        case .acknowledge: return .entry(.command(.acknowledge(AlarmID(try integer()), by: try text())))
        case .close: return .entry(.command(try close()))
        case .testWindow: return .entry(.command(try testWindow()))
        case .step:
            let alarm = AlarmID(try integer())
            let by = try text()
            return .entry(.command(.step(alarm, try step(), by: by)))
        case .suppression:
            let by = try text()
            return .entry(.command(.suppression(try suppression(), by: by)))
        case .maintenance:
            let by = try text()
            return .entry(.command(.maintenance(try maintenance(), by: by)))
        case .incident:
            let by = try text()
            return .entry(.command(.incident(try incident(), by: by)))
        case .delivery: return .entry(.command(.delivery(try delivery())))
        case .findings:
            guard let bed = BedID(try text()) else { throw JournalError(offset: offset) }
            return .entry(.command(.findings(bed, try findings())))
        case .tick: return .tick
        }
    }

    private mutating func message(subscription: UInt32) throws(JournalError) -> RawBatch.Item {
        let lane = try lane()
        let isRetained = try flag()
        let packetID = UInt16(try byte()) | UInt16(try byte()) << 8
        let topic = try length()
        let payload = try length()
        guard topic + payload <= bytes.count - offset else { throw JournalError(offset: offset) }
        defer { offset += topic + payload }
        return RawBatch.Item(
            lane: lane, packetID: packetID, isRetained: isRetained, subscription: subscription,
            topic: offset..<offset + topic, payload: offset + topic..<offset + topic + payload)
    }

    private mutating func close() throws(JournalError) -> Command {
        let alarm = AlarmID(try integer())
        let by = try text()
        guard let reason = CloseReason(rawValue: try byte()) else { throw JournalError(offset: offset) }
        return .close(alarm, by: by, reason: reason, note: try text())
    }

    private mutating func testWindow() throws(JournalError) -> Command {
        guard let bed = BedID(try text()) else { throw JournalError(offset: offset) }
        return .openTestWindow(bed, length: Milliseconds(try integer()), by: try text())
    }

    mutating func byte() throws(JournalError) -> UInt8 {
        guard offset < bytes.count else { throw JournalError(offset: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func flag() throws(JournalError) -> Bool { try byte() != 0 }

    private mutating func lane() throws(JournalError) -> Lane {
        guard let lane = Lane(rawValue: try byte()) else { throw JournalError(offset: offset - 1) }
        return lane
    }

    private mutating func alarm() throws(JournalError) -> SelfAlarm {
        guard let alarm = SelfAlarm(rawValue: try text()) else { throw JournalError(offset: offset) }
        return alarm
    }

    mutating func integer() throws(JournalError) -> Int64 {
        guard bytes.count - offset >= 8 else { throw JournalError(offset: offset) }
        defer { offset += 8 }
        return bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)
    }

    private mutating func length() throws(JournalError) -> Int {
        guard bytes.count - offset >= 4 else { throw JournalError(offset: offset) }
        defer { offset += 4 }
        return Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    mutating func text() throws(JournalError) -> String {
        let count = try length()
        guard count <= bytes.count - offset else { throw JournalError(offset: offset) }
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }
}
