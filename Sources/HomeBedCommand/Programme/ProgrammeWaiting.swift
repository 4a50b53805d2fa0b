import ArgumentParser
import CareCore
import CareRecords
import CareWire

/// `homebed programme waiting`
struct ProgrammeWaiting: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiting",
        abstract: "Lists who was screened and is not served yet, in the plan's order, with the reason for each place.")

    @OptionGroup var options: ProgrammeOptions

    func run() throws {
        let configuration = try options.shared.configuration()
        let (today, county) = (try options.day(configuration), try options.code())
        let lines = try options.withRecords(configuration) { book in
            let conditions = county.map { [RecordCondition.equal(SharedField.county, $0)] } ?? []
            return WaitingList.lines(
                cases: try book.rows(.careCase, where: conditions), residents: try book.rows(.resident, where: []),
                today: today)
        }
        if options.json { return lines.forEach { Console.record(Self.fields($0)) } }
        var table = Table("位次", "个案", "老人", "筛查日期", "状态", "理由")
        for line in lines {
            table.add(
                "\(line.place)", line.careCase.text, line.resident.text, line.screenedOn.recordText, line.state.title,
                line.reason.zh)
        }
        table.lines.forEach(Console.result)
        Console.tell("\(lines.count) waiting")
    }

    private static func fields(_ line: WaitingLine) -> Fields {
        Fields { fields in
            fields.put("place", line.place)
            fields.put("case", line.careCase.text)
            fields.put("resident", line.resident.text)
            fields.put("screened_on", line.screenedOn.recordText)
            fields.put("state", line.state.rawValue)
            fields.put("reason", line.reason)
        }
    }
}
