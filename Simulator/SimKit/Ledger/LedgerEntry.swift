/// One message that a device made: what it said, how often it was sent, and who confirmed it.
public struct LedgerEntry: Hashable, Sendable {
    /// An answer of the gateway.
    public struct Receipt: Hashable, Sendable {
        /// When it arrived, simulated time.
        public let at: Moment
        /// The status number of the wire.
        public let status: Int

        /// Makes an answer.
        public init(at: Moment, status: Int) {
            self.at = at
            self.status = status
        }

        /// Whether it promises that the message is on disk: stored, duplicate, stored late, stored with server time.
        public var promisesStorage: Bool { [0, 1, 2, 14].contains(status) }
    }

    /// Its number in the ledger, from 1.
    public let number: Int
    /// The device under whose topic it was sent.
    public let device: String
    /// What its topic says it is.
    public let kind: MessageKind
    /// The name of the event; `nil` for other kinds.
    public let event: String?
    /// The device's reference; `nil` when it sent none.
    public let reference: String?
    /// The device's own time as sent; `nil` when it sent none.
    public let deviceTime: Moment?
    /// FNV-1a of the payload.
    public let payloadHash: UInt64
    /// The number of what it tells of in the log of truth; `nil` for routine.
    public let truth: Int?
    /// Whether it says that it is a test.
    public let isTest: Bool
    /// What must become of it.
    public let fate: MessageFate

    /// How often it was handed to the network.
    public private(set) var transmissions = 0
    /// When it was handed to the network first, simulated time.
    public private(set) var firstSentAt: Moment?
    /// How many transmissions the broker confirmed.
    public private(set) var brokerAcknowledgements = 0
    /// The gateway's answers, in order of arrival.
    public private(set) var receipts: [Receipt] = []

    /// Makes an entry for a message that was not sent yet.
    public init(
        number: Int, device: String, kind: MessageKind, event: String?, reference: String?, deviceTime: Moment?,
        payloadHash: UInt64, truth: Int?, isTest: Bool, fate: MessageFate
    ) {
        self.number = number
        self.device = device
        self.kind = kind
        self.event = event
        self.reference = reference
        self.deviceTime = deviceTime
        self.payloadHash = payloadHash
        self.truth = truth
        self.isTest = isTest
        self.fate = fate
    }

    /// The same message, not sent yet, under another number.
    public func renumbered(_ number: Int) -> LedgerEntry {
        LedgerEntry(
            number: number, device: device, kind: kind, event: event, reference: reference, deviceTime: deviceTime,
            payloadHash: payloadHash, truth: truth, isTest: isTest, fate: fate)
    }

    /// Whether the sender may rely on it being kept: the broker or the gateway said so.
    public var isConfirmed: Bool { brokerAcknowledgements > 0 || receipts.contains(where: \.promisesStorage) }

    mutating func send(at moment: Moment) {
        transmissions += 1
        if firstSentAt == nil { firstSentAt = moment }
    }

    mutating func acknowledge() { brokerAcknowledgements += 1 }

    mutating func receive(_ receipt: Receipt) { receipts.append(receipt) }
}
