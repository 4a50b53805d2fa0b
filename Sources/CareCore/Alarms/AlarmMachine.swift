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
        /// The condition holds and nobody is called any more.
        case held
        /// Somebody is called again, as if it were new.
        case released
        case reopened
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
        /// It is shelved, suppressed or out of service.
        case isHeld
        /// It is none of these.
        case isNotHeld
        /// Its condition is over, so there is nothing to silence.
        case isCleared
        /// It is not over.
        case isOpen
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
        case .shelved, .suppressedByDesign, .outOfService: return .repeated
        }
    }

    /// The condition ended. What was held ends with it, unless a person must close it.
    public mutating func clear(_ ending: Ending) -> Action {
        switch (state, ending) {
        case (.unacknowledged, .byItself), (.acknowledged, .byItself), (.acknowledged, .byAcknowledgement),
            (.shelved, .byItself), (.shelved, .byAcknowledgement),
            (.suppressedByDesign, .byItself), (.suppressedByDesign, .byAcknowledgement),
            (.outOfService, .byItself), (.outOfService, .byAcknowledgement):
            state = .normal
            return .clearedToNormal
        case (.unacknowledged, .byAcknowledgement):
            state = .returnedUnacknowledged
            return .cleared
        case (.unacknowledged, .byClosing), (.shelved, .byClosing), (.suppressedByDesign, .byClosing),
            (.outOfService, .byClosing):
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
        case .acknowledged, .latchedAcknowledged: throw .isAcknowledged
        case .shelved, .suppressedByDesign, .outOfService: throw .isHeld
        case .normal: throw .isOver
        }
    }

    /// A person does more than to acknowledge: whoever had not answered answers by it, and from now on a person ends
    /// the alarm.
    public mutating func takeInHand() throws(Refusal) {
        switch state {
        case .unacknowledged: state = .acknowledged
        case .returnedUnacknowledged, .latchedUnacknowledged: state = .latchedAcknowledged
        case .acknowledged, .latchedAcknowledged: break
        case .shelved, .suppressedByDesign, .outOfService: throw .isHeld
        case .normal: throw .isOver
        }
    }

    /// A person ends the alarm with a reason; who had not answered answers by it.
    public mutating func close() throws(Refusal) -> Action {
        guard state != .normal else { throw .isOver }
        state = .normal
        return .closed
    }

    /// Nobody is called any more although the condition holds.
    ///
    /// `hold` is one of the three held states.
    public mutating func hold(as hold: AlarmState) throws(Refusal) -> Action {
        invariant(hold.isHeld, "\(hold) holds nothing back")
        switch state {
        case .unacknowledged, .acknowledged:
            state = hold
            return .held
        case .shelved, .suppressedByDesign, .outOfService: throw .isHeld
        case .returnedUnacknowledged, .latchedUnacknowledged, .latchedAcknowledged: throw .isCleared
        case .normal: throw .isOver
        }
    }

    /// What held it back is over while the condition holds: it rings as if it were new.
    public mutating func release() throws(Refusal) -> Action {
        guard state.isHeld else { throw state == .normal ? .isOver : .isNotHeld }
        state = .unacknowledged
        return .released
    }

    /// A person takes the closing back: it waits for being closed again.
    public mutating func reopen() throws(Refusal) -> Action {
        guard state == .normal else { throw .isOpen }
        state = .latchedAcknowledged
        return .reopened
    }
}
