import CareCore
import CareWire

/// One scene of a test file: devices at one bed, what they send, and the alarm transitions that must follow.
struct TestCase {
    /// A message of one device at one moment.
    struct Sending {
        let at: Timestamp
        /// How much later the gateway receives it.
        let delay: Milliseconds
        let device: String
        let content: Content
    }

    enum Content {
        /// Field names and words of the values, as the payload will hold them.
        case readings([(field: String, word: String)])
        case event(name: String, reference: String?, isTest: Bool)
        /// What a device says on a claimed foreign topic, as it stands in the file.
        case foreign(ForeignMessage)
    }

    /// A message of a claimed foreign topic.
    struct ForeignMessage {
        let table: ForeignTable
        let payload: String
        let isRetained: Bool
        /// The reason for which it must be kept aside; `nil` when it must be taken.
        let quarantine: QuarantineReason?
    }

    /// What a person does.
    struct Action {
        enum Kind {
            /// To the newest alarm of that rule.
            case acknowledge(rule: String)
            case callBack(rule: String)
            case close(rule: String, CloseReason)
            /// The books put a device into a state.
            case custody(device: String, CustodyState)
            /// The service at the bed ends, or goes on.
            case service(isOver: Bool)
            /// Something that silences alarms by design begins or ends.
            case hold(TestHold, begins: Bool)
        }

        let at: Timestamp
        let kind: Kind
        let position: SourcePosition
    }

    let name: String
    let position: SourcePosition
    let start: Timestamp
    let end: Timestamp
    let bed: TestBed
    /// Names of devices and identities of their profiles.
    let devices: [(name: String, profile: String)]
    /// In order of receipt.
    let sendings: [Sending]
    let actions: [Action]
    let edges: [EdgeExpectation]
    let readings: [ReadingExpectation]
    let commands: [CommandExpectation]
    /// Everybody who is told, in any order; `nil` where the case does not say.
    let told: [ToldExpectation]?
}
