internal import CareCore

extension SummaryFold {
    /// Beds in service and their kit, and every piece of it.
    mutating func countKit() {
        let fitted = byKind(.fitted)
        let inUse = byKind(.inUse)
        for row in source.kit where row[KitField.sharedWith] == nil {
            guard let item = row[KitField.item], let kind = row[KitField.kind], let bed = row[SharedField.bed],
                let signed = row[KitField.signedOffAt].map({ CivilDate(of: $0) }), let figure = fitted[kind]
            else { continue }
            let place = places.place(of: bed)
            count(figure, place, item.text, on: signed)
            let removed = row[KitField.removedAt].map { CivilDate(of: $0) }
            if signed <= last, removed.map({ $0 > last }) ?? true, let figure = inUse[kind] {
                table.count(figure, place, item.text, inPeriod: true)
            }
        }
        let standings = KitFigure(source.kit.compactMap { $0.kitItem(at: last) }).beds
        let missing = KitStanding([])
        let served = Set(CaseFigure(source.cases, on: last).inService)
        for row in source.cases {
            guard let careCase = row[SharedField.careCase], served.contains(careCase),
                let bed = row[SharedField.bed], let place = places.cases[careCase]
            else { continue }
            table.count(.inUse, place, bed.description, inPeriod: true)
            let state = (standings[bed] ?? missing).completeness
            table.count(.kit(state), place, bed.description, inPeriod: true)
        }
    }

    /// The figure of each of the plan's kinds.
    func byKind(_ measure: Figure.DeviceMeasure) -> [KitKind: Figure] {
        Dictionary(uniqueKeysWithValues: Figure.deviceKinds.map { ($0, Figure.device($0, measure)) })
    }

    /// How long devices were in service and online, and what was wrong with them.
    mutating func countDeviceTimes() {
        let figures = [
            (byKind(.serviceSeconds), \DeviceTime.Seconds.service), (byKind(.onlineSeconds), \.online),
            (byKind(.effectiveSeconds), \.effective),
        ]
        for (place, times) in Dictionary(grouping: source.deviceTimes, by: { places.place(of: $0.bed) }) {
            for (kind, times) in Dictionary(grouping: times, by: { KitKind($0.deviceClass) }) {
                for (byKind, seconds) in figures {
                    guard let kind, let figure = byKind[kind] else { continue }
                    add(times, seconds, to: figure, place)
                }
            }
        }
        let faults = byKind(.faults)
        for problem in source.problems {
            guard let figure = KitKind(problem.deviceClass).flatMap({ faults[$0] }) else { continue }
            count(figure, places.place(of: problem.bed), problem.key, on: CivilDate(of: problem.foundAt))
        }
    }

    /// Added up before they are put into the table: there are as many as there are devices.
    private mutating func add(
        _ times: [DeviceTime], _ seconds: KeyPath<DeviceTime.Seconds, Int64>, to figure: Figure, _ place: SummaryPlace
    ) {
        var (before, period): (Int64, Int64) = (0, 0)
        var devices: [String] = []
        for time in times where time.total[keyPath: seconds] > 0 {
            let own = time.period[keyPath: seconds]
            before += time.total[keyPath: seconds] - own
            period += max(0, own)
            if own > 0 { devices.append(time.device.text) }
        }
        if before != 0 { table.add(figure, place, before, inPeriod: false) }
        if !devices.isEmpty { table.add(figure, place, period, devices, inPeriod: true) }
    }
}

extension RecordRow {
    /// A row of `kitItem` as it stood at the end of `day`; `nil` when it was neither signed off nor refused by then.
    func kitItem(at day: CivilDate) -> RecordRow? {
        if let removed = self[KitField.removedAt], CivilDate(of: removed) <= day { return nil }
        if let signed = self[KitField.signedOffAt], CivilDate(of: signed) <= day {
            return with(KitField.state, .signedOff)
        }
        if let refused = self[KitField.refusedOn], refused <= day { return with(KitField.state, .refused) }
        return nil
    }
}
