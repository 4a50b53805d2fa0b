internal import CareCore

extension SummaryFold {
    /// Alarms on the day on which they were raised.
    mutating func countAlarms() {
        // Added up by place before they are put into the table: there are as many as there are beds.
        var found: [SummaryPlace: AlarmTally] = [:]
        for tally in source.alarms {
            let place = places.place(of: tally.bed)
            found[place, default: AlarmTally(bed: tally.bed)].add(tally)
        }
        for (place, tally) in found {
            for (index, figure) in AlarmTally.figures.enumerated() {
                table.add(figure, place, tally.before[index], inPeriod: false)
                table.add(figure, place, tally.period[index], inPeriod: true)
            }
        }
        for row in source.alarmRows {
            let place = places.place(of: row.bed)
            for (figure, sum) in zip(AlarmTally.figures, row.sums) where sum != 0 {
                table.name(figure, place, [row.alarm.description])
            }
        }
    }

    /// Money by the day of the entry; counter-entries take away.
    mutating func countMoney() {
        // Before the period and in it, by kind and head.
        let empty = MoneyKind.each(MoneyHead.each([FigurePart(), FigurePart()]))
        var sums = PlaceSums(from: empty)
        var known: (line: MoneyLine, slot: Int)?
        for line in source.money where line.on <= last && line.kind != .budgeted {
            let slot: Int
            // Lines of a case lie together.
            if let known, line.isPlaced(as: known.line) {
                slot = known.slot
            } else {
                slot = sums.slot(
                    at: line.careCase.flatMap { places.cases[$0] } ?? line.bed.map { places.place(of: $0) }
                        ?? SummaryPlace(county: line.county, provider: line.provider))
                known = (line, slot)
            }
            sums.values[slot][line.kind.position][line.head.position][line.on >= first ? 1 : 0]
                .add(FigurePart(amount: line.amount, keys: source.isNamed ? [line.money] : []))
        }
        for (place, kinds) in zip(sums.places, sums.values) {
            for (kind, heads) in zip(MoneyKind.allCases, kinds) where kind != .budgeted {
                for (head, parts) in zip(MoneyHead.allCases, heads) {
                    for figure in [Figure.money(kind), .money(kind, head)] {
                        table.add(figure, place, parts[0].amount, parts[0].keys, inPeriod: false)
                        table.add(figure, place, parts[1].amount, parts[1].keys, inPeriod: true)
                    }
                }
            }
        }
    }

    /// What was left undone.
    mutating func countQuality() throws(RecordFault) {
        for (device, bed) in source.silentDevices {
            table.add(.silentDevices, places.place(of: bed), 1, source.isNamed ? [device] : [], inPeriod: true)
        }
        for (alarm, bed) in source.openAlarms {
            table.count(.openAlarms, places.place(of: bed), alarm.description, inPeriod: true)
        }
        guard !source.complaints.isEmpty else { return }
        var homes: [RecordID: SummaryPlace] = [:]
        for row in source.complaints {
            guard let complaint = row[ComplaintField.complaint], let county = row[SharedField.county] else { continue }
            let home = row[SharedField.bed].map { places.place(of: $0) }
            let place = SummaryPlace(
                county: county, township: home?.township, provider: row[SharedField.provider] ?? home?.provider)
            homes[complaint] = place
            count(.complaints, place, complaint.text, on: row[ComplaintField.receivedAt].map { CivilDate(of: $0) })
        }
        let found = ComplaintDeadline.list(source.complaints, source.calendar, at: last.end + Milliseconds(-1))
        // A share of which some deadlines are not known would be a wrong figure.
        if let fault = found.faults.first { throw fault }
        for line in found.deadlines where line.standing != .open {
            guard let place = homes[line.complaint] else { continue }
            let inPeriod = CivilDate(of: line.received) >= first
            table.count(.complaintsDue, place, line.complaint.text, inPeriod: inPeriod)
            if line.standing == .answeredInTime {
                table.count(.complaintsInTime, place, line.complaint.text, inPeriod: inPeriod)
            }
        }
    }
}
