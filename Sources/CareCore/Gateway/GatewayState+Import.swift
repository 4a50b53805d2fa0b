extension GatewayState {
    /// Takes all lines of an import, or none and says what is wrong with each bad one. A dry run takes none.
    mutating func take(
        _ lines: [AssignmentImport], isDryRun: Bool, into effects: inout Effects
    ) -> CommandOutcome {
        let faults = self.faults(of: lines)
        guard faults.isEmpty else { return .refused(faults) }
        let answer = "\(lines.count) devices imported"
        if isDryRun { return .done(CommandOutcome.dryRun(answer)) }
        for line in lines { take(line, into: &effects) }
        surveyAreas()
        effects.audit.append(
            AuditRow(at: clock, by: "import", action: "import", subject: "registry", detail: "\(lines.count) lines"))
        effects.needsCheckpoint = true
        return .done(answer)
    }

    private func faults(of lines: [AssignmentImport]) -> [String] {
        var faults: [String] = []
        var starts: [DeviceID: (line: Int, at: Timestamp)] = [:]
        var homes: [BedID: HouseholdID] = [:]
        var counties: [HouseholdID: CountyCode] = [:]
        for line in lines {
            func fault(_ text: String) { faults.append("line \(line.line): \(text)") }
            if profiles.index(of: line.profile) == nil {
                fault("profile: expected the id of a profile, found \(line.profile); homebed check lists them")
            }
            if line.bed.county != line.county {
                fault("bed: expected a bed of county \(line.county), found \(line.bed)")
            }
            let household = line.household ?? homes[line.bed] ?? home(of: line.bed)
            if let before = homes[line.bed], before != household {
                fault("household: expected \(before) as in an earlier line of bed \(line.bed), found \(household)")
            }
            homes[line.bed] = household
            if line.bed.county == line.county {
                let county = registry.number(of: household).map { registry[$0].county } ?? counties[household]
                if let county, county != line.county {
                    fault("household: \(household) lies in county \(county), found \(line.county)")
                }
                counties[household] = county ?? line.county
            }
            let since = line.since ?? clock
            if since > clock + Limits.futureTolerance {
                fault(
                    "since: expected a moment that has come, found \(since.milliseconds) ms, now \(clock.milliseconds)")
            }
            if let earlier = starts[line.device], since <= earlier.at {
                fault(
                    "device: \(line.device) stands in line \(earlier.line) already; a second line needs a later since")
            } else if let start = latestStart(of: line.device), since <= start,
                !isRecorded(line, at: known(place: line, household: household))
            {
                fault(
                    "since: expected a moment after \(start.milliseconds) ms, when device \(line.device) began to serve"
                        + " its bed, found \(since.milliseconds)")
            } else if let reason = custodyFault(of: line, since: since, household: household) {
                fault(reason)
            }
            starts[line.device] = (line.line, since)
        }
        return faults
    }

    /// The household that a line without one means: the bed's own.
    private func home(of bed: BedID) -> HouseholdID {
        registry.number(of: bed).map { registry[registry[$0].household].id } ?? HouseholdID(of: bed)
    }

    private func latestStart(of device: DeviceID) -> Timestamp? {
        guard let number = registry.number(of: device) else { return nil }
        return registry.assignments[Int(number.index)].last?.from
    }

    /// Whether the line says what is or was so already: importing a file twice changes nothing.
    func isRecorded(_ line: AssignmentImport, at place: Place?) -> Bool {
        guard let device = registry.number(of: line.device) else { return false }
        guard let since = line.since else { return registry.currentAssignment(of: device)?.place == place }
        return registry.assignments[Int(device.index)].contains { $0.place == place && $0.from == since }
    }

    func known(place line: AssignmentImport, household: HouseholdID) -> Place? {
        let servesHousehold = profiles.index(of: line.profile).map { profiles.profiles[$0].servesHousehold } ?? false
        if servesHousehold { return registry.number(of: household).map { .household($0) } }
        return registry.number(of: line.bed).map { .bed($0) }
    }

    private mutating func take(_ line: AssignmentImport, into effects: inout Effects) {
        let knownBed = registry.number(of: line.bed).map { registry[$0] }
        let id = line.household ?? home(of: line.bed)
        var location = registry.number(of: id).map { registry[$0].location } ?? Location()
        location.address = line.address ?? location.address
        location.position = line.position ?? location.position
        let household = registry.put(Household(id: id, county: line.county, location: location))
        if Int(household.index) == households.count { households.append(HouseholdState()) }
        effects.registry.append(.household(household, registry[household]))

        var bed = knownBed ?? Bed(id: line.bed, household: household)
        bed.household = household
        bed.township = line.township ?? bed.township
        bed.altitude = line.altitude ?? bed.altitude
        bed.facts = line.facts?.withholding(as: bed.facts) ?? bed.facts
        bed.provider = line.provider ?? bed.provider
        let bedNumber = registry.put(bed)
        effects.registry.append(.bed(bedNumber, bed))
        if let before = knownBed?.household, before != household {
            moveDevices(of: bedNumber, from: before, to: household)
            adoptCircumstances(of: before)
            retune(before, into: &effects)
        }

        let known = registry.number(of: line.device).map { registry[$0] }
        let before = known?.profile
        let device = registry.put(
            Device(id: line.device, county: line.county, profile: line.profile, custody: known?.custody))
        effects.registry.append(.device(device, registry[device]))
        if before == nil {
            addSlot(device)
        } else if before != line.profile {
            release(device, into: &effects)
            adoptProfile(of: device)
            adoptAssignment(of: device)
        }
        adoptCircumstances(of: household)
        retune(household, into: &effects)
        assign(device, line, place: servesHousehold(line) ? .household(household) : .bed(bedNumber), into: &effects)
    }

    private func servesHousehold(_ line: AssignmentImport) -> Bool {
        profiles.index(of: line.profile).map { profiles.profiles[$0].servesHousehold } ?? false
    }

    private mutating func assign(
        _ device: DeviceNumber, _ line: AssignmentImport, place: Place, into effects: inout Effects
    ) {
        if isRecorded(line, at: place) { return }
        let since = line.since ?? clock
        if registry.currentAssignment(of: device) != nil {
            effects.registry.append(.assignmentEnded(device, at: since))
            release(device, into: &effects)
            adoptProfile(of: device)
        }
        let assignment = Assignment(place: place, from: since)
        registry.append(assignment, to: device)
        effects.registry.append(.assignmentStarted(device, assignment))
        adoptAssignment(of: device)
    }
}
