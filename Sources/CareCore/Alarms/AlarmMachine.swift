/// The ISA-18.2 transitions of one alarm, without identity, storage or clock.
///
/// Small enough to be driven through every sequence of inputs in a test. `normal` is both the start and the end.
public struct AlarmMachine: Sendable, Equatable {
    /// What a transition did.
    public enum Action: Sendable, Equatable {
        /// Nothing changed and nobody is told.
        case none
        /// The alarm began.
        case raised
        /// The cause came again; nobody had answered, or it rings again.
        case repeated
        case acknowledged
        /// The condition ended and somebody has still to answer or to close.
        case cleared
        /// The condition ended and that ends the alarm.
        case clearedToNormal
        /// An answer to an alarm whose condition had ended ends it.
        case acknowledgedToNormal
        case closed
    }

    /// What an alarm needs after its condition has ended.
    public enum Ending: Sendable, CaseIterable {
        /// Nothing: digest items, and what carers and technicians see to.
        case byItself
        /// Somebody's answer.
        case byAcknowledgement
        /// A person's closing with a reason: the alarm latches.
        case byClosing
    }

    /// Why an input is refused.
    public enum Refusal: Error, Sendable, Equatable {
        /// The alarm is over.
        case isOver
        /// Somebody has answered already.
        case isAcknowledged
    }

    /// Where the alarm is.
    public private(set) var state: AlarmState

    /// Puts a machine into a state read back from the store.
    public init(state: AlarmState = .normal) { self.state = state }

    /// The condition became true, or its event happened (again).
    public mutating func occur() -> Action {
        switch state {
        case .normal:
            state = .unacknowledged
            return .raised
        case .unacknowledged:
            return .repeated
        case .acknowledged, .returnedUnacknowledged, .latchedUnacknowledged, .latchedAcknowledged:
            state = .unacknowledged
            return .repeated
        }
    }

    /// The condition ended.
    public mutating func clear(_ ending: Ending) -> Action {
        switch (state, ending) {
        case (.unacknowledged, .byItself), (.acknowledged, .byItself), (.acknowledged, .byAcknowledgement):
            state = .normal
            return .clearedToNormal
        case (.unacknowledged, .byAcknowledgement):
            state = .returnedUnacknowledged
            return .cleared
        case (.unacknowledged, .byClosing):
            state = .latchedUnacknowledged
            return .cleared
        case (.acknowledged, .byClosing):
            state = .latchedAcknowledged
            return .cleared
        case (.normal, _), (.returnedUnacknowledged, _), (.latchedUnacknowledged, _), (.latchedAcknowledged, _):
            return .none
        }
    }

    /// A person answers.
    public mutating func acknowledge() throws(Refusal) -> Action {
        switch state {
        case .unacknowledged:
            state = .acknowledged
            return .acknowledged
        case .latchedUnacknowledged:
            state = .latchedAcknowledged
            return .acknowledged
        case .returnedUnacknowledged:
            state = .normal
            return .acknowledgedToNormal
        case .acknowledged, .latchedAcknowledged:
            throw .isAcknowledged
        case .normal:
            throw .isOver
        }
    }

    /// A person ends the alarm with a reason; who had not answered answers by it.
    public mutating func close() throws(Refusal) -> Action {
        guard state != .normal else { throw .isOver }
        state = .normal
        return .closed
    }
}
