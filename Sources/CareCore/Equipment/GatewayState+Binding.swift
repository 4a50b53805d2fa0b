/// Property goes from one household to the next only over the books. Decision 44.
extension GatewayState {
    /// Why the books forbid that the device begins to serve there; `nil` when they do not, or know nothing of it.
    func custodyFault(of line: AssignmentImport, since: Timestamp, household: HouseholdID) -> String? {
        guard let device = registry.number(of: line.device),
            !isRecorded(line, at: known(place: line, household: household))
        else { return nil }
        if let end = registry.assignments[Int(device.index)].last?.until, since < end {
            return "since: expected a moment from \(end.milliseconds) ms, when device \(line.device) ended to serve "
                + "another place, found \(since.milliseconds)"
        }
        guard let state = registry[device].custody?.state else { return nil }
        let current = registry.currentAssignment(of: device)?.place
        let isAtHome = current.map { registry[registry.household(of: $0)].id == household } ?? true
        switch state {
        case .allocated, .installing: return nil
        case .inService where isAtHome: return nil
        default:
            return "device: expected one that the books have allocated, found \(line.device), which is \(state.name) "
                + "(\(state.title.zh))"
                + (current == nil ? "" : " at \(isAtHome ? "its" : "another") household")
                + "; it must be returned, sanitised and allocated first"
        }
    }
}
