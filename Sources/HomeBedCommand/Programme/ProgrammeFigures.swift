import ArgumentParser
import CareCore
import CareRecords
import CareWire

/// `homebed programme figures`
struct ProgrammeFigures: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "What each county was to reach and has reached.",
        discussion: """
            A visit counts for each resident it served, however many staff came. Toward the first target count the \
            first two visits that ended by 2021-12-31, toward the second the first three; later ones stand apart. \
            Assets are counted by state, by holder (programme assets says where each piece is) and by the number of \
            families they were issued to. --keys lists behind each figure the records that it counts; of a way from a \
            home back into service the asset and its moves, the first and the last.
            """)

    @OptionGroup var options: ProgrammeOptions

    @Flag(help: "With each figure the keys of the records that it counts.")
    var keys = false

    func run() throws {
        let configuration = try options.shared.configuration()
        let (day, county) = (try options.day(configuration), try options.code())
        let figures = try options.withRecords(configuration) { book in
            let conditions = county.map { [RecordCondition.equal(SharedField.county, $0)] } ?? []
            return try book.rows(.county, where: conditions).flatMap { row in
                try CountyFigures(row, book, until: day).lines
            }
        }
        if options.json { return figures.forEach { Console.record(fields($0)) } }
        var table = Table("县市", "指标", "任务", "完成", "")
        for figure in figures {
            table.add(
                "\(figure.county)", figure.title.zh, figure.target.map { "\($0)" } ?? "-",
                "\(figure.amount?.number ?? Int64(figure.keys.count))",
                keys ? figure.keys.joined(separator: " ") : figure.title.en)
        }
        table.lines.forEach(Console.result)
    }

    private func fields(_ figure: CountyFigures.Line) -> Fields {
        Fields { fields in
            fields.put("county", "\(figure.county)")
            fields.put("figure", figure.title.en)
            fields.put("target", figure.target)
            fields.put("reached", figure.keys.count)
            var (fen, hours, permille): (Int64?, Int64?, Int64?) = (nil, nil, nil)
            switch figure.amount {
            case .fen(let number): fen = number
            case .hours(let number): hours = number
            case .permille(let number): permille = number
            case nil: break
            }
            fields.put("fen", fen)
            fields.put("hours", hours)
            fields.put("permille", permille)
            if keys { fields.put("keys", figure.keys) }
        }
    }
}
