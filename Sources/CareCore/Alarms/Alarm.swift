/// Something that needs a response by a person.
public struct Alarm: Sendable, Equatable {
    /// Its number.
    public let id: AlarmID
    /// Rule, subject and whether it is a test.
    public let key: AlarmKey
    /// The device that raised it first; `nil` for the gateway's own.
    public let device: DeviceNumber?
    /// The place concerned: for an alarm about a device, where it serves; `nil` when it serves nobody.
    public let place: Place?
    /// Device time of the first cause.
    public let raisedAt: Timestamp
    /// Gateway time at which it was raised.
    public let receivedAt: Timestamp
    /// Whether the cause was older than `Limits.lateAge` when it raised the alarm.
    public let isLate: Bool
    /// Whether a person must close it.
    public let latches: Bool
    /// How urgent it is now.
    public var priority: Priority
    /// Who acts now.
    public var audience: Audience
    /// ISA-18.2 state.
    public var state: AlarmState
    /// Work state.
    public var work: WorkState
    /// How often the cause occurred.
    public var count: Int32
    /// Device time of the newest cause.
    public var lastAt: Timestamp
    /// Gateway time of the first acknowledgement since the last raise.
    public var acknowledgedAt: Timestamp?
    /// Who acknowledged.
    public var acknowledgedBy: String?
    /// The call back to the person.
    public var calledBack: AlarmDeed?
    /// The sending of somebody.
    public var dispatched: AlarmDeed?
    /// Who was sent.
    public var responder: String?
    /// The arrival of whoever was sent.
    public var arrived: AlarmDeed?
    /// Whose it is.
    public var assignee: String?
    /// Why it does not ring although its condition holds; set exactly while `state.isHeld`.
    public var hold: AlarmHold?
    /// Gateway time at which the condition ended.
    public var clearedAt: Timestamp?
    /// Gateway time at which it became normal.
    public var closedAt: Timestamp?
    /// Why a person closed it.
    public var closeReason: CloseReason?
    /// Who closed it.
    public var closedBy: String?
    /// What was written down at the closing.
    public var closeText: String?
    /// The incident or drill that it belongs to.
    public var incident: IncidentID?
    /// What people must know before they act on it, in Chinese and English; `nil` for nothing.
    public var note: String?
    /// Number of its newest transition, from 1.
    public var edge: Int32

    /// Makes an alarm at the moment of its raise.
    public init(
        id: AlarmID, key: AlarmKey, device: DeviceNumber?, place: Place?, raisedAt: Timestamp, receivedAt: Timestamp,
        isLate: Bool, latches: Bool, priority: Priority, audience: Audience
    ) {
        self.id = id
        self.key = key
        self.device = device
        self.place = place
        self.raisedAt = raisedAt
        self.receivedAt = receivedAt
        self.isLate = isLate
        self.latches = latches
        self.priority = priority
        self.audience = audience
        state = .unacknowledged
        work = .raised
        count = 1
        lastAt = raisedAt
        edge = 1
    }
}

extension Alarm {
    /// The note of an emergency at a place where the service has ended. Source: care.md 11.
    public static let serviceEnded = "服务已终止 service ended"

    /// The note of an emergency that is told after more than `Limits.verifyAge`. Source: care.md 8.4.
    public static let toVerify = "发生已超过24小时，请核实 happened over 24 hours ago, verify"

    /// Whether it is a press that a drill asked for.
    public var isDrill: Bool { key.isTest && incident != nil }

    /// Whether somebody has still to be found: for a P1 until it is answered, for everything else while it lasts.
    var waitsForSomebody: Bool {
        state == .unacknowledged || (priority == .p1 && state.waitsForAcknowledgement)
    }

    /// What the alarm needs after its condition has ended: a P1 always latches (promise 8), and so does one with which
    /// people have begun to work; what an operator does not see, and digest items, end by themselves.
    var ending: AlarmMachine.Ending {
        if key.isTest { return .byItself }
        if latches || priority == .p1 || work.isInHand { return .byClosing }
        return audience == .operator && priority != .p4 ? .byAcknowledgement : .byItself
    }
}
