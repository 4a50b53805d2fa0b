import ArgumentParser
import CareCore
import CareProfiles
import CareRecords
import CareStore
import CareWire
import Gateway

/// `homebed rates [--county C] [--on DAY] [--json]`
struct RatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates",
        abstract: "能用 and 起作用: how much of the equipment can be used, and how much is used.",
        discussion: """
            Both by class and county, with each device that fails, why, and the order that mends it; where none is \
            open, homebed orders open BED DEVICE --reason TEXT --by WHO opens one. AST-6 marks what \
            is in service and gave no valid reading on seven days on which the gateway heard others. A device counts \
            that serves somebody and whose kit, where it has one, is signed off; of what sends nothing, what stands in \
            a bed's kit and neither waits for its collection, is suspended nor stayed with a family. Without --on: the \
            newest day whose facts are made.
            """)

    @Option(help: ArgumentHelp("Only this county.", valueName: "532901"))
    var county: String?

    @Option(help: ArgumentHelp("As it was at the end of this day.", valueName: "2022-03-31"))
    var on: String?

    @Flag(help: "A line of JSON for each class and county, then one for each device that fails.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        _ = try CountyText.county(county)
        _ = try DayText.day(on, "--on")
    }

    func run() throws {
        let configuration = try shared.configuration()
        let key = try RecordArgument.key(configuration)
        let profiles = try ProfileLoader.load(directory: configuration.profiles).set
        let reader = try StoreReader.open(path: configuration.database)
        let day = try day(reader)
        let code = try CountyText.county(county)
        let things = try reader.ordersOfThings()
        let evidence = try records(reader, key, on: day)
            .inService(try reader.deviceEvidence(on: day, profiles: profiles))
            .map { $0.withOrder(ofThings: things) }.filter { code == nil || $0.county == code }
        let rates = EquipmentRates(evidence, at: day.end)
        if json {
            rates.lines.forEach { Console.record(RecordJSON.fields(of: $0, on: day)) }
            rates.failures.forEach { Console.record(RecordJSON.fields(of: $0, on: day)) }
        } else {
            show(rates, day)
        }
    }

    /// What the records say of kits, visits and silent things.
    private func records(_ reader: StoreReader, _ key: RecordKey, on day: CivilDate) throws -> EquipmentRecords {
        func rows(_ table: RecordTable) throws -> [RecordRow] {
            try reader.records(table, scope: .everything, key: key).map(\.row)
        }
        let custody = SilentCustody(
            assets: try rows(.asset), moves: try rows(.assetMove), kept: try rows(.assetKept),
            cases: try rows(.careCase), until: day.end)
        return EquipmentRecords(kit: try rows(.kitItem), visits: try rows(.visit), custody: custody, until: day.end)
    }

    private func show(_ rates: EquipmentRates, _ day: CivilDate) {
        Console.result("\(day.recordText) 设备能用率与起作用率")
        var table = Table("县市", "类别", "能用", "能用率", "起作用", "起作用率", "未满观察期")
        for line in rates.lines {
            table.add(
                "\(line.county)", line.useClass.title, count(line.usable), percent(line.usable), count(line.inUse),
                percent(line.inUse), "\(line.inUse.notJudged.count)")
        }
        table.lines.forEach(Console.result)
        guard !rates.failures.isEmpty else { return }
        var failing = Table("县市", "类别", "设备", "床位", "能用", "起作用", "AST-6", "工单")
        for failure in rates.failures {
            let evidence = failure.evidence
            failing.add(
                "\(evidence.county)", evidence.useClass.title, evidence.name,
                evidence.beds.map(\.description).joined(separator: " "), failure.usable ?? "-", failure.inUse ?? "-",
                failure.isUseless ? "AST-6" : "-", evidence.order.map { "\($0)" } ?? "orders open")
        }
        Console.result("")
        failing.lines.forEach(Console.result)
    }

    private func count(_ rate: EquipmentRates.Rate) -> String { "\(rate.passed.count)/\(rate.judged.count)" }

    private func percent(_ rate: EquipmentRates.Rate) -> String {
        rate.permille.map { "\($0 / 10).\($0 % 10) %" } ?? "-"
    }

    private func day(_ reader: StoreReader) throws -> CivilDate {
        guard let newest = try reader.newestFactDay() else {
            throw CommandFailure(
                .noInput, "error: expected daily facts, there are none yet: they are made when a day is over")
        }
        guard let day = try DayText.day(on, "--on") else { return newest }
        guard day <= newest else {
            throw CommandFailure(
                .noInput,
                "error: --on: expected a day up to \(newest.recordText), the newest whose facts are made, "
                    + "found \(day.recordText)")
        }
        return day
    }
}
