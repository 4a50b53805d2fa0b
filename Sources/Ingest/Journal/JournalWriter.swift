import CareCore

/// Writes the input of one turn as one blob: what a restart replays.
///
/// Layout: version byte, gateway time, then entries, each with a tag byte. Integers are 8 bytes, little endian, text
/// and bytes carry their length in 4.
struct JournalWriter {
    enum Tag: UInt8 {
        case message = 1
        case connected = 2
        case listening = 3
        case forgiven = 4
        case raised = 5
        case cleared = 6
        /// As versions before the alarm lifecycle wrote it.
        case acknowledge = 7
        /// The same.
        case close = 8
        case testWindow = 9
        case tick = 10
        case step = 20
        case suppression = 21
        case delivery = 26
        case maintenance = 27
        /// A message that carries the identifier of a subscription.
        case subscribedMessage = 28
        case incident = 29
        case findings = 31
    }

    static let version: UInt8 = 1

    private(set) var bytes: [UInt8] = []
    private(set) var hasEntries = false

    /// Starts the blob of a turn.
    mutating func begin(at now: Timestamp) {
        bytes.removeAll(keepingCapacity: true)
        hasEntries = false
        bytes.append(Self.version)
        integer(now.milliseconds)
    }

    mutating func message(_ item: RawBatch.Item, of bytes: UnsafeRawBufferPointer) {
        tag(item.subscription == 0 ? .message : .subscribedMessage)
        if item.subscription != 0 { length(Int(item.subscription)) }
        self.bytes.append(item.lane.rawValue)
        self.bytes.append(item.isRetained ? 1 : 0)
        self.bytes.append(UInt8(truncatingIfNeeded: item.packetID))
        self.bytes.append(UInt8(truncatingIfNeeded: item.packetID >> 8))
        length(item.topic.count)
        length(item.payload.count)
        self.bytes.append(contentsOf: bytes[item.topic.lowerBound..<item.payload.upperBound])
    }

    mutating func entry(_ entry: JournalEntry) {
        switch entry {
        case .connected(let lane, let isSessionPresent):
            tag(.connected)
            bytes.append(lane.rawValue)
            bytes.append(isSessionPresent ? 1 : 0)
        case .listening(let isListening):
            tag(.listening)
            bytes.append(isListening ? 1 : 0)
        case .forgiven(let length):
            tag(.forgiven)
            integer(length.count)
        case .raised(let alarm):
            tag(.raised)
            text(alarm.rawValue)
        case .cleared(let alarm):
            tag(.cleared)
            text(alarm.rawValue)
        case .command(let command): self.command(command)
        }
    }

    mutating func tick() { tag(.tick) }

    private mutating func command(_ command: Command) {
        switch command {
        case .step(let alarm, let step, let by):
            tag(.step)
            integer(alarm.number)
            text(by)
            self.step(step)
        case .suppression(let order, let by):
            tag(.suppression)
            text(by)
            suppression(order)
        case .maintenance(let command, let by):
            tag(.maintenance)
            text(by)
            maintenance(command)
        case .incident(let command, let by):
            tag(.incident)
            text(by)
            incident(command)
        case .openTestWindow(let bed, let length, let by):
            tag(.testWindow)
            text(bed.description)
            integer(length.count)
            text(by)
        case .delivery(let report):
            tag(.delivery)
            delivery(report)
        case .findings(let bed, let findings):
            tag(.findings)
            text(bed.description)
            self.findings(findings)
        case .importAssignments, .describe, .swap, .custody, .offBook, .service, .tune, .duty:
            // A change of the registry is always written with a checkpoint: no replay ever reaches back over it.
            break
        }
    }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    private mutating func tag(_ tag: Tag) {
        bytes.append(tag.rawValue)
        hasEntries = true
    }

    mutating func integer(_ value: Int64) {
        for shift in stride(from: Int64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    private mutating func length(_ value: Int) {
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    mutating func text(_ value: String) {
        length(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }
}
