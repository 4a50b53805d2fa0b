import CareCore
import Testing

/// Every sequence of inputs up to a length, against a model that keeps a few facts instead of nine states.
@Suite struct AlarmMachineTests {
    enum Input: CaseIterable {
        case occur, clearByItself, clearByAcknowledgement, clearByClosing, acknowledge, takeInHand, close
        case shelve, suppress, takeOut, release, reopen
    }

    /// The same machine told differently: is it open, does the cause hold, has somebody answered, must it be closed,
    /// what holds it back. Each input says whether it is refused.
    struct Model {
        var isOpen = false
        var isActive = false
        var isAcknowledged = false
        var mustBeClosed = false
        var hold: AlarmState?

        var state: AlarmState {
            guard isOpen else { return .normal }
            if let hold { return hold }
            if isActive { return isAcknowledged ? .acknowledged : .unacknowledged }
            if mustBeClosed { return isAcknowledged ? .latchedAcknowledged : .latchedUnacknowledged }
            return .returnedUnacknowledged
        }

        /// Returns why it is refused.
        mutating func take(_ input: Input) -> AlarmMachine.Refusal? {
            switch input {
            case .occur:
                if hold == nil { self = Model(isOpen: true, isActive: true) }
            case .clearByItself: if isActive { self = Model() }
            case .clearByAcknowledgement: clearUnlessAnswered()
            case .clearByClosing:
                if isActive {
                    self = Model(isOpen: true, isAcknowledged: isAcknowledged && hold == nil, mustBeClosed: true)
                }
            case .acknowledge: return answer()
            case .takeInHand:
                guard isOpen else { return .isOver }
                guard hold == nil else { return .isHeld }
                isAcknowledged = true
                if !isActive { mustBeClosed = true }
            case .close:
                guard isOpen else { return .isOver }
                self = Model()
            case .shelve: return hold(as: .shelved)
            case .suppress: return hold(as: .suppressedByDesign)
            case .takeOut: return hold(as: .outOfService)
            case .release:
                guard isOpen else { return .isOver }
                guard hold != nil else { return .isNotHeld }
                self = Model(isOpen: true, isActive: true)
            case .reopen:
                guard !isOpen else { return .isOpen }
                self = Model(isOpen: true, isAcknowledged: true, mustBeClosed: true)
            }
            return nil
        }

        private mutating func clearUnlessAnswered() {
            guard isActive else { return }
            self = isAcknowledged || hold != nil ? Model() : Model(isOpen: true)
        }

        private mutating func answer() -> AlarmMachine.Refusal? {
            guard isOpen else { return .isOver }
            guard hold == nil else { return .isHeld }
            guard !isAcknowledged else { return .isAcknowledged }
            isAcknowledged = true
            if !isActive && !mustBeClosed { self = Model() }
            return nil
        }

        private mutating func hold(as kind: AlarmState) -> AlarmMachine.Refusal? {
            guard isOpen else { return .isOver }
            guard hold == nil else { return .isHeld }
            guard isActive else { return .isCleared }
            hold = kind
            return nil
        }
    }

    /// Follows every continuation of a sequence; returns how many sequences there were, 0 after a difference.
    private func follow(_ machine: AlarmMachine, _ model: Model, steps: Int) -> Int {
        guard steps > 0 else { return 1 }
        var runs = 0
        for input in Input.allCases {
            var next = machine
            var expected = model
            let refusal = Self.feed(input, to: &next)
            let expectedRefusal = expected.take(input)
            guard next.state == expected.state, refusal == expectedRefusal, refusal == nil || next == machine else {
                Issue.record(
                    """
                    \(input) in \(machine.state) led to \(next.state), \(String(describing: refusal)); the model says \
                    \(expected.state), \(String(describing: expectedRefusal))
                    """)
                return 0
            }
            runs += follow(next, expected, steps: steps - 1)
        }
        return runs
    }

    @Test func `every sequence of six inputs agrees with the model, refusals included`() {
        #expect(follow(AlarmMachine(), Model(), steps: 6) == 2_985_984)
    }

    private static func feed(_ input: Input, to machine: inout AlarmMachine) -> AlarmMachine.Refusal? {
        do throws(AlarmMachine.Refusal) {
            switch input {
            case .occur: _ = machine.occur()
            case .clearByItself: _ = machine.clear(.byItself)
            case .clearByAcknowledgement: _ = machine.clear(.byAcknowledgement)
            case .clearByClosing: _ = machine.clear(.byClosing)
            case .acknowledge: _ = try machine.acknowledge()
            case .takeInHand: try machine.takeInHand()
            case .close: _ = try machine.close()
            case .shelve: _ = try machine.hold(as: .shelved)
            case .suppress: _ = try machine.hold(as: .suppressedByDesign)
            case .takeOut: _ = try machine.hold(as: .outOfService)
            case .release: _ = try machine.release()
            case .reopen: _ = try machine.reopen()
            }
            return nil
        } catch {
            return error
        }
    }

    @Test func `a raise is one where nothing was open`() {
        for state in AlarmState.allCases {
            var machine = AlarmMachine(state: state)
            #expect((machine.occur() == .raised) == (state == .normal), "\(state)")
        }
    }

    @Test func `a latched alarm stays open until somebody closes it`() throws {
        var machine = AlarmMachine()
        _ = machine.occur()
        _ = machine.clear(.byClosing)
        #expect(machine.state == .latchedUnacknowledged)
        _ = try machine.acknowledge()
        #expect(machine.state == .latchedAcknowledged)
        #expect(machine.clear(.byClosing) == .none)
        _ = try machine.close()
        #expect(machine.state == .normal)
    }

    @Test func `a second press after the answer rings again`() throws {
        var machine = AlarmMachine()
        _ = machine.occur()
        _ = try machine.acknowledge()
        #expect(machine.occur() == .repeated)
        #expect(machine.state == .unacknowledged)
    }
}
