extension GatewayState {
    /// Applies what people ask of contact book and rota; a refusal changes nothing.
    mutating func apply(_ command: DutyCommand, into effects: inout Effects) -> CommandOutcome {
        switch command {
        case .importContacts(let lines, let by, let isDryRun):
            return take(contacts: lines, by: by, isDryRun: isDryRun, into: &effects)
        case .importShifts(let lines, let by, let isDryRun):
            return take(shifts: lines, by: by, isDryRun: isDryRun, into: &effects)
        case .removeShift(let post, let person, let from, let by):
            return removeShift(post, person, from: from, by: by, into: &effects)
        case .handOver(let from, let to, let note): return handOver(from: from, to: to, note: note, into: &effects)
        }
    }

    private mutating func take(
        contacts lines: [DutyCommand.Line<Contact>], by: String, isDryRun: Bool, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["contacts: expected the name of who imports, found none"]) }
        let faults = faults(of: lines)
        guard faults.isEmpty else { return .refused(faults) }
        let answer = "\(lines.count) lines of the contact book imported"
        if isDryRun { return .done(CommandOutcome.dryRun(answer)) }
        for line in lines {
            registry.duty.put(line.value)
            effects.registry.append(.contact(line.value))
        }
        return duty("contacts", "\(lines.count) lines", by: by, answer, into: &effects)
    }

    private func faults(of lines: [DutyCommand.Line<Contact>]) -> [String] {
        var faults: [String] = []
        var seen: [String: Int] = [:]
        for line in lines {
            let contact = line.value
            func fault(_ text: String) { faults.append("line \(line.number): \(text)") }
            switch contact.post.scope {
            case .bed(let bed) where registry.number(of: bed) == nil:
                fault("scope: expected a registered bed, found \(bed); homebed import registers it")
            case .household(let household) where registry.number(of: household) == nil:
                fault("scope: expected a registered household, found \(household)")
            default: break
            }
            if contact.channels.isEmpty { fault("channels: expected at least one, found none") }
            if let from = contact.from, let until = contact.until, until <= from {
                fault("until: expected a moment after from, found one before")
            }
            let key = "\(contact.person) \(contact.post)"
            if let other = seen.updateValue(line.number, forKey: key) {
                fault("person: \(contact.person) as \(contact.post) stands in line \(other) already")
            }
        }
        let room = Limits.contacts - registry.duty.contactCount
        if lines.count > room { faults.append("contacts: expected at most \(room) more, found \(lines.count)") }
        return faults
    }

    private mutating func take(
        shifts lines: [DutyCommand.Line<Shift>], by: String, isDryRun: Bool, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["rota: expected the name of who changes it, found none"]) }
        var faults: [String] = []
        var seen: [String: Int] = [:]
        for line in lines {
            let shift = line.value
            func fault(_ text: String) { faults.append("line \(line.number): \(text)") }
            if !shift.post.role.hasRota {
                let names = ContactRole.allCases.filter(\.hasRota).map(\.name).joined(separator: ", ")
                fault("role: expected one of \(names), found \(shift.post.role.name)")
            }
            if !registry.duty.knows(shift.person) {
                fault("person: expected somebody of the contact book, found \(shift.person)")
            }
            if shift.until <= shift.from || shift.until - shift.from > Limits.shift {
                fault("until: expected a moment after from and at most \(Limits.shift) later")
            }
            let key = "\(shift.person) \(shift.post) \(shift.from.milliseconds)"
            if let other = seen.updateValue(line.number, forKey: key) {
                fault("shift: the same stands in line \(other) already")
            }
        }
        let room = Limits.shifts - registry.duty.shiftCount
        if lines.count > room { faults.append("rota: expected at most \(room) more shifts, found \(lines.count)") }
        guard faults.isEmpty else { return .refused(faults) }
        let answer = "\(lines.count) shifts entered"
        if isDryRun { return .done(CommandOutcome.dryRun(answer)) }
        for line in lines {
            registry.duty.put(line.value)
            effects.registry.append(.shift(line.value))
        }
        return duty("rota", "\(lines.count) shifts", by: by, answer, into: &effects)
    }

    private mutating func removeShift(
        _ post: DutyPost, _ person: PersonID, from: Timestamp, by: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !by.isEmpty else { return .refused(["rota: expected the name of who changes it, found none"]) }
        guard let shift = registry.duty.remove(post, person, from: from) else {
            return .refused(["rota: expected a shift that is entered, found none of \(person) as \(post) from then"])
        }
        effects.registry.append(.shiftRemoved(shift))
        return duty("rota", "removed \(person) as \(post)", by: by, "the shift of \(person) is removed", into: &effects)
    }

    private mutating func handOver(
        from: String, to: String, note: String, into effects: inout Effects
    ) -> CommandOutcome {
        guard !from.isEmpty, !to.isEmpty, from != to else {
            return .refused(["handover: expected two different people, found \"\(from)\" and \"\(to)\""])
        }
        let open = openAlarms.filter { !$0.key.isTest }
        let waiting = open.filter { $0.state.waitsForAcknowledgement }.count
        let assigned = open.filter { $0.assignee == from }
        for alarm in assigned { assign(alarm, from: from, to: to, into: &effects) }
        let left = "\(open.count) open, \(waiting) not answered, \(assigned.count) now assigned to \(to)"
        return duty(
            "handover", "to \(to): \(left)" + (note.isEmpty ? "" : ": \(note)"), by: from,
            "\(from) has handed over to \(to): \(left)", into: &effects)
    }

    /// What the leaving person had is the arriving one's.
    private mutating func assign(_ alarm: Alarm, from: String, to: String, into effects: inout Effects) {
        guard var entry = alarms[alarm.key] else { return }
        entry.alarm.assignee = to
        self.note(.assign(to: to), alarm.id, to, by: from, into: &effects)
        change(&entry, cause: .assigned, by: from, detail: AlarmRemark(to), into: &effects)
    }

    /// Records the change; it is written with a checkpoint, so that no replay reaches back over it. Whoever could not
    /// be told before is told now.
    private mutating func duty(
        _ action: String, _ detail: String, by: String, _ answer: String, into effects: inout Effects
    ) -> CommandOutcome {
        effects.audit.append(AuditRow(at: clock, by: by, action: action, subject: "duty", detail: detail))
        effects.needsCheckpoint = true
        clear(.nobodyReachable, at: clock, into: &effects)
        for (id, chain) in chains.sorted(by: { $0.key < $1.key }) where chain.isRunning && !chain.hasReachedSomebody {
            var chain = chain
            chain.dueAt = min(chain.dueAt, clock.milliseconds)
            keep(&chain, of: id)
        }
        return .done(answer)
    }
}
