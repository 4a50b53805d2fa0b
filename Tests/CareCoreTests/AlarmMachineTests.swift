import CareCore
import Testing

/// Every sequence of inputs up to a length, against a model that keeps three facts instead of six states.
@Suite struct AlarmMachineTests {
    enum Input: CaseIterable {
        case occur, clearByItself, clearByAcknowledgement, clearByClosing, acknowledge, close
    }

    /// The same machine told differently: is it open, does the cause hold, has somebody answered, must it be closed.
    struct Model {
        var isOpen = false
        var isActive = false
        var isAcknowledged = false

        var state: AlarmState {
            guard isOpen else { return .normal }
            if isActive { return isAcknowledged ? .acknowledged : .unacknowledged }
            if mustBeClosed { return isAcknowledged ? .latchedAcknowledged : .latchedUnacknowledged }
            return .returnedUnacknowledged
        }
        var mustBeClosed = false

        mutating func take(_ input: Input) {
            switch input {
            case .occur:
                isOpen = true
                isActive = true
                isAcknowledged = false
                mustBeClosed = false
            case .clearByItself where isActive: self = Model()
            case .clearByAcknowledgement where isActive:
                isActive = false
                if isAcknowledged { self = Model() }
            case .clearByClosing where isActive:
                isActive = false
                mustBeClosed = true
            case .acknowledge where isOpen && !isAcknowledged:
                isAcknowledged = true
                if !isActive && !mustBeClosed { self = Model() }
            case .close: self = Model()
            default: break
            }
        }
    }

    @Test func `every sequence of seven inputs agrees with the model`() {
        var runs = 0
        for code in 0..<279_936 {
            var machine = AlarmMachine()
            var model = Model()
            var rest = code
            for _ in 0..<7 {
                let input = Input.allCases[rest % 6]
                rest /= 6
                let before = machine.state
                let action = Self.feed(input, to: &machine)
                model.take(input)
                if machine.state != model.state {
                    Issue.record("\(input) in \(before) led to \(machine.state), the model says \(model.state)")
                    return
                }
                if (action == .raised) != (before == .normal && input == .occur) {
                    Issue.record("raised although the alarm was \(before)")
                    return
                }
            }
            runs += 1
        }
        #expect(runs == 279_936)
    }

    /// `nil` for a refusal, which must change nothing.
    private static func feed(_ input: Input, to machine: inout AlarmMachine) -> AlarmMachine.Action? {
        let before = machine
        switch input {
        case .occur: return machine.occur()
        case .clearByItself: return machine.clear(.byItself)
        case .clearByAcknowledgement: return machine.clear(.byAcknowledgement)
        case .clearByClosing: return machine.clear(.byClosing)
        case .acknowledge:
            do { return try machine.acknowledge() } catch {
                if machine != before { Issue.record("refusal changed \(before)") }
            }
        case .close:
            do { return try machine.close() } catch {
                if machine != before { Issue.record("refusal changed \(before)") }
            }
        }
        return nil
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

    @Test func `an answer twice is refused and names the reason`() throws {
        var machine = AlarmMachine()
        _ = machine.occur()
        _ = try machine.acknowledge()
        #expect(throws: AlarmMachine.Refusal.isAcknowledged) { try machine.acknowledge() }
        _ = try machine.close()
        #expect(throws: AlarmMachine.Refusal.isOver) { try machine.acknowledge() }
        #expect(throws: AlarmMachine.Refusal.isOver) { try machine.close() }
    }
}
