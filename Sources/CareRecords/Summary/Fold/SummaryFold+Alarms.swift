internal import CareCore

extension SummaryFold {
    /// Alarms on the day on which they were raised.
    mutating func countAlarms() {
        for (place, tally) in alarmsByPlace() {
            for (figure, amount) in tally.figures { table.add(figure, place, amount, inPeriod: tally.inPeriod) }
        }
        for row in source.alarmRows where row.tally.inPeriod {
            let place = places.place(of: row.tally.bed)
            for (figure, _) in row.tally.figures { table.name(figure, place, row.alarm.description) }
        }
    }

    /// Added up before they are put into the table: there are as many as beds times rules.
    private func alarmsByPlace() -> [(place: SummaryPlace, tally: AlarmTally)] {
        struct Group: Hashable {
            let place: SummaryPlace
            let rule: String
            let priority: Priority
            let inPeriod: Bool
        }
        var found: [Group: AlarmTally] = [:]
        for tally in source.alarms {
            let group = Group(
                place: places.place(of: tally.bed), rule: tally.rule, priority: tally.priority,
                inPeriod: tally.inPeriod)
            if found[group]?.sums.add(tally.sums) == nil { found[group] = tally }
        }
        return found.map { ($0.key.place, $0.value) }
    }

    /// Money by the day of the entry; counter-entries take away.
    mutating func countMoney() {
        for row in source.money {
            guard let money = row[MoneyField.money], let county = row[SharedField.county],
                let head = row[MoneyField.head], let kind = row[MoneyField.kind], let amount = row[MoneyField.amount],
                let on = row[SharedField.on], on <= last, kind != .budgeted
            else { continue }
            let place =
                row[SharedField.careCase].flatMap { places.cases[$0] }
                ?? row[SharedField.bed].map { places.place(of: $0) }
                ?? SummaryPlace(county: county, provider: row[SharedField.provider])
            for figure in [Figure.money(kind), .money(kind, head)] {
                table.add(figure, place, amount, [money.text], inPeriod: on >= first)
            }
        }
    }

    /// What was left undone.
    mutating func countQuality() throws(RecordFault) {
        for (device, bed) in source.silentDevices {
            table.count(.silentDevices, places.place(of: bed), device.text, inPeriod: true)
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
        let standings = try ComplaintDeadline.list(source.complaints, source.calendar, at: last.end + Milliseconds(-1))
        for line in standings where line.standing != .open {
            guard let place = homes[line.complaint] else { continue }
            let inPeriod = CivilDate(of: line.received) >= first
            table.count(.complaintsDue, place, line.complaint.text, inPeriod: inPeriod)
            if line.standing == .answeredInTime {
                table.count(.complaintsInTime, place, line.complaint.text, inPeriod: inPeriod)
            }
        }
    }
}
