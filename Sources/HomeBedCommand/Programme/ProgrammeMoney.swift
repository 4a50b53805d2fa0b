import ArgumentParser
import CareCore
import CareRecords
import CareWire

/// `homebed programme money`
struct ProgrammeMoney: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "money",
        abstract: "What was budgeted, allocated and paid, by county, head and source, and what remains.",
        discussion: """
            Amounts are in yuan; counter-entries are taken away. --from begins a period whose sums stand before those \
            from the beginning. --keys lists behind each sum the entries that it counts; --beds tells what was paid \
            for each bed.
            """)

    @Option(help: ArgumentHelp("The first day of a period that ends with --on.", valueName: "2021-10-01"))
    var from: String?

    @Flag(help: "With each sum the entries that it counts.")
    var keys = false

    @Flag(help: "What was paid for each bed.")
    var beds = false

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let (day, county) = (try options.day(configuration), try options.code())
        let first = try from.map { _ in try DayArgument.day(from, configuration) }
        let rows = try options.withRecords(configuration) { book in
            try book.rows(.moneyEntry, where: county.map { [.equal(SharedField.county, $0)] } ?? [])
        }
        let figures = MoneyFigures(rows, from: first, until: day)
        if beds { return tellBeds(figures) }
        if options.json { return figures.lines.forEach { Console.record(fields($0)) } }
        var table = Table("县市", "科目", "来源", "性质", "本期(元)", "累计(元)", "结余(元)", "")
        for line in figures.lines {
            for kind in MoneyKind.allCases {
                guard let total = line.total[kind] else { continue }
                table.add(
                    "\(line.county)", line.head.title, line.source.title, kind.title,
                    MoneyText.yuan(line.period[kind]?.amount ?? 0), MoneyText.yuan(total.amount),
                    kind == .paid || line.total[.paid] == nil && kind == .allocated
                        ? MoneyText.yuan(line.remaining) : "",
                    keys ? total.keys.map(\.text).joined(separator: " ") : "")
            }
        }
        table.lines.forEach(Console.result)
    }

    private func tellBeds(_ figures: MoneyFigures) {
        let ordered = figures.beds.sorted { $0.key.description < $1.key.description }
        if options.json {
            return ordered.forEach { bed, sum in
                Console.record(
                    Fields { fields in
                        fields.put("bed", "\(bed)")
                        fields.put("paid", sum.amount)
                        if keys { fields.put("keys", sum.keys.map(\.text)) }
                    })
            }
        }
        var table = Table("床位", "支出(元)", "")
        for (bed, sum) in ordered {
            table.add(
                "\(bed)", MoneyText.yuan(sum.amount), keys ? sum.keys.map(\.text).joined(separator: " ") : "")
        }
        table.lines.forEach(Console.result)
    }

    private func fields(_ line: MoneyFigures.Line) -> Fields {
        Fields { fields in
            fields.put("county", "\(line.county)")
            fields.put("head", line.head.rawValue)
            fields.put("source", line.source.rawValue)
            for kind in MoneyKind.allCases {
                let total = line.total[kind]
                fields.put("\(kind.rawValue)_period", total.map { _ in line.period[kind]?.amount ?? 0 })
                fields.put(kind.rawValue, total?.amount)
            }
            fields.put("remaining", line.remaining)
            fields.put("unallocated", line.unallocated)
            guard keys else { return }
            fields.put("keys", Set(line.total.values.flatMap(\.keys)).sorted().map(\.text))
        }
    }
}
