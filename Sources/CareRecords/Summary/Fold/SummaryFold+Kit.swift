internal import CareCore

extension SummaryFold {
    /// Beds in service and their kit, and every piece of it.
    mutating func countKit() {
        countPieces()
        var marks: [BedID: KitMarks] = [:]
        for piece in source.kit {
            switch piece.state(at: last) {
            case .signedOff: marks[piece.bed, default: KitMarks()].signedOff.insert(piece.kind)
            case .refused: marks[piece.bed, default: KitMarks()].refused.insert(piece.kind)
            default: break
            }
        }
        // Beds have one of a few sets of kit.
        var figures: [KitMarks: Figure] = [:]
        let served = Set(casesAtLast.inService)
        for row in source.cases {
            guard let careCase = row[SharedField.careCase], served.contains(careCase),
                let bed = row[SharedField.bed], let place = places.cases[careCase]
            else { continue }
            let own = marks[bed] ?? KitMarks()
            let figure = figures[own] ?? Figure.kit(own.completeness)
            figures[own] = figure
            let key = bed.description
            table.count(.inUse, place, key, inPeriod: true)
            table.count(figure, place, key, inPeriod: true)
        }
    }

    private mutating func countPieces() {
        var sums = PlaceSums(from: KitKind.each(KitCount()))
        for piece in source.kit where !piece.isShared {
            guard let signed = piece.signedOffAt.map({ CivilDate(of: $0) }), signed <= last else { continue }
            let slot = sums.slot(of: piece.bed, in: places)
            sums.values[slot][piece.kind.position]
                .add(
                    isNew: signed >= first, isInUse: piece.state(at: last) == .signedOff,
                    name: source.isNamed ? piece.item : nil)
        }
        let (fitted, inUse) = (byKind(.fitted), byKind(.inUse))
        for (place, counts) in zip(sums.places, sums.values) {
            for (kind, count) in zip(KitKind.allCases, counts) {
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
        // By the number of the class.
        let classes = DeviceClass.allCases.map { Int($0.rawValue) }
        var sums = PlaceSums(from: Array(repeating: DeviceTimeCount(), count: (classes.max() ?? 0) + 1))
        for time in source.deviceTimes {
            let slot = sums.slot(of: time.bed, in: places)
            sums.values[slot][Int(time.deviceClass.rawValue)].add(time, names: source.isNamed)
        }
        let figures = [byKind(.serviceSeconds), byKind(.onlineSeconds), byKind(.effectiveSeconds)]
        for (place, counts) in zip(sums.places, sums.values) {
            for (deviceClass, number) in zip(DeviceClass.allCases, classes) {
                guard let kind = KitKind(deviceClass) else { continue }
                let count = counts[number]
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
