internal import CareCore

extension SummaryFold {
    /// Beds in service and their kit, and every piece of it.
    mutating func countKit() {
        countPieces()
        var standings: [BedID: (signedOff: Set<KitKind>, refused: Set<KitKind>)] = [:]
        for piece in source.kit {
            switch piece.state(at: last) {
            case .signedOff: standings[piece.bed, default: ([], [])].signedOff.insert(piece.kind)
            case .refused: standings[piece.bed, default: ([], [])].refused.insert(piece.kind)
            default: break
            }
        }
        let served = Set(casesAtLast.inService)
        for row in source.cases {
            guard let careCase = row[SharedField.careCase], served.contains(careCase),
                let bed = row[SharedField.bed], let place = places.cases[careCase]
            else { continue }
            let (signedOff, refused) = standings[bed] ?? ([], [])
            let state = KitCompleteness(signedOff: signedOff, refused: refused)
            table.count(.inUse, place, bed.description, inPeriod: true)
            table.count(.kit(state), place, bed.description, inPeriod: true)
        }
    }

    /// Added up before they are put into the table: there are as many as there are devices.
    private mutating func countPieces() {
        var found: [SummaryPlace: [KitKind: KitCount]] = [:]
        for piece in source.kit where !piece.isShared {
            guard let signed = piece.signedOffAt.map({ CivilDate(of: $0) }), signed <= last else { continue }
            let keys = source.isNamed ? [piece.item] : []
            var count = KitCount()
            if signed < first { count.fittedBefore = 1 } else { count.fitted = FigurePart(amount: 1, keys: keys) }
            if piece.state(at: last) == .signedOff { count.inUse = FigurePart(amount: 1, keys: keys) }
            found[places.place(of: piece.bed), default: [:]][piece.kind, default: KitCount()].add(count)
        }
        let (fitted, inUse) = (byKind(.fitted), byKind(.inUse))
        for (place, counts) in found {
            for (kind, count) in counts {
                guard let fitted = fitted[kind], let inUse = inUse[kind] else { continue }
                table.add(fitted, place, count.fittedBefore, inPeriod: false)
                table.add(fitted, place, count.fitted.amount, count.fitted.keys, inPeriod: true)
                table.add(inUse, place, count.inUse.amount, count.inUse.keys, inPeriod: true)
            }
        }
    }

    /// The figure of each of the plan's kinds.
    func byKind(_ measure: Figure.DeviceMeasure) -> [KitKind: Figure] {
        Dictionary(uniqueKeysWithValues: Figure.deviceKinds.map { ($0, Figure.device($0, measure)) })
    }

    /// How long devices were in service and online, and what was wrong with them.
    mutating func countDeviceTimes() {
        // Added up before they are put into the table: there are as many as there are devices.
        var found: [SummaryPlace: [DeviceClass: DeviceTimeCount]] = [:]
        for time in source.deviceTimes {
            found[places.place(of: time.bed), default: [:]][time.deviceClass, default: DeviceTimeCount()]
                .add(time, names: source.isNamed)
        }
        let figures = [byKind(.serviceSeconds), byKind(.onlineSeconds), byKind(.effectiveSeconds)]
        for (place, counts) in found {
            for (deviceClass, count) in counts {
                guard let kind = KitKind(deviceClass) else { continue }
                for (figure, own) in zip(figures.map { $0[kind] }, [count.service, count.online, count.effective]) {
                    guard let figure else { continue }
                    table.add(figure, place, own.before, inPeriod: false)
                    table.add(figure, place, own.period.amount, own.period.keys, inPeriod: true)
                }
            }
        }
        let faults = byKind(.faults)
        for problem in source.problems {
            let day = CivilDate(of: problem.foundAt)
            guard day <= last, let figure = KitKind(problem.deviceClass).flatMap({ faults[$0] }) else { continue }
            table.add(
                figure, places.place(of: problem.bed), 1, source.isNamed ? [problem.key] : [], inPeriod: day >= first)
        }
    }
}
