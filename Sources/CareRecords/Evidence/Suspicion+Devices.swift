internal import CareCore

extension Suspicion {
    /// Test presses of more beds than a household has, through one hub in a short time: buttons tested on a table.
    public static func sharedHubs(_ sightings: some Sequence<BedSighting>) -> [SuspicionFinding] {
        var byHub: [String: [BedSighting]] = [:]
        for sighting in sightings where sighting.kind == .testPress {
            if let hub = sighting.hub { byHub[hub.description, default: []].append(sighting) }
        }
        return byHub.sorted { $0.key < $1.key }.flatMap { hub, presses in
            Window.crowded(
                presses.sorted(by: BedSighting.isBefore), within: SuspicionLimits.presses, moment: \.at
            ) { Set($0.map(\.bed)).count >= SuspicionLimits.beds }
            .map { crowd in
                SuspicionFinding(
                    .sharedHub, subject: "hub \(hub)", sightings: Array(crowd),
                    text: "test presses of \(Set(crowd.map(\.bed)).count) beds within \(SuspicionLimits.presses)")
            }
        }
    }

    /// Signs of life from the bed of somebody who had died, from the day after the death on.
    public static func vitalsAfterDeath(
        _ deaths: some Sequence<ResidentDeath>, _ sightings: some Sequence<BedSighting>
    ) -> [SuspicionFinding] {
        let signs = Dictionary(grouping: sightings.filter { $0.kind == .vital || $0.kind == .measurement }, by: \.bed)
        return deaths.compactMap { death in
            let until = death.devicesUntil ?? .distantFuture
            let after = (signs[death.bed] ?? []).filter { $0.at >= death.on.end && $0.at < until }
                .sorted(by: BedSighting.isBefore)
            guard !after.isEmpty else { return nil }
            return SuspicionFinding(
                .vitalsAfterDeath, subject: "resident \(death.resident)", sightings: after,
                text: "\(after.count) signs of life on bed \(death.bed) after the death on \(death.on.recordText)")
        }
    }

    /// A bed that was occupied for some time while its resident was in hospital.
    public static func occupiedWhileAway(
        _ stays: some Sequence<HospitalStay>, _ sightings: some Sequence<BedSighting>
    ) -> [SuspicionFinding] {
        let occupied = Dictionary(grouping: sightings.filter { $0.kind == .inBed }, by: \.bed)
        return stays.compactMap { stay in
            let from = stay.from + SuspicionLimits.stayMargin
            let until = stay.until.map { $0 - SuspicionLimits.stayMargin } ?? .distantFuture
            let during = (occupied[stay.bed] ?? []).filter { $0.at >= from && $0.at < until }
                .sorted(by: BedSighting.isBefore)
            guard let first = during.first, let last = during.last, last.at - first.at >= SuspicionLimits.presence
            else { return nil }
            return SuspicionFinding(
                .occupiedWhileAway, subject: "resident \(stay.resident)", sightings: during,
                text: "bed \(stay.bed) was seen occupied \(during.count) times")
        }
    }

    /// Visits with which what the bed's own devices saw does not agree. Why stands in the visit; what a watch that had
    /// left its safe area said is shown, of a still room and of an absence there is nothing to show.
    public static func contradicted(
        _ rows: some Sequence<RecordRow>, _ sightings: some Sequence<BedSighting>
    ) -> [SuspicionFinding] {
        let elsewhere = Dictionary(grouping: sightings.filter { $0.kind == .elsewhere }, by: \.bed)
        return arrivals(rows).filter { visit in
            visit.state.isFinished && visit.row[VisitField.corroboration] == .contradicted
        }.map { visit in
            let reasons = visit.row[VisitField.corroborationReasons]?.recordText ?? ""
            let seen = (elsewhere[visit.bed] ?? []).filter { sighting in
                guard let start = visit.startAt, let end = visit.endAt else { return false }
                return sighting.at >= start && sighting.at < end
            }
            return SuspicionFinding(
                .contradicted, subject: "resident \(visit.resident)", visits: [visit.id],
                sightings: seen.sorted(by: BedSighting.isBefore),
                text: "the devices of bed \(visit.bed) contradict it: \(reasons)")
        }
    }
}
