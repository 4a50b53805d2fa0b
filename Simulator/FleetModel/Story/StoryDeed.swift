public import SimKit

/// Something that happens in a household at a moment of a story.
public struct StoryDeed: Sendable, Equatable {
    /// What a device reports.
    public struct Event: Sendable, Equatable {
        /// The event by the device's own name.
        public let name: String
        /// What it says of it.
        public let data: [Field]
        /// How often the same message is sent once more, 80 ms apart, as a radio does that heard no answer.
        public let copies: Int64
        /// Whether it says that it is a test.
        public let isTest: Bool

        /// Makes an event.
        public init(name: String, data: [Field] = [], copies: Int64 = 0, isTest: Bool = false) {
            self.name = name
            self.data = data
            self.copies = copies
            self.isTest = isTest
        }
    }

    /// Values that were measured before they are told.
    public struct Frame: Sendable, Equatable {
        /// When they were measured.
        public let at: Moment
        /// The values.
        public let fields: [Field]

        /// Makes a frame.
        public init(at: Moment, fields: [Field]) {
            self.at = at
            self.fields = fields
        }
    }

    /// What happens; devices by their place in the household's plan.
    public enum Kind: Sendable, Equatable {
        /// A device reports an event.
        case event(device: Int, Event)
        /// A device tells what it measures.
        case readings(device: Int, [Field])
        /// A device tells in one message what it measured earlier.
        case history(device: Int, [Frame])
        /// The household cannot be heard; what its devices say is kept.
        case linkLost
        /// It can be heard again.
        case linkBack
        /// The household does what it did in a recorded run.
        case recorded(FleetAction)
    }

    /// When it happens.
    public let at: Moment
    /// What happens.
    public let kind: Kind

    /// Makes a deed.
    public init(at: Moment, _ kind: Kind) {
        self.at = at
        self.kind = kind
    }
}
