public import CareCore

/// An alarm as it is read back, with identities instead of numbers.
public struct AlarmRecord: Sendable, Equatable {
    /// Its number.
    public let id: AlarmID
    /// The rule's identity.
    public let rule: String
    /// `nil` for the gateway's own alarms.
    public let device: DeviceID?
    /// `nil` for a household, for a device that serves nobody and for the gateway.
    public let bed: BedID?
    /// `nil` unless the alarm concerns all beds of a household.
    public let household: HouseholdID?
    /// How urgent it is now.
    public let priority: Priority
    /// Who acts now.
    public let audience: Audience
    /// ISA-18.2 state.
    public let state: AlarmState
    /// How far people have got.
    public let work: WorkState
    /// How often the cause occurred.
    public let count: Int32
    /// Whether it is a test.
    public let isTest: Bool
    /// Whether the cause was old on arrival.
    public let isLate: Bool
    /// Device time of the first cause.
    public let raisedAt: Timestamp
    /// Gateway time of the raise.
    public let receivedAt: Timestamp
    /// Device time of the newest cause.
    public let lastAt: Timestamp
    /// Gateway time of the first acknowledgement since the last raise.
    public let acknowledgedAt: Timestamp?
    /// Who acknowledged.
    public let acknowledgedBy: String?
    /// Gateway time at which the condition ended.
    public let clearedAt: Timestamp?
    /// Gateway time at which it was over.
    public let closedAt: Timestamp?
    /// Why a person closed it.
    public let closeReason: CloseReason?
    /// Who closed it.
    public let closedBy: String?
    /// The call back to the person.
    public let calledBack: AlarmDeed?
    /// The sending of somebody.
    public let dispatched: AlarmDeed?
    /// Who was sent.
    public let responder: String?
    /// The arrival of whoever was sent.
    public let arrived: AlarmDeed?
    /// Whose it is.
    public let assignee: String?
    /// What was written down at the closing.
    public let closeText: String?
    /// Why it does not ring although its condition holds.
    public let hold: AlarmHold?
    /// Number of the newest transition.
    public let edge: Int32
    /// The area that the alarm is about; `nil` for all others.
    public let township: TownshipCode?
    /// What people must know before they act on it; `nil` for nothing.
    public let note: String?
    /// Gateway time at which the next people are told, or at which an answer without a call back lapses; `nil` for
    /// never.
    public let escalatesAt: Timestamp?
    /// The county; `nil` for the gateway's own alarms.
    public let county: CountyCode?
    /// The township in which the bed lies; `nil` where none is recorded.
    public let bedTownship: TownshipCode?
    /// Who answers for the bed; `nil` where nobody is recorded.
    public let provider: ProviderID?
    /// All beds of the household that it concerns; empty for all others.
    public let sharedBeds: [BedID]
    /// Of an SOS of a device that served nobody, the beds that it served last before the newest press; empty for all
    /// others. The alarm is at none of them: they say where to look first.
    public internal(set) var lastBeds: [BedID] = []
}
