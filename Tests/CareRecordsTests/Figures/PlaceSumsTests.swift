import CareCore
import Testing

@testable import CareRecords

/// Sums by place are those of the rows one by one, in whatever order these come.
@Suite struct PlaceSumsTests {
    private typealias Sums = [String: [String: Int64]]

    /// The first and the last day of the period.
    private func days() throws -> (first: CivilDate, last: CivilDate) {
        (try #require(CivilDate(day: 18_990)), try #require(CivilDate(day: 18_999)))
    }

    /// Twelve beds, of which the first eight have a case each, with every second one at the provider.
    private func made() throws -> (source: SummarySource, beds: [BedID], cases: [RecordID]) {
        let county = try #require(CountyCode(532_901))
        let provider = try #require(ProviderCode("91350100M000100Y43"))
        var source = SummarySource()
        var beds: [BedID] = []
        var cases: [RecordID] = []
        for number in 1...12 as ClosedRange<Int32> { beds.append(try #require(BedID(county: county, number: number))) }
        for (index, bed) in beds.prefix(8).enumerated() {
            let careCase = try #require(RecordID("c-\(index)"))
            cases.append(careCase)
            source.cases.append(
                RecordRow().with(SharedField.careCase, careCase).with(SharedField.county, county)
                    .with(SharedField.resident, RecordID("r-\(index)")).with(SharedField.bed, bed)
                    .with(CaseField.state, .inService).with(CaseField.serviceFrom, CivilDate(day: 18_900))
                    .with(SharedField.provider, index % 2 == 0 ? provider : nil))
        }
        return (source, beds, cases)
    }

    /// What the table says of some figures, both values, by place; nothing where it is 0.
    private func told(_ fold: SummaryFold, _ figures: [Figure]) -> Sums {
        var found: Sums = [:]
        for (place, cells) in fold.table.cells {
            for figure in figures {
                let cell = cells[figure.name] ?? FigureCell()
                for (word, part) in [("period", cell.period), ("total", cell.total)] where part.amount != 0 {
                    found["\(place)", default: [:]]["\(figure.name) \(word)"] = part.amount
                }
            }
        }
        return found
    }

    @Test func `money counts at the place of its case, of its bed or of the trainer, line by line`() throws {
        let (made, beds, cases) = try self.made()
        var source = made
        let county = beds[0].county
        let provider = ProviderCode("91350100M000100Y43")
        var dice = Dice(seed: 4)
        var expected: Sums = [:]
        let (first, last) = try days()
        let places = SummaryPlaces(source, on: last)
        for number in 0..<400 {
            let kind = MoneyKind.allCases[dice.next(3)]
            let head = MoneyHead.allCases[dice.next(5)]
            let day = CivilDate(day: 18_980 + Int32(dice.next(30)))
            // What follows another line of the same case, and what does not.
            let index = dice.next(2) == 0 ? number / 50 : dice.next(8)
            let way = dice.next(4)
            let line = MoneyLine(
                money: "", county: county, head: head, kind: kind, amount: Int64(dice.next(500)) - 100,
                on: try #require(day), careCase: way == 0 ? cases[index] : nil, bed: way < 2 ? beds[index + 4] : nil,
                provider: way == 2 ? provider : nil)
            source.money.append(line)
            guard line.on <= last, kind != .budgeted else { continue }
            let place =
                line.careCase.flatMap { places.cases[$0] } ?? line.bed.map { places.place(of: $0) }
                ?? SummaryPlace(county: county, provider: line.provider)
            for figure in [Figure.money(kind), .money(kind, head)] {
                expected["\(place)", default: [:]]["\(figure.name) total", default: 0] += line.amount
                if line.on >= first {
                    expected["\(place)", default: [:]]["\(figure.name) period", default: 0] += line.amount
                }
            }
        }
        var fold = SummaryFold(source, from: first, until: last)
        fold.countMoney()
        let sums = expected.mapValues { amounts in amounts.filter { $0.value != 0 } }
        #expect(told(fold, Figure.money) == sums.filter { !$0.value.isEmpty })
    }

    @Test func `devices and their rates count at the places of their beds`() throws {
        let (made, beds, _) = try self.made()
        var source = made
        var dice = Dice(seed: 5)
        var expected: Sums = [:]
        let (first, last) = try days()
        let places = SummaryPlaces(source, on: last)
        for number in 0..<300 {
            let bed = dice.next(2) == 0 ? beds[number / 25] : beds[dice.next(12)]
            let deviceClass = DeviceClass.allCases[dice.next(8)]
            let rate = DeviceRate(
                name: "", useClass: UseClass(deviceClass), bed: bed, isUsable: dice.next(2) == 0,
                isUsed: [nil, true, false][dice.next(3)])
            let (own, all) = (Int64(dice.next(100)), Int64(100 + dice.next(100)))
            source.rates.append(rate)
            source.deviceTimes.append(
                DeviceTime(
                    device: "", deviceClass: deviceClass, bed: bed,
                    period: .init(service: own, online: own / 2, effective: own / 3),
                    total: .init(service: all, online: all / 2, effective: all / 3)))
            func add(_ figure: Figure, _ period: Int64, _ total: Int64) {
                let place = "\(places.place(of: bed))"
                if total != 0 { expected[place, default: [:]]["\(figure.name) total", default: 0] += total }
                if period != 0 { expected[place, default: [:]]["\(figure.name) period", default: 0] += period }
            }
            let kind = try #require(KitKind(deviceClass))
            add(.device(kind, .serviceSeconds), own, all)
            add(.device(kind, .onlineSeconds), own / 2, all / 2)
            add(.device(kind, .effectiveSeconds), own / 3, all / 3)
            for useClass in [rate.useClass, nil] {
                for (measure, isCounted) in [
                    (Figure.RateMeasure.inService, true), (.usable, rate.isUsable), (.judged, rate.isUsed != nil),
                    (.used, rate.isUsed == true),
                ] where isCounted { add(.rate(useClass, measure), 1, 1) }
            }
        }
        var fold = SummaryFold(source, from: first, until: last)
        fold.countDeviceTimes()
        fold.countRates()
        #expect(told(fold, Figure.devices + Figure.rates) == expected)
    }

    @Test func `a kind has the position that it has in its list`() {
        #expect(KitKind.allCases.map(\.position) == Array(KitKind.allCases.indices))
        #expect(UseClass.allCases.map(\.position) == Array(UseClass.allCases.indices))
        #expect(MoneyHead.allCases.map(\.position) == Array(MoneyHead.allCases.indices))
        #expect(MoneyKind.allCases.map(\.position) == Array(MoneyKind.allCases.indices))
    }

    @Test func `a bed's kit is complete by what is signed off or refused in writing at it`() {
        var marks = KitMarks()
        #expect(marks.completeness == .missing)
        for kind in KitKind.allCases where kind.isMandatory { marks.signedOff.insert(kind) }
        #expect(marks.completeness == .complete)
        #expect(marks.signedOff.set == Set(KitKind.allCases.filter(\.isMandatory)))
        marks = KitMarks()
        for kind in KitKind.allCases where kind.isMandatory { marks.refused.insert(kind) }
        #expect(marks.completeness == .completeButRefused)
    }
}
